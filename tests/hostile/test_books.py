"""Books of extreme shape: each edition takes a time that grows as the book does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.checks import check_document
from pipeline.exporters.audio.listing import printed
from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.script.narrator import narrate
from pipeline.exporters.base import Assets
from pipeline.model import Document
from pipeline.reader import Manuscript, read_manuscript
from tests.exporters.epub.books import make_epub
from tests.exporters.pdf.books import print_document
from tests.hostile.clock import grows_evenly
from tests.reader.manuscripts import read, write

_LIMIT = 30
SHAPES: dict[str, tuple[int, Callable[[int], str]]] = {
    "a table of one row": (150, lambda n: f"{'| a ' * n}|\n{'|---' * n}|\n{'| b ' * n}|\n"),
    "a table of one column": (400, lambda n: "| a |\n|---|\n" + "| b |\n" * n),
    "a cell of many words": (8_000, lambda n: f"| a |\n|---|\n| {'word ' * (n // 5)} |\n"),
    "a cell of one word": (8_000, lambda n: f"| a |\n|---|\n| {'a' * n} |\n"),
    "definitions of links": (
        400,
        lambda n: (
            "".join(f"[word{i}]\n" for i in range(n))
            + "\n"
            + "".join(f"[word{i}]: https://example.org/{i}\n" for i in range(n))
        ),
    ),
    "a word": (8_000, lambda n: "incomprehensibility" * (n // 19)),
    "a paragraph": (30_000, lambda n: "The river runs under a bridge of stone. " * (n // 40)),
    "a sentence": (30_000, lambda n: "the river runs under a bridge of stone " * (n // 39)),
    "notes": (
        200,
        lambda n: "".join(f"Text.[^n{i}]\n\n[^n{i}]: Note {i}.\n\n" for i in range(n)),
    ),
    "one note, called often": (300, lambda n: "Text.[^n] " * n + "\n\n[^n]: Note.\n"),
    "headings of one title": (150, lambda n: "## Same\n\nText.\n\n" * n),
    "boxes, one after the other": (150, lambda n: ":::{note}\nText.\n:::\n\n" * n),
}


def _read(folder: Path, shape: str, count: int) -> Manuscript:
    folder.mkdir(exist_ok=True)
    return read(folder, f"# One\n\n{SHAPES[shape][1](count)}\n")


def _script(document: Document, folder: Path) -> None:
    check_document(document, Assets(folder))
    printed(narrate(document, AudioOptions()), "en")


def _epub(document: Document, folder: Path) -> None:
    make_epub(document, folder, folder / "epub")


def _pdf(document: Document, folder: Path) -> None:
    print_document(document, folder / "pdf")


@pytest.mark.parametrize("edition", [_script, _epub, _pdf])
@pytest.mark.parametrize("shape", SHAPES)
def test_an_edition_grows_with_its_book(tmp_path, shape, edition):
    def work(count: int) -> None:
        document = _read(tmp_path / str(count), shape, count).document
        edition(document, tmp_path / str(count))

    work(2)  # loads what is needed
    assert grows_evenly(work, SHAPES[shape][0], _LIMIT)


@pytest.mark.parametrize("edition", [_script, _epub, _pdf])
def test_a_book_of_many_sections_grows_evenly(tmp_path, edition):
    def work(count: int) -> None:
        folder = tmp_path / str(count)
        folder.mkdir(exist_ok=True)
        write(folder, {f"s{number}.md": "# Same\n\nText.\n" for number in range(count)})
        edition(read_manuscript(folder).document, folder)

    work(2)  # loads what is needed
    assert grows_evenly(work, 100, _LIMIT)


NESTED = {
    "quotations": ("> " * 5_000 + "end", "20 lists or directives, or 40 quotations"),
    "lists": ("- " * 5_000 + "end", "20 lists"),
    "lists by lines": ("".join(f"{'  ' * n}- a\n" for n in range(500)), "20 lists"),
    "boxes": ("".join(f"{':' * (600 - n)}{{note}}\n" for n in range(590)) + "end", "20 lists or"),
    "emphasis": ("*a " * 5_000 + "end" + "*" * 5_000, "24"),
}


@pytest.mark.parametrize("name", NESTED)
def test_nesting_beyond_a_bound_is_one_fault_that_says_it(tmp_path, name):
    text, bound = NESTED[name]
    found = [f for f in read(tmp_path, f"# One\n\n{text}\n").diagnostics if f.code == "too-deep"]

    assert [fault.position and fault.position.file for fault in found] == ["one.md"]
    assert found[0].position.line
    assert f"no more than {bound}" in found[0].message
