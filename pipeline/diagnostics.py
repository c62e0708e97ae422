"""Faults in the book, collected and reported together."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.model.source import Position

Severity: TypeAlias = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: what it is, where it is, and how to mend it.

    ``code`` is a stable kebab-case name ("missing-alt"). An error stops the build; a warning does
    so only under ``--strict``. ``hint`` says what to do, in the author's terms.
    """

    code: str
    severity: Severity
    message: str
    position: Position | None = None
    hint: str | None = None


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


_NEAR = 0.5  # of difflib's ratio: two letters of a short name may have changed places


def did_you_mean(name: str, known: Iterable[str]) -> str | None:
    """A hint that names the nearest known name, or all of them when none is near."""
    names = sorted(known)
    nearest = difflib.get_close_matches(name, names, n=1, cutoff=_NEAR)
    if nearest:
        return f"Did you mean {nearest[0]!r}?"
    return f"Known here: {', '.join(names)}." if names else None
