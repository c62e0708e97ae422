"""Reading and checking a manuscript, as everything does that builds from it."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.checks import check_document, check_print
from pipeline.diagnostics import Diagnostic, has_errors, sorted_diagnostics, tally
from pipeline.driver.plan import table_faults
from pipeline.errors import ManuscriptError
from pipeline.exporters.base import Assets
from pipeline.files import FileFault, locate
from pipeline.model.editions import LARGE_PRINT, edition_document
from pipeline.reader import Manuscript, Memory, read_manuscript
from pipeline.registry import formats


class UnsoundManuscriptError(ManuscriptError):
    """The manuscript has faults: ``diagnostics``."""

    def __init__(
        self, message: str, hint: str | None = None, diagnostics: tuple[Diagnostic, ...] = ()
    ) -> None:
        super().__init__(message, hint)
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[Any, ...]:
        """As every error, it travels between processes, and its faults with it."""
        return type(self), (self.message, self.hint, self.diagnostics)


def read_checked(
    folder: Path, memory: Memory | None = None, assets: Assets | None = None
) -> tuple[Manuscript, tuple[Diagnostic, ...]]:
    """The manuscript and all that is wrong with it, reported by nobody yet.

    Who reads it again and again gives a ``memory``, and ``assets`` that keep what is made of files.

    Raises:
        ConfigError: there is no book.toml, or it is no TOML.
    """
    manuscript = read_manuscript(folder, memory)
    found = check_document(manuscript.document, assets or Assets(manuscript.folder))
    return manuscript, sorted_diagnostics((*manuscript.diagnostics, *found))


def refuse_unsound(diagnostics: Sequence[Diagnostic], *, strict: bool = False) -> None:
    """See that a manuscript with these faults may be built.

    Raises:
        UnsoundManuscriptError: there are errors, or warnings under ``strict``.
    """
    if has_errors(diagnostics, strict=strict):
        message = f"the manuscript has {tally(diagnostics)}; nothing was built"
        hint = "Mend what is listed, then try again."
        raise UnsoundManuscriptError(message, hint, tuple(diagnostics))


def all_faults(folder: Path) -> tuple[Diagnostic, ...]:
    """All that is wrong with a manuscript, also for editions that nobody asked for.

    Raises:
        ConfigError: there is no book.toml, or it is no TOML.
    """
    read, found = read_checked(folder)
    tables = table_faults(read.outputs, read.source, formats(), read.folder)
    printed = check_print(edition_document(read.document, LARGE_PRINT), Assets(read.folder))
    return sorted_diagnostics((*found, *tables, *printed, *_style_faults(read)))


def _style_faults(read: Manuscript) -> Iterator[Diagnostic]:
    """What keeps a style sheet of the publisher's own out of the EPUB that would be built."""
    from pipeline.exporters.epub.stylesheet import read_stylesheet  # noqa: PLC0415  (heavy)

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
