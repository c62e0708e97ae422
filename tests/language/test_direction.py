"""The direction of a language, and of a book that does not say its own."""

# ruff: noqa: RUF001  (letters of Hebrew)

import pytest

from pipeline.language.direction import direction_of
from pipeline.reader import read_manuscript


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("he", "rtl"), ("ar-EG", "rtl"), ("fa", "rtl"), ("ur", "rtl"), ("az-Arab", "rtl"),
        ("he-Latn", "ltr"), ("en", "ltr"), ("az", "ltr"), ("ja", "ltr"), ("", "ltr"),
    ],
)  # fmt: skip
def test_the_direction_of_a_language(tag, direction):
    assert direction_of(tag) == direction


@pytest.mark.parametrize(("line", "direction"), [("", "rtl"), ('direction = "ltr"\n', "ltr")])
def test_a_book_is_written_as_its_language_unless_it_says_otherwise(tmp_path, line, direction):
    (tmp_path / "a.md").write_text("# שלום\n\nשלום עולם.\n", encoding="utf-8")
    (tmp_path / "book.toml").write_text(
        f'title = "שלום"\nlanguage = "he"\n{line}sections = ["a.md"]\n', encoding="utf-8"
    )

    assert read_manuscript(tmp_path).document.metadata.direction == direction
