"""``publish script``: what the narrator will say, to be read by a person."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import manuscript_option
from pipeline.cli.reading import read_sound
from pipeline.cli.report import report_diagnostics

if TYPE_CHECKING:
    from pipeline.exporters.audio.options import AudioOptions
    from pipeline.exporters.audio.script import SectionScript
    from pipeline.reader import Manuscript


@click.command("script")
@manuscript_option
def command(*, manuscript: Path) -> None:
    """Print what the narrator will say, one sentence a line.

    Each section begins with its title behind a number sign. A longer pause is an empty line. Words
    that the narrator adds to the manuscript stand in square brackets.
    """
    from pipeline.exporters.audio.narrate import narrate  # noqa: PLC0415  (keeps --help quick)

    book = read_sound(manuscript)
    options = _options(book)
    script = narrate(book.document, options)
    language = book.document.metadata.language
    for section in script.sections:
        click.echo("\n".join(_lines(section, language)))
    report_diagnostics(script.diagnostics, manuscript.as_posix())


def _options(book: "Manuscript") -> "AudioOptions":
    """The keys of [output.audio]."""
    from pipeline.config import bind_table  # noqa: PLC0415  (keeps --help quick)
    from pipeline.exporters.audio.options import AudioOptions  # noqa: PLC0415

    table = book.outputs.get("audio", {})
    return bind_table(AudioOptions, table, book.source, "output", "audio")


def _lines(section: "SectionScript", language: str) -> Iterator[str]:
    from pipeline.exporters.audio.narration import gaps_between, planned  # noqa: PLC0415
    from pipeline.exporters.audio.said import readable  # noqa: PLC0415

    yield f"# {section.title}"
    plan = planned(section, language)
    gaps = gaps_between([utterance for utterance, _ in plan])
    for (utterance, text), gap in zip(plan, gaps, strict=True):
        if gap >= _LONG:
            yield ""
        said = readable(text)
        yield f"[{said}]" if utterance.kind == "announcement" else said
    yield ""


_LONG = 650  # milliseconds: paragraphs and more
