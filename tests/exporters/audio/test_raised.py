"""Raised and lowered characters, and the signs on keys, as a listener hears them."""

import pytest

from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.script.narrator import narrate
from pipeline.language.marks import readable
from pipeline.language.normalize import normalize
from pipeline.reader import read_manuscript
from tests.reader.manuscripts import write


@pytest.fixture
def heard(tmp_path):
    """A function that gives all that is heard of a text, as the engine gets it."""

    def said(text, language="en"):
        folder = write(tmp_path, {"one.md": f"# One\n\n{text}\n"})
        facts = folder / "book.toml"
        facts.write_text(facts.read_text("utf-8").replace('"en"', f'"{language}"'), "utf-8")
        document = read_manuscript(folder).document
        utterances = narrate(document, AudioOptions(opening=False)).sections[0].utterances
        return " ".join(readable(normalize(u.text, language)) for u in utterances[1:])

    return said


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("As Smith^3^ says, so it is.", "As Smith, Note 3, says, so it is."),
        ("So it was told.^12^", "So it was told. Note 12."),
        (
            "So it was,^1^ he said.^2^ Then he went.",
            "So it was, Note 1, he said. Note 2. Then he went.",
        ),
        ("The WHO^4^ agrees.", "The WHO, Note 4, agrees."),
        ("He said so (in a letter)^5^ twice.", "He said so, in a letter, Note 5, twice."),
        ("An area of 5 m^2^ is small.", "An area of 5 meters squared is small."),
        ("We know that E = mc^2^ holds.", "We know that E equals mc squared holds."),
        ("Take x^3^ and y^4^ now.", "Take x cubed and y to the power of 4 now."),
        ("Take x^k^ and 2^n^ now.", "Take x to the power of k and 2 to the power of n now."),
        ("Take (a + b)^2^ now.", "Take, a plus b, squared now."),
        ("Take sin^2^ now.", "Take sin squared now."),
        ("There are 10^6^ of them.", "There are 10 to the power of 6 of them."),
        ("It was the 19^th^ day.", "It was the 19th day."),
        ("The isotope ^235^U is rare.", "The isotope 235 U is rare."),
        ("The product x~1~x~2~ is zero.", "The product x 1 x 2 is zero."),
        ("It fell to T<sub>min</sub> then.", "It fell to T min then."),
        ("Drink H~2~O often.", "Drink H 2 O often."),
        ("Press ⌘ and ⇧ and ⌥ and ⏎ now.", "Press command and shift and option and return now."),
        ("Press <kbd>⌘</kbd> now.", "Press command now."),
    ],
)
def test_raised_and_lowered_characters_are_said_as_they_are_meant(heard, written, expected):
    assert heard(written) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("de", "Befehlstaste"), ("fr", "commande"), ("es", "comando"), ("it", "comando")],
)
def test_keys_have_names_in_the_language_of_the_book(heard, language, expected):
    assert expected in heard("⌘ C", language)


def test_a_note_is_called_by_its_name_in_the_language(heard):
    assert "Anmerkung 3" in heard("Wie Müller^3^ sagt.", "de")
