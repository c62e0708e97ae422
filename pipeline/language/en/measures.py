# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Inches and feet, fluid ounces, degrees of the globe, prices for a measure."""

import re

from pipeline.language.en.words import PER, UNITS
from pipeline.language.rule import DASH, NUMBER, Rule, any_of, rule

_PEOPLE = """man woman boy girl frame guard forward center player athlete tall teenager
    basketball figure stranger giant person""".split()  # noqa: SIM905
_THINGS = """screen screens monitor monitors display displays tv tvs television televisions tablet
    tablets laptop laptops pipe pipes nail nails bolt bolts wheel wheels tire tires tyre tyres rim
    rims pan pans board boards gun guns barrel barrels blade blades ruler rulers drill drills
    telescope record records vinyl pizza pizzas sub bike bikes belt belts hose hoses screw screws
    speaker speakers round square cake cakes layer layers skillet pot pots lens lenses mirror
    mirrors disc discs disk disks floppy margin margins gap gaps pole poles fence fences wall walls
    rope ropes ladder ladders ceiling ceilings boat boats cable cables board putt tube tubes hole
    holes tile tiles pin pins hook hooks brush waist border borders step steps tree trees
    plank planks square iPad MacBook iMac TV TVs LCD LED""".split()  # noqa: SIM905
_GLOBE = {"N": "north", "S": "south", "E": "east", "W": "west"}
_WINDOW = 300  # characters in which a quotation may have begun
_NOUN = rf"\s (?: {any_of(_THINGS)} ) \b"


_MONEY = {"$": "dollars", "€": "euros", "£": "pounds"}


def _inches(found: re.Match[str]) -> str:
    return found[0] if _closes_quotation(found) else _counted(found[1], "inch", "inches")


def _closes_quotation(found: re.Match[str]) -> bool:
    """Whether the mark behind a number closes what was opened before: "chapter 27"."""
    if not found[0].endswith('"'):
        return False
    before = found.string[max(0, found.start() - _WINDOW) : found.start()]
    opened = False
    for mark in _STRAIGHT.finditer(before):
        opened = not opened if mark["own"] or opened else opened
    return opened


_STRAIGHT = re.compile(r'(?P<own>(?<!\d)")|"')


def _counted(number: str, one: str, many: str) -> str:
    number = re.sub(r"^0(?=\d)", "", number)
    return f"{number} {one if number == '1' else many}"


def _feet_and_inches(found: re.Match[str]) -> str:
    return f"{_counted(found[1], 'foot', 'feet')} {_counted(found[2], 'inch', 'inches')}"


def _place_on_globe(found: re.Match[str]) -> str:
    said = [_counted(found["degrees"], "degree", "degrees")]
    if found["minutes"]:
        said.append(_counted(found["minutes"], "minute", "minutes"))
    if found["seconds"]:
        said.append(_counted(found["seconds"], "second", "seconds"))
    if found["to"]:
        said.append(_GLOBE[found["to"]])
    return " ".join(said)


def _fluid(found: re.Match[str]) -> str:
    one = found[1] == "1" or found["dash"] == "-"
    return f"{found[1]} fluid ounce{'' if one else 's'}"


def _price(found: re.Match[str]) -> str:
    unit = found["unit"]
    if found["square"]:
        unit_said = {"sq": "square ", "cu": "cubic "}[found["square"]] + UNITS[unit][0]
    else:
        unit_said = UNITS[unit][0] if unit in UNITS else PER.get(unit, unit)
    return f"{found['sum']} per {unit_said}"


def _dozen(found: re.Match[str]) -> str:
    return f"{found[1]} dozen"


_SUM = rf"[$€£¥₹] {NUMBER} (?: \s (?: thousand | million | billion ) )?"
_UNITS = any_of({**UNITS, **PER})
_STOP = r"(?: \. (?= , | \s+ [a-z0-9(] | \s*$ ) )?"

_AT_AN_ANGLE = """angle angles turn turns rotation rotations bend bends arc arcs slope slopes tilt
    pitch view camera corner wedge heat weather day days oven""".split()  # noqa: SIM905

