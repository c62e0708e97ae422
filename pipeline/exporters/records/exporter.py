"""The exporters of records: ONIX, MARC, OPDS, and the delivery that holds them all."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.base import Export, Job
from pipeline.exporters.records.atom import atom_feed
from pipeline.exporters.records.editions import PRODUCTS, Delivery, deliver, pack
from pipeline.exporters.records.marc import as_marc21, as_marcxml, marc_lacks, marc_records
from pipeline.exporters.records.onix import onix_lacks, onix_message
from pipeline.exporters.records.opds import ATOM, COVER, FEED, STATEMENT, THUMBNAIL, opds_feed
from pipeline.exporters.records.options import RecordOptions
from pipeline.exporters.records.page import statement_page
from pipeline.exporters.shared.cover import render_cover
from pipeline.exporters.shared.names import book_slug
from pipeline.manifest import hashes
from pipeline.model import Document

CHECKSUMS = "checksums.sha256"


class _Records(ABC):
    """What all of them do: take the editions, write records, say what these lack."""

    wants: ClassVar[tuple[type, ...]] = ()
    provides: ClassVar[tuple[type, ...]] = ()

    def __init__(self, options: RecordOptions) -> None:
        self.options = options

    @property
    def welcomes(self) -> tuple[type, ...]:
        """The editions that the records describe."""
        return tuple(dict.fromkeys(PRODUCTS[name] for name in self.options.editions))

    def export(self, document: Document, job: Job) -> Export:
        """Write the records.

        Raises:
            ConfigError: the address is none, or no edition could be made.
        """
        self.options.base()
        delivery = deliver(document, job, self.options.editions)
        files = self._files(document, job, delivery)
        return Export(files, (), (*delivery.diagnostics, *self._lacks(document, delivery)))

    @abstractmethod
    def _files(self, document: Document, job: Job, delivery: Delivery) -> tuple[Path, ...]:
        """Write what this format is made of."""

    def _lacks(self, document: Document, delivery: Delivery) -> Iterator[Diagnostic]:
        """What whoever takes the records asks for, and book.toml has not."""
        del document, delivery
        return iter(())


class OnixExporter(_Records):
    """Writes ``TITLE.onix.xml``."""

    name: ClassVar[str] = "onix"

    def _files(self, document: Document, job: Job, delivery: Delivery) -> tuple[Path, ...]:
        return (_onix(document, job, delivery, self.options),)

    def _lacks(self, document: Document, delivery: Delivery) -> Iterator[Diagnostic]:
        lacks = onix_lacks(document.metadata, delivery.editions)
        return _told("the ONIX message lacks", lacks)


class MarcExporter(_Records):
    """Writes ``TITLE.mrc`` (ISO 2709) and ``TITLE.marc.xml``."""

    name: ClassVar[str] = "marc"

    def _files(self, document: Document, job: Job, delivery: Delivery) -> tuple[Path, ...]:
        return _marc(document, job, delivery, self.options)

    def _lacks(self, document: Document, delivery: Delivery) -> Iterator[Diagnostic]:
        del delivery
        return _told("the MARC record lacks", marc_lacks(document.metadata))


class OpdsExporter(_Records):
    """Writes the feeds with all that they lead to, ready to be put on the web."""

    name: ClassVar[str] = "opds"

    def _files(self, document: Document, job: Job, delivery: Delivery) -> tuple[Path, ...]:
        return _opds(document, job, delivery, self.options)


class LibraryExporter(OnixExporter):
    """Writes editions, records, feeds and checksums into one folder, and all of it as a ZIP."""

    name: ClassVar[str] = "library"

    def _files(self, document: Document, job: Job, delivery: Delivery) -> tuple[Path, ...]:
        files = (
            *_opds(document, job, delivery, self.options),
            _onix(document, job, delivery, self.options),
            *_marc(document, job, delivery, self.options),
        )
        files = (*files, _checksums(job, files))
        archive = Path(f"{book_slug(document)}-library.zip")
        pack(job.work / archive, ((file.as_posix(), job.work / file) for file in files), job)
        return (*files, archive)

    def _lacks(self, document: Document, delivery: Delivery) -> Iterator[Diagnostic]:
        yield from super()._lacks(document, delivery)
        yield from _told("the MARC record lacks", marc_lacks(document.metadata))


def _onix(document: Document, job: Job, delivery: Delivery, options: RecordOptions) -> Path:
    data = onix_message(
        document,
        delivery.editions,
        job.timestamp,
        base=options.base(),
        sender=options.sender,
    )
    return _written(job, f"{book_slug(document)}.onix.xml", data)


def _marc(
    document: Document, job: Job, delivery: Delivery, options: RecordOptions
) -> tuple[Path, ...]:
    records = marc_records(document, delivery.editions, job.timestamp, options.base())
    name = book_slug(document)
    return (
        _written(job, f"{name}.mrc", as_marc21(records)),
        _written(job, f"{name}.marc.xml", as_marcxml(records)),
    )


def _opds(
    document: Document, job: Job, delivery: Delivery, options: RecordOptions
) -> tuple[Path, ...]:
    editions, base = delivery.editions, options.base()
    page = statement_page(document, editions)
    return (
        _written(job, STATEMENT, page.encode()),
        _written(job, FEED, opds_feed(document, editions, job.timestamp, base)),
        _written(job, ATOM, atom_feed(document, editions, job.timestamp, base)),
        *(
            _written(job, name, render_cover(document, job.assets, width, height))
            for name, _, width, height in (COVER, THUMBNAIL)
        ),
        *(Path(edition.file) for edition in editions),
    )


def _written(job: Job, name: str, data: bytes) -> Path:
    (job.work / name).write_bytes(data)
    return Path(name)


def _checksums(job: Job, files: tuple[Path, ...]) -> Path:
    """The SHA-256 of every file, in the form that ``sha256sum --check`` reads."""
    lines = (f"{digest}  {name}\n" for name, digest in hashes(job.work, sorted(files)).items())
    return _written(job, CHECKSUMS, "".join(lines).encode())


def _told(what: str, lacks: Iterator[tuple[str, str]]) -> Iterator[Diagnostic]:
    """Each thing that is lacking, and what to do."""
    for lack, hint in lacks:
        yield Diagnostic("record-lacks", "warning", f"{what} {lack}", None, hint)
