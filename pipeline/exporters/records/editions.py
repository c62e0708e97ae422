"""The editions that records describe: their files, identifiers, and what can be claimed of them."""

import shutil
import uuid
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.diagnostics import Diagnostic
from pipeline.errors import ConfigError
from pipeline.exporters.base import Job
from pipeline.exporters.shared.claims import UNKNOWN, codes, conformance, verdict_of
from pipeline.exporters.shared.evidence import count_evidence, heard_in
from pipeline.exporters.shared.names import book_slug
from pipeline.exporters.shared.statement import Statement, make_statement
from pipeline.manifest import file_hash
from pipeline.model import Document, PdfStandard
from pipeline.products import (
    EditionName,
    Evidence,
    Finished,
    FinishedDaisy,
    FinishedEpub,
    FinishedLargePrint,
    FinishedPdf,
    FinishedReadAloud,
    Timeline,
)

PRODUCTS: Mapping[EditionName, type] = {
    "epub": FinishedEpub,
    "readaloud": FinishedReadAloud,
    "pdf": FinishedPdf,
    "pdf-large-print": FinishedLargePrint,
    "audio": Timeline,
    "daisy202": FinishedDaisy,
}
FORMS: Mapping[EditionName, str] = {
    "epub": "EPUB",
    "readaloud": "EPUB + MP3",
    "pdf": "PDF",
    "pdf-large-print": "PDF, 18 pt",
    "audio": "MP3",
    "daisy202": "DAISY 2.02",
}
"""What tells the editions apart for people."""
_TYPES: Mapping[EditionName, str] = {
    "epub": "application/epub+zip",
    "readaloud": "application/epub+zip",
    "pdf": "application/pdf",
    "pdf-large-print": "application/pdf",
    "audio": "application/zip",
    "daisy202": "application/zip",
}

_STANDARDS: Mapping[str | None, PdfStandard] = {"ua-1": "PDF/UA-1", "ua-2": "PDF/UA-2"}


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as records name it.

    ``file`` is its place below the delivered folder, a single file: editions of several files are
    packed. ``isbn`` has 13 digits. ``conforms`` and ``claimed`` are codes of ONIX list 196.
    """

    name: EditionName
    file: str
    media_type: str
    size: int
    sha256: str
    isbn: str | None
    urn: str
    evidence: Evidence
    conforms: tuple[str, ...]
    claimed: tuple[str, ...]
    statement: Statement
    seconds: int | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """All that is claimed; that nothing is known, where there is nothing to claim."""
        return (*self.conforms, *self.claimed) or (UNKNOWN,)


@dataclass(frozen=True, slots=True)
class Delivery:
    """The editions, and what the records lack."""

    editions: tuple[Edition, ...]
    diagnostics: tuple[Diagnostic, ...]


def deliver(document: Document, job: Job, names: Sequence[EditionName]) -> Delivery:
    """Put the editions into ``job.work``, each in a folder of its name, and describe them.

    Raises:
        ConfigError: none of the editions could be made.
    """
    editions: list[Edition] = []
    faults: list[Diagnostic] = []
    for name in dict.fromkeys(names):
        finished = _finished(document, name, job)
        if finished is None:
            faults.append(_not_made(name))
            continue
        file = _place(document, name, finished.files, job)
        editions.append(_edition(document, name, finished, file, job))
        faults += _stale(document, editions[-1])
    if not editions:
        message = "there is no edition that a record could describe"
        raise ConfigError(message, 'Name those that can be made: editions = ["epub"].')
    return Delivery(tuple(editions), tuple(faults))


def _finished(document: Document, name: EditionName, job: Job) -> Finished | None:
    product = job.welcome(PRODUCTS[name])
    if isinstance(product, Timeline):
        evidence = count_evidence(document, "audio", heard=heard_in(product))
        return Finished(tuple(section.file for section in product.sections), evidence)
    return product if isinstance(product, Finished) else None


def _not_made(name: str) -> Diagnostic:
    message = f"the records leave out the edition {name}, which could not be made"
    hint = f"'publish build {name}' says why; or leave it out of editions in [output.library]."
    return Diagnostic("record-without-edition", "warning", message, None, hint)


def _stale(document: Document, edition: Edition) -> Iterator[Diagnostic]:
    """Verdicts on record that are none of this file, where no other one is."""
    if edition.conforms:
        return
    for verdict in document.metadata.accessibility.verdicts:
        if verdict.edition == edition.name:
            message = (
                f"the verdict of {verdict.by} is not of this {edition.name} and its standard, so "
                f"no record says that it is {verdict.standard}"
            )
            hint = "Run 'publish verify', and put the lines that it tells in place of these."
            yield Diagnostic("record-verdict-stale", "warning", message, verdict.position, hint)


def _edition(
    document: Document, name: EditionName, finished: Finished, file: str, job: Job
) -> Edition:
    finished_file = job.work / file
    facts = document.metadata.accessibility
    sha256 = file_hash(finished_file)
    verdict = verdict_of(facts, name, _STANDARDS.get(finished.standard), sha256)
    return Edition(
        name=name,
        file=file,
        media_type=_TYPES[name],
        size=finished_file.stat().st_size,
        sha256=sha256,
        isbn=edition_isbn(document, name),
        urn=finished.own or edition_urn(document, name),
        evidence=finished.evidence,
        conforms=conformance(finished.evidence, facts, verdict),
        claimed=codes(finished.evidence),
        statement=make_statement(document.metadata, finished.evidence, verdict),
        seconds=_seconds(job) if name in ("audio", "daisy202") else None,
    )


def _seconds(job: Job) -> int | None:
    """How long the narration takes, where it is known."""
    timeline = job.welcome(Timeline)
    return round(sum(s.length / s.rate for s in timeline.sections)) if timeline else None


def edition_isbn(document: Document, name: str) -> str | None:
    """The edition's own ISBN; that of the book's identifiers is the EPUB's."""
    return document.metadata.isbn_of(name)


def edition_urn(document: Document, name: str) -> str:
    """The book's own identifier for the EPUB, one that is made from it for another edition."""
    identifiers = document.metadata.identifiers
    main = identifiers[0].urn if identifiers else document.metadata.title
    if name == "epub":
        return main
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{main}#{name}')}"


def _place(document: Document, name: str, files: Sequence[Path], job: Job) -> str:
    """The edition as one file below the work folder: as it is, or packed."""
    (job.work / name).mkdir()
    if len(files) == 1 and name not in ("audio", "daisy202"):
        place = f"{name}/{files[0].name}"
        shutil.copyfile(files[0], job.work / place)
        return place
    place = f"{name}/{book_slug(document)}-{name}.zip"
    root = files[0].parent
    entries = ((file.relative_to(root).as_posix(), file) for file in files)
    pack(job.work / place, entries, job)
    return place


def pack(target: Path, entries: Iterator[tuple[str, Path]], job: Job) -> None:
    """A ZIP of the files, the same bytes for the same files."""
    with zipfile.ZipFile(target, "w") as package:
        for name, file in sorted(entries):
            entry = zipfile.ZipInfo(name, job.timestamp.timetuple()[:6])
            entry.external_attr = 0o644 << 16
            entry.file_size = file.stat().st_size  # tells whether it needs the form for large files
            with file.open("rb") as source, package.open(entry, "w") as packed:
                shutil.copyfileobj(source, packed)
