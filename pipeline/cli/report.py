"""How faults and results are told: in words; colour is an extra, and absent under NO_COLOR."""

import json
import os
from collections.abc import Iterable, Mapping

import click

from pipeline.config import TableError
from pipeline.diagnostics import Diagnostic, sorted_diagnostics
from pipeline.errors import PublishError

_COLOURS = {"error": "red", "warning": "yellow"}


def say(text: str) -> None:
    """A line on standard error, where everything goes that is not the result."""
    click.echo(text, err=True, color=_colour())


def report_diagnostics(diagnostics: Iterable[Diagnostic], folder: str = "") -> None:
    """Each fault on a line of its own with its place, and its remedy below."""
    for diagnostic in sorted_diagnostics(diagnostics):
        say(_diagnostic_line(diagnostic, folder))
        if diagnostic.hint:
            say(f"    {diagnostic.hint}")


def report_error(error: PublishError) -> None:
    """The error, what it collected, and its remedy."""
    if isinstance(error, TableError):
        report_diagnostics(error.diagnostics)
    say(f"{_styled('error')}: {error.message}")
    if error.hint:
        say(f"    {error.hint}")


def print_json(payload: Mapping[str, object]) -> None:
    """A result for machines, on standard output."""
    click.echo(json.dumps(payload, ensure_ascii=False, indent=2))


def diagnostic_payload(diagnostic: Diagnostic) -> dict[str, object]:
    """A fault for machines: ``line`` is null when it concerns the whole file."""
    position = diagnostic.position
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "file": position.file if position else None,
        "line": position.line if position else None,
        "hint": diagnostic.hint,
    }


def error_payload(error: PublishError | None) -> dict[str, object] | None:
    """An error for machines."""
    if error is None:
        return None
    return {"message": error.message, "hint": error.hint, "exit_code": error.exit_code}


def count(number: int, noun: str) -> str:
    """The number with its noun: "1 fault", "3 faults"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _diagnostic_line(diagnostic: Diagnostic, folder: str) -> str:
    place = f"{_place(diagnostic, folder)}: " if diagnostic.position else ""
    return f"{place}{_styled(diagnostic.severity)}: {diagnostic.message} [{diagnostic.code}]"


def _place(diagnostic: Diagnostic, folder: str) -> str:
    return f"{folder}/{diagnostic.position}" if folder else str(diagnostic.position)


def _styled(word: str) -> str:
    return click.style(word, fg=_COLOURS[word], bold=True)


def _colour() -> bool | None:
    """False under NO_COLOR (https://no-color.org); None lets Click look for a terminal."""
    return False if os.environ.get("NO_COLOR") else None
