# ruff: noqa: RUF001  (IPA has letters that look alike)
"""Words that can be said in two ways are listed, with their places and remedies, on request."""

from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.script.doubts import doubtful_words
from pipeline.exporters.audio.script.narrator import narrate
from pipeline.model import Para, Position, Pronunciation, Section, Span, Str
from tests.exporters.audio.book import book, plain_book, sentence


def doubts(document, language="en"):
    script = narrate(document, AudioOptions())
    return list(doubtful_words(script, language))


def test_a_doubtful_word_is_told_with_its_place_and_its_remedies():
    place = Position("book.md", 7)
    said = sentence("He asked about the bow.", line=7)
    (found,) = doubts(book(Section("one", 1, sentence("One"), (Para((said,)),))))

    assert (found.code, found.severity, found.position) == ("doubtful-word", "warning", place)
    assert found.message == "'bow' can be said in two ways: 'He asked about the bow.'"
    assert found.hint == (
        'If it matters, write [bow]{ipa="ˈbaʊ"} (to bend, or a ship\'s front)'
        ' or [bow]{ipa="ˈboʊ"} (for arrows, strings and ribbons).'
    )


def test_what_is_sure_and_what_the_author_marked_is_not_told():
    marked = Span((Str("bow"),), pronunciation=Pronunciation(ipa="boʊ"))
    said = sentence("It was a ", marked, ".")
    document = book(Section("one", 1, sentence("One"), (Para((said,)),)))

    assert doubts(document) == []
    assert doubts(plain_book("He played the bass guitar.")) == []


def test_other_languages_have_no_such_list_and_say_so():
    (found,) = doubts(plain_book("Er tanzt."), "de")

    assert found.code == "unknown-homographs"
