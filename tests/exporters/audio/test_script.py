"""The script: everything in the book, in order, and nothing but the book and announcements."""

import dataclasses
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.exporters.audio.listing import printed
from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.script.narrator import narrate
from pipeline.language.marks import readable
from pipeline.language.normalize import normalize
from pipeline.model import Abbr, Accessibility, Para, Pronunciation, Ruby, Section
from pipeline.model.walk import blocks_sentences, section_sentences
from tests.exporters.audio.book import book, everything, sentence
from tests.reader.manuscripts import read
from tests.slow import examples
from tests.strategies import documents

_GOLDEN = Path(__file__).with_name("script.txt")


def _spoken(document, options=AudioOptions()):  # noqa: B008  (frozen)
    script = narrate(document, options)
    return [u.sentence for section in script.sections for u in section.utterances if u.sentence]


def test_the_script_of_a_small_book():
    script = narrate(everything(), AudioOptions())

    assert printed(script, "en") == _GOLDEN.read_text(encoding="utf-8")


@settings(max_examples=examples(25), suppress_health_check=list(HealthCheck))
@given(documents())
def test_every_sentence_is_spoken_once_in_reading_order(document):
    expected = []
    for section in document.sections:
        expected += [s.id for s in section_sentences(section)]
        notes = [note for note in document.notes if note.section == section.id]
        expected += [s.id for note in notes for s in blocks_sentences(note.blocks)]

    assert _spoken(document) == expected


@settings(max_examples=examples(10), suppress_health_check=list(HealthCheck))
@given(documents())
def test_notes_in_place_lose_no_sentence_either(document):
    spoken = _spoken(document, AudioOptions(notes="inline"))

    assert sorted(spoken) == sorted(_spoken(document))


def test_notes_in_place_follow_the_sentence_that_calls_them():
    script = narrate(everything(), AudioOptions(notes="inline"))
    said = [utterance.text for utterance in script.sections[0].utterances]
    at = said.index("See the table.")

    assert said[at : at + 4] == ["See the table.", "Note 1.", "It is new.", "End of Note 1."]


def test_notes_can_be_left_out():
    said = printed(narrate(everything(), AudioOptions(notes="omit")), "en")

    assert "It is new" not in said
    assert "Note" not in said


def test_headings_can_be_numbered():
    script = narrate(everything(), AudioOptions(number_headings=True))
    said = [utterance.text for utterance in script.sections[0].utterances]

    assert said[said.index("The start") - 1] == "1."
    assert said[said.index("Pay & more") - 1] == "1.1."


def test_words_in_another_language_are_reported():
    script = narrate(everything(), AudioOptions())

    assert [(tag, words) for tag, words, _ in script.foreign] == [("fr", "mot")]


def test_chapters_are_the_headings_of_the_section():
    section = narrate(everything(), AudioOptions(opening=False)).sections[0]
    titles = [section.utterances[chapter.utterance].text for chapter in section.chapters]

    assert titles == ["The start", "Pay & more"]
    assert [chapter.level for chapter in section.chapters] == [1, 2]


def _in(language):
    """The small book, said to be in a language."""
    small = everything()
    facts = dataclasses.replace(small.metadata, language=language)
    return narrate(dataclasses.replace(small, metadata=facts), AudioOptions())


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "nl", "pt-BR", "sv"])
def test_announcements_are_in_the_language_of_the_book(language):
    script = _in(language)
    said = [u.text for section in script.sections for u in section.utterances if not u.sentence]
    english = re.compile(r"\b(List with|columns?:|End of|Row \d|Narrated|By Ada)")

    assert said
    assert not [text for text in said if english.search(text)]
    assert "missing-announcements" not in {fault.code for fault in script.diagnostics}


def test_a_language_without_announcements_is_reported():
    assert "missing-announcements" in {fault.code for fault in _in("fi").diagnostics}
    assert "missing-announcements" not in {fault.code for fault in _in("en-GB").diagnostics}


