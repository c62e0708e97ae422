"""What the judges say, and what the structure says of the text."""

import shutil
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from pipeline.exporters.pdf.options import PdfOptions
from pipeline.model import Cell, Column, Link, Para, Row, Sentence, Str, Table
from pipeline.reader import read_manuscript
from pipeline.validators.judges.pdf_judges import (
    claimed_profiles,
    outloud,
    page_validation,
    verapdf,
)
from pipeline.validators.proofs.pdf_check import check_pdf
from pipeline.validators.proofs.pdf_text import compare_pdf
from pipeline.validators.tagged_pdf import read_tagged_pdf
from tests.exporters.pdf.books import book, paragraphs, print_document, section, sentence
from tests.exporters.pdf.conftest import FOLDERS
from tests.judges import require
from tests.slow import examples, slow
from tests.strategies import documents, write_images


def test_pdf_ua_and_pdf_a_by_page_validation(printed):
    assert page_validation(printed[1].file).findings == ()


@slow
def test_pdf_ua_and_pdf_a_by_verapdf(printed):
    require(shutil.which("verapdf"), "veraPDF")

    assert verapdf(printed[1].file).findings == ()


@slow
@pytest.mark.parametrize("name", ["guide", "sampler"])
def test_pdf_ua_2_and_pdf_a_4_by_verapdf(name, tmp_path):
    require(shutil.which("verapdf"), "veraPDF")
    folder = FOLDERS[name]
    document = read_manuscript(folder).document

    made = print_document(document, tmp_path, PdfOptions(standard="ua-2"), folder)

    assert claimed_profiles(made.file) == ("ua2", "4f")
    assert verapdf(made.file).findings == ()
    assert compare_pdf(document, read_tagged_pdf(made.file)) == ()


def test_nothing_that_a_listener_would_stumble_over(printed):
    verdict = outloud(printed[1].file)

    assert verdict.errors == 0, str(verdict)
    assert {finding.rule for finding in verdict.findings} <= {
        "ORD-001",
        "MATH-010",
    }  # see docs/print.md


def test_the_tags_are_sound(printed):
    assert check_pdf(printed[1].file) == ()


def test_the_tags_read_out_every_sentence_in_order(printed):
    manuscript, made = printed

    assert compare_pdf(manuscript.document, read_tagged_pdf(made.file)) == ()
    assert made.export.diagnostics == ()


@settings(
    max_examples=examples(15),
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking a whole book takes minutes
)
@given(document=documents())
def test_any_document_is_read_out_whole(document, tmp_path_factory):
    folder = tmp_path_factory.mktemp("any")
    write_images(folder)

    made = print_document(document, folder)

    pdf = read_tagged_pdf(made.file)
    assert compare_pdf(document, pdf) == ()
    assert check_pdf(made.file) == ()
    assert page_validation(made.file).findings == ()


def _long_heads(tmp_path):
    """A book with a long title over its pages, and a table with a long head that goes on."""

    def cell(number: int, text: str, header=None) -> Cell:
        return Cell((sentence(number, text),), header)

    words = "What the clerk does on the ward", "and how long it takes in hours"
    head = Row(tuple(cell(n, text, "column") for n, text in enumerate(words, 1)))
    rows = tuple(Row((cell(10 + 2 * n, f"Task {n}"), cell(11 + 2 * n, "2 h"))) for n in range(30))
    table = Table("t", (sentence(5, "Tasks"),), (Column(),) * 2, (head,), rows, 1)
    said = Para((sentence(6, "One line of prose that is said nowhere else in this book."),))
    title = "What the clerk who keeps the records of a ward has to do each day"
    document = book(section(said, *paragraphs(14, start=500), table, title=title))
    return print_document(document, tmp_path).file


def test_a_running_head_and_a_repeated_head_of_a_table_are_no_lost_prose(tmp_path):
    verdict = outloud(_long_heads(tmp_path))

    assert verdict.errors == 0, str(verdict)


def test_a_running_foot_whose_title_is_cut_short_is_no_lost_prose(tmp_path):
    title = "bookdown: Authoring Books and Technical Documents with R Markdown"
    document = book(section(*paragraphs(2), title="One"))
    named = replace(document, metadata=replace(document.metadata, title=title))

    verdict = outloud(print_document(named, tmp_path).file)

    assert verdict.errors == 0, str(verdict)
    assert any("they repeat tagged words" in one.message for one in verdict.findings)


def test_the_printed_address_of_a_link_is_no_lost_prose(tmp_path):
    address = "https://example.org/all/the/many/words/of/a/rather/long/path/to/one/page.html"
    linked = Sentence("s9", (Link((Str("It"),), address), Str(".")))
    document = book(section(Para((linked,)), title="One"))

    verdict = outloud(print_document(document, tmp_path).file)

    told = [finding for finding in verdict.findings if finding.rule == "TAG-002"]
    assert [finding.severity for finding in told] == ["warning"], str(verdict)
    assert "addresses of links" in told[0].message


def test_prose_that_no_tag_holds_stays_an_error(tmp_path):
    file = _long_heads(tmp_path)
    texts = [page.marks for page in read_tagged_pdf(file).pages]
    index = next(n for n, marks in enumerate(texts) if "said nowhere" in "".join(marks.values()))
    mark = next(mark for mark, text in texts[index].items() if "said nowhere" in text)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        contents = pdf.pages[index].Contents
        code = contents.read_bytes().replace(b"/P<</MCID %d>>BDC" % mark, b"/Artifact BMC")
        contents.write(code)
        pdf.save()

    assert [f.severity for f in outloud(file).findings if f.rule == "TAG-002"].count("error") == 1
