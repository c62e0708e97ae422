"""A small book with all facts that records ask for, delivered once."""

from pathlib import Path

import pytest

from pipeline.driver import build
from pipeline.reader import read_manuscript
from tests.badbooks.folders import FACTS

BOOK = """title = "The Höhle & more"
subtitle = "A <small> book"
language = "en"
languages = ["en", "de"]
identifiers = ["urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00"]
publisher = "Hill & Co"
publisher-place = "Leeds"
rights = "CC BY 4.0"
license = "https://creativecommons.org/licenses/by/4.0/"
description = "About a hill."
subjects = ["Hills"]
date = 2026-01-02
audience = "general"
edition = "Second edition"
sections = ["one.md"]

[series]
name = "Landscapes"
number = 3

[[collections]]
name = "The Green Box"
number = 4

[[collections]]
name = "Open Papers"
type = "series"

[isbn]
epub = "978-3-16-148410-0"
pdf = "9780306406157"

[accessibility]
contact = "mailto:access@example.org"
exemptions = ["eaa-microenterprise"]

[[contributors]]
name = "Ann Ba"
file-as = "Ba, Ann"
orcid = "https://orcid.org/0000-0002-1825-0097"

[[contributors]]
name = "The Hill Society"
role = "edt"
corporate = true
isni = "0000 0001 2281 955X"

[[subject-codes]]
scheme = "thema"
code = "RBGK"
heading = "Hills"

[[subject-codes]]
scheme = "bisac"
code = "NAT041000"

[[subject-codes]]
scheme = "lcsh"
heading = "Mountains--Europe"
authority = "http://id.loc.gov/authorities/subjects/sh85087932"
"""
TEXT = """# One {#one}

It is [spät]{lang=de}.

| Year | Hills |
| ---- | ----- |
| 2001 | 4     |

: Hills
"""
ADDRESS = "https://books.example.org/höhle"
OUTPUT = f'[output.opds]\naddress = "{ADDRESS}"\n'


def write_book(folder: Path, output: str = "", facts: str = BOOK) -> Path:
    """The book's folder."""
    folder.mkdir(parents=True)
    (folder / "book.toml").write_text(facts + output, encoding="utf-8")
    (folder / "one.md").write_text(TEXT, encoding="utf-8")
    return folder


def _delivered(folder: Path, output: str, names: tuple[str, ...] = ("library",)) -> None:
    book = read_manuscript(write_book(folder / "book", output))
    assert [d for d in book.diagnostics if d.severity == "error"] == []
    report = build(book, folder / "out", names)
    assert report.exit_code == 0, [str(result.error) for result in report.results]


@pytest.fixture(scope="session")
def library(made_once) -> Path:
    """The delivery of all editions, for a web address."""
    return made_once("records", lambda folder: _delivered(folder, OUTPUT)) / "out" / "library"


@pytest.fixture(scope="session")
def shelf(made_once) -> Path:
    """The feed of all editions, whose links are relative."""
    make = made_once("records-feed", lambda folder: _delivered(folder, "", ("opds",)))
    return make / "out" / "opds"


@pytest.fixture(scope="session")
def bare(made_once) -> Path:
    """The delivery of a book of which next to nothing is known."""

    def make(folder: Path) -> None:
        facts = FACTS + 'sections = ["one.md"]\n[output.library]\neditions = ["epub"]\n'
        book = read_manuscript(write_book(folder / "book", facts=facts))
        assert build(book, folder / "out", ("library",)).exit_code == 0

    return made_once("records-bare", make) / "out" / "library"
