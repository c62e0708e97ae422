"""Addresses, paths and the words of links: a reader who types them finds no hyphen too many."""

from itertools import pairwise

import pikepdf
import pytest

from pipeline.exporters.pdf.text.hyphens import CODE, own_breaks, pattern_breaks
from pipeline.model import Code, Link, Para, Sentence, Str
from pipeline.validators.tagged_pdf import read_tagged_pdf
from tests.exporters.pdf.books import book, print_document, section


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("en", ["https://www", ".example", ".org/", "treatment/", "plan", ".html", "?item=4"]),
        ("en", ["someone", "@accessible", "-publishing", ".org"]),
        ("en", ["manuscript/", "tables/", "pay", "_by", "-setting", ".csv"]),
        ("en", ["example.org/", "information"]),
        ("en", ["well-", "known"]),
        ("en", ["information/", "communication"]),
        ("en", ["3.14159"]),
        (CODE, ["document", ".information(page", "_number"]),
        (CODE, ["--verbose", "-information"]),
        (CODE, ["3.14159"]),
    ],
)
def test_a_word_breaks_at_its_own_signs(lang, parts):
    word = "".join(parts)
    places = [0, *own_breaks(word, lang), len(word)]
    found = [word[start:end] for start, end in pairwise(places)]

    assert found == parts


@pytest.mark.parametrize(
    "word",
    [
        "example.org/information", "manuscript/documentation", "documentation.html",
        "documentation@example.org", "getDocumentation", "document_information", "information2020",
        "C:\\Documents", "JavaScript",
    ],
)  # fmt: skip
def test_what_is_typed_letter_by_letter_gets_no_hyphen(word):
    assert pattern_breaks(word, "en") == ()


@pytest.mark.parametrize("word", ["(institutional),", "documentation.\u201d", "self-documentation"])
def test_words_with_signs_around_them_are_hyphenated(word):
    assert pattern_breaks(word, "en") != ()


def test_links_and_addresses_are_printed_without_hyphens(tmp_path):
    words = "uncharacteristically incomprehensible institutionalization misunderstanding " * 6
    link = Link((Str(words.strip()),), "https://example.org/" + "documentation" * 4)
    path = Code("manuscript/institutionalization/" * 3)
    sentences = (
        Sentence("s_1", (Str("Read "), link, Str(" and "), path, Str(". "))),
        Sentence("s_2", (Str("".join(f"{'so ' * n}{words}" for n in range(5))),)),
    )
    made = print_document(book(section(Para(sentences))), tmp_path)

    tagged = read_tagged_pdf(made.file)
    roles = {n.role: n.text for n in tagged.root.walk() if n.role in ("Link", "Code", "P")}
    assert "\u00ad" not in roles["Link"].split("(")[0]
    assert "\u00ad" not in roles["Code"]
    assert "\u00ad" not in "".join(page.artifacts for page in tagged.pages)
    assert "\u00ad" in roles["P"], "other words of the paragraph are hyphenated"
    with pikepdf.open(made.file) as pdf:
        addresses = {
            str(a.A.URI) for page in pdf.pages for a in page.get("/Annots", []) if "/A" in a
        }
    assert link.target in addresses
