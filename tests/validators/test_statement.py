"""The accessibility statement in the editions themselves, and changes of it."""

import dataclasses
import shutil
from pathlib import Path

import pikepdf
import pytest

from pipeline.driver import build
from pipeline.reader import read_manuscript
from pipeline.validators.proofs import prove_epub, prove_pdf
from pipeline.validators.proofs.epub_book import read_epub
from pipeline.validators.proofs.epub_metadata import metas
from pipeline.validators.tagged_pdf import read_tagged_pdf
from tests.validators.mutations import SAMPLER, rewrite_zip

TITLE = "EPUB/title.xhtml"


def _changed(finished: Path, folder: Path, old: bytes, new: bytes) -> list[str]:
    file = folder / "book.epub"
    shutil.copyfile(next((finished / "epub").glob("*.epub")), file)

    def change(files: dict[str, bytes]) -> dict[str, bytes]:
        assert old in files[TITLE]
        return {**files, TITLE: files[TITLE].replace(old, new)}

    rewrite_zip(file, change)
    return [fault.code for fault in prove_epub(read_manuscript(SAMPLER).document, [file])]


def test_the_epub_says_on_its_title_page_what_a_reader_can_do(finished):
    with read_epub(next((finished / "epub").glob("*.epub")), _document()) as book:
        words = book.zip.read(TITLE).decode()

    assert "<h2>What can I do with this book?</h2>" in words
    assert "no conformance is claimed" in words


def test_the_read_aloud_edition_says_that_it_is_narrated(finished):
    with read_epub(next((finished / "readaloud").glob("*.epub")), _document()) as book:
        assert "The voice of the recording is synthetic." in book.zip.read(TITLE).decode()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"Nothing in it flashes or moves.", b"", "edition-claim"),
        (b"Nothing in it flashes or moves.", b"It is perfect.", "edition-added"),
        (b"no conformance is claimed", b"it conforms to WCAG", "edition-added"),
    ],
)
def test_a_statement_that_says_less_or_more_is_found(finished, tmp_path, old, new, code):
    assert code in _changed(finished, tmp_path, old, new)


def test_the_pdf_says_it_under_a_heading_of_the_outline(finished):
    file = next((finished / "pdf").glob("*.pdf"))
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]

    assert titles[0] == "What can I do with this book?"
    tagged = "".join(part for node in read_tagged_pdf(file).root.walk() for part in _own(node))
    assert "no conformance is claimed" in " ".join(tagged.split())


def _own(node):
    return (kid for kid in node.kids if isinstance(kid, str))


def test_a_statement_in_print_that_is_not_this_books_is_found(finished):
    document = _document()
    facts = dataclasses.replace(
        document.metadata.accessibility, exemptions=("eaa-microenterprise",)
    )
    other = dataclasses.replace(document.metadata, accessibility=facts)
    file = next((finished / "pdf").glob("*.pdf"))

    faults = prove_pdf(dataclasses.replace(document, metadata=other), [file])

    assert {fault.code for fault in faults} == {"edition-claim"}


def test_a_book_in_a_language_without_words_has_an_english_statement(tmp_path):
    made = _built(tmp_path, "fi")

    with read_epub(next(made.glob("epub/*.epub")), _document()) as book:
        assert 'class="statement" lang="en" xml:lang="en" dir="ltr">' in (
            book.zip.read(TITLE).decode()
        )


def test_exemptions_stand_in_the_package(tmp_path):
    more = '[accessibility]\nexemptions = ["eaa-microenterprise"]\n'
    made = _built(tmp_path, "en", more)

    with read_epub(next(made.glob("epub/*.epub")), _document()) as book:
        assert metas(book)["a11y:exemption"] == ["eaa-microenterprise"]


def _document():
    return read_manuscript(SAMPLER).document


def _built(folder: Path, language: str, more: str = "") -> Path:
    (folder / "one.md").write_text("# Yksi {#statement}\n\nSe on kirja.\n", encoding="utf-8")
    facts = f'title = "T"\nlanguage = "{language}"\nsections = ["one.md"]\n'
    facts += 'identifiers = ["urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00"]\n'
    (folder / "book.toml").write_text(facts + more, encoding="utf-8")
    report = build(read_manuscript(folder), folder / "out", ("epub", "pdf"))
    assert report.exit_code == 0, [str(fault) for r in report.results for fault in r.diagnostics]
    return folder / "out"
