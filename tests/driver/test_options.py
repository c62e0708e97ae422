"""A format's options are read in one place, for builds and for all other commands."""

from pipeline.cli.reading import narration_options
from pipeline.driver.plan import format_options, plan_steps
from pipeline.reader import read_manuscript
from pipeline.registry import BUILT_IN, find_format

_BOOK = """title = "T"
language = "en"
identifiers = ["urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00"]
sections = ["one.md"]
"""


def _book(folder, toml):
    (folder / "book.toml").write_text(_BOOK + toml)
    (folder / "one.md").write_text("# One\n\nIt is late.\n")
    return read_manuscript(folder)


def test_the_script_is_of_the_narration_that_is_built(tmp_path):
    toml = '[output.audio]\nprofile = "podcast"\nvoices = { fr = "espeak" }\n'
    book = _book(tmp_path, toml)
    (step,) = plan_steps([find_format("audio")], book.outputs, book.source, BUILT_IN)

    assert narration_options(book) == step.exporter.options
    assert narration_options(book).profile == "podcast"


def test_a_special_table_lies_over_the_general_one(tmp_path):
    toml = "[output.epub]\ntoc-depth = 2\npage-list = false\n[output.daisy202]\ntoc-depth = 3\n"
    book = _book(tmp_path, toml)
    options = format_options(find_format("daisy202"), book.outputs, book.source)

    assert (options.toc_depth, options.page_list) == (3, False)
