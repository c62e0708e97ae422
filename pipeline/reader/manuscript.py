"""The whole way from a manuscript folder to a document."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from pipeline.assets.pictures import locate_picture
from pipeline.config import TomlSource
from pipeline.diagnostics import Diagnostic
from pipeline.files import FileFault, locate
from pipeline.language.sentences import Segmenter
from pipeline.model import Document, Note, Position, Section
from pipeline.reader.book import BookReader, load_toml
from pipeline.reader.charts import draw_charts
from pipeline.reader.front_matter import take_front_matter
from pipeline.reader.inclusion import Includes
from pipeline.reader.links import section_name
from pipeline.reader.listed import Listed, is_section, list_sections
from pipeline.reader.markdown import make_parser
from pipeline.reader.memory import Memory
from pipeline.reader.nodes import Node, make_nodes
from pipeline.reader.numbering import Numbering
from pipeline.reader.outline import claim_ids, survey
from pipeline.reader.references import References
from pipeline.reader.report import Report
from pipeline.reader.source import read_text
from pipeline.reader.state import Abbreviations, Book, FileScope


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A manuscript as read: the document, and what concerns its making.

    ``outputs`` holds the ``[output.*]`` tables of book.toml as they were written, and ``source``
    finds their lines. ``diagnostics`` are the reader's own.
    """

    folder: Path
    document: Document
    outputs: Mapping[str, Mapping[str, object]]
    source: TomlSource
    diagnostics: tuple[Diagnostic, ...]


def read_manuscript(folder: Path, memory: Memory | None = None) -> Manuscript:
    """Read the manuscript in ``folder``; its faults are in the result's diagnostics.

    What a ``memory`` holds of an earlier reading is not read again.

    Raises:
        ConfigError: book.toml is missing, is not UTF-8 or is no TOML.
    """
    values, source = load_toml(folder)
    return _read(folder, values, source, memory or Memory())


def _read(
    folder: Path, values: Mapping[str, object], source: TomlSource, memory: Memory
) -> Manuscript:
    report = Report()
    facts = BookReader(values, source, report)
    _check_cover(folder, facts)
    abbreviations = facts.abbreviations()
    names = facts.names()
    memory.begin(source.text, names)
    book = Book(
        folder,
        facts.table.language,
        facts.labels(),
        Abbreviations(abbreviations),
        Segmenter(entry.short for entry in abbreviations),
        make_parser(names),
        report,
        facts.speech(),
        names,
        facts.table.smart_quotes,
        targets=memory.table("targets"),
        terms=memory.table("terms"),
        files=memory.table("files"),
        table=memory.table,
    )
    sections, notes = _read_files(book, facts, memory)
    document = Document(
        facts.metadata(), sections, notes, abbreviations, facts.lexicon(), book.labels
    )
    document = replace(document, pages=book.pages.in_order(document))
    table = facts.table
    return Manuscript(folder, document, table.output, source, report.diagnostics)


def _check_cover(folder: Path, facts: BookReader) -> None:
    cover = facts.table.cover
    if cover is None:
        return
    try:
        locate_picture(folder, cover)
    except FileFault as fault:
        facts.report.extend((fault.diagnostic(facts.source.position("cover")),))


def _read_files(
    book: Book, facts: BookReader, memory: Memory
) -> tuple[tuple[Section, ...], tuple[Note, ...]]:
    parsed = _parse_files(book, facts, memory)
    for file, nodes in parsed:
        claim_ids(book, file, nodes)
    numbering = Numbering(facts.numbered_levels())
    for file, nodes in parsed:
        survey(book, file, nodes, numbering)
    sections: list[Section] = []
    notes: list[Note] = []
    for file, nodes in parsed:
        found, called = memory.sections(nodes, book, file)
        sections.extend(found)
        notes.extend(called)
    return draw_charts(tuple(sections), tuple(notes), book)


