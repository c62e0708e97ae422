"""The engine behind all that is made of formulas; no other module knows it.

It reads LaTeX, and gives a tree, a drawing and words. It opens no file and no address, nests no
deeper than 64 levels and expands a bounded number of macros; the length of a formula is bounded by
the reader. A formula takes it less time than a file of a cache would take to be read.
"""

import functools
import re
from dataclasses import dataclass
from typing import Any

from pipeline.errors import MissingToolError

_PLACE = re.compile(r"column (\d+): ")
_LANGUAGES = {"pt": "pt-BR"}
"""Languages that the engine knows by a longer tag."""


class UnreadableError(Exception):
    """What cannot be read as LaTeX at all."""


@dataclass(frozen=True, slots=True)
class Warned:
    """What the engine helped itself over: the number of its rule, and its own words for it.

    ``place`` is the character of the formula, from 1; 0 where the engine names none.
    """

    rule: str
    text: str
    place: int = 0


@dataclass(frozen=True, slots=True)
class Rendered:
    """A formula as the engine gives it. ``svg`` has 1,000 units to the em."""

    svg: str
    tree: dict[str, Any]
    words: str
    cells: str
    warnings: tuple[Warned, ...]


@functools.lru_cache(maxsize=256)
def render(latex: str, *, display: bool = False, language: str = "en") -> Rendered:
    """All that the engine makes of a formula.

    Raises:
        UnreadableError: it is no LaTeX, with the engine's reason.
        MissingToolError: the engine is not installed.
    """
    try:
        import mathra  # noqa: PLC0415  (only books with formulas)
    except ImportError:
        message = "the package mathra, which sets formulas, is not installed"
        raise MissingToolError(message, "Install it: pip install mathra") from None
    try:
        made = mathra.render(latex, language, display=display)
    except ValueError as error:
        raise UnreadableError(str(error)) from None
    warnings = tuple(_warned(one["rule"], one["description"]) for one in made["warnings"])
    return Rendered(made["svg"], made["tree"], made["speech"], made["braille"], warnings)


@functools.cache
def locale(language: str) -> str | None:
    """The language as the engine knows it; None for one that it has no words in."""
    import mathra  # noqa: PLC0415  (only books with formulas)

    main = language.lower().partition("-")[0]
    tag = _LANGUAGES.get(main, main)
    return tag if tag in {one["code"] for one in mathra.locales()} else None


def _warned(rule: str, text: str) -> Warned:
    found = _PLACE.match(text)
    return Warned(rule, _PLACE.sub("", text, count=1), int(found[1]) if found else 0)
