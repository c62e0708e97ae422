"""Faults in the book, collected and reported together."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.model.source import Position

Severity: TypeAlias = Literal["error", "warning"]


_LONGEST = 400  # characters of a message or a remedy; what it quotes may be of any length
_HIDDEN = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that would break a line, steer a terminal, turn letters round or not be written."""


def one_line(text: str, longest: int = _LONGEST) -> str:
    """The text on one line, hidden characters as their escapes, its middle left out if long."""
    if len(text) > longest:
        half = (longest - 3) // 2
        text = f"{text[:half]} … {text[-half:]}"
    return _HIDDEN.sub(lambda found: _escape(found[0]), text)


def _escape(char: str) -> str:
    return " " if char == "\n" else char.encode("unicode_escape").decode("ascii")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: what it is, where it is, and how to mend it.

    ``code`` is a stable kebab-case name ("missing-alt"). An error stops the build; a warning does
    so only under ``--strict``. ``hint`` says what to do, in the author's terms. Both it and the
    message are single lines of bounded length, whatever they quote.
    """

    code: str
    severity: Severity
    message: str
    position: Position | None = None
    hint: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", one_line(self.message))
        if self.hint is not None:
            object.__setattr__(self, "hint", one_line(self.hint))


def count(number: int, noun: str) -> str:
    """The number with its noun: "1 fault", "3 faults"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def tally(diagnostics: Iterable[Diagnostic]) -> str:
    """How many there are of each severity: "3 errors and 139 warnings", "1 warning"."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    numbers = [(severities.count("error"), "error"), (severities.count("warning"), "warning")]
    return " and ".join(count(number, noun) for number, noun in numbers if number) or "no faults"


def has_errors(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> bool:
    """Whether these faults stop a build; under ``strict`` a warning does so too."""
    return any(strict or diagnostic.severity == "error" for diagnostic in diagnostics)


def sorted_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The faults by file and line, each said once."""

    def place(diagnostic: Diagnostic) -> tuple[str, int, str, str]:
        position = diagnostic.position
        file, line = (position.file, position.line or 0) if position else ("", 0)
        return file, line, diagnostic.code, diagnostic.message

    return tuple(sorted(dict.fromkeys(diagnostics), key=place))


_COMPARED = 100  # characters of a name; longer ones are not mistyped, and take long to compare
_LISTED = 40  # names in a hint
_NEAR = 0.5  # of difflib's ratio: two letters of a short name may have changed places


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """A hint that names the nearest known name, or all of them when none is near."""
    names = sorted(known)
    short = [one for one in names if len(one) <= _COMPARED] if len(name) <= _COMPARED else []
    nearest = difflib.get_close_matches(name, short, n=1, cutoff=_NEAR)
    if nearest:
        return f"Did you mean {nearest[0]!r}?"
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    listed = ", ".join(one_line(one, _COMPARED) for one in names[:_LISTED])
    return f"Known here: {listed}{more}." if names else None
