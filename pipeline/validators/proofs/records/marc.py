"""The MARC records read back: each beside its edition."""

import functools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.exporters.shared.terms import access_modes, features
from pipeline.language.codes import bibliographic_code
from pipeline.model import Document
from pipeline.validators.proofs.epub_book import Fault
from pipeline.validators.proofs.records.compare import compare, paired, plain, rows
from pipeline.validators.proofs.records.editions import Described

if TYPE_CHECKING:
    from pymarc import Record

_ENDS = " /:;,."  # signs of ISBD at the end of a subfield
_HELD = 36_000  # bytes of a description that a record can hold, at least
_LANGUAGE = slice(35, 38)  # of field 008


def check_marc(document: Document, file: Path, editions: Sequence[Described]) -> Iterator[Fault]:
    """What is said of each record, and which records there are."""
    found = _read(file)
    records = {"".join(_values(one, "024")[:1]): one for one in found}
    yield from compare("the number of its records", len(found), len(records))
    yield from paired(records, editions, file.parent)
    for edition in editions:
        if record := records.get(edition.urn):
            for code, message in _record(document, record, edition, file.parent):
                yield code, f"{edition.name}: {message}"
            others = len(_values(record, "776", "t"))
            yield from compare("the number of other formats", others, len(records) - 1)


def _read(file: Path) -> "Sequence[Record]":
    import pymarc  # noqa: PLC0415  (for records alone)

    if file.suffix == ".xml":
        return [one for one in pymarc.parse_xml_to_array(str(file)) if one]  # type: ignore[no-untyped-call]
    reader = pymarc.MARCReader(file.read_bytes(), force_utf8=True)
    return [one for one in reader if one]


def _record(
    document: Document, record: "Record", edition: Described, folder: Path
) -> Iterator[Fault]:
    yield from _facts(document, record, edition)
    yield from _accessibility(document, record, edition)
    if edition.size is not None:
        yield from compare("its size", _values(record, "347", "c"), [f"{edition.size} bytes"])
    for address in _values(record, "856"):
        yield from _link(address, edition, folder)


def _facts(document: Document, record: "Record", edition: Described) -> Iterator[Fault]:
    book = document.metadata
    value = functools.partial(_bare, record)
    yield from compare("its ISBN", _values(record, "020", "a"), rows([edition.isbn]))
    yield from compare("its title", value("245", "a"), _ended([book.title]))
    yield from compare("its subtitle", value("245", "b"), _ended([book.subtitle]))
    people = sorted(_ended(_people(record)))
    sorting = (one.name if one.corporate else one.file_as or one.name for one in book.contributors)
    yield from compare("its people", people, sorted(_ended(sorting)))
    said = [", ".join(one.name for one in book.contributors)]
    yield from compare("its statement of responsibility", value("245", "c"), _ended(said))
    publisher = book.publisher or "[publisher not identified]"
    yield from compare("its publisher", value("264", "b"), _ended([publisher]))
    place = [book.publisher_place or "[Place of publication not identified]"]
    yield from compare("its place", value("264", "a"), _ended(place))
    series = [one.name for one in book.belongs_to]
    yield from compare("its series", value("490", "a"), _ended(series))
    places = [one.number for one in book.belongs_to]
    yield from compare("its place in them", value("490", "v"), _ended(places))
    begun, text = " ".join(_values(record, "520")), plain(book.description)
    if not text.startswith(begun) or (begun != text and len(begun.encode()) < _HELD):
        yield from compare("its description", begun, text)
    subjects = rows(one.code for one in book.subject_codes)
    yield from compare("its subjects", _values(record, "072"), subjects)
    yield from compare("its license", _values(record, "540", "u"), rows([book.license]))
    codes = [bibliographic_code(tag) for tag in book.languages or (book.language,)]
    fixed = str(record["008"].data)[_LANGUAGE]
    yield from compare("its language", fixed, codes[0])
    told = {*_values(record, "041", "a"), *_values(record, "041", "d")}
    if len(set(codes)) > 1:
        yield from compare("its languages", told, {code for code in codes if code != "und"})
    year = f"{book.date.year:04}" if book.date else "uuuu"
    yield from compare("its year", str(record["008"].data)[7:11], year)


def _people(record: "Record") -> Iterator[str]:
    for tag in ("100", "110", "700", "710"):
        yield from _values(record, tag)


def _accessibility(document: Document, record: "Record", edition: Described) -> Iterator[Fault]:
    evidence, statement = edition.evidence, edition.statement(document)
    if evidence is None or statement is None:
        return
    terms = frozenset(term for code in "bcd" for term in _values(record, "341", code))
    borne = frozenset(() if edition.name == "audio" else features(evidence))
    yield from compare("its accessibility (341)", terms, borne, "edition-claim")
    modes = set(_values(record, "341"))
    if not modes <= set(access_modes(evidence)):
        yield "edition-claim", f"its modes of access are {sorted(modes)}"
    wanted = rows(
        f"{part.heading}: {' '.join(long for _, long in part.lines)}" for part in statement.parts
    )
    yield from compare("its statement", _values(record, "532"), wanted, "edition-claim")


def _link(address: str, edition: Described, folder: Path) -> Iterator[Fault]:
    """A file that is named below the delivery's address is there."""
    if edition.file is None or folder not in edition.file.parents:
        return
    own = edition.file.relative_to(folder).as_posix()
    for name in (own, "accessibility.html"):
        if address.endswith(f"/{name}"):
            return
    if f"/{edition.name}/" in address:
        yield "edition-metadata", f"it names {address}, which is not {own}"


def _values(record: "Record", tag: str, code: str = "a") -> list[str]:
    found = (value for field in record.get_fields(tag) for value in field.get_subfields(code))
    return [plain(value) for value in found]


def _bare(record: "Record", tag: str, code: str) -> list[str]:
    return _ended(_values(record, tag, code))


def _ended(texts: Iterable[str | None]) -> list[str]:
    """The texts without the signs that end them in a record."""
    return [text for text in (plain(one).rstrip(_ENDS) for one in texts) if text]
