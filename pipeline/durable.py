"""What must be on the disk, and not only on its way there, before the next step is taken."""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

_CANNOT = frozenset(
    getattr(errno, name)
    for name in ("EINVAL", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EBADF", "EACCES", "EPERM", "EROFS")
    if hasattr(errno, name)
)
"""What file systems answer that cannot flush: network shares, some folders of containers."""


def flush_file(path: Path) -> None:
    """Wait until the bytes of a file are on the disk.

    Raises:
        OSError: they cannot get there; where a disk merely cannot be asked, nothing is raised.
    """
    with _where_possible():
        _flush(path, os.O_RDWR | getattr(os, "O_BINARY", 0))  # Windows flushes no file read-only


def flush_folder(path: Path) -> None:
    """Wait until the names in a folder are on the disk; Windows sees to them by itself.

    Raises:
        OSError: as for :func:`flush_file`.
    """
    if os.name != "nt":
        with _where_possible():
            _flush(path, os.O_RDONLY)


def _flush(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _where_possible() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
