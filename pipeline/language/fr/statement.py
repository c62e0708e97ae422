"""What can I do with this book? In French."""

WORDS = {
    "colon": "\u00a0: ",
    "title": "Que puis-je faire de ce livre\u00a0?",
    "ways": "Modes de lecture",
    "conformance": "Conformité",
    "navigation": "Navigation",
    "rich": "Images, formules et tableaux",
    "hazards": "Risques",
    "legal": "Considérations juridiques",
    "more": "Informations complémentaires",
    "look": "Présentation modifiable|La taille, la police, les couleurs et l’espacement du"
    " texte peuvent être modifiés.",
    "fixed": "Présentation fixe|Le texte est disposé en pages fixes, que l’on peut agrandir"
    " dans leur ensemble.",
    "large": "Gros caractères|Le texte est composé en gros caractères, en corps 18.",
    "sightless": "Lisible sans la vue|Tout le contenu peut être lu par synthèse vocale ou en"
    " braille.",
    "partly": "Lisible en partie sans la vue|Le texte peut être lu par synthèse vocale ou en"
    " braille, mais toutes les images ne sont pas décrites.",
    "sound-only": "Son seul, sans texte|C’est du son seul\u00a0: il n’y a pas de texte pour le"
    " braille ou pour l’œil.",
    "heard": "Entièrement narré|Il comporte un enregistrement de tout le texte.",
    "half-heard": "Narré en partie|Il comporte un enregistrement d’une partie du texte.",
    "in-step": "Texte et son synchronisés|Le texte est marqué pendant qu’on l’entend.",
    "synthetic": "Voix de synthèse|La voix de l’enregistrement est une voix de synthèse.",
    "reviewed": "{standard}, examiné par {by}|Il est conforme à {standard}, comme {by} l’a"
    " constaté le {date}.",
    "judged": "{standard}, vérifié par une machine|{by} l’a vérifié selon {standard} et"
    " n’a trouvé aucun défaut\u00a0; aucun examen par une personne n’est attesté.",
    "unreviewed": "Conformité inconnue|Aucun examen par une personne n’est attesté\u00a0: aucune"
    " conformité n’est donc déclarée.",
    "contents": "Table des matières|Une table des matières mène aux chapitres.",
    "headings": "Titres|Les titres sont balisés\u00a0: on peut aller de l’un à l’autre.",
    "pages": "Numéros de page de l’édition imprimée|Les pages sont celles de l’édition imprimée.",
    "no-way": "Pas d’information sur la navigation|Aucune information sur la navigation n’est"
    " disponible.",
    "alt": "Images décrites|Toutes les images ont une description.",
    "no-alt": "Images décrites en partie|Certaines images n’ont pas de description.",
    "long": "Descriptions longues|Des descriptions plus longues accompagnent les images qui en"
    " ont besoin.",
    "data": "Graphiques en tableaux|Les chiffres des graphiques figurent aussi dans des tableaux.",
    "maths": "Formules pour lecteurs d’écran|Les formules sont en MathML, que les lecteurs"
    " d’écran savent lire.",
    "plain": "Ni images ni formules|Il n’y a ni images ni formules.",
    "harmless": "Pas de risque|Rien n’y clignote ni n’y bouge.",
    "sound-unknown": "Ni clignotement ni mouvement|Rien n’y clignote ni n’y bouge\u00a0; on n’a pas"
    " évalué si ses sons peuvent nuire.",
    "unknown": "Risques inconnus|Quelque chose y bouge, et personne n’a évalué si cela peut nuire.",
    "exempt": "Exemption invoquée|L’éditeur invoque une exemption de l’acte européen sur"
    " l’accessibilité.",
    "contact": "Signaler un obstacle\u00a0: {contact}|Merci de signaler tout obstacle à {contact}.",
}
