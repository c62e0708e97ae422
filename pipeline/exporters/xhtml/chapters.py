"""Content documents: one per level 1 section, with its notes at the end."""

from collections.abc import Iterable, Sequence

from pipeline.exporters.shared.bare import title_words
from pipeline.exporters.xhtml.blocks import blocks
from pipeline.exporters.xhtml.dialect import EPUB, Dialect
from pipeline.exporters.xhtml.inlines import Scope, pages_before, unpaged
from pipeline.exporters.xhtml.labels import label_language
from pipeline.exporters.xhtml.markup import element, escape, page
from pipeline.exporters.xhtml.plan import BookPlan
from pipeline.exporters.xhtml.split import Chapter, matter
from pipeline.model import Note, Section, SectionRole

_SHORT = 10  # letters of a word that the style sheet takes for granted
_WITHOUT_ROLE: frozenset[SectionRole] = frozenset(("notice",))  # DPUB-ARIA has no word for it


def chapter_page(plan: BookPlan, chapters: Sequence[Chapter]) -> bytes:
    """The XHTML of a chapter, or of those that share a file."""
    body = chapter_body(plan, chapters, EPUB)
    metadata = plan.document.metadata
    title = page_title(chapters, metadata.language) or metadata.title
    return page(title, body, metadata.language, metadata.direction, matter(chapters[0].whole))


def page_title(chapters: Iterable[Chapter], language: str) -> str:
    """What a page is called: the titles of its chapters in plain words."""
    titles = (title_words(chapter.section.title, language) for chapter in chapters)
    return " | ".join(filter(None, titles))


def chapter_body(plan: BookPlan, chapters: Iterable[Chapter], dialect: Dialect) -> str:
    """What stands in the body of a page: each chapter's section, with its notes at the end."""
    made = []
    for chapter in chapters:
        scope = Scope(plan, chapter.file, dialect=dialect)
        made.append(_section(scope, chapter.section, _notes(scope, chapter)))
    return "".join(made)


def _section(scope: Scope, section: Section, after: str = "") -> str:
    level = min(section.level, 6)
    attributes = {**_size(section), "class": f"rank-{section.rank}" if section.parts else None}
    heading = scope.element(f"h{level}", attributes, unpaged(scope, section.title))
    heading = pages_before(scope, (section.title,)) + heading
    inner = "".join(_section(scope, child) for child in section.sections)
    content = f"\n{heading}\n{blocks(scope, section.blocks)}{inner}{after}"
    return scope.element("section", _attributes(section), content) + "\n"


def _size(section: Section) -> dict[str, str | None]:
    """What the style sheet needs to set the longest word of a heading in one line."""
    longest = max(map(len, section.title.text.split()), default=0)
    return {"style": f"--longest: {longest}" if longest > _SHORT else None}


def _attributes(section: Section) -> dict[str, str | None]:
    if section.rank > 1:
        return {"id": section.id}
    role = section.role or "chapter"
    kind = None if role in _WITHOUT_ROLE else role
    return {
        "id": section.id,
        "role": f"doc-{kind}" if kind else None,
        "epub:type": kind,
        "aria-labelledby": section.title.id,
    }


def _notes(scope: Scope, chapter: Chapter) -> str:
    if not chapter.notes:
        return ""
    document = scope.plan.document
    title = element("h2", label_language(document, "notes"), escape(document.labels.notes))
    notes = "".join(_note(scope, note) for note in chapter.notes)
    attributes = {"class": "notes", "epub:type": "footnotes"}
    return scope.element("section", attributes, f"\n{title}\n{notes}") + "\n"


def _note(scope: Scope, note: Note) -> str:
    attributes = {"id": note.id, "role": "doc-footnote", "epub:type": "footnote"}
    label = element("p", {"class": "note-label"}, _ways_back(scope, note))
    content = f"\n{label}\n{blocks(scope, note.blocks)}"
    return scope.element("aside", attributes, content) + "\n"


def _ways_back(scope: Scope, note: Note) -> str:
    """The note's number, the way back to its call; a number in brackets for each further call.

    Where a reading system shows a note alone, nothing stands there besides the note.
    """
    calls = scope.plan.calls.get(note.id, ())
    links = []
    for number, call in enumerate(calls, 1):
        words = note.label if number == 1 else f"({number})"
        attributes = {
            "href": scope.plan.reference(scope.file, call),
            "role": "doc-backlink",
            "aria-label": f"{words} {scope.plan.document.labels.back}",
            **label_language(scope.plan.document, "back"),
        }
        links.append(scope.element("a", attributes, escape(words)))
    return " ".join(links) or escape(note.label)
