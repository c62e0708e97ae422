"""book.toml: the facts about the book."""

import codecs
import dataclasses
import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import ClassVar, Literal

from pipeline.config import TABLE, TableError, TomlSource, bind_table
from pipeline.diagnostics import did_you_mean
from pipeline.errors import ConfigError
from pipeline.files import FileFault, refuse_large
from pipeline.language.direction import Direction, direction_of
from pipeline.language.tags import language_fault, primary
from pipeline.language.words import labels_for
from pipeline.model import (
    LAST_YEAR,
    Abbreviation,
    Accessibility,
    Contributor,
    FormulaSpeech,
    Identifier,
    Labels,
    Metadata,
    PdfStandard,
    PdfVerdict,
    Pronunciation,
    Review,
    Series,
    WritingMode,
)
from pipeline.model.labels import ENGLISH
from pipeline.reader.foreign import lifted, no_book, refuse_mdbook
from pipeline.reader.identifiers import read_identifier
from pipeline.reader.kinds import binary_kind
from pipeline.reader.names import NameFault, Names
from pipeline.reader.record_facts import AUDIENCES, EXEMPTIONS, RecordFacts, SubjectTable
from pipeline.reader.relators import relator_code
from pipeline.reader.report import Report
from pipeline.reader.source import binary_fault, encoding_fault

_DEPTH = 3
_DEEPEST = 6

_CLAIM = re.compile(r"conforms to|WCAG|AA level|level AA", re.IGNORECASE)
_FORMS = {"box": "box", "on-page": "on_page"}
_BRACES = re.compile(r"\{(?!\})|(?<!\{)\}")
_LARGEST = 4 << 20  # bytes of book.toml: some 50,000 abbreviations


@dataclasses.dataclass(frozen=True, slots=True)
class ContributorTable:
    """``[[contributors]]``: ``role`` is a MARC relator code or one of the common names."""

    __pydantic_config__: ClassVar = TABLE
    name: str
    """The name as it is printed."""
    role: str = "aut"
    """What they did: "author", "editor", "translator", "illustrator" and such, or a MARC relator
    code.
    """
    file_as: str | None = None
    """How a catalogue sorts the name: "Doe, Jane"."""
    orcid: str | None = None
    """The person's ORCID."""
    isni: str | None = None
    """The ISNI of the person or body."""
    corporate: bool = False
    """Whether it is an organization, no person."""


@dataclasses.dataclass(frozen=True, slots=True)
class ReviewTable:
    """``[accessibility.review]``: who checked the book, when, and where the report is."""

    __pydantic_config__: ClassVar = TABLE
    by: str
    """Who reviewed the book's accessibility."""
    date: datetime.date
    """When."""
    report: str
    """The address of the report."""
    credential: str | None = None
    """What qualifies the reviewer."""


@dataclasses.dataclass(frozen=True, slots=True)
class VerdictTable:
    """``[[accessibility.verdicts]]``: which judge found no fault in which PDF."""

    __pydantic_config__: ClassVar = TABLE
    edition: Literal["pdf", "pdf-large-print"]
    """Which PDF was judged."""
    standard: PdfStandard
    """The standard whose rules it follows."""
    by: str
    """The judge and its version."""
    sha256: str
    """The SHA-256 of the file that was judged, as "publish verify" tells it."""


@dataclasses.dataclass(frozen=True, slots=True)
class AccessibilityTable:
    """``[accessibility]``: where readers report barriers; what the author adds to the summary."""

    __pydantic_config__: ClassVar = TABLE
    contact: str | None = None
    """Where readers report a barrier: an e-mail or web address."""
    summary: str | None = None
    """What the author adds to the accessibility summary, in the book's language."""
    review: ReviewTable | None = None
    """The record of a person's review; without one no edition claims to conform."""
    exemptions: list[str] = dataclasses.field(default_factory=list)
    """Exemptions of the European Accessibility Act that the publisher claims."""
    verdicts: list[VerdictTable] = dataclasses.field(default_factory=list)
    """Verdicts of judges on finished PDFs, which the catalogue records repeat."""


