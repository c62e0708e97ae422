# ruff: noqa: E501  (a rule is read in one line)

"""Numbers that name something: ISBN, ISSN, DOI, telephone numbers, cells of a spreadsheet."""

import re

from pipeline.language.rule import Rule, digits, in_groups, rule

_FEWEST, _MOST = 8, 15
"""Digits of a telephone number with its country's code (ITU-T E.164)."""


def _numbered(found: re.Match[str]) -> str:
    number = found["number"]
    label = found["label"].replace("-", " ")
    if not re.search(r"[- ]", number):
        return f"{label}{in_groups(number)}"
    if sum(char.isalnum() for char in number) not in _OF_A_BOOK:
        return found[0]
    return f"{label}{digits(number)}"


_OF_A_BOOK = frozenset({10, 13})
"""Signs of an ISBN."""


def _serial(found: re.Match[str]) -> str:
    first, last = found["first"], found["last"]
    return f"{found['label']}{' '.join(first)}, {' '.join(last)}"


def _doi(found: re.Match[str]) -> str:
    body = found["rest"].rstrip(".,;:")
    end = found["rest"][len(body) :]
    said = re.sub(r"[./_:-]", lambda sign: f" {_DOI_SIGNS[sign[0]]} ", body)
    said = re.sub(r"\d+", lambda number: f" {' '.join(number[0])} ", said)
    return f"DOI 10 dot {found['publisher']} slash {' '.join(said.split())}{end}"


_DOI_SIGNS = {".": "dot", "/": "slash", "_": "underscore", ":": "colon", "-": "dash"}


def _arxiv(found: re.Match[str]) -> str:
    return f"arXiv {' '.join(found[1])} dot {' '.join(found[2])}"


def _telephone(found: re.Match[str]) -> str:
    count = sum(char.isdigit() for char in found[0])
    if not _FEWEST <= count <= _MOST:
        return found[0]
    one = found[0].removeprefix("+")
    plus = "plus " if "+" in found[0] else ""
    return f"{plus}{in_groups(one) if one.isdigit() else digits(one)}"


def _national(found: re.Match[str]) -> str:
    return digits(found[0])


def _emergency(found: re.Match[str]) -> str:
    return f"{found[1]} {' '.join(found[2])}"


def _cell(found: re.Match[str]) -> str:
    return f"dollar {' '.join(found[1])} dollar {found[2]}"


RULES: tuple[Rule, ...] = (
    rule(
        "book-number",
        ("ISBN", "EAN", "UPC", "LCCN", "OCLC", "PMID", "PIN"),
        r"""\b (?P<label> (?: ISBN (?: [ -]1[03] (?=[:\s]) )? | EAN | UPC | LCCN | OCLC | PMID | PIN ) :?\ )
        (?P<number> (?: \d{4,14} [\dX]? | \d{1,5} (?: [- ] \d{1,7} ){2,3} [- ] [\dX] ) ) (?![\w-])""",
        _numbered,
    ),
    rule(
        "book-number-alone",
        "-",
        r"(?<![\w-]) 97[89] (?: - \d{1,7} ){3} - [\dX] (?![\w-])",
        _national,
    ),
    rule("sections", "§", r"§§ \s?", "sections "),
    rule(
        "serial-number",
        ("ISSN",),
        r"\b (?P<label> ISSN:?\ ) (?P<first> \d{4} ) -? (?P<last> \d{3} [\dX] ) (?![\w-])",
        _serial,
    ),
    rule(
        "digital-object",
        ("doi", "DOI"),
        r"""(?<![\w/.]) (?: doi | DOI ) :? \s? 10\. (?P<publisher> \d{4,9} )
        / (?P<rest> [\w./:_-]{1,200} )""",
        _doi,
    ),
    rule("preprint", ("arXiv",), r"\b arXiv: (\d{4}) \. (\d{4,5}) \b", _arxiv),
    rule(
        "telephone-abroad",
        "0",
        r"""(?<![\w+]) \(? (?: \+ | 00 [ ]? (?= \d\d [ ] ) ) [1-9] \d{0,2} \)? (?:
            \d{5,12}                                        # in one
            | (?: [-. ] (?: \( \d{1,4} \) \s? )? \d{1,6} ){2,7}  # or in groups
        ) (?![\w-])""",
        _telephone,
    ),
    rule(
        "telephone-national",
        "0",
        r"""(?<![\w.,:/+-]) (?<!\d\ ) (?:
            \(? 0\d{2} \)? [ ] \d{4} [ ] \d{4}              # 020 7946 0958
            | 0\d{4} [ ] \d{6}                              # 01632 960983
            | 0\d (?: [ ] \d{2} ){4}                        # 01 23 45 67 89
            | 0[38]\d\d [ ] \d{3} [ ] \d{3,4}              # 0800 123 4567
        ) (?![\w-]) (?! [ ]\d)""",
        _national,
    ),
    rule(
        "telephone-spaced",
        "0",
        r"(?<![\w.,-]) (?<!\d\ ) 1 [ ] \d{3} [ ] \d{3} [ ] \d{4} (?![\w-])",
        _national,
    ),
    rule(
        "emergency",
        ["call", "Call", "dial", "Dial", "text", "Text", "phone", "Phone"],
        r"""\b ( [Cc]all | [Dd]ial | [Tt]ext | [Pp]hone ) [ ] ( [1-9]\d\d | [2-9]\d{4,5} )
        (?= [.,;:!?)]? $ | [.,;:!?)] \s
          | \s (?: for | if | in | now | immediately | right | at | and | or | when | from | to | before ) \b )""",
        _emergency,
    ),
    rule("cell-of-a-spreadsheet", "$", r"\$ ([A-Z]{1,3}) \$ (\d{1,7}) (?!\w)", _cell),
    rule("cells-of-a-spreadsheet", ":", r"(?<![\w:]) ([A-Z]{1,2}\d{1,4}) : ([A-Z]{1,2}\d{1,4}) (?![\w:])", r"\1 to \2"),
    rule("cell-range", ":", r"(?<=\ dollar\ \d|dollar\ \d\d) : (?=dollar\ [A-Z])", " to "),
    rule("variable", "$", r"(?<![\w$]) \$ (?= [A-Za-z_] )", "dollar "),
)  # fmt: skip
