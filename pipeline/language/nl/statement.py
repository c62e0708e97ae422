"""What can I do with this book? In Dutch."""

WORDS = {
    "title": "Wat kan ik met dit boek doen?",
    "ways": "Manieren van lezen",
    "conformance": "Conformiteit",
    "navigation": "Navigatie",
    "rich": "Afbeeldingen, formules en tabellen",
    "hazards": "Gevaren",
    "legal": "Juridische overwegingen",
    "more": "Aanvullende informatie",
    "look": "Weergave aanpasbaar|Grootte, lettertype, kleuren en afstanden van de tekst kunnen"
    " worden veranderd.",
    "fixed": "Weergave ligt vast|De tekst staat op vaste pagina’s, die in hun geheel kunnen"
    " worden vergroot.",
    "large": "Grote letter|De tekst is gezet in grote letter, in 18 punten.",
    "sightless": "Leesbaar zonder te zien|Alle inhoud kan als spraak of in braille worden gelezen.",
    "partly": "Deels leesbaar zonder te zien|De tekst kan als spraak of in braille worden"
    " gelezen, maar niet alle afbeeldingen zijn beschreven.",
    "sound-only": "Alleen geluid, geen tekst|Het is alleen geluid: er is geen tekst voor"
    " braille of het oog.",
    "heard": "Geheel voorgelezen|Een opname van de hele tekst hoort erbij.",
    "half-heard": "Deels voorgelezen|Een opname van een deel van de tekst hoort erbij.",
    "in-step": "Tekst en geluid lopen gelijk|De tekst wordt gemarkeerd terwijl die te horen is.",
    "synthetic": "Synthetische stem|De stem van de opname is synthetisch.",
    "reviewed": "{standard}, beoordeeld door {by}|Het voldoet aan {standard}, zoals {by} op"
    " {date} heeft vastgesteld.",
    "judged": "{standard}, door een programma gecontroleerd|{by} heeft het aan"
    " {standard} getoetst en geen fout gevonden; er is geen beoordeling door een mens vastgelegd.",
    "unreviewed": "Conformiteit niet bekend|Er is geen beoordeling door een mens vastgelegd,"
    " dus er wordt geen conformiteit geclaimd.",
    "contents": "Inhoudsopgave|Een inhoudsopgave leidt naar de hoofdstukken.",
    "headings": "Koppen|Koppen zijn gemarkeerd, zodat men van de ene naar de volgende kan gaan.",
    "pages": "Paginanummers van de gedrukte uitgave|De pagina’s zijn die van de gedrukte uitgave.",
    "no-way": "Geen informatie over navigatie|Er is geen informatie over navigatie beschikbaar.",
    "alt": "Afbeeldingen zijn beschreven|Alle afbeeldingen hebben een beschrijving.",
    "no-alt": "Niet alle afbeeldingen zijn beschreven|Sommige afbeeldingen hebben geen"
    " beschrijving.",
    "long": "Lange beschrijvingen|Bij afbeeldingen die dat nodig hebben, staan langere"
    " beschrijvingen.",
    "data": "Grafieken als tabellen|De cijfers van grafieken staan ook in tabellen.",
    "maths": "Formules voor schermlezers|Formules zijn MathML, dat schermlezers kunnen voorlezen.",
    "plain": "Geen afbeeldingen of formules|Er zijn geen afbeeldingen en geen formules.",
    "harmless": "Geen gevaren|Niets erin flitst of beweegt.",
    "sound-unknown": "Geen flitsen of beweging|Niets erin flitst of beweegt; of het geluid kan"
    " schaden, is niet beoordeeld.",
    "unknown": "Gevaren niet bekend|Iets erin beweegt, en niemand heeft beoordeeld of het kan"
    " schaden.",
    "exempt": "Uitzondering ingeroepen|De uitgever beroept zich op een uitzondering van de"
    " Europese toegankelijkheidswet.",
    "contact": "Drempels melden: {contact}|Meld drempels aan {contact}.",
}
