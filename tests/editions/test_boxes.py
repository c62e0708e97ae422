"""The kind of a box is told in words in every edition, never by its colour alone."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from pipeline.driver import build
from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.script.narrator import narrate
from pipeline.reader import read_manuscript
from tests.badbooks.folders import FACTS
from tests.judges import require

BOXES = """# Garden

:::{warning} Frost
Cover the beds.
:::

:::{tip} Water
Do it early.
:::

:::{note} NOTEWORTHY
Roses are thirsty.
:::

:::{warning}
It bites.
:::
"""
TOLD = {
    "en": ("Warning: Frost", "Tip: Water", "NOTEWORTHY", "Warning"),
    "de": ("Warnung: Frost", "Tipp: Water", "Hinweis: NOTEWORTHY", "Warnung"),
    "fr": ("Avertissement : Frost", "Conseil : Water", "Remarque : NOTEWORTHY", "Avertissement"),
}


@pytest.fixture(params=TOLD)
def book(request, tmp_path: Path) -> tuple[str, Path]:
    """A language, and a book in it."""
    folder = tmp_path / "book"
    folder.mkdir()
    facts = FACTS.replace('language = "en"', f'language = "{request.param}"')
    (folder / "book.toml").write_text(facts + 'sections = ["one.md"]\n', encoding="utf-8")
    (folder / "one.md").write_text(BOXES, encoding="utf-8")
    return request.param, folder


def _lines(pdf: Path) -> list[str]:
    command = ["pdftotext", "-layout", str(pdf), "-"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [" ".join(line.split()) for line in printed.splitlines()]


def test_print_and_epub_say_it_before_the_title(book, tmp_path):
    language, folder = book
    require(shutil.which("pdftotext"), "poppler")

    report = build(read_manuscript(folder), tmp_path / "out", ["pdf", "epub"], jobs=1)

    assert [result.error for result in report.results] == [None, None]
    (pdf,), (epub,) = (result.files for result in report.results)
    assert [line for line in _lines(pdf) if line in TOLD[language]] == list(TOLD[language])
    with zipfile.ZipFile(epub) as archive:
        markup = archive.read("EPUB/section-001.xhtml").decode("utf-8")
    titles = re.findall(r'class="admonition-title">(.*?)</p>', markup)
    assert [" ".join(re.sub("<[^>]+>", "", title).split()) for title in titles] == list(
        TOLD[language]
    )


def test_the_narration_says_the_same_word(book):
    language, folder = book

    (section,) = narrate(read_manuscript(folder).document, AudioOptions()).sections

    said = " ".join(utterance.text for utterance in section.utterances)
    kinds = [told.split(":")[0].strip() for told in TOLD[language]]
    assert [kind for kind in kinds if kind in said] == kinds


def test_a_warning_has_a_frame_that_is_seen_in_grey(tmp_path, book):
    _, folder = book
    require(shutil.which("pdftoppm"), "poppler")
    report = build(read_manuscript(folder), tmp_path / "out", ["pdf"], jobs=1)

    picture = tmp_path / "page"
    command = ["pdftoppm", "-r", "100", "-gray", report.results[0].files[0], picture]
    subprocess.run(command, check=True)

    pages = [file.read_bytes() for file in sorted(tmp_path.glob("page*.pgm"))]
    assert sum(_long_dark_rows(page) for page in pages) >= 4  # above and below each of two warnings


def _long_dark_rows(pgm: bytes) -> int:
    """How many rows of a grey picture are dark over half their width or more."""
    _, size, _, pixels = pgm.split(b"\n", 3)
    width, height = map(int, size.split())
    rows = (pixels[row * width : (row + 1) * width] for row in range(height))
    return sum(sum(pixel < 128 for pixel in row) > width / 2 for row in rows)
