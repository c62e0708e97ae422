"""The finished file: EbookLib writes container, package document and zip."""

import datetime
import hashlib
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ebooklib import epub

from pipeline.exporters.epub.metadata import UNIQUE_ID, Entry
from pipeline.exporters.epub.ncx import PageTarget, PageWords, complete_ncx
from pipeline.exporters.xhtml.labels import label_language
from pipeline.exporters.xhtml.markup import legal
from pipeline.model import Document

_SECONDS_OF_A_DAY = 86_400
_PACKED = frozenset(("image/jpeg", "image/png", "image/gif", "image/webp", "audio/mpeg"))


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of the EPUB; ``content`` may stay on disk until it is written.

    ``overlay`` is the id of its media overlay.
    """

    id: str
    file: str
    media_type: str
    content: bytes | Path
    properties: tuple[str, ...] = ()
    in_spine: bool = False
    overlay: str | None = None


@dataclass(frozen=True, slots=True)
class TocEntry:
    """An entry of the contents that EPUB 2 reading systems show."""

    title: str
    href: str
    children: tuple["TocEntry", ...] = ()


class _Item(epub.EpubItem):  # type: ignore[misc]  # EbookLib has no types
    """A resource as EbookLib's writer wants it; finished bytes pass through untouched."""

    def __init__(self, resource: Resource) -> None:
        super().__init__(resource.id, resource.file, resource.media_type)
        self._content = resource.content
        self.properties = list(resource.properties)
        self.media_overlay = resource.overlay

    def get_content(self) -> bytes:
        content = self._content
        return content.read_bytes() if isinstance(content, Path) else content


class _DatedZip(zipfile.ZipFile):
    """A zip whose entries carry the book's moment and no trace of the system that made it.

    ``stored`` names what is compressed already.
    """

    moment: tuple[int, int, int, int, int, int] = (1980, 1, 1, 0, 0, 0)
    stored: frozenset[str] = frozenset(("mimetype",))

    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: Any,  # noqa: ANN401  (the parent's own signature)
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        del compress_type
        name = str(zinfo_or_arcname)
        entry = zipfile.ZipInfo(name, self.moment)
        entry.external_attr = 0o644 << 16
        entry.create_system = 3
        kind = zipfile.ZIP_STORED if name in self.stored else zipfile.ZIP_DEFLATED
        super().writestr(entry, data, kind, compresslevel)


class _Writer(epub.EpubWriter):  # type: ignore[misc]  # EbookLib has no types
    """EbookLib's writer, with the zip that it writes to under our control.

    There is no public way to that: pyproject.toml caps EbookLib for the private methods here.
    """

    def __init__(
        self,
        name: str,
        book: Any,  # noqa: ANN401  (EbookLib has no types)
        options: dict[str, Any],
        moment: datetime.datetime,
    ) -> None:
        super().__init__(name, book, options)
        self._moment = moment  # of the zip's entries

    def write(self) -> None:
        packed = {f"EPUB/{i.file_name}" for i in self.book.items if i.media_type in _PACKED}
        with _DatedZip(self.file_name, "w", zipfile.ZIP_DEFLATED) as self.out:
            self.out.moment = self._moment.timetuple()[:6]
            self.out.stored = frozenset(("mimetype", *packed))
            self.out.writestr("mimetype", "application/epub+zip")
            self._write_container()
            self._write_opf()
            self._write_items()

    def _get_ncx(self) -> bytes:
        book = self.book
        return complete_ncx(super()._get_ncx(), book.language, book.page_words, book.page_targets)

    def _write_opf_file(self, root: Any) -> None:  # noqa: ANN401  (an lxml element)
        root.set("{http://www.w3.org/XML/1998/namespace}lang", self.book.language)
        root.set("dir", self.book.text_direction)
        super()._write_opf_file(root)


def write_package(
    path: Path,
    document: Document,
    *,
    entries: Iterable[Entry],
    resources: Sequence[Resource],
    toc: Sequence[TocEntry],
    pages: Sequence[PageTarget] = (),
    moment: datetime.datetime,
) -> None:
    """Write the EPUB to ``path``; ``moment`` (UTC) is all that it knows of time.

    The zip's entries carry ``moment``, the package document what :func:`last_modified` makes of it.

    Raises:
        OSError: the file cannot be written.
    """
    book = epub.EpubBook()
    book.metadata.clear()
    book.IDENTIFIER_ID = UNIQUE_ID
    book.uid = document.metadata.identifiers[0].urn
    book.title = legal(document.metadata.title)
    book.language = document.metadata.language
    book.set_direction(document.metadata.progression)
    book.text_direction = document.metadata.direction
    book.page_words = PageWords(document.labels.page, label_language(document, "page"))
    book.page_targets = pages
    entries = tuple(entries)
    for entry in entries:
        book.add_metadata(entry.namespace, entry.name, legal(entry.text), entry.attributes)
    for resource in resources:
        book.add_item(_Item(resource))
    book.add_item(epub.EpubNcx())
    book.spine = [resource.id for resource in resources if resource.in_spine]
    book.toc = _links(toc)
    changed = document.metadata.modified or last_modified(moment, entries, resources)
    options = {"mtime": changed, "raise_exceptions": True, "epub3_pages": False}
    _Writer(str(path), book, options, moment).write()


def last_modified(
    moment: datetime.datetime, entries: Iterable[Entry], resources: Iterable[Resource]
) -> datetime.datetime:
    """When the book was changed (EPUB 3.3, 5.5.6), the same for the same content.

    A moment says it itself. A day alone has no time: its seconds are then told by the content, so
    that reading systems know a changed book from the one they have.
    """
    if moment.time() != datetime.time():
        return moment
    digest = hashlib.sha256()
    for entry in entries:
        digest.update(repr((entry.name, entry.text, sorted(entry.attributes.items()))).encode())
    for resource in resources:
        digest.update(resource.file.encode() + b"\0")
        digest.update(_fingerprint(resource.content))
    seconds = int.from_bytes(digest.digest()[:8]) % _SECONDS_OF_A_DAY
    return moment + datetime.timedelta(seconds=seconds)


def _fingerprint(content: bytes | Path) -> bytes:
    """The digest of a file's bytes, which may be too many to hold."""
    if isinstance(content, bytes):
        return hashlib.sha256(content).digest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _links(toc: Iterable[TocEntry]) -> list[Any]:
    made: list[Any] = []
    for entry in toc:
        if entry.children:
            made.append((epub.Section(legal(entry.title), entry.href), _links(entry.children)))
        else:
            name = f"toc-{entry.href.partition('#')[2]}"
            made.append(epub.Link(entry.href, legal(entry.title), name))
    return made
