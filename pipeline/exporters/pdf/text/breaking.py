"""Lines: words are added up, and each line ends at the last word that fits.

The widths of a paragraph's words are summed once; each line end is then found by bisection, so
that plain text costs next to nothing for each word. A word that does not fit is divided when the
line would be left clearly short.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, groupby, pairwise
from operator import itemgetter

from pipeline.exporters.pdf.style import TextStyle
from pipeline.exporters.pdf.text.direction import visual_order
from pipeline.exporters.pdf.text.hyphens import own_breaks, pattern_breaks
from pipeline.exporters.pdf.text.paragraph import LINE_BREAK, Line, Paragraph, Piece, Run
from pipeline.fonts.clusters import cluster_breaks
from pipeline.fonts.face import SOFT_HYPHEN, behind

_SHORT = 0.1  # the part of the measure that may stay empty before a word is divided
_TOLERANCE = 0.01  # points; sums of floats
_HYPHENS_IN_A_ROW = 2
_LONGEST = 250  # characters; no line holds as many
_ASCENT = 0.72  # of the size: how far text itself reaches above the baseline
_DESCENT = 0.25


def break_lines(
    paragraph: Paragraph, measure: float, style: TextStyle, first_indent: float = 0.0
) -> list[Line]:
    """The paragraph's lines, none wider than ``measure`` points; a drawing that is wider shrinks.

    ``first_indent`` shortens the first line.
    """
    paragraph = _with_fitting_drawings(paragraph, measure - first_indent)
    runs = paragraph.runs
    lines: list[Line] = []
    start = 0
    for index, run in enumerate(runs):
        if run.text == LINE_BREAK:
            lines += _Words(paragraph, start, index, style, ends=True).lines(measure, first_indent)
            start, first_indent = index + 1, 0.0
    if start < len(runs):
        lines += _Words(paragraph, start, len(runs), style).lines(measure, first_indent)
    return lines


def _with_fitting_drawings(paragraph: Paragraph, measure: float) -> Paragraph:
    if not any(run.drawing and run.drawing.width > measure for run in paragraph.runs):
        return paragraph
    return replace(paragraph, runs=[_fitting_run(run, measure) for run in paragraph.runs])


def _fitting_run(run: Run, measure: float) -> Run:
    if run.drawing is None or run.drawing.width <= measure:
        return run
    return run._replace(drawing=run.drawing.scaled(measure / run.drawing.width))


class _Words:
    """The words of a stretch of runs in parallel lists.

    ``sums`` holds the widths added up, in points. ``ends`` is the width of the space that ends a
    word, -1 where the line must not break behind it. ``owners`` is the run of each word.
    """

    __slots__ = ("codes", "ends", "offsets", "owners", "paragraph", "style", "sums", "texts")

    def __init__(
        self, paragraph: Paragraph, start: int, stop: int, style: TextStyle, *, ends: bool = False
    ) -> None:
        self.paragraph = paragraph
        self.style = style
        self.codes: list[str] = []
        self.ends: list[float] = []
        self.owners: list[int] = []
        self.texts: list[str] = []
        self.offsets: list[int] = []
        widths: list[float] = []
        for index in range(start, stop):
            self._add(index, paragraph.runs[index], widths, close=ends and index == stop - 1)
        self.sums = list(accumulate(widths, initial=0.0))

    def _add(self, index: int, run: Run, widths: list[float], *, close: bool) -> None:
        if run.drawing is not None:
            words, count, shapes = [""], 0, []
            widths.append(run.drawing.width)
            self.codes.append("")
        else:
            words = run.text.split(" ")
            last = words.pop()
            count = len(words)
            way = run.way
            shapes = list(map(way.spaced.__getitem__, words))
            if last or not words:
                words.append(last)
                shapes.append((way.spaced if close else way.plain)[last])
            scale = run.size / 1000
            widths += [shape[0] * scale for shape in shapes]
            self.codes += [shape[1] for shape in shapes]
        space = run.face.space.width * run.size / 1000
        self.ends += [space] * count + [-1.0] * (len(words) - count)
        self.owners += [index] * len(words)
        self.texts += words
        lengths = map(len, words)
        self.offsets += accumulate((n + 1 for n in lengths), initial=run.start)
        self.offsets.pop()

    def lines(self, measure: float, indent: float) -> list[Line]:
        lines: list[Line] = []
        count = len(self.codes)
        start = hyphens = 0
        while start < count:
            room = measure - (indent if not lines else 0.0)
            stop = self._stop(start, room)
            if stop < count and len(self.texts[stop]) > _LONGEST:
                self._chop(stop)
                count = len(self.codes)
                continue
            hyphen = ""
            if stop < count:
                stop, hyphen = self._divide(start, stop, room, hyphens)
            hyphens = hyphens + 1 if hyphen else 0
            lines.append(self._line(start, stop, hyphen))
            start, count = stop, len(self.codes)
        return lines

    def _stop(self, start: int, room: float) -> int:
        """The word that the line must end before, as far as it may break there."""
        sums, ends = self.sums, self.ends
        limit = sums[start] + room + _TOLERANCE
        count = len(ends)
        stop = bisect_right(sums, limit, start + 1) - 1
        while stop < count and sums[stop + 1] - max(ends[stop], 0.0) <= limit:
            stop += 1
        if stop == count:
            return stop
        while stop > start and ends[stop - 1] < 0:
            stop -= 1
        return stop

    def _divide(self, start: int, stop: int, room: float, hyphens: int) -> tuple[int, str]:
        """Put part of the word ``stop`` on the line, when it should be; and the hyphen for it."""
        word = self.texts[stop]
        left = room - (self.sums[stop] - self.sums[start])
        run = self.paragraph.runs[self.owners[stop]]
        dash = run.face.plain[SOFT_HYPHEN]
        if own := self._fitting(stop, own_breaks(word, run.lang), left, 0.0):
            self._cut(stop, own)
            return stop + 1, dash.code if word[own - 1] == SOFT_HYPHEN else ""
        allowed = self.style.hyphenate and hyphens < _HYPHENS_IN_A_ROW and run.drawing is None
        wanted = left > room * _SHORT and run.target is None  # what a link says is kept whole
        if allowed and (wanted or stop == start):
            places = pattern_breaks(word, run.lang)
            if cut := self._fitting(stop, places, left, dash.width * run.size / 1000):
                self._cut(stop, cut)
                return stop + 1, dash.code
        return (stop, "") if stop > start else self._force(start, room)

    def _force(self, start: int, room: float) -> tuple[int, str]:
        """A word wider than the line: broken wherever the line is full, between two letters."""
        stop = start
        while stop < len(self.ends) and self.sums[stop + 1] - self.sums[start] <= room:
            stop += 1
        if stop == len(self.ends):
            return stop, ""
        left = room - (self.sums[stop] - self.sums[start])
        places = cluster_breaks(self.texts[stop])
        cut = self._fitting(stop, places, left, 0.0)
        if cut:
            self._cut(stop, cut)
            return stop + 1, ""
        if stop > start:
            return stop, ""
        if places := cluster_breaks(self.texts[start]):
            self._cut(start, places[0])
        return start + 1, ""

    def _fitting(self, word: int, places: Sequence[int], left: float, extra: float) -> int:
        """The last of the places up to which the word fits, 0 for none."""
        run = self.paragraph.runs[self.owners[word]]
        text, shapes, scale = self.texts[word], run.way.plain, run.size / 1000
        limit = left + _TOLERANCE - extra
        fitting = bisect_right(places, limit, key=lambda place: shapes[text[:place]].width * scale)
        return places[fitting - 1] if fitting else 0

    def _chop(self, word: int) -> None:
        """Make many words of one that is longer than any line, so that each is soon divided."""
        run = self.paragraph.runs[self.owners[word]]
        text, end = self.texts[word], self.ends[word]
        parts = [text[n : n + _LONGEST] for n in range(0, len(text), _LONGEST)]
        shapes = [run.way.plain[part] for part in parts[:-1]]
        shapes.append((run.way.spaced if end > 0 else run.way.plain)[parts[-1]])
        widths = (shape.width * run.size / 1000 for shape in shapes)
        sums = list(accumulate(widths, initial=self.sums[word]))
        shift = sums[-1] - self.sums[word + 1]
        self.sums[word:] = [*sums, *(total + shift for total in self.sums[word + 2 :])]
        self.codes[word : word + 1] = [shape.code for shape in shapes]
        self.ends[word : word + 1] = [*[0.0] * (len(parts) - 1), end]
        self.owners[word : word + 1] = [self.owners[word]] * len(parts)
        first = self.offsets[word]
        self.offsets[word : word + 1] = [first + n * _LONGEST for n in range(len(parts))]
        self.texts[word : word + 1] = parts

    def _cut(self, word: int, place: int) -> None:
        """Make two words of one."""
        run = self.paragraph.runs[self.owners[word]]
        text = self.texts[word]
        head = run.way.plain[text[:place]]
        spaced = self.ends[word] > 0  # neither joined to the next word nor a part of one
        tail = (run.way.spaced if spaced else run.way.plain)[text[place:]]
        self.sums.insert(word + 1, self.sums[word + 1] - tail.width * run.size / 1000)
        self.codes[word : word + 1] = [head.code, tail.code]
        self.texts[word : word + 1] = [text[:place], text[place:]]
        self.ends.insert(word, 0.0)
        self.owners.insert(word, self.owners[word])
        self.offsets.insert(word + 1, self.offsets[word] + place)

    def _line(self, start: int, stop: int, hyphen: str) -> Line:
        sums, runs = self.sums, self.paragraph.runs
        owner = self.owners[start]
        width = sums[stop] - sums[start] - max(self.ends[stop - 1], 0.0)
        codes = self.codes[start:stop]
        if hyphen:
            codes.append(hyphen)
            run = runs[self.owners[stop - 1]]
            width += run.face.plain[SOFT_HYPHEN].width * run.size / 1000
        if self.paragraph.mixed:
            pieces = self._mixed(start, stop, hyphen)
        elif owner == self.owners[stop - 1]:
            pieces = [Piece(runs[owner], codes, 0.0, width)]
        else:
            pieces = self._pieces(start, stop, codes)
        return self._finish(pieces, width, self.offsets[start], range(start, stop))

    def _pieces(self, start: int, stop: int, codes: list[str]) -> list[Piece]:
        pieces: list[Piece] = []
        base = self.sums[start]
        for owner, group in groupby(enumerate(self.owners[start:stop]), key=itemgetter(1)):
            places = [place for place, _ in group]
            first, last = places[0], places[-1] + 1
            end = len(codes) if start + last == stop else last
            x = self.sums[start + first] - base
            space = max(self.ends[start + last - 1], 0.0)
            width = self.sums[start + last] - base - x - space
            pieces.append(Piece(self.paragraph.runs[owner], codes[first:end], x, width))
        return pieces

    def _mixed(self, start: int, stop: int, hyphen: str) -> list[Piece]:
        """The pieces in the order of reading, each where it stands among those of all levels.

        The space behind the last word hangs over the line's end, wherever that is.
        """
        runs = self.paragraph.runs
        made: list[tuple[Run, list[str], float]] = []
        for owner, group in groupby(range(start, stop), key=self.owners.__getitem__):
            run, words = runs[owner], list(group)
            last = words[-1] + 1 == stop
            space = max(self.ends[stop - 1], 0.0) if last else 0.0
            width = self.sums[words[-1] + 1] - self.sums[words[0]] - space
            codes = [self.codes[word] for word in words]
            if run.level % 2:
                codes = self._leftward(run, words, hanging=space > 0)
            if hyphen and last:
                codes.append(hyphen)
                width += run.face.plain[SOFT_HYPHEN].width * run.size / 1000
            made.append((run, codes, width))
        places = [0.0] * len(made)
        x = 0.0
        for index in visual_order([run.level for run, _, _ in made]):
            places[index] = x
            x += made[index][2]
        return [
            Piece(run, codes, place, width)
            for (run, codes, width), place in zip(made, places, strict=True)
        ]

    def _leftward(self, run: Run, words: list[int], *, hanging: bool) -> list[str]:
        """Words in the order of reading, each a string to the left of the one before it."""
        way = run.way
        shapes = [
            (way.spaced if self.ends[word] > 0 else way.plain)[self.texts[word]] for word in words
        ]
        if hanging:
            shapes[-1] = way.plain[self.texts[words[-1]]]
        codes = [behind(shapes[0].width - sum(shape.width for shape in shapes)), shapes[0].code]
        for before, shape in pairwise(shapes):
            codes += [behind(before.width + shape.width), shape.code]
        if hanging:
            codes += ["]TJ[", run.face.space.code]
        return codes

    def _finish(self, pieces: list[Piece], width: float, offset: int, words: range) -> Line:
        paragraph = self.paragraph
        calls: tuple[str, ...] = ()
        anchors: tuple[str, ...] = ()
        if paragraph.calls or paragraph.anchors:
            owners = dict.fromkeys(self.owners[words.start : words.stop])
            first = words.start == 0 or self.owners[words.start - 1] != self.owners[words.start]
            begun = list(owners) if first else list(owners)[1:]
            calls = tuple(paragraph.calls[o] for o in owners if o in paragraph.calls)
            anchors = tuple(a for o in begun for a in paragraph.anchors.get(o, ()))
        above = below = 0.0
        for piece in pieces:
            if piece.run.drawing is not None:
                size = self.style.size
                above = max(above, piece.run.drawing.height - size * _ASCENT - 2)
                below = max(below, piece.run.drawing.depth - size * _DESCENT - 1)
        return Line(pieces, width, offset, calls, anchors, above, below)
