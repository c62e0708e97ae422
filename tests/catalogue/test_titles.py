"""Which titles a folder or a list holds."""

import pytest

from pipeline.catalogue import find_titles
from pipeline.errors import ConfigError
from tests.catalogue.shelves import shelve


def _names(where, output):
    return [title.name for title in find_titles(where, output)]


def test_every_folder_with_a_book_is_a_title_however_deep(tmp_path):
    shelf = shelve(tmp_path / "shelf", "a", "novels/b", "novels/old/c")
    assert _names(shelf, tmp_path / "out") == ["a", "novels/b", "novels/old/c"]


def test_neither_hidden_folders_nor_the_output_nor_folders_inside_a_title_are_titles(tmp_path):
    shelf = shelve(tmp_path, "a", "a/inner", ".hidden/b", "out/c")
    assert _names(shelf, shelf / "out") == ["a"]


def test_a_manuscript_by_itself_is_a_title(tmp_path):
    shelf = shelve(tmp_path, "alone")
    assert _names(shelf / "alone", tmp_path / "out") == ["alone"]


def test_a_list_names_folders_relative_to_itself(tmp_path):
    shelve(tmp_path / "shelf", "a", "b", "c")
    listed = tmp_path / "titles.txt"
    listed.write_text("# the spring list\nshelf/c\n\n  shelf/a \n")
    assert _names(listed, tmp_path / "out") == ["shelf/a", "shelf/c"]


def test_a_folder_that_a_list_names_wrongly_is_told_with_its_line(tmp_path):
    shelve(tmp_path, "a")
    listed = tmp_path / "titles.txt"
    listed.write_text("a\nnowhere\n")
    with pytest.raises(ConfigError, match=r"titles\.txt:2: there is no book\.toml in nowhere"):
        find_titles(listed, tmp_path / "out")


@pytest.mark.parametrize("where", ["nowhere", "empty"])
def test_a_place_without_titles_is_refused(tmp_path, where):
    (tmp_path / "empty").mkdir()
    with pytest.raises(ConfigError, match=where):
        find_titles(tmp_path / where, tmp_path / "out")


@pytest.mark.parametrize("listing", ["x/a\nx/A\n", "x/a\n./x/a\n", "x/a\nx/a/inner\n"])
def test_titles_that_would_share_a_folder_are_refused(tmp_path, listing):
    shelve(tmp_path / "x", "a", "A", "a/inner")
    listed = tmp_path / "titles.txt"
    listed.write_text(listing)
    with pytest.raises(ConfigError, match="would share the folder"):
        find_titles(listed, tmp_path / "out")


def test_no_title_of_a_list_is_made_outside_the_output_folder(tmp_path):
    shelve(tmp_path, "up/a")
    (tmp_path / "lists").mkdir()
    listed = tmp_path / "lists" / "titles.txt"
    listed.write_text("../up/a\n")
    assert _names(listed, tmp_path / "out") == ["up/a"]
