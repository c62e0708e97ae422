"""An abbreviation is explained behind its whole word, once a section, in natural words."""

import pytest

from pipeline.exporters.audio.listing import printed
from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.script.narrator import narrate
from pipeline.reader import read_manuscript
from tests.reader.manuscripts import faults, write

DECLARED = """
[abbreviations]
EHR = "electronic health record"
EMR = "electronic medical record"
RFP = "Request for Proposal"
MBA = "Master of Business Administration"
API = "application programming interface"
LAB = "laboratory"
GUS = "gas utility class"
NGO = "non-governmental body"
"""
GERMAN = '\n[abbreviations]\nEPA = "elektronische Patientenakte"\nKIS = "Kliniksystem"\n'


def _said(folder, text, language="en", toml=DECLARED):
    folder = write(folder, {"one.md": f"# One\n\n{text}\n"}, toml)
    facts = folder / "book.toml"
    facts.write_text(facts.read_text("utf-8").replace('"en"', f'"{language}"'), "utf-8")
    read = read_manuscript(folder)
    assert faults(read) == []
    script = narrate(read.document, AudioOptions(opening=False))
    return " ".join(printed(script, language).strip().split("\n\n")[-1].splitlines())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("An EHR stores it.", "An EHR, electronic health record, stores it."),
        ("EHRs store it.", "EHRs, electronic health records, store it."),
        ("**EHR**s store it.", "EHRs, electronic health records, store it."),
        ("*EHR*-based tools.", "EHR based, electronic health record, tools."),
        ("EHR-based tools.", "EHR based, electronic health record, tools."),
        ("A pre-EHR world.", "A pre EHR, electronic health record, world."),
        (
            "An EHR\u2011to\u2011EHR link.",
            "An EHR\u2011to\u2011EHR, electronic health record, link.",
        ),
        ("RFPs came.", "RFPs, Requests for Proposal, came."),
        ("MBAs work.", "MBAs, Masters of Business Administration, work."),
        ("LABs work.", "LABs, laboratories, work."),
        ("GUSs work.", "GUSs, gas utility classes, work."),
        ("NGOs work.", "NGOs, non-governmental bodies, work."),
        (
            "The API\u2019s limits. An API has some.",
            "The API's limits. An API, application programming interface, has some.",
        ),
        ("See EHRs, then.", "See EHRs, electronic health records, then."),
        ("{abbr}`ABC (a big company)`s win.", "ABCs, a big companies, win."),
        (
            "It is ~~red~~ blue.",
            "It is struck out: red, end of what is struck out blue.",
        ),
        (
            "~~It was *red*.~~ It is blue.",
            "struck out: It was red, end of what is struck out. It is blue.",
        ),
        (
            "Press {kbd}`Ctrl+S` for {u}`this` and {mark}`that`.",
            "Press Ctrl plus S for this and that.",
        ),
    ],
)
def test_english(tmp_path, text, said):
    assert _said(tmp_path, text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Das EPA-System speichert.", "Das EPA-System, elektronische Patientenakte, speichert."),
        ("Die EPAs gelten.", "Die EPAs, elektronische Patientenakte, gelten."),
        (
            "EPA- und KIS-Daten. Die EPA gilt.",
            "EPA- und KIS-Daten, Kliniksystem. Die EPA, elektronische Patientenakte, gilt.",
        ),
    ],
)
def test_german(tmp_path, text, said):
    assert _said(tmp_path, text, "de", GERMAN) == said


def test_the_word_is_explained_once(tmp_path):
    heard = _said(tmp_path, "EHRs help. An EHR-based tool and the EHR.")

    assert heard.count("electronic health record") == 1
