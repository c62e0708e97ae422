"""Pages and structure become a file."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportlab.pdfbase import pdfdoc

from pipeline.exporters.base import Assets
from pipeline.exporters.pdf.laid import Element
from pipeline.exporters.pdf.layout.images import Pictures
from pipeline.exporters.pdf.layout.maths import shape_name
from pipeline.exporters.pdf.layout.pages import Page, Placed
from pipeline.exporters.pdf.layout.strips import Strip
from pipeline.exporters.pdf.objects import PdfFile, Raw, Reference, Stream, name, ref, text
from pipeline.exporters.pdf.options import Standard
from pipeline.exporters.pdf.tagging.drawn import Drawn
from pipeline.exporters.pdf.tagging.structure import StructureWriter
from pipeline.exporters.pdf.text.paragraph import Target
from pipeline.exporters.pdf.write.attachments import add_attachments
from pipeline.exporters.pdf.write.content import Content, PageWriter, Placement, leaf_of
from pipeline.exporters.pdf.write.fonts import add_fonts
from pipeline.exporters.pdf.write.metadata import Facts, color_profile, info, xmp
from pipeline.exporters.pdf.write.navigation import Spot, outline, page_labels
from pipeline.exporters.pdf.write.pictures import image_stream
from pipeline.exporters.pdf.write.shapes import add_shapes
from pipeline.fonts.library import FontLibrary
from pipeline.progress import Task

_NOT_IN_URI = re.compile("[^!-\x7f]")
_VERSIONS: Mapping[Standard, tuple[int, int]] = {"ua-1": (1, 7), "ua-2": (2, 0)}


@dataclass(frozen=True, slots=True)
class PrintPage:
    """A page that is ready: ``label`` as printed, ``furniture`` its head and number.

    ``index`` counts the pages of the edition from 0.
    """

    index: int
    page: Page
    label: str
    furniture: tuple[Placed, ...]
    shift: float = 0.0


@dataclass(frozen=True, slots=True)
class Side:
    """A page of the file: one printed page, or several side by side, smaller.

    Sizes are points; each page comes with where it is put.
    """

    width: float
    height: float
    pages: tuple[tuple[PrintPage, Placement], ...]
    label: str


def single_sides(pages: Sequence[PrintPage]) -> tuple[Side, ...]:
    """Each page as a page of the file."""
    return tuple(
        Side(ready.page.sheet.width, ready.page.sheet.height, ((ready, Placement()),), ready.label)
        for ready in pages
    )


@dataclass(frozen=True, slots=True)
class PrintBook:
    """All that goes into the file."""

    sides: Sequence[Side]
    root: Element
    facts: Facts
    standard: Standard


def write_pdf(
    book: PrintBook, fonts: FontLibrary, pictures: Pictures, assets: Assets, task: Task
) -> bytes:
    """The bytes of the file; ``task`` hears of each printed page."""
    return _Writer(book, fonts, pictures, assets, task).write()


class _Writer:
    def __init__(
        self, book: PrintBook, fonts: FontLibrary, pictures: Pictures, assets: Assets, task: Task
    ) -> None:
        self._book = book
        self._fonts = fonts
        self._assets = assets
        self._pictures = pictures
        self._task = task
        self._file = PdfFile(_VERSIONS[book.standard])
        self._images: dict[str, str] = {}
        self._embedded: dict[str, int] = {}

    def write(self) -> bytes:
        drawn = Drawn(self._book.root)
        contents = self._draw(drawn)
        pages = [_Page() for _ in contents]
        numbers = [self._file.add(page, f"Page{n + 1}") for n, page in enumerate(pages)]
        structure = StructureWriter(self._file, drawn, numbers, self._book.standard)
        spots = self._spots(numbers, structure)
        parents: dict[int, Sequence[Element] | Element] = {
            serial: content.elements for serial, content in enumerate(contents)
        }
        for serial, (page, content) in enumerate(zip(pages, contents, strict=True)):
            self._fill(page, serial, content)
            page.Annots = self._links(content, numbers[serial], spots, structure, parents)
        tree = structure.write(parents, self._attachments())
        self._resources(contents)
        self._catalog(pages, tree, spots)
        self._file.digest = self._digest(contents)
        data: bytes = self._file.format()
        return data

    def _draw(self, drawn: Drawn) -> list[Content]:
        """What is on each side. Pages are drawn as they are read, wherever they stand in the file:
        the parts of a paragraph that runs over the end of a page are tagged in this order.
        """
        contents = [Content(serial, drawn) for serial in range(len(self._book.sides))]
        placed = [
            (ready, content, placement)
            for content, side in zip(contents, self._book.sides, strict=True)
            for ready, placement in side.pages
        ]
        for ready, content, placement in sorted(placed, key=lambda place: place[0].index):
            writer = PageWriter(
                ready.page,
                content,
                placement,
                self._image_name,
                leftward=self._book.facts.leftward,
            )
            writer.draw(ready.furniture, ready.shift)
            self._task.advance()
        return contents

    def _image_name(self, source: str) -> str:
        return self._images.setdefault(source, f"Im{len(self._images) + 1}")

    def _fill(self, page: "_Page", serial: int, content: Content) -> None:
        side = self._book.sides[serial]
        page.MediaBox = pdfdoc.PDFArray([0, 0, side.width, side.height])
        page.Contents = Stream(content.code.encode())
        page.Resources = Reference("Resources")
        page.StructParents = serial
        page.Tabs = "/S"
        page.Parent = Reference("Pages")

    def _spots(self, numbers: Sequence[int], structure: StructureWriter) -> dict[str, Spot]:
        """Where each id of the book is; of an id given twice, the first place."""
        spots: dict[str, Spot] = {}
        for number, side in zip(numbers, self._book.sides, strict=True):
            for ready, placement in side.pages:
                for placed in (*ready.page.placed, *ready.page.notes):
                    if placed.artifact:
                        continue
                    if placed.strip.anchors:
                        y = placement.y(ready.page.sheet.top - placed.top + 4)
                        spot = Spot(number, y, self._element(placed.strip, structure))
                        for anchor in placed.strip.anchors:
                            spots.setdefault(anchor, spot)
        return spots

    def _element(self, strip: Strip, structure: StructureWriter) -> int | None:
        """The object number of what stands on a strip, where the standard asks for it."""
        if self._book.standard == "ua-1":
            return None
        leaves = (leaf_of(ink) for ink in strip.inks)
        return next((structure.number(leaf.element) for leaf in leaves if leaf is not None), None)

    def _links(
        self,
        content: Content,
        page: int,
        spots: Mapping[str, Spot],
        structure: StructureWriter,
        parents: dict[int, Sequence[Element] | Element],
    ) -> object:
        """The page's annotations, each a child of its Link element (ISO 14289-1, 7.18.5)."""
        numbers: list[Reference] = []
        for area in content.links:
            action = _action(area.target, spots)
            if action is None:
                continue
            spot = spots.get(area.target.place or "")
            if spot is not None and spot.element is not None:
                structure.refer(area.target.element, spot.element)
            key = len(parents)
            box = b"%.2f %.2f %.2f %.2f" % area.box
            raw = Raw(
                b"<</Type/Annot/Subtype/Link/Rect[" + box + b"]/Border[0 0 0]/F 4/P " + ref(page)
                + b"/StructParent %d" % key + b"/Contents" + text(area.target.contents)
                + action + b">>"
            )  # fmt: skip
            number = self._file.add(raw)
            content.drawn.annotate(area.target.element, number, content.serial)
            parents[key] = area.target.element
            numbers.append(pdfdoc.PDFObjectReference(raw.__InternalName__))
        return pdfdoc.PDFArray(numbers) if numbers else None

    def _attachments(self) -> dict[str, int]:
        self._embedded = add_attachments(
            self._file,
            self._book.root,
            self._assets,
            self._book.facts,
            formulas=self._book.standard == "ua-2",
        )
        return self._embedded

    def _resources(self, contents: Sequence[Content]) -> None:
        fonts = add_fonts(self._file, self._fonts.faces())
        images = b"".join(
            name(label) + b" " + ref(self._image(source)) for source, label in self._images.items()
        )
        images += self._shapes(contents)
        data = b"<</Font<<" + fonts + b">>/XObject<<" + images + b">>/ProcSet[/PDF/Text/ImageC]>>"
        self._file.add(Raw(data), "Resources")

    def _shapes(self, contents: Sequence[Content]) -> bytes:
        """The glyphs of formulas, which all pages share."""
        found = {shape_name(n): data for content in contents for n, data in content.shapes.items()}
        numbers = add_shapes(self._file, found)
        return b"".join(name(label) + b" " + ref(number) for label, number in numbers.items())

    def _image(self, source: str) -> int:
        return self._file.add(image_stream(self._pictures.get(source)))

    def _catalog(self, pages: "Sequence[_Page]", tree: int, spots: Mapping[str, Spot]) -> None:
        file, facts = self._file, self._book.facts
        metadata = file.add(
            Stream(
                xmp(facts, self._book.standard, with_files=bool(self._embedded)),
                {"Type": "/Metadata", "Subtype": "/XML"},
                compress=False,
            )
        )
        kids = b" ".join(Reference(f"Page{n + 1}").format(file) for n in range(len(pages)))
        file.add(Raw(b"<</Type/Pages/Count %d/Kids[" % len(pages) + kids + b"]>>"), "Pages")
        entries = [
            b"<</Type/Catalog/Pages " + Reference("Pages").format(file),
            b"/Lang" + text(facts.language),
            b"/MarkInfo<</Marked true>>/StructTreeRoot " + ref(tree),
            b"/Metadata " + ref(metadata),
            b"/ViewerPreferences<</DisplayDocTitle true%s>>"
            % (b"/Direction/R2L" if facts.leftward else b""),
            b"/OutputIntents[" + self._intent() + b"]",
            b"/PageLabels" + page_labels([side.label for side in self._book.sides]),
            self._outline(spots),
            self._file_names(),
        ]
        file.Catalog = file._catalog = Raw(b"".join(entries) + b">>")  # noqa: SLF001
        file.info = Raw(info(facts)) if self._book.standard == "ua-1" else None

    def _outline(self, spots: Mapping[str, Spot]) -> bytes:
        headings = [
            (strip.opening.level, strip.opening.title, spots[strip.opening.id])
            for ready in self._in_order()
            for strip in (placed.strip for placed in ready.page.placed if not placed.artifact)
            if strip.opening is not None
        ]
        number = outline(self._file, headings)
        return b"" if number is None else b"/PageMode/UseOutlines/Outlines " + ref(number)

    def _in_order(self) -> list[PrintPage]:
        """The printed pages as a reader turns them, wherever they stand in the file."""
        pages = [ready for side in self._book.sides for ready, _ in side.pages]
        return sorted(pages, key=lambda ready: ready.index)

    def _file_names(self) -> bytes:
        if not self._embedded:
            return b""
        entries = sorted((text(key), number) for key, number in self._embedded.items())
        names = b"".join(key + ref(number) for key, number in entries)
        return b"/Names<</EmbeddedFiles<</Names[" + names + b"]>>>>"

    def _intent(self) -> bytes:
        profile = self._file.add(Stream(color_profile(), {"N": 3}))
        return (
            b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
            b"/DestOutputProfile " + ref(profile) + b">>"
        )

    def _digest(self, contents: Sequence[Content]) -> bytes:
        digest = hashlib.md5(usedforsecurity=False)
        digest.update(info(self._book.facts))
        for content in contents:
            digest.update(content.code.encode())
        return digest.digest()


class _Page(pdfdoc.PDFPage):  # type: ignore[misc]  # ReportLab has no type hints
    """ReportLab's page with the keys of tagged PDF."""

    Override_default_compilation = 1
    __NoDefault__ = (*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs")


def _action(target: Target, spots: Mapping[str, Spot]) -> bytes | None:
    if target.address is not None:
        return b"/A<</Type/Action/S/URI/URI" + text(_uri(target.address)) + b">>"
    spot = spots.get(target.place or "")
    return None if spot is None else spot.target()


def _uri(address: str) -> str:
    """An address in ASCII, as the URI action asks for (ISO 32000-1, 12.6.4.7)."""
    return _NOT_IN_URI.sub(_percent, address)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode())