def _statement(notes="end", **facts):
    """What is said of accessibility, between the opening and the first heading."""
    small = everything()
    small = dataclasses.replace(small, metadata=dataclasses.replace(small.metadata, **facts))
    plain, told = (
        [u.text for u in narrate(small, options).sections[0].utterances]
        for options in (
            AudioOptions(notes=notes),
            AudioOptions(notes=notes, accessibility_statement=True),
        )
    )
    more = len(told) - len(plain)
    at = next(n for n, text in enumerate(told) if text != plain[n])
    assert told == [*plain[:at], *told[at : at + more], *plain[at:]]
    assert plain[at] == "The start"
    return told[at : at + more]


def test_the_narration_says_what_can_be_done_with_it_where_that_is_asked_for():
    contact = Accessibility("mailto:access@example.org")

    assert _statement(accessibility=contact) == [
        "What can I do with this book?",
        "Ways of reading: Sound only, no text; Fully narrated; Synthetic voice.",
        "Conformance: Conformance not known.",
        "Navigation: No information on navigation.",
        "Hazards: No flashing or motion.",
        "Additional information: Report barriers: access@example.org.",
    ]
    assert "Narrated in part" in _statement(notes="omit")[1]
    assert _statement(language="de")[0] == "Was kann ich mit diesem Buch tun?"


def _said_in(*texts, **facts):
    """What is said of a paragraph of these sentences, with the book's own words declared."""
    document = book(Section("one", 1, sentence("One"), (Para(tuple(texts)),)))
    script = narrate(dataclasses.replace(document, **facts), AudioOptions(opening=False))
    return printed(script, "en").strip().split("\n\n")[-1].splitlines()


def test_a_plural_stands_before_what_the_abbreviation_means():
    ehr = Abbr("EHR", "electronic health record")

    assert _said_in(sentence(ehr, "s help.")) == ["EHRs, electronic health records, help."]


def test_a_reading_is_said_instead_of_its_words():
    city = Ruby("Worcester", "WUUS-ter")

    assert _said_in(sentence("In ", city, ".")) == ["In WUUS-ter."]


def test_a_possessive_is_not_parted_from_what_follows():
    acme = Abbr("ABC", "A Big Company")

    assert _said_in(sentence("The ", acme, "\u2019s exam."), sentence(acme, " is here.")) == [
        "The ABC's exam.",
        "ABC, A Big Company, is here.",
    ]


def test_a_word_of_the_lexicon_may_have_a_capital_and_an_ending():
    lexicon = (("cache", Pronunciation(say="cash")),)

    assert _said_in(sentence("Cache the cache\u2019s size."), lexicon=lexicon) == [
        "cash the cash's size."
    ]


def _heard(tmp_path, text, toml=""):
    """What is given to the voice, made readable: marks are gone, numbers are words."""
    document = read(tmp_path, f"# One\n\n{text}\n", toml).document
    utterances = narrate(document, AudioOptions(opening=False)).sections[0].utterances
    return [readable(normalize(u.text)) for u in utterances[1:]]


def test_the_letter_of_an_item_is_said_as_it_is_printed(tmp_path):
    said = _heard(tmp_path, "{style=upper-alpha}\n3. third\n4. fourth")

    assert said == ["List with 2 items.", "C.", "third.", "D.", "fourth."]


def test_no_rule_of_prose_touches_a_formula(tmp_path):
    text = "It is $2x - 5x = 3.5$ and $a + v$, or 5 x 3."

    assert _heard(tmp_path, text) == ["It is 2 x minus 5 x equals 3.5 and a plus v, or 5 by 3."]


def test_blanks_to_fill_in_are_heard(tmp_path):
    assert _heard(tmp_path, r"Go on: 3, 5, \_\_\_\_.") == ["Go on: 3, 5, blank."]


def test_a_unit_after_a_number_is_said_once(tmp_path):
    toml = '[abbreviations]\ncm = "centimeter"\n'

    assert _heard(tmp_path, "It is 3 cm long.", toml) == ["It is 3 centimeters long."]


def test_the_lexicon_holds_for_title_and_authors(tmp_path):
    toml = '[lexicon]\nWorcester = "WOOS-ter"\n[[contributors]]\nname = "Ann Worcester"\n'
    document = read(tmp_path, "# One\n\nText.\n", toml).document
    said = [u.text for u in narrate(document, AudioOptions()).sections[0].utterances]

    assert "By Ann WOOS-ter." in map(readable, said)
