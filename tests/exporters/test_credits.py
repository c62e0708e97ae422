"""Who made the book is named alike in every edition: authors plainly, others with what they did."""

from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.script.narrator import narrate
from pipeline.exporters.shared.credits import authors, others
from pipeline.language.words import labels_for
from pipeline.model import Contributor
from pipeline.validators.tagged_pdf import read_tagged_pdf
from tests.exporters.epub.books import make_epub, small_document, trees, words
from tests.exporters.pdf.books import print_document

PEOPLE = (
    Contributor("Ann Author"),
    Contributor("Tom Turner", "trl"),
    Contributor("Dee Signer", "dsr"),
)


def _document():
    return small_document(words("Text."), contributors=PEOPLE)


def test_authors_are_named_first_and_others_with_their_roles():
    metadata = _document().metadata

    assert authors(metadata) == ["Ann Author"]
    assert others(metadata, labels_for("en")) == ["Tom Turner (translator)", "Dee Signer"]
    assert others(metadata, labels_for("de"))[0] == "Tom Turner (Übersetzung)"


def test_the_title_page_of_the_epub_tells_the_roles(tmp_path):
    book, _ = make_epub(_document(), tmp_path, tmp_path / "out")

    text = "".join(trees(book)["title.xhtml"].itertext())
    assert "Ann Author" in text
    assert "Tom Turner (translator)" in text


def test_the_imprint_in_print_tells_the_roles_and_the_cover_the_authors(tmp_path):
    made = print_document(_document(), tmp_path)

    cover, imprint = ("".join(p.marks.values()) for p in read_tagged_pdf(made.file).pages[:2])
    assert "Ann Author" in cover
    assert "Turner" not in cover
    assert "Ann Author, Tom Turner (translator), Dee Signer" in imprint


def test_a_book_of_an_editor_names_the_editor_on_its_cover(tmp_path):
    document = small_document(words("Text."), contributors=(Contributor("Ed Itor", "edt"),))
    made = print_document(document, tmp_path)

    cover = "".join(read_tagged_pdf(made.file).pages[0].marks.values())
    assert "Ed Itor (editor)" in cover


def test_the_narrator_tells_the_roles():
    script = narrate(_document(), AudioOptions())

    said = [utterance.text for section in script.sections for utterance in section.utterances]
    assert "Translator: Tom Turner." in said
