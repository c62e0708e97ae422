"""Each edition tells the ISBN that book.toml gives it, and that of no other."""

import pikepdf
import pytest

from pipeline.driver import build
from pipeline.reader import read_manuscript
from pipeline.registry import find_format
from pipeline.validators.proofs.epub_book import read_epub
from pipeline.validators.tagged_pdf import read_tagged_pdf

_EPUB, _PDF, _LARGE = "9783161484100", "9780306406157", "9791090636071"
_UUID = "urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00"


def _made(folder, identifier: str, isbns: str):
    (folder / "book.toml").write_text(
        f'title = "T"\nlanguage = "en"\nidentifiers = ["{identifier}"]\nsections = ["one.md"]\n'
        f"[isbn]\n{isbns}",
        encoding="utf-8",
    )
    (folder / "one.md").write_text("# One\n\nText.\n", encoding="utf-8")
    book = read_manuscript(folder)
    report = build(book, folder / "out", ["epub", "pdf", "pdf-large-print"], jobs=1)
    assert report.exit_code == 0, [str(result.error) for result in report.results]
    return book.document, {result.name: result.files[0] for result in report.results}


def _printed(file) -> str:
    texts = (kid for node in read_tagged_pdf(file).root.walk() for kid in node.kids)
    return "".join(text for text in texts if isinstance(text, str))


def _named(file) -> str:
    with pikepdf.open(file) as pdf, pdf.open_metadata() as told:
        return str(told["dc:identifier"])


@pytest.mark.parametrize(
    ("identifier", "first"), [(_UUID, _UUID), (_EPUB, f"urn:isbn:{_EPUB}")], ids=["UUID", "ISBN"]
)
def test_the_editions_tell_their_own(tmp_path, identifier, first):
    isbns = f'epub = "{_EPUB}"\npdf = "{_PDF}"\npdf-large-print = "{_LARGE}"\n'
    document, files = _made(tmp_path, identifier, isbns)

    with read_epub(files["epub"], document) as book:
        found = [e.text for e in book.package.iter("{http://purl.org/dc/elements/1.1/}identifier")]
    assert found == list(dict.fromkeys([first, f"urn:isbn:{_EPUB}"]))
    for name, own in (("pdf", _PDF), ("pdf-large-print", _LARGE)):
        printed = _printed(files[name])
        assert [number for number in (_EPUB, _PDF, _LARGE) if number in printed] == [own]
        assert _named(files[name]) == (_UUID if first == _UUID else f"urn:isbn:{own}")


def test_an_edition_without_one_tells_that_of_the_book(tmp_path):
    _, files = _made(tmp_path, _EPUB, f'audio = "{_PDF}"\n')

    assert _EPUB in _printed(files["pdf"])


def test_the_isbn_of_another_edition_is_seen(tmp_path):
    isbns = f'pdf = "{_PDF}"\npdf-large-print = "{_LARGE}"\n'
    document, files = _made(tmp_path, _EPUB, isbns)
    files["pdf"].write_bytes(files["pdf-large-print"].read_bytes())

    told = find_format("pdf").prove(document, [files["pdf"]])
    assert any(_LARGE in fault.message for fault in told)