@dataclasses.dataclass(frozen=True, slots=True)
class SeriesTable:
    """``[series]``."""

    __pydantic_config__: ClassVar = TABLE
    name: str
    """The name of the series."""
    number: str | None = None
    """The number of the book in it."""


@dataclasses.dataclass(frozen=True, slots=True)
class CollectionTable:
    """An entry of ``[[collections]]``."""

    __pydantic_config__: ClassVar = TABLE
    name: str
    """The name of the set or series."""
    type: Literal["set", "series"] = "set"
    """A set, which is published or sold together, or a series, which goes on."""
    number: str | None = None
    """The number of the book in it."""


@dataclasses.dataclass(frozen=True, slots=True)
class PronunciationTable:
    """An entry of ``[lexicon]``: one of respelling, IPA and letter by letter."""

    __pydantic_config__: ClassVar = TABLE
    say: str | None = None
    """The word respelled in plain letters."""
    ipa: str | None = None
    """The word in the International Phonetic Alphabet."""
    letters: bool = False
    """Whether it is spelled letter by letter."""


@dataclasses.dataclass(frozen=True, slots=True)
class AbbreviationTable:
    """``[abbreviations.SHORT]``."""

    __pydantic_config__: ClassVar = TABLE
    expansion: str
    """What the abbreviation stands for."""
    say: str | None = None
    """The abbreviation respelled in plain letters."""
    ipa: str | None = None
    """The abbreviation in the International Phonetic Alphabet."""
    letters: bool = False
    """Whether it is spelled letter by letter."""


@dataclasses.dataclass(frozen=True, slots=True)
class SectionsTable:
    """An entry of ``sections`` that is more than a file: a part with its chapters."""

    __pydantic_config__: ClassVar = TABLE
    sections: list[str]
    """The Markdown files, in reading order."""
    part: str | None = None
    """The part that they stand in: its title, or the Markdown file that begins it."""


@dataclasses.dataclass(frozen=True, slots=True)
class BookTable:
    """The whole file."""

    __pydantic_config__: ClassVar = TABLE
    title: str
    """The title of the book."""
    language: str
    """The language of the text, as a BCP 47 tag: "en", "pt-BR"."""
    sections: list[SectionsTable]
    """The Markdown files, in reading order; parts with the files of their chapters."""
    identifiers: list[str] = dataclasses.field(default_factory=list)
    """A urn:uuid:, an ISBN or another URN; the first is the main one."""
    subtitle: str | None = None
    """The subtitle."""
    contributors: list[ContributorTable] = dataclasses.field(default_factory=list)
    """Authors and others, in the order in which they are named."""
    languages: list[str] = dataclasses.field(default_factory=list)
    """All languages of the book."""
    publisher: str | None = None
    """The publisher."""
    rights: str | None = None
    """The rights statement."""
    description: str | None = None
    """What the book is about, for catalogues."""
    subjects: list[str] = dataclasses.field(default_factory=list)
    """What the book is about, in words."""
    date: datetime.date | None = None
    """The date of publication."""
    direction: Direction | None = None
    """The direction of the text; otherwise that of the language."""
    page_progression: Direction | None = None
    """The direction in which pages are turned; otherwise that of the text."""
    writing_mode: WritingMode = "horizontal-tb"
    """How lines run: across, or from top to bottom."""
    series: SeriesTable | None = None
    """The series that the book belongs to."""
    collections: list[CollectionTable] = dataclasses.field(default_factory=list)
    """Sets that the book belongs to, and further series."""
    page_source: str | None = None
    """The printed book whose pages the text marks: its ISBN, another URN, its title, or "none"."""
    cover: str | None = None
    """A picture of the manuscript for the cover; otherwise one is drawn."""
    cover_alt: str | None = None
    """The text alternative of the cover."""
    isbn: dict[str, str] = dataclasses.field(default_factory=dict)
    """The ISBN of each edition, by its format."""
    subject_codes: list[SubjectTable] = dataclasses.field(default_factory=list)
    """Subjects by the codes of a scheme: Thema, BISAC, LCSH."""
    audience: str | None = None
    """For whom the book is written."""
    edition: str | None = None
    """The edition: "Second edition"."""
    publisher_place: str | None = None
    """The town of the publisher."""
    license: str | None = None
    """The address of the licence."""
    modified: datetime.datetime | datetime.date | None = None
    """When the content last changed."""
    accessibility: AccessibilityTable = dataclasses.field(default_factory=AccessibilityTable)
    """Contact, review and claims of accessibility."""
    abbreviations: dict[str, AbbreviationTable] = dataclasses.field(default_factory=dict)
    """Abbreviations, explained here once and found in the text by themselves."""
    lexicon: dict[str, PronunciationTable] = dataclasses.field(default_factory=dict)
    """Words that a voice gets wrong, and how they are said."""
    formula_speech: FormulaSpeech = "clearspeak"
    """How formulas are said: as teachers say them, or every sign by its name."""
    smart_quotes: bool = True
    """Whether straight quotation marks and apostrophes become those of the text's language."""
    number_sections: bool = False
    """Whether chapters and sections are numbered."""
    number_depth: int = _DEPTH
    """Down to which level of headings sections are numbered."""
    names: dict[str, str] = dataclasses.field(default_factory=dict)
    """Words that stand in the text as {{ name }}: a product, a price, an address."""
    labels: dict[str, str] = dataclasses.field(default_factory=dict)
    """Words that editions add to the text, in place of those of the language."""
    output: dict[str, dict[str, object]] = dataclasses.field(default_factory=dict)
    """Settings of the editions, a table for each format."""


