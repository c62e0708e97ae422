"""An EPUB of ours, imported again: what its readers read is the same."""

import zipfile
from pathlib import Path

from click.testing import CliRunner
from lxml import html

from pipeline.cli.group import group
from pipeline.importers import import_source

BOOK = """title = "The Garden"
language = "en"
identifiers = ["urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00", "urn:isbn:9780306406157"]
publisher = "Garden Press"
date = 2026-02-03
sections = ["a.md", "b.md"]

[[contributors]]
name = "Jane Doe"

[[contributors]]
name = "Joe Roe"
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
    for name, text in (
        ("book.toml", BOOK),
        ("a.md", FIRST),
        ("b.md", "# Spring {role=afterword}\n\nIt *thaws*.\n"),
    ):
        (source / name).write_text(text, "utf-8")
    first = built(source, tmp_path / "one")
    done = import_source(first, tmp_path / "book")
    assert done.whole
    assert [str(step) for step in done.steps if step.severity == "error"] == []
    assert words(built(tmp_path / "book", tmp_path / "two")) == words(first)
    assert "role=afterword" in (tmp_path / "book/02-spring.md").read_text("utf-8")


def with_chart(folder: Path, figure: str = "| May | 31 |") -> Path:
    """A book with a chart of its table; the last row of the table is ``figure``."""
    chart = (
        ":::{chart} Days as bars\n:table: days\n:label-column: Month\n:value-column: Days\n"
        ":alt: Two bars of almost one length.\n\nA *long* description.\n:::\n"
    )
    text = FIRST.replace("| April | 30 |", f"| April | 30 |\n{figure}")
    source = folder / "source"
    source.mkdir()
    (source / "book.toml").write_text(BOOK.replace(', "b.md"', ""), "utf-8")
    (source / "a.md").write_text(f"{text.replace('[Spring](#spring)', 'it')}\n{chart}", "utf-8")
    return built(source, folder / "one")


def test_a_chart_of_ours_comes_back_as_a_chart_of_its_table(tmp_path: Path) -> None:
    first = with_chart(tmp_path)
    done = import_source(first, tmp_path / "book")
    assert done.whole
    assert [str(step) for step in done.steps if step.severity == "error"] == []
    written = "".join(one.read_text("utf-8") for one in (tmp_path / "book").glob("*.md"))
    assert (
        ":::{chart} Days as bars\n:table: days\n:label-column: Month\n:value-column: Days\n"
        ":alt: Two bars of almost one length.\n\nA *long* description.\n:::" in written
    )
    assert words(built(tmp_path / "book", tmp_path / "two")) == words(first)


def test_a_chart_that_its_table_does_not_prove_stays_what_it_shows(tmp_path: Path) -> None:
    first = with_chart(tmp_path)
    other = tmp_path / "other.epub"
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b">31</span></td>", b">32</span></td>"))
    done = import_source(other, tmp_path / "book")
    written = "".join(one.read_text("utf-8") for one in (tmp_path / "book").glob("*.md"))
    assert "{chart}" not in written
    assert "Two bars of almost one length." in written
    assert done.whole
