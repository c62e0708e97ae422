"""Text from right to left: in order on the page, and read back as it is read."""

import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from pipeline.driver import build
from pipeline.exporters.pdf.exporter import LargePrintExporter, PdfExporter
from pipeline.exporters.pdf.text.direction import LEFTWARD, levels_of, visual_order
from pipeline.model import Para
from pipeline.reader import read_manuscript
from pipeline.validators.judges.pdf_judges import outloud, page_validation, verapdf
from pipeline.validators.proofs.pdf_text import compare_pdf
from pipeline.validators.tagged_pdf import read_tagged_pdf
from tests.exporters.pdf.books import book, print_document, section, sentence
from tests.judges import require
from tests.reader.manuscripts import FACTS
from tests.slow import slow

HEBREW = """# פרק ראשון

שורה ראשונה עם 12 מילים (בסוגריים) ועם HTML באמצע; [קישור](https://example.org) אחד.[^n]

- פריט
- נוסף

1. צעד

:::{warning} כפור
סכנה.
:::

:::{table} עבודות
| חודש | עבודה | שעות |
|---|---|---:|
| ינואר | גיזום | 12 |
:::

An English paragraph.

```
print("שלום")
```

## תת

סוף.

[^n]: הערה.
"""
MIXED = [
    "One says שלום עולם to all.",
    "It is \u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645 (peace).",
    "The room is מספר 12 there, and “מילה” too.",
    "Pointed: שָׁלוֹם עֲלֵיכֶם.",
    "Long: " + "مرحبا بالعالم كله " * 30 + "end.",
    "אבג " * 60,
]


@pytest.fixture(scope="module")
def hebrew(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hebrew")
    facts = FACTS.replace('"T"', '"מדריך"').replace('"en"', '"he"')
    (folder / "book.toml").write_text(f"{facts}sections = ['one.md']\n", encoding="utf-8")
    (folder / "one.md").write_text(HEBREW, encoding="utf-8")
    report = build(read_manuscript(folder), folder / "out", ["pdf", "pdf-large-print"])
    assert report.exit_code == 0, report
    return folder


def words(file: Path) -> dict[str, tuple[float, float]]:
    """Each word of the last page: its left edge, and its top."""
    require(shutil.which("pdftotext"), "pdftotext (poppler) is not installed")
    done = subprocess.run(["pdftotext", "-bbox", file, "-"], capture_output=True, check=True)
    page = done.stdout.decode().rpartition("<page")[2]
    found = re.findall(r'xMin="([\d.-]+)" yMin="([\d.-]+)"[^>]*>([^<]*)<', page)
    return {_read(word): (float(x), float(y)) for x, y, word in found}


def _read(word: str) -> str:
    """A word in the order of reading: poppler gives its letters as they stand."""
    return word[::-1] if LEFTWARD.search(word) else word


@pytest.mark.parametrize("kind", [PdfExporter, LargePrintExporter])
@pytest.mark.parametrize("text", MIXED)
def test_it_is_read_back_as_it_was_written(tmp_path: Path, text: str, kind) -> None:
    document = book(section(Para((sentence(1, text),)), title="A שלום"))
    pages = print_document(document, tmp_path / "standard").pages
    made = print_document(document, tmp_path / "made", kind=kind, pages=pages)

    assert made.export.diagnostics == ()
    assert compare_pdf(document, read_tagged_pdf(made.file)) == ()


def test_words_stand_from_right_to_left_in_a_line_that_runs_rightward(tmp_path: Path) -> None:
    file = print_document(book(section(Para((sentence(1, MIXED[0]),)))), tmp_path).file
    found = words(file)
    order = sorted(("One", "says", "שלום", "עולם", "to", "all."), key=lambda word: found[word])

    assert order == ["One", "says", "עולם", "שלום", "to", "all."]


def test_a_book_from_right_to_left_is_turned_round(hebrew: Path) -> None:
    (file,) = hebrew.glob("out/pdf/*.pdf")
    found = words(file)
    middle = 297.0

    assert found["ראשונה"][0] < found["שורה"][0]
    assert found["חודש"][0] > found["עבודה"][0] > found["שעות"][0]
    assert found["An"][0] < found["English"][0] < found["paragraph."][0]
    assert found["פריט"][0] > middle
    bullets = [x for word, (x, _) in found.items() if word == "•"]
    assert bullets[0] > found["פריט"][0]


@pytest.mark.parametrize("format_", ["pdf", "pdf-large-print"])
def test_its_text_and_its_tags_are_those_of_the_manuscript(hebrew: Path, format_: str) -> None:
    (file,) = hebrew.glob(f"out/{format_}/*.pdf")
    document = read_manuscript(hebrew).document

    assert compare_pdf(document, read_tagged_pdf(file)) == ()
    with pikepdf.open(file) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"


def test_brackets_are_turned_round(tmp_path: Path) -> None:
    """The glyph of the first bracket stands at the right, and opens to the left."""
    require(shutil.which("pdftotext"), "pdftotext (poppler) is not installed")
    text = "אבג (דהו) זחט"
    file = print_document(book(section(Para((sentence(1, text),)))), tmp_path).file
    done = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True)

    assert text in re.sub("[\u202a-\u202e]", "", done.stdout.decode())


def test_the_judges_are_content(hebrew: Path) -> None:
    (file,) = hebrew.glob("out/pdf/*.pdf")
    for verdict in (page_validation(file), outloud(file)):
        assert verdict.errors == 0, str(verdict)


@slow
def test_verapdf_is_content(hebrew: Path) -> None:
    require(shutil.which("verapdf"), "veraPDF is not installed")
    for file in hebrew.glob("out/pdf*/*.pdf"):
        verdict = verapdf(file)
        assert verdict.errors == 0, str(verdict)


@pytest.mark.parametrize(
    ("text", "base", "levels"),
    [
        ("abc", 0, "000"),
        ("אבג", 0, "111"),
        ("a אב 12 c", 0, "001112200"),
        ("אב (גד)", 1, "1111111"),
        ("אב ab 12", 1, "11122222"),
        ("a\u00adא\u200fb", 0, "00110"),
    ],
)
def test_levels(text: str, base: int, levels: str) -> None:
    assert "".join(map(str, levels_of(text, base))) == levels


@pytest.mark.parametrize(
    ("levels", "order"),
    [
        ([0, 1, 0], [0, 1, 2]),
        ([0, 1, 1, 0], [0, 2, 1, 3]),
        ([1, 2, 1], [2, 1, 0]),
        ([0, 1, 2, 2, 1, 0], [0, 4, 2, 3, 1, 5]),
    ],
)
def test_the_order_of_a_line(levels: list[int], order: list[int]) -> None:
    assert visual_order(levels) == order
