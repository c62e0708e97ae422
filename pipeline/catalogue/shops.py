"""The catalogue's own output folder, on this machine or in a store.

Beside the titles' folders it holds what is made of all of them: the summary, and the feed and the
message of all titles.
"""

import contextlib
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pipeline.catalogue.source import is_made, is_made_of
from pipeline.driver.commit import commit_format, work_folder
from pipeline.driver.replacing import replace_files
from pipeline.driver.unwritable import refuse_no_folder, unwritable
from pipeline.errors import ExportError
from pipeline.manifest import Made, Manifest, hashes, read_manifest
from pipeline.storage import (
    Place,
    leased,
    reached,
    read_listed,
    replace_pages,
    shown,
    stand,
    write_at_once,
)

if TYPE_CHECKING:
    from upath import UPath

Make = Callable[[Path], Sequence[Path]]
"""Writes files into a folder; their names."""


class Shop(Protocol):
    """The folder with all titles."""

    def title(self, name: str) -> Place:
        """The place of a title's folder."""

    def manifest(self, title: str = "") -> Manifest:
        """The list of editions of a title, or of the catalogue itself."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, by its path with forward slashes; None where there is none."""

    def has(self, name: str, source: str) -> bool:
        """Whether the catalogue's own edition of this name is there, made of this."""

    def put(self, name: str, source: str, make: Make) -> None:
        """Make the catalogue's own edition of this name, and put it in place as a whole."""

    def write(self, texts: Mapping[str, str]) -> None:
        """Replace files, each at once."""

    def shown(self, path: str) -> str:
        """The place of a file as people write it."""


def shop_at(output: Place) -> Shop:
    """The shop in an output folder.

    Raises:
        ExportError: something else than a folder is there.
    """
    if not isinstance(output, Path):
        return _Store(output)
    refuse_no_folder(output)
    return _Folder(output)


@dataclass(frozen=True, slots=True)
class _Folder:
    output: Path

    def title(self, name: str) -> Place:
        return self.output / name

    def manifest(self, title: str = "") -> Manifest:
        return read_manifest(self.output / title)

    def read(self, path: str) -> bytes | None:
        file = self.output / path
        if not os.path.lexists(file):
            return None
        if file.is_symlink() or not file.is_file():
            return b""  # nothing that a run has written
        try:
            return file.read_bytes()
        except OSError as error:
            hint = "See that it can be read."
            raise ExportError(f"{file.as_posix()} cannot be read", hint) from error

    def has(self, name: str, source: str) -> bool:
        return is_made(self.output, read_manifest(self.output), (name,), source)

    def put(self, name: str, source: str, make: Make) -> None:
        with work_folder(self.output) as work:
            folder = work / name
            try:
                folder.mkdir()
                files = make(folder)
            except OSError as error:
                raise unwritable(self.output / name, error) from error
            commit_format(files, folder, self.output / name, source=source)

    def write(self, texts: Mapping[str, str]) -> None:
        replace_files(self.output, texts)

    def shown(self, path: str) -> str:
        return (self.output / path).as_posix()


@dataclass(frozen=True, slots=True)
class _Store:
    output: "UPath"

    def title(self, name: str) -> Place:
        return self.output / name

    def manifest(self, title: str = "") -> Manifest:
        return read_listed(self.output / title if title else self.output).manifest

    def read(self, path: str) -> bytes | None:
        file = self.output / path
        with reached(file):
            try:
                data: bytes = file.fs.cat_file(file.path)
            except FileNotFoundError:
                return None
            return data

    def has(self, name: str, source: str) -> bool:
        listed = read_listed(self.output)
        return is_made_of(listed.manifest, name, source) and stand(listed, (name,))

    def put(self, name: str, source: str, make: Make) -> None:
        with contextlib.ExitStack() as held:
            lease = held.enter_context(leased(self.output, wait=True))
            work = Path(held.enter_context(tempfile.TemporaryDirectory()))
            (work / name).mkdir()
            made = Made(hashes(work / name, make(work / name)), source=source)
            replace_pages(work / name, name, made, lease)

    def write(self, texts: Mapping[str, str]) -> None:
        for name, text in texts.items():
            with reached(self.output / name):
                write_at_once(self.output / name, text.encode())

    def shown(self, path: str) -> str:
        return shown(self.output / path)
