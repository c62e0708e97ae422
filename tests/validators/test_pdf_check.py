"""Broken files: the self-check and the proof of equal text catch each fault."""

import shutil

import pikepdf
import pytest

from pipeline.model import Para, Sentence, Str
from pipeline.validators.proofs.pdf_check import check_pdf
from pipeline.validators.proofs.pdf_text import compare_pdf
from pipeline.validators.tagged_pdf import read_tagged_pdf
from tests.exporters.pdf.books import Printed, book, print_document, section
from tests.exporters.pdf.test_pages import _table

_TEXTS = ("The first sentence. ", "The second one. ", "The third and last.")


@pytest.fixture(scope="module")
def document():
    sentences = tuple(Sentence(f"s_{n}", (Str(text),)) for n, text in enumerate(_TEXTS))
    return book(section(Para(sentences), _table(3)))


@pytest.fixture(scope="module")
def printed(document, tmp_path_factory) -> Printed:
    return print_document(document, tmp_path_factory.mktemp("sound"))


@pytest.fixture
def broken(printed, tmp_path):
    """A copy of the file, and a way to break its objects."""

    def break_(change) -> object:
        copy = tmp_path / "broken.pdf"
        shutil.copy(printed.file, copy)
        with pikepdf.open(copy, allow_overwriting_input=True) as pdf:
            change(pdf)
            pdf.save(copy)
        return copy

    return break_


def _elements(pdf, role: str):
    return [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == role]


def _codes(path) -> set[str]:
    return {fault.code for fault in check_pdf(path)}


def test_a_sound_file_has_no_faults(printed, document):
    assert check_pdf(printed.file) == ()
    assert compare_pdf(document, read_tagged_pdf(printed.file)) == ()


def test_a_mark_owned_twice(broken):
    def change(pdf):
        first, second = [e for e in _elements(pdf, "/TD") if "/Pg" in e][:2]
        second.K.append(first.K[0])

    assert "pdf-mark-shared" in _codes(broken(change))


def test_content_that_no_element_owns(broken):
    def change(pdf):
        cell = next(e for e in _elements(pdf, "/TD") if len(e.K))
        cell.K = pikepdf.Array()

    assert "pdf-mark-orphan" in _codes(broken(change))


def test_swapped_entries_of_the_parent_tree(broken):
    def change(pdf):
        arrays = [o for o in pdf.objects if isinstance(o, pikepdf.Array) and len(o) > 5]
        marks = next(a for a in arrays if all(isinstance(e, pikepdf.Dictionary) for e in a))
        marks[2], marks[3] = marks[3], marks[2]

    assert "pdf-parent-tree" in _codes(broken(change))


def test_text_outside_every_mark(broken):
    def change(pdf):
        page = pdf.pages[-1]
        codes = page.Contents.read_bytes()
        start = codes.index(b"/TD<</MCID")
        end = codes.index(b"BDC", start) + 3
        close = codes.index(b"EMC", end)
        page.Contents = pdf.make_stream(codes[:start] + codes[end:close] + codes[close + 3 :])

    assert "pdf-untagged" in _codes(broken(change))


def test_a_cell_that_lost_a_header(broken):
    def change(pdf):
        cell = _elements(pdf, "/TD")[0]
        cell.A[0].Headers = pikepdf.Array([cell.A[0].Headers[0]])

    assert "pdf-cell-headers" in _codes(broken(change))


def test_a_link_without_its_element(broken):
    def change(pdf):
        link = _elements(pdf, "/Link")[0]
        link.K = pikepdf.Array([kid for kid in link.K if not isinstance(kid, pikepdf.Dictionary)])

    assert {"pdf-link-orphan", "pdf-link-dead"} <= _codes(broken(change))


@pytest.mark.parametrize("number", range(len(_TEXTS)))
def test_a_sentence_that_is_gone(printed, document, number):
    pdf = read_tagged_pdf(printed.file)
    for node in pdf.root.walk():
        node.kids = [
            kid.replace(_TEXTS[number].strip(), "") if isinstance(kid, str) else kid
            for kid in node.kids
        ]

    (fault,) = compare_pdf(document, pdf)
    assert fault.code == "sentence-lost"
    assert _TEXTS[number].strip() in fault.message


def test_two_sentences_that_changed_places(printed, document):
    pdf = read_tagged_pdf(printed.file)
    first, second = (text.strip() for text in _TEXTS[:2])
    for node in pdf.root.walk():
        node.kids = [
            kid.replace(f"{first} {second}", f"{second} {first}") if isinstance(kid, str) else kid
            for kid in node.kids
        ]

    assert "sentence-order" in {fault.code for fault in compare_pdf(document, pdf)}
