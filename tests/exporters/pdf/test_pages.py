"""What a reader of the printed pages would notice."""

import importlib.util
import re
import shutil
import subprocess

import pikepdf
import pytest

from pipeline.exporters.pdf.options import PdfOptions
from pipeline.model import (
    Admonition,
    BulletList,
    Cell,
    Code,
    Column,
    Link,
    ListItem,
    Note,
    NoteRef,
    Para,
    Plain,
    Row,
    Sentence,
    Span,
    Str,
    Table,
)
from pipeline.validators.proofs.pdf_check import check_pdf
from pipeline.validators.proofs.pdf_text import compare_pdf
from pipeline.validators.tagged_pdf import read_tagged_pdf
from tests.exporters.pdf.books import book, paragraphs, print_document, section, sentence
from tests.judges import require


def _page_texts(file) -> list[str]:
    """The text of each page without its artifacts, in painting order."""
    return ["".join(page.marks.values()) for page in read_tagged_pdf(file).pages]


def _table(rows: int, columns: int = 3, text: str = "cell") -> Table:
    def cell(row: int, column: int) -> Cell:
        header = "column" if row == 0 else ("row" if column == 0 else None)
        words = f"{text} {row}.{column}"
        return Cell((sentence(1000 + row * columns + column, words),), header)

    lines = [Row(tuple(cell(r, c) for c in range(columns))) for r in range(rows + 1)]
    return Table(
        "t", (sentence(999, "All cells"),), (Column(),) * columns, (lines[0],), tuple(lines[1:]), 1
    )


def test_each_page_begins_where_the_page_map_says(tmp_path):
    made = print_document(book(section(*paragraphs(40))), tmp_path)
    texts = _page_texts(made.file)

    pages = zip(made.pages.pages, texts, strict=True)
    begun = [page for page in pages if (page[0].sentence or "").startswith("s_")]
    assert len(begun) > 5
    for start, text in begun:
        number = int(start.sentence[2:])
        whole = " ".join(f"w{number}x{k}" for k in range(60)) + ". "
        assert text.replace("\u00ad", "").startswith(whole[start.offset :][:30])
    labels = [start.label for start in made.pages.pages]
    assert labels[:4] == ["Cover", "i", "ii", "1"]
    assert labels[-1] == str(len(labels) - 3)


def test_the_contents_name_the_pages_on_which_sections_begin(tmp_path):
    sections = [
        section(*paragraphs(9, start=20 * n), title=f"Section {n}", name=f"part{n}")
        for n in range(1, 6)
    ]
    made = print_document(book(*sections), tmp_path)

    items = [n.text for n in read_tagged_pdf(made.file).root.walk() if n.role == "TOCI"]
    begun = {p.sentence: p.label for p in made.pages.pages if p.sentence}
    assert items == [f"Section {n} {begun[f'part{n}_s0']}" for n in range(1, 6)]


def test_no_paragraph_leaves_one_line_alone(tmp_path):
    made = print_document(book(section(*paragraphs(60, words=33))), tmp_path)
    with pikepdf.open(made.file) as pdf:
        for page in list(pdf.pages)[3:]:
            codes = page.Contents.read_bytes().decode()
            marks = re.split(r"(?=/P<</MCID)", codes)[1:]
            lines = [mark.split("EMC")[0].count(" Td[") for mark in marks]
            assert min(lines) > 1, lines
        assert len(pdf.pages) > 6


def test_a_heading_is_never_the_last_thing_on_a_page(tmp_path):
    parts = [section(*paragraphs(2, 90, 3 * n), title=f"T{n}", name=f"n{n}") for n in range(40)]
    made = print_document(book(*parts), tmp_path, PdfOptions(section_breaks=False))

    with pikepdf.open(made.file) as pdf:
        for page in list(pdf.pages)[3:]:
            last = re.findall(r"/(\w+)<</MCID", page.Contents.read_bytes().decode())[-1]
            assert last != "H1"
        assert len(pdf.pages) > 6


def test_a_long_table_repeats_its_head_as_an_artifact(tmp_path):
    made = print_document(book(section(_table(90))), tmp_path)
    pdf = read_tagged_pdf(made.file)

    with_rows = [page for page in pdf.pages if "cell 40.1" in page.artifacts or page.marks]
    spread = [p for p in with_rows if any("cell" in text for text in p.marks.values())]
    assert len(spread) >= 3
    assert all("cell 0.1" in page.artifacts for page in spread[1:])
    assert "cell 0.1" not in spread[0].artifacts
    assert not any("cell 1." in page.artifacts for page in pdf.pages)
    assert len(spread) <= 5
    rows = [node for node in pdf.root.walk() if node.role == "TR"]
    assert len(rows) == 91


