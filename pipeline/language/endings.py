"""Whether a sentence ends at a place: what the library says, and the rules that settle the rest."""

# ruff: noqa: RUF001  (the characters of many scripts are what this module is about)

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.language.abbreviations import (
    ALSO_WORDS,
    BEFORE_LETTERS,
    BEFORE_NUMBERS,
    LAST_OF_A_LIST,
    MAY_BE_LAST,
    MONTHS_AND_DAYS,
    NEVER_LAST,
    WRITTEN_APART,
)
from pipeline.language.places import LONG, OPENING, Seen

_QUOTE_GOES_ON = re.compile("と|って|という|なんて|など")
"""Behind a closing quotation mark: the sentence that quotes goes on."""

_LIST_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]{1,2}\]?\s*")
_SPEECH = re.compile(
    r"(?:(?:he|she|it|they|we|you|I|[A-Z][\w.’'-]*|the|my|his|her|our|their|old|an?)\s){1,4}"
    r"(?:said|says|asked|asks|cried|replied|answered|exclaimed|shouted|whispered|remarked|added|"
    r"murmured|muttered|thought|wondered|called|yelled|screamed|snapped|sighed|continued|repeated|laughed)\b"
)
_NUMBER = re.compile(r"[№#§+]?\s?\d")
_ROMAN = re.compile(r"[IVXLCDM]{2,}(?![\w'’])")
_LETTER = re.compile(r"(?:[B-HJ-Z]|I(?!\s[a-z]|['’]))(?![\w'’])")
_THE_LETTER_A = re.compile(r"A(?![\w'’])")
_ORDINAL = re.compile(
    r"(?:^|\s)(?:am|im|vom|zum|zur|beim|bis|seit|ab|der|die|das|dem|den|des|ein|eine|eines|einem|"
    r"einen|einer|unser|unsere|unserem|ihr|ihre|sein|seine|seinem|mein|meine|meinem|jeder|jedes|"
    r"jedem|jeden|dieser|diesem|jenem|erst|und|oder)\s(?:\d{1,2}|[IVX]+)\.$",
    re.IGNORECASE,
)
_AFTER_ORDINAL = re.compile(
    r"(?:Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|"
    r"Dezember|Jahrhundert|Jh|Jahrtausend|Lebensjahr|Geburtstag|Auflage|Stock|Klasse|Kapitel|Mal|"
    r"Platz|Semester|Spieltag|Weltkrieg)"
)
_ENDS_IN_NUMBER = re.compile(r"(?:^|\D)\d{1,2}\.$")
_WORD_I = re.compile(r"(?:^|\s)[a-z’']+,?\sI\.$")
_LAST_INITIAL = re.compile(r"(?:[^\W\d_]+\.?-)+[^\W\d_]\.")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,3}")
_WEB_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]{3,}(?:\.[\w-]{2,})+\.")
_UNIT = re.compile(r"(?:^|\s)[\d.,]*\d\s?(?P<unit>[^\W\d_]{1,4})\.$")
_ENGLISH = "en"
_INITIALS_BEFORE_NAMES = frozenset({"ru", "uk", "be", "bg", "pl", "cs", "sk"})
_LETTERED = frozenset(
    """plan vitamin appendix figure table type grade part section option group class exhibit
    schedule annex hepatitis letter point form model team block vitamine vitamina typ tipo groupe
    gruppe grupo gruppo klasse classe clase piano plano teil parte partie punkt punto""".split()  # noqa: SIM905  (shorter)
)
"""A letter behind them is no initial: "plan B"."""
_NEAR = 10  # letters
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015")
_DASH = re.compile("[-\u2010-\u2015]")
_APOSTROPHE = re.compile("['’]")


@functools.lru_cache(maxsize=32)
def rules_of(language: str, known: frozenset[str]) -> "Rules":
    return Rules(
        language,
        known | NEVER_LAST.get(language, frozenset()),
        WRITTEN_APART.get(language, frozenset()),
        LAST_OF_A_LIST.get(language, frozenset()),
        ALSO_WORDS.get(language, frozenset()),
    )


