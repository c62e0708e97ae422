"""Every sentence reaches the EPUB, in order, whatever the document."""

from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urldefrag

import pytest
from hypothesis import HealthCheck, given, settings

from tests.exporters.epub.books import XHTML, lost, make_epub, small_document, trees, words
from tests.slow import examples
from tests.strategies import documents, write_images


@pytest.mark.parametrize("book", ["guide", "sampler"])
def test_a_real_book_holds_every_sentence(book, epubs, request):
    document = request.getfixturevalue(book).document
    assert lost(epubs[book], document) == ()


@settings(max_examples=examples(25), suppress_health_check=list(HealthCheck))
@given(documents())
def test_any_document_keeps_its_sentences_and_links(document):
    with TemporaryDirectory() as folder:
        write_images(Path(folder))
        book, _ = make_epub(document, Path(folder), Path(folder) / "out")
        assert lost(book, document) == ()
        assert dangling_links(book) == []


def dangling_links(book: Path) -> list[str]:
    """Links inside the book, and references between elements, that lead nowhere."""
    pages = trees(book)
    ids = {name: [e.get("id") for e in root.iter() if e.get("id")] for name, root in pages.items()}
    lost = [f"{name} repeats an id" for name, row in ids.items() if len(set(row)) < len(row)]
    for name, root in pages.items():
        for link in root.iter(f"{XHTML}a"):
            file, anchor = urldefrag(unquote(link.get("href")))
            if ":" not in file and anchor and anchor not in ids[file or name]:
                lost.append(f"{name} -> {link.get('href')}")
        for key in ("aria-labelledby", "aria-describedby", "aria-details", "headers"):
            named = (e.get(key).split() for e in root.iter() if e.get(key))
            lost += [f"{name} {key} {i}" for row in named for i in row if i not in ids[name]]
    return lost


def test_hostile_text_stays_text(tmp_path):
    nasty = """</title><script>alert("x")</script> & 'quotes' ]]> \x0b"""
    document = small_document(words(nasty), title=nasty, subtitle=nasty, publisher=nasty)
    book, _ = make_epub(document, tmp_path, tmp_path / "out")
    pages = trees(book)
    assert all(not list(root.iter(f"{XHTML}script")) for root in pages.values())
    paragraph = pages["section-001.xhtml"].find(f".//{XHTML}p")
    assert "".join(paragraph.itertext()) == nasty.replace("\x0b", "\ufffd")
