"""All that is proved of an M4B besides its chapters' order: facts, chapters' names, length."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mutagen import MutagenError
from mutagen.mp4 import MP4

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.shared.credits import authors
from pipeline.model import Document
from pipeline.model.walk import walk_sections
from pipeline.validators.proofs.epub_book import Fault
from pipeline.validators.proofs.same_text import folded
from pipeline.validators.proofs.sound import told_facts

_REMEDY = "Build this edition again; if it stays so, please report a bug of this program."


def check_m4b_whole(document: Document, file: Path) -> Iterator[Diagnostic]:
    """What an M4B says otherwise than the book."""
    try:
        book = MP4(file)
    except MutagenError:
        return  # told already
    for code, message in (*_facts(document, book), *_chapters(document, book), *_whole(file)):
        yield Diagnostic(code, "error", message, None, _REMEDY)


def _facts(document: Document, book: Any) -> Iterator[Fault]:  # noqa: ANN401  (no types)
    facts = document.metadata
    people = ", ".join(authors(facts)) or facts.publisher or ""
    wanted = {
        "\xa9nam": facts.title,
        "\xa9alb": facts.title,
        "\xa9ART": people,
        "aART": people,
        "\xa9day": str(facts.date.year) if facts.date else "",
        "cprt": facts.rights or "",
        "desc": facts.description or "",
        "ldes": facts.description or "",
        "\xa9st3": facts.subtitle or "",
        "\xa9pub": facts.publisher or "",
        "\xa9mvn": facts.series.name if facts.series else "",
    }
    for key, text in wanted.items():
        found = "".join(map(str, book.get(key, [])))
        if folded(found) != folded(text):
            yield "edition-metadata", f"it says {found!r} ({key}), not {text!r}"
    for name, text in told_facts(facts, "m4b").items():
        found = b"".join(map(bytes, book.get(f"----:com.apple.iTunes:{name}", []))).decode()
        if folded(found) != folded(text):
            yield "edition-metadata", f"it says {found!r} ({name}), not {text!r}"
    if not book.get("covr"):
        yield "edition-picture", "it has no cover"
    if not book.get("\xa9nrt"):
        yield "edition-metadata", "it does not name its voice"


def _chapters(document: Document, book: Any) -> Iterator[Fault]:  # noqa: ANN401
    """Each chapter is a heading, behind the one before it."""
    titles = [folded(chapter.title) for chapter in book.chapters or ()]
    rest = iter([folded(section.title.text) for section in walk_sections(document.sections)])
    if any(title not in rest for title in titles):
        yield "edition-navigation", f"its chapters are {titles}"


def _whole(file: Path) -> Iterator[Fault]:
    """The boxes of the file end where it ends (ISO 14496-12, 4.2)."""
    size, at = file.stat().st_size, 0
    with file.open("rb") as data:
        while at < size:
            data.seek(at)
            head = data.read(16)
            length = int.from_bytes(head[:4], "big")
            if length == 1:
                length = int.from_bytes(head[8:], "big")
            if length == 0:
                return
            at += max(length, 8)
    if at != size:
        yield "narration-damaged", f"{file.name} ends before its sound"
