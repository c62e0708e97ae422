"""Whose a file in an edition's folder is: what a build made it may replace, and nothing else."""

import contextlib
import os
import shutil
import stat
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import ExportError
from pipeline.manifest import SYSTEM_FILES, SYSTEM_FOLDERS, Made, file_hash

_SHOWN = 3  # names in a message


@dataclass(slots=True)
class Contents:
    """What lies in an edition's folder, as paths relative to it.

    ``own`` are files that are as a build made them, ``changed`` such that are not any more.
    ``foreign`` are files, links and folders that no build made, the last ones with a slash at
    their end. ``system`` is what the operating system put there.
    """

    own: list[Path] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    system: list[Path] = field(default_factory=list)


def look_through(folder: Path, listed: Mapping[str, str]) -> Contents:
    """Compare a folder with the files, and their hashes, that a build put there.

    Names count as the same if they differ only in capitals or in the way their accents are
    encoded, as other file systems write them. No link is followed.

    Raises:
        OSError: the folder cannot be read.
    """
    contents = Contents()
    found = {path.relative_to(folder).as_posix(): entry for path, entry in _entries(folder, listed)}
    names = {_key(name): name for name in listed}
    for name, entry in sorted(found.items()):
        if _is_system(entry):
            contents.system.append(Path(name))
        elif not entry.is_file(follow_symlinks=False):
            contents.foreign.append(f"{name}/" if entry.is_dir(follow_symlinks=False) else name)
        else:
            _add_file(contents, folder, name, _listed_as(name, listed, names, found))
    return contents


def _add_file(contents: Contents, folder: Path, name: str, made: str | None) -> None:
    if made is None:
        contents.foreign.append(name)
    elif file_hash(folder / name) == made:
        contents.own.append(Path(name))
    else:
        contents.changed.append(name)


def _entries(folder: Path, listed: Mapping[str, str]) -> Iterator[tuple[Path, os.DirEntry[str]]]:
    """Everything in a folder, without the folders that hold listed files."""
    parents = _parents(listed)
    pending = [folder]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                path = Path(entry.path)
                inside = _key(path.relative_to(folder).as_posix())
                if entry.is_dir(follow_symlinks=False) and not is_link(path) and inside in parents:
                    pending.append(path)
                else:
                    yield path, entry


def _parents(listed: Mapping[str, str]) -> set[str]:
    """The keys of the folders that hold listed files; "." is the edition's own."""
    return {".", *(_key(above.as_posix()) for name in listed for above in Path(name).parents)}


def _listed_as(
    name: str, listed: Mapping[str, str], names: Mapping[str, str], found: Collection[str]
) -> str | None:
    """The hash that a file must have, if it was made by a build."""
    if name in listed:
        return listed[name]
    twin = names.get(_key(name))
    return None if twin is None or twin in found else listed[twin]


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _is_system(entry: os.DirEntry[str]) -> bool:
    if entry.is_dir(follow_symlinks=False):
        return entry.name.casefold() in SYSTEM_FOLDERS
    return entry.is_file(follow_symlinks=False) and entry.name.casefold() in SYSTEM_FILES


def is_link(path: Path) -> bool:
    """Whether a path is a link: a symbolic one, or a junction of Windows."""
    with contextlib.suppress(OSError):
        status = path.lstat()
        junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
        tag = getattr(status, "st_reparse_tag", 0)
        return stat.S_ISLNK(status.st_mode) or (junction is not None and tag == junction)
    return False


def refuse_foreign(target: Path, made: Made | None, manuscript: Path | None = None) -> None:
    """See that a build may replace a format's folder.

    Raises:
        ExportError: it holds something that no build made, or is no folder.
        OSError: it cannot be read.
    """
    place = target.as_posix()
    elsewhere = "name another output folder (--output FOLDER), then build again."
    if is_link(target):
        hint = f"Remove the link if it is not wanted, or {elsewhere}"
        raise ExportError(f"{place} is a link, not a folder that a build made", hint)
    if not os.path.lexists(target):
        return
    if not target.is_dir():
        hint = f"Move it elsewhere, or {elsewhere}"
        raise ExportError(f"{place} is in the way: it is no folder", hint)
    if manuscript is not None and manuscript.resolve().is_relative_to(target.resolve()):
        hint = f"A build replaces that folder as a whole: {elsewhere}"
        raise ExportError(f"{place} holds the manuscript", hint)
    _refuse_read_only(target, made)
    contents = look_through(target, made.files if made else {})
    if contents.foreign and made is None:
        message = f"{place} holds files that no build has listed: {_told(contents.foreign)}"
        hint = "Move the folder elsewhere, or delete it if an earlier version of this program "
        raise ExportError(message, f"{hint}made it; or {elsewhere}")
    if contents.foreign:
        message = f"{place} holds what no build put there: {_told(contents.foreign)}"
        raise ExportError(message, f"Move it elsewhere, or {elsewhere}")
    if contents.changed:
        message = f"{place} holds what was changed since it was made: {_told(contents.changed)}"
        hint = "Move it elsewhere if it is to be kept, or delete it, then build again."
        raise ExportError(message, hint)


def _refuse_read_only(target: Path, made: Made | None) -> None:
    """See that the folder's files could be removed, once a new edition stands in its place."""
    inside = {
        target / above for name in (made.files if made else ()) for above in Path(name).parents
    }
    for folder in sorted(inside):
        if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
            message = f"{folder.as_posix()} is read-only, so its files cannot be replaced"
            raise ExportError(message, "Allow writing there, then build again.")


def _told(names: list[str]) -> str:
    """The first names, and how many more there are; strange ones as Python writes them."""
    shown = [name if name.isprintable() else repr(name) for name in names[:_SHOWN]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def remove_made(folder: Path, files: Mapping[str, str], heir: Path | None = None) -> None:
    """Remove from a folder what a build made, and the folder itself if nothing else is left.

    What the operating system keeps there goes to ``heir``, the folder's successor, as far as that
    has a place for it.

    Raises:
        OSError: a file cannot be removed.
    """
    contents = look_through(folder, files)
    for path in contents.own:
        (folder / path).unlink()
    for path in contents.system:
        _hand_on(folder / path, heir / path if heir else None)
    for parent, _, _ in os.walk(folder, topdown=False):
        if _key(Path(parent).relative_to(folder).as_posix()) in _parents(files):
            with contextlib.suppress(OSError):  # something is left in it
                Path(parent).rmdir()


def _hand_on(path: Path, place: Path | None) -> None:
    if place is not None and place.parent.is_dir() and not os.path.lexists(place):
        path.rename(place)
    elif path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink()
