"""Why a place cannot be written, in the words of whoever owns it."""

import errno
import os
import stat
from pathlib import Path

from pipeline.errors import ExportError

_FULL = frozenset(
    getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name)
)
_FORBIDDEN = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))


def unwritable(path: Path, error: OSError) -> ExportError:
    """The error for a file or folder of the output that cannot be written."""
    return ExportError(f"cannot write to {path}: {reason(error)}", remedy(error))


def reason(error: OSError) -> str:
    """What the system says of a fault."""
    return error.strerror or str(error)


def remedy(error: OSError) -> str:
    """What to do about it."""
    if error.errno in _FULL:
        return "The disk is full, or your share of it: make room, then try again."
    if error.errno in _FORBIDDEN:
        return (
            "Allow writing there, close programs that show its files, or name another output "
            "folder: --output FOLDER."
        )
    return "Is the folder writable, is there space left, is a file open in another program?"


def refuse_no_folder(output: Path) -> None:
    """See that an output folder is one, or can be made.

    Raises:
        ExportError: something else stands in its place, or above it.
    """
    for path in (output, *output.parents):
        if os.path.lexists(path):
            if not path.is_dir():
                hint = "Name a folder for the editions: --output FOLDER."
                what = f"{path.as_posix()} is {_what_it_is(path)}, not a folder"
                raise ExportError(f"cannot write to {output.as_posix()}: {what}", hint)
            return


def _what_it_is(path: Path) -> str:
    """The kind of thing, other than a folder, that a path names."""
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return "a link to a file" if path.exists() else "a link that leads nowhere"
    return "a file" if stat.S_ISREG(mode) else "a pipe or a device"