def load_toml(folder: Path) -> tuple[dict[str, object], TomlSource]:
    """The tables of book.toml, and its text.

    Raises:
        ConfigError: the file is missing, is not UTF-8 or is no TOML.
    """
    text = _toml_text(folder)
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: a number of thousands of digits too
        hint = "Strings stand in quotation marks; see https://toml.io."
        raise ConfigError(f"book.toml is no TOML: {error}", hint) from None
    refuse_mdbook(values)
    return values, TomlSource("book.toml", text)


def _toml_text(folder: Path) -> str:
    path = folder / "book.toml"
    if not path.exists():
        raise no_book(folder)
    if not path.is_file():  # a pipe would be waited for without end
        raise ConfigError("book.toml cannot be read: it is no file", "Write it as a text file.")
    try:
        refuse_large(path, path.name, _LARGEST)
        data = path.read_bytes()
    except FileFault as fault:
        raise ConfigError(fault.message, fault.hint) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ConfigError(f"book.toml cannot be read: {reason}", "Check its rights.") from None
    data = data.removeprefix(codecs.BOM_UTF8)
    if kind := binary_kind(data):
        raise ConfigError(*binary_fault("book.toml", kind, "TOML"))
    if found := encoding_fault(data, "book.toml", "und"):
        raise ConfigError(f"{found.message}, in line {found.line}", found.hint)
    return data.decode("utf-8")


_TABLES: Mapping[str, type] = {
    "contributors": ContributorTable,
    "series": SeriesTable,
    "collections": CollectionTable,
    "accessibility": AccessibilityTable,
    "subject-codes": SubjectTable,
}


