"""Headings and what stands under them, as a tree; and the notes of each section."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.diagnostics import did_you_mean
from pipeline.model import Block, Note, Section, SectionRole, Str
from pipeline.reader.attributes import refuse_attributes
from pipeline.reader.blocks import read_blocks
from pipeline.reader.foreign_signs import report_stray
from pipeline.reader.inlines import read_runs
from pipeline.reader.nodes import Node, only_pages
from pipeline.reader.numbering import UNNUMBERED
from pipeline.reader.runs import Mark, Run
from pipeline.reader.sentences import make_sentence
from pipeline.reader.state import Book, FileScope, Scope, Target
from pipeline.reader.stray import stray_metadata

_ROLES: dict[str, SectionRole] = {
    "chapter": "chapter",
    "foreword": "foreword",
    "preface": "preface",
    "introduction": "introduction",
    "prologue": "prologue",
    "part": "part",
    "epilogue": "epilogue",
    "afterword": "afterword",
    "conclusion": "conclusion",
    "appendix": "appendix",
    "glossary": "glossary",
    "bibliography": "bibliography",
    "acknowledgments": "acknowledgments",
    "dedication": "dedication",
    "notice": "notice",
}


@dataclass(slots=True)
class _Draft:
    """A section while it is being read."""

    level: int
    heading: Node | None
    body: list[Node] = field(default_factory=list)
    inner: "list[_Draft]" = field(default_factory=list)
    before: list[Node] = field(default_factory=list)
    """Marks of pages that begin with the heading."""


def read_sections(
    nodes: Sequence[Node], book: Book, file: FileScope
) -> tuple[tuple[Section, ...], tuple[Note, ...]]:
    """The level 1 sections of a file, and the notes in the order in which they are called."""
    sections: list[Section] = []
    notes: list[Note] = []
    for draft in _drafts(nodes, book, file):
        name = draft.heading.id if draft.heading else file.section
        scope = Scope(book, file, name)
        sections.append(_section(draft, scope))
        notes.extend(_notes(scope))
    for note in file.notes.values():
        if note.number is None:
            position = scope.at(note.line) if sections else None
            hint = f"Call it with '[^{note.label}]' in this file, or remove it."
            message = f"the note {note.label!r} is never called and would be lost"
            book.report.error("unused-note", message, position, hint)
    return tuple(sections), tuple(notes)


def _drafts(nodes: Sequence[Node], book: Book, file: FileScope) -> list[_Draft]:
    """The tree of headings; text before the first heading goes under it, and is reported."""
    roots: list[_Draft] = []
    path: list[_Draft] = []
    early: list[Node] = []
    for node in nodes:
        if node.type != "heading":
            (path[-1].body if path else early).append(node)
            continue
        level = int(node.token.tag[1])
        draft = _Draft(level, node)
        while path and path[-1].level >= level:
            path.pop()
        (path[-1].inner if path else roots).append(draft)
        path.append(draft)
    _place_early(early, roots, book, file)
    return roots


def _place_early(early: list[Node], roots: list[_Draft], book: Book, file: FileScope) -> None:
    unseen = ("footnote_reference", "html_block")
    marks = [node for node in early if only_pages(node)]
    shown = [node for node in early if node.type not in unseen and node not in marks]
    scope = Scope(book, file)
    if not roots:
        hint = "Begin the file with '# ' and the section's title."
        book.report.error("missing-title", "the file has no heading", scope.at(1), hint)
        roots.append(_Draft(1, None, early))
        return
    if shown:
        hint = "Begin the file with '# ' and the section's title."
        position = scope.at(shown[0].line)
        book.report.error("text-before-title", "text before the first heading", position, hint)
    roots[0].before = marks
    roots[0].body[:0] = [node for node in early if node not in marks]


def _section(draft: _Draft, scope: Scope) -> Section:
    heading = draft.heading
    line = heading.line if heading else 1
    if heading:
        _report_metadata(heading, scope)
    read_blocks(draft.before, scope)
    title = make_sentence(_numbered(_title_runs(heading, scope), heading, scope), scope)
    blocks: tuple[Block, ...] = read_blocks(draft.body, scope)
    inner = tuple(_section(child, scope) for child in draft.inner)
    name = heading.id if heading else scope.section
    role = _role(heading, scope) if heading else None
    if scope.file.part and draft.level == 1:
        role = role or "part"
    parts = scope.file.parts
    return Section(name, draft.level + parts, title, blocks, inner, role, scope.at(line), parts)


def _report_metadata(heading: Node, scope: Scope) -> None:
    """Facts between ``---`` lines amid a file, of which Markdown makes a heading."""
    above = scope.file.lines[heading.line - 2 : heading.line - 1]
    if heading.token.markup != "-" or [line.strip() for line in above] != ["---"]:
        return
    if stray := stray_metadata(heading.inline.content):
        report_stray(scope, stray, scope.at(heading.line))


def _title_runs(heading: Node | None, scope: Scope) -> list[Run]:
    if heading is None:
        return [Run(Str(scope.file.name), (), 1)]
    runs = read_runs(heading.inline, scope)
    for mark in (mark for run in runs for mark in run.marks):
        mark.by_page = False  # contents say the title that the heading has
    return runs


def _numbered(runs: list[Run], heading: Node | None, scope: Scope) -> list[Run]:
    """The title with the section's number before it, where the book numbers its sections."""
    target = scope.book.targets.get(heading.id) if heading else None
    if target is None or heading is None or not target.place:
        return runs
    if f"{target.title} ".startswith(tuple(_typed(target))):
        message = f"the title has its number, {target.place!r}, which the book gives it anyway"
        hint = "Take the number out of the heading, or remove 'number-sections' from book.toml."
        scope.report.warning("numbered-twice", message, scope.at(heading.line), hint)
    return [*_opening(target, heading.line), *runs]


