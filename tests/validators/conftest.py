"""A small book in all its formats, built once."""

import os
from pathlib import Path

import pytest

from pipeline.driver import build
from pipeline.reader import read_manuscript
from tests.validators.mutations import SAMPLER

FORMATS = ("epub", "pdf", "audio", "readaloud", "daisy202", "captions", "audiobook", "m4b")


@pytest.fixture(scope="session")
def finished(tmp_path_factory) -> Path:
    """The sampler's output folder with every format that can be proved."""
    folder = tmp_path_factory.mktemp("finished")
    cache = {"cache": str(folder / "clips")} if "PUBLISH_CACHE" not in os.environ else {}
    report = build(read_manuscript(SAMPLER), folder / "out", FORMATS, overrides={"audio": cache})
    assert report.exit_code == 0, [str(result.error) for result in report.results]
    return folder / "out"