def test_a_wide_table_turns_its_page(tmp_path):
    made = print_document(book(section(_table(3, columns=9, text="considerable"))), tmp_path)

    with pikepdf.open(made.file) as pdf:
        shapes = [(float(p.MediaBox[2]), float(p.MediaBox[3])) for p in pdf.pages]
    assert any(width > height for width, height in shapes)
    assert made.export.diagnostics == ()


def test_a_table_that_no_page_can_hold_is_reported(tmp_path):
    made = print_document(book(section(_table(2, columns=40, text="extraordinary"))), tmp_path)

    assert [fault.code for fault in made.export.diagnostics] == ["table-too-wide"]


def test_a_note_stands_on_the_page_of_its_call(tmp_path):
    def called(number: int) -> Para:
        ref = NoteRef(f"call{number}", f"note{number}", str(number))
        words = " ".join(f"v{number}x{k}" for k in range(70))
        return Para((Sentence(f"s_{number}", (Str(words), ref)),))

    notes = tuple(
        Note(f"note{n}", str(n), (Para((sentence(500 + n, f"Remark {n} " * 12),)),), "one")
        for n in range(1, 30)
    )
    document = book(section(*(called(n) for n in range(1, 30))), notes=notes)
    made = print_document(document, tmp_path)

    called_on = set()
    for text in _page_texts(made.file)[3:]:
        calls = {int(n) for n in re.findall(r"v(\d+)x69", text.replace("\u00ad", ""))}
        assert calls <= {int(n) for n in re.findall(r"Remark (\d+)", text)}
        called_on |= calls
    assert called_on == {*range(1, 30)}


def test_a_note_longer_than_a_page_is_continued(tmp_path):
    ref = NoteRef("call", "note", "1")
    long = Note("note", "1", paragraphs(20, start=100), "one")
    document = book(section(Para((Sentence("s_1", (Str("Called."), ref)),))), notes=(long,))
    made = print_document(document, tmp_path)

    texts = _page_texts(made.file)
    pages = [n for n, text in enumerate(texts) if re.search(r"w1\d\dx", text)]
    assert len(pages) >= 2
    assert "Called." in texts[pages[0]]


def test_a_page_that_no_text_can_stand_on_is_given_to_the_note_that_fills_it(tmp_path):
    def called(number: int) -> Para:
        ref = NoteRef(f"call{number}", f"note{number}", str(number))
        return Para((Sentence(f"s_{number}", (Str(f"Called {number}."), ref)),))

    long = Note("note1", "1", paragraphs(60, start=100), "one")
    short = Note("note2", "2", (Para((sentence(99, "Brief."),)),), "one")
    document = book(section(called(1), called(2)), notes=(long, short))
    made = print_document(document, tmp_path)

    words = [len(re.findall(r"w1\d\dx", text)) for text in _page_texts(made.file)]
    inner = words[words.index(max(words)) : -1]
    assert len(inner) >= 3
    assert min(inner) > 0.9 * max(inner)


def test_code_is_broken_without_a_hyphen(tmp_path):
    code = Code("electronic_health_record_information_management_department_administration")
    words = [Para((Sentence(f"s_{n}", (Str("x" * n + " "), code)),)) for n in range(1, 30)]
    made = print_document(book(section(*words)), tmp_path)
    read = "".join(_page_texts(made.file))

    assert "\u00ad" not in read
    assert read.count(code.text) == 29


