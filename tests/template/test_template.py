"""A new manuscript is sound, whole, and a book of its own."""

import re
import uuid
from pathlib import Path

import pytest

from pipeline import model
from pipeline.checks import check_document
from pipeline.errors import ConfigError
from pipeline.exporters.base import Assets
from pipeline.model.walk import document_blocks, document_sentences, walk_inlines
from pipeline.reader import read_manuscript
from pipeline.reader.directive_blocks import DIRECTIVES
from pipeline.reader.roles import ROLES
from pipeline.template import write_template

ID = uuid.UUID("12345678-1234-5678-1234-567812345678")


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "book"
    write_template(folder, lambda: ID)
    return folder


@pytest.fixture(scope="module")
def manuscript(written):
    return read_manuscript(written)


def test_it_names_the_files_that_it_wrote(tmp_path):
    files = write_template(tmp_path / "book")

    assert sorted(files) == sorted(p for p in (tmp_path / "book").rglob("*") if p.is_file())
    assert tmp_path / "book" / "book.toml" in files


def test_nothing_is_wrong_with_it(written, manuscript):
    faults = (*manuscript.diagnostics, *check_document(manuscript.document, Assets(written)))

    assert faults == ()


def test_it_holds_every_kind_of_block_and_inline(manuscript):
    document = manuscript.document
    shown = {type(block) for block in document_blocks(document)}
    for sentence in document_sentences(document):
        shown |= {type(inline) for inline in walk_inlines(sentence.inlines)}
    wanted = {*model.blocks.Block.__args__, *model.inlines.Inline.__args__}

    assert wanted - shown == set()


def test_it_shows_every_directive_and_role(written):

    text = "".join(file.read_text("utf-8") for file in written.glob("*.md"))
    directives = set(re.findall(r":::\{([\w-]+)\}", text))
    roles = set(re.findall(r"\{([\w-]+)\}`", text))

    others = {"admonition", "attention", "error", "hint"}  # other names of boxes
    assert set(DIRECTIVES) - directives - others == {"math"}  # $$ is shown in its place
    assert set(ROLES) - roles == {"math"}


def test_each_new_book_has_an_identifier_of_its_own(manuscript, tmp_path):
    write_template(tmp_path / "a")
    write_template(tmp_path / "b")
    made = {read_manuscript(tmp_path / name).document.metadata.identifiers for name in "ab"}

    assert len(made) == 2
    assert manuscript.document.metadata.identifiers == (model.Identifier(f"urn:uuid:{ID}"),)


def test_an_empty_folder_is_filled(tmp_path):
    write_template(tmp_path)

    assert (tmp_path / "book.toml").is_file()


def test_a_folder_with_files_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")

    with pytest.raises(ConfigError) as fault:
        write_template(tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["mine.txt"]
    assert fault.value.hint


def test_a_file_in_its_place_is_left_alone(tmp_path):
    (tmp_path / "book").write_text("mine")

    with pytest.raises(ConfigError):
        write_template(tmp_path / "book")
    assert (tmp_path / "book").read_text() == "mine"