def _parse_files(
    book: Book, facts: BookReader, memory: Memory
) -> list[tuple[FileScope, list[Node]]]:
    """Every section file that can be read, parsed; faults are reported at book.toml's line."""
    parsed: list[tuple[FileScope, list[Node]]] = []
    position = facts.source.position("sections")
    listed: _Known = {}
    for entry in list_sections(book.folder, facts.table.sections):
        if entry.fault:
            book.report.extend((entry.fault.diagnostic(position),))
        elif entry.is_title:
            parsed.append(_part_title(book, entry, facts.source))
        elif file := _section_file(book, entry, position, listed, memory):
            parsed.append(file)
    if not facts.table.sections:
        hint = 'Add sections = ["01-first.md", ...] in reading order.'
        book.report.error("no-sections", "the book has no sections", position, hint)
    taken_in = {name for file, _ in parsed for name in file.included}
    _report_unlisted(book, position, listed, taken_in)
    return parsed


def _section_file(
    book: Book, entry: Listed, position: Position, listed: "_Known", memory: Memory
) -> tuple[FileScope, list[Node]] | None:
    """A file of the list, parsed; None for one that cannot be used, which is reported."""
    path = _section_path(book, entry.name, position, listed)
    name = section_name(entry.name)
    text = read_text(path, name, book.report, book.language) if path else None
    if text is None:
        book.unread.add(name)
        return None
    file = FileScope(name, text.split("\n"), parts=entry.parts, part=entry.part)
    book.files[name] = file
    return file, memory.nodes(book, file, text, _parse)


def _part_title(book: Book, entry: Listed, source: TomlSource) -> tuple[FileScope, list[Node]]:
    """The page of a part whose title stands in book.toml, on the line where it is written there."""
    title = " ".join(entry.name.split())
    first = (source.position("sections").line or 1) - 1
    written = enumerate(source.text.split("\n")[first:], first)
    before = next((number for number, line in written if title in line), first)
    text = "\n" * before + f"# {title}"
    file = FileScope(source.file, text.split("\n"), part=True)
    return file, make_nodes(book.parser.parse(text, {}))


_ONCE = "Remove one of them from the list."

_Known: TypeAlias = dict[tuple[int, int], str]
"""Files by what the system knows them by, device and inode, and their names in ``sections``."""


def _section_path(book: Book, name: str, position: Position, listed: _Known) -> Path | None:
    """Where a section's file is; None when it cannot be used or stands in the list already."""
    try:
        path = locate(book.folder, name)
    except FileFault as fault:
        book.report.extend((fault.diagnostic(position),))
        return None
    identity = _identity(path)
    if identity not in listed:
        listed[identity] = name
        return path
    first = listed[identity]
    again = "is listed twice" if first == name else f"is the file {first!r} once more"
    book.report.error("repeated-section", f"the section {name!r} {again}", position, _ONCE)
    return None


def _identity(path: Path) -> tuple[int, int]:
    facts = path.stat()
    return facts.st_dev, facts.st_ino


def _parse(book: Book, file: FileScope, text: str) -> list[Node]:
    text, front = take_front_matter(text)
    if front and front.others:
        message = f"of the front matter is not read: {', '.join(front.others)}"
        hint = "Facts about the book stand in book.toml, a title in '# Title'; remove these."
        book.report.warning("front-matter", message, Position(file.name, 1), hint)
    references = References()
    env = {
        "references": references,
        "duplicate_refs": references.repeated,
        "includes": Includes(book.folder, file, book.report, book.language),
    }
    nodes = make_nodes(book.parser.parse(text, env))
    references.report(book.report, file.at, file.lines)
    return nodes


def _report_unlisted(
    book: Book, position: Position, listed: _Known, taken_in: Container[str]
) -> None:
    """Markdown files beside the sections that book.toml does not list: a forgotten chapter?

    Files that are ``taken_in`` by others are not forgotten.
    """
    folders = {(book.folder / section_name(name)).parent for name in listed.values()}
    for folder in sorted(folders):
        for path in sorted(folder.glob("*.md")):
            if is_section(path) and _identity(path) not in listed:
                name = path.relative_to(book.folder).as_posix()
                if name in taken_in:
                    continue
                message = f"{name} is not in the list of sections"
                hint = "Add it to sections, or begin its name with '_' to leave it out."
                book.report.warning("unlisted-file", message, position, hint)
