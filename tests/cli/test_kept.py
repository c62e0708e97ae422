"""What a build leaves alone, and what every command mends first, as a user sees it."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.manifest import NAME, Made, read_manifest, write_manifest
from tests.faults.conftest import digests, write_book


@pytest.fixture
def made(publish, tmp_path) -> Path:
    """A folder with a book and, in ``out``, its EPUB."""
    book = write_book(tmp_path / "book")
    with (book / "book.toml").open("a", encoding="utf-8") as toml:
        toml.write("[output.epub]\npage-list = false\n")
    done = publish("build", "epub", "-q", "-m", book, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    return tmp_path


def _killed_between_the_renames(out: Path) -> None:
    manifest = read_manifest(out)
    journal = Made({"t.epub": "0" * 64}, earlier=manifest.editions["epub"])
    write_manifest(out, manifest.with_edition("epub", journal))
    (out / "epub").rename(out / ".retired-epub@staged-abc")


def test_a_file_of_the_users_is_kept_and_named(publish, made):
    out = made / "out"
    (out / "epub" / "notes.txt").write_text("mine")
    before = digests(out)
    done = publish("build", "epub", "-m", made / "book", "-o", out)

    assert done.returncode == 5
    assert f"{out.as_posix()}/epub holds what no build put there: notes.txt" in done.stderr
    assert "--output" in done.stderr
    assert "Traceback" not in done.stderr
    assert digests(out) == before


def test_a_manuscript_in_the_place_of_an_edition_is_kept(publish, made):
    out = made / "other"
    out.mkdir()
    (made / "book").rename(out / "epub")
    before = digests(out)
    done = publish("build", "epub", "-m", out / "epub", "-o", out)

    assert done.returncode == 5
    assert "holds the manuscript" in done.stderr
    assert digests(out / "epub") == {
        name.removeprefix("epub/"): digest for name, digest in before.items()
    }


def test_a_build_inside_the_manuscript_folder_can_be_repeated(publish, made):
    for _ in range(2):
        done = publish("build", "epub", "-q", "-m", ".", "-o", "output", cwd=made / "book")
        assert done.returncode == 0, done.stderr
    assert {path.name for path in (made / "book").iterdir()} == {"book.toml", "one.md", "output"}


def test_a_build_of_a_faulty_manuscript_brings_an_edition_back(publish, made):
    before = digests(made / "out")
    _killed_between_the_renames(made / "out")
    (made / "book" / "one.md").write_text("No heading, and <b>raw</b> tags.\n")
    done = publish("build", "epub", "-m", made / "book", "-o", made / "out")

    assert done.returncode == 3
    assert digests(made / "out") == before


def test_verify_brings_an_edition_back(publish, made):
    before = digests(made / "out" / "epub")
    _killed_between_the_renames(made / "out")
    done = publish("verify", "-m", made / "book", "-o", made / "out")

    assert "epub/t.epub: own proof: 0 errors" in done.stdout
    assert digests(made / "out" / "epub") == before


def test_a_manifest_that_is_none_is_told(publish, made):
    (made / "out" / NAME).write_text("[1, 2]")
    for command in ("build", "verify"):
        done = publish(command, "-m", made / "book", "-o", made / "out")
        assert done.returncode == 4
        assert "editions.json is no list of editions" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="rights of folders are other ones here")
def test_what_cannot_be_mended_is_told(publish, made):
    out = made / "out"
    _killed_between_the_renames(out)
    out.chmod(0o500)
    if os.access(out, os.W_OK):  # the administrator may write everywhere
        out.chmod(0o700)
        pytest.skip("rights do not bind this user")
    done = publish("verify", "-m", made / "book", "-o", out)
    out.chmod(0o700)

    assert done.returncode == 5
    assert "cannot write to" in done.stderr


def test_an_unproved_edition_that_is_listed_is_replaced_like_another(publish, made):
    out = made / "out"
    manifest = read_manifest(out)
    edition = replace(manifest.editions["epub"], unproved=True)
    write_manifest(out, manifest.with_edition("epub", edition))
    done = publish("build", "epub", "-q", "-m", made / "book", "-o", out)

    assert done.returncode == 0
    assert read_manifest(out) == manifest
