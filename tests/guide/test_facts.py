"""The guide states each fact in its section, and no number beyond them."""

import re

import pytest

from tests.guide.facts import FACTS

SECTIONS = list(FACTS["sections"])
NUMBERS = FACTS["numbers"]
NUMBER = re.compile(r"(?<!Table )(?<!Figure )\d[\d,]*(?:\.\d+)?(?<!,)")


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2019", "'").lower().split())


def test_the_sections_are_there_in_order(guide):
    assert [section.id for section in guide.sections] == SECTIONS
    assert [section.role for section in guide.sections][-2:] == ["notice", "glossary"]


@pytest.mark.parametrize(
    ("section", "fact"), [(name, fact) for name in SECTIONS for fact in FACTS["sections"][name]]
)
def test_the_section_states_the_fact(texts, section, fact):
    text = _plain(texts[section])

    assert [words for words in FACTS["sections"][section][fact] if _plain(words) not in text] == []


def test_every_number_is_one_of_the_facts_and_in_its_place(texts):
    strange = [
        (section, number)
        for section, text in texts.items()
        for number in NUMBER.findall(text)
        if section not in NUMBERS.get(number, {"sections": []})["sections"]
    ]

    assert strange == []


@pytest.mark.parametrize("number", [name for name, rule in NUMBERS.items() if "said" in rule])
def test_an_approximate_figure_keeps_its_words_each_time(texts, number):
    for section in NUMBERS[number]["sections"]:
        text = " ".join(texts[section].split())
        rest = text
        for words in NUMBERS[number]["said"]:
            rest = re.sub(re.escape(words), "", rest, flags=re.IGNORECASE)

        assert rest != text, f"{section} does not state it"
        assert number not in NUMBER.findall(rest), f"{section} states it without its words"


def test_the_states_are_two(texts):
    rows = texts["pay"].partition("Top-paying states")[2].split("\n")

    assert [row for row in rows if row][:6] == ["Rank", "State", "1", "New Jersey", "2", "Alaska"]


def test_a_derived_figure_says_that_it_is_derived(texts):
    assert "Difference from the overall figure (derived)" in texts["pay"]
    assert "We derived them by subtracting" in texts["pay"]


def test_the_abbreviations_are_said_as_they_should_be(guide):
    said = {a.short: a.pronunciation for a in guide.abbreviations}

    assert set(said) == {"AHIMA", "BLS", "CAHIIM", "GED", "RHIT"}
    assert said["AHIMA"].say == "uh-HEE-muh"
    assert said["CAHIIM"].say == "KAY-him"
    assert all(said[name].letters for name in ("BLS", "GED", "RHIT"))


def test_nothing_claims_a_review_that_no_person_made(guide):
    assert guide.metadata.accessibility.review is None
