"""``publish script``: what the narrator will say, to be read by a person."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import manuscript_option
from pipeline.cli.reading import read_sound
from pipeline.cli.report import report_diagnostics

if TYPE_CHECKING:
    from pipeline.exporters.audio.options import AudioOptions
    from pipeline.reader import Manuscript


@click.command("script")
@manuscript_option
def command(*, manuscript: Path) -> None:
    """Print what the narrator will say, one sentence a line.

    Each section begins with its title behind a number sign. A longer pause is an empty line. Words
    that the narrator adds to the manuscript stand in square brackets.
    """
    from pipeline.exporters.audio.narrate import narrate  # noqa: PLC0415  (keeps --help quick)
    from pipeline.exporters.audio.printed import printed  # noqa: PLC0415

    book = read_sound(manuscript)
    script = narrate(book.document, _options(book))
    click.echo(printed(script, book.document.metadata.language), nl=False)
    report_diagnostics(script.diagnostics, manuscript.as_posix())


def _options(book: "Manuscript") -> "AudioOptions":
    """The keys of [output.audio]."""
    from pipeline.config import bind_table  # noqa: PLC0415  (keeps --help quick)
    from pipeline.exporters.audio.options import AudioOptions  # noqa: PLC0415

    table = book.outputs.get("audio", {})
    return bind_table(AudioOptions, table, book.source, "output", "audio")
