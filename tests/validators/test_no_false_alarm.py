"""The proofs are silent on sound editions of books with odd headings, and of either standard."""

import pytest

from pipeline.driver import build
from pipeline.reader import read_manuscript
from tests.validators.mutations import SAMPLER

_TOML = """title = "Hard & odd: A <book>"
subtitle = "With: more"
language = "en"
identifiers = ["urn:uuid:2d1a5f3c-6f0e-5f67-9c1b-5a8f7a4f2b10"]
sections = ["a.md"]
"""
_TEXT = """# The area $x^2$ of *all* `code`[^1] and [itself](#second)

[Un paragraphe.]{lang=fr} [Il a deux phrases.]{lang=fr}

## $y$

| Name | A | B |
|---|--:|:-:|
| x | 1 | $z$ |
| y |  | [mot]{lang=fr} |

## Second {#second}

3. three
4. four

   - inner $q$

> Quote with [a link](https://example.org/a?b=c&d=e "Title")
>
> - and a list

[^1]: A note with $a$ and [*mot*]{lang=fr}.
"""


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
def test_odd_headings_are_no_fault(tmp_path, standard):
    (tmp_path / "book.toml").write_text(_TOML, encoding="utf-8")
    (tmp_path / "a.md").write_text(_TEXT, encoding="utf-8")

    names = ["epub", "pdf", "pdf-large-print", "pdf-booklet"]
    options = {"pdf": {"standard": standard}}
    report = build(read_manuscript(tmp_path), tmp_path / "out", names, overrides=options)

    told = [fault for result in report.results for fault in result.diagnostics]
    assert [result.error for result in report.results] == [None] * 4, told


def test_other_depths_and_margins_are_no_fault(tmp_path):
    options = {
        "pdf": {"two-sided": True, "contents-depth": 6, "section-breaks": False},
        "epub": {"toc-depth": 1, "lists": False, "split-depth": 3, "join-below": 9000},
    }
    report = build(read_manuscript(SAMPLER), tmp_path / "out", ["epub", "pdf"], overrides=options)

    told = [fault for result in report.results for fault in result.diagnostics]
    assert [result.error for result in report.results] == [None] * 2, told
