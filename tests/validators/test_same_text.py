"""The proof of equal text sees what is lost, changed or moved."""

from pipeline.model import Document, Metadata, Section, Sentence, Str
from pipeline.model.blocks import Para
from pipeline.validators.proofs.same_text import FoundSentence, compare_sentences

_TEXTS = ("One\u00a0two. ", "Three\u00adfour.", "Five.")
_SENTENCES = tuple(Sentence(f"s{n}", (Str(text),)) for n, text in enumerate(_TEXTS))
_SECTION = Section("one", 1, Sentence("t", (Str("Title"),)), (Para(_SENTENCES),))
_DOCUMENT = Document(Metadata("Title", "en", ()), (_SECTION,))
_FOUND = (
    FoundSentence("t", "Title"),
    FoundSentence("s0", "One two."),
    FoundSentence("s1", "Threefour. "),
    FoundSentence("s2", "Five."),
)


def codes(found):
    return [fault.code for fault in compare_sentences(_DOCUMENT, found, "the book")]


def test_spaces_and_soft_hyphens_make_no_difference():
    assert codes(_FOUND) == []


def test_a_lost_sentence_is_told():
    assert codes(_FOUND[:2] + _FOUND[3:]) == ["sentence-lost"]


def test_a_changed_sentence_is_told():
    assert codes((*_FOUND[:3], FoundSentence("s2", "Six."))) == ["sentence-changed"]


def test_a_moved_sentence_is_told():
    assert codes((_FOUND[0], _FOUND[2], _FOUND[1], _FOUND[3])) == ["sentence-order"]
