# ruff: noqa: E501, RUF001  (a row is read in one line; signs that look alike are told apart)
"""The signs without which a rule for English finds nothing, so that prose is not tried with it."""

_NEEDS = {
    "⁺⁻": "charge",
    "²³¹⁰⁴⁵⁶⁷⁸⁹": "isotope raised-number raised-mark",
    "0": "apostrophe-in-number round-sum dotted-date dimensions money-after-each money-after money-before double-hyphen telephone short-telephone isbn social-number iso-date version leading-zeros around-the-clock long-number per-power area square feet-and-inches-in-letters concentration unit inches-in-letters seconds money-range money-with-sign money-rate money-large money-code cents large-number feet-and-inches inches feet mixed-number clock-range percent-range range-with-words times-larger odds over ratio by temperature per-unit code about plus-at-the-end signed-number",
    "_": "blank",
    "μ": "micro",
    ".:": "web-address",
    "@": "e-mail",
    "/:\\": "path",
    "(": "plural-in-brackets unit-of-a-head",
    "#": "number-sign sharp",
    "-–—": "months weekdays time-range spaced-dash",
    "/": "roman-pair common-fraction rate unit-pair and-or n-a joined-acronyms every alternatives",
    "$": "money-of-a-country",
    "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞": "fraction",
    "^": "power",
    "₀₁₂₃₄₅₆₇₈₉": "lowered-digits",
    "+": "plus-after-letter plus",
    "-": "hyphenated-acronym",
    "0−": "minus",
    "-=": "arrows",
    "!<=>": "comparison",
    "²³": "raised",
    "–": "dash",
    "£¥₩€₹": "lone-money",
}  # fmt: skip
"""Signs, one of which a text must have, and the rules that need it; 0 stands for any digit."""

_BY_NAME = {name: frozenset(signs) for signs, names in _NEEDS.items() for name in names.split()}
_NOTHING = frozenset[str]()


def needs_of(rule: str) -> frozenset[str]:
    """The signs of which a rule needs one; none for a rule that may change any text."""
    return _BY_NAME.get(rule, _NOTHING)


def signs_of(text: str) -> frozenset[str]:
    """The characters of a text, any digit as 0."""
    return frozenset("0" if char.isdecimal() else char for char in frozenset(text))