RULES: tuple[Rule, ...] = (
    rule(
        "adjective-of-degrees",
        "°",
        rf"(?<![\w.,/-]) (\d{{1,3}}) \s? ° (?: [ -] )? (?= \s? (?: {any_of(_AT_AN_ANGLE)} ) \b )",
        r"\1-degree ",
    ),
    rule(
        "place-on-globe",
        "°",
        r"""(?<![\w.]) (?P<degrees> \d{1,3} (?:\.\d{1,9})? ) \s? °
        (?: \s? (?P<minutes> \d{1,2} (?:\.\d{1,9})? ) \s? ['’′] )?
        (?: \s? (?P<seconds> \d{1,2} (?:\.\d{1,9})? ) \s? ["”″] )?
        (?: \s? (?P<to> [NSEW] ) \b )?
        (?<! ° )""",
        _place_on_globe,
    ),
    rule(
        "adjective-of-feet",
        "'’′",
        rf"(?<![\w.'’]) (\d{{1,4}}) ['’′] (?= {_NOUN} )",
        r"\1-foot",
    ),
    rule(
        "adjective-of-inches",
        '"”″',
        rf"""(?<![\w./'’′-]) (?<! ['’′]\s ) ( \d{{1,4}} (?:\.\d{{1,3}})? ) ["”″] (?= {_NOUN} )""",
        r"\1-inch",
    ),
    rule(
        "inches-by-sign",
        '"″',
        rf"""(?<![\w./'’′]) (?<! ['’′]\s ) (?<! - ) ({NUMBER}) (?: ″ | " (?! [^\W\d_] ) )""",
        _inches,
    ),
    rule(
        "person-of-feet-and-inches",
        "'’′",
        rf"""(?<= \b [Aa] \s ) ([3-8]) ['’′] [ ]? (\d{{1,2}}) (?: ["”″] | '' ) (?= ,? \s (?: \w{{3,12}} \s )? (?: {any_of(_PEOPLE)} ) \b )""",
        r"\1-foot-\2",
    ),
    rule(
        "feet-and-inches-by-sign",
        "'’′",
        r"""(?<![\w.]) (\d{1,4}) ['’′] [ ]? (\d{1,2}) (?: ["”″] | '' )""",
        _feet_and_inches,
    ),
    rule(
        "feet-by-feet",
        "'’′",
        r"(?<![\w.]) (\d{1,4}) ['’′] \s? [x×] \s? (\d{1,4}) ['’′] (?!\w)",
        r"\1 feet by \2 feet",
    ),
    rule(
        "feet-by-sign",
        "'’′",
        r"(?<![\w.'’]) (\d{1,4}) (?: ′ | ['’] (?= \s (?: tall | high | wide | long | deep | x | by ) \b ) )",
        lambda found: _counted(found[1], "foot", "feet"),
    ),
    rule("adjective-in-feet", "-", r"(?<![\w.]) (\d{1,4}) -ft \.? (?= \s [a-z] )", r"\1-foot"),
    rule(
        "fluid-ounces",
        ("fl",),
        rf"(?<![\w.]) ({NUMBER}) (?P<dash> [\s-]? ) fl \.? [\s-]? (?: oz | ounces? ) \b {_STOP}",
        _fluid,
    ),
    rule("pints", ("pt", "pts"), rf"(?<![\w.]) ({NUMBER}) \s? pts? \b \.? (?= \s of \b )", lambda found: _counted(found[1], "pint", "pints")),
    rule("dozen", ("doz",), rf"(?<![\w.]) ({NUMBER}) \s? doz \b {_STOP}", _dozen),
    rule("price-each", "/", rf"(?P<sum> {_SUM} ) \s?/\s? ea (?: \. (?= , | \s+ [a-z0-9(] | \s*$ ) | \b )", r"\g<sum> each"),
    rule("price-for-a-dozen", "/", rf"(?P<sum> {_SUM} ) \s?/\s? doz \b {_STOP}", r"\g<sum> per dozen"),
    rule(
        "price-range-for-a-measure",
        "/",
        rf"(?P<sign> [$€£] ) ({NUMBER}) {DASH} [$€£]? ({NUMBER}) \s?/\s? (?P<unit> {any_of(UNITS)} ) \b {_STOP}",
        lambda found: f"{found[2]} to {found[3]} {_MONEY[found['sign']]} per {UNITS[found['unit']][0]}",
    ),
    rule(
        "price-for-a-measure",
        "/",
        rf"(?P<sum> {_SUM} ) \s?/\s? (?: (?P<square> sq | cu ) \.? \s? )? (?P<unit> {_UNITS} ) \b {_STOP}",
        _price,
    ),
    rule("spoon-in-part", ("tsp", "tbsp"), r"(?<=[½¼¾⅓⅔⅛]) \s? ( tsp | tbsp ) s? \b \.?", lambda found: {"tsp": " teaspoon", "tbsp": " tablespoon"}[found[1]]),
    rule("price-for-a-thing", "/", rf"(?P<sum> {_SUM} ) / (?P<square> (?!) )? (?P<unit> [a-z]{{3,20}} ) \b {_STOP}", _price),
)  # fmt: skip
