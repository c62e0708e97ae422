"""What is easily lost from a printed page: what is too long, too wide, turned or rare."""

import csv
import dataclasses
import importlib.util
import io
import re
import shutil
import subprocess

import pikepdf
import pytest
from PIL import Image as Picture

from pipeline.exporters.pdf.exporter import BookletExporter, LargePrintExporter, PdfExporter
from pipeline.exporters.pdf.layout.columns import ColumnNeed, column_widths
from pipeline.exporters.pdf.layout.maths import formula
from pipeline.exporters.pdf.options import PdfOptions
from pipeline.exporters.shared.chart import plan_chart
from pipeline.fonts.clusters import cluster_breaks
from pipeline.fonts.library import FontLibrary
from pipeline.maths.reading import read_formula
from pipeline.model import (
    Cell,
    Chart,
    ChartPoint,
    CodeBlock,
    Column,
    Contributor,
    Figure,
    Identifier,
    Image,
    Link,
    Math,
    Note,
    NoteRef,
    Para,
    Row,
    Section,
    Sentence,
    Series,
    Span,
    Str,
    Table,
)
from pipeline.validators.judges.pdf_judges import claimed_profiles, verapdf
from pipeline.validators.proofs.pdf_check import check_pdf
from pipeline.validators.proofs.pdf_text import compare_pdf
from pipeline.validators.tagged_pdf import read_tagged_pdf
from tests.exporters.pdf.books import METADATA, book, paragraphs, print_document, section, sentence
from tests.judges import require
from tests.slow import slow

_FORMULA = "<math><mi>a</mi>" + "<mo>+</mo><mi>b</mi>" * 60 + "</math>"


def _clean(document, made) -> None:
    """The file is sound, and read out by its tags it says what the manuscript says."""
    assert check_pdf(made.file) == ()
    assert compare_pdf(document, read_tagged_pdf(made.file)) == ()


def _edition(document, folder, kind):
    """An edition; large print takes its page numbers from the standard one."""
    if kind is not LargePrintExporter:
        return print_document(document, folder, kind=kind)
    pages = print_document(document, folder / "standard", assets=folder).pages
    return print_document(document, folder, kind=kind, pages=pages)


def test_a_booklet_is_read_in_order_where_paragraphs_run_over_pages(tmp_path):
    document = book(section(*paragraphs(6, words=700)))
    made = print_document(document, tmp_path, kind=BookletExporter)

    _clean(document, made)


@pytest.mark.parametrize("length", [240, 260, 600])
def test_a_word_longer_than_any_line_is_kept_without_spaces(tmp_path, length):
    word = "y" * length
    text = Para((sentence(1, f"Before {word} end."),))
    code = CodeBlock((sentence(2, f"key = {word}"),))
    document = book(section(text, code))
    made = print_document(document, tmp_path)

    _clean(document, made)


def test_a_wide_formula_shrinks_to_the_page_and_is_told(tmp_path):
    wide = Math("a" + "+b" * 60, _FORMULA, display=True)
    document = book(section(Para((Sentence("s_1", (wide,)),))))
    made = print_document(document, tmp_path)

    (told,) = made.export.diagnostics
    assert (told.code, told.severity) == ("formula-too-wide", "warning")
    (box,) = [n.bbox for n in read_tagged_pdf(made.file).root.walk() if n.role == "Formula"]
    assert 79 <= box[0] < box[2] <= 596 - 79


def test_a_wide_image_in_a_line_shrinks_to_the_page(tmp_path):
    Picture.new("RGB", (4000, 30), "red").save(tmp_path / "banner.png")
    image = Image("banner.png", "A banner")
    document = book(section(Para((Sentence("s_1", (Str("See "), image, Str(" here."))),))))
    made = print_document(document, tmp_path)

    (box,) = [n.bbox for n in read_tagged_pdf(made.file).root.walk() if n.role == "Figure"]
    assert box[2] <= 596 - 79


@pytest.mark.parametrize(
    ("latex", "inked"),
    [(r"\boxed{y}", "re f"), (r"\cancel{x}", "l S Q"), (r"\colorbox{yellow}{ab}", "1 1 0 rg")],
)
def test_boxes_and_strokes_of_a_formula_hide_nothing(latex, inked):
    drawing = formula(Math(latex, read_formula(latex, display=False)), 12)

    assert f" {inked} " in f"{drawing.code} "


