"""What real manuscripts hold, and what must not be told of them, or told in other words."""

import pytest

from pipeline.checks import check_document, check_print
from pipeline.exporters.base import Assets
from pipeline.model import CodeBlock, Para
from tests.reader.manuscripts import faults, read

CODE = "# A remark[^1]\nx <- f(a)[b] -- 1\n:name: kept\n<div>\n    *so*"


@pytest.mark.parametrize("name", ["r", "python", ".haskell", "=html", "code-cell", "toctree"])
@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_a_fence_in_braces_is_code_and_one_fault(tmp_path, name, fence):
    text = f"# One\n\n{fence}{{{name}}}\n{CODE}\n{fence}\n\nThe end.\n"
    manuscript = read(tmp_path, text)
    code, end = manuscript.document.sections[0].blocks

    assert faults(manuscript) == [("unknown-directive", "one.md", 3)]
    assert isinstance(code, CodeBlock)
    assert "\n".join(line.text for line in code.lines) == CODE
    assert isinstance(end, Para)


def test_such_code_inside_a_box_and_its_argument_are_kept(tmp_path):
    text = "# One\n\n::::{note}\n```{code-block} python\n# A remark\n```\n::::\n"
    manuscript = read(tmp_path, text)
    (box,) = manuscript.document.sections[0].blocks
    words, code = box.blocks

    assert faults(manuscript) == [("unknown-directive", "one.md", 4)]
    assert words.sentences[0].text == "python"
    assert code.lines[0].text == "# A remark"
    assert code.lines[0].position.line == 5


def test_a_box_of_another_dialect_still_holds_markdown(tmp_path):
    manuscript = read(tmp_path, "# One\n\n```{topic}\nIt is *so*.\n```\n")
    (para,) = manuscript.document.sections[0].blocks

    assert faults(manuscript) == [("unknown-directive", "one.md", 3)]
    assert para.sentences[0].text == "It is so."


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("(@) It is so.", "example"),
        ("(@good) It is so.", "example"),
        ("See it there (@sec-factors).", "a cross-reference"),
        ("(@fig-hill) is green.", "a cross-reference"),
        ("It is so (@doe2019).", "a citation"),
        ("(@doe_2019b) says so.", "a citation"),
    ],
)
def test_an_at_sign_in_brackets_is_told_for_what_it_is(tmp_path, line, words):
    (told,) = read(tmp_path, f"# One\n\n{line}\n").diagnostics

    assert words in told.message


@pytest.mark.parametrize("line", ["Follow us (@interns) there.", "So (@) it is, (@a-b) too."])
def test_a_name_in_the_middle_of_prose_is_nothing_to_tell(tmp_path, line):
    assert faults(read(tmp_path, f"# One\n\n{line}\n")) == []


def _undeclared(folder, text):
    found = check_document(read(folder, text).document, Assets(folder))
    return [one.message.split("'")[1] for one in found if one.code == "undeclared-abbreviation"]


def test_capitals_of_a_word_that_the_book_also_writes_small_are_emphasis(tmp_path):
    text = "# One\n\nI am VERY tired. It was NEVER so; ÜBEL too. The RHIT met.\n\n"

    assert _undeclared(tmp_path, text) == ["NEVER", "RHIT", "VERY", "ÜBEL"]
    assert _undeclared(tmp_path, f"{text}> A very old, never *übel*.\n") == ["RHIT"]


def test_small_letters_of_code_addresses_and_other_words_explain_nothing(tmp_path):
    text = "# One\n\nThe RHIT met. See `rhit`, www.rhit.org and rhits.\n\n```\nrhit\n```\n"

    assert _undeclared(tmp_path, text) == ["RHIT"]


@pytest.mark.parametrize("char", ["\x80", "\x86", "\x9f"])
@pytest.mark.parametrize("place", ["So it{} is.", "So it is.{}", "`a{}b`", "```\na{}b\n```"])
def test_every_control_character_is_told_and_to_be_deleted(tmp_path, char, place):
    manuscript = read(tmp_path, f"# One\n\n{place.format(char)}\n")
    (told,) = check_document(manuscript.document, Assets(tmp_path))

    assert list(check_print(manuscript.document, Assets(tmp_path))) == []
    assert told.code == "unusable-character"
    assert f"U+{ord(char):04X} (a control character)" in told.message
    assert told.hint.startswith("Delete it")


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("ܐܒ؟", "Syriac"),
        ("ހށ، ؟", "Thaana"),
        ("、", "Han (Chinese characters)"),
        ("あい、", "Hiragana (Japanese)"),
    ],
)
def test_a_sign_that_scripts_share_is_of_the_script_beside_it(tmp_path, text, script):
    document = read(tmp_path, f"# One\n\nThis is {text} here.\n").document
    (told,) = check_print(document, Assets(tmp_path))

    assert told.message.startswith(f"print cannot set {script}")
