"""Normalization: the table of cases, and what holds for any text."""

import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from pipeline.language.en.rules import RULES
from pipeline.language.marks import mark, readable, without_private
from pipeline.language.normalize import normalize
from pipeline.model import Pronunciation
from tests.language.en.corpus import cases

_CASES = [(case.written, case.said) for case in cases()]

_PIECES = st.sampled_from([case for case, _ in _CASES])
_TEXTS = st.lists(_PIECES | st.text(max_size=8), max_size=4).map(" ".join)


def test_the_table_is_as_long_as_it_should_be():
    assert len({written for written, _ in _CASES}) >= 1_800


@pytest.mark.parametrize(("written", "spoken"), _CASES)
def test_each_case_of_the_table(written, spoken):
    assert normalize(written) == spoken


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_is_shown_by_the_table(rule, shown):
    assert rule.name in shown


@pytest.fixture(scope="module")
def shown():
    """The names of the rules that change a case of the table when their turn comes."""
    return {
        name for written, _ in _CASES for name in _changing(unicodedata.normalize("NFC", written))
    }


def _changing(text):
    for rule in RULES:
        before, text = text, rule.apply(text)
        if text != before:
            yield rule.name


@pytest.mark.parametrize("spoken", sorted({spoken for _, spoken in _CASES}))
def test_what_is_normalized_stays_as_it_is(spoken):
    assert normalize(spoken) == spoken


@given(_TEXTS)
def test_normalizing_twice_changes_nothing_more(text):
    once = normalize(text)

    assert normalize(once) == once


@given(_TEXTS)
def test_outside_the_rules_no_letter_or_digit_is_lost(text):
    kept = _told(unicodedata.normalize("NFC", text))
    said = iter(_told(normalize(text, "xx")))

    assert all(char in said for char in kept)


@given(_TEXTS)
def test_text_that_no_rule_touches_keeps_its_letters_and_digits(text):
    text = normalize(text, "xx")
    assume(all(rule.apply(text) == text for rule in RULES))
    said = iter(_told(normalize(text)))

    assert all(char in said for char in _told(text))


def _told(text):
    """Letters and digits, ligatures as their letters; private and unassigned ones are none."""
    spelled = "".join(
        unicodedata.normalize("NFKC", char) if "\ufb00" <= char <= "\ufb06" else char
        for char in text
    )
    return [char for char in spelled if char.isalnum()]


@given(_TEXTS)
@example("[word](/wɜd/)")
def test_nothing_in_the_text_is_taken_for_phonemes(text):
    assert not set("[](){}") & set(normalize(text))


def test_marked_words_pass_untouched():
    text = f"The “{mark('E11.9', Pronunciation(say='a code'))}” (see Fig. 3)"

    assert readable(normalize(text)) == "The a code, see Figure 3."


def test_private_characters_in_the_text_cannot_pose_as_marks():
    forged = without_private("\ue000word\ue001ipa:x\ue002")

    assert normalize(forged) == "wordipa:x."
