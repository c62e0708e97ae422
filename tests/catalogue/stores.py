"""Stores on this machine: S3 as moto serves it, and a line to it that a test can cut."""

import contextlib
import os
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from moto.server import ThreadedMotoServer
from upath import UPath

_CHUNK = 65536


def put(folder: Path, to: UPath) -> UPath:
    """Copy a folder of this machine into a store."""
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            target = to / file.relative_to(folder).as_posix()
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    return to


def listed(folder: UPath) -> dict[str, bytes]:
    """The files in a folder of a store by their paths in it."""
    folder.fs.invalidate_cache()
    base = folder.path.rstrip("/") + "/"
    return {path.removeprefix(base): folder.fs.cat_file(path) for path in folder.fs.find(base)}


@dataclass
class Line:
    """A line on loopback to another port, which breaks for good at what is sent over it.

    That is a request whose beginning has ``at`` in it, or, if that is a number, so many bytes.
    """

    port: int
    at: bytes | int | None = None
    sent: int = 0
    is_cut: bool = False
    server: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def address(self) -> str:
        """Where the near end is."""
        return f"http://127.0.0.1:{self.server.getsockname()[1]}"

    def run(self) -> None:
        """Take connections until the near end is closed."""
        with contextlib.suppress(OSError):
            while True:
                near, _ = self.server.accept()
                if self.is_cut:
                    near.close()
                    continue
                far = socket.create_connection(("127.0.0.1", self.port))
                for one, other, count in ((near, far, True), (far, near, False)):
                    threading.Thread(
                        target=self._pump, args=(one, other, count), daemon=True
                    ).start()

    def _pump(self, source: socket.socket, target: socket.socket, count: bool) -> None:  # noqa: FBT001
        with contextlib.suppress(OSError):
            while data := source.recv(_CHUNK):
                if count:
                    self._look_at(data)
                if self.is_cut:
                    break
                target.sendall(data)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _look_at(self, data: bytes) -> None:
        self.sent += len(data)
        if isinstance(self.at, bytes):
            self.is_cut |= data.startswith(b"PUT") and self.at in data
        elif self.at is not None:
            self.is_cut |= self.sent >= self.at


@contextlib.contextmanager
def line_to(port: int, at: bytes | int) -> Iterator[Line]:
    """A line that is there while the test runs."""
    line = Line(port, at)
    threading.Thread(target=line.run, daemon=True).start()
    try:
        yield line
    finally:
        line.server.close()


@contextlib.contextmanager
def s3() -> Iterator[int]:
    """The port of a server that speaks S3."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        yield server.get_host_and_port()[1]
    finally:
        server.stop()


def use(address: str) -> None:
    """Say by the environment, as people do, where S3 is and who asks."""
    os.environ |= {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_MAX_ATTEMPTS": "1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
