"""Whatever the text is: the reader never raises, and never loses a word in silence."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.checks import check_document
from pipeline.errors import ConfigError
from pipeline.exporters.base import Assets
from pipeline.model.codec import from_json, to_json
from pipeline.reader import Manuscript, read_manuscript
from tests.reader.manuscripts import write
from tests.slow import examples

PIECES = (
    "# ", "## ", "- ", "1. ", "> ", "    ", "  ", "\n", "\n\n", "\n\n", "\t", "*", "**", "_", "`",
    "```", "~~~", "[", "]", "(", ")", "![", "](a.png)", "](#a)", "](https://e.org)", "{", "}",
    "{#a}", "{lang=fr}", "{say=x}", ":::{note}", ":::{figure} a.png", ":::{table}",
    ":::{csv-table}", ":::{chart}", ":::{verse}", ":::{glossary}", "::::{quote}", ":::{math}",
    ":::{odd}", ":::", "::::", ":name: ", ":alt: ", ":file: t.csv", ":table: ", ": ", ":   ",
    "| ", " | ", "|---|---|", "---", "***", "===", "[^", "[^a]", "[^a]: ", "$", "$$", "\\",
    "{abbr}`", "{ref}`", "{term}`", "{sub}`", "<b>", "</b>", "<!--", "-->", "<", "&amp;", "&",
    '"', "'", "“", ". ", "? ", "! ", "Dr. ", "X. ", "…", "\u00a0", "\u2028", "\r", "\ufeff",
    "-- ", "{style=lower-alpha}", "{attribution=x}",
)  # fmt: skip


@st.composite
def marked_texts(draw: st.DrawFn) -> str:
    """Words, each of them once, among pieces of markup."""
    parts = draw(st.lists(st.sampled_from(PIECES) | st.just(None), max_size=60))
    return "".join(f" word{n}w " if part is None else part for n, part in enumerate(parts))


def _read(folder: Path, text: str) -> Manuscript:
    write(folder, {"one.md": text.encode("utf-8", "surrogatepass")})
    return read_manuscript(folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("any")


def _lost(manuscript: Manuscript, text: str) -> set[str]:
    """The words that stand neither in the document nor in a diagnostic."""
    told = " ".join(f"{fault.message} {fault.hint}" for fault in manuscript.diagnostics)
    return set(re.findall(r"word\d+w", text)) - set(
        re.findall(r"word\d+w", to_json(manuscript.document) + told)
    )


@given(text=marked_texts())
@settings(max_examples=examples(300), suppress_health_check=[HealthCheck.too_slow])
def test_no_word_is_lost_in_silence(folder, text):
    manuscript = _read(folder, f"# One\n\n{text}")
    spoken = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)

    lost = _lost(manuscript, spoken)
    assert not lost or "unused-note" in {fault.code for fault in manuscript.diagnostics}


@given(text=st.text(max_size=200) | marked_texts())
@settings(max_examples=examples(200), suppress_health_check=[HealthCheck.too_slow])
def test_any_text_becomes_a_document_that_can_be_kept(folder, text):
    manuscript = _read(folder, text)
    check_document(manuscript.document, Assets(folder))

    assert from_json(to_json(manuscript.document)) == manuscript.document


@given(text=marked_texts())
@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.too_slow])
def test_the_same_text_is_the_same_document(folder, text):
    assert _read(folder, text) == _read(folder, text)


@given(toml=st.text(st.sampled_from('ab1=[]{}"\n.,#- '), max_size=60))
@settings(max_examples=examples(100))
def test_any_table_of_book_toml_is_a_fault_at_most(folder, toml):
    write(folder, {"one.md": "# One\n\nText.\n"}, toml)
    try:
        manuscript = read_manuscript(folder)
    except ConfigError:
        return
    assert manuscript.document.metadata.title == "T"
