"""A build removes only what it made: everything else in the output folder is the user's."""

import os
import shutil
import unicodedata
from pathlib import Path

import pytest

from pipeline.errors import ConfigError, ExportError
from pipeline.manifest import NAME, read_manifest
from tests.driver.books import make

_FILE = "parts/greeting.txt"


@pytest.fixture
def out(tmp_path) -> Path:
    """An output folder with the greeter's edition."""
    assert make(tmp_path / "out", "greeter").exit_code == 0
    return tmp_path / "out"


def _everything(folder: Path) -> dict[str, str | None]:
    """All that is below a folder, with the text of files and the aim of links."""
    found = {}
    for path in sorted(folder.rglob("*")):
        text = path.read_text() if path.is_file() and not path.is_symlink() else None
        aim = str(path.readlink()) if path.is_symlink() else None
        found[path.relative_to(folder).as_posix()] = text if text is not None else aim
    return found


def _refused(out: Path, *told: str, **given) -> ExportError:
    """Build again; the edition must be refused, in these words, and everything be as before."""
    before = _everything(out.parent)
    (result,) = make(out, "greeter", greeter={"greeting": "new"}, **given).results
    assert isinstance(result.error, ExportError), result
    assert result.error.hint
    for words in told:
        assert words in result.error.message
    assert _everything(out.parent) == before
    return result.error


def _made_again(out: Path, text: str = "new") -> None:
    (result,) = make(out, "greeter", greeter={"greeting": text}).results
    assert result.error is None
    assert (out / "greeter" / _FILE).read_text() == text


def test_an_edition_that_is_as_it_was_made_is_replaced(out):
    _made_again(out)
    assert _everything(out) == {
        NAME: (out / NAME).read_text(),
        "greeter": None,
        "greeter/parts": None,
        "greeter/parts/greeting.txt": "new",
    }


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("notes.txt", "notes.txt"),
        ("parts/notes.txt", "parts/notes.txt"),
        ("drafts/one/two.txt", "drafts/"),
        (".hidden", ".hidden"),
        ("line\nbreak.txt", "'line\\nbreak.txt'"),
        ("greeting.txt", "greeting.txt"),
    ],
)
def test_a_file_of_the_users_is_named_and_kept(out, path, told):
    own = out / "greeter" / path
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("hello")

    _refused(out, "out/greeter", told)
    own.unlink()
    shutil.rmtree(out / "greeter" / "drafts", ignore_errors=True)
    _made_again(out)


def test_an_empty_folder_of_the_users_is_named_and_kept(out):
    (out / "greeter" / "drafts").mkdir()
    _refused(out, "drafts/")


def test_many_files_are_counted(out):
    for number in range(9):
        (out / "greeter" / f"{number}.txt").write_text("mine")
    _refused(out, "0.txt, 1.txt, 2.txt and 6 more")


def test_a_changed_file_is_named_and_kept(out):
    (out / "greeter" / _FILE).write_text("hello, with a correction")
    error = _refused(out, "changed", _FILE)
    assert "elsewhere" in str(error.hint)


def test_a_file_that_is_gone_is_no_reason(out):
    (out / "greeter" / _FILE).unlink()
    _made_again(out)


def test_an_edition_of_no_manifest_is_not_ours(out):
    (out / NAME).unlink()
    error = _refused(out, "no build has listed", "parts/")
    assert "earlier version" in str(error.hint)
    shutil.rmtree(out / "greeter")
    _made_again(out)


def test_an_empty_folder_is_taken(tmp_path):
    (tmp_path / "out" / "greeter").mkdir(parents=True)
    _made_again(tmp_path / "out")


def _is_linkable(folder: Path) -> bool:
    try:
        (folder / "probe").symlink_to(folder)
    except OSError:
        return False
    (folder / "probe").unlink()
    return True


