"""Finished files go into the output folder at once, a format at a time, or not at all."""

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.driver.journal import is_unsettled, mend, put_in_place
from pipeline.driver.locks import LOCK, is_lock, locked
from pipeline.driver.ownership import is_link, refuse_foreign
from pipeline.driver.unwritable import unwritable
from pipeline.durable import flush_file, flush_folder
from pipeline.errors import ExportError
from pipeline.manifest import UNPROVED, Made, hashes, read_manifest

_WORK = ".work-"
_WORK_NAME = re.compile(r"\.work-[a-z0-9_]{8}")  # as tempfile.mkdtemp makes them


@contextlib.contextmanager
def work_folder(output: Path) -> Iterator[Path]:
    """A private folder beside the results, on the same file system, gone at the end.

    Raises:
        ExportError: the output folder cannot be written.
        ConfigError: its manifest is not one.
    """
    with contextlib.ExitStack() as held:
        try:
            output.mkdir(parents=True, exist_ok=True)
            with locked(output):
                _clear_up(output)
                folder = Path(tempfile.mkdtemp(prefix=_WORK, dir=output))
                held.callback(_remove_empty, folder)
                held.enter_context(locked(folder))  # says to others that this build lives
                held.callback(_empty, folder)
        except OSError as error:
            raise unwritable(output, error) from error
        yield folder


def recover(output: Path) -> None:
    """Undo what builds left behind that were killed; every command that looks there does it first.

    The earlier or the new edition of a format is put in its place, as the manifest tells, and
    work folders that no running build holds are removed. Nothing else is.

    Raises:
        ExportError: there is something to be mended, and the folder cannot be written.
        ConfigError: its manifest is not one.
    """
    try:
        if _is_unclean(output):
            with locked(output):
                _clear_up(output)
    except OSError as error:
        raise unwritable(output, error) from error


def _is_unclean(output: Path) -> bool:
    if not output.is_dir():
        return False
    return os.path.lexists(output / LOCK) or any(_works(output)) or is_unsettled(output)


def _clear_up(output: Path) -> None:
    for work in _works(output):
        _remove_dead(work)
    mend(output)


def _works(output: Path) -> list[Path]:
    """The work folders of builds: a lock's file marks them, or they are still, or again, empty."""
    found = [path for path in output.glob(f"{_WORK}*") if _WORK_NAME.fullmatch(path.name)]
    folders = [path for path in found if path.is_dir() and not is_link(path)]
    return [path for path in folders if is_lock(path / LOCK) or not any(path.iterdir())]


def _remove_dead(work: Path) -> None:
    """Remove a work folder that no build holds; where that cannot be told, it stays."""
    with contextlib.suppress(OSError):  # held, or just gone
        if is_lock(work / LOCK):
            with locked(work, wait=False) as sure:
                if not sure:
                    return
                _empty(work)
        _remove_empty(work)


def _empty(work: Path) -> None:
    """Remove everything but the lock's file: it marks the folder until the end."""
    for path in [path for path in work.glob("*") if path.name != LOCK]:
        if path.is_dir() and not is_link(path):
            shutil.rmtree(path, ignore_errors=True)
        else:
            with contextlib.suppress(OSError):
                path.unlink()


def _remove_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()


@dataclass(frozen=True, slots=True)
class Edition:
    """The place of an edition: its name in the manifest is its path in the output folder.

    ``manuscript`` is a folder that must not lie in it.
    """

    output: Path
    name: str
    manuscript: Path | None = None

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        return self.output / self.name

    def refuse(self) -> None:
        """See that the build may replace it.

        Raises:
            ExportError: it may not, or that cannot be seen.
            ConfigError: the manifest is not one.
        """
        try:
            if is_link(self.folder.parent) and self.folder.parent != self.output:
                message = f"{self.folder.parent.as_posix()} is a link, not a folder of a build"
                raise ExportError(message, "Remove the link.")
            made = read_manifest(self.output).editions.get(self.name)
            refuse_foreign(self.folder, made, self.manuscript)
        except OSError as error:
            raise unwritable(self.folder, error) from error


def refusals(
    output: Path, names: Iterable[str], manuscript: Path | None = None
) -> dict[str, ExportError]:
    """The formats whose folders a build may not replace, with the reason.

    Raises:
        ExportError: the output folder cannot be written.
        ConfigError: the manifest is not one.
    """
    refused: dict[str, ExportError] = {}
    try:
        with locked(output):  # else another build might be in the middle of a commit
            mend(output)
            for name in names:
                try:
                    Edition(output, name, manuscript).refuse()
                except ExportError as error:
                    refused[name] = error
    except OSError as error:
        raise unwritable(output, error) from error
    return refused


def commit_format(
    files: Iterable[Path],
    work: Path,
    target: Path,
    *,
    manuscript: Path | None = None,
    unproved: bool = False,
    source: str | None = None,
) -> tuple[Path, ...]:
    """Replace the folder ``target`` by the files, given relative to ``work``; their new paths.

    The earlier folder stays as it was until the new one is complete and on the disk; then two
    renames swap them. ``manuscript`` is a folder that must not lie in it, ``unproved`` and
    ``source`` are for the manifest.

    Raises:
        ExportError: a file cannot be placed, or the folder holds what no build made; the earlier
            edition is still there.
        ConfigError: the manifest is not one.
    """
    edition = Edition(target.parent, target.name, manuscript)
    return _commit(files, work, edition, unproved=unproved, source=source)


def keep_unproved(files: Iterable[Path], work: Path, target: Path) -> Path:
    """Keep files whose proof failed, for a report, where they replace no edition; their folder.

    Raises:
        ExportError: as for :func:`commit_format`.
        ConfigError: the manifest is not one.
    """
    edition = Edition(target.parent, f"{UNPROVED}/{target.name}")
    _commit(files, work, edition, unproved=True)
    return edition.folder


def _commit(
    files: Iterable[Path],
    work: Path,
    edition: Edition,
    *,
    unproved: bool,
    source: str | None = None,
) -> tuple[Path, ...]:
    relative = tuple(files)
    target = edition.folder
    try:
        staged = _staged(relative, work)
        made = Made(hashes(staged, relative), unproved, source=source)
        with locked(edition.output):
            mend(edition.output)
            edition.refuse()
            target.parent.mkdir(exist_ok=True)
            put_in_place(edition.output, edition.name, staged, made)
    except OSError as error:
        raise unwritable(target, error) from error
    return tuple(target / name for name in relative)


def _staged(files: Iterable[Path], work: Path) -> Path:
    """A folder with these files alone, all of them on the disk."""
    staged = Path(tempfile.mkdtemp(prefix="staged-", dir=work.parent))
    for name in files:
        _place(work / name, staged / name)
        flush_file(staged / name)
    staged.chmod(0o755)
    for folder, _, _ in os.walk(staged):
        flush_folder(Path(folder))
    return staged


def _place(source: Path, destination: Path) -> None:
    """Link the file, so that products which name its first place stay good; else copy it."""
    destination.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, destination)
    except OSError:
        shutil.copyfile(source, destination)
