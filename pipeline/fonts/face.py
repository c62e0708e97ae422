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


class _LeftwardShapes(_Shapes):
    """Words from right to left: the space after one stands at its left."""

    def __missing__(self, word: str) -> Shape:
        shape = self._face.shape_leftward(word)
        if self._tail:
            space = self._face.space
            shape = Shape(shape.width + space.width, space.code + shape.code)
        self[word] = shape
        return shape


class Leftward:
    """A face as it sets what runs from right to left, brackets turned round."""

    def __init__(self, face: "Face") -> None:
        self.plain = _LeftwardShapes(face, "")
        self.spaced = _LeftwardShapes(face, " ")


def behind(distance: float) -> str:
    """A new string of a ``TJ`` array, begun a distance to the left: thousandths of the size."""
    return f"]TJ[{round(distance)} "


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
        self._advances: dict[int, float] = {}
        own = frozenset(map(chr, self.source.unicodes))
        aliases = {alias for alias, other in _ALIASES.items() if other in own}
        self.coverage = own | aliases | _SPACES | _INVISIBLE
        self.space = self.shape(" ")
        self.plain = _Shapes(self, "")
        self.spaced = _Shapes(self, " ")
        self.leftward = Leftward(self)

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
        if not word.isascii() and _LEFTWARD.search(word):
            return self.shape_leftward(word)
        buffer = self._shaped(word, "")
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

    def shape_leftward(self, word: str) -> Shape:
        """A word from right to left: one string of its glyphs from left to right.

        So readers expect it: they turn the letters of a string round (ISO 32000-1, 14.8.2.3.3).
        A glyph that stands for several letters has them in that order, too. Where marks are
        raised, each glyph is a string of its own, in the order of reading.
        """
        if not word:
            return Shape(0.0, "")
        placed, width = self._placed_leftward(word)
        if any(round(rise) for _, _, rise in placed):
            return Shape(width, self._one_by_one(placed, width))
        parts: list[str] = []
        pen = 0.0
        for cid, x, rise in placed:
            parts.append(_glyph(cid, pen - x, 0.0, rise))
            pen = x + self._advance(cid)
        if round(pen - width):
            parts.append(str(round(pen - width)))
        return Shape(width, "".join(parts).replace("><", ""))

    def _one_by_one(self, placed: list[tuple[int, float, float]], width: float) -> str:
        """The glyphs in the order of reading, each a string of its own."""
        parts: list[str] = []
        pen = 0.0
        for cid, x, rise in reversed(placed):
            parts.append(_glyph(cid, pen - x, 0.0, rise))
            pen = x + self._advance(cid)
        return "]TJ[".join(parts) + f"]TJ[{round(pen - width)} "

    def _placed_leftward(self, word: str) -> tuple[list[tuple[int, float, float]], float]:
        """CID, place and rise of each glyph from left to right, and the width of all."""
        buffer = self._shaped(word, "rtl")
        starts = sorted({info.cluster for info in buffer.glyph_infos})
        ends = dict(zip(starts, [*starts[1:], len(word)], strict=True))
        placed: list[tuple[int, float, float]] = []
        told: set[int] = set()
        total = sum(place.x_advance for place in buffer.glyph_positions) * self._scale
        after = total
        glyphs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        for info, place in reversed([*glyphs]):
            start = info.cluster
            text = JOINER if start in told else word[start : ends[start]][::-1]
            told.add(start)
            after -= place.x_advance * self._scale
            cid = self._cids.setdefault((info.codepoint, text), len(self._cids) + 1)
            self._advances[cid] = self.font.get_glyph_h_advance(info.codepoint) * self._scale
            placed.append((cid, after + place.x_offset * self._scale, place.y_offset * self._scale))
        return placed[::-1], total

    def _advance(self, cid: int) -> float:
        return self._advances[cid]

    def _shaped(self, word: str, direction: str) -> "uharfbuzz.Buffer":
        buffer = self._buffer_type()
        buffer.cluster_level = self._level
        buffer.add_str("-" if word == SOFT_HYPHEN else word.translate(_TRANSLATE))
        buffer.guess_segment_properties()
        if direction:
            buffer.direction = direction
        self._shape(self.font, buffer, self._features)
        return buffer


_TRANSLATE = str.maketrans(_ALIASES)
_UNMOVED = re.compile("<[0-9A-F]{8,}>")  # several glyphs and nothing between them
_LEFTWARD = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
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
