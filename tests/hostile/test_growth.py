# ruff: noqa: RUF001  (signs that look alike are what this is about)
"""The time for a paragraph grows with its length, whatever it is made of."""

import pytest

from pipeline.checks import check_document
from pipeline.exporters.audio.listing import printed
from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.script.narrator import narrate
from pipeline.exporters.base import Assets
from pipeline.model.codec import to_json
from tests.hostile.clock import grows_evenly
from tests.hostile.texts import run
from tests.reader.manuscripts import read

SHORT = 3_000
UNITS = (
    "^a", "[", "[]", "](", "[a](b", "![", "[^", "[^a]", "*a ", "**a", "_a ", "`", "<a ", "&", "~a~",
    "$a", "{a}`b` ", "AB-", "a@b-", "1 000 ", "1×", "²³", ",111", "##", "a_s1", ". ", "é", "\n",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_reading_checking_and_narrating_grow_with_the_length(tmp_path, unit):
    def work(length: int) -> None:
        document = read(tmp_path, f"# One\n\nText {run(unit, length)}\n").document
        check_document(document, Assets(tmp_path))
        printed(narrate(document, AudioOptions()), "en")

    work(10)  # loads what is needed

    assert grows_evenly(work, SHORT, 20)


def test_brackets_that_are_signs_stay_in_the_text(tmp_path):
    document = read(tmp_path, "# One\n\n" + "[" * 300 + "[a](#one) end" + "]" * 100 + "\n").document

    written = to_json(document)
    assert written.count("[" * 250)
    assert "end]]]" in written


@pytest.mark.parametrize(
    "text",
    ["[a `[` b](#one)", "[" * 30 + "a" + "]" * 30, "[b](#one) " * 300, "[ ] " * 60 + "[c](#one)"],
)
def test_honest_brackets_are_read_as_ever(tmp_path, text):
    written = to_json(read(tmp_path, f"# One {{#one}}\n\n{text}\n").document)

    assert written.count('"#one"') == text.count("(#one)")
