"""The editions that records may describe, read back from their files."""

import io
import re
import uuid
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from pipeline.assets.css import css_moves
from pipeline.exporters.shared.claims import codes, conformance, exemptions, verdict_of
from pipeline.exporters.shared.evidence import count_evidence
from pipeline.exporters.shared.statement import Statement, make_statement
from pipeline.manifest import file_hash
from pipeline.model import Chart, Document, Figure, PdfStandard, PdfVerdict, Table
from pipeline.model.walk import document_blocks
from pipeline.products import EditionName, Evidence
from pipeline.validators.judges.pdf_judges import claimed_profiles
from pipeline.validators.proofs.epub_book import EpubBook, read_epub
from pipeline.validators.proofs.epub_metadata import metas
from pipeline.validators.proofs.epub_navigation import contents_depth, listed
from pipeline.validators.proofs.narration import heard_sentences, is_heard, stated_seconds
from pipeline.validators.proofs.overlays import daisy_overlays, sounding
from pipeline.validators.proofs.same_text import parse_xml, pictures

NAMES: tuple[EditionName, ...] = (
    *("epub", "readaloud", "pdf", "pdf-large-print", "audio", "daisy202"),
)
_KINDS: Mapping[EditionName, tuple[str, str]] = {
    "epub": (".epub", "application/epub+zip"),
    "readaloud": (".epub", "application/epub+zip"),
    "pdf": (".pdf", "application/pdf"),
    "pdf-large-print": (".pdf", "application/pdf"),
    "audio": (".zip", "application/zip"),
    "daisy202": (".zip", "application/zip"),
}
_STANDARDS: Mapping[str, PdfStandard] = {"ua1": "PDF/UA-1", "ua2": "PDF/UA-2"}
_MOVING = re.compile(r"<(?:\w+:)?(?:animate\w*|set)\b")
_PAGE = re.compile(r"class=[\"']page-")
_RASTER = (".gif", ".png", ".webp")

_DELIVERIES = ("library", "opds")  # formats that hold the editions

Read = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Described:
    """An edition as its file and the book show it.

    ``evidence`` is None when no file of it was found; ``file`` when there is no single one.
    ``seconds`` is how long it sounds.
    """

    name: EditionName
    urn: str
    isbn: str | None
    media_type: str
    file: Path | None = None
    evidence: Evidence | None = None
    verdict: PdfVerdict | None = None
    seconds: float | None = None

    @property
    def size(self) -> int | None:
        """Bytes."""
        return self.file.stat().st_size if self.file else None

    def statement(self, document: Document) -> Statement | None:
        """What readers are told of it."""
        if self.evidence is None:
            return None
        return make_statement(document.metadata, self.evidence, self.verdict)

    def codes(self, document: Document) -> frozenset[str] | None:
        """The codes of ONIX list 196 that it bears out, exemptions included."""
        if self.evidence is None:
            return None
        facts = document.metadata.accessibility
        found = (*conformance(self.evidence, facts, self.verdict), *codes(self.evidence))
        return frozenset((*(found or ("08",)), *exemptions(facts)))


def read_editions(document: Document, folder: Path) -> tuple[Described, ...]:
    """Every edition, with what is found of it below ``folder``, or else beside it."""
    return tuple(_read(document, folder, name) for name in NAMES)


def _read(document: Document, folder: Path, name: EditionName) -> Described:
    ending, media_type = _KINDS[name]
    urn, isbn = _urn(document, name), _isbn(document, name)
    files = _files(folder, name, ending)
    file = files[0] if len(files) == 1 and files[0].suffix == ending else None
    if not files:
        return Described(name, urn, isbn, media_type)
    evidence, seconds = _evidence(document, name, files)
    verdict = _verdict(document, name, file) if file and ending == ".pdf" else None
    return Described(name, urn, isbn, media_type, file, evidence, verdict, seconds)


def _files(folder: Path, name: str, ending: str) -> Sequence[Path]:
    """The edition's file among the records or in another delivery, or its files in a folder."""
    places = (folder / name, *(folder.parent / other / name for other in _DELIVERIES))
    packed = next(filter(None, (sorted(place.glob(f"*{ending}")) for place in places)), [])
    beside = folder.parent / name
    if packed or not beside.is_dir():
        return packed
    if ending != ".zip":
        return sorted(beside.glob(f"*{ending}"))
    return sorted(file for file in beside.iterdir() if file.is_file())


