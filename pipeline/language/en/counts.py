# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Numbers: zeros in front, thousands as they are grouped elsewhere, sums below zero in brackets."""

import re

from pipeline.language.rule import Rule, any_of, rule, word_before

_LABELS = """chapter section lesson unit week day module figure table part step episode volume issue
    exercise question page track book act scene item level session number season verse stanza topic
    appendix task problem example image photo plate slide line row column map chart box form
    activity month year round game set group phase stage test quiz lecture no vol ch chap fig sec p pp""".split()  # noqa: SIM905
_COUNTED = """people persons men women children inhabitants copies years soldiers employees members
    residents votes words pages troops deaths cases jobs students patients dollars euros pounds
    miles kilometers kilometres meters metres feet tons tonnes visitors users readers books homes
    houses units workers refugees voters citizens species items francs yen rubles steps times
    times hectares acres barrels cars ships""".split()  # noqa: SIM905


_RAISED = str.maketrans("ˢᵗⁿᵈʳʰᵐᵉˡ", "stndrhmel")


def _without_zeros(found: re.Match[str]) -> str:
    """A chapter's number needs none; a code's zeros are part of it."""
    return f" {found[1]}" if word_before(found) in _LABELS else found[0]


def _regrouped(found: re.Match[str]) -> str:
    """Groups of two, as in India; three page numbers are none."""
    if word_before(found) in {"pages", "verses", "numbers", "lines", "pp"}:
        return found[0]
    return f"{int(found[1].replace(',', '')):,}"


RULES: tuple[Rule, ...] = (
    rule("zeros-behind-label", ("0",), r"\ 0++ ([1-9]\d{0,3}) (?! [\w/-] | [.,:]\d )", _without_zeros),
    rule("zero-before-title", "0", r"^ 0 ([1-9]) (?= [.:)]? \s (?: [-–—] \s )? [A-Z] )", r"\1"),
    rule(
        "indian-groups",
        ",",
        r"(?<![\w.,]) ( \d{1,2} (?: ,\d\d )+ ,\d{3} ) (?! [\d,] )",
        _regrouped,
    ),
    rule(
        "dotted-thousands",
        "0",
        r"(?<![\w.,]) [1-9]\d{0,2} (?: \.000 ){2,3} (?! [\w.]*\w )",
        lambda found: found[0].replace(".", ","),
    ),
    rule("rupees", ("Rs",), r"(?<!\w) Rs \.? \s? (?= \d )", "₹"),
    rule("sign-before-sum", "$€£¥₹", r"(?<= [$€£¥₹] ) \s (?= \d )", ""),
    rule("lakhs", "₹", r"₹ \s? ( \d+ (?:\.\d+)? ) \s ( lakhs? | crores? ) \b", r"\1 \2 rupees"),
    rule(
        "round-thousands",
        "0",
        r"(?<![\w.,:/-]) (?<!\d\ ) ([1-9]\d{0,2}) \s 000 (?! [\w.,-]*\d | \s\d )",
        r"\g<1>000",
    ),
    rule(
        "counted-thousands",
        _COUNTED,
        rf"(?<![\w.,:/-]) (?<!\d\ ) ([1-9]\d{{1,2}}) \s (\d{{3}}) (?= \s (?: {any_of(_COUNTED)} ) \b )",
        r"\1\2",
    ),
    rule(
        "below-zero",
        "(",
        r"""^ \s* (?P<before> [$€£¥₹]? ) \( (?P<sum>
            [$€£¥₹]? (?: \d{1,3} (?:,\d{3})+ (?:\.\d+)? | \d+\.\d{2} | \d+ (?:\.\d+)? \s?% )
        ) \) \s* $""",
        r"minus \g<before>\g<sum>",
    ),
    rule("below-zero-dollars", "(", r"(?<!\w) ([$€£¥₹]) \( ( \d{1,3} (?:,\d{3})* (?:\.\d+)? ) \)", r"minus \1\2"),
    rule(
        "raised-letters",
        "ᵃᵇᵈᵉʰʳˢᵗⁿ",
        r"(?<= \d ) ( ˢᵗ | ⁿᵈ | ʳᵈ | ᵗʰ ) (?!\w)",
        lambda found: found[1].translate(_RAISED),
    ),
    rule("raised-title", "ᵐᵉʳˢ", r"(?<= [MD] ) ( ᵐᵉ | ˡˡᵉ | ʳ | ʳˢ ) (?!\w)", lambda found: found[1].translate(_RAISED)),
    rule("powers-of-n", "ⁿ", r"(?<= [^\W_] ) ⁿ", " to the power of n"),
)  # fmt: skip
