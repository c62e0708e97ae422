"""What can I do with this book? In Italian."""

WORDS = {
    "title": "Che cosa posso fare con questo libro?",
    "ways": "Modi di lettura",
    "conformance": "Conformità",
    "navigation": "Navigazione",
    "rich": "Immagini, formule e tabelle",
    "hazards": "Rischi",
    "legal": "Aspetti legali",
    "more": "Altre informazioni",
    "look": "Aspetto modificabile|Si possono cambiare dimensione, carattere, colori e"
    " spaziatura del testo.",
    "fixed": "Aspetto fisso|Il testo sta su pagine fisse, che si possono ingrandire nel loro"
    " insieme.",
    "large": "Caratteri grandi|Il testo è composto in caratteri grandi, di 18 punti.",
    "sightless": "Leggibile senza la vista|Tutto il contenuto si può leggere con la voce o in"
    " braille.",
    "partly": "Leggibile in parte senza la vista|Il testo si può leggere con la voce o in"
    " braille, ma non tutte le immagini sono descritte.",
    "sound-only": "Solo suono, senza testo|È solo suono: non c’è testo per il braille o per gli"
    " occhi.",
    "heard": "Narrato per intero|Contiene una registrazione di tutto il testo.",
    "half-heard": "Narrato in parte|Contiene una registrazione di una parte del testo.",
    "in-step": "Testo e suono sincronizzati|Il testo è evidenziato mentre lo si ascolta.",
    "synthetic": "Voce sintetica|La voce della registrazione è sintetica.",
    "reviewed": "{standard}, esaminato da {by}|È conforme a {standard}, come ha constatato {by}"
    " il {date}.",
    "judged": "{standard}, verificato da un programma|{by} lo ha verificato secondo"
    " {standard} senza trovare difetti; non risulta l’esame di una persona.",
    "unreviewed": "Conformità non nota|Non risulta l’esame di una persona, perciò non si"
    " dichiara alcuna conformità.",
    "contents": "Indice|Un indice porta ai capitoli.",
    "headings": "Titoli|I titoli sono marcati, così si può passare dall’uno all’altro.",
    "pages": "Numeri di pagina dell’edizione a stampa|Le pagine sono quelle dell’edizione a"
    " stampa.",
    "no-way": "Nessuna informazione sulla navigazione|Non ci sono informazioni sulla navigazione.",
    "alt": "Immagini descritte|Tutte le immagini hanno una descrizione.",
    "no-alt": "Non tutte le immagini sono descritte|Alcune immagini non hanno descrizione.",
    "long": "Descrizioni lunghe|Accanto alle immagini che lo richiedono ci sono descrizioni più"
    " lunghe.",
    "data": "Grafici come tabelle|I dati dei grafici stanno anche in tabelle.",
    "maths": "Formule per lettori di schermo|Le formule sono in MathML, che i lettori di"
    " schermo sanno leggere.",
    "plain": "Né immagini né formule|Non ci sono immagini né formule.",
    "harmless": "Nessun rischio|Nulla lampeggia o si muove.",
    "sound-unknown": "Nessun lampo né movimento|Nulla lampeggia o si muove; non è stato"
    " valutato se i suoni possano nuocere.",
    "unknown": "Rischi non noti|Qualcosa si muove, e nessuno ha valutato se possa nuocere.",
    "exempt": "Esenzione dichiarata|L’editore si avvale di un’esenzione dall’Atto europeo"
    " sull’accessibilità.",
    "contact": "Segnalare barriere: {contact}|Segnalare eventuali barriere a {contact}.",
}
