"""A reading that remembers the one before it reads what one that remembers nothing reads."""

import shutil
from pathlib import Path

import pytest

from pipeline.model.codec import to_json
from pipeline.reader import Remembering, read_manuscript

BOOKS = Path(__file__).parents[1] / "books"


def _write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def _seen(folder: Path, memory: Remembering | None = None) -> tuple[str, tuple]:
    read = read_manuscript(folder, memory)
    return to_json(read.document), read.diagnostics


FIRST = (
    "# One {#one}\n\nSee {ref}`deep` and [two](two.md#deep) and [](#deep).[^n]\n\n"
    "{page}`7`\n\n[^n]: A note.\n"
)
SECOND = (
    "# Two\n\n## Deep {#deep}\n\nSee [Setup] and {term}`frost`. {numref}`rain`\n\n## Setup\n\nX.\n"
)
THIRD = (
    "# Three\n\n:::{glossary}\nFrost\n:   Cold.\n:::\n\n:::{csv-table} Rain\n:file: rain.csv\n"
    ":name: rain\n:::\n\n:::{chart} Rain\n:table: rain\n:alt: Two bars.\n:::\n"
)
EDITS = {
    "a word": ("one.md", FIRST + "\nMore.\n"),
    "another title": ("two.md", SECOND.replace("# Deep", "# Deeper")),
    "another id": ("two.md", SECOND.replace("#deep", "#depth")),
    "an id taken": ("one.md", FIRST.replace("#one", "#deep")),
    "a span with an id taken": ("one.md", FIRST + "\n[here]{#deep}\n"),
    "no heading": ("two.md", SECOND.replace("## Setup", "Setup")),
    "another heading": ("one.md", FIRST + "\n## Setup\n\nY.\n"),
    "another term": ("three.md", THIRD.replace("Frost", "Thaw")),
    "one table more": ("one.md", FIRST + "\n:::{table} T\n| a |\n|---|\n| b |\n:::\n"),
    "no note": ("one.md", FIRST.replace(".[^n]", ".")),
    "another table": ("rain.csv", "Season,Rain\nSpring,4\nWinter,5\n"),
    "no table": ("rain.csv", None),
    "no file": ("two.md", None),
    "a printed page": ("one.md", FIRST + "\n{page}`8`\n"),
    "another language": ("book.toml", 'language = "de"\nnumber-sections = true\n'),
}


def _book(folder: Path, *, facts: str = 'language = "en"\n') -> None:
    whole = (
        'title = "T"\nidentifiers = ["urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00"]\n'
        'page-source = "The Book"\nsections = ["one.md", "two.md", "three.md"]\n'
    )
    _write(folder, "book.toml", whole + facts)


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_and_its_undoing_are_seen_as_if_nothing_was_remembered(tmp_path, edit):
    _book(tmp_path)
    texts = {"one.md": FIRST, "two.md": SECOND, "three.md": THIRD}
    texts["rain.csv"] = "Season,Rain\nWinter,3\nSpring,4\n"
    for name, text in texts.items():
        _write(tmp_path, name, text)
    memory = Remembering()
    before = _seen(tmp_path, memory)
    name, text = EDITS[edit]

    if text is None:
        (tmp_path / name).unlink()
    elif name == "book.toml":
        _book(tmp_path, facts=text)
    else:
        _write(tmp_path, name, text)
    memory.forget([name])
    edited = _seen(tmp_path, memory)

    assert edited == _seen(tmp_path)
    assert edited != before
    _book(tmp_path)
    for one, whole in texts.items():
        _write(tmp_path, one, whole)
    memory.forget([name])
    assert _seen(tmp_path, memory) == before


def test_a_book_with_everything_is_remembered_whole(tmp_path):
    book = tmp_path / "book"
    shutil.copytree(BOOKS / "everything", book)
    memory = Remembering()
    before = _seen(book, memory)
    section = next(path for path in sorted(book.rglob("*.md")))

    section.write_text(section.read_text("utf-8") + "\n\nOne more paragraph.\n", "utf-8")

    again = _seen(book, memory)
    assert again == _seen(book)
    assert again != before


def test_only_what_was_changed_is_read_again(tmp_path):
    _book(tmp_path)
    for name, text in (("one.md", "# One\n\nA.\n"), ("two.md", SECOND), ("three.md", "# Three\n")):
        _write(tmp_path, name, text)
    memory = Remembering()
    before = read_manuscript(tmp_path, memory).document

    _write(tmp_path, "one.md", "# One\n\nB.\n")
    now = read_manuscript(tmp_path, memory).document

    assert now.sections[0] != before.sections[0]
    assert now.sections[1] is before.sections[1]
    assert now.sections[2] is before.sections[2]
