"""``publish check``: what is wrong with the manuscript."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import json_option, manuscript_option, strict_option
from pipeline.cli.reading import read_checked
from pipeline.cli.report import (
    diagnostic_payload,
    print_json,
    refusals_told,
    report_diagnostics,
)
from pipeline.diagnostics import Diagnostic, count, has_errors, sorted_diagnostics, tally
from pipeline.errors import ManuscriptError
from pipeline.files import FileFault, locate

if TYPE_CHECKING:
    from pipeline.reader import Manuscript


@click.command("check")
@manuscript_option
@strict_option
@json_option
def command(*, manuscript: Path, strict: bool, as_json: bool) -> None:
    """Say what is wrong with the manuscript, each fault with its file, its line and its remedy."""
    with refusals_told(as_json=as_json, errors=1, warnings=0):
        diagnostics = _found(manuscript)
    if as_json:
        print_json(_payload(diagnostics))
    else:
        report_diagnostics(diagnostics, manuscript.as_posix())
    if has_errors(diagnostics, strict=strict):
        raise ManuscriptError(f"the manuscript has {tally(diagnostics)}")
    if not as_json:
        click.echo(_verdict(len(diagnostics)))


def _found(folder: Path) -> tuple[Diagnostic, ...]:
    """All that is wrong with a manuscript, also for editions that nobody asked for."""
    from pipeline.driver.plan import table_faults  # noqa: PLC0415  (keeps --help quick)
    from pipeline.registry import formats  # noqa: PLC0415

    read, found = read_checked(folder)
    tables = table_faults(read.outputs, read.source, formats(), read.folder)
    more = (*_print_faults(read), *_style_faults(read))
    return sorted_diagnostics((*found, *tables, *more))


def _print_faults(manuscript: "Manuscript") -> tuple[Diagnostic, ...]:
    from pipeline.checks import check_print  # noqa: PLC0415  (keeps --help quick)
    from pipeline.exporters.base import Assets  # noqa: PLC0415

    return check_print(manuscript.document, Assets(manuscript.folder))


def _payload(diagnostics: tuple[Diagnostic, ...]) -> dict[str, object]:
    """Every fault, however many, and how many there are of each severity."""
    severities = [fault.severity for fault in diagnostics]
    return {
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "diagnostics": [diagnostic_payload(fault) for fault in diagnostics],
    }


def _style_faults(read: "Manuscript") -> Iterator[Diagnostic]:
    """What keeps a style sheet of the publisher's own out of the EPUB that would be built."""
    from pipeline.exporters.base import Assets  # noqa: PLC0415  (keeps --help quick)
    from pipeline.exporters.epub.stylesheet import read_stylesheet  # noqa: PLC0415

    named = dict.fromkeys(table.get("stylesheet") for table in read.outputs.values())
    for name in named:
        if isinstance(name, str) and _is_there(read.folder, name):
            yield from read_stylesheet(Assets(read.folder), name)[1]


def _is_there(folder: Path, name: str) -> bool:
    """Whether it can be read; when not, the table that names it is told to be wrong."""
    try:
        return os.access(locate(folder, name), os.R_OK)
    except FileFault:
        return False


def _verdict(warnings: int) -> str:
    return f"No errors, {count(warnings, 'warning')}." if warnings else "Nothing is wrong."