def test_nothing_runs_over_the_edge(tmp_path):
    long = "x" * 900
    blocks = (
        Para((sentence(1, f"A word of great length: {long} and on."),)),
        BulletList((ListItem((Plain((sentence(2, long),)),)),)),
        Admonition("note", sentence(3, "Note"), (Para((sentence(4, long),)),)),
        _table(2, columns=3, text=long),
    )
    made = print_document(book(section(*blocks)), tmp_path)
    require(shutil.which("pdftotext"), "poppler")

    words = subprocess.run(
        ["pdftotext", "-bbox", str(made.file), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert words.count("</word>") > 20
    for page in words.split("<page ")[1:]:
        width = float(re.search(r'width="([\d.]+)"', page)[1])
        assert all(float(right) < width - 50 for right in re.findall(r'xMax="([\d.]+)"', page))


@pytest.mark.parametrize("text", ["中文", "\U0001f98a"])
def test_a_character_that_no_font_has_is_reported_with_its_place(tmp_path, text):
    made = print_document(book(section(Para((sentence(1, f"A {text} b"),)))), tmp_path)

    (fault,) = made.export.diagnostics
    assert fault.code == "missing-glyph"
    assert f"U+{ord(text[0]):04X}" in fault.message


def test_two_links_to_one_place_stay_two(tmp_path):
    link = Link((Str("here"),), "#one")
    para = Para((Sentence("s_1", (link, Str(" and "), link)),))
    made = print_document(book(section(para)), tmp_path)

    links = [n for n in read_tagged_pdf(made.file).root.walk() if n.role == "Link"]
    assert sum(node.text == "here" for node in links) == 2
    assert all(len(node.objects) == 1 for node in links)


def test_words_in_another_language_are_tagged_so(tmp_path):
    para = Para((Sentence("s_1", (Str("The "), Span((Str("mot juste"),), lang="fr"))),))
    made = print_document(book(section(para)), tmp_path)

    spans = [n for n in read_tagged_pdf(made.file).root.walk() if n.lang == "fr"]
    assert [node.text for node in spans] == ["mot juste"]


def test_a_link_is_printed_with_its_address_for_paper_readers(tmp_path):
    para = Para((Sentence("s_1", (Link((Str("our site"),), "https://example.org/a"),)),))
    shown = print_document(book(section(para)), tmp_path / "a")
    hidden = print_document(book(section(para)), tmp_path / "b", PdfOptions(link_addresses="none"))

    assert any("(example.org/a)" in p.artifacts for p in read_tagged_pdf(shown.file).pages)
    assert not any("example.org" in p.artifacts for p in read_tagged_pdf(hidden.file).pages)


def test_every_second_page_of_a_bound_book_moves_its_margin(tmp_path):
    options = PdfOptions(two_sided=True, binding=10)
    made = print_document(book(section(*paragraphs(40))), tmp_path, options)

    labels = [page.label for page in made.pages.pages]
    assert labels.index("1") % 2 == 0, "the text begins on a right-hand page"
    with pikepdf.open(made.file) as pdf:
        lefts = []
        for page in list(pdf.pages)[labels.index("1") :]:
            starts = re.findall(r"([\d.]+) [\d.]+ Td\[", page.Contents.read_bytes().decode())
            lefts.append(min(float(x) for x in starts))
    assert lefts[0] > lefts[1]
    assert lefts[::2] == [lefts[0]] * len(lefts[::2])


@pytest.mark.parametrize("text", ["Łódź Ωμέγα Київ", "नमस्ते दुनिया", "ความสุข"])
def test_other_scripts_are_set_in_fonts_that_have_them(tmp_path, text):
    require(importlib.util.find_spec("fontpkg_noto_sans_thai"), "the extra 'fonts'")
    document = book(section(Para((sentence(1, f"It says {text}."),))))
    made = print_document(document, tmp_path)

    assert made.export.diagnostics == ()
    assert compare_pdf(document, read_tagged_pdf(made.file)) == ()


def test_deep_lists_stay_on_the_page(tmp_path):
    inner: tuple = (Plain((sentence(1, "The deepest item of all."),)),)
    for _ in range(40):
        inner = (BulletList((ListItem(inner),)),)
    document = book(section(*inner))
    made = print_document(document, tmp_path)

    with pikepdf.open(made.file) as pdf:
        codes = pdf.pages[-1].Contents.read_bytes().decode()
    assert max(float(x) for x in re.findall(r" 12 Tf ([\d.]+) ", codes)) < 480
    assert compare_pdf(document, read_tagged_pdf(made.file)) == ()


def test_a_note_called_in_a_note_is_printed(tmp_path):
    outer = Para((Sentence("s_2", (Str("Outer note"), NoteRef("c2", "inner", "2"))),))
    notes = (
        Note("outer", "1", (outer,), "one"),
        Note("inner", "2", (Para((sentence(3, "Inner note."),)),), "one"),
    )
    call = Para((Sentence("s_1", (Str("Text"), NoteRef("c1", "outer", "1"))),))
    document = book(section(call), notes=notes)
    made = print_document(document, tmp_path)

    assert compare_pdf(document, read_tagged_pdf(made.file)) == ()
    assert check_pdf(made.file) == ()