@pytest.mark.parametrize("kind", ["to a folder", "to nowhere", "to itself"])
def test_a_link_in_the_place_of_a_format_is_left_alone(tmp_path, kind):
    out, mine = tmp_path / "out", tmp_path / "mine"
    out.mkdir()
    mine.mkdir()
    if not _is_linkable(mine):
        pytest.skip("links cannot be made here")
    (mine / "notes.txt").write_text("mine")
    aim = {"to a folder": mine, "to nowhere": tmp_path / "x", "to itself": out / "greeter"}[kind]
    (out / "greeter").symlink_to(aim)

    _refused(out, "is a link")


@pytest.mark.parametrize("inside", ["link", "parts/link", "parts"])
def test_a_link_inside_an_edition_is_left_alone(out, tmp_path, inside):
    mine = tmp_path / "mine"
    mine.mkdir()
    if not _is_linkable(mine):
        pytest.skip("links cannot be made here")
    link = out / "greeter" / inside
    if link.is_dir():  # the edition's folder, moved elsewhere and linked
        shutil.copytree(link, mine, dirs_exist_ok=True)
        shutil.rmtree(link)
    link.symlink_to(mine)

    _refused(out, inside)


def test_a_file_in_the_place_of_a_format_is_left_alone(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "greeter").write_text("mine")
    _refused(tmp_path / "out", "is in the way")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_inside_an_edition_is_left_alone(out):
    os.mkfifo(out / "greeter" / "pipe")
    _refused(out, "pipe")


@pytest.mark.parametrize("inner", ["", "book", "book/two"])
def test_a_folder_that_holds_the_manuscript_is_left_alone(tmp_path, inner):
    folder = tmp_path / "out" / "greeter" / inner
    folder.mkdir(parents=True)
    (folder / "book.toml").write_text("title = 'mine'")
    _refused(tmp_path / "out", "holds the manuscript", folder=folder)


def test_an_output_folder_inside_the_manuscript_is_harmless(tmp_path):
    (tmp_path / "one.md").write_text("# One")
    for _ in range(2):
        report = make(tmp_path / "output", "greeter", folder=tmp_path)
        assert report.exit_code == 0
    assert (tmp_path / "one.md").read_text() == "# One"


def test_the_manuscript_folder_itself_can_be_the_output_folder(tmp_path):
    (tmp_path / "greeter").mkdir()
    (tmp_path / "greeter" / "table.csv").write_text("a,b")
    report = make(tmp_path, "greeter", "loner", folder=tmp_path)

    assert [bool(result.error) for result in report.results] == [True, False]
    assert (tmp_path / "greeter" / "table.csv").read_text() == "a,b"
    assert make(tmp_path, "loner", folder=tmp_path).exit_code == 0


def test_what_is_refused_costs_no_work_and_stops_no_other_format(out):
    (out / "greeter" / "notes.txt").write_text("mine")
    report = make(out, "greeter", "loner", greeter={"outcome": "failed"})

    told = {result.name: str(result.error) for result in report.results}
    assert "notes.txt" in told["greeter"]  # not that the exporter failed: it did not run
    assert told["loner"] == "None"
    assert report.exit_code == ExportError.exit_code


def test_what_serves_only_a_refused_format_is_not_made(tmp_path):
    out = tmp_path / "out"
    (out / "echo").mkdir(parents=True)
    (out / "echo" / "notes.txt").write_text("mine")
    report = make(out, "echo", greeter={"outcome": "failed"})

    assert [result.name for result in report.results] == ["echo"]
    assert "notes.txt" in str(report.results[0].error)


def test_what_is_refused_still_serves_the_formats_that_want_it(out):
    (out / "greeter" / "notes.txt").write_text("mine")
    report = make(out, "greeter", "echo")

    assert {result.name: bool(result.error) for result in report.results} == {
        "greeter": True,
        "echo": False,
    }


def test_what_the_operating_system_leaves_is_no_reason_and_stays(out):
    for path in (".DS_Store", "Thumbs.db", "desktop.ini", "parts/.DS_Store", "@eaDir/x/y"):
        file = out / "greeter" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"system: {path}")
    before = _everything(out / "greeter")
    _made_again(out)

    assert _everything(out / "greeter") == {**before, _FILE: "new"}
    assert [path.name for path in out.glob(".*")] == []