def test_a_character_that_no_formula_can_show_is_told(tmp_path):
    latex = "\\text{\u65e5} x"
    math = Math(latex, read_formula(latex, display=False))
    made = print_document(book(section(Para((Sentence("s_1", (math,)),)))), tmp_path)

    assert [told.code for told in made.export.diagnostics] == ["missing-glyph"]


@pytest.mark.parametrize("text", ["x\u0304", "q\u0303", "M\u0302", "x\u0304x\u0304"])
def test_marks_are_set_by_a_face_that_knows_where_they_belong(text):
    fonts = FontLibrary()
    ((part, face),) = fonts.split(text, fonts.face(), bold=False, italic=False)

    assert part == text
    assert re.search(r">\]?\s*-?\d|Ts", face.plain[text].code), "the mark is moved to its letter"


@pytest.mark.parametrize(
    ("word", "broken"),
    [("abc", [1, 2]), ("x\u0304x\u0304", [2]), ("\u0e40\u0e1e\u0e37\u0e48\u0e2d", [4])],
)
def test_lines_end_between_letters_with_their_marks(word, broken):
    assert cluster_breaks(word) == broken


def test_lines_of_a_script_without_spaces_are_told(tmp_path):
    require(importlib.util.find_spec("fontpkg_noto_sans_thai"), "the extra named 'fonts'")
    thai = "\u0e40\u0e1e\u0e37\u0e48\u0e2d"
    spaced, run_on = (
        book(section(Para((sentence(1, thai * 9),)))) for thai in (thai + "\u200b", thai)
    )

    assert print_document(spaced, tmp_path / "a").export.diagnostics == ()
    (told,) = print_document(run_on, tmp_path / "b").export.diagnostics
    assert (told.code, told.severity) == ("no-word-breaks", "warning")


def _chart(bars: int) -> Chart:
    points = tuple(ChartPoint(f"Bar {n}", float(n), f"{n} mm") for n in range(1, bars + 1))
    alt, caption = (sentence(1, "A chart. "),), (sentence(2, "Rain. "),)
    return Chart("c", "rain", points, "Bar", "Rain", alt, caption, number=1)


@pytest.mark.parametrize("kind", [LargePrintExporter, BookletExporter])
@pytest.mark.parametrize("bars", [12, 16, 60])
def test_a_chart_of_many_bars_goes_over_the_page(tmp_path, kind, bars):
    document = book(section(_chart(bars)))
    made = _edition(document, tmp_path, kind)

    assert made.export.diagnostics == ()
    _clean(document, made)
    require(shutil.which("pdftotext"), "poppler")
    text = subprocess.run(
        ["pdftotext", str(made.file), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert all(len(re.findall(rf"\b{n} mm", text)) == 1 for n in range(1, bars + 1))


@pytest.mark.parametrize(("bars", "tallest"), [(5, 1000.0), (16, 300.0), (40, 100.0), (3, 5.0)])
def test_the_parts_of_a_chart_hold_all_of_it(bars, tallest):
    whole = plan_chart(_chart(bars), 400, 12)
    parts = whole.divided(tallest)

    assert sum(len(part.bars) for part in parts) == bars
    assert [t.text for part in parts for t in part.texts] == [t.text for t in whole.texts]
    assert sum(part.height for part in parts) == pytest.approx(whole.height)
    assert all(part.height <= tallest or len(part.bars) == 1 for part in parts)


@pytest.mark.parametrize("character", "\u2713\u2610\u2605\u2665\u26a0")
def test_everyday_signs_are_set(tmp_path, character):
    document = book(section(Para((sentence(1, f"{character} Done."),))))
    made = print_document(document, tmp_path)

    assert made.export.diagnostics == ()
    assert character in "".join(read_tagged_pdf(made.file).pages[-1].marks.values())


def test_a_word_with_marks_is_as_wide_as_its_glyphs(tmp_path):
    """Numbers that move the pen may follow one another; run together they are one large one."""
    require(importlib.util.find_spec("fontpkg_noto_sans_thai"), "the extra named 'fonts'")
    require(shutil.which("pdftotext"), "poppler")
    word = "\u0e40\u0e1e\u0e37\u0e48\u0e2d"
    made = print_document(book(section(Para((sentence(1, word),)))), tmp_path)

    fonts = FontLibrary()
    ((_, face),) = fonts.split(word, fonts.face(), bold=False, italic=False)
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(made.file), "-"], capture_output=True, text=True, check=True
    ).stdout
    found = re.search(rf'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"[^>]*>{word}', boxes)
    width = float(found[2]) - float(found[1])
    assert width == pytest.approx(face.plain[word].width * 12 / 1000, abs=0.5)


