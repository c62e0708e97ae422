"""Files that the manuscript names: found inside its folder, or a fault that says what to do."""

import functools
import os
import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.diagnostics import Diagnostic, did_you_mean
from pipeline.model import Position

_DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))]
)
"""Windows opens a device under these names, in every folder and with every ending."""


MOST_TEXT = 64 << 20
"""Bytes of a text file; the Bible has 5 million, and a book in one file is hard to work with."""


@dataclass(frozen=True, slots=True)
class FileFault(Exception):  # noqa: N818  (a fault of the book, not of the program)
    """Why a file cannot be used."""

    code: str
    message: str
    hint: str | None = None

    def diagnostic(self, position: Position | None) -> Diagnostic:
        """The fault as an error at the place that names the file."""
        return Diagnostic(self.code, "error", self.message, position, self.hint)


def locate(folder: Path, name: str) -> Path:
    """The file ``name`` (relative, forward slashes) of the manuscript in ``folder``.

    Raises:
        FileFault: it is outside the folder, missing, no file, or spelled in other letters.
    """
    path = PurePosixPath(name)
    if not name or path.is_absolute() or ":" in name or "\\" in name:
        hint = "Name a file inside the manuscript folder, with forward slashes and no colon."
        raise FileFault("bad-path", f"{name!r} is no path inside the manuscript", hint)
    if any(part.partition(".")[0].rstrip().upper() in _DEVICES for part in path.parts):
        message = f"{name!r} is the name of a device under Windows, not of a file"
        raise FileFault("bad-path", message, "Give the file another name.")
    if "\0" in name:
        raise FileFault("bad-path", "a path holds a NUL character", "Write the path anew.")
    try:
        return _inside(folder, path, name)
    except (OSError, RuntimeError) as error:
        message = f"{name!r} cannot be opened: {error.__class__.__name__}"
        raise FileFault("unreadable-file", message, "Check the file's name and rights.") from None


def refuse_large(path: Path, name: str, most: int = MOST_TEXT) -> None:
    """Refuse a file that would fill the memory, before it is read.

    Raises:
        FileFault: the file has more than ``most`` bytes.
        OSError: nothing can be known of it.
    """
    size = path.stat().st_size
    if size > most:
        message = f"{name} has {size >> 20:,} MB; no more than {most >> 20} MB are read"
        raise FileFault("file-too-large", message, "Divide it, or remove what is not of the book.")


def _inside(folder: Path, path: PurePosixPath, name: str) -> Path:
    found = folder / path
    if not _is_plain(folder, path):
        if not found.resolve().is_relative_to(folder.resolve()):
            hint = "Copy the file into the manuscript folder."
            raise FileFault("bad-path", f"{name!r} is outside the manuscript folder", hint)
        if not os.path.lexists(found) and (same := _other_form(folder, path)):
            return _inside(folder, same, name)
        if not found.is_file():
            raise _no_file(folder, path, name)
    if spelled := _other_case(folder, path):
        hint = f"Write {spelled!r}: some systems tell capitals from small letters."
        raise FileFault("file-name-case", f"the file {name!r} is spelled otherwise", hint)
    return found


def _is_plain(folder: Path, path: PurePosixPath) -> bool:
    """Whether it is surely a file inside the folder: no step upwards, no link on the way."""
    at = os.fspath(folder)
    mode = 0
    for part in path.parts:
        at = os.path.join(at, part)  # noqa: PTH118  (a tenth of the time, a thousand times a book)
        try:
            mode = os.lstat(at).st_mode
        except OSError:
            return False
        if part == ".." or stat.S_ISLNK(mode):
            return False
    return stat.S_ISREG(mode)


def as_spelled(folder: Path, name: str) -> Path:
    """The place of ``name``, which is known to be sound, as its folder spells it."""
    path = PurePosixPath(name)
    if not os.path.lexists(folder / path) and (same := _other_form(folder, path)):
        return folder / same
    return folder / path


def _other_form(folder: Path, path: PurePosixPath) -> PurePosixPath | None:
    """The path as it is spelled in another Unicode normal form, where exactly one file is so.

    macOS and archives made there spell accented letters as two characters (NFD), which nobody can
    see. The form on the disk goes into no edition, so the same bytes come out on every system.
    """
    true = PurePosixPath()
    for part in path.parts:
        at = folder / true
        if not os.path.lexists(at / part):
            names = _names(str(at), at.stat().st_mtime_ns) if at.is_dir() else ()
            same = [name for name in names if _composed(name) == _composed(part)]
            if len(same) != 1:
                return None
            part = same[0]  # noqa: PLW2901  (the loop is about the spelling of each part)
        true /= part
    return true


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISLNK, "a link that leads nowhere"),
)


def _no_file(folder: Path, path: PurePosixPath, name: str) -> FileFault:
    """What is there in the place of a file, if anything."""
    found = folder / path
    if not os.path.lexists(found):
        return FileFault("missing-file", f"there is no file {name!r}", _nearest(folder, path))
    mode = found.stat().st_mode if found.exists() else found.lstat().st_mode
    kind = next((words for test, words in _KINDS if test(mode)), "something else")
    hint = "Name a file inside it." if kind == "a folder" else "Put a file in its place."
    return FileFault("missing-file", f"{name!r} is {kind}, not a file", hint)


def _nearest(folder: Path, path: PurePosixPath) -> str:
    parent = folder / path.parent
    names = sorted(entry.name for entry in parent.iterdir()) if parent.is_dir() else []
    for name in names:
        if _folds(name) == _folds(path.name):
            return f"Did you mean {(path.parent / name).as_posix()!r}?"
    if not parent.is_dir():
        return f"There is no folder {path.parent.as_posix()!r} in the manuscript."
    near = did_you_mean(path.name, names)
    return near or f"The folder {path.parent.as_posix()!r} is empty."


@functools.lru_cache(maxsize=64)
def _names(folder: str, changed: int) -> frozenset[str]:
    """The names in a folder, listed again only when it has ``changed``."""
    del changed
    return frozenset(entry.name for entry in Path(folder).iterdir())


def _other_case(folder: Path, path: PurePosixPath) -> str | None:
    """The true spelling, when the file system forgave another one."""
    at = folder
    true: list[str] = []
    for part in path.parts:
        if part in (".", ".."):
            true.append(part)
        else:
            names = _names(str(at), at.stat().st_mtime_ns)
            true.append(part if part in names else _folded(part, names))
        at /= part
    return None if true == list(path.parts) else "/".join(true)


def _folded(part: str, names: Iterable[str]) -> str:
    """The first of the names that differs from ``part`` in nothing but capitals."""
    return next((name for name in sorted(names) if _folds(name) == _folds(part)), part)


def _folds(name: str) -> str:
    return _composed(_composed(name).casefold())
