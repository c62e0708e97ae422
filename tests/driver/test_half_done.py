"""What a killed build left half done is finished or undone by the next one, and the rest stays."""

from pathlib import Path

import pytest

from pipeline.diagnostics import Diagnostic
from pipeline.driver import recover
from pipeline.driver.ownership import remove_made
from pipeline.driver.proving import proof_failed
from pipeline.manifest import NAME, Made, Manifest, hashes, read_manifest, write_manifest

_OLD = {"same.txt": "same", "text.txt": "old", "more.txt": "more"}
_NEW = {"same.txt": "same", "text.txt": "new"}


def _edition(folder: Path, texts: dict[str, str]) -> Made:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text)
    return Made(hashes(folder, map(Path, texts)))


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "out"


def _being_put(out: Path, new: Made, earlier: Made) -> None:
    journal = Made(new.files, earlier=earlier)
    write_manifest(out, Manifest({}).with_edition("book", journal))


def test_a_removal_that_had_begun_is_finished_and_forgotten(out):
    earlier = _edition(out / "book", _OLD)
    _being_put(out, Made({}), earlier)
    (out / "book" / "more.txt").unlink()
    recover(out)

    assert not (out / "book").exists()
    assert "book" not in read_manifest(out).editions


def test_a_removal_that_had_not_begun_is_undone(out):
    earlier = _edition(out / "book", _OLD)
    _being_put(out, Made({}), earlier)
    recover(out)

    assert {path.name for path in (out / "book").iterdir()} == set(_OLD)
    assert read_manifest(out).editions["book"] == earlier


def test_an_edition_that_shares_files_with_its_successor_is_known_for_what_it_is(out, tmp_path):
    earlier = _edition(out / "book", _OLD)
    _being_put(out, _edition(tmp_path / "new", _NEW), earlier)
    recover(out)

    assert read_manifest(out).editions["book"] == earlier
    assert (out / "book" / "text.txt").read_text() == "old"


def test_a_successor_that_shares_files_with_what_was_there_is_known_too(out):
    earlier = _edition(out / ".retired-book@staged-abc", _OLD)
    new = _edition(out / "book", _NEW)
    _being_put(out, new, earlier)
    recover(out)

    assert read_manifest(out).editions["book"] == new
    assert {path.name for path in out.iterdir()} == {"book", NAME}


@pytest.mark.parametrize("taken", [True, False])
def test_what_the_system_keeps_is_handed_on_where_there_is_room(tmp_path, taken):
    """A folder's view settings go to its successor, but never over settings that stand there."""
    old, heir = tmp_path / "old", tmp_path / "heir"
    made = _edition(old, _OLD)
    _edition(heir, _NEW)
    (old / ".DS_Store").write_text("of the old one")
    if taken:
        (heir / ".DS_Store").write_text("of its own")
    remove_made(old, made.files, heir)

    assert not old.exists()
    assert (heir / ".DS_Store").read_text() == ("of its own" if taken else "of the old one")


@pytest.mark.parametrize("taken", [True, False])
def test_a_folder_of_the_system_goes_with_the_edition(tmp_path, taken):
    old, heir = tmp_path / "old", tmp_path / "heir"
    made = _edition(old, _OLD)
    _edition(heir, _NEW)
    for folder in (old, heir) if taken else (old,):
        (folder / "@eaDir").mkdir()
        (folder / "@eaDir" / "thumbnail").write_text(folder.name)
    remove_made(old, made.files, heir)

    assert not old.exists()
    assert (heir / "@eaDir" / "thumbnail").read_text() == ("heir" if taken else "old")


@pytest.mark.parametrize(("count", "told"), [(1, "'a'."), (3, "'a' (and 2 more).")])
def test_a_failed_proof_tells_how_much_more_there_is(count, told):
    lost = [Diagnostic("sentence-lost", "error", f"lost {name!r}") for name in "abc"[:count]]

    assert f"lost {told}" in proof_failed("epub", lost, "Nothing was kept.").message
