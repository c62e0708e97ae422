"""Titles whose manuscript or editions are at an address: read in, and told as they are there."""

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pipeline.catalogue.facts import EditionResult, TitleResult
from pipeline.errors import PublishError
from pipeline.manifest import Manifest
from pipeline.storage import Place, fetch, shown


@contextlib.contextmanager
def brought(manuscript: Place) -> Iterator[Path]:
    """The manuscript's folder on this machine; of one at an address, a copy.

    Raises:
        ExportError: the store cannot be reached.
        ConfigError: a name leads out of the folder.
    """
    if isinstance(manuscript, Path):
        yield manuscript
        return
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work) / (manuscript.name or "manuscript")
        folder.mkdir()
        fetch(manuscript, folder)
        try:
            yield folder
        except PublishError as error:
            raise told_there(error, folder, manuscript) from error


def put_away(result: TitleResult, work: Path, manifest: Manifest) -> TitleResult:
    """The result of a title that was built in ``work`` for a store, with the places there."""
    editions = tuple(_there(one, result, work, manifest) for one in result.editions)
    error = result.error and told_there(result.error, work, result.title.output)
    return replace(result, editions=editions, error=error)


def _there(
    edition: EditionResult, result: TitleResult, work: Path, manifest: Manifest
) -> EditionResult:
    made = manifest.editions.get(edition.format)
    folder = made.folder if made and made.folder else edition.format
    error = edition.error and told_there(edition.error, work, result.title.output)
    return replace(edition, folder=folder, error=error)


def told_there(error: PublishError, here: Path, there: Place) -> PublishError:
    """The error with a place as the user knows it, instead of its copy on this machine."""
    message = error.message.replace(here.as_posix(), shown(there))
    hint = error.hint.replace(here.as_posix(), shown(there)) if error.hint else None
    return type(error)(message, hint)
