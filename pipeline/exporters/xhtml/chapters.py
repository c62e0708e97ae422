"""Content documents: one per level 1 section, with its notes at the end."""

from pipeline.exporters.xhtml.blocks import blocks
from pipeline.exporters.xhtml.dialect import EPUB, Dialect
from pipeline.exporters.xhtml.inlines import Scope, pages_before, unpaged
from pipeline.exporters.xhtml.markup import element, escape, page
from pipeline.exporters.xhtml.plan import BookPlan, Chapter
from pipeline.model import Note, Section, SectionRole

_FRONT = frozenset(("foreword", "preface", "introduction", "dedication", "acknowledgments"))
_BACK = frozenset(("afterword", "appendix", "glossary", "bibliography", "notice"))
_WITHOUT_ROLE: frozenset[SectionRole] = frozenset(("notice",))  # DPUB-ARIA has no word for it


def matter(section: Section) -> str:
    """The part of the book that a level 1 section belongs to (EPUB Structural Semantics)."""
    if section.role in _FRONT:
        return "frontmatter"
    return "backmatter" if section.role in _BACK else "bodymatter"


def chapter_page(plan: BookPlan, chapter: Chapter) -> bytes:
    """The XHTML of a chapter."""
    body = chapter_body(plan, chapter, EPUB)
    metadata = plan.document.metadata
    title = chapter.section.title.text or metadata.title
    return page(title, body, metadata.language, metadata.direction, matter(chapter.section))


def chapter_body(plan: BookPlan, chapter: Chapter, dialect: Dialect) -> str:
    """What stands in the body of a chapter's page: its section, with the notes at the end."""
    scope = Scope(plan, chapter.file, dialect=dialect)
    return _section(scope, chapter.section, _notes(scope, chapter))


def _section(scope: Scope, section: Section, after: str = "") -> str:
    level = min(section.level, 6)
    heading = element(f"h{level}", None, unpaged(scope, section.title))
    heading = pages_before(scope, (section.title,)) + heading
    inner = "".join(_section(scope, child) for child in section.sections)
    content = f"\n{heading}\n{blocks(scope, section.blocks)}{inner}{after}"
    return scope.element("section", _attributes(section), content) + "\n"


def _attributes(section: Section) -> dict[str, str | None]:
    if section.level > 1:
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
    title = element("h2", None, escape(scope.plan.document.labels.notes))
    notes = "".join(_note(scope, note) for note in chapter.notes)
    attributes = {"class": "notes", "epub:type": "footnotes"}
    return scope.element("section", attributes, f"\n{title}\n{notes}") + "\n"


def _note(scope: Scope, note: Note) -> str:
    attributes = {"id": note.id, "role": "doc-footnote", "epub:type": "footnote"}
    label = element("p", {"class": "note-label"}, escape(note.label))
    content = f"\n{label}\n{blocks(scope, note.blocks)}{_backlinks(scope, note)}"
    return scope.element("aside", attributes, content) + "\n"


def _backlinks(scope: Scope, note: Note) -> str:
    """A way back to each call of the note."""
    calls = scope.plan.calls.get(note.id, ())
    back = escape(scope.plan.document.labels.back)
    links = []
    for number, call in enumerate(calls, 1):
        words = back if len(calls) == 1 else f"{back} ({number})"
        href = scope.plan.reference(scope.file, call)
        links.append(scope.element("a", {"href": href, "role": "doc-backlink"}, words))
    return element("p", {"class": "backlinks"}, " ".join(links)) + "\n" if links else ""