class BookReader:
    """The tables of book.toml as facts of the model; every fault goes to the report."""

    def __init__(self, values: Mapping[str, object], source: TomlSource, report: Report) -> None:
        self.source = source
        self.report = report
        self.table = self._bind(values)
        self.records = RecordFacts(source, report)

    def _bind(self, values: Mapping[str, object]) -> BookTable:
        """The table; keys with faults are reported and left at their defaults."""
        kept = _spelled_out(lifted(values, _TABLES, BookTable, self.source, self.report))
        while True:
            try:
                return bind_table(BookTable, kept, self.source)
            except TableError as error:
                self.report.extend(error.diagnostics)
                kept = self._without_faults(kept)

    def _without_faults(self, values: Mapping[str, object]) -> dict[str, object]:
        """Each key that binds by itself, and stand-ins for what is needed."""
        needed: dict[str, object] = {"title": "Untitled", "language": "und", "sections": []}
        kept = dict(needed)
        for key, value in values.items():
            try:
                bind_table(BookTable, {**needed, key: value}, self.source)
            except TableError:
                continue
            kept[key] = value
        return kept

    def metadata(self) -> Metadata:
        """The facts about the book."""
        table = self.table
        languages = tuple(dict.fromkeys([table.language, *table.languages]))
        for tag in languages:
            key = "language" if tag == table.language else "languages"
            if tag != "und" and (fault := language_fault(tag)):
                message = f"{tag!r} is no language tag"
                self.report.error("bad-language", message, self.source.position(key), fault)
        self._refuse_far_future()
        identifiers = self._identifiers()
        isbns = self.records.isbns(table.isbn, identifiers)
        return Metadata(
            title=table.title,
            language=table.language,
            identifiers=_with_own(identifiers, isbns),
            subtitle=_filled(table.subtitle),
            contributors=self._contributors(),
            languages=languages,
            publisher=_filled(table.publisher),
            rights=_filled(table.rights),
            description=_filled(table.description),
            subjects=tuple(filter(_filled, table.subjects)),
            date=table.date,
            series=self._series(),
            collections=tuple(self._collections()),
            direction=table.direction or direction_of(table.language),
            cover=table.cover,
            cover_alt=table.cover_alt,
            accessibility=self._accessibility(),
            isbns=isbns,
            subject_codes=self.records.subjects(table.subject_codes),
            audience=self.records.choice(table.audience, "audience", AUDIENCES),
            edition=_filled(table.edition),
            publisher_place=_filled(table.publisher_place),
            license=self.records.uri(table.license, "license"),
            modified=self._modified(),
            page_progression=table.page_progression,
            writing_mode=table.writing_mode,
            page_source=self._page_source(),
        )

    def _page_source(self) -> str | None:
        """The identifier of the printed source, or its title as it was written."""
        given = _filled(self.table.page_source)
        urn, fault = read_identifier(given) if given else (None, None)
        return urn if urn and not fault else given

    def _modified(self) -> datetime.datetime | None:
        """When the book was last changed, in UTC; a day begins at midnight."""
        given = self.table.modified
        if given is None:
            return None
        if given.year > LAST_YEAR:
            position = self.source.position("modified")
            message = f"the moment {given} is past {LAST_YEAR}, which no edition can carry"
            self.report.error("bad-value", message, position, "Write when the book was changed.")
            return None
        if not isinstance(given, datetime.datetime):
            given = datetime.datetime.combine(given, datetime.time())
        if given.tzinfo is None:
            return given.replace(microsecond=0, tzinfo=datetime.UTC)
        return given.replace(microsecond=0).astimezone(datetime.UTC)

    def _refuse_far_future(self) -> None:
        if self.table.date is not None and self.table.date.year > LAST_YEAR:
            position = self.source.position("date")
            message = f"the date {self.table.date} is past {LAST_YEAR}, which no edition can carry"
            self.report.error("bad-value", message, position, "Write the year of publication.")

    def _identifiers(self) -> tuple[Identifier, ...]:
        found: list[Identifier] = []
        position = self.source.position("identifiers")
        for text in self.table.identifiers:
            urn, fault = read_identifier(text)
            if fault:
                message = f"the identifier {text!r} cannot be used"
                self.report.error("bad-identifier", message, position, fault)
            if urn:
                found.append(Identifier(urn))
        if not self.table.identifiers:
            hint = "Add identifiers = [\"urn:uuid:...\"] or an ISBN; 'publish new' makes one."
            message = "the book has no identifier"
            self.report.error("missing-identifier", message, self.source.position(), hint)
        return tuple(dict.fromkeys(found))

    def _contributors(self) -> tuple[Contributor, ...]:
        people: list[Contributor] = []
        for number, entry in enumerate(self.table.contributors):
            self.records.filled(entry.name, "contributors", number, "name")
            code, hint = relator_code(entry.role)
            if hint:
                position = self.source.position("contributors", number, "role")
                message = f"there is no role {entry.role!r}"
                self.report.error("bad-role", message, position, hint)
            orcid = self.records.name_id(entry.orcid, "orcid", number)
            isni = self.records.name_id(entry.isni, "isni", number)
            people.append(
                Contributor(entry.name, code, entry.file_as, orcid, isni, entry.corporate)
            )
        return tuple(people)

    def _series(self) -> Series | None:
        entry = self.table.series
        if entry is None:
            return None
        self.records.filled(entry.name, "series", "name")
        return Series(entry.name, entry.number)

    def _collections(self) -> Iterator[Series]:
        for place, entry in enumerate(self.table.collections):
            self.records.filled(entry.name, "collections", place, "name")
            yield Series(entry.name, entry.number, entry.type)

    def _accessibility(self) -> Accessibility:
        entry = self.table.accessibility
        made = entry.review
        review = Review(made.by, made.date, made.report, made.credential) if made else None
        for claimed in entry.exemptions:
            self.records.choice(claimed, "accessibility.exemptions", EXEMPTIONS)
        summary = (entry.summary or "").strip() or None
        if summary and review is None and (claim := _CLAIM.search(summary)):
            position = self.source.position("accessibility", "summary")
            message = f"the accessibility summary claims conformance ({claim[0]!r})"
            hint = "Record a person's review in [accessibility.review], or remove the claim."
            self.report.error("bad-value", message, position, hint)
        exemptions = tuple(dict.fromkeys(entry.exemptions))
        verdicts = self._verdicts(entry.verdicts)
        return Accessibility(entry.contact, review, exemptions, summary, verdicts)

    def _verdicts(self, given: Sequence[VerdictTable]) -> tuple[PdfVerdict, ...]:
        return tuple(
            PdfVerdict(
                entry.edition,
                entry.standard,
                self.records.filled(entry.by, "accessibility", "verdicts", number, "by"),
                self.records.sha256(entry.sha256, "accessibility", "verdicts", number, "sha256"),
                self.source.position("accessibility", "verdicts", number),
            )
            for number, entry in enumerate(given)
        )

    def abbreviations(self) -> tuple[Abbreviation, ...]:
        """The declared abbreviations, in the file's order."""
        return tuple(
            Abbreviation(short, entry.expansion, self._said("abbreviations", short, entry))
            for short, entry in self.table.abbreviations.items()
            if self._says(short, entry.expansion)
        )

    def _says(self, short: str, expansion: str) -> bool:
        """Whether an abbreviation and its expansion say something; reported when not."""
        if short.strip() and expansion.strip():
            return True
        position = self.source.position("abbreviations", short)
        message = f"the abbreviation {short!r} or its expansion is empty"
        self.report.error("bad-value", message, position, "Write both, or remove the line.")
        return False

    def speech(self) -> FormulaSpeech:
        """The style of the words of formulas; MathSpeak is told where it has no words."""
        chosen = self.table.formula_speech
        if chosen == "mathspeak" and primary(self.table.language) != "en":
            message = f"there is no MathSpeak in {self.table.language!r}"
            hint = "Remove the line: formulas are said as teachers say them in this language."
            position = self.source.position("formula-speech")
            self.report.warning("no-mathspeak", message, position, hint)
        return chosen

    def numbered_levels(self) -> int:
        """Down to which level of headings sections are numbered; 0 is not at all."""
        depth = self.table.number_depth
        if not 0 < depth <= _DEEPEST:
            message = f"number-depth cannot be {depth}"
            hint = f"Give the deepest level that has numbers, from 1 to {_DEEPEST}."
            self.report.error("bad-value", message, self.source.position("number-depth"), hint)
        return depth if self.table.number_sections else 0

    def lexicon(self) -> tuple[tuple[str, Pronunciation], ...]:
        """How single words are said, in the file's order."""
        entries: list[tuple[str, Pronunciation]] = []
        for word, entry in self.table.lexicon.items():
            said = self._said("lexicon", word, entry)
            if said is None:
                position = self.source.position("lexicon", word)
                hint = 'Give say = "...", ipa = "..." or letters = true.'
                message = f"the word {word!r} has no pronunciation"
                self.report.error("bad-pronunciation", message, position, hint)
            else:
                entries.append((word, said))
        return tuple(entries)

    def _said(
        self, table: str, word: str, entry: AbbreviationTable | PronunciationTable
    ) -> Pronunciation | None:
        given = [bool(entry.say), bool(entry.ipa), entry.letters].count(True)
        if given > 1:
            position = self.source.position(table, word)
            message = f"{word!r} is said in {given} ways"
            hint = "Keep one of say, ipa and letters."
            self.report.error("bad-pronunciation", message, position, hint)
        return Pronunciation(entry.say, entry.ipa, entry.letters) if given else None

    def names(self) -> dict[str, str]:
        """The words of ``[names]``, with those of the names in them in their place."""
        names, found = Names(self.table.names), {}
        for name in self.table.names:
            try:
                found[name] = names.words(name)
            except NameFault as fault:
                position = self.source.position("names", name)
                hint = "Write out the words that it is to have."
                self.report.error("bad-name", f"the name {name!r} {fault}", position, hint)
                found[name] = name
        return found

    def _has_place(self, key: str, word: str) -> bool:
        """Whether the form of a label says where a word or number stands in it; told when not."""
        if key not in _FORMS or (word.count("{}") == 1 and not _BRACES.search(word)):
            return True
        message = f"the label {key!r} does not say once where the word stands: {word!r}"
        hint = f"Write it with one '{{}}', as in {getattr(ENGLISH, _FORMS[key])!r}."
        self.report.error("bad-value", message, self.source.position("labels", key), hint)
        return False

    def labels(self) -> Labels:
        """The generated words: the language's own, with those of ``[labels]`` in their place."""
        names = {field.name.replace("_", "-"): field.name for field in dataclasses.fields(Labels)}
        given: dict[str, str] = {}
        for key, word in self.table.labels.items():
            if key in names:
                if self._has_place(key, word):
                    given[names[key]] = word
                continue
            position = self.source.position("labels", key)
            hint = did_you_mean(key, names)
            message = f"unknown key 'labels.{key}'"
            self.report.error("unknown-key", message, position, hint)
        known = labels_for(self.table.language)
        if known is None and self.table.language != "und" and len(given) < len(names):
            missing = ", ".join(sorted(key for key in names if names[key] not in given))
            message = f"there are no generated words in {self.table.language!r} yet"
            hint = f"Give them in [labels]: {missing}."
            position = self.source.position("language")
            self.report.warning("missing-labels", message, position, hint)
        return dataclasses.replace(known or Labels(), **given)


