# ruff: noqa: E501, RUF001  (a rule is read in one line; signs that look alike are told apart)
"""Interjections that no engine can read, and letters that are drawn out."""

import re

from pipeline.language.rule import Rule, rule

_SOUNDS = {
    "tsk": "tisk", "sh": "shush", "hm": "hmm", "mhm": "mm-hmm", "br": "burr", "gr": "gurr",
    "pst": "pssst", "pft": "pift", "pf": "piff", "z": "zuzz", "psh": "pish", "m": "mmm",
    "argh": "argh", "hmph": "humph", "tch": "tisk",
}  # fmt: skip
"""What is written, each letter once, and what an engine says nearly so."""


def _sound(found: re.Match[str]) -> str:
    written = found[0]
    letters = re.sub(r"(.)\1+", r"\1", written.lower())
    said = _SOUNDS[letters]
    return said.capitalize() if written[0].isupper() else said


def _drawn(found: re.Match[str]) -> str:
    """Three of a letter that is drawn out: "nooo"; of an h, two."""
    before = found.string[max(0, found.start() - 10) : found.start()]
    if not _WORD_BEGINS.search(before):
        return found[0]
    return found[0][: 2 if found[0][0] == "h" else 3]


_WORD_BEGINS = re.compile(r"(?<![\w.])[A-Za-z]{1,9}$")

RULES: tuple[Rule, ...] = (
    rule(
        "sound",
        "",
        r"""[TtSsHhMmBbGgPpZzAa] (?<! [\w.'’/-] . ) (?:
            (?<= [Tt] ) sk | (?<= [Ss] ) hh+ | (?<= [Ss] ) h (?= ! ) | (?<= [Hh] ) m+ (?: ph )? | (?<= [Tt] ) ch | (?<= S ) sh+ (?= [!,…] ) | (?<= [Mm] ) hm+ | (?<= [Bb] ) rr+ | (?<= [Gg] ) rr+
            | (?<= [Pp] ) s{1,9}t | (?<= [Pp] ) f{1,9}t | (?<= [Pp] ) ff+ | (?<= [Zz] ) zz+ | (?<= [Pp] ) sh+ | (?<= [Mm] ) mmm+ | (?<= [Aa] ) rrr{0,9}gh
            | (?: (?<= S ) HH+ | (?<= H ) MM+ | (?<= B ) RR+ | (?<= T ) SK ) (?= [!.…] )
        ) (?! [\w'’/-] )""",
        _sound,
    ),
    rule("drawn-out", "", r"a{4,} | e{4,} | h{4,} | o{4,}", _drawn),
)  # fmt: skip