@pytest.mark.parametrize("kind", [BookletExporter, LargePrintExporter])
def test_a_heading_is_not_torn_where_a_run_of_them_is_longer_than_a_page(tmp_path, kind):
    title = "of many words that may not stand on a single line but has to give in"
    inner = tuple(
        Section(f"sub{n}", 2, Sentence(f"sub{n}_s0", (Str(f"Sub{n} {title} {n}end"),)), ())
        for n in range(45)
    )
    whole = dataclasses.replace(section(), sections=inner)
    made = _edition(book(whole), tmp_path, PdfExporter if kind is BookletExporter else kind)

    pages = ["".join(page.marks.values()) for page in read_tagged_pdf(made.file).pages]
    for n in range(45):
        begun = [f"Sub{n} " in text for text in pages]
        assert any(begun)
        assert begun == [f" {n}end" in text for text in pages]


def _table(rows, name="t", caption=""):
    cells = [
        [Cell((sentence(1000 * r + c, text),)) for c, text in enumerate(row)]
        for r, row in enumerate(rows)
    ]
    lines = tuple(Row(tuple(row)) for row in cells)
    told = (sentence(9000, caption),) if caption else ()
    return Table(
        name, told, (Column(),) * len(rows[0]), lines[:1], lines[1:], 1 if caption else None
    )


def test_a_wide_table_in_a_note_stays_on_the_page(tmp_path):
    wide = _table([[f"Column heading {n}" for n in range(9)]] * 3, caption="Wide. ")
    call = Sentence("s_1", (Str("A claim."), NoteRef("c1", "n1", "1")))
    document = book(section(Para((call,))), notes=(Note("n1", "1", (wide,), "one"),))
    made = print_document(document, tmp_path)

    require(shutil.which("pdftotext"), "poppler")
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(made.file), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert max(map(float, re.findall(r'xMax="([\d.]+)"', boxes))) <= 596 - 79


def test_tables_and_charts_that_come_from_no_file_carry_their_data(tmp_path):
    table = _table([["Month", "Rain, in mm"], ["May", 'about "10"'], ["June", "20"]], "rain")
    made = print_document(book(section(table, _chart(3))), tmp_path)

    with pikepdf.open(made.file) as pdf:
        files = {one.filename: one.get_file().read_bytes() for one in pdf.attachments.values()}
    assert {name: list(csv.reader(io.StringIO(data.decode()))) for name, data in files.items()} == {
        "rain.csv": [["Month", "Rain, in mm"], ["May", 'about "10"'], ["June", "20"]],
        "c.csv": [["Bar", "Rain"], ["Bar 1", "1 mm"], ["Bar 2", "2 mm"], ["Bar 3", "3 mm"]],
    }
    _clean(book(section(table, _chart(3))), made)


def _of_ua_2(folder, *, with_table: bool):
    blocks = (_table([["A", "B"], ["1", "2"]]),) if with_table else ()
    options = PdfOptions(standard="ua-2")
    return print_document(book(section(*paragraphs(1), *blocks)), folder, options).file


@pytest.mark.parametrize("with_table", [True, False])
def test_pdf_ua_2_claims_what_it_holds(tmp_path, with_table):
    claimed = claimed_profiles(_of_ua_2(tmp_path, with_table=with_table))

    assert claimed == ("ua2", "4f" if with_table else "4")


@slow
@pytest.mark.parametrize("with_table", [True, False])
def test_verapdf_bears_out_what_is_claimed(tmp_path, with_table):
    require(shutil.which("verapdf"), "veraPDF")
    verdict = verapdf(_of_ua_2(tmp_path, with_table=with_table))

    assert verdict.clean, str(verdict)


