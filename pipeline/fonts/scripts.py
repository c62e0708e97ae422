"""Scripts: which one a character is of, and what makes print able to set it."""

import functools
import unicodedata
from dataclasses import dataclass

from pipeline.fonts.files import installed, script_package

_NO_SCRIPT = frozenset(("Zinh", "Zyyy", "Zzzz"))
_USUAL = ("Hani", "Latn", "Arab", "Hebr", "Deva", "Hira")  # of those that share a sign
_SET_ANYWAY = ("", "Latn", "Cyrl", "Grek")  # a rare sign is missing, not the script
_EMOJI = range(0x1F000, 0x1FB00)  # the blocks of picture signs, from Mahjong Tiles on
_PLAIN_NAMES = {
    "Hang": "Hangul (Korean)",
    "Hani": "Han (Chinese characters)",
    "Hira": "Hiragana (Japanese)",
    "Kana": "Katakana (Japanese)",
}
_WITHOUT = "or leave print out: publish build epub audio."


@dataclass(frozen=True, slots=True)
class Script:
    """A script, or the Unicode block of signs that are of none.

    ``code`` is that of ISO 15924; signs have none.
    """

    name: str
    code: str = ""

    @property
    def remedy(self) -> str:
        """What to do so that a book with this script can be printed."""
        package = script_package(self.code)
        if package is not None and not installed(package):
            return f"Install its font: python -m pip install {package}"
        other = "Use words or another sign"
        if self.code not in _SET_ANYWAY:
            unknown = "" if package else "The program knows no font for it yet. "
            other = f"{unknown}Write it in Latin letters"
        return f"{other}, show it as an image with a text alternative, {_WITHOUT}"


@functools.cache
def script_of(character: str) -> Script:
    """The script of a character (Unicode Standard Annex 24); of one that is shared, the usual."""
    from fontTools import unicodedata as data  # noqa: PLC0415  (loads only for a rare letter)

    code = data.script(character)
    if code in _NO_SCRIPT:
        code = _user(sharers(character))
    if code:
        name = _PLAIN_NAMES.get(code) or data.script_name(code)
        return Script(name, code)
    if ord(character) in _EMOJI and unicodedata.category(character) in ("So", "Sk"):
        return Script("emoji and other picture signs")
    return Script(f"signs of the block {data.block(character)!r}")


@functools.cache
def sharers(character: str) -> frozenset[str]:
    """The scripts (ISO 15924) that share a sign or mark; none for a letter of one script."""
    from fontTools import unicodedata as data  # noqa: PLC0415  (loads only for a rare letter)

    if data.script(character) not in _NO_SCRIPT:
        return frozenset()
    return frozenset(data.script_extension(character) - _NO_SCRIPT)


def _user(codes: frozenset[str]) -> str:
    """Of the scripts that share a sign the one to name it after; "" for a sign of no script."""
    known = (*_USUAL, *filter(script_package, sorted(codes)), *sorted(codes))
    return next((code for code in known if code in codes), "")
