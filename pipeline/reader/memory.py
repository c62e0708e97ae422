"""What a reading may take over from the one before it: nothing, or all that would be the same.

A preview reads a book again with each save, of which one file in hundreds has changed. Two things
are kept of each file: its tree of nodes, which depends on its text alone, and its sections, which
depend on the nodes, on the ids that these were given, and on what was asked about other files. All
of that is noted while a file is read, and compared before its sections are taken over; so a reading
with a memory gives what one without gives.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any, Generic, TypeAlias, TypeVar

from pipeline.diagnostics import Diagnostic
from pipeline.model import Note, PageStart, Position, Section
from pipeline.reader.inclusion import text_now
from pipeline.reader.nodes import Node, walk_nodes
from pipeline.reader.outline import forget_ids
from pipeline.reader.sections import read_sections
from pipeline.reader.state import Book, ChartSource, FileScope

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")

Sections: TypeAlias = tuple[tuple[Section, ...], tuple[Note, ...]]

_READ_AGAIN = (".md", ".toml")  # what every reading looks at itself
_PLAIN = re.compile(r"[A-Za-z0-9._-]+")


class Memory:
    """Remembers nothing: each file is read anew."""

    def begin(self, facts: str, names: Mapping[str, str]) -> None:
        """A reading begins; ``facts`` is the text of book.toml, ``names`` its words for names."""

    def table(self, name: str) -> dict[Any, Any]:
        """An empty map of the book."""
        del name
        return {}

    def nodes(self, book: Book, file: FileScope, text: str, parse: "_Parse") -> list[Node]:
        """The nodes of a file with this text."""
        return parse(book, file, text)

    def sections(self, nodes: list[Node], book: Book, file: FileScope) -> Sections:
        """The sections of a file, and the notes that they call."""
        return read_sections(nodes, book, file)


_Parse: TypeAlias = Callable[[Book, FileScope, str], list[Node]]

_Question: TypeAlias = tuple[str, Hashable]
"""A map of the book, and a key of it, or :data:`_WHOLE` for all of it."""

_WHOLE = object()


@dataclass(slots=True)
class _Asked:
    """The questions about the book since the last time that they were taken, with the answers."""

    answers: dict[_Question, object] = field(default_factory=dict)

    def take(self) -> dict[_Question, object]:
        taken, self.answers = self.answers, {}
        return taken


class Watched(dict[_Key, _Value], Generic[_Key, _Value]):
    """A map that notes what is asked of it."""

    def __init__(self, name: str, asked: _Asked) -> None:
        super().__init__()
        self._name = name
        self._asked = asked

    def get(self, key: _Key, default: Any = None) -> Any:  # noqa: ANN401  (as the base class)
        """The value."""
        self._note(key)
        return super().get(key, default)

    def __getitem__(self, key: _Key) -> _Value:
        self._note(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return super().__contains__(key)

    def __iter__(self) -> Iterator[_Key]:
        self._note(_WHOLE)
        return super().__iter__()

    def _note(self, key: Any) -> None:  # noqa: ANN401  (a key, or _WHOLE)
        self._asked.answers.setdefault((self._name, key), self.answer(key))

    def answer(self, key: Any) -> object:  # noqa: ANN401  (as above)
        """What is compared later; to be asked by the memory alone, for it notes nothing."""
        if key is _WHOLE:
            return tuple(dict.keys(self))
        return _state(super().get(key))


def _state(value: object) -> object:
    """A value that stays as it is: of a file, all that a link into it can meet."""
    if isinstance(value, FileScope):
        return value.section, tuple(value.local_ids.items())
    return value


@dataclass(frozen=True, slots=True)
class _Parsed:
    """The nodes of a text, and the files that are taken into it."""

    text: str
    nodes: list[Node]
    faults: tuple[Diagnostic, ...]
    file: FileScope

    def stands(self, text: str, folder: Path) -> bool:
        """Whether the text and those of all these files are as they were."""
        return self.text == text and all(
            text_now(folder, name) == before for name, before in self.file.included.items()
        )


@dataclass(frozen=True, slots=True)
class _Pages:
    """Printed pages: those that waited for a sentence before and after, and those that began."""

    before: list[tuple[str, Position]]
    after: list[tuple[str, Position]]
    found: dict[str, list[PageStart]]


@dataclass(frozen=True, slots=True)
class _Read:
    """Sections as they were read, on which conditions, and what the reading left in the book."""

    nodes: list[Node]
    own: object
    asked: dict[_Question, object]
    sections: Sections
    faults: tuple[Diagnostic, ...]
    ids: tuple[str, ...]
    charts: dict[str, ChartSource]
    pages: "_Pages"


class Remembering(Memory):
    """Remembers the last reading of one manuscript."""

    def __init__(self) -> None:
        self._facts = ""
        self._names: dict[str, str] = {}
        self._asked = _Asked()
        self._parsed: dict[str, _Parsed] = {}
        self._read: dict[str, _Read] = {}

    def begin(self, facts: str, names: Mapping[str, str]) -> None:
        """A reading begins; other facts about the book may change every sentence of it."""
        if facts != self._facts:
            self._facts = facts
            self._read.clear()
        if names != self._names:  # whose words stand in the nodes
            self._names = dict(names)
            self._read.clear()
            self._parsed.clear()

    def forget(self, names: Sequence[str]) -> None:
        """These files have changed: the sections that name them (tables, pictures) are read anew.

        A name that can be written in several ways is taken to stand in every section.
        """
        shown = {PurePosixPath(name).name for name in names if not name.endswith(_READ_AGAIN)}
        plain = all(map(_PLAIN.fullmatch, shown))
        for name in list(self._read):
            text = "\n".join(self._parsed[name].file.lines)
            if shown and (not plain or any(one in text for one in shown)):
                del self._read[name]

    def table(self, name: str) -> dict[Any, Any]:
        """A map that notes what is asked of it."""
        return Watched(name, self._asked)

    def nodes(self, book: Book, file: FileScope, text: str, parse: _Parse) -> list[Node]:
        """The nodes of a file; those of the same text are taken again, without their ids."""
        known = self._parsed.get(file.name)
        if known and known.stands(text, book.folder):
            forget_ids(known.nodes)
            before = known.file
            file.lines, file.pieces, file.included = before.lines, before.pieces, before.included
            book.report.extend(known.faults)
            return known.nodes
        count = len(book.report)
        nodes = parse(book, file, text)
        self._parsed[file.name] = _Parsed(text, nodes, book.report.since(count), file)
        return nodes

    def sections(self, nodes: list[Node], book: Book, file: FileScope) -> Sections:
        """The sections of a file, as they were read where nothing that they rest on has changed."""
        known = self._read.get(file.name)
        own = _own(nodes, file)
        if known and known.nodes is nodes and known.own == own and self._stands(known, book):
            for id_ in known.ids:
                book.ids.take(id_)
            book.report.extend(known.faults)
            book.charts.update(known.charts)
            book.pages.found.update(known.pages.found)
            book.pages.waiting = list(known.pages.after)
            return known.sections
        read = self._anew(nodes, own, book, file)
        self._read[file.name] = read
        return read.sections

    def _stands(self, known: _Read, book: Book) -> bool:
        """Whether every question has the answer that it had, and the ids of calls are free."""
        tables = {
            "targets": book.targets,
            "terms": book.terms,
            "files": book.files,
            "headings": book.heading_names(),
        }
        answers: Iterator[bool] = (
            tables[name].answer(key) == answer  # type: ignore[attr-defined]  # they are Watched
            for (name, key), answer in known.asked.items()
        )
        free = not any(id_ in book.ids for id_ in known.ids)
        return free and book.pages.waiting == known.pages.before and all(answers)

    def _anew(self, nodes: list[Node], own: object, book: Book, file: FileScope) -> _Read:
        self._asked.take()
        faults, ids, charts = len(book.report), len(book.ids), len(book.charts)
        waiting, begun = list(book.pages.waiting), len(book.pages.found)
        sections = read_sections(nodes, book, file)
        found = dict(islice(book.pages.found.items(), begun, None))
        pages = _Pages(waiting, list(book.pages.waiting), found)
        drawn = dict(islice(book.charts.items(), charts, None))
        asked = self._asked.take()
        return _Read(
            nodes,
            own,
            asked,
            sections,
            book.report.since(faults),
            book.ids.since(ids),
            drawn,
            pages,
        )


def _own(nodes: Sequence[Node], file: FileScope) -> object:
    """The ids of the file's own places."""
    given = tuple(node.id for node in walk_nodes(nodes) if node.id)
    notes = tuple((label, note.id) for label, note in file.notes.items())
    return file.section, given, tuple(file.local_ids.items()), notes
