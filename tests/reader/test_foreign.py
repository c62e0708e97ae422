"""A book of another program is named; a key below the wrong header is told, and read as meant."""

import pytest

from pipeline.errors import ConfigError
from pipeline.reader import read_manuscript
from tests.reader.manuscripts import FACTS, faults, write

AUTHOR = '[[contributors]]\nname = "Jane Doe"\n'


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("_quarto.yml", "_quarto.yml of Quarto"),
        ("mkdocs.yml", "mkdocs.yml of MkDocs"),
        ("metadata.yaml", "metadata.yaml of pandoc"),
        ("conf.py", "conf.py of Sphinx"),
    ],
)
def test_a_folder_of_another_program(tmp_path, name, says):
    (tmp_path / name).write_text("title: T\n")

    with pytest.raises(ConfigError, match=says) as caught:
        read_manuscript(tmp_path)
    assert "publish new" in caught.value.hint


def test_the_book_toml_of_mdbook(tmp_path):
    text = '[book]\nauthors = ["J"]\nlanguage = "en"\nsrc = "src"\ntitle = "T"\n'
    (tmp_path / "book.toml").write_text(text)

    with pytest.raises(ConfigError, match="one of mdBook") as caught:
        read_manuscript(tmp_path)
    assert "[[contributors]]" in caught.value.hint


@pytest.mark.parametrize(
    ("toml", "key", "header"),
    [
        ('title = "T"\n', "title", "[[contributors]]"),
        ('role = "author"\nsections = ["one.md"]\n', "sections", "[[contributors]]"),
        (f'{AUTHOR}sections = ["one.md"]\n', "sections", "[[contributors]]"),
        ('[series]\nname = "S"\nrights = "R"\n', "rights", "[series]"),
        ('[abbreviations]\nlanguage = "en"\n', "language", "[abbreviations]"),
        ('[lexicon]\nsections = ["one.md"]\n', "sections", "[lexicon]"),
    ],
)
def test_a_key_below_another_header_is_one_fault(tmp_path, toml, key, header):
    folder = write(tmp_path, {"one.md": "# One\n\nText.\n"})
    all_keys = f'{FACTS}sections = ["one.md"]\n'
    rest = [row for row in all_keys.splitlines() if not row.startswith(f"{key} ")]
    (folder / "book.toml").write_text("\n".join([*rest, AUTHOR]) + toml)
    read = read_manuscript(folder)

    assert [code for code, *_ in faults(read)] == ["misplaced-key"]
    (fault,) = read.diagnostics
    assert fault.message == f"{key!r} stands below {header}, and so belongs to it"
    assert (folder / "book.toml").read_text().splitlines()[fault.position.line - 1].startswith(key)
    assert read.document.metadata.title == "T"
    assert [section.title.text for section in read.document.sections] == ["One"]
    assert {person.name for person in read.document.metadata.contributors} == {"Jane Doe"}


def test_keys_in_their_own_tables_stay_there(tmp_path):
    toml = '[abbreviations]\ntitle = "a heading"\n\n[lexicon]\nsections = "SEK-shuns"\n'
    read = read_manuscript(write(tmp_path, {"one.md": "# One\n\nText.\n"}, toml))

    assert faults(read) == []
    assert [entry.short for entry in read.document.abbreviations] == ["title"]
