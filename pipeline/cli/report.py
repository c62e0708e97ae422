"""How faults and results are told: in words; colour is an extra, and absent under NO_COLOR."""

import contextlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import click

from pipeline.config import TableError
from pipeline.diagnostics import Diagnostic, one_line, sorted_diagnostics
from pipeline.errors import PublishError

_COLOURS = {"error": "red", "warning": "yellow"}


def say(text: str) -> None:
    """A line on standard error, where everything goes that is not the result."""
    click.echo(text, err=True, color=_colour())


_TOLD = 10  # faults of one kind in one file; more than these are counted


def report_diagnostics(diagnostics: Iterable[Diagnostic], folder: str = "") -> None:
    """Each fault on a line of its own with its place, and its remedy below.

    Of many faults of one kind in one file the first are told, and the others counted.
    """
    told: Counter[tuple[str, str]] = Counter()
    found = sorted_diagnostics(diagnostics)
    kinds = Counter(map(_kind, found))
    for diagnostic in found:
        kind = _kind(diagnostic)
        told[kind] += 1
        if told[kind] <= _TOLD:
            _tell(diagnostic, folder)
        elif told[kind] == kinds[kind]:
            more = f"and {kinds[kind] - _TOLD} more of this kind{_in(kind[0])}"
            say(f"    {more} [{diagnostic.code}]")


def _kind(diagnostic: Diagnostic) -> tuple[str, str]:
    return diagnostic.position.file if diagnostic.position else "", diagnostic.code


def _in(file: str) -> str:
    return f" in {one_line(file)}" if file else ""


def _tell(diagnostic: Diagnostic, folder: str) -> None:
    say(_diagnostic_line(diagnostic, folder))
    if diagnostic.hint:
        say(f"    {diagnostic.hint}")


def report_error(error: PublishError) -> None:
    """The error, what it collected, and its remedy."""
    if isinstance(error, TableError):
        report_diagnostics(error.diagnostics)
    say(f"{_styled('error')}: {one_line(error.message)}")
    if error.hint:
        say(f"    {one_line(error.hint)}")


def print_json(payload: Mapping[str, object]) -> None:
    """A result for machines, on standard output."""
    click.echo(json.dumps(payload, ensure_ascii=False, indent=2))


@contextlib.contextmanager
def refusals_told(*, as_json: bool, **nothing: object) -> Iterator[None]:
    """Print for machines why a command gave no result, and let the error go on.

    ``nothing`` is what the result holds when there is none.
    """
    try:
        yield
    except PublishError as error:
        if as_json:
            print_json({**nothing, **_refusal(error)})
        raise


def _refusal(error: PublishError) -> dict[str, object]:
    found: Iterable[Diagnostic] = getattr(error, "diagnostics", ())
    return {
        "exit_code": error.exit_code,
        "diagnostics": [diagnostic_payload(fault) for fault in sorted_diagnostics(found)],
        "error": error_payload(error),
    }


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
    hint = one_line(error.hint) if error.hint else None
    return {"message": one_line(error.message), "hint": hint, "exit_code": error.exit_code}


def _diagnostic_line(diagnostic: Diagnostic, folder: str) -> str:
    place = f"{_place(diagnostic, folder)}: " if diagnostic.position else ""
    return f"{place}{_styled(diagnostic.severity)}: {diagnostic.message} [{diagnostic.code}]"


def _place(diagnostic: Diagnostic, folder: str) -> str:
    return one_line(f"{folder}/{diagnostic.position}" if folder else str(diagnostic.position))


def _styled(word: str) -> str:
    return click.style(word, fg=_COLOURS[word], bold=True)


def _colour() -> bool | None:
    """False under NO_COLOR (https://no-color.org); None lets Click look for a terminal."""
    return False if os.environ.get("NO_COLOR") else None
