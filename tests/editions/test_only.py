"""Content for some editions alone stands in these, and is proved to be left out of the others."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli.group import group
from pipeline.driver.reading import read_checked
from pipeline.model.editions import EPUB, PRINT, edition_document
from pipeline.reader import read_manuscript
from pipeline.registry import BUILT_IN, find_format
from tests.exporters.epub.books import unzip
from tests.reader.manuscripts import write

TEXT = """# One

Everybody reads this.[^all]

:::{only} print
Turn the leaf.[^paper]
:::

:::{only} epub
Tap the link.

- Here
- There
:::

:::{only} large-print
The letters are large.
:::

:::{only} audio
Listen closely.
:::

- An apple
- A pear

  :::{only} print
  It is drawn below.
  :::

::::{note}
:::{only} not print
The screen shines.
:::
::::

The end.

[^all]: Indeed.

[^paper]: Paper is wood.
"""
SAID = {
    "Turn the leaf.": {"pdf", "pdf-large-print"},
    "Paper is wood.": {"pdf", "pdf-large-print"},
    "It is drawn below.": {"pdf", "pdf-large-print"},
    "Tap the link.": {"epub"},
    "The letters are large.": {"pdf-large-print"},
    "Listen closely.": {"audio", "captions"},
    "The screen shines.": {"epub", "audio", "captions", "readaloud", "daisy202"},
    "Everybody reads this.": {
        *("pdf", "pdf-large-print", "epub", "audio", "captions", "readaloud", "daisy202"),
    },
}
FORMATS = sorted(SAID["Everybody reads this."])
ONLY_LINE = re.compile(r"(\{only\}).*")


def _made(folder: Path, text: str) -> Path:
    """All editions of the book: each has passed its own proof, or there would be none."""
    write(folder, {"one.md": text}, '[output.audio]\nengine = "espeak"\n')
    asked = ["build", *FORMATS, "-m", str(folder), "-o", str(folder / "out"), "-q"]
    done = CliRunner().invoke(group, asked)
    assert done.exit_code == 0, done.output
    return folder / "out"


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _made(tmp_path_factory.mktemp("only"), TEXT)


@pytest.fixture(scope="module")
def whole_editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same sentences, all of them for every edition."""
    text = ONLY_LINE.sub(r"\1 print, epub, audio", TEXT)
    return _made(tmp_path_factory.mktemp("whole"), text)


def _words(output: Path, name: str) -> str:
    """The text that an edition holds."""
    files = _files(output, name)
    if name in ("epub", "readaloud"):
        return " ".join(data.decode("utf-8", "replace") for data in unzip(files[0]).values())
    return " ".join(file.read_text("utf-8", "replace") for file in files if file.suffix != ".mp3")


def _files(output: Path, name: str) -> list[Path]:
    return sorted(path for path in (output / name).rglob("*") if path.is_file())


@pytest.mark.parametrize("name", ["captions", "daisy202", "epub", "readaloud"])
def test_an_edition_says_what_is_meant_for_it_and_nothing_else(editions: Path, name: str) -> None:
    text = _words(editions, name)

    meant = {one for one, where in SAID.items() if name in where}
    assert {one for one in SAID if one in text} == meant


@pytest.mark.parametrize("name", FORMATS)
def test_the_proof_finds_what_should_have_been_left_out(
    editions: Path, whole_editions: Path, name: str
) -> None:
    document = read_manuscript(editions.parent).document
    format_ = find_format(name, BUILT_IN)

    assert format_.prove(document, _files(editions, name)) == ()
    assert format_.prove(document, _files(whole_editions, name)) != ()


def test_the_report_says_how_much_is_left_out(editions: Path) -> None:
    document = read_manuscript(editions.parent).document

    claims = {name: find_format(name, BUILT_IN).claim_on(document) for name in FORMATS}

    told = "It leaves out, as the manuscript says, {} for other editions."
    assert claims["epub"].endswith(told.format("4 passages that are"))
    assert claims["pdf"].endswith(told.format("4 passages that are"))
    assert claims["pdf-large-print"].endswith(told.format("3 passages that are"))


def test_notes_of_left_out_text_go_with_it(editions: Path) -> None:
    document = read_manuscript(editions.parent).document

    assert [n.label for n in edition_document(document, EPUB).notes] == ["1"]
    assert [n.label for n in edition_document(document, PRINT).notes] == ["1", "2"]


