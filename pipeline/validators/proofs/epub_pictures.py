"""The pictures of an EPUB: text alternatives, long descriptions, drawings of charts, the cover."""

import io
from collections.abc import Iterator

from pipeline.model import Chart, Document, Figure
from pipeline.model.walk import block_sentences, blocks_sentences
from pipeline.validators.proofs.epub_book import XHTML, EpubBook, Fault, resolved
from pipeline.validators.proofs.same_text import Element, folded

_SVG = "{http://www.w3.org/2000/svg}"
_SLACK = 0.02  # of the longest bar: drawings are rounded


def check_pictures(document: Document, book: EpubBook) -> Iterator[Fault]:
    """Pictures that are described otherwise, or draw something else."""
    sources: dict[str, str] = {}
    for block in book.blocks:
        if isinstance(block, Figure):
            yield from _figure(block, book, sources)
        elif isinstance(block, Chart):
            yield from _chart(block, book)
    yield from _missing(book)
    yield from _cover(document, book)


def _figure(figure: Figure, book: EpubBook, sources: dict[str, str]) -> Iterator[Fault]:
    element = book.elements.get(figure.id)
    found = [] if element is None else element.iter(f"{XHTML}img")
    images = [one for one in found if not any(one.iterancestors(f"{XHTML}figcaption"))]
    if len(images) != 1:
        yield "edition-picture", f"the figure {figure.id!r} shows {len(images)} pictures"
        return
    (image,) = images
    alt = folded("".join(one.text for one in figure.alt))
    if folded(image.get("alt") or "") != alt or image.get("alt") is None:
        yield "edition-picture", f"the picture {figure.source} is said to be {image.get('alt')!r}"
    if image.get("title") or image.get("aria-labelledby"):
        yield "edition-picture", f"the picture {figure.source} has another name as well"
    file = image.get("src") or ""
    if sources.setdefault(figure.source, file) != file or _shared(sources, file):
        yield "edition-picture", f"{file} stands for {figure.source}"
    yield from _described(figure, image, book)


def _shared(sources: dict[str, str], file: str) -> bool:
    """Whether one file stands for two pictures."""
    return sum(other == file for other in sources.values()) > 1


def _described(block: Figure | Chart, picture: Element, book: EpubBook) -> Iterator[Fault]:
    """A long description is where the picture says that it is."""
    first = next(blocks_sentences(block.description), None)
    where = book.elements.get(picture.get("aria-details") or "")
    there = book.elements.get(first.id) if first is not None else None
    if there is not None and (where is None or where not in there.iterancestors()):
        yield "edition-picture", f"the picture {block.id!r} does not name its long description"


def _chart(chart: Chart, book: EpubBook) -> Iterator[Fault]:
    element = book.elements.get(chart.id)
    drawings = [] if element is None else element.findall(f".//{XHTML}div[@role='img']")
    if len(drawings) != 1:
        yield "edition-picture", f"the chart {chart.id!r} shows {len(drawings)} drawings"
        return
    (drawing,) = drawings
    first = next(block_sentences(chart), None)
    if chart.alt and first is not None and drawing.get("aria-labelledby") != first.id:
        yield "edition-picture", f"the chart {chart.id!r} does not name its text alternative"
    said = folded(" ".join("".join(e.itertext()) for e in drawing.iter(f"{_SVG}desc")))
    values = "; ".join(f"{point.label}: {point.text}" for point in chart.points)
    if said != folded(f"{chart.value_heading}. {values}."):
        yield "edition-picture", f"the chart {chart.id!r} is said to show {said!r}"
    yield from _words(chart, drawing)
    yield from _bars(chart, drawing)
    yield from _described(chart, drawing, book)


def _words(chart: Chart, drawing: Element) -> Iterator[Fault]:
    """The words in a drawing are those of its bars."""
    drawn = "".join("".join(_shown(drawing)).split())
    for point in chart.points:
        for text in (point.label, point.text):
            bare = "".join(text.split())
            if bare not in drawn:
                yield "edition-picture", f"the drawing of {chart.id!r} lacks {text!r}"
            drawn = drawn.replace(bare, "", 1)
    if drawn:
        yield "edition-picture", f"the drawing of {chart.id!r} says {drawn!r} besides"


def _shown(drawing: Element) -> Iterator[str]:
    """What a drawing shows as text: all but what is only told of it."""
    for element in drawing.iter():
        if element.tag not in (f"{_SVG}title", f"{_SVG}desc"):
            yield element.text or ""
        if element is not drawing:
            yield element.tail or ""


def _bars(chart: Chart, drawing: Element) -> Iterator[Fault]:
    """Bars are as long as their values say, in one scale."""
    bars = [e for e in drawing.iter(f"{_SVG}rect") if "bar" in (e.get("class") or "").split()]
    values = [abs(point.value) for point in chart.points]
    if len(bars) != len(values):
        yield "edition-picture", f"the drawing of {chart.id!r} has {len(bars)} bars"
        return
    widths = [float(bar.get("width", "0").removesuffix("%")) for bar in bars]
    longest, most = max(widths, default=0.0), max(values, default=0.0)
    for point, width in zip(chart.points, widths, strict=True):
        share = abs(point.value) / most if most else 0.0
        if abs(width - share * longest) > _SLACK * longest:
            yield (
                "edition-picture",
                f"the bar of {point.label!r} in {chart.id!r} is too long or short",
            )


def _missing(book: EpubBook) -> Iterator[Fault]:
    for name, image in book.images:
        if resolved(name, image.get("src") or "")[0] not in book.names:
            yield "edition-picture", f"{name} shows {image.get('src')}, which is not there"


def _cover(document: Document, book: EpubBook) -> Iterator[Fault]:
    """There is a cover, it can be opened, and its alternative names the book."""
    marked = [
        book.path(item)
        for item in book.items.values()
        if "cover-image" in (item.get("properties") or "").split()
    ]
    if len(marked) != 1 or marked[0] not in book.names:
        yield "edition-picture", "it has no cover"
        return
    if not _opens(book, marked[0]):
        yield "edition-picture", f"the cover {marked[0]} cannot be opened"
    shown = [
        image
        for name, image in book.images
        if resolved(name, image.get("src") or "")[0] == marked[0]
    ]
    facts = document.metadata
    wanted = folded(facts.cover_alt or facts.title)
    for image in shown:
        alt = folded(image.get("alt") or "")
        if alt != wanted if facts.cover_alt else wanted not in alt:
            yield "edition-picture", f"the cover is said to be {alt!r}"
    if not shown:
        yield "edition-picture", "no page shows the cover"


def _opens(book: EpubBook, name: str) -> bool:
    from PIL import Image  # noqa: PLC0415  (heavy)

    data = next((data for found, data in book.others(name) if found == name), b"")
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.verify()
    except Exception:  # noqa: BLE001  (Pillow raises of many kinds)
        return False
    return True
