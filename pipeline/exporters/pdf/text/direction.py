"""Text from right to left: the levels of its runs, and their order on a line (UAX 9)."""

import re
from collections.abc import Sequence
from itertools import groupby

from pipeline.exporters.pdf.text.paragraph import LINE_BREAK, Paragraph, Run

LEFTWARD = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_LETTER = re.compile(r"[^\W\d_]")
_OBJECT = "\ufffc"  # what a drawing counts as


def direct(paragraph: Paragraph, *, leftward_book: bool, code: bool = False) -> None:
    """Give runs their levels, and cut them where levels change. ``code`` runs rightward always.

    A paragraph without a letter that runs as the book does runs by itself, as one in English does
    in an Arabic book.
    """
    texts = [_OBJECT if run.drawing else run.text for run in paragraph.runs]
    whole = "".join(texts)
    if not leftward_book and (whole.isascii() or not LEFTWARD.search(whole)):
        return
    paragraph.leftward = not code and _runs_leftward(whole, leftward_book=leftward_book)
    paragraph.against = paragraph.leftward != leftward_book
    levels = levels_of(whole.replace(LINE_BREAK, " "), int(paragraph.leftward))
    paragraph.mixed = any(levels)
    if paragraph.mixed:
        _cut(paragraph, texts, levels)


def _runs_leftward(text: str, *, leftward_book: bool) -> bool:
    leftward = LEFTWARD.search(text) is not None
    rightward = any(not LEFTWARD.match(letter) for letter in _LETTER.findall(text))
    return leftward_book if leftward == rightward else leftward


def levels_of(text: str, base: int) -> list[int]:
    """The embedding level of each character; odd ones run from right to left."""
    from bidi import algorithm as bidi  # type: ignore[import-untyped]  # noqa: PLC0415

    storage = bidi.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    unseen = [_is_unseen(letter) for letter in text]
    seen = "".join(letter for letter, left_out in zip(text, unseen, strict=True) if not left_out)
    bidi.get_embedding_levels(seen, storage)
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    bidi.resolve_neutral_types(storage, False)  # noqa: FBT003  (not its report)
    bidi.resolve_implicit_levels(storage, False)  # noqa: FBT003
    found = iter(storage["chars"])
    levels: list[int] = []
    for left_out in unseen:
        levels.append((levels[-1] if levels else base) if left_out else next(found)["level"])
    return levels


_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u2066\u2067\u2068\u2069")
_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e")


def _is_unseen(letter: str) -> bool:
    """Whether the algorithm would leave it out of the levels (X9), or does not know it."""
    return letter in _UNSEEN or letter in _MARKS or (letter < " " and letter != LINE_BREAK)


def _cut(paragraph: Paragraph, texts: Sequence[str], levels: Sequence[int]) -> None:
    """Runs of one level each; what begins or is called in a run is so in the first of its parts."""
    runs: list[Run] = []
    calls: dict[int, str] = {}
    anchors: dict[int, tuple[str, ...]] = {}
    at = 0
    for number, (run, text) in enumerate(zip(paragraph.runs, texts, strict=True)):
        first = len(runs)
        begun = 0
        for level, group in groupby(levels[at : at + len(text)]):
            length = sum(1 for _ in group)
            part = run.text[begun : begun + length]
            runs.append(run._replace(text=part, start=run.start + begun, level=level))
            begun += length
        if not text:
            runs.append(run)
        at += len(text)
        if number in paragraph.calls:
            calls[first] = paragraph.calls[number]
        if number in paragraph.anchors:
            anchors[first] = paragraph.anchors[number]
    paragraph.runs, paragraph.calls, paragraph.anchors = runs, calls, anchors


def visual_parts(text: str, *, leftward_book: bool) -> list[tuple[str, bool]]:
    """A line in parts from left to right, and whether each runs from right to left."""
    if not LEFTWARD.search(text):
        return [(text, False)]
    levels = levels_of(text, int(_runs_leftward(text, leftward_book=leftward_book)))
    parts: list[tuple[str, int]] = []
    at = 0
    for level, group in groupby(levels):
        length = sum(1 for _ in group)
        parts.append((text[at : at + length], level))
        at += length
    order = visual_order([level for _, level in parts])
    return [(parts[place][0], bool(parts[place][1] % 2)) for place in order]


def visual_order(levels: Sequence[int]) -> list[int]:
    """The places of a line's parts as they stand from left to right (rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order
