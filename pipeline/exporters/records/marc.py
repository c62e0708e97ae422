"""MARC 21 bibliographic records: one for each edition, by pymarc.

https://www.loc.gov/marc/bibliographic/ ; accessibility stands in 341 (terms of Schema.org) and 532
(words), after the W3C's crosswalk of accessibility metadata.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pipeline.exporters.records.editions import FORMS, Edition
from pipeline.exporters.shared.terms import access_modes, features
from pipeline.language.articles import leading_article
from pipeline.language.codes import bibliographic_code
from pipeline.model import Contributor, Document, Identifier, Metadata

if TYPE_CHECKING:
    import datetime

    from pymarc import Field, Record

_SOUND = frozenset({"audio", "daisy202"})
_HEARD_IN = frozenset({*_SOUND, "readaloud"})
_FORMATS: Mapping[str, tuple[str, str]] = {  # 347: file type, encoding format
    "epub": ("text file", "EPUB"),
    "readaloud": ("text file", "EPUB"),
    "pdf": ("text file", "PDF"),
    "pdf-large-print": ("text file", "PDF"),
    "audio": ("audio file", "MP3"),
    "daisy202": ("audio file", "DAISY 2.02"),
}
_VISUAL = ("alternativeText", "longDescription", "largePrint")
_FIELD, _PIECES = 9000, 5  # bytes of a piece of the description, and how many there may be
_HEARD = ("synchronizedAudioText",)
_AUDIENCES = {  # 008/22
    "general": "g", "children": "j", "teenage": "d", "primary-secondary": "j",
    "tertiary": "e", "professional": "f", "adult-education": "e",
}  # fmt: skip
_SCHEMES = {"thema": "thema", "bisac": "bisacsh"}


def marc_records(
    document: Document, editions: Iterable[Edition], moment: "datetime.datetime", base: str = ""
) -> "list[Record]":
    """The records; ``base`` is the address below which the editions stand, if there is one."""
    found = tuple(editions)
    return [_Maker(document, found, edition, moment, base).record() for edition in found]


def as_marc21(records: "Iterable[Record]") -> bytes:
    """ISO 2709, in UTF-8."""
    return b"".join(record.as_marc() for record in records)


def as_marcxml(records: "Iterable[Record]") -> bytes:
    """A collection of MARCXML."""
    from pymarc import XMLWriter  # noqa: PLC0415  (an edition's library loads when it is made)

    stream = io.BytesIO()
    writer = XMLWriter(stream)
    for record in records:
        writer.write(record)
    writer.close(close_fh=False)
    return stream.getvalue()


def described(metadata: Metadata) -> Iterator[str]:
    """The description in pieces that a field of ISO 2709 can hold, up to what a record can.

    A field has less than 10,000 bytes, a record less than 100,000.
    """
    words = _plain(metadata.description).split(" ") if metadata.description else []
    piece: list[str] = []
    made = held = 0
    for word in words:
        size = len(word.encode()) + 1
        if held + size > _FIELD and piece:
            yield " ".join(piece)
            piece, made, held = [], made + 1, 0
            if made == _PIECES:
                return
        piece.append(word)
        held += size
    if piece:
        yield " ".join(piece)


def marc_lacks(metadata: Metadata) -> Iterator[tuple[str, str]]:
    """What ISO 2709 cannot hold: (what is lacking, what to do)."""
    text = _plain(metadata.description) if metadata.description else ""
    if " ".join(described(metadata)) != text:
        hint = f"Shorten description to {_FIELD * _PIECES:,} bytes."
        yield "the end of the description, which is too long for it", hint


class _Maker:
    def __init__(
        self,
        document: Document,
        editions: tuple[Edition, ...],
        edition: Edition,
        moment: "datetime.datetime",
        base: str,
    ) -> None:
        self._book = document.metadata
        self._editions = editions
        self._edition = edition
        self._moment = moment
        self._base = base
        self._sound = edition.name in _SOUND

    def record(self) -> "Record":
        from pymarc import Field, Leader, Record  # noqa: PLC0415  (as above)

        record = Record(force_utf8=True)
        kind = "i" if self._sound else "a"
        record.leader = Leader(f"00000n{kind}m a22000003i 4500")  # abbreviated level; ISBD
        record.fields += [Field(tag=tag, data=text) for tag, text in self._control()]
        record.fields += self._fields()
        return record

    def _control(self) -> Iterator[tuple[str, str]]:
        yield "001", self._edition.urn.replace("urn:uuid:", "").replace("urn:isbn:", "isbn")
        yield "005", self._moment.strftime("%Y%m%d%H%M%S.0")
        yield "006", f"m     o  {'h' if self._sound else 'd'}        "
        color = "n" if self._sound else "u"
        yield "007", f"cr {color}n{'a' if self._edition.name in _HEARD_IN else ' '}---|||||"
        yield "008", self._fixed()

    def _fixed(self) -> str:
        """008 for books, or for sound: 40 characters; a bar is what nobody has looked for."""
        year = f"{self._book.date.year:04}" if self._book.date else "uuuu"
        entered = self._moment.strftime("%y%m%d")
        kind = "s" if self._book.date else "n"
        end = "    " if self._book.date else "uuuu"
        audience = _AUDIENCES.get(self._book.audience or "", " ")
        shown = "a" if self._edition.evidence.pictures else " "
        middle = (
            f"nnnn{audience}o|||||||| n " if self._sound else f"{shown}   {audience}o|||||||| ||"
        )
        language = bibliographic_code(self._book.language)
        return f"{entered}{kind}{year}{end}xx {middle}{language} d"

    def _fields(self) -> "Iterator[Field]":
        book = self._book
        yield from self._numbers()
        yield from self._languages()
        yield from self._statement()
        yield from self._publication()
        yield from self._carrier()
        yield from self._accessibility()
        for one in book.belongs_to:  # RDA 2.12: a set of several volumes is described as a series
            series = [("a", f"{one.name} ;" if one.number else one.name)]
            number = [("v", one.number)] if one.number else []
            yield _field("490", "0 ", *series, *number)
        yield from self._notes()
        yield from self._subjects()
        yield from self._others()
        yield from self._links()

    def _numbers(self) -> "Iterator[Field]":
        if self._edition.isbn:
            called = f"({FORMS[self._edition.name]})"
            yield _field("020", "  ", ("a", self._edition.isbn), ("q", called))
        doi = Identifier(self._edition.urn).doi
        name, source = (doi, "doi") if doi else (self._edition.urn, "urn")
        yield _field("024", "7 ", ("a", name), ("2", source))
        agency = self._book.publisher or "publisher"
        rules = (("b", "eng"), ("e", "rda"))  # the record's own words are English
        yield _field("040", "  ", ("a", agency), *rules, ("c", agency))

    def _languages(self) -> "Iterator[Field]":
        codes = [bibliographic_code(tag) for tag in self._book.languages or (self._book.language,)]
        codes = [code for code in dict.fromkeys(codes) if code != "und"]
        kind = "d" if self._sound else "a"
        if codes and (len(codes) > 1 or self._sound or self._edition.name == "readaloud"):
            spoken = [("d", codes[0])] if self._edition.name == "readaloud" else []
            translated = any(one.role == "trl" for one in self._book.contributors)
            indicators = "1 " if translated else "0 "
            yield _field("041", indicators, *((kind, code) for code in codes), *spoken)

    def _statement(self) -> "Iterator[Field]":
        main = _main(self._book)
        if main:
            yield _person(main, "1")
        title, subtitle = self._book.title, self._book.subtitle
        names = ", ".join(person.name for person in self._book.contributors)
        parts = [("a", f"{title} :" if subtitle else f"{title} /" if names else _stop(title))]
        if subtitle:
            parts.append(("b", f"{subtitle} /" if names else _stop(subtitle)))
        if names:
            parts.append(("c", _stop(names)))
        yield _field("245", f"{'1' if main else '0'}{_skipped(self._book)}", *parts)
        large = ["Large print edition"] if self._edition.name == "pdf-large-print" else []
        stated = [*([self._book.edition] if self._book.edition else []), *large]
        for text in stated:
            yield _field("250", "  ", ("a", _stop(text)))

    def _publication(self) -> "Iterator[Field]":
        book = self._book
        place = book.publisher_place or "[Place of publication not identified]"
        publisher = book.publisher or "[publisher not identified]"
        year = str(book.date.year) if book.date else "[date of publication not identified]"
        parts = (("a", f"{place} :"), ("b", f"{publisher},"), ("c", _stop(year)))
        yield _field("264", " 1", *parts)

    def _carrier(self) -> "Iterator[Field]":
        """300 and 336 to 347: what it is made of (RDA's content, media and carrier)."""
        kind = "audio file" if self._sound else "text file"
        seconds = self._edition.seconds
        time = f" ({_clock(seconds)})" if seconds else ""
        yield _field("300", "  ", ("a", f"1 online resource (1 {kind}{time})"))
        contents = [("spoken word", "spw")] if self._sound else [("text", "txt")]
        if self._edition.name == "readaloud":
            contents.append(("spoken word", "spw"))
        if self._edition.name == "daisy202":
            contents.append(("text", "txt"))
        for name, code in contents:
            yield _field("336", "  ", ("a", name), ("b", code), ("2", "rdacontent"))
        yield _field("337", "  ", ("a", "computer"), ("b", "c"), ("2", "rdamedia"))
        carrier = (("a", "online resource"), ("b", "cr"), ("2", "rdacarrier"))
        yield _field("338", "  ", *carrier)
        if self._edition.name == "pdf-large-print":
            yield _field("340", "  ", ("n", "large print"), ("2", "rdafs"))

    def _accessibility(self) -> "Iterator[Field]":
        """341 for each way of access that the content speaks to, then the file, then 532."""
        offered = features(self._edition.evidence)
        text = [("b", t) for t in offered if t not in (*_VISUAL, *_HEARD)]
        seen = [("b", t) for t in offered if t in _VISUAL and t != "largePrint"]
        large = [("c", t) for t in offered if t == "largePrint"]
        heard = [("d", t) for t in offered if t in _HEARD]
        held = {"textual": [*text, *large, *heard], "visual": seen, "auditory": []}
        for mode in access_modes(self._edition.evidence):
            if held[mode]:
                yield _field("341", "0 ", ("a", mode), *held[mode], ("2", "sapdv"))
        file_type, encoding = _FORMATS[self._edition.name]
        size = f"{self._edition.size} bytes"
        yield _field("347", "  ", ("a", file_type), ("2", "rdaft"))
        yield _field("347", "  ", ("b", encoding), ("c", size))

    def _notes(self) -> "Iterator[Field]":
        book = self._book
        for piece in described(book):
            yield _field("520", "  ", ("a", piece))
        if self._edition.evidence.narrated:
            yield _field("500", "  ", ("a", "The narrator is a synthetic voice."))
        for part in self._edition.statement.parts:
            words = " ".join(long for _, long in part.lines)
            yield _field("532", "8 ", ("a", f"{part.heading}: {words}"))
        if book.license or book.rights:
            uri = [("u", book.license)] if book.license else []
            yield _field("540", "  ", ("a", book.rights or book.license or ""), *uri)

    def _subjects(self) -> "Iterator[Field]":
        for subject in self._book.subject_codes:
            uri = [("0", subject.authority)] if subject.authority else []
            if subject.scheme == "lcsh":
                parts = [p.strip() for p in (subject.heading or "").split("--")]
                rest = [("x", part) for part in parts[1:]]
                yield _field("650", " 0", ("a", parts[0]), *rest, *uri)
            else:
                scheme = ("2", _SCHEMES[subject.scheme])
                yield _field("072", " 7", ("a", subject.code or ""), scheme)
                if subject.heading:
                    yield _field("650", " 7", ("a", _stop(subject.heading)), *uri, scheme)
        for words in self._book.subjects:
            yield _field("653", "  ", ("a", words))
        genre = ("Audiobooks.", "lcgft") if self._sound else ("Electronic books.", "local")
        yield _field("655", " 7", ("a", genre[0]), ("2", genre[1]))

    def _others(self) -> "Iterator[Field]":
        main = _main(self._book)
        for person in self._book.contributors:
            if person is not main:
                yield _person(person, "7")
        for other in self._editions:
            if other.name != self._edition.name:
                number = ("z", other.isbn) if other.isbn else ("o", other.urn)
                called = ("i", f"Other format ({FORMS[other.name]}):")
                yield _field("776", "08", called, ("t", self._book.title), number)

    def _links(self) -> "Iterator[Field]":
        if self._base:
            place = f"{self._base}{self._edition.file}"
            yield _field("856", "40", ("u", place), ("q", self._edition.media_type))
            statement = f"{self._base}accessibility.html"
            yield _field("856", "42", ("3", "Accessibility statement"), ("u", statement))
        review = self._book.accessibility.review
        if review and review.report.startswith(("http://", "https://")):
            report = (("3", "Accessibility report"), ("u", review.report))
            yield _field("856", "42", *report)


def _field(tag: str, indicators: str, *subfields: tuple[str, str]) -> "Field":
    from pymarc import Field, Indicators, Subfield  # noqa: PLC0415  (as above)

    held = [Subfield(code, _plain(value)) for code, value in subfields]
    return Field(tag=tag, indicators=Indicators(*indicators), subfields=held)


def _plain(text: str) -> str:
    """The text on one line: ISO 2709 delimits fields by control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split()) or "-"


def _main(metadata: Metadata) -> Contributor | None:
    """Who is responsible: the first author or creator."""
    return next((one for one in metadata.contributors if one.role in ("aut", "cre")), None)


def _person(person: Contributor, block: str) -> "Field":
    """100 or 700 for a person, 110 or 710 for a body, with the relator code."""
    ids = [
        *([("0", f"(orcid){person.orcid}")] if person.orcid else []),
        *([("0", f"(isni){person.isni}")] if person.isni else []),
    ]
    tag = f"{block}{'10' if person.corporate else '00'}"
    if person.corporate:
        return _field(tag, "2 ", ("a", _stop(person.name)), *ids, ("4", person.role))
    name = person.file_as or person.name
    inverted = "1" if "," in name else "0"
    return _field(tag, f"{inverted} ", ("a", _stop(name)), *ids, ("4", person.role))


def _stop(text: str) -> str:
    """The text with the full stop that ends an area."""
    return text if text.endswith((".", "!", "?", "]", ")", "-")) else f"{text}."


def _skipped(metadata: Metadata) -> int:
    """How many characters of the title do not count in filing: its article."""
    return len(leading_article(metadata.title, metadata.language))


def _clock(seconds: int) -> str:
    minutes = max(1, round(seconds / 60))
    hours, rest = divmod(minutes, 60)
    return f"{hours} hr., {rest} min." if hours else f"{rest} min."
