"""ONIX for Books 3.1: a product for each edition.

https://www.editeur.org/93/Release-3.0-and-3.1-Downloads/ ; numbers in comments are its code lists.
Prices and availability are left to the publisher's own feed.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pipeline.errors import ConfigError
from pipeline.exporters.records.editions import Edition
from pipeline.exporters.shared.claims import exemptions
from pipeline.exporters.shared.credits import mail_address
from pipeline.exporters.shared.terms import hazards
from pipeline.language.codes import bibliographic_code
from pipeline.model import Contributor, Document, Identifier, Metadata, Series, SubjectCode

if TYPE_CHECKING:
    from lxml import etree

_NAMESPACE = "http://ns.editeur.org/onix/3.1/reference"
_FORMS: Mapping[str, tuple[str, tuple[str, ...]]] = {  # 150 and 175
    "epub": ("ED", ("E101", "E200", "E202")),
    "readaloud": ("ED", ("E101", "E200", "E202")),
    "pdf": ("ED", ("E107", "E201", "E202", "E205")),
    "pdf-large-print": ("ED", ("E107", "E201", "E202", "E205")),
    "audio": ("AJ", ("A103",)),
    "daisy202": ("AJ", ("A204",)),
}
_ROLES = {  # 17, by MARC relator
    "aut": "A01", "edt": "B01", "ill": "A12", "trl": "B06", "pht": "A13", "com": "C01",
    "aui": "A24", "win": "A24", "aft": "A19", "adp": "B05", "cre": "A09", "nrt": "E07",
    "dsr": "A11", "bkd": "A11", "cov": "A36", "res": "A51", "ctb": "A32", "csl": "B20",
    "art": "A12", "wpr": "A15",
}  # fmt: skip
_OTHER_ROLE = "Z99"
_SCHEMES = {"thema": "93", "bisac": "10", "lcsh": "04"}  # 27
_AUDIENCES = {  # 28
    "general": "01", "children": "02", "teenage": "03", "primary-secondary": "04",
    "tertiary": "05", "professional": "06", "adult-education": "08",
}  # fmt: skip
_LAST = 2099  # year of SentDateTime
_NAME = 100  # characters of the name of a license
_SILENT = frozenset({"epub", "pdf", "pdf-large-print"})


def onix_message(
    document: Document,
    editions: Iterable[Edition],
    moment: datetime.datetime,
    *,
    base: str = "",
    sender: str | None = None,
) -> bytes:
    """The message; ``base`` is the address below which the statement stands, if there is one.

    Raises:
        ConfigError: the moment is past all that its schema knows.
    """
    if moment.year > _LAST:
        message = f"an ONIX message cannot be sent in {moment.year}: its schema ends with {_LAST}"
        raise ConfigError(message, "Give the book an earlier date, or set SOURCE_DATE_EPOCH.")
    return _Message(document, tuple(editions), moment, base, sender).xml()


class _Message:
    def __init__(
        self,
        document: Document,
        editions: tuple[Edition, ...],
        moment: datetime.datetime,
        base: str,
        sender: str | None,
    ) -> None:
        from lxml import etree  # noqa: PLC0415  (heavy; not for --help)

        self._etree: Any = etree
        self._book = document.metadata
        self._editions = editions
        self._moment = moment
        self._base = base
        self._sender = sender or self._book.publisher or self._book.title

    def xml(self) -> bytes:
        root = self._etree.Element("ONIXMessage", {"release": "3.1"}, nsmap={None: _NAMESPACE})
        header = self._add(root, "Header")
        self._add(self._add(header, "Sender"), "SenderName", self._sender)
        self._add(header, "SentDateTime", self._moment.strftime("%Y%m%dT%H%M%SZ"))
        for edition in self._editions:
            self._product(root, edition)
        for element in root.iter():
            element.tag = f"{{{_NAMESPACE}}}{element.tag}"
        data: bytes = self._etree.tostring(
            root, encoding="UTF-8", xml_declaration=True, pretty_print=True
        )
        return data

    def _add(self, parent: "etree._Element", tag: str, text: str | None = None) -> Any:  # noqa: ANN401  (lxml has no types)
        element = self._etree.SubElement(parent, tag)
        one_line = " ".join((text or "").split())  # as all but a description must be
        element.text = text if tag == "Text" else one_line or None
        return element

    def _group(self, parent: "etree._Element", tag: str, **held: str | None) -> Any:  # noqa: ANN401  (same)
        """A composite with the elements that have a value."""
        group = self._add(parent, tag)
        for name, text in held.items():
            if text:
                self._add(group, name, text)
        return group

    def _product(self, root: "etree._Element", edition: Edition) -> None:
        product = self._add(root, "Product")
        self._add(product, "RecordReference", edition.urn)
        self._add(product, "NotificationType", "02" if self._is_early() else "03")  # 1
        self._identifiers(product, edition)
        self._description(product, edition)
        self._collateral(product)
        self._publishing(product)
        self._related(product, edition)

    def _is_early(self) -> bool:
        """Whether the book is still to be published at the moment of the message."""
        return self._book.date is not None and self._book.date > self._moment.date()

    def _identifiers(self, parent: "etree._Element", edition: Edition) -> None:
        """The ISBN (5: 15), and the DOI (5: 06) or the URN under a name of its own (5: 01)."""
        if edition.isbn:
            self._group(parent, "ProductIdentifier", ProductIDType="15", IDValue=edition.isbn)
        own = {"ProductIDType": "01", "IDTypeName": "URN", "IDValue": edition.urn}
        if doi := Identifier(edition.urn).doi:
            own = {"ProductIDType": "06", "IDValue": doi}
        self._group(parent, "ProductIdentifier", **own)

    def _description(self, product: "etree._Element", edition: Edition) -> None:
        detail = self._add(product, "DescriptiveDetail")
        form, details = _FORMS[edition.name]
        self._add(detail, "ProductComposition", "00")
        self._add(detail, "ProductForm", form)
        whole = edition.name == "readaloud" and edition.evidence.fully_narrated
        for code in (*details, *(("A305",) if whole else ())):  # synchronized audio of all of it
            self._add(detail, "ProductFormDetail", code)
        self._features(detail, edition)
        self._add(detail, "PrimaryContentType", "01" if form == "AJ" else "10")  # 81
        for code in _content(edition):
            self._add(detail, "ProductContentType", code)
        self._add(detail, "EpubTechnicalProtection", "00")  # 144: none
        self._license(detail)
        for series in self._book.belongs_to:
            self._series(detail, series)
        self._title(detail, "01", self._book.title, self._book.subtitle)
        for number, person in enumerate(self._book.contributors, 1):
            self._person(detail, number, person)
        if not self._book.contributors:
            self._add(detail, "NoContributor")
        if edition.name == "pdf-large-print":
            self._add(detail, "EditionType", "LTE")
        if self._book.edition:
            self._add(detail, "EditionStatement", self._book.edition)
        tags = self._book.languages or (self._book.language,)
        for code in dict.fromkeys(map(bibliographic_code, tags)):
            self._group(detail, "Language", LanguageRole="01", LanguageCode=code)
        self._extents(detail, edition)
        self._subjects(detail)
        if code := _AUDIENCES.get(self._book.audience or ""):
            self._group(detail, "Audience", AudienceCodeType="01", AudienceCodeValue=code)

    def _features(self, detail: "etree._Element", edition: Edition) -> None:
        """Accessibility (79: 09) by list 196, hazards (79: 12) by list 143."""
        facts = self._book.accessibility
        for code in edition.codes:
            self._feature(detail, "09", code)
        for code in exemptions(facts):
            self._feature(detail, "09", code)
        if facts.review and edition.conforms and edition.evidence.edition in ("epub", "readaloud"):
            self._feature(detail, "09", "88", facts.review.credential)
            self._feature(detail, "09", "90", facts.review.by)
            self._feature(detail, "09", "91", facts.review.date.strftime("%Y%m%d"))
            if facts.review.report.startswith(("http://", "https://")):
                self._feature(detail, "09", "94", facts.review.report)
        if self._base:
            self._feature(detail, "09", "96", f"{self._base}accessibility.html")
        if contact := mail_address(facts.contact):
            self._feature(detail, "09", "99", contact)
        self._feature(detail, "09", "00", edition.statement.sentences)
        for code in _hazards(edition):
            self._feature(detail, "12", code)

    def _feature(
        self, detail: "etree._Element", kind: str, code: str, text: str | None = ""
    ) -> None:
        if text is None:
            return
        held = {"ProductFormFeatureType": kind, "ProductFormFeatureValue": code}
        self._group(detail, "ProductFormFeature", **held, ProductFormFeatureDescription=text)

    def _license(self, detail: "etree._Element") -> None:
        if self._book.license is None:
            return
        link, rights = self._book.license, self._book.rights or ""
        name = rights if 0 < len(rights) <= _NAME else _license_name(link)
        group = self._group(detail, "EpubLicense", EpubLicenseName=name)
        kind = "02" if "legalcode" in link else "01"  # 218: for lawyers, or for readers
        held = {"EpubLicenseExpressionType": kind, "EpubLicenseExpressionLink": link}
        self._group(group, "EpubLicenseExpression", **held)

    def _series(self, detail: "etree._Element", series: Series) -> None:
        group = self._group(detail, "Collection", CollectionType="10")  # 148: publisher's
        title = self._group(group, "TitleDetail", TitleType="01")
        held = {"TitleElementLevel": "02", "PartNumber": series.number, "TitleText": series.name}
        self._group(title, "TitleElement", **held)

    def _title(
        self, parent: "etree._Element", level: str, title: str, subtitle: str | None
    ) -> None:
        detail = self._group(parent, "TitleDetail", TitleType="01")
        held = {"TitleElementLevel": level, "TitleText": title, "Subtitle": subtitle}
        self._group(detail, "TitleElement", **held)

    def _person(self, detail: "etree._Element", number: int, person: Contributor) -> None:
        role = _ROLES.get(person.role, _OTHER_ROLE)
        group = self._group(detail, "Contributor", SequenceNumber=str(number), ContributorRole=role)
        for kind, value in (("21", person.orcid), ("16", person.isni)):  # 44
            if value:
                self._group(group, "NameIdentifier", NameIDType=kind, IDValue=value)
        if person.corporate:
            self._add(group, "CorporateName", person.name)
            return
        self._add(group, "PersonName", person.name)
        if person.file_as:
            self._add(group, "PersonNameInverted", person.file_as)

    def _extents(self, detail: "etree._Element", edition: Edition) -> None:
        """Bytes (23: 22, 24: 17), and seconds of sound (23: 09, 24: 06)."""
        if edition.seconds:
            seconds = str(edition.seconds)
            held = {"ExtentType": "09", "ExtentValue": seconds, "ExtentUnit": "06"}
            self._group(detail, "Extent", **held)
        held = {"ExtentType": "22", "ExtentValue": str(edition.size), "ExtentUnit": "17"}
        self._group(detail, "Extent", **held)

    def _subjects(self, detail: "etree._Element") -> None:
        met: set[str] = set()
        for subject in self._book.subject_codes:
            self._subject(detail, subject, main=subject.scheme not in met)
            met.add(subject.scheme)
        words = "; ".join(self._book.subjects)
        if words:
            held = {"SubjectSchemeIdentifier": "20", "SubjectHeadingText": words}
            self._group(detail, "Subject", **held)

    def _subject(self, detail: "etree._Element", subject: SubjectCode, *, main: bool) -> None:
        group = self._add(detail, "Subject")
        if main and subject.scheme != "lcsh":
            self._add(group, "MainSubject")
        self._add(group, "SubjectSchemeIdentifier", _SCHEMES[subject.scheme])
        for tag, text in (("SubjectCode", subject.code), ("SubjectHeadingText", subject.heading)):
            if text:
                self._add(group, tag, text)

    def _collateral(self, product: "etree._Element") -> None:
        if text := self._book.description:
            detail = self._add(product, "CollateralDetail")
            held = {"TextType": "03", "ContentAudience": "00", "Text": text}  # 153, 154
            self._group(detail, "TextContent", **held)

    def _publishing(self, product: "etree._Element") -> None:
        book = self._book
        if not book.publisher:  # ONIX tells neither place nor date without one
            return
        detail = self._add(product, "PublishingDetail")
        held = {"PublishingRole": "01", "PublisherName": book.publisher}
        self._group(detail, "Publisher", **held)
        if book.publisher_place:
            self._add(detail, "CityOfPublication", book.publisher_place)
        status = "02" if self._is_early() else "04"
        self._add(detail, "PublishingStatus", status if book.date else "00")  # 64
        if book.date:
            held = {"PublishingDateRole": "01", "Date": book.date.isoformat().replace("-", "")}
            self._group(detail, "PublishingDate", **held)

    def _related(self, product: "etree._Element", edition: Edition) -> None:
        """The other editions, as alternative formats (51: 06)."""
        others = [other for other in self._editions if other.name != edition.name]
        if not others:
            return
        material = self._add(product, "RelatedMaterial")
        for other in others:
            group = self._group(material, "RelatedProduct", ProductRelationCode="06")
            self._identifiers(group, other)


def _license_name(link: str) -> str:
    """A short name: that of Creative Commons, or the address."""
    path = link.partition("//creativecommons.org/")[2].strip("/").split("/")
    match path:
        case ["licenses", kind, version, *_]:
            return f"CC {kind.upper()} {version}"
        case ["publicdomain", "zero", version, *_]:
            return f"CC0 {version}"
        case _:
            return link[:_NAME]


def _content(edition: Edition) -> Iterator[str]:
    """What else is in it (81)."""
    evidence = edition.evidence
    if edition.name == "readaloud":
        yield "01"
    if edition.name == "daisy202":
        yield "10"
    if edition.name == "audio":
        return
    if evidence.pictures > evidence.charts:
        yield "07"
    if evidence.charts:
        yield "19"
    if evidence.formulas:
        yield "48"


def _hazards(edition: Edition) -> Iterator[str]:
    """List 143; of sounds, nobody has assessed whether they can harm."""
    if "unknown" in hazards(edition.evidence):
        yield from ("24", "26")
    else:
        yield from ("14", "18")
    yield "16" if edition.name in _SILENT else "25"


def onix_lacks(metadata: Metadata, editions: Iterable[Edition]) -> Iterator[tuple[str, str]]:
    """What distributors ask for and book.toml has not: (what is lacking, the key to add)."""
    without = [edition.name for edition in editions if not edition.isbn]
    if without:
        keys = ", ".join(f'{name} = "978..."' for name in without)
        yield f"an ISBN for {', '.join(without)}", f"Add {keys} to [isbn]."
    if not metadata.publisher:
        also = ", without which it tells neither place nor date" if metadata.date else ""
        yield f"a publisher{also}", 'Add publisher = "...".'
    if not any(one.scheme in ("thema", "bisac") for one in metadata.subject_codes):
        hint = 'Add [[subject-codes]] with scheme = "thema", code = "...".'
        yield "a Thema or BISAC subject", hint
    if not metadata.audience:
        yield "an audience", 'Add audience = "general", or another.'
