"""A face: words shaped by HarfBuzz once, then looked up.

A word's shape does not depend on its size, so each face keeps the words that it has met. What it
keeps is ready to be written: the content of a ``TJ`` array, kerning included.

Glyphs get a character identifier (CID) for each text that they stand for, so that one glyph may
be a hyphen here and a soft hyphen there, and every CID has exactly one text (ISO 32000-1, 9.10.3).
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.fonts.clusters import MARKED
from pipeline.fonts.files import FontFile

if TYPE_CHECKING:
    import uharfbuzz

SOFT_HYPHEN = "\u00ad"
JOINER = "\u2060"  # the text of a glyph whose cluster's text another glyph has
_ALIASES = {"\u2010": "-", "\u2011": "-"}
_SPACES = frozenset(
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
)
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")


class Shape(NamedTuple):
    """A word: its width in thousandths of the font size, and its part of a ``TJ`` array."""

    width: float
    code: str


class _Shapes(dict[str, Shape]):
    """Words by their text, shaped when first asked for."""

    def __init__(self, face: "Face", tail: str) -> None:
        super().__init__()
        self._face = face
        self._tail = tail

    def __missing__(self, word: str) -> Shape:
        shape = self._face.shape(word)
        if self._tail:
            space = self._face.space
            shape = Shape(shape.width + space.width, shape.code + space.code)
        self[word] = shape
        return shape


class Face:
    """A font at one weight and slope.

    ``plain`` gives the shape of a word, ``spaced`` that of a word with the space after it. A soft
    hyphen is seen only as a word by itself: the hyphen at the end of a line.
    """

    def __init__(self, file: FontFile, name: str, *, features: dict[str, bool]) -> None:
        import uharfbuzz as hb  # noqa: PLC0415  (loads only when a PDF is made)

        self.file = file
        self.name = name
        self.source: uharfbuzz.Face = hb.Face(hb.Blob.from_file_path(str(file.path)))
        self.font: uharfbuzz.Font = hb.Font(self.source)
        if file.axes:
            self.font.set_variations(dict(file.axes))
        self._buffer_type = hb.Buffer
        self._shape = hb.shape
        self._level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        self._features = features
        self._scale = 1000 / self.source.upem
        self._cids: dict[tuple[int, str], int] = {}
        own = frozenset(map(chr, self.source.unicodes))
        aliases = {alias for alias, other in _ALIASES.items() if other in own}
        self.coverage = own | aliases | _SPACES | _INVISIBLE
        self.space = self.shape(" ")
        self.plain = _Shapes(self, "")
        self.spaced = _Shapes(self, " ")

    def sets(self, cluster: str) -> bool:
        """Whether it can set a letter with its marks, and not only print them one after another.

        A face that knows where a mark belongs has a glyph for both, or moves the mark.
        """
        if not self.coverage.issuperset(cluster):
            return False
        if len(cluster) == 1 or not MARKED.search(cluster):
            return True
        return not _UNMOVED.fullmatch(self.plain[cluster].code)

    def missing(self, text: str) -> str:
        """The characters of a text that the face has no glyphs for, in order of their code."""
        return "" if self.coverage.issuperset(text) else "".join(sorted({*text} - self.coverage))

    def width(self, text: str) -> float:
        """The width of a text on one line, in thousandths of the font size."""
        return self.plain[text].width

    def glyphs(self) -> dict[int, tuple[int, str, int]]:
        """Each CID in use: its glyph, its text, and its advance in thousandths of the size."""
        advance = self.font.get_glyph_h_advance
        return {
            cid: (gid, text, round(advance(gid) * self._scale))
            for (gid, text), cid in self._cids.items()
        }

    def shape(self, word: str) -> Shape:
        """A word shaped anew; :attr:`plain` remembers it."""
        if not word:
            return Shape(0.0, "")
        buffer = self._buffer_type()
        buffer.cluster_level = self._level
        buffer.add_str("-" if word == SOFT_HYPHEN else word.translate(_TRANSLATE))
        buffer.guess_segment_properties()
        self._shape(self.font, buffer, self._features)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        starts = [*(info.cluster for info in infos), len(word)]
        parts: list[str] = []
        total = 0.0
        for index, (info, place) in enumerate(zip(infos, positions, strict=True)):
            text = word[starts[index] : starts[index + 1]] or JOINER
            nominal = self.font.get_glyph_h_advance(info.codepoint)
            before = -place.x_offset * self._scale
            after = (nominal - place.x_advance + place.x_offset) * self._scale
            cid = self._cids.setdefault((info.codepoint, text), len(self._cids) + 1)
            parts.append(_glyph(cid, before, after, place.y_offset * self._scale))
            total += place.x_advance * self._scale
        return Shape(total, "".join(parts).replace("><", ""))


_TRANSLATE = str.maketrans(_ALIASES)
_UNMOVED = re.compile("<[0-9A-F]{8,}>")  # several glyphs and nothing between them
_RISE = re.compile("\x01(-?\\d+)\x01")


def _glyph(cid: int, before: float, after: float, rise: float) -> str:
    code = f"<{cid:04X}>"
    if rise:
        code = f"]TJ \x01{round(rise)}\x01 Ts[{code}]TJ 0 Ts["
    if round(before):
        code = f" {round(before)}{code}"  # a number may stand before it
    if round(after):
        code = f"{code}{round(after)}"
    return code


def with_rise(code: str, size: float, rise: float) -> str:
    """A ``TJ`` array in which raised glyphs (marks above a letter) know the font size."""
    if "\x01" not in code:
        return code
    raised = _RISE.sub(lambda match: f"{rise + int(match[1]) * size / 1000:.2f}", code)
    return raised.replace("0 Ts[", f"{rise:.2f} Ts[") if rise else raised