def _with_own(
    identifiers: tuple[Identifier, ...], isbns: tuple[tuple[str, str], ...]
) -> tuple[Identifier, ...]:
    """The identifiers of the book and so of the EPUB, its ISBN among them."""
    own = (Identifier(f"urn:isbn:{number}") for edition, number in isbns if edition == "epub")
    return tuple(dict.fromkeys((*identifiers, *own)))


def _filled(text: str | None) -> str | None:
    """The text; None of one that says nothing."""
    return text if text and text.strip() else None


def _spelled_out(values: Mapping[str, object]) -> dict[str, object]:
    """The tables with their short forms written in full.

    A file of ``sections`` is a group of one file, ``nginx = "engine ex"`` is
    ``nginx = { say = "engine ex" }``, ``BLS = "Bureau ..."`` is
    ``BLS = { expansion = "Bureau ..." }``, and the number in a series may be a number.
    """
    full = dict(values)
    for table, key in (("lexicon", "say"), ("abbreviations", "expansion")):
        entries = full.get(table)
        if isinstance(entries, dict):
            full[table] = {w: {key: v} if isinstance(v, str) else v for w, v in entries.items()}
    full |= {key: _numbered(full[key]) for key in ("series", "collections") if key in full}
    names = full.get("names")
    if isinstance(names, dict):
        numbers = (int, float)  # True is an int, and no words
        full["names"] = {n: str(v) if type(v) in numbers else v for n, v in names.items()}
    entries = full.get("sections")
    if isinstance(entries, list):
        full["sections"] = [e if isinstance(e, dict) else {"sections": [e]} for e in entries]
    return full


def _numbered(held: object) -> object:
    """A table, or several, whose number is text."""
    if isinstance(held, list):
        return [_numbered(entry) for entry in held]
    if isinstance(held, dict) and type(held.get("number")) in (int, float):  # True is an int
        return {**held, "number": str(held["number"])}
    return held
