"""The ONIX message: judged by its schemas and code lists, and read back."""

from pathlib import Path

import onixcheck
import pytest
from lxml import etree

_NS = {"o": "http://ns.editeur.org/onix/3.1/reference"}


def _message(folder: Path):
    (file,) = folder.glob("*.onix.xml")
    return etree.parse(str(file)).getroot()


def _products(folder: Path) -> dict:
    """The products by the place of their edition among those of the book."""
    names = ("epub", "readaloud", "pdf", "pdf-large-print", "audio", "daisy202")
    return dict(zip(names, _message(folder).findall("o:Product", _NS), strict=False))


def _texts(element, path: str) -> list[str]:
    steps = "/".join(f"o:{step}" for step in path.split("/"))
    return [one.text for one in element.findall(f".//{steps}", _NS)]


def _features(product, kind: str) -> list[str]:
    return [
        one.findtext("o:ProductFormFeatureValue", None, _NS)
        for one in product.iterfind(".//o:ProductFormFeature", _NS)
        if one.findtext("o:ProductFormFeatureType", None, _NS) == kind
    ]


@pytest.mark.parametrize("schema", ["xsd", "rng"])
@pytest.mark.parametrize("book", ["library", "bare"])
def test_the_schemas_and_code_lists_find_no_fault(book, schema, request):
    (file,) = request.getfixturevalue(book).glob("*.onix.xml")

    assert [str(fault) for fault in onixcheck.validate(str(file), schemas=(schema,))] == []


def test_each_edition_is_a_product_with_its_form(library):
    forms = {
        name: (_texts(product, "ProductForm"), _texts(product, "ProductFormDetail"))
        for name, product in _products(library).items()
    }

    assert forms == {
        "epub": (["ED"], ["E101", "E200", "E202"]),
        "readaloud": (["ED"], ["E101", "E200", "E202", "A305"]),
        "pdf": (["ED"], ["E107", "E201", "E202", "E205"]),
        "pdf-large-print": (["ED"], ["E107", "E201", "E202", "E205"]),
        "audio": (["AJ"], ["A103"]),
        "daisy202": (["AJ"], ["A204"]),
    }


def test_large_print_is_an_edition_type_of_large_print_alone(library):
    types = {name: _texts(one, "EditionType") for name, one in _products(library).items()}

    assert types.pop("pdf-large-print") == ["LTE"]
    assert set(map(tuple, types.values())) == {()}


def test_an_edition_has_its_own_isbn_and_names_the_others(library):
    products = _products(library)
    own = {
        name: one.findtext("o:ProductIdentifier[o:ProductIDType='15']/o:IDValue", None, _NS)
        for name, one in products.items()
    }
    references = [_texts(one, "RecordReference")[0] for one in products.values()]

    assert own["epub"] == "9783161484100"
    assert own["pdf"] == "9780306406157"
    assert own["audio"] is None
    assert len(set(references)) == len(products) == 6
    assert all(len(one.findall(".//o:RelatedProduct", _NS)) == 5 for one in products.values())


def test_nothing_conforms_that_nobody_checked(library):
    for product in _products(library).values():
        claimed = set(_features(product, "09"))
        assert not claimed & {"01", "02", "03", "04", "05", "06", "82", "84", "85", "90", "91"}


def test_the_exemption_the_contact_and_the_statement_are_named(library):
    product = _products(library)["epub"]
    told = {
        one.findtext("o:ProductFormFeatureValue", None, _NS): one.findtext(
            "o:ProductFormFeatureDescription", None, _NS
        )
        for one in product.iterfind(".//o:ProductFormFeature", _NS)
    }

    assert "75" in told
    assert told["99"] == "access@example.org"
    assert told["96"] == "https://books.example.org/h%C3%B6hle/accessibility.html"
    assert "no conformance is claimed" in told["00"]


def test_hazards_are_those_that_were_looked_at(library):
    hazards = {name: _features(one, "12") for name, one in _products(library).items()}

    assert hazards["epub"] == hazards["pdf"] == ["14", "18", "16"]
    assert hazards["audio"] == hazards["readaloud"] == hazards["daisy202"] == ["14", "18", "25"]


def test_the_facts_of_the_book_are_there(library):
    product = _products(library)["epub"]

    assert _texts(product, "Subject/SubjectCode") == ["RBGK", "NAT041000"]
    assert "Mountains--Europe" in _texts(product, "Subject/SubjectHeadingText")
    assert _texts(product, "NameIdentifier/IDValue") == ["0000000218250097", "000000012281955X"]
    assert _texts(product, "CorporateName") == ["The Hill Society"]
    assert _texts(product, "AudienceCodeValue") == ["01"]
    assert _texts(product, "LanguageCode") == ["eng", "ger"]
    assert _texts(product, "CityOfPublication") == ["Leeds"]
    assert _texts(product, "EpubLicenseExpressionLink") == [
        "https://creativecommons.org/licenses/by/4.0/"
    ]
    assert _texts(product, "Price") == []
