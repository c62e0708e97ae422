"""Tables of book.toml: faults are found together, each with its line and the nearest name."""

import tomllib
from dataclasses import dataclass, field
from typing import ClassVar, Literal

import pytest

from pipeline.config import TABLE, TableError, TomlSource, bind_table
from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.epub.options import EpubOptions
from pipeline.exporters.pdf.options import PdfOptions
from pipeline.model import Position


@dataclass(frozen=True, slots=True)
class Person:
    __pydantic_config__: ClassVar = TABLE
    name: str
    file_as: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    __pydantic_config__: ClassVar = TABLE
    page_size: Literal["A4", "Letter"] = "A4"
    margin: float = 20.0
    people: list[Person] = field(default_factory=list)
    words: dict[str, Person] = field(default_factory=dict)
    owner: Person | None = None


def _bind(text: str) -> Paper:
    return bind_table(Paper, tomllib.loads(text)["output"]["pdf"], _source(text), "output", "pdf")


def _source(text: str) -> TomlSource:
    return TomlSource("book.toml", text)


def _faults(text: str) -> list[tuple[str, int | None, str | None]]:
    with pytest.raises(TableError) as caught:
        _bind(text)
    return [(d.code, d.position.line, d.hint) for d in caught.value.diagnostics]


def test_keys_have_hyphens():
    text = '[output.pdf]\npage-size = "Letter"\nmargin = 12\npeople = [{name = "A", file-as = "B"}]'

    assert _bind(text) == Paper("Letter", 12.0, [Person("A", "B")])


def test_all_faults_are_reported_together():
    text = 'title = "x"\n[output.pdf]\npage-sice = "A4"\nmargin = "wide"\n'

    assert _faults(text) == [
        ("unknown-key", 3, "Did you mean 'page-size'?"),
        ("bad-value", 4, "Input should be a valid number, unable to parse string as a number."),
    ] or _faults(text) == [
        ("bad-value", 4, "Input should be a valid number, unable to parse string as a number."),
        ("unknown-key", 3, "Did you mean 'page-size'?"),
    ]


def test_an_unknown_key_in_an_array_of_tables_is_found_in_the_right_table():
    text = '[output.pdf]\n[[output.pdf.people]]\nname = "A"\n[[output.pdf.people]]\nnmae = "B"\n'

    assert ("unknown-key", 5, "Did you mean 'name'?") in _faults(text)
    assert ("missing-key", 4, "Add it to book.toml.") in _faults(text)


@pytest.mark.parametrize("table", ["words.it", "owner"])
def test_a_nested_table_names_its_own_keys(table):
    text = f'[output.pdf.{table}]\nname = "A"\nfile_as = "B"\n'

    assert _faults(text) == [("unknown-key", 3, "Did you mean 'file-as'?")]


def test_a_value_of_a_choice_names_the_choices():
    (fault,) = _faults('[output.pdf]\npage-size = "A3"\n')

    assert fault == ("bad-value", 2, "Input should be 'A4' or 'Letter'.")


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("title",), 1),
        (("abbreviations", "U.S."), 3),
        (("abbreviations", "BLS", "say"), 6),
        (("people", 1), 9),
        (("people", 1, "name"), 10),
        (("people",), 7),
        (("abbreviations", "nowhere"), 2),
        (("nowhere",), None),
    ],
)
def test_the_line_of_a_key(keys, line):
    text = (
        'title = "x"\n[abbreviations]\n"U.S." = "United States"\n'
        '\n[abbreviations.BLS] # a comment\nsay = "x"\n'
        '[[people]]\nname = "A"\n[[people]]\nname = "B"\n'
    )

    assert _source(text).position(*keys) == Position("book.toml", line)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (EpubOptions, "toc-depth = 0"),
        (PdfOptions, "contents-depth = 0"),
        (PdfOptions, "binding = -3"),
        (AudioOptions, "speed = 0"),
    ],
)
def test_a_number_that_makes_no_sense(kind, line):
    text = f"[output.x]\n{line}\n"
    values = tomllib.loads(text)["output"]["x"]

    with pytest.raises(TableError) as caught:
        bind_table(kind, values, _source(text), "output", "x")
    (fault,) = caught.value.diagnostics
    assert (fault.code, fault.position.line) == ("bad-value", 2)
    assert "greater than or equal to" in fault.hint
