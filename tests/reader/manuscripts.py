"""Manuscripts for the reader's tests: a folder with book.toml and a file or two."""

from pathlib import Path

from pipeline.diagnostics import Diagnostic
from pipeline.model import Block, Document, Inline, Sentence
from pipeline.model.walk import blocks_sentences
from pipeline.reader import Manuscript, read_manuscript

FACTS = (
    'title = "T"\nlanguage = "en"\n'
    'identifiers = ["urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00"]\n'
)


def write(folder: Path, files: dict[str, str | bytes], toml: str = "") -> Path:
    """Write the files; the Markdown ones are the sections, in this order."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    sections = [name for name in files if name.endswith(".md")]
    (folder / "book.toml").write_text(f"{FACTS}sections = {sections!r}\n{toml}", encoding="utf-8")
    return folder


def read(folder: Path, text: str, toml: str = "", **files: str) -> Manuscript:
    """The manuscript of one section with this text."""
    return read_manuscript(write(folder, {"one.md": text, **files}, toml))


def faults(manuscript: Manuscript) -> list[tuple[str, str, int | None]]:
    """Each fault's code, file and line."""
    return [_told(fault) for fault in manuscript.diagnostics]


def _told(fault: Diagnostic) -> tuple[str, str, int | None]:
    position = fault.position
    return fault.code, position.file if position else "", position.line if position else None


def blocks(folder: Path, text: str, toml: str = "") -> tuple[Block, ...]:
    """The blocks under the heading of a sound section."""
    manuscript = read(folder, f"# One\n\n{text}\n", toml)
    assert manuscript.diagnostics == ()
    return manuscript.document.sections[0].blocks


def block(folder: Path, text: str, toml: str = "") -> Block:
    """The only block."""
    (only,) = blocks(folder, text, toml)
    return only


def inlines(folder: Path, text: str, toml: str = "") -> tuple[Inline, ...]:
    """The inlines of the only sentence of the only paragraph."""
    (sentence,) = blocks_sentences(blocks(folder, text, toml))
    return sentence.inlines


def texts(sentences: tuple[Sentence, ...]) -> list[str]:
    return [sentence.text for sentence in sentences]


def all_text(document: Document) -> str:
    """Every word of the sections and notes."""
    parts: list[str] = []
    for section in document.sections:
        parts.append(section.title.text)
        parts += [sentence.text for sentence in blocks_sentences(section.blocks)]
    for note in document.notes:
        parts += [sentence.text for sentence in blocks_sentences(note.blocks)]
    return " ".join(parts)
