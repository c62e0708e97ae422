"""Hints that name what was meant: of bounded length, whatever was written."""

from pipeline.diagnostics import did_you_mean


def test_a_near_name_is_named():
    assert did_you_mean("titel", ["title", "language"]) == "Did you mean 'title'?"


def test_long_names_are_neither_compared_nor_written_out():
    known = ["a" * 200_000, "title"]

    assert did_you_mean("a" * 199_999, known) == did_you_mean("?", known)
    assert len(did_you_mean("a" * 199_999, known) or "") < 150


def test_of_many_names_the_first_are_listed_and_the_others_counted():
    hint = did_you_mean("?", [f"name{number:05}" for number in range(10_000)]) or ""

    assert hint.startswith("Known here: name00000, name00001, ")
    assert hint.endswith(" and 9960 more.")
