"""Every real text becomes a book: none is refused, and each edition proves that it holds it all."""

import shutil

import pytest
from click.testing import CliRunner

from pipeline.checks import check_document
from pipeline.cli.script import command as script
from pipeline.diagnostics import Diagnostic
from pipeline.driver import build
from pipeline.exporters.base import Assets
from pipeline.reader import read_manuscript
from tests.gauntlet.texts import bible, packaged, sayings
from tests.judges import require
from tests.slow import sampled, slow

PACKAGES = {"": 40, "de": 40, "es": 20}
"""Where the packages of sayings lie, and how many collections are there at least."""

TEXTS = list(sayings(packaged("fortunes", "fortunes-min", "fortunes-de", "fortunes-es")))


@pytest.fixture(scope="module")
def texts():
    require(len(TEXTS) >= sum(PACKAGES.values()), "Debian's fortunes, fortunes-de, fortunes-es")
    return {str(text): text for text in TEXTS}


def test_the_collections_are_there(texts):
    for language, least in zip(("en", "de", "es"), PACKAGES.values(), strict=True):
        assert sum(text.language == language for text in texts.values()) >= least


@pytest.mark.parametrize("name", sampled([str(text) for text in TEXTS] or ["none"], every=30))
def test_a_collection_of_sayings(name, texts, tmp_path):
    text = texts[name].text()

    assert text.sections[0][1]
    assert refusals(text, tmp_path) == []


@slow
def test_the_bible(tmp_path):
    require(shutil.which("bible"), "Debian's bible-kjv")
    text = bible()

    assert len(text.sections) == 66
    assert refusals(text, tmp_path) == []


def refusals(text, folder):
    """What is refused of a text: in checking, in the EPUB, the PDF and the narrator's script."""
    manuscript = read_manuscript(text.write(folder / "book"))
    found = check_document(manuscript.document, Assets(manuscript.folder))
    report = build(manuscript, folder / "out", ["epub", "pdf"], jobs=1)
    refused = [*_errors([*manuscript.diagnostics, *found])]
    for result in report.results:
        refused += [*_errors(result.diagnostics), *([str(result.error)] if result.error else [])]
    told = CliRunner().invoke(script, ["--manuscript", str(manuscript.folder)])
    if told.exit_code or len(told.stdout) < len(text.sections):
        refused.append(f"script: {told.stderr}")
    return refused


def _errors(found: list[Diagnostic]) -> list[str]:
    return [fault.message for fault in found if fault.severity == "error"]
