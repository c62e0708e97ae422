"""A folder of a store, held by one run at a time.

Stores have no locks that all of them share. So a run that wants a folder first writes a lease of
its own there, and then looks: if another lease is there, it takes its own back. Of two runs at
once, at least the later one to look sees the other's lease, so never do both hold the folder;
that asks no more of a store than that what was written is seen by whoever looks afterwards.
A lease that is not renewed runs out, so that a run that died holds nothing for long.
"""

import contextlib
import json
import random
import threading
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.errors import ExportError
from pipeline.storage.address import reached, shown

if TYPE_CHECKING:
    from upath import UPath

FOLDER = ".leases"
_LASTS = 300  # seconds; the clocks of the machines may differ by less than that
_RENEWED = 60  # seconds
_AGAIN = (0.2, 2.0)  # seconds until the next look, at least and at most


@dataclass(slots=True)
class Leased:
    """A lease that is held, and renewed from time to time."""

    folder: "UPath"
    file: "UPath"
    until: float = 0.0
    _over: threading.Event = field(default_factory=threading.Event)

    def refuse_lost(self) -> None:
        """See that it is still held, before something is put in place.

        Raises:
            ExportError: it ran out, since it could not be renewed.
        """
        if time.time() > self.until:
            message = f"{shown(self.folder)} is not held any more: its lease could not be renewed"
            raise ExportError(message, "Run again when the store can be reached.")

    def write(self) -> None:
        """Write it anew, for some minutes more."""
        until = time.time() + _LASTS
        self.file.fs.pipe_file(self.file.path, json.dumps({"until": until}).encode())
        self.until = until

    def renew(self) -> None:
        """Renew it until it is over."""
        while not self._over.wait(_RENEWED):
            with contextlib.suppress(Exception):  # tried again in a minute
                self.write()

    def end(self) -> None:
        """Give it back."""
        self._over.set()
        with contextlib.suppress(Exception):  # it runs out by itself
            self.file.fs.rm_file(self.file.path)


@contextlib.contextmanager
def leased(folder: "UPath", *, wait: bool) -> Iterator[Leased]:
    """Hold a folder against other runs that do the same.

    Raises:
        BlockingIOError: another run holds it, and ``wait`` is False.
        ExportError: the store cannot be reached.
    """
    lease = Leased(folder, folder / FOLDER / f"{uuid.uuid4().hex}.json")
    while not _taken(lease):
        if not wait:
            raise BlockingIOError(f"{shown(folder)} is held by another run")
        time.sleep(random.uniform(*_AGAIN))  # noqa: S311  (so that two do not look in step)
    renewing = threading.Thread(target=lease.renew, daemon=True)
    renewing.start()
    try:
        yield lease
    finally:
        lease.end()
        renewing.join()


def _taken(lease: Leased) -> bool:
    with reached(lease.folder):
        _make_folder(lease)
        lease.write()
        try:
            free = not any(_holds(lease, path) for path in _all(lease))
        except BaseException:
            lease.file.fs.rm_file(lease.file.path)
            raise
        if not free:
            lease.file.fs.rm_file(lease.file.path)
        return free


def _make_folder(lease: Leased) -> None:
    lease.file.fs.makedirs(lease.file.parent.path, exist_ok=True)


def _all(lease: Leased) -> list[str]:
    files = lease.file.fs
    files.invalidate_cache()
    return [path for path in files.find(lease.file.parent.path) if path.endswith(".json")]


def _holds(lease: Leased, path: str) -> bool:
    """Whether it is another's lease that has not run out."""
    if path.endswith(lease.file.name):
        return False
    try:
        data = lease.file.fs.cat_file(path)
    except FileNotFoundError:  # just given back
        return False
    try:
        until = float(json.loads(data)["until"])
    except (ValueError, KeyError, TypeError):  # being written, on a store that writes in place
        return True
    if until < time.time():
        with contextlib.suppress(FileNotFoundError):
            lease.file.fs.rm_file(path)
        return False
    return True
