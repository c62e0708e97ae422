"""Abbreviations whose full stop is not the end of a sentence, by language.

They are the ones that the library of sentence boundaries does not know, or takes for the end of a
sentence all the same; pipeline/docs/sentences.md says how they were found. A word in small letters
stands for its capital form as well ("vgl.", "Vgl."); one with a capital stands for itself alone,
since "gen." or "rep." in small letters may be an ordinary word.
"""

# ruff: noqa: RUF001  (the letters of many alphabets are what this module is about)

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_LAST: Mapping[str, frozenset[str]] = {
    "en": _words("""
        Mr. Mrs. Ms. Mx. Dr. Drs. Prof. Profs. Rev. Revs. Fr. Br. Bro. Gen. Gens. Col. Cols. Lt.
        Lieut. Maj. Capt. Capts. Cpt. Cpl. Sgt. Pvt. Pfc. Spc. Tpr. Adm. Cmdr. Cmdre. Cdr. Comdr.
        Comdt. Brig. Sen. Sens. Rep. Reps. Gov. Govs. Pres. Hon. Supt. Insp. Det. Amb. Atty. Attys.
        Dir. Msgr. Messrs. Mssrs. Mme. Mmes. Mlle. Mlles. Bp. Abp. Ven. Ald. Asst. Assoc. Chas. Jas.
        Geo. Wm. Thos. Benj. Edw. Robt. Ste. Ft. Mt. Mts. Pt. Visc. Ens. Surg. Sra. Srta. e.g. i.e.
        cf. viz. vs. approx. esp. incl. a.k.a.
    """),
    "de": _words("""
        Hr. Hrn. Fr. Frl. Dr. Dres. Prof. Dipl. Dipl.-Ing. Ing. Mag. St. Fa. Gebr. hl. Bgm. Abg.
        Min. Präs. Gen. Lt. Kpt. Hptm. Univ. Doz. Priv.-Doz. Pfr. Ew. Frhr. Hrsg. Verf. Übers. geb.
        gest. verh. verw. bzw. z.B. d.h. d.i. u.a. vgl. ca. sog. evtl. evt. ggf. inkl. exkl. zzgl.
        abzgl. einschl. ausschl. mind. höchst. max. min. insb. insbes. bes. gem. lt. resp. svw.
        i.d.R. i.A. i.V. m.E. u.U. z.T. z.Zt. z.Hd. o.g. s.o. s.u. v.a. vorm. nachm. spez. allg.
        engl. dt. frz. lat. griech. ital. span. russ. amerik. österr. schweiz. entspr. urspr.
        versch. zus. techn. wiss. Tel. Str. Inh. betr. Betr. bspw. näml. ehem. jew. jmd. urspr.
    """),
    "fr": _words("""
        M. MM. Mgr. Dr. Drs. Pr. Prof. Me. Mme. Mmes. Mlle. Mlles. St. Ste. Sts. cf. p.ex. c.-à-d.
        c.à.d. env. ap. apr. prof. trad. max. min. éd. éds. bd. boul. av. tél. Cie. Sté. Gal. Cdt.
        Cne. Cap. Col. Gén. Lt.
    """),
    "es": _words("""
        Sr. Sra. Srta. Sres. Sras. D. Dña. Da. Dr. Dra. Dres. Prof. Profa. Lic. Ing. Arq. Gral.
        Cnel. Cap. Tte. Sgto. Cdte. Sto. Sta. Mons. Fr. Fray. Hno. Hna. Pbro. p.ej. ej. cf. aprox.
        Avda. Av. Ctra. Pza. Tel. tel. Depto. Dpto. Gob. Pdte. Excmo. Excma. Ilmo. Ilma. S.M. EE.
        FF.
    """),
    "it": _words("""
        sig. sigg. sig.ra sig.na dott. dott.ssa dr. prof. prof.ssa proff. ing. avv. arch. geom. rag.
        on. sen. cav. comm. gen. col. cap. ten. magg. mons. rev. S. SS. fr. cfr. es. p.es. ca. tel.
        Spett. Egr. Gent. Ill. v.le p.za c.so
    """),
    "pt": _words("""
        Sr. Sra. Srs. Sras. Srta. Dr. Dra. Drs. Dras. Prof. Profa. Profs. Eng. Enga. Arq. Exmo.
        Exma. Ilmo. Ilma. D. Pe. Fr. Gen. Cel. Cap. Ten. Maj. Sgt. Alm. Sto. Sta. Av. p.ex. ex. cf.
        aprox. tel. Tel. Dep. Min. Pres. Gov.
    """),
    "nl": _words("""
        dhr. mevr. mw. mej. dr. drs. ir. ing. prof. mr. ds. bc. jhr. jkvr. kol. gen. kapt. Z.E.
        Z.K.H. H.K.H. Z.M. H.M. bijv. bv. d.w.z. o.a. m.a.w. m.n. ca. incl. excl. evt. resp. zgn.
        zg. vgl. i.v.m. t.a.v. t.o.v. m.b.t. t.b.v. i.p.v. n.a.v. o.l.v. v.d. a.d. tel. St. red.
        vert. c.q. i.c. w.o. nl.
    """),
    "sv": _words("""
        hr. fr. frk. dr. prof. doc. ing. kapt. gen. övlt. t.ex. bl.a. d.v.s. dvs. ca. resp. inkl.
        exkl. jfr. jmf. f.d. s.k. fr.o.m. t.o.m. p.g.a. p.gr.a. kl. tel. tfn. ung. u.a. o.d. enl.
        ev. ggr. st. d.ä. d.y. red. övers.
    """),
    "da": _words("""
        hr. fr. frk. dr. prof. f.eks. bl.a. dvs. ca. kl. jf. jvf. inkl. ekskl. evt. resp. tlf. mht.
        pga. vedr. sml. s.k. såk. kgl. skt. Sct.
    """),
    "no": _words("""
        hr. fr. frk. dr. prof. f.eks. bl.a. dvs. ca. kl. jf. jfr. inkl. ekskl. evt. resp. tlf. mht.
        pga. vedr. ifm. iht. kgl. St.
    """),
    "pl": _words("""
        p. prof. dr. hab. mgr. inż. lek. mec. red. ks. bp. abp. św. bł. o. s. gen. płk. ppłk. kpt.
        por. ppor. mjr. im. ul. al. pl. os. m.in. np. tzn. tzw. tj. ok. ob. zob. por. wg. dot. ds.
        woj. pow. gm. tel. zw. ur. zm. śp. jw. płd. płn. ang. niem. fr. łac.
    """),
    "cs": _words("""
        p. pí. sl. prof. doc. ing. arch. mgr. bc. dr. mudr. judr. phdr. rndr. paeddr. csc. gen. plk.
        pplk. kpt. por. mjr. sv. ul. nám. tř. např. tzv. tzn. tj. mj. popř. příp. resp. cca. zvl.
        srov. viz. tel. kol. red. vyd. zejm. angl. něm. fr. lat. max. min. Ph.Dr. M.U.Dr.
    """),
    "ru": _words("""
        ул. просп. пр-т. пл. пер. наб. бул. д. кв. корп. оф. г. г-н. г-жа. с. пос. дер. обл. р-н.
        им. проф. акад. доц. канд. св. св-та. о. тов. гр. ген. полк. т.е. т.к. т.н. напр. см. ср.
        ок. тел. англ. нем. франц. лат. греч. рус. ред. пер. изд. сост. ст. мл. под.
    """),
    "uk": _words("""
        вул. просп. пл. пров. бул. буд. кв. м. с. смт. обл. р-н. ім. проф. акад. доц. св. о. т.зв.
        тобто. напр. див. пор. бл. тел. англ. нім. фр. лат. ред. вид.
    """),
    "hi": _words("डॉ. श्री. प्रो. पं. सं."),
    "tr": _words("Dr. Prof. Doç. Yrd. Av. Sn. Alb. Bnb. Yzb. örn. bkz. vb. krş. yy. Hz. Müh."),
}
"""What follows belongs to them: titles before names, and words that lead to something."""

