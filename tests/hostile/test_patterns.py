"""No regular expression of the package loses itself in a hostile text."""

import re

import pytest

from tests.hostile.attacks import attacks
from tests.hostile.clock import seconds
from tests.hostile.patterns import Found, all_patterns
from tests.hostile.texts import RUNS
from tests.slow import sampled

LENGTHS = (30, 200, 8_000)
"""Characters: few, for those that would never end; and enough to tell a square from a line."""

QUICK = 0.006
"""Seconds for 8,000 characters; where time grows with the square, it is five times that or more."""

ENOUGH = 10 * QUICK
"""Seconds after which it is known that a few characters are not done quickly."""

WHOLE = 100_000
LIMIT = 1.0
"""Seconds for 100,000 characters."""

FOUND = all_patterns()


def searched(found: Found, text: str) -> None:
    """All that the package may do with a pattern and a text."""
    subject = text.encode() if isinstance(found.pattern.pattern, bytes) else text
    found.pattern.match(subject)
    found.pattern.fullmatch(subject)
    if not found.anchored:
        for _ in found.pattern.finditer(subject):
            pass


def slow(found: Found, first: str, unit: str, last: str) -> bool:
    """Whether the pattern takes over a second for 100,000 characters of an attack."""
    for length in LENGTHS:
        if all(taken(found, first, unit, last, length, ENOUGH) > QUICK for _ in range(2)):
            return taken(found, first, unit, last, WHOLE, LIMIT) > LIMIT
    return False


def taken(  # noqa: PLR0917  (an attack is three texts)
    found: Found, first: str, unit: str, last: str, length: int, limit: float
) -> float:
    """Processor seconds for an attack of this many characters; it is stopped after ``limit``."""
    text = f"{first}{unit * (length // len(unit))}{last}"
    return seconds(lambda: searched(found, text), limit)


def all_attacks(found: Found):
    """Those made from the pattern, and the runs that are tried on all."""
    yield from dict.fromkeys(attacks(found.pattern))
    yield from (("", unit, "\x01") for unit in RUNS)


def place(found: Found) -> str:
    """A name for the test of a pattern."""
    return f"{found.place}-{'start' if found.anchored else 'anywhere'}"


@pytest.mark.parametrize("found", sampled(FOUND, every=9), ids=place)
def test_the_worst_texts_take_less_than_a_second(found):
    lost = next((attack for attack in all_attacks(found) if slow(found, *attack)), None)

    assert lost is None, f"{found.pattern.pattern!r} is lost in {lost}, repeated in the middle"


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+$",
        r"\s*,",
        r"\w+@",
        r"(?:ab-)+(?!\w)x",
        r"<\w+[^>]*>",
        r"\[[^\]]*\]\(",
        r"(\d{3} )+(?=kg)",
    ],
)
def test_a_slow_pattern_is_found(pattern):
    found = Found("here", re.compile(pattern), anchored=False)

    assert any(slow(found, *attack) for attack in attacks(found.pattern))


@pytest.mark.parametrize("pattern", [r"(?<!\w)\w+@", r"a{1,8}b", r"(?<!\s)\s++,", "[ab]+"])
def test_a_quick_pattern_is_none_of_them(pattern):
    found = Found("here", re.compile(pattern), anchored=False)

    assert not any(slow(found, *attack) for attack in all_attacks(found))


def test_patterns_are_found_wherever_they_are_written():
    places = {found.place for found in FOUND}

    assert places >= {
        "pipeline.language.normalize.RULES",
        "pipeline.language.normalize._TIDY",
        "pipeline.language.endings._ORDINAL",
        "pipeline.checks.words._explained",
        "pipeline.reader.ids.slug",
        "pipeline.validators.proofs.epub_added._COMMENT",
    }
