"""What can I do with this book? In German."""

WORDS = {
    "title": "Was kann ich mit diesem Buch tun?",
    "ways": "Arten zu lesen",
    "conformance": "Konformität",
    "navigation": "Navigation",
    "rich": "Bilder, Formeln und Tabellen",
    "hazards": "Gefahren",
    "legal": "Rechtliches",
    "more": "Weitere Angaben",
    "look": "Darstellung anpassbar|Größe, Schrift, Farben und Abstände des Textes lassen sich"
    " ändern.",
    "fixed": "Darstellung fest|Der Text steht auf festen Seiten, die sich als Ganzes vergrößern"
    " lassen.",
    "large": "Großdruck|Der Text ist in Großdruck gesetzt, in 18 Punkt.",
    "sightless": "Ohne Sehen lesbar|Der ganze Inhalt lässt sich als Sprache oder in Braille lesen.",
    "partly": "Zum Teil ohne Sehen lesbar|Der Text lässt sich als Sprache oder in Braille"
    " lesen, aber nicht alle Bilder sind beschrieben.",
    "sound-only": "Nur Ton, kein Text|Es ist allein Ton: Es gibt keinen Text für Braille oder"
    " das Auge.",
    "heard": "Vollständig vorgelesen|Eine Aufnahme des ganzen Textes gehört dazu.",
    "half-heard": "Zum Teil vorgelesen|Eine Aufnahme eines Teils des Textes gehört dazu.",
    "in-step": "Text und Ton im Gleichlauf|Der Text wird markiert, während er zu hören ist.",
    "synthetic": "Künstliche Stimme|Die Stimme der Aufnahme ist künstlich.",
    "reviewed": "{standard}, geprüft von {by}|Es entspricht {standard}, wie {by} am {date}"
    " befunden hat.",
    "judged": "{standard}, maschinell geprüft|{by} hat es gegen {standard} geprüft und"
    " keinen Fehler gefunden; die Prüfung durch einen Menschen ist nicht belegt.",
    "unreviewed": "Konformität nicht bekannt|Die Prüfung durch einen Menschen ist nicht belegt,"
    " daher wird keine Konformität behauptet.",
    "contents": "Inhaltsverzeichnis|Ein Inhaltsverzeichnis führt zu den Kapiteln.",
    "headings": "Überschriften|Überschriften sind ausgezeichnet, sodass man von einer zur"
    " nächsten gehen kann.",
    "pages": "Seitenzahlen der Druckausgabe|Die Seiten sind die der Druckausgabe.",
    "no-way": "Keine Angaben zur Navigation|Zur Navigation gibt es keine Angaben.",
    "alt": "Bilder sind beschrieben|Alle Bilder haben Beschreibungen.",
    "no-alt": "Nicht alle Bilder sind beschrieben|Einige Bilder haben keine Beschreibung.",
    "long": "Ausführliche Beschreibungen|Ausführlichere Beschreibungen stehen bei den Bildern,"
    " die sie brauchen.",
    "data": "Diagramme als Tabellen|Die Zahlen der Diagramme stehen auch in Tabellen.",
    "maths": "Formeln für Screenreader|Formeln sind MathML, das Screenreader vorlesen.",
    "plain": "Keine Bilder oder Formeln|Es gibt keine Bilder und keine Formeln.",
    "harmless": "Keine Gefahren|Nichts darin blitzt oder bewegt sich.",
    "sound-unknown": "Kein Blitzen, keine Bewegung|Nichts darin blitzt oder bewegt sich; ob"
    " seine Klänge schaden können, wurde nicht beurteilt.",
    "unknown": "Gefahren nicht bekannt|Etwas darin bewegt sich, und niemand hat beurteilt, ob"
    " es schaden kann.",
    "exempt": "Ausnahme beansprucht|Der Verlag beansprucht eine Ausnahme vom europäischen"
    " Rechtsakt zur Barrierefreiheit.",
    "contact": "Barrieren melden: {contact}|Bitte melden Sie Barrieren an {contact}.",
}