WRITTEN_APART: Mapping[str, frozenset[str]] = {
    "de": _words(
        "z.B. d.h. d.i. u.a. i.d.R. i.A. i.V. m.E. u.U. z.T. z.Zt. z.Hd. o.g. s.o. s.u. v.a. "
        "v.Chr. n.Chr."
    ),
    "fr": _words("p.ex. c.-à-d. c.à.d. av.J.-C. ap.J.-C."),
    "es": _words("p.ej. a.C. d.C. EE.UU. FF.AA. S.M."),
    "it": _words("p.es. a.C. d.C."),
    "pt": _words("p.ex. a.C. d.C."),
    "nl": _words("d.w.z. o.a. m.a.w. i.v.m. t.a.v. t.o.v. m.b.t. i.p.v."),
    "sv": _words("t.ex. bl.a. d.v.s. f.d. s.k. fr.o.m. t.o.m. p.g.a."),
    "da": _words("f.eks. bl.a. s.k."),
    "no": _words("f.eks. bl.a. s.k."),
    "pl": _words("m.in."),
    "ru": _words("т.е. т.к. т.н. н.э."),
}
"""Those that people also write with spaces; inside them no sentence ends."""

MAY_BE_LAST = _words("v.Chr. n.Chr. a.C. d.C. av.J.-C. ap.J.-C. EE.UU. н.э.")
"""Those of the above that end a sentence as well."""

