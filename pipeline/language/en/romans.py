# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Roman numerals: of kings and popes, in headings, of centuries; "I" is a word as a rule."""

import re

from pipeline.language.en.names import GIVEN, REGNAL, TITLES
from pipeline.language.en.words import ORDINALS
from pipeline.language.numerals import roman
from pipeline.language.rule import Rule, any_of, rule

_LABELS = """Chapter Part Volume Book Section Appendix Title Act Unit Article Division Schedule Tier
    Stage Class Type Phase Level Grade War Figure Table Scene Canto Sonnet Psalm Letter Stave Lesson
    Plate Note Amendment Episode Mark Sura Fit Fable Exhibit Annex Group Category Bowl Adventure Lecture
    Essay Elegy Ode Hymn Satire Movement Rule Paper Federalist""".split()  # noqa: SIM905
_SMALL_LABELS = "stage class type phase grade chapter scene group category volume section".split()  # noqa: SIM905
_ROMAN = r"(?= [IVXL] ) (?: XL | L?X{0,3} ) (?: IX | IV | V?I{0,3} )"
_TWO = rf"(?= [IVXL]{{2}} ) {_ROMAN}"
_ENDS = r"(?! \w | -\w | \.\w )"
_SMALL = r"(?= [ivxl] ) (?: xl | l?x{0,3} ) (?: ix | iv | v?i{0,3} )"
_NO_NAMES = """The An This That These Her His My Our Their Your Its No Each Start Use Give Given New
    With Via By On In And Or Oral An For At To Of From Bring Size Did Is Was Are If When As An Get Need
    Peripheral Continuous Begin Stop Received Needs Needed Press Do But Not Insert Place Administer Hang
    Order Ordered Some Any Every All Only Both Had Has""".split()  # noqa: SIM905
_DRIPS = """drip drips line lines fluid fluids antibiotic antibiotics therapy bag bags pole access push
    infusion infusions injection injections catheter catheters medication medications dose doses drug
    drugs use treatment saline site sites pump hydration contrast iron user users""".split()  # noqa: SIM905


_NUMERALS = tuple(roman(number).upper() for number in range(2, 90) if len(roman(number)) > 1)


def value(numeral: str) -> int:
    """The number that a roman numeral stands for."""
    values = [_VALUES[letter] for letter in numeral.upper()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < two else one for one, two in pairs)


_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_TENS = {20: "twent", 30: "thirt", 40: "fort", 50: "fift", 60: "sixt", 70: "sevent", 80: "eight"}


def _ordinal(number: int) -> str:
    if number in ORDINALS:
        return ORDINALS[number]
    tens = _TENS[number // 10 * 10]
    return f"{tens}y-{ORDINALS[number % 10]}" if number % 10 else f"{tens}ieth"


def _ruler(found: re.Match[str]) -> str:
    return f"{found['name']} the {_ordinal(value(found['roman']))}"


def _label(found: re.Match[str]) -> str:
    label = found["label"]
    if _may_be_letter(label.lower(), found["roman"]):
        return found[0]
    label = label.capitalize() if label.isupper() else label
    return f"{label} {value(found['roman'])}"


def _row(found: re.Match[str]) -> str:
    """Several numbers behind one word: "Chapters II and III"."""
    row = re.sub("[IVXL]+", lambda numeral: str(value(numeral[0])), found["row"])
    return f"{found['label']} {re.sub('[-–]', ' to ', row)}"


def _may_be_letter(label: str, numeral: str) -> bool:
    """Groups and exhibits are lettered; a chapter that is the fiftieth is none of many."""
    if numeral == "L":
        return label not in {"chapter", "psalm", "canto", "sonnet"}
    return numeral in {"V", "X"} and label in {"group", "category", "exhibit", "class", "unit"}


def _numbered(found: re.Match[str]) -> str:
    return f"{found['before']}{value(found['roman'])}"


def _heading(found: re.Match[str]) -> str:
    return f"{value(found['roman'])}{found['end']}"


_TEENS = range(11, 14)
_OPENINGS = re.compile(
    r"\.?\s+(?:The|A|An|In|Of|On|How|What|Why|When|Where|Who|From|To|At|My|Our|His|Her|Introduction|Down|Which)\s"
)


def _first(found: re.Match[str]) -> str:
    """Not where "I" begins a clause: "As for Mary I ..."."""
    before = found.string[max(0, found.start() - 8) : found.start()]
    return found[0] if _INSTEAD.search(before) else _ruler(found)


_INSTEAD = re.compile(r"\b(?:for|said|to|with|like|oh)\s$", re.IGNORECASE)


def _checked_heading(found: re.Match[str]) -> str:
    """A single letter is a number only before what begins a heading: "V. S." is a name's."""
    rest = found.string[found.end() :]
    if len(found["roman"]) == 1 and not _OPENINGS.match(f".{rest} "):
        return found[0]
    return _heading(found)


def _of_century(found: re.Match[str]) -> str:
    rest = found["rest"] or ""
    number = value(found["roman"])
    ending = "th" if number % 100 in _TEENS else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}{rest.replace('c.', 'century')}"


