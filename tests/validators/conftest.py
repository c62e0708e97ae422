"""A small book in all its formats, built once."""

from pathlib import Path

import pytest

from pipeline.driver import build
from pipeline.reader import read_manuscript
from tests.validators.mutations import SAMPLER

FORMATS = ("epub", "pdf", "audio", "readaloud", "daisy202", "captions", "audiobook", "m4b")


@pytest.fixture(scope="session")
def finished(made_once) -> Path:
    """The sampler's output folder with every format that can be proved; it is not to be changed."""

    def make(folder: Path) -> None:
        report = build(read_manuscript(SAMPLER), folder / "out", FORMATS)
        assert report.exit_code == 0, [str(result.error) for result in report.results]

    return made_once("finished", make) / "out"
