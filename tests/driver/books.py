"""A book without text, and builds of it with the small exporters."""

import datetime
from pathlib import Path

from pipeline.config import TomlSource
from pipeline.driver import BuildReport, build
from pipeline.model import Document, Identifier, Metadata
from pipeline.reader import Manuscript
from tests.driver.exporters import REGISTRY

METADATA = Metadata(
    title="T", language="en", identifiers=(Identifier("urn:x"),), date=datetime.date(2020, 2, 3)
)


def manuscript(folder: Path, **outputs: dict[str, object]) -> Manuscript:
    """A manuscript in this folder, with these output tables."""
    source = TomlSource("book.toml", "")
    return Manuscript(folder, Document(METADATA, ()), outputs, source, ())


def make(
    output: Path, *names: str, folder: Path | None = None, registry=REGISTRY, **given
) -> BuildReport:
    """Build into ``output`` a manuscript that lies in ``folder``, else somewhere else."""
    tables = {name: value for name, value in given.items() if isinstance(value, dict)}
    flags = {name: value for name, value in given.items() if name not in tables}
    book = manuscript(folder or output.parent / "book", **tables)
    return build(book, output, names, registry=registry, jobs=1, **flags)
