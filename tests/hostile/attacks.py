# ruff: noqa: RUF001  (signs that look alike are what this is about)
"""The texts on which a pattern takes longest, made from the pattern itself.

A search is slow where it can go back: into a repetition, whose every length it tries once more
when what should follow is missing; and where it begins again at each of many places. So each
repeated part becomes a long run, alone, between what stands before it and something that breaks
the match, together with each other repeated part, and with all that stands around it.
"""

import re
import re._constants as op
import re._parser as parser
from collections.abc import Iterator
from itertools import islice, product

_LONG = 4
"""Something that may be repeated more often than this can become a run."""

_BREAKS = ("", "\x01", "!", " ")
_KINDS = ("aéIK日", " \u00a0\t\n", "1²½", "-.:/_", "'\"’“,;!?…", "^~*[](){}<>&×€$=+|#%@\\`—–−°\x01")
"""Signs, by what they are to a pattern; of a class, one of each kind is tried."""

_CLASSES = {
    op.CATEGORY_DIGIT: r"\d", op.CATEGORY_NOT_DIGIT: r"\D", op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S", op.CATEGORY_WORD: r"\w", op.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


def attacks(pattern: re.Pattern) -> Iterator[tuple[str, str, str]]:
    """What stands first, what is repeated, and what stands last, of each attack."""
    written = pattern.pattern
    text = written.decode("latin-1") if isinstance(written, bytes) else written
    tree = parser.parse(text, pattern.flags & ~re.UNICODE)
    runs = list(dict.fromkeys(_runs(tree, [""])))
    units = list(dict.fromkeys(unit for _, unit in runs))
    whole = _samples(tree)
    for (before, unit), last in product(runs, _BREAKS):
        yield before, unit, last
    for (before, unit), last in product(runs, _BREAKS[:2]):
        yield "", before + unit, last
        yield "", before + 3 * unit, last
    for one, other in islice(product(units, units), 60):
        if one != other:
            yield "", one + other, "\x01"
    for sample in whole:
        yield "", sample, ""
        yield "", sample + " ", ""
        yield "", sample[:-1] or sample, ""


def _runs(tree: parser.SubPattern, before: list[str]) -> Iterator[tuple[str, str]]:
    """Each part that is repeated, after a sample of what stands before it."""
    before = list(before)
    for item in tree:
        kind, value = item
        if kind in _REPEATS:
            _, most, inner = value
            if most > _LONG:
                yield from product(before, _samples(inner))
            yield from _runs(inner, before)
        else:
            for inner in _inner(item):
                yield from _runs(inner, before)
        before = _joined(before, _of_item(item))


def _inner(item: tuple) -> list[parser.SubPattern]:
    kind, value = item
    match kind:
        case op.SUBPATTERN:
            return [value[3]]
        case op.ATOMIC_GROUP:
            return [value]
        case op.BRANCH:
            return value[1]
        case op.ASSERT | op.ASSERT_NOT:
            return [value[1]] if value[0] > 0 else []
        case op.GROUPREF_EXISTS:
            return [part for part in value[1:] if part]
    return []


def _samples(tree: parser.SubPattern) -> list[str]:
    """Some texts that the parts of a pattern match."""
    found = [""]
    for item in tree:
        found = _joined(found, _of_item(item))
    return [text for text in found if text]


def _joined(firsts: list[str], seconds: list[str]) -> list[str]:
    """Each first with a second: the more of one kind there are, the other ones come round."""
    long = max(len(firsts), len(seconds))
    pairs = [firsts[at % len(firsts)] + seconds[at % len(seconds)] for at in range(long)]
    return list(dict.fromkeys(pairs))[:_LONG]


def _of_item(item: tuple) -> list[str]:
    kind, value = item
    match kind:
        case op.LITERAL:
            return [chr(value)]
        case op.IN | op.NOT_LITERAL | op.ANY:
            return _of_class(item)
        case op.BRANCH:
            return [text for branch in value[1] for text in _samples(branch)[:2]][:_LONG] or [""]
        case op.MAX_REPEAT | op.MIN_REPEAT | op.POSSESSIVE_REPEAT:
            least, _, inner = value
            return [text * max(1, least) for text in _samples(inner)] or [""]
    return (_samples(_inner(item)[0]) or [""]) if kind in (op.SUBPATTERN, op.ATOMIC_GROUP) else [""]


def _of_class(item: tuple) -> list[str]:
    """Characters of a class, those that stand in it first."""
    kind, value = item
    if kind is op.ANY:
        return ["a", " "]
    if kind is op.NOT_LITERAL:
        return ["a", " "] if value != ord("a") else [" "]
    one = re.compile(_class_text(value))
    named = [chr(arg if code is op.LITERAL else arg[0]) for code, arg in value if code in _NAMED]
    fitting = [[sign for sign in kind if one.match(sign)] for kind in (*_KINDS, named)]
    return list(dict.fromkeys(signs[0] for signs in fitting if signs))[:_LONG]


_NAMED = (op.LITERAL, op.RANGE)


def _class_text(parts: list[tuple]) -> str:
    written = ""
    for code, arg in parts:
        match code:
            case op.NEGATE:
                written += "^"
            case op.LITERAL:
                written += re.escape(chr(arg))
            case op.RANGE:
                written += f"{re.escape(chr(arg[0]))}-{re.escape(chr(arg[1]))}"
            case op.CATEGORY:
                written += _CLASSES[arg]
    return f"[{written}]"
