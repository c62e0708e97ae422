"""Real texts that nobody of this project wrote, from packages of Debian, as manuscripts.

A collection of sayings is one book with a section; the Bible is a book with a section for each of
its chapters' books. The text stands as it is, escaped as plain Markdown, so that every character
of it is to be in the editions.
"""

import re
import shutil
import subprocess
import unicodedata
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

SAYINGS = Path("/usr/share/games/fortunes")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_VERSE = re.compile(r"(?P<book>[0-9]?[A-Za-z]+?)(?P<chapter>\d+):(?P<verse>\d+) (?P<text>.*)")


@dataclass(frozen=True)
class Collection:
    """Sayings of one file; they are read when they are wanted."""

    name: str
    language: str
    file: Path

    def __str__(self) -> str:
        return self.name

    def text(self) -> "Text":
        """The book of this collection."""
        paragraphs = tuple(_paragraphs(self.file.read_text("utf-8", "replace")))
        return Text(self.name, self.language, ((self.file.name, paragraphs),))


@dataclass(frozen=True)
class Text:
    """A book: its sections are (heading, paragraphs)."""

    name: str
    language: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]

    def __str__(self) -> str:
        return self.name

    def write(self, folder: Path) -> Path:
        """The manuscript folder of this text."""
        folder.mkdir(parents=True)
        names = [f"{number:03}.md" for number in range(1, len(self.sections) + 1)]
        for name, (heading, paragraphs) in zip(names, self.sections, strict=True):
            body = "\n\n".join(map(_markdown, paragraphs))
            (folder / name).write_text(f"# {_escaped(heading)}\n\n{body}\n", encoding="utf-8")
        (folder / "book.toml").write_text(
            f'title = "{self.name}"\nlanguage = "{self.language}"\nsections = {names}\n'
            f'identifiers = ["{uuid.uuid5(uuid.NAMESPACE_URL, self.name).urn}"]\n',
            encoding="utf-8",
        )
        return folder


def sayings(files: Iterable[Path], root: Path = SAYINGS) -> Iterator[Collection]:
    """Each collection of sayings of these files, which are in a folder and its languages'."""
    for file in sorted(path for path in files if root in path.parents):
        if file.is_file() and not file.is_symlink() and file.suffix not in (".dat", ".u8"):
            place = file.parent.relative_to(root).as_posix().strip(".")
            language = place.partition("/")[0] or "en"
            yield Collection(f"{place} {file.name}".strip(), language, file)


def packaged(*names: str) -> frozenset[Path]:
    """The files of Debian's packages of these names, as far as they are installed."""
    if not shutil.which("dpkg-query"):
        return frozenset()
    listed = subprocess.run(
        ["dpkg-query", "-L", *names], capture_output=True, text=True, check=False
    )
    return frozenset(map(Path, listed.stdout.splitlines()))


def bible() -> Text:
    """The King James Version: a section for each book, a paragraph for each chapter."""
    said = subprocess.run(
        ["bible", "-f", "gen1:1-rev22:21"], capture_output=True, text=True, check=True
    )
    verses = [found for line in said.stdout.splitlines() if (found := _VERSE.fullmatch(line))]
    sections = tuple(
        (book, tuple(_chapters(rows))) for book, rows in groupby(verses, lambda row: row["book"])
    )
    return Text("bible-kjv", "en", sections)


def _chapters(verses: Iterator[re.Match[str]]) -> Iterator[str]:
    for _, rows in groupby(verses, lambda row: row["chapter"]):
        yield "\n".join(row["text"] for row in rows)


def _paragraphs(text: str) -> Iterator[str]:
    """The sayings' paragraphs; what a printer's overstrike or a damaged byte left is taken out."""
    text = re.sub(r".\x08", "", text)
    text = "".join(char for char in text if char in "\n\t" or _is_text(char))
    for saying in re.split(r"^%\s*$", text, flags=re.MULTILINE):
        yield from (part for part in re.split(r"\n\s*\n", saying) if part.strip())


def _is_text(char: str) -> bool:
    return char != "\ufffd" and unicodedata.category(char) not in ("Cc", "Cn", "Co", "Cs")


def _markdown(paragraph: str) -> str:
    """A paragraph whose lines go on."""
    return "\n".join(_escaped(line.strip()) for line in paragraph.splitlines() if line.strip())


def _escaped(line: str) -> str:
    return _PUNCTUATION.sub(r"\\\1", " ".join(line.split()))