def test_a_book_without_such_content_is_the_same_document(tmp_path: Path) -> None:
    document = read_manuscript(write(tmp_path, {"one.md": "# One\n\nText.\n"})).document

    assert edition_document(document, EPUB) is document


def _faults(tmp_path: Path, text: str) -> list[tuple[str, str, str]]:
    _, found = read_checked(write(tmp_path, {"one.md": text}))
    return [(one.code, str(one.position), one.message) for one in found]


ONLY = (
    ":::{{only}} {}\n:::{{table}} Pay\n:name: pay\n\n| a | b |\n|---|---|\n| c | 1 |\n:::\n::::\n"
)


@pytest.mark.parametrize(
    ("kinds", "lacking"),
    [
        ("print", "the EPUB and the edition that is read aloud"),
        ("epub", "the printed edition, the large print and the edition that is read aloud"),
        ("epub, audio", "the printed edition and the large print"),
    ],
)
def test_a_link_into_what_is_left_out_is_told(tmp_path: Path, kinds: str, lacking: str) -> None:
    text = f"# One\n\nSee [the pay](#pay).\n\n:{ONLY.format(kinds)}"

    (fault,) = _faults(tmp_path, text)

    assert fault[:2] == ("left-out", "one.md:3")
    assert fault[2] == f"the link to 'pay' leads to what is left out of {lacking}"


def test_a_link_beside_it_is_sound(tmp_path: Path) -> None:
    only = ONLY.format("print").replace("\n::::\n", "\n\nSee [the pay](#pay).\n::::\n")

    assert _faults(tmp_path, f"# One\n\n:{only}") == []


def test_a_chart_whose_table_is_left_out_is_told(tmp_path: Path) -> None:
    chart = ":::{chart} Pay\n:table: pay\n:alt: One bar.\n\nIt is long.\n:::\n"

    ((code, place, _),) = _faults(tmp_path, f"# One\n\n:{ONLY.format('print')}\n{chart}")

    assert (code, place) == ("left-out", "one.md:13")


@pytest.mark.parametrize(
    ("head", "hint"),
    [
        ("", "Name one or more of print, large-print, epub, audio"),
        (" prnt", "Did you mean 'print'?"),
        (" epub prnt", "Did you mean 'print'?"),
    ],
)
def test_an_edition_that_there_is_not_is_told(tmp_path: Path, head: str, hint: str) -> None:
    _, found = read_checked(write(tmp_path, {"one.md": f"# One\n\n:::{{only}}{head}\nA.\n:::\n"}))

    assert [(one.code, str(one.position)) for one in found] == [("unknown-edition", "one.md:3")]
    assert hint in (found[0].hint or "")


@pytest.mark.parametrize(
    ("head", "editions"),
    [
        ("html", ("epub",)),
        ("latex or html", ("print", "epub")),
        ("not print", ("epub", "audio")),
        ("not audio", ("print", "large-print", "epub")),
        ("Print, EPUB", ("print", "epub")),
    ],
)
def test_the_words_of_other_programs_are_read(tmp_path: Path, head: str, editions: tuple) -> None:
    text = f"# One\n\n:::{{only}} {head}\nA.\n:::\n"
    document = read_manuscript(write(tmp_path, {"one.md": text})).document

    assert document.sections[0].blocks[0].editions == editions


def test_a_heading_stands_in_every_edition(tmp_path: Path) -> None:
    text = "# One\n\n:::{only} print\n## Two\n\nA.\n:::\n"

    assert [one[0] for one in _faults(tmp_path, text)] == ["heading-inside"]


def test_a_printed_page_that_begins_in_what_is_left_out_begins_behind_it(tmp_path: Path) -> None:
    text = "# One\n\nA.\n\n:::{only} print\nB {page}`7` b.\n:::\n\nC.\n"
    toml = 'page-source = "The Book"\n'
    document = read_manuscript(write(tmp_path, {"one.md": text}, toml)).document
    starts = {one: edition_document(document, one).pages for one in (PRINT, EPUB)}

    assert [(p.label, p.offset) for p in starts[PRINT]] == [("7", 2)]
    (page,) = starts[EPUB]
    (last,) = edition_document(document, EPUB).sections[0].blocks[-1].sentences
    assert (page.sentence, page.offset) == (last.id, 0)