@dataclass(frozen=True, slots=True)
class Rules:
    """What ends a sentence in one language: its words of pipeline.language.abbreviations."""

    language: str
    never: frozenset[str]
    apart: frozenset[str]
    last_of_a_list: frozenset[str]
    words: frozenset[str]

    def ends(self, seen: Seen) -> bool:
        """Whether a sentence ends at this place."""
        place, after = seen.place, seen.after
        if place["stop"] is None:
            return not _goes_on(seen)
        if not after or seen.is_aside:
            return False
        small = _begins_small(after) and not seen.begins_as_item
        if small and seen.text[place.end()] in _DASHES:
            return False
        if (small or place["closing"]) and self.language == _ENGLISH and _SPEECH.match(after):
            return False
        if place["stop"] == ".":
            return not small and self._full_stop_ends(seen, after)
        return self._other_sign_ends(seen, small=small)

    def _other_sign_ends(self, seen: Seen, *, small: bool) -> bool:
        """A question mark, an exclamation mark, dots: the end before all but a small letter."""
        place = seen.place
        if small:
            return False
        if place["stop"] == "!" and not place["closing"]:
            return seen.ends_for_library or seen.ends_alone(self.language)
        return seen.ends_for_library or not seen.is_open

    def _full_stop_ends(self, seen: Seen, after: str) -> bool:
        if seen.place["space"] == "\u00a0" and not seen.place["closing"]:
            return False
        before = seen.before
        tokens = before.split()
        last = tokens[-1].lstrip(OPENING)
        if last.lower() in self.last_of_a_list or "".join(tokens[-2:]) in self.last_of_a_list:
            return True
        if self._leads_on(last, tokens, after) or self._counts(last, before, after):
            return False
        if last in MONTHS_AND_DAYS and seen.text[seen.place.end()] in _DASHES:
            return False
        length = seen.place.end() - seen.start
        if length <= len("(viii.) ") and _LIST_NUMBER.fullmatch(
            seen.text, seen.start, seen.place.end()
        ):
            return False
        if seen.begins_as_item or self._library_ends(seen):
            return True
        return self._is_word(last, seen, tokens) and not seen.is_open

    def _leads_on(self, last: str, tokens: Sequence[str], after: str) -> bool:
        """Whether what follows belongs to the last word: "Dr.", "z. B."."""
        elided = _APOSTROPHE.split(last)[-1]
        if not self.never.isdisjoint((last, _uncapitalized(last), elided)):
            return True
        if _LAST_INITIAL.fullmatch(last):
            return True
        if len(last) == len("J.") and last.isupper() and len(tokens) > 1:
            title = tokens[-2].lstrip(OPENING)
            if not self.never.isdisjoint((title, _uncapitalized(title))):
                return True
        if self.language != _ENGLISH and _is_initial(last):
            return not self._is_lettered(last[:-1], tokens)
        if self.language in _INITIALS_BEFORE_NAMES and _INITIALS.fullmatch(last):
            return last.isupper()
        return bool(self.apart) and self._stands_apart(tokens, after)

    def _stands_apart(self, tokens: Sequence[str], after: str) -> bool:
        """Whether the last words, and perhaps the next ones, are an abbreviation with spaces."""
        following = "".join(after[:_NEAR].split())
        for number in (1, 2, 3):
            joined = _uncapitalized("".join(tokens[-number:]).lstrip(OPENING))
            for short in self.apart:
                if short.startswith(joined) and following.startswith(short[len(joined) :]):
                    return joined != short or (number > 1 and short not in MAY_BE_LAST)
        return False

    def _counts(self, last: str, before: str, after: str) -> bool:
        """Whether the last word or number and what follows are one: "p. 5", "Mar. 5", "19. Mai"."""
        small = _APOSTROPHE.split(last)[-1].lower()
        if _NUMBER.match(after):
            word = _DASH.split(last)[-1]
            return small in BEFORE_NUMBERS or word in MONTHS_AND_DAYS
        if small in BEFORE_NUMBERS and _ROMAN.match(after):
            return True
        if small in BEFORE_LETTERS and (
            _LETTER.match(after) or (last != small and _THE_LETTER_A.match(after))
        ):
            return True
        if self.language == "de" and _ENDS_IN_NUMBER.search(before):
            return bool(_AFTER_ORDINAL.match(after) or _ORDINAL.search(before))
        return self.language == "de" and bool(_ORDINAL.search(before))

    def _is_word(self, last: str, seen: Seen, tokens: Sequence[str]) -> bool:
        """Whether the last word is an ordinary one, though the library may know it as short."""
        word = last[:-1]
        if _WEB_ADDRESS.fullmatch(last) or self._is_lettered(word, tokens):
            return True
        unit = _UNIT.search(seen.before)
        if unit and unit["unit"].islower() and not _NUMBER.match(seen.after):
            return True
        if word in self.words or (len(word) >= LONG and word.isalpha() and word.islower()):
            return True
        shouted = len(tokens) > 1 and len(tokens[-2]) > 1 and tokens[-2].isupper()
        if (len(tokens) == 1 or shouted) and word.lower() in self.words:
            return True
        return self.language == _ENGLISH and bool(_WORD_I.search(seen.before))

    @staticmethod
    def _is_lettered(word: str, tokens: Sequence[str]) -> bool:
        """Whether a lone letter names a thing: "plan B", "Tab. B"."""
        if len(word) != 1 or len(tokens) < 2:  # noqa: PLR2004  (the letter and the word before)
            return False
        named = tokens[-2].lstrip(OPENING).lower()
        return named in _LETTERED or (len(named) > len("p.") and named in BEFORE_LETTERS)

    def _library_ends(self, seen: Seen) -> bool:
        if seen.ends_for_library:
            return True
        if seen.text[seen.start : seen.start + 1] in "([" and seen.place["closing"]:
            return True  # it stood whole in brackets
        return not seen.is_open and seen.ends_alone(self.language)


def _is_initial(word: str) -> bool:
    """Whether a word is a single capital letter, or a letter of a script without capitals."""
    return len(word) == len("J.") and word[0].isalpha() and not word[0].islower()


def _goes_on(seen: Seen) -> bool:
    """Whether a sentence goes on behind a full stop of a script that puts no space there."""
    place, text = seen.place, seen.text
    if place["wide_closing"]:
        return _QUOTE_GOES_ON.match(text, place.end()) is not None
    number = text[place.start() - 1 : place.start()].isdigit() and text[place.end()].isdigit()
    return place["wide"] == "．" and number


def _uncapitalized(word: str) -> str:
    return word[:1].lower() + word[1:]


def _begins_small(text: str) -> bool:
    """Whether a text begins with a small letter; "iPhone" and "eBay" begin a sentence.

    Georgian has capitals only for whole lines in capitals: its small letters begin sentences.
    """
    first, second = text[0], text[1:2]
    return first.islower() and not second.isupper() and not "\u10d0" <= first <= "\u10ff"
