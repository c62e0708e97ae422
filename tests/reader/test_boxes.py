"""Boxes by the names that MyST and GitHub have for them; their kind is always a word."""

import pytest

from pipeline.model import Admonition
from tests.reader.manuscripts import block, faults, read

NAMES = {
    "note": "Note", "tip": "Tip", "hint": "Tip", "important": "Important", "caution": "Caution",
    "attention": "Caution", "warning": "Warning", "danger": "Danger", "error": "Danger",
    "seealso": "See also", "admonition": "Note",
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "written",
    [
        ":::{{{}}}\nWater *early*.\n:::",
        "```{{{}}}\nWater *early*.\n```",
        "> [!{}]\n> Water *early*.",
    ],
)
def test_a_box_without_a_title_is_named_after_its_kind(tmp_path, name, written):
    box = block(tmp_path, written.format(name))

    assert isinstance(box, Admonition)
    assert box.title.text == NAMES[name]
    assert [sentence.text for sentence in box.blocks[0].sentences] == ["Water early."]


@pytest.mark.parametrize("sign", ["", "-", "+"])
def test_an_alert_takes_a_title_and_blocks(tmp_path, sign):
    box = block(tmp_path, f"> [!Caution]{sign} *Hot* water\n>\n> - One\n> - Two\n>\n> Last.")

    assert (box.kind, box.title.text) == ("caution", "Hot water")
    assert [type(inside).__name__ for inside in box.blocks] == ["BulletList", "Para"]


def test_a_fault_in_an_alert_is_told_with_its_line(tmp_path):
    manuscript = read(tmp_path, "# One\n\n> [!NOTE]\n> See {ref}`gone`.\n")

    assert faults(manuscript)[0][1:] == ("one.md", 4)


def test_an_alert_inside_a_list_is_a_box(tmp_path):
    found = block(tmp_path, "- Water\n\n  > [!WARNING]\n  > Not at noon.")

    assert [type(inside).__name__ for inside in found.items[0].blocks] == ["Para", "Admonition"]


@pytest.mark.parametrize("text", ["> \\[!NOTE]\n> text", "> See [!NOTE] there."])
def test_a_quotation_stays_one(tmp_path, text):
    assert not isinstance(block(tmp_path, text), Admonition)


@pytest.mark.parametrize(
    ("name", "family"),
    [("seealso", "note"), ("hint", "tip"), ("important", "notice"), ("error", "notice")],
)
def test_what_must_not_be_skipped_is_a_notice(tmp_path, name, family):
    assert block(tmp_path, f":::{{{name}}}\nText.\n:::").family == family