def test_a_link_that_is_named_like_a_system_file_is_the_users(out):
    if not _is_linkable(out):
        pytest.skip("links cannot be made here")
    (out / "greeter" / ".DS_Store").symlink_to(out / NAME)
    _refused(out, ".DS_Store")


@pytest.mark.parametrize("form", ["NFD", "NFC"])
def test_accents_in_another_encoding_are_the_same_name(tmp_path, form):
    out, name = tmp_path / "out", "Café Größe.txt"
    make(out, "greeter", greeter={"file": unicodedata.normalize("NFC", name)})
    made = next((out / "greeter").iterdir())
    made.rename(made.with_name(unicodedata.normalize(form, name)))

    _made_again(out)
    assert [path.name for path in (out / "greeter").iterdir()] == ["parts"]


def test_other_capitals_are_the_same_name(out):
    (out / "greeter" / "parts").rename(out / "greeter" / "PARTS")
    (out / "greeter" / "PARTS" / "greeting.txt").rename(out / "greeter" / "PARTS" / "Greeting.TXT")
    _made_again(out)
    assert [path.name for path in (out / "greeter").iterdir()] == ["parts"]


def test_a_file_of_the_users_that_differs_in_capitals_alone_is_kept(out):
    twin = out / "greeter" / "parts" / "Greeting.txt"
    if twin.exists():
        pytest.skip("this file system takes no notice of capitals")
    twin.write_text("hello")
    _refused(out, "parts/Greeting.txt")


@pytest.mark.parametrize(
    "editions",
    [
        '{"../book": {"files": {}, "earlier": {"files": {}}}}',
        '{"unproved/../../book": {"files": {}, "earlier": {"files": {}}}}',
        '{"greeter": {"files": {"../../book/one.md": "HASH"}}}',
        '{"greeter": {"files": {"/etc/passwd": "HASH"}}}',
        '{"greeter": {"files": {"a\\\\b": "HASH"}}}',
        '{"greeter": {"files": {"notes.txt": "none"}}}',
        "[]",
    ],
)
def test_a_hostile_manifest_is_refused(tmp_path, editions):
    out = tmp_path / "out"
    (out / "greeter").mkdir(parents=True)
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "one.md").write_text("mine")
    text = f'{{"form": 1, "editions": {editions.replace("HASH", "0" * 64)}}}'
    (out / NAME).write_text(text)
    before = _everything(tmp_path)

    with pytest.raises(ConfigError, match=r"editions\.json is no list of editions"):
        make(out, "greeter")
    assert _everything(tmp_path) == before


def test_a_manifest_that_only_may_be_read_is_replaced(out):
    (out / NAME).chmod(0o444)
    _made_again(out)


def test_a_link_in_the_place_of_the_manifest_is_left_alone(out):
    if not _is_linkable(out):
        pytest.skip("links cannot be made here")
    (out / NAME).rename(out.parent / "list.json")
    (out / NAME).symlink_to(out.parent / "list.json")
    with pytest.raises(ConfigError, match="is a link"):
        make(out, "greeter")


def test_an_output_folder_can_be_named_through_a_link(out, tmp_path):
    if not _is_linkable(tmp_path):
        pytest.skip("links cannot be made here")
    (tmp_path / "other").symlink_to(out)
    _made_again(tmp_path / "other")
    _made_again(out, "newer")
    (out / "greeter" / "notes.txt").write_text("mine")
    _refused(tmp_path / "other", "notes.txt")


def test_the_manifest_lists_every_file_of_every_format(out):
    make(out, "loner", "echo")
    listed = read_manifest(out).editions
    assert {name: list(made.files) for name, made in listed.items()} == {
        "echo": ["echo.txt"],
        "greeter": [_FILE],
        "loner": ["total.txt"],
    }
