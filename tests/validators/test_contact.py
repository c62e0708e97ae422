"""The print edition leads to where readers report barriers, and its proof sees that it does."""

import pikepdf
import pytest

from pipeline.driver import build
from pipeline.reader import read_manuscript
from pipeline.registry import find_format
from tests.badbooks.folders import FACTS


def _printed(folder, contact: str):
    (folder / "book.toml").write_text(
        f'{FACTS}sections = ["one.md"]\n[accessibility]\ncontact = "{contact}"\n', encoding="utf-8"
    )
    (folder / "one.md").write_text("# One\n\nText.\n", encoding="utf-8")
    manuscript = read_manuscript(folder)
    (result,) = build(manuscript, folder / "out", ["pdf"], jobs=1).results
    assert result.error is None, str(result.error)
    return manuscript.document, result.files[0]


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("help@example.org", "mailto:help@example.org"),
        ("hilfe@b\u00fccher.example", "mailto:hilfe@b%C3%BCcher.example"),
        ("https://example.org/r\u00fcck meldung", "https://example.org/r%C3%BCck%20meldung"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
    ],
)
def test_a_contact_is_linked_in_ascii_and_proved(tmp_path, contact, address):
    _, file = _printed(tmp_path, contact)

    with pikepdf.open(file) as pdf:
        links = [
            a.A.URI
            for page in pdf.pages
            for a in page.get("/Annots", [])
            if "/URI" in a.get("/A", {})
        ]
    assert [str(link) for link in links] == [address]


def test_a_link_that_leads_elsewhere_is_still_seen(tmp_path):
    document, file = _printed(tmp_path, "hilfe@b\u00fccher.example")
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        (link,) = [
            a for page in pdf.pages for a in page.get("/Annots", []) if "/URI" in a.get("/A", {})
        ]
        link.A.URI = pikepdf.String("mailto:hilfe@b%C3%BCcher.elsewhere")
        pdf.save()

    told = find_format("pdf").prove(document, [file])
    assert [fault.code for fault in told] == ["edition-inline"]