def _opening(target: Target, line: int) -> list[Run]:
    """What stands before a title; its word may be of another language than the book."""
    words = target.opening.rstrip()
    marks = (Mark("span", lang=target.tongue),) if target.tongue and words != target.place else ()
    return [Run(Str(words), marks, line), Run(Str(target.opening[len(words) :]), (), line)]


def _typed(target: Target) -> Iterator[str]:
    """How a title may begin whose author wrote the number: "3.2 ", "3. ", "Chapter 3: "."""
    for number in (target.place, f"{target.word} {target.place}"):
        yield from (f"{number}{sign}" for sign in (". ", ":", ")"))
    if "." in target.place:  # "7 Habits" and "A History" are no numbers of a chapter 7 or A
        yield f"{target.place} "


def _role(heading: Node, scope: Scope) -> SectionRole | None:
    position = scope.at(heading.line)
    attributes = dict(heading.attributes)
    classes = [one for one in attributes.pop("class", "").split() if one != UNNUMBERED]
    if classes:
        message = f"the class {classes[0]!r} means nothing on a heading"
        scope.report.error("unknown-attribute", message, position, "Known here: .unnumbered.")
    refuse_attributes(scope, attributes, position, "a heading", ("id", "role"))
    wanted = attributes.get("role")
    if wanted is None:
        return None
    role = _ROLES.get(wanted)
    if role is None or heading.token.tag != "h1":
        hint = did_you_mean(wanted, _ROLES) if role is None else "Put it on the level 1 heading."
        message = f"the role {wanted!r} cannot stand here"
        scope.report.error("bad-role", message, position, hint)
        return None
    return role


def _notes(scope: Scope) -> list[Note]:
    """The notes that the section called; a note may call further ones."""
    notes: list[Note] = []
    while len(notes) < len(scope.called):
        source = scope.called[len(notes)]
        with scope.book.pages.note():
            blocks = read_blocks(source.nodes, scope)
        label = source.number or ""
        at = scope.at(source.line)
        notes.append(Note(source.id, label, blocks, scope.section, at))
    return notes
