"""Manuscript folders as data: Git and some systems cannot hold many of these files."""

import os
import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path

import pytest

FACTS = (
    'title = "T"\nlanguage = "en"\n'
    'identifiers = ["urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00"]\n'
)
"""Three lines; the sections stand on line 4."""


@dataclass(frozen=True)
class Folder:
    """A folder where a file should be."""


@dataclass(frozen=True)
class Pipe:
    """A named pipe, which would block whoever reads it."""


@dataclass(frozen=True)
class Secret:
    """A file that nobody may read."""


@dataclass(frozen=True)
class Link:
    """A symbolic link; ``{outside}`` in its target is a folder beside the manuscript."""

    target: str


Content = str | bytes | Folder | Pipe | Secret | Link


@dataclass(frozen=True)
class Bad:
    """A manuscript with a fault, and what is said: code, file, line, and a part of the message.

    ``text`` is the body of ``one.md`` below its title, from line 3; ``facts`` follows the sections
    in book.toml, from line 5. ``files`` are further files, or other contents of these two.
    """

    name: str
    code: str
    line: int | None = 3
    says: str = ""
    text: str = "Text."
    facts: str = ""
    files: dict[str, Content] = field(default_factory=dict)
    file: str = "one.md"
    exit_code: int = 3

    def write(self, folder: Path) -> Path:
        """Write the manuscript into ``folder / "book"``; beside it, ``outside/secret.*``."""
        outside = folder / "outside"
        outside.mkdir(parents=True)
        for suffix in ("md", "png", "csv", "css", "svg"):
            (outside / f"secret.{suffix}").write_text("# TOP SECRET\n", encoding="utf-8")
        book = {"book.toml": f'{FACTS}sections = ["one.md"]\n{self.facts}'}
        book["one.md"] = f"# One\n\n{self.text}\n"
        for name, content in {**book, **self.files}.items():
            _write(folder / "book" / name, content, outside)
        return folder / "book"


def _write(path: Path, content: Content, outside: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    match content:
        case str():
            path.write_bytes(content.encode("utf-8", "surrogatepass"))
        case bytes():
            path.write_bytes(content)
        case Folder():
            path.mkdir()
        case Pipe():
            if not hasattr(os, "mkfifo"):
                pytest.skip("this system has no named pipes")
            os.mkfifo(path)
        case Secret():
            path.write_bytes(b"# Secret\n")
            path.chmod(0)
            if os.access(path, os.R_OK):
                pytest.skip("this user may read every file")
        case Link(target):
            try:
                path.symlink_to(target.format(outside=outside))
            except OSError as error:
                pytest.skip(f"links cannot be made here: {error}")


def png(width: int, height: int, *, rows: int = 1, end: bool = True) -> bytes:
    """A grey PNG that states this size and holds this many rows of it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows_data = zlib.compress(b"\0" * ((width + 1) * rows)) if rows else b""
    parts = [b"\x89PNG\r\n\x1a\n", _chunk(b"IHDR", header), _chunk(b"IDAT", rows_data)]
    return b"".join([*parts, _chunk(b"IEND", b"")] if end else parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)
