"""``publish check``: what is wrong with the manuscript."""

from pathlib import Path

import click

from pipeline.cli.options import json_option, manuscript_option, strict_option
from pipeline.cli.reading import narration_options
from pipeline.cli.report import (
    diagnostic_payload,
    print_json,
    refusals_told,
    report_diagnostics,
)
from pipeline.diagnostics import Diagnostic, count, has_errors, sorted_diagnostics, tally
from pipeline.errors import ManuscriptError


@click.command("check")
@manuscript_option
@strict_option
@json_option
@click.option(
    "--listen",
    is_flag=True,
    help="Also list words that are said in two ways (lead, bow, read) where nothing tells which.",
)
def command(*, manuscript: Path, strict: bool, as_json: bool, listen: bool) -> None:
    """Say what is wrong with the manuscript, each fault with its file, its line and its remedy."""
    from pipeline.driver.reading import all_faults  # noqa: PLC0415  (keeps --help quick)

    with refusals_told(as_json=as_json, errors=1, warnings=0):
        diagnostics = all_faults(manuscript)
        if listen and not has_errors(diagnostics):
            diagnostics = sorted_diagnostics((*diagnostics, *_doubts(manuscript)))
    if as_json:
        print_json(_payload(diagnostics))
    else:
        report_diagnostics(diagnostics, manuscript.as_posix())
    if has_errors(diagnostics, strict=strict):
        raise ManuscriptError(f"the manuscript has {tally(diagnostics)}")
    if not as_json:
        click.echo(_verdict(len(diagnostics)))


def _doubts(manuscript: Path) -> tuple[Diagnostic, ...]:
    """The words of a sound manuscript that a voice may say in the wrong way."""
    from pipeline.driver.reading import read_checked  # noqa: PLC0415  (keeps --help quick)
    from pipeline.exporters.audio.script.doubts import doubtful_words  # noqa: PLC0415
    from pipeline.exporters.audio.script.narrator import narrate  # noqa: PLC0415
    from pipeline.model.editions import AUDIO, edition_document  # noqa: PLC0415

    book, _ = read_checked(manuscript)
    heard = edition_document(book.document, AUDIO)
    script = narrate(heard, narration_options(book))
    return tuple(doubtful_words(script, book.document.metadata.language))


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
