"""Where things stand on the page: widths of columns, heads of tables, running heads, covers."""

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pipeline.exporters.pdf.layout.columns import ColumnNeed, column_widths
from pipeline.exporters.pdf.options import PdfOptions
from pipeline.model import (
    Admonition,
    BlockQuote,
    Cell,
    Column,
    Figure,
    Row,
    Section,
    Sentence,
    Str,
    Table,
)
from pipeline.validators.tagged_pdf import Node, read_tagged_pdf
from tests.exporters.pdf.books import (
    METADATA,
    book,
    paragraphs,
    print_document,
    section,
    sentence,
)
from tests.exporters.pdf.drawing import drawn

_NEEDS = st.lists(
    st.builds(
        lambda least, more: ColumnNeed(least, least + more),
        st.floats(5, 200),
        st.floats(0, 800),
    ),
    min_size=1,
    max_size=12,
)
_SLACK = 0.001  # points


@given(needs=_NEEDS, measure=st.floats(100, 700))
def test_columns_fill_no_more_than_the_line_and_break_no_word(needs, measure):
    widths = column_widths(needs, measure)

    if sum(need.least for need in needs) > measure:
        assert widths is None
        return
    assert sum(widths) <= measure + _SLACK
    for width, need in zip(widths, needs, strict=True):
        assert width >= need.least - _SLACK


@given(needs=_NEEDS)
def test_columns_with_room_stay_on_one_line_and_near_each_other(needs):
    measure = sum(need.most for need in needs) + 50
    widths = column_widths(needs, measure)

    added = [width - need.most for width, need in zip(widths, needs, strict=True)]
    assert added == pytest.approx([min(50 / len(needs), 40)] * len(needs))


def _table(head: str, cell: str, *, columns: int = 2, rows: int = 60) -> Table:
    def row(number: int, text: str, header: str | None) -> Row:
        cells = (
            Cell((sentence(1000 + number * columns + at, f"{text} {number}.{at}"),), header)
            for at in range(columns)
        )
        return Row(tuple(cells))

    body = tuple(row(number, cell, None) for number in range(1, rows + 1))
    caption = (sentence(999, "All cells"),)
    return Table("t", caption, (Column(),) * columns, (row(0, head, "column"),), body, 0)


@pytest.mark.parametrize(("words", "repeated"), [(40, True), (400, False)])
def test_a_head_that_would_fill_half_of_each_page_is_not_repeated(tmp_path, words, repeated):
    head = "long " * words + "last"
    made = print_document(book(section(_table(head, "cell"))), tmp_path)

    pages = read_tagged_pdf(made.file).pages
    assert any("last 0.1" in page.artifacts for page in pages) is repeated
    shown = [page for page in pages if any("cell" in text for text in page.marks.values())]
    assert len(shown) > 2


def test_a_wide_table_in_a_box_stays_upright_and_is_reported(tmp_path):
    table = _table("considerable", "considerable", columns=9, rows=2)
    alone = print_document(book(section(table)), tmp_path / "alone")
    box = Admonition("note", Sentence("s_1", (Str("It holds a table."),)), (table,))
    made = print_document(book(section(box)), tmp_path)

    assert "842 x 595" in drawn(alone.file)
    assert "842 x 595" not in drawn(made.file)
    assert [fault.code for fault in made.export.diagnostics] == ["table-too-wide"]


def test_a_running_head_keeps_clear_of_the_edge(tmp_path):
    """Few words, but long ones: they are cut where four fifths of the line are full."""
    title = " ".join(["Incomprehensibilities"] * 6)
    made = print_document(book(section(*paragraphs(40), title=title)), tmp_path)

    heads = re.findall(r"pagination header\n.*: '(.*)'", drawn(made.file))
    assert len(heads) > 3
    assert set(heads) == {" ".join(["Incomprehensibilities"] * 3) + " \u2026"}


def test_contents_of_three_levels_are_nested_where_they_belong(tmp_path):
    def part(name: str, level: int, *within: Section) -> Section:
        title = Sentence(f"{name}_s0", (Str(name),))
        return Section(name, level, title, (), within)

    first = part("a", 1, part("b", 2, part("c", 3)), part("d", 2, part("e", 3)))
    made = print_document(book(first), tmp_path, PdfOptions(contents_depth=3))

    (contents,) = (n for n in read_tagged_pdf(made.file).root.walk() if _is_contents(n))
    assert _nested(contents) == ["a", ["b", ["c"], "d", ["e"]]]


def _is_contents(node: Node) -> bool:
    return node.role == "TOC" and any(
        kid.role == "TOCI" and kid.text.startswith("a") for kid in node.kids
    )


def _nested(node: Node) -> list:
    """The titles of a table of contents; a list for what stands within the one before."""
    found: list = []
    for item in node.kids:
        below = [kid for kid in item.kids if kid.role == "TOC"]
        own = "".join(kid.text for kid in item.kids if kid.role != "TOC")
        found.append(own.split()[0])
        found += [_nested(one) for one in below]
    return found


def test_no_paragraph_of_any_length_leaves_one_line_alone(tmp_path):
    texts = [paragraphs(1, words=20 + n * 7 % 41, start=n)[0] for n in range(120)]
    made = print_document(book(section(*texts)), tmp_path)

    text = drawn(made.file).split("\n\npage 4,")[1]  # after cover, imprint and contents
    parts = re.split(r"\n  (?=\w)", text)
    lines = [part.count(" black: '") for part in parts if part.startswith("P\n")]
    assert len(lines) > len(texts)  # some are parted by the end of a page
    assert min(lines) > 1


def test_what_belongs_to_something_stands_on_its_page(tmp_path):
    """A caption below its picture, and who said it below what was said."""
    Image.new("RGB", (300, 90), "navy").save(tmp_path / "bar.png")
    text = paragraphs(60, words=23)
    held: list = []
    for n, para in enumerate(text):
        alt, caption = (sentence(1000 + n, "A bar. "),), (sentence(2000 + n, f"Bar {n}. "),)
        held += [
            para,
            Figure(f"f{n}", "bar.png", alt, caption, number=n + 1),
            BlockQuote((para,), (sentence(3000 + n, f"Somebody {n} "),)),
        ]
    made = print_document(book(section(*held)), tmp_path)

    pages = [list(page.marks.values()) for page in read_tagged_pdf(made.file).pages]
    firsts = [marks[0] for marks in pages if marks]
    del firsts[: firsts.index("A section")]  # the lists of contents and figures
    assert len(firsts) > 10
    assert not [first for first in firsts if first.startswith(("Figure", "Somebody"))]


@pytest.mark.parametrize("size", [(400, 200), (200, 400), (210, 297)])
def test_a_cover_is_as_large_as_its_page_allows(tmp_path, size):
    Image.new("RGB", size, "navy").save(tmp_path / "cover.png")
    metadata = dataclasses.replace(METADATA, cover="cover.png", cover_alt="Navy")
    document = dataclasses.replace(book(section(*paragraphs(1))), metadata=metadata)
    made = print_document(document, tmp_path)

    left, bottom, right, top = map(
        int, re.search(r"image \[(-?\d+),(-?\d+) to (\d+),(\d+)\]", drawn(made.file)).groups()
    )
    assert (right - left == 595 and top - bottom <= 842) or (
        top - bottom == 842 and right - left <= 595
    )
    assert (right - left) / (top - bottom) == pytest.approx(size[0] / size[1], rel=0.01)
    assert left == pytest.approx(595 - right, abs=1)
    assert bottom == pytest.approx(842 - top, abs=1)
