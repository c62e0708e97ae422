"""Folders that one build at a time may hold.

The lock is a hidden file in the folder itself, and not one in a folder of the user's own: an
output folder may be a share that several people, machines or containers build into, and they
have no other place in common. The file is there only while the lock is held.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import ExportError

LOCK = ".publish-lock"
_NO_LOCKS = frozenset(
    getattr(errno, name)
    for name in ("ENOSYS", "ENOTSUP", "EOPNOTSUPP", "ENOLCK", "EINVAL")
    if hasattr(errno, name)
)


@contextlib.contextmanager
def locked(folder: Path, *, wait: bool = True, name: str = LOCK) -> Iterator[bool]:
    """Hold a folder against other builds that do the same; gives whether that is possible here.

    The lock belongs to the process and ends with it, however it ends. ``name`` is that of its file.

    Raises:
        ExportError: something else than a lock bears its name; it is left alone.
        BlockingIOError: another build holds the folder, and ``wait`` is False.
        OSError: the folder cannot be written.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415  (a tenth of a second; for builds alone)

    file = folder / name
    _refuse_stranger(file)
    # No other kind of lock instead: one that outlives its process would shut the folder for ever.
    lock = FileLock(file, timeout=-1 if wait else 0, fallback_to_soft=False)
    sure = True
    try:
        lock.acquire()
    except Timeout:
        raise BlockingIOError(errno.EAGAIN, "held by another build", str(folder)) from None
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
        sure = False
    try:
        yield sure
    finally:
        if sure or wait:
            _remove(file)  # while it is held: who waits for it sees that, and makes another
        lock.release()


def _refuse_stranger(file: Path) -> None:
    """See that the lock's name is free, or a lock's: a file without a byte in it."""
    with contextlib.suppress(FileNotFoundError):
        if not _is_empty_file(file.lstat()):
            message = f"{file.as_posix()} is in the way: it is not the lock of a build"
            hint = "Move it elsewhere, or give it another name, then try again."
            raise ExportError(message, hint)


def is_lock(file: Path) -> bool:
    """Whether a build may have made it to hold its folder."""
    with contextlib.suppress(OSError):
        return _is_empty_file(file.lstat())
    return False


def _is_empty_file(status: os.stat_result) -> bool:
    return stat.S_ISREG(status.st_mode) and not status.st_size


def _remove(file: Path) -> None:
    """Remove the lock's file; Windows lets nobody do so but the lock itself, when it ends."""
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)
