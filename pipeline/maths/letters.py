"""Letters of formulas in the faces that mean something, as characters of their own."""

import functools
import unicodedata

_FACES = {
    "bold": ("MATHEMATICAL BOLD",),
    "bold-italic": ("MATHEMATICAL BOLD ITALIC", "MATHEMATICAL BOLD"),
    "calligraphic": ("MATHEMATICAL SCRIPT", "SCRIPT"),
    "double-struck": ("MATHEMATICAL DOUBLE-STRUCK", "DOUBLE-STRUCK"),
    "fraktur": ("MATHEMATICAL FRAKTUR", "BLACK-LETTER"),
    "monospace": ("MATHEMATICAL MONOSPACE",),
    "sans-serif": ("MATHEMATICAL SANS-SERIF",),
}


@functools.cache
def styled(letter: str, face: str) -> str:
    """The letter in a face; the plain one where Unicode has no other."""
    name = unicodedata.name(letter, "") if len(letter) == 1 else ""
    short = name.replace("LATIN ", "").replace("GREEK ", "").replace("LETTER ", "")
    for prefix in _FACES.get(face, ()):
        try:
            return unicodedata.lookup(f"{prefix} {short}")
        except KeyError:
            continue
    return letter
