"""The navigation control centre of a DAISY 2.02 book (ncc.html)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.exporters.shared.bare import title_words
from pipeline.exporters.shared.captions import box_label
from pipeline.exporters.shared.credits import authors
from pipeline.exporters.synchronized.daisy202.pages import page_class, whole_page
from pipeline.exporters.synchronized.daisy202.smil import GENERATOR
from pipeline.exporters.xhtml.clips import long_clock
from pipeline.exporters.xhtml.markup import element, empty, escape
from pipeline.exporters.xhtml.pages import PageMark
from pipeline.exporters.xhtml.plan import BookPlan
from pipeline.exporters.xhtml.split import Chapter
from pipeline.model import NO_SOURCE, Admonition, Document, Metadata, Section
from pipeline.model.walk import (
    blocks_sentences,
    section_sentences,
    walk_blocks,
    walk_sections,
)


@dataclass(frozen=True, slots=True)
class Item:
    """A heading (``h1`` to ``h6``) or a page of the book, and the place in a SMIL file."""

    name: str
    kind: str
    text: str
    href: str


def ncc_items(plan: BookPlan, places: Mapping[str, str]) -> list[Item]:
    """Title, headings, pages and sidebars in reading order.

    A page that begins inside a sentence leads to that sentence. What is not heard has no place to
    lead to: it leads to what is heard before it.
    """
    latest = next(iter(places.values()))
    title = places.get("#title", latest)
    items = [Item("h1", "title", plan.document.metadata.title, title)]
    for chapter in plan.chapters:
        headings = {s.title.id: s for s in walk_sections((chapter.section,))}
        sidebars = {box.title.id: box for box in _sidebars(chapter)}
        for sentence in _sentences(chapter):
            latest = places.get(sentence, latest)
            marks = plan.marks.get(sentence, ())
            items += [_page(mark, places.get(mark.id, latest)) for mark in marks]
            if section := headings.get(sentence):
                items.append(_heading(section, latest, plan.document.metadata.language))
            if box := sidebars.get(sentence):
                items.append(Item("span", "sidebar", _sidebar(plan.document, box), latest))
    return items


def _page(mark: PageMark, href: str) -> Item:
    return Item("span", page_class(mark.label), mark.label, href)


def _sidebars(chapter: Chapter) -> Iterator[Admonition]:
    """The boxes that a listener may pass over: all but warnings, and none inside a note."""
    for section in walk_sections((chapter.section,)):
        for block in walk_blocks(section.blocks):
            if isinstance(block, Admonition) and block.kind != "warning":
                yield block


def _sidebar(document: Document, box: Admonition) -> str:
    words = title_words(box.title, document.metadata.language)
    return f"{box_label(document.labels, box)}{words}"


def _sentences(chapter: Chapter) -> Iterator[str]:
    yield from (one.id for one in section_sentences(chapter.section))
    yield from (one.id for note in chapter.notes for one in blocks_sentences(note.blocks))


def _heading(section: Section, href: str, language: str) -> Item:
    words = title_words(section.title, language) or section.id
    return Item(f"h{min(section.level, 6)}", "section", words, href)


def ncc_page(
    plan: BookPlan, items: list[Item], narrator: str, *, milliseconds: int, files: int, date: str
) -> bytes:
    """The NCC; ``files`` counts the files of the whole book."""
    facts = [
        *_facts(plan, items, narrator),
        ("ncc:files", str(files)),
        ("ncc:totalTime", long_clock(milliseconds)[:8]),
        ("ncc:producedDate", date),
        ("dc:date", date),
    ]
    metas = "".join(
        empty("meta", {"name": name, "content": content, "scheme": _scheme(name)}) + "\n"
        for name, content in facts
    )
    body = "".join(_line(item, number) for number, item in enumerate(items, 1))
    metadata = plan.document.metadata
    whole = element("body", None, f"\n{body}")
    return whole_page(metadata.title, metadata.language, whole, metas)


def _line(item: Item, number: int) -> str:
    link = element("a", {"href": item.href}, escape(item.text))
    return element(item.name, {"class": item.kind, "id": f"ncc{number}"}, link) + "\n"


def _scheme(name: str) -> str | None:
    return {"dc:date": "yyyy-mm-dd", "ncc:producedDate": "yyyy-mm-dd"}.get(name) or (
        "hh:mm:ss" if name == "ncc:totalTime" else None
    )


def _facts(plan: BookPlan, items: list[Item], narrator: str) -> list[tuple[str, str]]:
    kinds = Counter(item.kind for item in items)
    normal = [int(item.text) for item in items if item.kind == "page-normal"]
    depth = max(int(item.name[1:]) for item in items if item.name != "span")
    counts = {
        "ncc:charset": "utf-8",
        "ncc:depth": str(depth),
        "ncc:footnotes": str(len(plan.document.notes)),
        "ncc:generator": GENERATOR,
        "ncc:maxPageNormal": str(max(normal, default=0)),
        "ncc:multimediaType": "audioFullText",
        "ncc:narrator": narrator,
        "ncc:pageFront": str(kinds["page-front"]),
        "ncc:pageNormal": str(kinds["page-normal"]),
        "ncc:pageSpecial": str(kinds["page-special"]),
        "ncc:prodNotes": "0",
        "ncc:setInfo": "1 of 1",
        "ncc:sidebars": str(kinds["sidebar"]),
        "ncc:tocItems": str(len(items)),
    }
    return [*_book(plan), *counts.items()]


def _book(plan: BookPlan) -> Iterator[tuple[str, str]]:
    """The facts of the book in the Dublin Core, a name as often as there is something to say."""
    metadata = plan.document.metadata
    yield from identity(metadata)
    yield from (("dc:identifier", one.urn) for one in metadata.identifiers[1:])
    others = [one.name for one in metadata.contributors if one.role != "aut"]
    creators = authors(metadata) or others or [metadata.publisher or metadata.title]
    yield from (("dc:creator", name) for name in creators)
    yield from (("dc:contributor", name) for name in others if name not in creators)
    yield from (("dc:language", tag) for tag in metadata.languages or (metadata.language,))
    yield "dc:publisher", metadata.publisher or ", ".join(creators)
    yield from (("dc:subject", subject) for subject in metadata.subjects)
    facts = {
        "dc:description": metadata.description,
        "dc:rights": metadata.rights,
        "dc:source": None if plan.page_source == NO_SOURCE else plan.page_source,
    }
    yield from ((name, fact) for name, fact in facts.items() if fact)


def identity(metadata: Metadata) -> tuple[tuple[str, str], ...]:
    """What every file of the book says of it."""
    return (
        ("dc:title", metadata.title),
        ("dc:identifier", metadata.identifiers[0].urn),
        ("dc:format", "Daisy 2.02"),
    )
