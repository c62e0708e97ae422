"""A book with errors, built as a draft: every place is marked, and nothing is claimed."""

import re
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from pipeline.cli.group import group
from tests.exporters.epub.books import unzip
from tests.reader.manuscripts import write

TEXT = """# One

A [broken link](nowhere.md) and ![](gone.png){.decorative} and ``{nope}`role` ``.

### Too deep

![](missing.png)

:::{figure} gone.svg
:alt: A hill.

Its caption.
:::

:::{nothing}
Kept words.
:::

:::{table} Pay

| a | b |
|---|---|
| c | [x](#nowhere) |
:::

:::{chart} Pay
:table: none
:alt: Bars.
:::

{lang=xx_YY}
Text.[^n]

The end.

[^n]: A note.

[^lost]: Never called.
"""
REVIEW = (
    '\n[accessibility.review]\nby = "A"\ndate = 2026-01-01\nreport = "https://e.org"\n'
    '\n[isbn]\nepub = "978-0-306-40615-7"\n'
)


def _asked(folder: Path, *more: str) -> list[str]:
    return ["build", "epub", "pdf", "-q", "-m", str(folder), "-o", str(folder / "out"), *more]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = write(tmp_path_factory.mktemp("draft"), {"one.md": TEXT}, REVIEW)
    done = CliRunner().invoke(group, _asked(folder, "--draft"))
    assert done.exit_code == 0, done.output
    return folder, done.output


def _epub(folder: Path) -> str:
    (file,) = folder.glob("out/drafts/epub/*.epub")
    return "\n".join(data.decode("utf-8", "replace") for data in unzip(file).values())


def test_drafts_are_named_as_such_and_stand_apart(made: tuple[Path, str]) -> None:
    folder, _ = made
    names = sorted(path.name for path in (folder / "out").rglob("*.*") if path.suffix != ".json")

    assert names == ["draft-t.epub", "draft-t.pdf"]
    assert '<dc:title id="title">Draft: T</dc:title>' in _epub(folder)
    assert not (folder / "out" / "epub").exists()


def test_every_error_is_told_in_its_place_in_words(made: tuple[Path, str]) -> None:
    folder, output = made
    text = re.sub(r"<[^>]+>", "", _epub(folder))
    told = re.findall(r"one\.md:(\d+): error: .*\[([a-z-]+)\]", output)

    assert len(told) >= 8
    for line, code in told:
        assert f"Draft: one.md:{line}: {code}" in text
    assert text.index("Draft: one.md:3: broken-link") < text.index("A broken link")
    assert text.index("Draft: one.md:15: unknown-directive") < text.index("Kept words.")
    for kept in ("Kept words.", "Its caption.", "A hill.", "broken link"):
        assert kept in text


def test_nothing_is_claimed(made: tuple[Path, str]) -> None:
    folder, _ = made
    epub = _epub(folder)
    (file,) = folder.glob("out/drafts/pdf/*.pdf")
    with pikepdf.open(file) as pdf:
        packet = pdf.Root.Metadata.read_bytes()

    assert "conformsTo" not in epub
    assert "9780306406157" not in epub
    assert b"pdfuaid:part>" not in packet
    assert b"pdfaid:part>" not in packet


def test_without_the_option_it_is_refused(made: tuple[Path, str]) -> None:
    folder, _ = made

    assert CliRunner().invoke(group, _asked(folder)).exit_code != 0
    assert CliRunner().invoke(group, _asked(folder, "--draft", "--strict")).exit_code == 2


def test_a_sound_book_has_no_boxes_as_a_draft(tmp_path: Path) -> None:
    folder = write(tmp_path, {"one.md": "# One\n\nText.\n"})
    done = CliRunner().invoke(group, _asked(folder, "--draft"))

    assert done.exit_code == 0, done.output
    assert "Draft: one.md" not in _epub(folder)
    assert "Draft: T" in _epub(folder)