_ALL_LABELS = any_of((*_LABELS, *map(str.upper, _LABELS), *_SMALL_LABELS))
_REGNAL = any_of(REGNAL)
_AFTER_FIRST = r"""(?= ['’]s\b | [,;:)] | \.? \s* $ | \.\s | \s (?: of | was | had | is | and | who | reigned | died | the\s[A-Z]\w+ |
    ruled | became | in | to | made | gave | married | succeeded | conquered | came | founded | built | signed |
    granted | abdicated | style | or | ordered | sent | took | defeated | style ) \b )"""

RULES: tuple[Rule, ...] = (
    rule(
        "ruler",
        _NUMERALS,
        rf"""(?<![\w.'’-]) (?P<name> (?:
            (?: {_REGNAL} ) (?: \s (?: Paul | Joseph | Emmanuel | Augustus | Carlos | Hamid | Adolf ) )?
            | (?: {any_of(TITLES)} ) \s [A-Z][a-z]+ (?: \s [A-Z][a-z]+ )?
        ) ) \s (?P<roman> {_TWO} ) {_ENDS}""",
        _ruler,
    ),
    rule(
        "fifth-and-tenth-ruler",
        ("V", "X"),
        rf"(?<![\w.'’-]) (?P<name> (?! Malcolm ) (?: {_REGNAL} ) ) \s (?P<roman> [VX] ) (?! [\w.-]*\w | \. \s [A-Z] )",
        _ruler,
    ),
    rule(
        "first-ruler",
        REGNAL | TITLES,
        rf"(?<![\w.'’-]) (?P<name> (?: {_REGNAL} | (?: {any_of(TITLES)} ) \s [A-Z][a-z]+ ) (?: \s Joseph )? ) \s (?P<roman> I ) {_AFTER_FIRST}",
        _first,
    ),
    rule(
        "third-of-the-name",
        _NUMERALS,
        rf"(?<![\w.'’-]) (?P<name> (?: {any_of(GIVEN)} ) \s [A-Z][a-z]+ (?: \s [A-Z][a-z]+ )? ) \s (?P<roman> II | III | IV ) {_ENDS}",
        _ruler,
    ),
    rule("world-war", ("WWI", "WWII", "WW"), r"\b WW (?P<number> II? | 1 | 2 ) \b", lambda found: f"World War {2 if found['number'] in {'II', '2'} else 1}"),
    rule(
        "labelled-row",
        frozenset(_NUMERALS) | set("VX"),
        rf"""(?<![\w-]) (?P<label> (?: {_ALL_LABELS} ) e?s? ) \s
        (?P<row> {_ROMAN} (?: (?: \s?[-–]\s? | ,\s | \s(?: to | and | or | through )\s ) {_ROMAN} (?! [\w'’] ) )+ ) (?! [\w'’-] )""",
        _row,
    ),
    rule(
        "labelled-one",
        (*_LABELS, *map(str.upper, _LABELS), *_SMALL_LABELS),
        r"""(?<![\w-]) (?P<label> Chapter | Part | Volume | Book | Title | Act | Schedule | Tier | [Ss]tage | [Cc]lass | [Tt]ype | [Pp]hase
            | War | Scene | Canto | Stave | Letter | Amendment | Article | Section | Appendix | CHAPTER | PART | BOOK | ACT | VOLUME | SCENE ) \s (?P<roman> I ) \b
        (?! ['’] | \s (?! (?: diabetes | errors? | trials? | cancers? | disease | tumou?rs? | drugs? | devices? | medicines? | hypertension
                | (?: and | or | versus | vs\.? ) \s (?: Type | type | Class | class | Stage | stage | Phase | phase | Part | Chapter | Book | Act | Volume | II ) ) \b ) [a-z] )""",
        _label,
    ),
    rule(
        "labelled",
        frozenset(_NUMERALS) | set("VXL"),
        rf"(?<![\w-]) (?P<label> {_ALL_LABELS} ) \s (?P<roman> {_TWO} | [VX] (?! \s [a-z] | \.\s [A-Z][a-z]+\s[A-Z] ) | L ) {_ENDS}",
        _label,
    ),
    rule(
        "labelled-small",
        (*map(str.lower, _NUMERALS), *"vxi"),
        rf"""(?<![\w-]) (?P<before> (?: [Cc]hapters? | [Pp]ages? | [Ss]cenes? | [Aa]cts? | [Vv]olumes? | [Bb]ooks? | [Pp]arts? | [Ss]ections? | [Ll]ines? | [Aa]ppendix ) \s )
        (?P<roman> (?= [ivxl]{{2}} ) {_SMALL} | [vx] (?= [.,;:)] | \s*$ | \s?[-–] ) | i (?= \s?[-–]\s?[ivx] ) )
        (?: \s?[-–]\s? (?P<last> {_SMALL} ) )? (?! [\w'’-] )""",
        lambda found: _numbered(found) + (f" to {value(found['last'])}" if found["last"] else ""),
    ),
    rule(
        "heading",
        "IVXL",
        rf"""^ (?P<roman> {_TWO} | I (?= \.\s ) | [VX] (?= \.\s ) ) (?P<end> (?:
            [.:)]? (?= \s (?: [-–—]\s )? ["“‘]? [A-Z] )
            | \.? (?= \s* $ ) ) )""",
        _checked_heading,
    ),
    rule(
        "century",
        ("c", "century", "centuries", *(f"{numeral}{end}" for numeral in (*_NUMERALS, *"IVX") for end in ("th", "st", "nd", "rd"))),
        rf"(?<![\w-]) (?P<roman> {_ROMAN} ) (?: (?: th | st | nd | rd ) \b | (?P<rest> \s (?: century | c\. | centuries ) ) )",
        _of_century,
    ),
    rule(
        "thing",
        _NUMERALS,
        rf"""(?<![\w.'’-]) (?P<before> (?! (?: {any_of(_NO_NAMES)} ) \s ) [A-Z][a-z]+ \s )
        (?P<roman> (?! XL\b (?! VI|IX|IV) | XX\b | LI\b | IV \s (?: {any_of(_DRIPS)} ) \b ) {_TWO} ) {_ENDS}""",
        _numbered,
    ),
    rule("fifth-saturn", ("Saturn",), r"(?<= Saturn\s ) V (?! \w )", "5"),
    rule("bowl", ("Bowl",), rf"(?<= Super\sBowl\s ) (?P<roman> {_ROMAN} ) (?! \w )", lambda found: str(value(found["roman"]))),
    rule(
        "item-in-brackets",
        "(",
        rf"(?<![^\s–-]) \( (?P<roman> (?= [ivx]{{2}} | i\) ) {_SMALL} ) \)",
        lambda found: f"({value(found['roman'])})",
    ),
)  # fmt: skip
