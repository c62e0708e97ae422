"""The ONIX message read back: each product beside its edition."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.exporters.shared.credits import mail_address
from pipeline.exporters.shared.terms import hazards
from pipeline.language.codes import bibliographic_code
from pipeline.model import Document
from pipeline.validators.proofs.epub_book import Fault
from pipeline.validators.proofs.records.compare import compare, lasts, names, paired, plain, rows
from pipeline.validators.proofs.records.editions import Described
from pipeline.validators.proofs.same_text import Element, parse_xml

_NS = {"o": "http://ns.editeur.org/onix/3.1/reference"}
_SOUND = ("audio", "daisy202")
_SPEAKS = (*_SOUND, "readaloud")
_ROLES = {"aut": "A01", "edt": "B01", "ill": "A12", "trl": "B06", "nrt": "E07"}
_STATED = frozenset({"00", "88", "90", "91", "94", "96", "99"})  # codes with words of their own


def check_onix(document: Document, file: Path, editions: Sequence[Described]) -> Iterator[Fault]:
    """What is said of each product, and which products there are."""
    root = parse_xml(file.read_bytes())
    products = {_text(one, "RecordReference"): one for one in root.iterfind("o:Product", _NS)}
    yield from paired(products, editions, file.parent)
    for edition in editions:
        product = products.get(edition.urn)
        if product is None:
            continue
        for code, message in _product(document, product, edition):
            yield code, f"{edition.name}: {message}"
        yield from _related(product, products)


def _product(document: Document, product: Element, edition: Described) -> Iterator[Fault]:
    yield from _identity(document, product, edition)
    yield from _facts(document, product)
    yield from _form(product, edition)
    yield from _accessibility(document, product, edition)


def _identity(document: Document, product: Element, edition: Described) -> Iterator[Fault]:
    wanted = {("15", edition.isbn)} if edition.isbn else set()
    found = frozenset(
        (_text(one, "ProductIDType"), _text(one, "IDValue"))
        for one in product.iterfind("o:ProductIdentifier", _NS)
    )
    yield from compare("its identifier", found, frozenset({*wanted, ("01", edition.urn)}))
    level = "o:DescriptiveDetail/o:TitleDetail/o:TitleElement"
    titles = [
        (_text(one, "TitleText"), _text(one, "Subtitle")) for one in product.iterfind(level, _NS)
    ]
    book = document.metadata
    yield from compare("its title", titles, [(plain(book.title), plain(book.subtitle))])


def _facts(document: Document, product: Element) -> Iterator[Fault]:
    book = document.metadata
    people = [
        _text(one, "PersonName") or _text(one, "CorporateName")
        for one in product.iterfind(".//o:Contributor", _NS)
    ]
    yield from compare("its people", people, names(document))
    found = product.iterfind(".//o:Contributor", _NS)
    for one, person in zip(found, book.contributors, strict=False):
        role = _text(one, "ContributorRole")
        yield from compare(f"the role of {person.name}", role, _ROLES.get(person.role, role))
        ids = frozenset(_texts(one, "IDValue"))
        yield from compare(
            f"the number of {person.name}", ids, frozenset(rows([person.orcid, person.isni]))
        )
    codes = [bibliographic_code(tag) for tag in book.languages or (book.language,)]
    yield from compare("its languages", _texts(product, "LanguageCode"), list(dict.fromkeys(codes)))
    yield from compare("its publisher", _texts(product, "PublisherName"), rows([book.publisher]))
    yield from compare(
        "its place",
        _texts(product, "CityOfPublication"),
        rows([book.publisher_place if book.publisher else None]),
    )
    yield from compare("its edition", _texts(product, "EditionStatement"), rows([book.edition]))
    text = _texts(product, "TextContent/Text")
    yield from compare("its description", text, rows([book.description]))
    series = rows(one.name for one in book.belongs_to)
    yield from compare("its series", _texts(product, "Collection//TitleText"), series)
    dates = [book.date.isoformat().replace("-", "")] if book.date and book.publisher else []
    yield from compare("its date", _texts(product, "PublishingDate/Date"), dates)
    subjects = rows(one.code for one in book.subject_codes)
    yield from compare("its subjects", _texts(product, "SubjectCode"), subjects)
    links = _texts(product, "EpubLicenseExpressionLink")
    yield from compare("its license", links, rows([book.license]))


def _form(product: Element, edition: Described) -> Iterator[Fault]:
    form = "AJ" if edition.name in _SOUND else "ED"
    yield from compare("its form", _texts(product, "ProductForm"), [form])
    large = ["LTE"] if edition.name == "pdf-large-print" else []
    yield from compare("its type of edition", _texts(product, "EditionType"), large)
    extents = {
        _text(one, "ExtentType"): _text(one, "ExtentValue")
        for one in product.iterfind(".//o:Extent", _NS)
    }
    if edition.size is not None:
        yield from compare("its size", extents.get("22"), str(edition.size))
    if edition.name in _SOUND:
        yield from lasts(edition, float(extents["09"]) if "09" in extents else None)


def _accessibility(document: Document, product: Element, edition: Described) -> Iterator[Fault]:
    told = _features(product, "09")
    facts, codes = document.metadata.accessibility, edition.codes(document)
    reviewed = facts.review if edition.name in ("epub", "readaloud") else None
    if codes is not None:
        found = frozenset(told) - _STATED
        yield from compare("its accessibility", found, codes, "edition-claim")
        risks = frozenset(_features(product, "12"))
        yield from compare("its hazards", risks, _risks(edition), "edition-claim")
    statement = edition.statement(document)
    if statement is not None:
        said = plain(told.get("00"))
        yield from compare("its statement", said, plain(statement.sentences), "edition-claim")
    if "94" in told and (not reviewed or told["94"] != reviewed.report):
        yield "edition-claim", f"it names the report {told['94']}"
    wanted = {
        "88": reviewed.credential if reviewed else None,
        "90": reviewed.by if reviewed else None,
        "91": reviewed.date.strftime("%Y%m%d") if reviewed else None,
        "99": mail_address(facts.contact),
    }
    for code, text in wanted.items():
        yield from compare(f"its code {code}", plain(told.get(code)), plain(text), "edition-claim")


def _features(product: Element, kind: str) -> Mapping[str, str]:
    return {
        _text(one, "ProductFormFeatureValue"): _text(one, "ProductFormFeatureDescription")
        for one in product.iterfind(".//o:ProductFormFeature", _NS)
        if _text(one, "ProductFormFeatureType") == kind
    }


def _risks(edition: Described) -> frozenset[str]:
    """Codes of list 143; of sounds, nobody has assessed whether they can harm."""
    if edition.evidence is None:
        return frozenset()
    unknown = "unknown" in hazards(edition.evidence)
    sound = "25" if edition.name in _SPEAKS else "16"
    return frozenset((*(("24", "26") if unknown else ("14", "18")), sound))


def _related(product: Element, products: Mapping[str, Element]) -> Iterator[Fault]:
    """Each of the other products, by its own identifiers."""
    found = [
        frozenset(_texts(one, "IDValue")) for one in product.iterfind(".//o:RelatedProduct", _NS)
    ]
    wanted = [
        frozenset(_text(own, "IDValue") for own in other.iterfind("o:ProductIdentifier", _NS))
        for other in products.values()
        if other is not product
    ]
    yield from compare("its related products", found, wanted)


def _text(element: Element, path: str) -> str:
    return plain(element.findtext(f"o:{path}", "", _NS))


def _texts(element: Element, path: str) -> list[str]:
    steps = "/".join(f"o:{step}" if step else "" for step in path.split("/"))
    return rows(one.text for one in element.iterfind(f".//{steps}", _NS))