def _urn(document: Document, name: EditionName) -> str:
    """The book's first identifier, and what is made from it for all editions but the EPUB."""
    book = document.metadata
    main = book.identifiers[0].urn if book.identifiers else book.title
    if name == "epub":
        return main
    called = "read-aloud" if name == "readaloud" and book.identifiers else name
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{main}#{called}')}"


def _isbn(document: Document, name: EditionName) -> str | None:
    own = dict(document.metadata.isbns).get(name)
    if own or name != "epub":
        return own
    urns = [one.urn for one in document.metadata.identifiers]
    found = (urn.removeprefix("urn:isbn:") for urn in urns if urn.startswith("urn:isbn:"))
    return next((number for number in found if re.fullmatch(r"\d{13}", number)), None)


def _verdict(document: Document, name: EditionName, file: Path) -> PdfVerdict | None:
    standard = _STANDARDS[claimed_profiles(file)[0]]
    return verdict_of(document.metadata.accessibility, name, standard, file_hash(file))


def _evidence(
    document: Document, name: EditionName, files: Sequence[Path]
) -> tuple[Evidence, float | None]:
    """What is in it, and its seconds of sound."""
    if name in ("pdf", "pdf-large-print"):
        return count_evidence(document, name), None
    if name in ("epub", "readaloud"):
        with read_epub(files[0], document) as book:
            return _epub(document, name, book), None
    names, read = _opened(files)
    seconds, said = 0.0, []
    for track in (read(one) for one in sorted(names) if one.endswith(".mp3")):
        seconds += stated_seconds(track)
        said += [entry.text for entry in heard_sentences(track)]
    if name == "audio":
        return count_evidence(document, name, heard=is_heard(document, said)), seconds
    return _daisy(document, names, read), seconds


def _opened(files: Sequence[Path]) -> tuple[Sequence[str], Read]:
    """The files of a ZIP or of a folder: their names, and how each is read."""
    if len(files) == 1 and files[0].suffix == ".zip":
        with zipfile.ZipFile(files[0]) as package:
            names = tuple(package.namelist())

        def read(name: str) -> bytes:
            with zipfile.ZipFile(files[0]) as package:
                return package.read(name)

        return names, read
    places = {file.name: file for file in files}
    return tuple(places), lambda name: places[name].read_bytes()


def _epub(document: Document, name: EditionName, book: EpubBook) -> Evidence:
    clips = sounding(book.overlays, book.zip.read)
    roles = {e.get("role") for special in book.special.values() for e in special}
    return count_evidence(
        document,
        name,
        pages=int("doc-pagelist" in roles),
        moving="unknown" in metas(book).get("schema:accessibilityHazard", ()),
        heard=_with_alternatives(document, clips),
        contents=contents_depth(document, book),
        lists=_placed(document) <= listed(book),
    )


def _placed(document: Document) -> frozenset[str]:
    """The ids of all tables, figures and charts that say something."""
    return frozenset(
        block.id
        for block in document_blocks(document)
        if isinstance(block, Table | Chart) or (isinstance(block, Figure) and not block.decorative)
    )


def _with_alternatives(document: Document, ids: frozenset[str]) -> frozenset[str]:
    """The ids with those of text alternatives, which are heard at their picture."""
    told = (s.id for picture in pictures(document) if picture.id in ids for s in picture.alt)
    return ids.union(told) if ids else ids


def _daisy(document: Document, names: Iterable[str], read: Read) -> Evidence:
    overlays = daisy_overlays(parse_xml(read("ncc.html")))
    return count_evidence(
        document,
        "daisy202",
        pages=int(bool(_PAGE.search(read("ncc.html").decode()))),
        moving=any(_moves(name, read) for name in names),
        heard=_with_alternatives(document, sounding(overlays, read)),
    )


def _moves(name: str, read: Read) -> bool:
    if name.endswith(".css"):
        return css_moves(read(name).decode())
    if name.endswith(".svg"):
        text = read(name).decode()
        return bool(_MOVING.search(text)) or css_moves(text)
    if name.endswith(_RASTER):
        with Image.open(io.BytesIO(read(name))) as image:
            return bool(getattr(image, "is_animated", False))
    return False
