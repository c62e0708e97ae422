"""What can I do with this book? In English."""

WORDS = {
    "title": "What can I do with this book?",
    "ways": "Ways of reading",
    "conformance": "Conformance",
    "navigation": "Navigation",
    "rich": "Pictures, formulas and tables",
    "hazards": "Hazards",
    "legal": "Legal considerations",
    "more": "Additional information",
    "look": "Its look can be changed|Size, typeface, colors and spacing of the text can be"
    " changed.",
    "fixed": "Its look is fixed|The text stands on fixed pages, which can be enlarged as a whole.",
    "large": "Large print|The text is set in large print, in 18 point.",
    "sightless": "Can be read without sight|All content can be read as speech or in braille.",
    "partly": "Partly readable without sight|The text can be read as speech or in braille, but not"
    " all pictures are described.",
    "sound-only": "Sound only, no text|It is sound alone: there is no text for braille or the eye.",
    "heard": "Fully narrated|A recording of the whole text is part of it.",
    "half-heard": "Narrated in part|A recording of a part of the text is part of it.",
    "in-step": "Text and sound in step|The text is marked while it is heard.",
    "synthetic": "Synthetic voice|The voice of the recording is synthetic.",
    "reviewed": "{standard}, reviewed by {by}|It conforms to {standard}, as {by} found on {date}.",
    "judged": "{standard}, checked by machine|{by} checked it against {standard} and found no"
    " fault; no person's review is on record.",
    "unreviewed": "Conformance not known|No person's review is on record, so no conformance is"
    " claimed.",
    "contents": "Table of contents|A table of contents leads to the chapters.",
    "headings": "Headings|Headings are marked, so that one can go from one to the next.",
    "pages": "Page numbers of the print edition|The pages are those of the print edition.",
    "no-way": "No information on navigation|No information on navigation is available.",
    "alt": "Pictures are described|All pictures have descriptions.",
    "no-alt": "Not all pictures are described|Some pictures have no description.",
    "long": "Long descriptions|Longer descriptions stand beside pictures that need them.",
    "data": "Charts as tables|The figures of charts stand in tables as well.",
    "maths": "Formulas for screen readers|Formulas are MathML, which screen readers read.",
    "plain": "No pictures or formulas|There are no pictures and no formulas.",
    "harmless": "No hazards|Nothing in it flashes or moves.",
    "sound-unknown": "No flashing or motion|Nothing in it flashes or moves; whether its sounds can"
    " harm was not assessed.",
    "unknown": "Hazards not known|Something in it moves, and nobody assessed whether it can harm.",
    "exempt": "Exemption claimed|The publisher claims an exemption from the European Accessibility"
    " Act.",
    "contact": "Report barriers: {contact}|Please report barriers to {contact}.",
}
