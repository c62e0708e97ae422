"""A narrated small book, made once for all tests."""

import datetime
from concurrent.futures import Executor
from pathlib import Path

import pytest

from pipeline.driver.workers import Workers
from pipeline.exporters.audio.exporter import AudioExporter
from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.base import Assets, Export, Job
from pipeline.model import Document
from tests.exporters.audio.book import everything


@pytest.fixture(scope="session")
def workers():
    """Two worker processes."""
    pool = Workers(2)
    yield pool
    pool.shutdown()


@pytest.fixture(scope="session")
def narrate_book(workers, tmp_path_factory):
    """Narrate a document: its export, and the folder of its files.

    Clips are kept with those of the other tests, or in a ``cache`` of the test's own.
    """

    def run(
        document: Document, executor: Executor = workers, **options: object
    ) -> tuple[Export, Path]:
        work = tmp_path_factory.mktemp("audio")
        moment = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
        exporter = AudioExporter(AudioOptions(**options))
        with pytest.MonkeyPatch.context() as environment:
            if "cache" in options:
                environment.delenv("PUBLISH_CACHE")
            return exporter.export(document, Job(work, Assets(work), moment, executor)), work

    return run


@pytest.fixture(scope="session")
def small(narrate_book) -> tuple[Export, Path]:
    """The small book with one of each thing."""
    return narrate_book(everything())