def test_a_linked_image_is_said_by_its_link(tmp_path):
    Picture.new("RGB", (40, 30), "red").save(tmp_path / "map.png")
    link = Link((Image("map.png", "A map"),), "https://example.org/")
    document = book(section(Para((Sentence("s_1", (Str("See "), link)),))))
    made = print_document(document, tmp_path)

    _clean(document, made)
    (element,) = [n for n in read_tagged_pdf(made.file).root.walk() if n.role == "Link" and n.alt]
    assert element.alt == "A map"


def test_short_columns_stay_on_one_line():
    needs = [ColumnNeed(30, 55), ColumnNeed(60, 700), ColumnNeed(60, 900)]
    widths = column_widths(needs, 430)

    assert widths[0] == 55
    assert sum(widths) == pytest.approx(430)
    assert all(width >= need.least for width, need in zip(widths, needs, strict=True))


def test_fonts_that_were_only_looked_into_are_left_out(tmp_path):
    made = print_document(
        book(section(Para((sentence(1, "Some \u03a9\u03bc\u03ad\u03b3\u03b1."),)))), tmp_path
    )

    with pikepdf.open(made.file) as pdf:
        fonts = [str(font.BaseFont) for font in pdf.pages[-1].Resources.Font.values()]
    assert any("NotoSans" in name for name in fonts)
    assert not any("Thai" in name or "Devanagari" in name or "Mono" in name for name in fonts)


_DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" {}>
<rect width="100%" height="100%" fill="white"/><path d="M0 50h100" stroke="red" stroke-width="{}"/>
</svg>"""


@pytest.mark.parametrize("unit", ["mm", "cm", "in", "pt"])
def test_a_drawing_with_sizes_in_units_is_printed(tmp_path, unit):
    size = f'width="30{unit}" height="30{unit}" viewBox="0 0 100 100"'
    (tmp_path / "t.svg").write_text(_DRAWING.format(size, "10"))
    figure = Figure("f", "t.svg", (sentence(1, "A red line. "),))
    made = print_document(book(section(figure)), tmp_path)

    image = _image(made.file).convert("RGB")
    assert image.getpixel((image.width // 2, image.height // 2)) == (255, 0, 0)


def test_lines_whose_width_has_a_unit_are_drawn(tmp_path):
    (tmp_path / "t.svg").write_text(_DRAWING.format('width="100" height="100"', "3mm"))
    figure = Figure("f", "t.svg", (sentence(1, "A red line. "),))
    made = print_document(book(section(figure)), tmp_path)

    image = _image(made.file).convert("RGB")
    assert image.getpixel((image.width // 2, image.height // 2)) == (255, 0, 0)


def test_letters_of_other_scripts_in_a_drawing_are_no_boxes(tmp_path):
    def printed(text: str) -> bytes:
        drawing = f'<text x="5" y="60" font-size="50">{text}</text></svg>'
        head = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">'
        (tmp_path / "t.svg").write_text(head + drawing, encoding="utf-8")
        figure = Figure("f", "t.svg", (sentence(1, "A letter. "),))
        return _image(print_document(book(section(figure)), tmp_path).file).tobytes()

    assert len({printed(letter) for letter in ("\u03b1", "\u0416", "\u2211", "\U0001f98a")}) == 4


def test_the_contents_keep_languages_and_formulas(tmp_path):
    formula = Math("x^2", read_formula("x^2", display=False))
    title = Sentence("one_s0", (Span((Str("Mot juste"),), "fr"), Str(" and "), formula))
    document = book(Section("one", 1, title, (*paragraphs(1),)))
    made = print_document(document, tmp_path)

    assert made.export.diagnostics == ()
    (item,) = [n for n in read_tagged_pdf(made.file).root.walk() if n.role == "TOCI"]
    assert [n.text for n in item.walk() if n.lang == "fr"] == ["Mot juste"]
    assert [n.alt for n in item.walk() if n.role == "Formula"] == ["x squared"]
    assert [start.sentence for start in made.pages.pages[:-1]] == [None] * 3, "no page of it begins"


def test_a_formula_in_a_head_of_a_table_has_the_color_of_its_words(tmp_path):
    formula = Math("x^2", read_formula("x^2", display=False))
    head = Row((Cell((Sentence("s_1", (formula,)),), "column"),))
    row = Row((Cell((sentence(2, "4"),)),))
    table = Table("t", (), (Column(),), (head,), (row,))
    made = print_document(book(section(table)), tmp_path)

    with pikepdf.open(made.file) as pdf:
        code = pdf.pages[-1].Contents.read_bytes().decode()
    formula_at = code.index("/Formula<</MCID")
    assert "1.0 1.0 1.0 rg" in code[formula_at : formula_at + 200]


def test_the_imprint_names_series_and_isbn_as_people_do(tmp_path):
    isbn = Identifier("urn:isbn:9780306406157")
    facts = dataclasses.replace(METADATA, identifiers=(isbn,), series=Series("Small Books", "2"))
    document = dataclasses.replace(book(section(*paragraphs(1))), metadata=facts)
    made = print_document(document, tmp_path)

    imprint = "".join(read_tagged_pdf(made.file).pages[1].marks.values())
    assert "ISBN 9780306406157" in imprint
    assert "Small Books 2" in imprint


def test_page_numbers_stand_at_the_outer_edge(tmp_path):
    document = book(section(*paragraphs(20)))
    made = print_document(document, tmp_path, PdfOptions(two_sided=True, binding=10))

    require(shutil.which("pdftotext"), "poppler")
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(made.file), "-"], capture_output=True, text=True, check=True
    ).stdout
    numbered = [n for n, start in enumerate(made.pages.pages) if n and start.sentence]
    texts = boxes.split("<page ")[1:]
    assert len(numbered) > 3
    for index in numbered:
        label = made.pages.pages[index].label
        found = re.search(rf'xMin="([\d.]+)" yMin="7[\d.]+"[^>]*>{label}</word>', texts[index])
        assert (float(found[1]) < 300) == (index % 2 == 1), label


def _turned_photo(path) -> None:
    exif = Picture.Exif()
    exif[0x0112] = 6
    Picture.new("RGB", (600, 300), "blue").save(path, exif=exif)


def test_a_photo_stands_as_it_was_taken(tmp_path):
    _turned_photo(tmp_path / "photo.jpg")
    figure = Figure("f", "photo.jpg", (sentence(1, "A photo. "),))
    made = print_document(book(section(figure)), tmp_path)

    (box,) = [n.bbox for n in read_tagged_pdf(made.file).root.walk() if n.role == "Figure"]
    assert box[3] - box[1] == pytest.approx(2 * (box[2] - box[0]), rel=0.01)
    assert _image(made.file).size == (300, 600)


def test_sixteen_bits_of_grey_stay_grey(tmp_path):
    picture = Picture.new("I;16", (40, 40), 30000)
    picture.save(tmp_path / "scan.png")
    figure = Figure("f", "scan.png", (sentence(1, "A scan. "),))
    made = print_document(book(section(figure)), tmp_path)

    assert _image(made.file).convert("L").getpixel((20, 20)) == pytest.approx(30000 / 257, abs=1)


def _image(file) -> Picture.Image:
    with pikepdf.open(file) as pdf:
        (found,) = pdf.pages[-1].get_images().values()
        buffer = io.BytesIO()
        pikepdf.PdfImage(found).extract_to(stream=buffer)
    return Picture.open(io.BytesIO(buffer.getvalue()))


@pytest.mark.parametrize("kind", [BookletExporter, LargePrintExporter])
def test_a_long_title_and_many_names_stay_on_the_cover(tmp_path, kind):
    facts = dataclasses.replace(
        METADATA,
        title="A very long title of a book on everything that grows in a garden " * 2,
        subtitle="And a subtitle that is not short either, for those who like to read " * 2,
        contributors=tuple(Contributor(f"Author Number{n}") for n in range(9)),
        publisher="The Publisher",
    )
    document = dataclasses.replace(book(section(*paragraphs(1))), metadata=facts)
    made = _edition(document, tmp_path, kind)

    assert made.export.diagnostics == ()
    texts = ["".join(page.marks.values()) for page in read_tagged_pdf(made.file).pages]
    assert any("The Publisher" in text and "Number8" in text for text in texts)


def test_what_no_page_can_hold_is_told_with_its_place(tmp_path):
    facts = dataclasses.replace(METADATA, title="Endless words of a title " * 200)
    document = dataclasses.replace(book(section(*paragraphs(1))), metadata=facts)
    made = print_document(document, tmp_path)

    assert "page-overflow" in {told.code for told in made.export.diagnostics}
