# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Streets, states and postal codes; mountains, forts and the points of the compass."""

import re

from pipeline.language.rule import Rule, any_of, rule

_KINDS = {
    "Ave": "Avenue", "Blvd": "Boulevard", "Rd": "Road", "Ln": "Lane", "Hwy": "Highway", "Ct": "Court",
    "Pl": "Place", "Sq": "Square", "Pkwy": "Parkway", "Cir": "Circle", "Ter": "Terrace",
    "Trl": "Trail", "Fwy": "Freeway", "Expy": "Expressway", "Tpke": "Turnpike", "Aly": "Alley",
}  # fmt: skip
_STREETS = {"St": "Street", "Dr": "Drive"}
_COMPASS = {
    "N": "North", "S": "South", "E": "East", "W": "West", "NE": "Northeast", "NW": "Northwest",
    "SE": "Southeast", "SW": "Southwest",
}  # fmt: skip
_LANDS = """Korea Africa America Carolina Dakota Ireland Yorkshire Wales Virginia Sudan Macedonia
    Germany Asia Europe Pole""".split()  # noqa: SIM905
_PLACES = {"Mt": "Mount", "Ft": "Fort", "Pt": "Point"}
_NUMBERED = {"Rte": "Route", "Rt": "Route", "Hwy": "Highway"}
_STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
    "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas",
    "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts",
    "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
    "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico",
    "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina",
    "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
    "DC": "D C",
}  # fmt: skip
_ALSO_OTHERWISE = frozenset(
    [
        "CA",
        "CO",
        "DC",
        "DE",
        "HI",
        "ID",
        "IN",
        "LA",
        "MA",
        "MD",
        "ME",
        "MI",
        "MO",
        "MT",
        "NE",
        "OH",
        "OK",
        "OR",
        "PA",
        "PI",
        "AL",
    ]
)
"""Codes of states that are words, degrees or letters too."""

_NO_STREETS = """I Ask See Call Visit Thank Thanks Dear Hello Hi The A And Or But When Then If As With
    By To From For Of Meet Met Tell Let Is Was Yes No So Old Our My His Her""".split()  # noqa: SIM905


def _street(found: re.Match[str]) -> str:
    return f"{found['name']} {_STREETS[found['kind']]}"


def _state(found: re.Match[str]) -> str:
    code = found["zip"]
    more = f", {' '.join(found['plus'])}" if found["plus"] else ""
    return f"{_STATES[found['state']]} {' '.join(code)}{more}"


_NAME = rf"(?<![\w.'’-]) (?P<name> (?! (?: {any_of(_NO_STREETS)} ) \s ) (?: [A-Z][a-z]+ | \d{{1,3}} (?: st | nd | rd | th ) ) )"

RULES: tuple[Rule, ...] = (
    rule(
        "compass-of-a-street",
        _COMPASS,
        r"""(?P<before> \b \d{1,5} \s | ^ | \s ) (?P<to> (?: NE | NW | SE | SW | [NSEW] \.) \s )
        (?= (?: [A-Z][a-z]+ \s ){1,3} (?: St | Ave | Rd | Blvd | Dr | Ln | Ct | Pl | Hwy ) \b
          | \d{1,3} (?: st | nd | rd | th ) \s (?: St | Ave ) \b )""",
        lambda found: f"{found['before']}{_COMPASS[found['to'].rstrip(' .')]} ",
    ),
    rule("land", _COMPASS, rf"(?<![\w.]) (?P<to> [NSEW] ) \. \s (?= (?: {any_of(_LANDS)} ) \b )", lambda found: f"{_COMPASS[found['to']]} "),
    rule(
        "street",
        _STREETS,
        rf"""{_NAME} \s (?P<kind> St | Dr ) \.
        (?= [,;:)] | \s*$ | \s (?! and\s(?:Mrs|Mr|Ms|Miss)\b ) [a-z] | \s (?: Apt | Ste | Unit | Suite | N[EW] | S[EW] ) \b )""",
        _street,
    ),
    rule(
        "street-with-number",
        _STREETS,
        r"""(?<![\w.,-]) (?P<name> \d{1,5} (?: \s [A-Z][a-z]+ ){1,3} ) \s (?P<kind> St | Dr )
        (?: \. (?= \s [A-Z] ) | (?= , | \s*$ ) )""",
        _street,
    ),
    rule(
        "road",
        _KINDS,
        rf"{_NAME} \s (?P<kind> {any_of(_KINDS)} ) \. (?= [\s,;:)] | $ )",
        lambda found: f"{found['name']} {_KINDS[found['kind']]}",
    ),
    rule("numbered-road", _NUMBERED, r"(?<![\w.]) (Rte | Rt | Hwy) \. (?= \s \d )", lambda found: _NUMBERED[found[1]]),
    rule("place", _PLACES, r"(?<![\w.]) (Mt | Ft | Pt) \. (?= \s [A-Z][a-z] )", lambda found: _PLACES[found[1]]),
    rule(
        "state-and-code",
        _STATES,
        rf"(?<= [a-z] , \s ) (?P<state> {any_of(_STATES)} ) \s (?P<zip> \d{{5}} ) (?: - (?P<plus> \d{{4}} ) )? (?! [\w-] )",
        _state,
    ),
    rule(
        "state",
        _STATES,
        rf"(?<= [a-z] , \s ) (?P<state> {any_of(set(_STATES) - _ALSO_OTHERWISE)} ) (?= [,;:.)] | \s*$ )",
        lambda found: _STATES[found["state"]],
    ),
)  # fmt: skip
