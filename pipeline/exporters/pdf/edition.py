"""One printed edition as a plan: pages with their labels, heads and numbers, and the structure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.base import Assets
from pipeline.exporters.pdf.laid import Element
from pipeline.exporters.pdf.layout.book import lay_body
from pipeline.exporters.pdf.layout.flow import Desk
from pipeline.exporters.pdf.layout.front import (
    Entry,
    contents_strips,
    cover_page,
    imprint_strips,
)
from pipeline.exporters.pdf.layout.furniture import furniture
from pipeline.exporters.pdf.layout.images import Pictures
from pipeline.exporters.pdf.layout.labels import Labelling, page_place
from pipeline.exporters.pdf.layout.maths import formula
from pipeline.exporters.pdf.layout.pages import Page, fill_pages, overflowing
from pipeline.exporters.pdf.layout.strips import Strip
from pipeline.exporters.pdf.options import PdfOptions
from pipeline.exporters.pdf.style import Design
from pipeline.exporters.pdf.text.faults import lack_faults
from pipeline.exporters.pdf.text.setting import Typesetting
from pipeline.exporters.pdf.write.book import PrintPage
from pipeline.exporters.shared.captions import caption_label
from pipeline.exporters.shared.statement import Statement
from pipeline.fonts.library import FontLibrary
from pipeline.language.numerals import roman
from pipeline.model import Chart, Document, Figure, PageStart, Position, Table
from pipeline.model.walk import document_blocks, document_sentences, walk_sections
from pipeline.progress import SilentTask, Task

CONTENTS = "contents"
STATEMENT = "accessibility statement"  # no id of the manuscript has a space
_FEWEST_LISTED = 2  # tables or figures; a list of one is no help


@dataclass(frozen=True, slots=True)
class Edition:
    """The plan of an edition, which can be written to several files, one after the other.

    It was made with ``options``.
    """

    options: PdfOptions
    pages: tuple[PrintPage, ...]
    root: Element
    fonts: FontLibrary
    pictures: Pictures
    diagnostics: tuple[Diagnostic, ...]

    def page_starts(self) -> tuple[PageStart, ...]:
        """For every page the place in the text at which it begins."""
        return tuple(_page_start(ready) for ready in self.pages)


def plan_edition(
    document: Document,
    assets: Assets,
    design: Design,
    options: PdfOptions,
    labelling: Labelling,
    *,
    statement: Statement,
    task: Task,
) -> Edition:
    """Lay out the body, then the contents with its page numbers, which stand before it.

    ``labelling`` names the pages of the body; ``statement`` is printed with the imprint; ``task``
    hears how far it is.
    """
    body = _settled(document, assets, design, options, labelling, task)
    desk, root, front, numbers = body.desk, body.root, body.front, body.numbers
    body_pages, body_labels = body.pages, body.labels
    diagnostics = desk.diagnostics
    diagnostics += _overflows(body_pages, body_labels, document)
    cover = cover_page(document.metadata, front.add("Div"), desk)
    front_pages = _front_pages(document, statement, numbers, front, desk, options)
    diagnostics += _overflows([cover], [desk.labels.cover], document)
    romans = [roman(number) for number in range(1, len(front_pages) + 1)]
    diagnostics += _overflows(front_pages, romans, document)
    diagnostics += lack_faults(desk.setting.lacks.told())
    pages = _labelled(
        cover,
        front_pages,
        zip(body_pages, body_labels, strict=True),
        desk,
        title=document.metadata.title,
        two_sided=options.two_sided,
    )
    faults = tuple(dict.fromkeys(diagnostics))
    return Edition(options, pages, root, desk.setting.fonts, desk.pictures, faults)


@dataclass(frozen=True, slots=True)
class _Body:
    """The text on its pages; ``numbers`` has the label of the page of each place.

    ``front`` is to hold what stands before it.
    """

    desk: Desk
    root: Element
    front: Element
    pages: list[Page]
    labels: Sequence[str]
    numbers: dict[str, str]


_ROUNDS = 5  # until references no longer move what they refer to


def _settled(  # noqa: PLR0917  (as for the edition)
    document: Document,
    assets: Assets,
    design: Design,
    options: PdfOptions,
    labelling: Labelling,
    task: Task,
) -> _Body:
    """The text on its pages, laid out anew until the pages that it names are those it has."""
    known: dict[str, str] | None = None
    for _ in range(_ROUNDS):
        desk = _desk(document, assets, design, options, known)
        body = _laid_body(document, desk, options, labelling, task)
        known = body.numbers
        if all(known.get(place) == label for place, label in desk.setting.asked.items()):
            break
        task = SilentTask()
    return body


def _laid_body(
    document: Document, desk: Desk, options: PdfOptions, labelling: Labelling, task: Task
) -> _Body:
    root = Element("Document")
    root.more().lang = document.metadata.language
    front = root.add("Sect")
    body = lay_body(document.sections, root, desk, task, section_breaks=options.section_breaks)
    pages = fill_pages(body.strips, body.notes, desk.design)
    labels = labelling(pages)
    return _Body(desk, root, front, pages, labels, _numbers(pages, labels))


def _front_pages(  # noqa: PLR0917  (what stands in front is of many kinds)
    document: Document,
    statement: Statement,
    numbers: dict[str, str],
    front: Element,
    desk: Desk,
    options: PdfOptions,
) -> list[Page]:
    """The imprint, the contents and the lists; so many that the text begins on a right page."""
    strips = imprint_strips(document.metadata, statement, front.add("Div"), desk, STATEMENT)
    element = front.add("Div")
    entries = _headings(document, numbers, options.contents_depth)
    strips += contents_strips(desk.labels.contents, entries, element, desk, CONTENTS)
    strips += _lists(document, numbers, element, desk)
    pages = fill_pages(strips, {}, desk.design)
    if options.two_sided and len(pages) % 2 == 0:
        pages.append(Page(desk.design.portrait))
    return pages


def _overflows(
    pages: Sequence[Page], labels: Sequence[str], document: Document
) -> Iterator[Diagnostic]:
    for index, strip in overflowing(pages):
        position = _position(strip, document)
        message = f"something runs over the end of page {labels[index]}"
        hint = "Make the picture, the row of a table or the title there smaller, or divide it."
        yield Diagnostic("page-overflow", "error", message, position, hint)


def _position(strip: Strip, document: Document) -> Position | None:
    """Where the sentence stands in the manuscript that a strip begins with."""
    if strip.place is None:
        return None
    wanted = strip.place[0]
    sentences = document_sentences(document)
    return next((sentence.position for sentence in sentences if sentence.id == wanted), None)


def _desk(
    document: Document,
    assets: Assets,
    design: Design,
    options: PdfOptions,
    pages: dict[str, str] | None,
) -> Desk:
    diagnostics: list[Diagnostic] = []
    titles = {
        section.id: section.title.text.strip() for section in walk_sections(document.sections)
    }
    pictures = Pictures(assets)
    setting = Typesetting(
        fonts=FontLibrary(),
        lang=document.metadata.language,
        measure=design.portrait.measure,
        emphasis_bold=design.emphasis_bold,
        print_addresses=options.link_addresses == "parentheses",
        draw_image=lambda image, size: pictures.inline(image.source, size),
        draw_math=formula,
        report=diagnostics.append,
        titles=titles,
        leftward=document.metadata.direction == "rtl",
        pages=pages,
        on_page=document.labels.on_page,
        places=_named_places(document) if options.page_references else frozenset(),
    )
    notes = {note.id: note for note in document.notes}
    return Desk(design, setting, pictures, document.labels, notes, diagnostics)


def _named_places(document: Document) -> frozenset[str]:
    """The sections, tables and figures, whose pages references tell; terms and spans are many."""
    blocks = (b.id for b in document_blocks(document) if isinstance(b, Table | Figure | Chart))
    return frozenset((*(s.id for s in walk_sections(document.sections)), *blocks))


def _numbers(pages: Sequence[Page], labels: Sequence[str]) -> dict[str, str]:
    """The page label of every id in the body."""
    numbers: dict[str, str] = {}
    for page, label in zip(pages, labels, strict=True):
        for placed in (*page.placed, *page.notes):
            for anchor in placed.strip.anchors:
                numbers.setdefault(anchor, label)
    return numbers


def _headings(document: Document, numbers: dict[str, str], depth: int) -> list[Entry]:
    return [
        Entry(section.id, section.level, (section.title,), numbers[section.id])
        for section in walk_sections(document.sections)
        if section.rank <= depth
    ]


def _lists(
    document: Document, numbers: dict[str, str], element: Element, desk: Desk
) -> list[Strip]:
    """The lists of tables and of figures, where there are several of them."""
    blocks = list(document_blocks(document))
    labels = desk.labels
    tables = [
        _entry(block, caption_label(labels, "table", block.number), numbers)
        for block in blocks
        if isinstance(block, Table) and block.caption and block.id in numbers
    ]
    figures = [
        _entry(block, caption_label(labels, "figure", block.number), numbers)
        for block in blocks
        if isinstance(block, Figure | Chart) and block.caption and block.id in numbers
    ]
    strips: list[Strip] = []
    for title, entries, place in (
        (labels.list_of_tables, tables, "list-of-tables"),
        (labels.list_of_figures, figures, "list-of-figures"),
    ):
        if len(entries) >= _FEWEST_LISTED:
            part = contents_strips(title, entries, element, desk, place, plain=True)
            part[0].fresh = False
            strips += part
    return strips


def _entry(block: Table | Figure | Chart, label: str, numbers: dict[str, str]) -> Entry:
    return Entry(block.id, 1, block.caption, numbers[block.id], label)


def _labelled(
    cover: Page,
    front: Iterable[Page],
    body: Iterable[tuple[Page, str]],
    desk: Desk,
    *,
    title: str,
    two_sided: bool,
) -> tuple[PrintPage, ...]:
    """The pages with their labels: the cover's name, roman numbers, the body's own."""
    labelled = [(cover, desk.labels.cover)]
    labelled += [(page, roman(n)) for n, page in enumerate(front, 1)]
    labelled += body
    pages = []
    for index, (page, label) in enumerate(labelled):
        side = -page.sheet.shift if index % 2 else page.sheet.shift
        shift = 0.0 if index == 0 else (side if two_sided else page.sheet.shift)
        left_hand = two_sided and index % 2 == 1
        head = furniture(page, label, title, desk, left_hand=left_hand) if index else ()
        pages.append(PrintPage(index, page, label, head, shift))
    return tuple(pages)


def _page_start(ready: PrintPage) -> PageStart:
    place = page_place(ready.page)
    return PageStart(ready.label) if place is None else PageStart(ready.label, *place)
