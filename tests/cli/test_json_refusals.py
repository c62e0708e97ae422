"""``--json`` where there is no result: the report says why, in the shape that it always has."""

import json

import pytest

from tests.cli.test_faults import BOOK


@pytest.fixture
def book(tmp_path):
    """A sound manuscript."""
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "book.toml").write_text(BOOK + 'sections = ["one.md"]\n')
    (folder / "one.md").write_text("# One\n\nText.\n")
    return folder


def test_a_faulty_manuscript_is_told_to_machines(publish, book, tmp_path):
    (book / "one.md").write_text("# One\n\nText with <q>raw</q> tags.\n")
    done = publish("build", "epub", "--json", "-m", book, "-o", tmp_path / "out")
    told = json.loads(done.stdout)

    assert done.returncode == told["exit_code"] == told["error"]["exit_code"] == 3
    assert told["formats"] == []
    assert next((one["file"], one["line"]) for one in told["diagnostics"]) == ("one.md", 3)


def test_a_wrong_table_is_told_to_machines(publish, book, tmp_path):
    toml = (book / "book.toml").read_text()
    (book / "book.toml").write_text(toml + "[output.epub]\nstile = 1\n")
    done = publish("build", "epub", "--json", "-m", book, "-o", tmp_path / "out")
    told = json.loads(done.stdout)

    assert done.returncode == told["exit_code"] == 4
    assert [one["code"] for one in told["diagnostics"]] == ["unknown-key"]


@pytest.mark.parametrize(("command", "key"), [("build", "formats"), ("verify", "claims")])
def test_a_refused_output_folder_is_told_to_machines(publish, book, tmp_path, command, key):
    (tmp_path / "out").write_text("mine")
    done = publish(command, "--json", "-m", book, "-o", tmp_path / "out")
    told = json.loads(done.stdout)

    assert done.returncode == told["exit_code"] == 5
    assert told[key] == []
    assert "is a file, not a folder" in told["error"]["message"]
    assert "is a file, not a folder" in done.stderr


def test_a_book_that_is_not_there_is_told_to_machines(publish, tmp_path):
    for command in ("check", "build", "verify"):
        done = publish(command, "--json", "-m", tmp_path / "nowhere")
        told = json.loads(done.stdout)

        assert done.returncode == told["exit_code"] == 4
        assert "book.toml" in told["error"]["message"] + str(told["error"]["hint"])
        assert told["diagnostics"] == []
