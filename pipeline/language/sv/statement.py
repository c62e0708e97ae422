"""What can I do with this book? In Swedish."""

WORDS = {
    "title": "Vad kan jag göra med den här boken?",
    "ways": "Sätt att läsa",
    "conformance": "Överensstämmelse",
    "navigation": "Navigering",
    "rich": "Bilder, formler och tabeller",
    "hazards": "Risker",
    "legal": "Rättsliga frågor",
    "more": "Ytterligare information",
    "look": "Utseendet kan ändras|Textens storlek, typsnitt, färger och avstånd kan ändras.",
    "fixed": "Utseendet är fast|Texten står på fasta sidor, som kan förstoras i sin helhet.",
    "large": "Stor stil|Texten är satt i stor stil, 18 punkter.",
    "sightless": "Kan läsas utan syn|Allt innehåll kan läsas som tal eller i punktskrift.",
    "partly": "Kan delvis läsas utan syn|Texten kan läsas som tal eller i punktskrift, men alla"
    " bilder är inte beskrivna.",
    "sound-only": "Bara ljud, ingen text|Det är bara ljud: det finns ingen text för punktskrift"
    " eller för ögat.",
    "heard": "Helt inläst|En inspelning av hela texten ingår.",
    "half-heard": "Delvis inläst|En inspelning av en del av texten ingår.",
    "in-step": "Text och ljud följs åt|Texten markeras medan den hörs.",
    "synthetic": "Syntetisk röst|Inspelningens röst är syntetisk.",
    "reviewed": "{standard}, granskad av {by}|Den uppfyller {standard}, vilket {by} fann den"
    " {date}.",
    "judged": "{standard}, kontrollerad av ett program|{by} har kontrollerat den mot"
    " {standard} och inte funnit något fel; ingen granskning av en person finns belagd.",
    "unreviewed": "Överensstämmelse okänd|Ingen granskning av en person finns belagd, så ingen"
    " överensstämmelse hävdas.",
    "contents": "Innehållsförteckning|En innehållsförteckning leder till kapitlen.",
    "headings": "Rubriker|Rubriker är uppmärkta, så att man kan gå från den ena till nästa.",
    "pages": "Den tryckta utgåvans sidnummer|Sidorna är den tryckta utgåvans.",
    "no-way": "Ingen information om navigering|Ingen information om navigering finns.",
    "alt": "Bilderna är beskrivna|Alla bilder har beskrivningar.",
    "no-alt": "Alla bilder är inte beskrivna|Några bilder saknar beskrivning.",
    "long": "Långa beskrivningar|Längre beskrivningar står vid de bilder som behöver dem.",
    "data": "Diagram som tabeller|Diagrammens siffror står också i tabeller.",
    "maths": "Formler för skärmläsare|Formler är MathML, som skärmläsare kan läsa upp.",
    "plain": "Inga bilder eller formler|Det finns inga bilder och inga formler.",
    "harmless": "Inga risker|Ingenting i den blinkar eller rör sig.",
    "sound-unknown": "Inget blinkande, ingen rörelse|Ingenting i den blinkar eller rör sig; om"
    " ljuden kan skada har inte bedömts.",
    "unknown": "Risker okända|Något i den rör sig, och ingen har bedömt om det kan skada.",
    "exempt": "Undantag åberopas|Förlaget åberopar ett undantag från EU:s tillgänglighetsdirektiv.",
    "contact": "Anmäl hinder: {contact}|Anmäl hinder till {contact}.",
}
