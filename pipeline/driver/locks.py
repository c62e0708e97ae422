"""Folders that one build at a time may hold.

The lock is a hidden file in the folder itself, and not one in a folder of the user's own: an
output folder may be a share that several people, machines or containers build into, and they
have no other place in common. The file is there only while the lock is held.
"""

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

LOCK = ".publish-lock"
_NO_LOCKS = frozenset(
    getattr(errno, name)
    for name in ("ENOSYS", "ENOTSUP", "EOPNOTSUPP", "ENOLCK", "EINVAL")
    if hasattr(errno, name)
)


@contextlib.contextmanager
def locked(folder: Path, *, wait: bool = True) -> Iterator[bool]:
    """Hold a folder against other builds that do the same; gives whether that is possible here.

    The lock belongs to the process and ends with it, however it ends.

    Raises:
        BlockingIOError: another build holds the folder, and ``wait`` is False.
        OSError: the folder cannot be written.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415  (a tenth of a second; for builds alone)

    file = folder / LOCK
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


def _remove(file: Path) -> None:
    """Remove the lock's file; Windows lets nobody do so but the lock itself, when it ends."""
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)
