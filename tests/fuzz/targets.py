"""What is fuzzed: each target takes bytes, puts them into a manuscript, and must not raise."""

import datetime
import tempfile
from collections.abc import Callable
from concurrent.futures import Executor
from functools import cache
from pathlib import Path

from pipeline.checks import check_document
from pipeline.diagnostics import has_errors
from pipeline.driver.plan import table_faults
from pipeline.errors import PublishError
from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.script.narrator import narrate
from pipeline.exporters.audio.voice.nearby import Nearby
from pipeline.exporters.base import Assets, Job
from pipeline.exporters.epub.exporter import EpubExporter
from pipeline.exporters.epub.options import EpubOptions
from pipeline.exporters.pdf.exporter import PdfExporter
from pipeline.exporters.pdf.options import PdfOptions
from pipeline.model.codec import from_json, to_json
from pipeline.reader import Manuscript, read_manuscript
from pipeline.registry import BUILT_IN
from tests.badbooks.folders import FACTS

CORPUS = Path(__file__).parent / "corpus"
_MOMENT = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
_BOOK = (FACTS + 'sections = ["one.md"]\n').encode()


def markdown(data: bytes) -> None:
    """A section."""
    _try({"one.md": data})


def facts(data: bytes) -> None:
    """The book.toml."""
    _try({"book.toml": data})


def csv(data: bytes) -> None:
    """A CSV file that a section names."""
    _try({"one.md": b"# One\n\n:::{csv-table} Rows\n:file: t.csv\n:::\n", "t.csv": data})


def svg(data: bytes) -> None:
    """A drawing that a section names."""
    _try({"one.md": b"# One\n\n![A green hill.](a.svg)\n", "a.svg": data})


TARGETS: dict[str, Callable[[bytes], None]] = {
    "markdown": markdown,
    "facts": facts,
    "csv": csv,
    "svg": svg,
}


@cache
def _folder() -> Path:
    """One folder for a whole run: making one each time would be most of the work."""
    holder = tempfile.TemporaryDirectory()
    _KEPT.append(holder)
    return Path(holder.name)


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def _try(files: dict[str, bytes]) -> None:
    folder = _folder()
    for name, content in {"book.toml": _BOOK, "one.md": b"# One\n\nText.\n", **files}.items():
        (folder / name).write_bytes(content)
    try:
        manuscript = read_manuscript(folder)
        found = (
            *manuscript.diagnostics,
            *check_document(manuscript.document, Assets(folder)),
            *table_faults(manuscript.outputs, manuscript.source, BUILT_IN, folder),
        )
    except PublishError:
        return
    assert from_json(to_json(manuscript.document)) == manuscript.document
    if not has_errors(found):
        _export(manuscript, Nearby())


def _export(manuscript: Manuscript, executor: Executor) -> None:
    """What the checks let through, every exporter must take."""
    document = manuscript.document
    narrate(document, AudioOptions())
    for exporter in (PdfExporter(PdfOptions()), EpubExporter(EpubOptions(page_list=False))):
        with tempfile.TemporaryDirectory() as work:
            assets = Assets(manuscript.folder)
            exporter.export(document, Job(Path(work), assets, _MOMENT, executor))
