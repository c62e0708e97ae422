"""The facts that catalogue records need: each is taken, or refused with its line and a remedy."""

import pytest

from pipeline.model import Contributor, PdfVerdict, SubjectCode
from pipeline.model.codec import from_json, to_json
from pipeline.reader import read_manuscript

_BOOK = """title = "T"
language = "en"
identifiers = ["urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00"]
sections = ["one.md"]
"""

_REST = 'standard = "PDF/UA-1"\nby = "J"\n'
_VERDICT = '[[accessibility.verdicts]]\nedition = "pdf"\nstandard = "PDF/UA-1"\n'


def _read(folder, toml: str):
    (folder / "book.toml").write_text(_BOOK + toml, encoding="utf-8")
    (folder / "one.md").write_text("# One\n\nIt is late.\n", encoding="utf-8")
    return read_manuscript(folder)


def test_good_facts_are_taken(tmp_path):
    read = _read(
        tmp_path,
        """audience = "general"
edition = "Second"
publisher-place = "Leeds"
license = "https://creativecommons.org/licenses/by/4.0/"
isbn = { epub = "978-3-16-148410-0" }
[accessibility]
exemptions = ["eaa-microenterprise"]
[[accessibility.verdicts]]
edition = "pdf"
standard = "PDF/UA-1"
by = "J 1"
sha256 = "0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A"
[[contributors]]
name = "A"
orcid = "0000-0002-1694-233X"
[[subject-codes]]
scheme = "thema"
code = "1KBB-US-NA"
[[subject-codes]]
scheme = "lcsh"
heading = "Hills"
""",
    )
    book = read.document.metadata

    assert read.diagnostics == ()
    assert book.isbns == (("epub", "9783161484100"),)
    assert book.contributors == (Contributor("A", orcid="000000021694233X"),)
    assert book.subject_codes == (
        SubjectCode("thema", "1KBB-US-NA"),
        SubjectCode("lcsh", None, "Hills"),
    )
    assert (book.audience, book.edition, book.publisher_place) == ("general", "Second", "Leeds")
    assert book.accessibility.exemptions == ("eaa-microenterprise",)
    assert book.accessibility.verdicts == (PdfVerdict("pdf", "PDF/UA-1", "J 1", "0a" * 32),)


@pytest.mark.parametrize(
    ("toml", "code", "line", "words"),
    [
        ('isbn = { epub = "9783161484101" }', "bad-identifier", 5, "would be 0"),
        ('isbn = { epub = "316148410X" }', "bad-identifier", 5, "13 digits"),
        ('isbn = { eupb = "9783161484100" }', "unknown-key", 5, "epub"),
        (
            'isbn = { epub = "9783161484100", pdf = "9783161484100" }',
            "bad-identifier",
            5,
            "needs its own",
        ),
        ('[[contributors]]\nname = " "', "bad-value", 6, "is empty"),
        ('[series]\nname = ""', "bad-value", 6, "is empty"),
        ('[[collections]]\nname = " "', "bad-value", 6, "is empty"),
        ('[[collections]]\nname = "A"\ntype = "box"', "bad-value", 7, "set"),
        ('audience = "generall"', "bad-value", 5, "general"),
        ('license = "CC BY 4.0"', "bad-value", 5, "https://"),
        ('license = "https://[x"', "bad-value", 5, "https://"),
        ('[accessibility]\nexemptions = ["eaa-micro"]', "bad-value", 6, "eaa-microenterprise"),
        ('[[contributors]]\nname = "A"\norcid = "0000-0002-1825-0098"', "bad-identifier", 7, "7"),
        ('[[contributors]]\nname = "A"\nisni = "12"', "bad-identifier", 7, "16 digits"),
        ('[[subject-codes]]\nscheme = "thema"\ncode = "mb"', "bad-subject", 5, "Thema codes"),
        ('[[subject-codes]]\nscheme = "bisac"\ncode = "MED1"', "bad-subject", 5, "six digits"),
        ('[[subject-codes]]\nscheme = "lcsh"', "bad-subject", 5, "heading"),
        (f'{_VERDICT}by = "J"\nsha256 = "0a"', "bad-value", 9, "64 digits"),
        (f'{_VERDICT}by = " "\nsha256 = "{"0a" * 32}"', "bad-value", 8, "Fill it in"),
        (f'{_VERDICT}by = "J"\nsha256 = "{"0a" * 32}"\ndate = 1', "unknown-key", 10, ""),
        (
            f'[[accessibility.verdicts]]\nedition = "epub"\n{_REST}sha256 = ""',
            "bad-value",
            6,
            "pdf",
        ),
        (
            '[[subject-codes]]\nscheme = "lcsh"\nheading = "A"\nauthority = "x"',
            "bad-value",
            8,
            "https://",
        ),
    ],
)
def test_a_bad_fact_is_told_with_its_line_and_a_remedy(tmp_path, toml, code, line, words):
    (fault,) = _read(tmp_path, toml + "\n").diagnostics

    assert (fault.code, fault.severity) == (code, "error")
    assert (fault.position.file, fault.position.line) == ("book.toml", line)
    assert words in fault.message + (fault.hint or "")


@pytest.mark.parametrize(
    ("given", "moment"),
    [
        ("2026-03-01", "2026-03-01T00:00:00+00:00"),
        ("2026-03-01T12:30:00+02:00", "2026-03-01T10:30:00+00:00"),
        ("2026-03-01T12:30:00.25", "2026-03-01T12:30:00+00:00"),
    ],
)
def test_when_the_book_was_changed_is_told_in_utc(given, moment, tmp_path):
    read = _read(tmp_path, f"modified = {given}\n")

    assert read.diagnostics == ()
    assert read.document.metadata.modified.isoformat() == moment
    assert from_json(to_json(read.document)) == read.document


def test_what_the_author_adds_to_the_summary_may_claim_nothing_unreviewed(tmp_path):
    good = _read(tmp_path, '[accessibility]\nsummary = "Maps are described in an appendix."\n')
    bad = _read(tmp_path, '[accessibility]\nsummary = "It conforms to WCAG 2.2."\n')

    assert good.diagnostics == ()
    assert good.document.metadata.accessibility.summary == "Maps are described in an appendix."
    (fault,) = bad.diagnostics
    assert (fault.code, fault.position.line) == ("bad-value", 6)
    assert "review" in fault.hint


@pytest.mark.parametrize(
    ("toml", "words"),
    [('pdf = "9783161484100"', "have the same ISBN"), ('epub = "9780306406157"', "another ISBN")],
)
def test_the_isbn_among_the_identifiers_is_the_epubs(tmp_path, toml, words):
    facts = _BOOK.replace("urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00", "978-3-16-148410-0")
    (tmp_path / "book.toml").write_text(f"{facts}[isbn]\n{toml}\n", encoding="utf-8")
    (tmp_path / "one.md").write_text("# One\n\nIt is late.\n", encoding="utf-8")
    (fault,) = read_manuscript(tmp_path).diagnostics

    assert (fault.code, fault.position.line) == ("bad-identifier", 6)
    assert words in fault.message


def test_a_fact_that_says_nothing_is_none(tmp_path):
    book = _read(tmp_path, 'publisher = ""\nrights = " "\nsubjects = ["", "A"]\n').document.metadata

    assert (book.publisher, book.rights, book.subjects) == (None, None, ("A",))
