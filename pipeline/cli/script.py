"""``publish script``: what the narrator will say, to be read by a person."""

from pathlib import Path

import click

from pipeline.cli.options import manuscript_option
from pipeline.cli.reading import narration_options, read_sound
from pipeline.cli.report import report_diagnostics
from pipeline.diagnostics import sorted_diagnostics


@click.command("script")
@manuscript_option
def command(*, manuscript: Path) -> None:
    """Print what the narrator will say, one sentence a line.

    Each section begins with its title behind a number sign. A longer pause is an empty line. Words
    that the narrator adds to the manuscript stand in square brackets.
    """
    from pipeline.exporters.audio.exporter import unvoiced  # noqa: PLC0415  (as below)
    from pipeline.exporters.audio.listing import printed_plans  # noqa: PLC0415
    from pipeline.exporters.audio.script.narrator import narrate  # noqa: PLC0415  (keeps --help quick)
    from pipeline.exporters.audio.voice.narration import planned  # noqa: PLC0415
    from pipeline.model.editions import AUDIO, edition_document  # noqa: PLC0415

    book = read_sound(manuscript)
    options = narration_options(book)
    heard = edition_document(book.document, AUDIO)
    script = narrate(heard, options)
    plans = [planned(section, book.document.metadata.language) for section in script.sections]
    click.echo(printed_plans(script, plans), nl=False)
    faults = (*script.diagnostics, *unvoiced(script, plans, options, heard))
    report_diagnostics(sorted_diagnostics(faults), manuscript.as_posix())
