"""The clip cache: what is kept, what is made again, what is refused."""

import os
from concurrent.futures import Executor

import pytest

from pipeline.errors import SpeechEngineError
from pipeline.storage.cache import Cache, cache_key
from tests.exporters.audio.book import plain_book


def _files(work):
    return {path.name: path.read_bytes() for path in work.iterdir()}


def test_a_second_build_needs_only_the_cache(narrate_book, tmp_path):
    document = plain_book("One day it rained.", "Then it stopped.")
    _, first = narrate_book(document, cache=str(tmp_path))
    _, second = narrate_book(document, cache=str(tmp_path), cache_only=True)

    assert _files(first) == _files(second)


def test_an_edit_costs_one_sentence(narrate_book, tmp_path):
    narrate_book(plain_book("One day it rained.", "Then it stopped."), cache=str(tmp_path))
    before = Cache(tmp_path).size().entries
    narrate_book(plain_book("One day it rained.", "Then it ended."), cache=str(tmp_path))

    assert Cache(tmp_path).size().entries == before + 2  # the sentence, and its section


class _NoWorkers(Executor):
    """Fails the test when work is sent to it."""

    def submit(self, fn, /, *args, **kwargs):
        del args, kwargs
        raise AssertionError(f"a worker was asked for {fn.__name__}")


def test_an_edit_starts_no_worker_and_sounds_the_same(narrate_book, tmp_path):
    edited = plain_book("One day it rained.", "Then it ended.")
    narrate_book(plain_book("One day it rained.", "Then it stopped."), cache=str(tmp_path / "a"))
    _, nearby = narrate_book(edited, _NoWorkers(), cache=str(tmp_path / "a"))
    _, worked = narrate_book(edited, cache=str(tmp_path / "b"))

    assert _files(nearby) == _files(worked)


def test_cache_only_names_the_sentence_that_is_missing(narrate_book, tmp_path):
    narrate_book(plain_book("Heard before."), cache=str(tmp_path))
    document = plain_book("Never heard before.")

    with pytest.raises(SpeechEngineError, match=r"book\.md:1: 'Never heard") as refused:
        narrate_book(document, cache=str(tmp_path), cache_only=True)

    assert "without --cache-only" in refused.value.hint


def test_damaged_entries_are_made_again(narrate_book, tmp_path):
    document = plain_book("One day it rained.")
    _, first = narrate_book(document, cache=str(tmp_path))
    for path in tmp_path.rglob("*.entry"):
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
    _, second = narrate_book(document, cache=str(tmp_path))
    _, third = narrate_book(document, cache=str(tmp_path), cache_only=True)

    assert _files(first) == _files(second) == _files(third)


def test_what_was_not_used_for_longest_goes_first(tmp_path):

    cache = Cache(tmp_path)
    for age, name in enumerate("abc"):
        cache.store(cache_key(name), bytes(1000))
        os.utime(cache._path(cache_key(name)), (age, age))
    cache.load(cache_key("a"))
    cache.prune(2500)

    assert [cache.load(cache_key(name)) is not None for name in "abc"] == [True, False, True]


def test_clearing_removes_entries_and_nothing_else(tmp_path):
    (tmp_path / "mine.txt").write_text("kept")
    cache = Cache(tmp_path)
    cache.store(cache_key("a"), b"1")

    assert cache.clear().entries == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path):
    file = tmp_path / "file"
    file.write_text("no folder")
    cache = Cache(file)
    cache.store(cache_key("a"), b"1")

    assert cache.load(cache_key("a")) is None


def test_keys_tell_parts_apart():
    assert cache_key("ab", "c") != cache_key("a", "bc")
