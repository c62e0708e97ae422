"""Contributor roles: the MARC relator codes of the Library of Congress."""

from pipeline.diagnostics import did_you_mean

_NAMES = {
    "author": "aut", "editor": "edt", "illustrator": "ill", "translator": "trl",
    "narrator": "nrt", "photographer": "pht", "publisher": "pbl", "designer": "dsr",
    "book-designer": "bkd", "cover-designer": "cov", "contributor": "ctb", "compiler": "com",
    "reviewer": "rev", "proofreader": "pfr", "researcher": "res", "foreword": "aui",
    "introduction": "win", "afterword": "aft", "adapter": "adp", "copyright-holder": "cph",
    "creator": "cre", "sponsor": "spn", "distributor": "dst", "producer": "pro",
    "scientific-advisor": "sad", "transcriber": "trc", "indexer": "cti", "consultant": "csl",
}  # fmt: skip
_CODES = frozenset(
    """abr acp act adi adp aft anc anl anm ann ant ape apl app aqt arc ard arr art asg asn ato att
    auc aud aue aui aup aus aut bdd bjd bka bkd bkp blw bnd bpd brd brl bsl cad cas ccp chr cli cll
    clr clt cmm cmp cmt cnd cng cns coe col com con cop cor cos cot cou cov cpc cpe cph cpl cpt cre
    crp crr crt csl csp cst ctb cte ctg ctr cts ctt cur cwt dbd dbp dfd dfe dft dgc dgg dgs dis djo
    dln dnc dnr dpc dpt drm drt dsr dst dtc dte dtm dto dub edc edd edm edt egr elg elt eng enj etr
    evp exp fac fds fld flm fmd fmk fmo fmp fnd fon fpy frg gdv gis grt his hnr hst ill ilu ink ins
    inv isb itr ive ivr jud jug lbr lbt ldr led lee lel len let lgd lie lil lit lsa lse lso ltg ltr
    lyr mcp mdc med mfp mfr mka mod mon mrb mrk msd mte mtk mup mus mxe nan nrt onp opn org orm osp
    oth own pad pan pat pbd pbl pdr pfr pht plt pma pmn pnc pop ppm ppt pra prc prd pre prf prg prm
    prn pro prp prs prt prv pta pte ptf pth ptt pup rap rbr rcd rce rcp rdd red ren res rev rpc rps
    rpt rpy rse rsg rsp rsr rst rth rtm rxa sad sce scl scr sde sds sec sfx sgd sgn sht sll sng spk
    spn spy srv std stg stl stm stn str swd tad tau tcd tch ths tld tlg tlh tlp trc trl tyd tyg uvp
    vac vdg vfx vid voc wac wal wam wat waw wdc wde wfs wft win wit wpr wst wts""".split()  # noqa: SIM905  (a list would fill pages)
)


def relator_code(role: str) -> tuple[str, str | None]:
    """The code of a role given as a code or a common name, and a hint when there is none."""
    folded = role.strip().lower().replace(" ", "-").replace("_", "-")
    if folded in _CODES:
        return folded, None
    if folded in _NAMES:
        return _NAMES[folded], None
    return "ctb", did_you_mean(folded, [*_NAMES, *_CODES])
