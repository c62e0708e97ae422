"""The book's pronunciations as a lexicon that other speech programs read.

Pronunciation Lexicon Specification 1.0: https://www.w3.org/TR/pronunciation-lexicon/
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from pipeline.model import Document, Pronunciation

_NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
_XML = "http://www.w3.org/XML/1998/namespace"


def lexicon(document: Document) -> bytes | None:
    """The lexicon; None when the book gives no pronunciation.

    IPA becomes a phoneme, a respelling or spelled letters an alias.
    """
    words = dict(_words(document))
    if not words:
        return None
    ET.register_namespace("", _NAMESPACE)
    facts = {"version": "1.0", "alphabet": "ipa", f"{{{_XML}}}lang": document.metadata.language}
    root = ET.Element(f"{{{_NAMESPACE}}}lexicon", facts)
    for word, how in sorted(words.items()):
        lexeme = ET.SubElement(root, f"{{{_NAMESPACE}}}lexeme")
        ET.SubElement(lexeme, f"{{{_NAMESPACE}}}grapheme").text = word
        kind = "phoneme" if how.ipa else "alias"
        ET.SubElement(lexeme, f"{{{_NAMESPACE}}}{kind}").text = how.ipa or how.say or " ".join(word)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _words(document: Document) -> Iterator[tuple[str, Pronunciation]]:
    for abbreviation in document.abbreviations:
        if abbreviation.pronunciation:
            yield abbreviation.short, abbreviation.pronunciation
    yield from document.lexicon
