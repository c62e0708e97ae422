"""An EPUB of ours, imported again: what its readers read is the same."""

import zipfile
from pathlib import Path

from click.testing import CliRunner
from lxml import html

from pipeline.cli.group import group
from pipeline.importers import import_source

BOOK = """title = "The Garden"
language = "en"
identifiers = ["urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00"]
publisher = "Garden Press"
sections = ["a.md", "b.md"]

[[contributors]]
name = "Jane Doe"
"""
FIRST = """# Winter

It *snows*.[^1] See [Spring](#spring), and {numref}`days`.

[^1]: As it did.

:::{tip} Heed
Stay in.
:::

:::{table} Days
:name: days

| Month | Days |
|---|---|
| April | 30 |
:::
"""


def built(folder: Path, output: Path) -> Path:
    arguments = ["build", "epub", "-m", str(folder), "-o", str(output), "-q"]
    done = CliRunner().invoke(group, arguments)
    assert done.exit_code == 0, done.output
    return next((output / "epub").glob("*.epub"))


def words(epub: Path) -> list[str]:
    with zipfile.ZipFile(epub) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".xhtml"))
        pages = [html.fromstring(archive.read(name)) for name in names]
    return [word for page in pages for word in page.find("body").text_content().split()]


def test_an_epub_of_ours_reads_the_same_after_its_import(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name, text in (("book.toml", BOOK), ("a.md", FIRST), ("b.md", "# Spring\n\nIt *thaws*.\n")):
        (source / name).write_text(text, "utf-8")
    first = built(source, tmp_path / "one")
    done = import_source(first, tmp_path / "book")
    assert done.whole
    assert [str(step) for step in done.steps if step.severity == "error"] == []
    assert words(built(tmp_path / "book", tmp_path / "two")) == words(first)
