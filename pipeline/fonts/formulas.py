"""What the font of formulas has."""

import functools
import xml.etree.ElementTree as ET

from pipeline.fonts.files import formula_file

_UNSEEN = frozenset(" \n\t\u00a0\u2061\u2062\u2063\u2064\u200b\u2009\u2003\u2002\u2005\u2004")


def lacking(mathml: str) -> str:
    """The characters of a formula that would be drawn as boxes; none where it is no MathML."""
    try:
        text = "".join(ET.fromstring(mathml).itertext())  # noqa: S314  (written by the reader)
    except ET.ParseError:
        return ""
    return "".join(sorted({*text} - _coverage())) if not text.isascii() else ""


@functools.cache
def _coverage() -> frozenset[str]:
    import uharfbuzz as hb  # noqa: PLC0415  (loads only for formulas)

    face = hb.Face(hb.Blob.from_file_path(str(formula_file())))
    return _UNSEEN | frozenset(map(chr, face.unicodes))
