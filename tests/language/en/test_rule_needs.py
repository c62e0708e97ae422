"""A rule that is passed over for want of its signs would have changed nothing."""

import pytest

from pipeline.language.en.needs import signs_of
from pipeline.language.en.rules import RULES
from tests.language.en.corpus import cases

_TEXTS = [text for case in cases() for text in (case.written, case.said)]
_NEEDY = [rule for rule in RULES if rule.needs]


@pytest.mark.parametrize("rule", _NEEDY, ids=lambda rule: rule.name)
def test_a_rule_changes_no_text_without_its_signs(rule):
    texts = [text for text in _TEXTS if rule.needs.isdisjoint(signs_of(text))]

    assert texts
    assert [rule.apply(text) for text in texts] == texts


def test_digits_of_any_script_are_digits():
    assert "0" in signs_of("\u0663")
