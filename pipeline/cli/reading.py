"""Reading and checking a manuscript, as several commands do first."""

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.report import report_diagnostics
from pipeline.diagnostics import Diagnostic, has_errors, sorted_diagnostics, tally
from pipeline.errors import ManuscriptError

if TYPE_CHECKING:
    from pipeline.exporters.audio.options import AudioOptions
    from pipeline.reader import Manuscript


class UnsoundManuscriptError(ManuscriptError):
    """The manuscript has faults: ``diagnostics``, which were told already."""

    def __init__(
        self, message: str, hint: str | None = None, diagnostics: tuple[Diagnostic, ...] = ()
    ) -> None:
        super().__init__(message, hint)
        self.diagnostics = diagnostics


def read_checked(folder: Path) -> "tuple[Manuscript, tuple[Diagnostic, ...]]":
    """The manuscript and all that is wrong with it, reported by nobody yet.

    Raises:
        ConfigError: there is no book.toml, or it is no TOML.
    """
    from pipeline.checks import check_document  # noqa: PLC0415  (keeps --help quick)
    from pipeline.exporters.base import Assets  # noqa: PLC0415
    from pipeline.reader import read_manuscript  # noqa: PLC0415

    manuscript = read_manuscript(folder)
    found = check_document(manuscript.document, Assets(manuscript.folder))
    return manuscript, sorted_diagnostics((*manuscript.diagnostics, *found))


def read_sound(folder: Path, *, strict: bool = False) -> "Manuscript":
    """The manuscript, after its faults were reported.

    Raises:
        ConfigError: there is no book.toml, or it is no TOML.
        ManuscriptError: there are errors, or warnings under ``strict``.
    """
    manuscript, diagnostics = read_checked(folder)
    report_diagnostics(diagnostics, folder.as_posix())
    if has_errors(diagnostics, strict=strict):
        message = f"the manuscript has {tally(diagnostics)}; nothing was built"
        hint = "Mend what is listed, then try again."
        raise UnsoundManuscriptError(message, hint, diagnostics)
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
