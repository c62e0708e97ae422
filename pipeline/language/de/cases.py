# ruff: noqa: E501  (a rule is read in one line; signs that look alike are told apart)
"""The ending that an ordinal takes behind the word before it: "am dritten", "der dritte"."""

import re

_PLACES = """in an auf aus bei mit nach seit von zu unter über vor hinter neben zwischen wegen während trotz
    innerhalb außerhalb anhand infolge statt gemäß laut entsprechend gegenüber ab""".split()  # noqa: SIM905
_WITH_N = frozenset(
    """im am vom zum zur beim dem den des einem einen einer eines jedem jeden diesem diesen dieses
    seinem seinen seiner ihrem ihren ihrer meinem meinen meiner unserem unseren unserer deren
    dessen unterm überm hinterm keinem keinen keiner""".split()  # noqa: SIM905
)
_WITH_E = frozenset(
    """die das eine diese jede jene seine ihre meine unsere deine keine welche ins ans aufs
    fürs durchs übers""".split()  # noqa: SIM905
)
_EITHER = frozenset({"der", "jeder", "dieser", "jener"})
"""Nominative with "dritte"; behind a preposition dative, with "dritten"."""
_WITH_R = frozenset(["ein", "sein", "ihr", "mein", "unser", "kein", "dein"])
_NEUTER = frozenset(
    """Mal Kapitel Kind Buch Jahr Jahrhundert Jahrtausend Semester Quartal Haus Lied Spiel Tor Bild
    Beispiel Problem Stück Heft Gebot Reich Regiment Bataillon Lebensjahr Schuljahr Obergeschoss
    Untergeschoss Stockwerk Viertel Drittel Gesetz Blatt Zimmer""".split()  # noqa: SIM905
)
_FEMININE = frozenset(
    """Auflage Klasse Woche Etappe Stufe Seite Reihe Etage Sinfonie Symphonie Runde Liga Strophe
    Szene Ausgabe Stunde Fassung Folge Staffel Generation Lektion Person Bundesliga Armee Division
    Frage Zeile Spalte Phase Hälfte Lesung Version Sitzung Tagung Republik""".split()  # noqa: SIM905
)
_MASCULINE = frozenset(
    """Band Teil Akt Jahrgang Stock Platz Abschnitt Tag Monat Weltkrieg Versuch Satz Schritt Kreis Gang
    Absatz Punkt Aufzug Advent Sonntag Grad Stock Preis Bezirk Senat Vorsitzende Brief Fall
    Kreuzzug Spieltag Geburtstag Hochzeitstag Todestag Lauf Sieg Sohn""".split()  # noqa: SIM905
)
_BEFORE = re.compile(r"(?:(?<!\w)([^\W\d_]{1,15})\s)?(?<!\w)([^\W\d_]{1,15})\s$")
_SEEN = 40
_NOUN = re.compile(r"\s?([A-ZÄÖÜ][^\W\d_]+)")


def ending_at(text: str, start: int, end: int) -> str | None:
    """The ending for an ordinal that stands at a place of the text; None where none is sure."""
    found = _BEFORE.search(text[max(0, start - _SEEN) : start])
    two, one = (found[1] or "", found[2].lower()) if found else ("", "")
    noun = _NOUN.match(text, end)
    word = noun[1] if noun else ""
    if one in _WITH_N or (one in _EITHER and two.lower() in _PLACES):
        return "en"
    if one in _WITH_E or one in _EITHER:
        return "e"
    if one in _WITH_R:
        return "es" if word in _NEUTER else "er"
    if not found or one in _LOOSE:
        return _of_noun(word)
    return None


_LOOSE = frozenset({"und", "oder", "siehe", "vgl", "vergleiche", "als", "bis"})


def _of_noun(word: str) -> str | None:
    if word in _NEUTER:
        return "es"
    if word in _FEMININE:
        return "e"
    return "er" if word in _MASCULINE else None
