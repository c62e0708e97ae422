"""``publish check``: what is wrong with the manuscript."""

from pathlib import Path

import click

from pipeline.cli.options import json_option, manuscript_option, strict_option
from pipeline.cli.report import (
    diagnostic_payload,
    print_json,
    refusals_told,
    report_diagnostics,
)
from pipeline.diagnostics import Diagnostic, count, has_errors, tally
from pipeline.errors import ManuscriptError


@click.command("check")
@manuscript_option
@strict_option
@json_option
def command(*, manuscript: Path, strict: bool, as_json: bool) -> None:
    """Say what is wrong with the manuscript, each fault with its file, its line and its remedy."""
    from pipeline.driver.reading import all_faults  # noqa: PLC0415  (keeps --help quick)

    with refusals_told(as_json=as_json, errors=1, warnings=0):
        diagnostics = all_faults(manuscript)
    if as_json:
        print_json(_payload(diagnostics))
    else:
        report_diagnostics(diagnostics, manuscript.as_posix())
    if has_errors(diagnostics, strict=strict):
        raise ManuscriptError(f"the manuscript has {tally(diagnostics)}")
    if not as_json:
        click.echo(_verdict(len(diagnostics)))


def _payload(diagnostics: tuple[Diagnostic, ...]) -> dict[str, object]:
    """Every fault, however many, and how many there are of each severity."""
    severities = [fault.severity for fault in diagnostics]
    return {
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "diagnostics": [diagnostic_payload(fault) for fault in diagnostics],
    }


def _verdict(warnings: int) -> str:
    return f"No errors, {count(warnings, 'warning')}." if warnings else "Nothing is wrong."
