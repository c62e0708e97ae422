"""Large print with the standard edition's page numbers, and the booklet."""

import re

import pikepdf
import pytest

from pipeline.exporters.pdf.booklet import spreads
from pipeline.exporters.pdf.exporter import BookletExporter, LargePrintExporter
from pipeline.validators.tagged_pdf import read_tagged_pdf
from tests.exporters.pdf.books import book, paragraphs, print_document, section


@pytest.fixture(scope="module")
def document():
    return book(
        section(*paragraphs(25), title="First", name="one"),
        section(*paragraphs(25, start=26), title="Second", name="two"),
    )


@pytest.fixture(scope="module")
def standard(document, tmp_path_factory):
    return print_document(document, tmp_path_factory.mktemp("standard"))


@pytest.fixture(scope="module")
def large(document, standard, tmp_path_factory):
    return print_document(
        document, tmp_path_factory.mktemp("l"), kind=LargePrintExporter, pages=standard.pages
    )


def _labels(file) -> list[str]:
    """The page labels as a reader of the PDF is shown them."""
    with pikepdf.open(file) as pdf:
        return [page.label for page in pdf.pages]


def _words(file) -> list[str]:
    texts = ["".join(page.marks.values()) for page in read_tagged_pdf(file).pages]
    return [text.replace("\u00ad", "") for text in texts]


def test_every_standard_page_is_found_in_large_print(standard, large):
    labels = _labels(large.file)
    pages = dict(zip(labels, _words(large.file), strict=True))
    standard_words = dict(zip(_labels(standard.file), _words(standard.file), strict=True))

    assert len(labels) == len(set(labels))
    numbers = [label for label in standard_words if label.isdigit()]
    assert len(numbers) > 2
    for number in numbers:
        first = re.findall(r"w\d+x\d+", standard_words[number])[1]
        (place,) = [label for label, text in pages.items() if re.search(rf"{first}\b", text)]
        assert re.fullmatch(rf"(.*\u2013)?{number}", place), (first, place)


def test_pages_of_large_print_count_within_the_standard_page(large):
    labels = [label for label in _labels(large.file) if label[0].isdigit()]

    assert labels[0] == "1"
    assert any(re.fullmatch(r"\d+\(2\)(\u2013\d+)?", label) for label in labels)


def test_large_print_is_large_and_does_not_divide_words(large):
    with pikepdf.open(large.file) as pdf:
        codes = "".join(page.Contents.read_bytes().decode() for page in list(pdf.pages)[5:])
    sizes = {float(size) for size in re.findall(r"/F\d+ ([\d.]+) Tf", codes)}

    assert min(sizes) >= 18
    assert not any(
        "\u00ad" in m for p in read_tagged_pdf(large.file).pages for m in p.marks.values()
    )


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (4, ((3, 0), (1, 2))),
        (8, ((7, 0), (1, 6), (5, 2), (3, 4))),
        (5, ((7, 0), (1, 6), (5, 2), (3, 4))),
    ],
)
def test_pages_of_a_booklet_follow_one_another_when_it_is_folded(count, expected):
    assert spreads(count) == expected


def test_a_booklet_holds_every_page_once_on_turned_sheets(document, standard, tmp_path):
    made = print_document(document, tmp_path, kind=BookletExporter)

    with pikepdf.open(made.file) as pdf:
        boxes = {(float(p.MediaBox[2]), float(p.MediaBox[3])) for p in pdf.pages}
        sides = [page.Contents.read_bytes().decode().count(" cm\n/Artifact") for page in pdf.pages]
    assert boxes == {(841.89, 595.28)}
    pages = len(standard.pages.pages)
    assert len(sides) == 2 * -(-pages // 4)
    together = " ".join(_words(made.file))
    assert all(f"w{n}x59." in together for n in range(1, 51))
