"""Reading and checking a manuscript, as several commands do first."""

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.report import report_diagnostics

if TYPE_CHECKING:
    from pipeline.exporters.audio.options import AudioOptions
    from pipeline.reader import Manuscript


def read_sound(folder: Path, *, strict: bool = False) -> "Manuscript":
    """The manuscript, after its faults were reported.

    Raises:
        ConfigError: there is no book.toml, or it is no TOML.
        ManuscriptError: there are errors, or warnings under ``strict``.
    """
    from pipeline.driver.reading import read_checked, refuse_unsound  # noqa: PLC0415  (heavy)

    manuscript, diagnostics = read_checked(folder)
    report_diagnostics(diagnostics, folder.as_posix())
    refuse_unsound(diagnostics, strict=strict)
    return manuscript


def narration_options(book: "Manuscript") -> "AudioOptions":
    """The options that the audio edition is built with.

    Raises:
        TableError: the table [output.audio] is wrong.
    """
    from pipeline.driver.plan import format_options  # noqa: PLC0415  (keeps --help quick)
    from pipeline.registry import BUILT_IN, find_format  # noqa: PLC0415

    options: AudioOptions = format_options(
        find_format("audio", BUILT_IN), book.outputs, book.source
    )
    return options
