# ruff: noqa: RUF001  (IPA has letters that look alike)
"""The commands around the narration: voices, script, cache."""

import json

import pytest

BOOK = """title = "T"
language = "en"
identifiers = ["urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00"]
sections = ["one.md"]
"""


@pytest.fixture
def manuscript(tmp_path):
    (tmp_path / "book.toml").write_text(BOOK)
    (tmp_path / "one.md").write_text("# One\n\nIt costs $5, e.g. today.\n\n- Apples\n- Pears\n")
    return tmp_path


def test_the_script_is_readable(publish, manuscript):
    done = publish("script", "--manuscript", manuscript)

    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "# One"
    assert (
        "\nIt costs $5, for example, today.\n\n[List with 2 items.]\nApples.\nPears.\n"
        in done.stdout
    )


def test_the_script_follows_the_options_of_the_book(publish, manuscript):
    (manuscript / "book.toml").write_text(BOOK + "\n[output.audio]\nopening = false\n")
    done = publish("script", "--manuscript", manuscript)

    assert "synthetic" not in done.stdout


def test_a_wrong_option_names_its_line(publish, manuscript):
    (manuscript / "book.toml").write_text(BOOK + '\n[output.audio]\nprofil = "web"\n')
    done = publish("script", "--manuscript", manuscript)

    assert done.returncode == 4
    assert "book.toml:7: error: " in done.stderr
    assert "Did you mean 'profile'?" in done.stderr


def test_voices_are_listed_with_what_they_lack(publish):
    rows = publish("voices").stdout.splitlines()
    told = json.loads(publish("voices", "--json").stdout)["voices"]
    ready = {(voice["engine"], voice["name"]) for voice in told if voice["missing"] is None}

    assert len(rows) == len(told)
    assert rows[0].startswith("hibari  heart")
    assert ("hibari", "heart") in ready
    assert {voice["engine"] for voice in told} == {"hibari", "gtts", "piper", "espeak"}


def test_a_build_fills_the_cache_and_clear_empties_it(publish, manuscript):
    cache = str(manuscript / "cache")
    built = publish(
        "build", "-m", manuscript, "-o", manuscript / "out", "audio", PUBLISH_CACHE=cache
    )
    kept = json.loads(publish("cache", "--json", PUBLISH_CACHE=cache).stdout)
    publish("cache", "--clear", PUBLISH_CACHE=cache)
    left = json.loads(publish("cache", "--json", PUBLISH_CACHE=cache).stdout)

    assert built.returncode == 0
    assert (manuscript / "out" / "audio" / "01-one.mp3").is_file()
    assert kept["entries"] > 3
    assert left["entries"] == 0


def test_cache_only_names_what_is_missing_and_the_way_out(publish, manuscript):
    done = publish(
        *("build", "-m", manuscript, "-o", manuscript / "out", "audio", "--cache-only"),
        PUBLISH_CACHE=str(manuscript / "empty"),
    )

    assert done.returncode == 5
    assert "not in the cache" in done.stderr
    assert "without --cache-only" in done.stderr


def test_an_unknown_engine_names_the_nearest(publish, manuscript):
    done = publish(
        "build", "-m", manuscript, "-o", manuscript / "out", "audio", "--engine", "hibary"
    )

    assert done.returncode == 4
    assert "Did you mean 'hibari'?" in done.stderr


def test_words_that_are_said_in_two_ways_are_listed_on_request_alone(publish, manuscript):
    (manuscript / "one.md").write_text("# One\n\nHe asked about the bow.\n")
    silent = publish("check", "--manuscript", manuscript)
    told = publish("check", "--manuscript", manuscript, "--listen")

    assert "bow" not in silent.stdout + silent.stderr
    assert told.returncode == 0
    assert "one.md:3" in told.stderr
    assert '[bow]{ipa="ˈbaʊ"}' in told.stderr