LAST_OF_A_LIST: Mapping[str, frozenset[str]] = {
    "en": _words("etc."),
    "de": _words("usw. usf. etc. u.a.m. u.v.m. o.Ä. o.ä. u.Ä. u.ä. ff."),
    "fr": _words("etc."),
    "es": _words("etc. etcétera."),
    "it": _words("ecc. etc. eccetera."),
    "pt": _words("etc."),
    "nl": _words("enz. etc. e.d. e.a. enzovoort."),
    "sv": _words("osv. o.s.v. etc. m.m. m.fl. o.dyl. m.fl."),
    "da": _words("osv. etc. m.m. m.fl. m.v."),
    "no": _words("osv. etc. m.m. m.fl. m.v."),
    "pl": _words("itd. itp. etc. in."),
    "cs": _words("atd. apod. aj. etc."),
    "ru": _words("т.д. т.п. др. пр. проч."),
    "uk": _words("т.д. т.п. тощо. ін."),
    "tr": _words("vb. vs."),
}
"""A capital letter behind them begins a new sentence."""

ALSO_WORDS: Mapping[str, frozenset[str]] = {
    "en": _words("me no may art ark fig fed ill miss arc id ok con la mar min sat sun wed it am"),
    "de": _words("""
        ab abt an auf aus bei da das dir du ein er es euch fest ich ihm ihn ihr ja mal mich mir mit
        nach nein sie so tag um uns vor wir wo zu
    """),
    "fr": _words("art bas ça eux fin là lui moi non nous oui page par pas soi toi tu vous"),
    "es": _words(
        "aquí así él ella eso fin la le lo mar me más mí no nos os sal se sí sol te tú ya yo"
    ),
    "it": _words("art fin là lei lui mar me no noi qui se sì sol te tu voi"),
    "pt": _words("art aqui ela ele fim já lá mar me não nós se sim sol te tu"),
    "nl": _words(
        "aan af art dat de die een er het hij in ja jij kunst mee nee nu om op toe uit wij zij zo"
    ),
    "sv": _words("""
        av bort de dem den det dig du en er fram för han hon hos in ja jag kan men mig ned nej ner
        ni nu om oss på sig ska till upp ut var vi är
    """),
    "da": _words(
        """
        af de dem den det dig du en er for ham han hende hun ind ja jeg mig ned nej nu om op os på
        sig til ud var vi
    """
    ),
    "no": _words(
        """
        av de dem den det deg du en er for ham han henne hun inn ja jeg meg ned nei nå om opp oss på
        seg til ut var vi
    """
    ),
    "pl": _words("ja ją je mi mnie mu my nas nic nie on ona oni ono tak tam to tu ty was wy"),
    "cs": _words("já je ji mě mi mu my nám nás ne on ona oni ono tak tam to tu ty vás vy"),
    "ru": _words("вас вы да ей ему мне мы нас нет он она они оно так там тебе ты тут я"),
    "uk": _words("вас ви він вона вони воно ми нас ні так там ти тут я"),
}
"""Short words that the library takes for abbreviations, its English ones included."""

BEFORE_NUMBERS = _words("""
    abs. abb. abschn. afb. ak. anm. app. approx. appx. apt. art. arts. aufl. bd. bde. bil. blz. ca.
    cap. caps. cca. ch. chap. chaps. chs. cir. circ. cl. cod. con. d. ed. est. eq. eqn. eqs. ex.
    fasc. fig. figs. fn. fol. gl. godz. hfst. hs. jg. jh. kap. kl. lib. ll. max. min. n. no. nos.
    nr. nrs. nro. num. núm. núms. obr. odst. p. pag. pagg. pág. págs. par. para. paras. pk. pkt. pl.
    poz. pos. pp. pt. pts. r. ref. refs. rev. rozdz. rys. s. sec. secs. sect. sects. sez. sid. ss.
    st. ste. str. séc. t. tab. tabl. tav. tbl. tel. th. tom. u. ust. v. ver. vers. vol. vols. vv. z.
    ziff. č. čís. čl. §. рис. табл. гл. стр. с. т. тт. п. пп. ст. № каз. разд. прил. ч. мал. розд.
    ок. илл. gen. exod. lev. num. deut. josh. judg. sam. kgs. chr. chron. neh. esth. ps. pss. prov.
    eccl. eccles. isa. jer. lam. ezek. dan. hos. mic. nah. hab. zeph. hag. zech. mal. matt. mt. mk.
    lk. jn. rom. cor. gal. eph. phil. col. thess. tim. tit. philem. heb. jas. pet.
""")
"""Words whose full stop ends no sentence when a number follows; in small letters."""

BEFORE_LETTERS = BEFORE_NUMBERS - _words("no. nos. con. rev. st. r. s. t. u. v. z. n. d. th.")
"""Those that are also followed by a letter or a Roman number: "Fig. B", "vol. IV"."""

MONTHS_AND_DAYS = _words("""
    Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Mon. Tue. Tues. Wed. Thu. Thur.
    Thurs. Fri. Sat. Sun. Okt. Dez. Mär. jan. févr. avr. juil. déc. ene. dic. gen. lug. ott. okt.
""")
"""Before a number: "Mar. 5", "Jan.–Mar. 2020"."""
