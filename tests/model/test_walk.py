"""Reading order: what comes first, and that nothing is left out."""

from hypothesis import HealthCheck, Phase, given, settings

from pipeline.model import (
    Admonition,
    BlockQuote,
    Cell,
    Column,
    DefinitionItem,
    DefinitionList,
    Document,
    Emph,
    Figure,
    Note,
    Para,
    Row,
    Section,
    Sentence,
    Str,
    Strong,
    Table,
)
from pipeline.model.codec import to_json
from pipeline.model.walk import (
    block_sentences,
    document_blocks,
    document_sentences,
    walk_inlines,
    walk_sections,
)
from tests.checks.documents import BOOK
from tests.slow import examples
from tests.strategies import documents


def _s(name: str) -> Sentence:
    return Sentence(name, (Str(name),))


def _para(*names: str) -> Para:
    return Para(tuple(map(_s, names)))


def _ids(sentences) -> list[str]:
    return [sentence.id for sentence in sentences]


def test_a_table_reads_caption_head_rows():
    cells = [Cell((_s(name),)) for name in "abcd"]
    table = Table(
        "t", (_s("caption"),), (Column(),) * 2, (Row((*cells[:2],)),), (Row((*cells[2:],)),)
    )

    assert _ids(block_sentences(table)) == ["caption", "a", "b", "c", "d"]


def test_a_figure_reads_alternative_caption_description():
    figure = Figure("f", "a.png", (_s("alt"),), (_s("caption"),), (_para("long"),))

    assert _ids(block_sentences(figure)) == ["alt", "caption", "long"]


def test_a_box_reads_its_title_first_and_a_quotation_its_source_last():
    quote = BlockQuote((_para("said"),), (_s("by"),))
    box = Admonition("tip", _s("title"), (_para("text"), quote))

    assert _ids(block_sentences(box)) == ["title", "text", "said", "by"]


def test_definitions_follow_their_term():
    item = DefinitionItem(_s("term"), ((_para("one"),), (_para("two"),)))

    assert _ids(block_sentences(DefinitionList((item,)))) == ["term", "one", "two"]


def test_sections_come_before_what_is_in_them_and_notes_come_last():
    inner = Section("b", 2, _s("B"), (_para("b1"),))
    outer = Section("a", 1, _s("A"), (_para("a1"),), (inner,))
    last = Section("c", 1, _s("C"))
    document = Document(BOOK, (outer, last), (Note("n", "1", (_para("n1"),), "a"),))

    assert [section.id for section in walk_sections(document.sections)] == ["a", "b", "c"]
    assert _ids(document_sentences(document)) == ["A", "a1", "B", "b1", "C", "n1"]


def test_inlines_come_before_what_is_in_them():
    inner = Strong((Str("b"),))
    outer = Emph((Str("a"), inner))

    assert list(walk_inlines((outer, Str("c")))) == [
        outer, Str("a"), inner, Str("b"), Str("c"),
    ]  # fmt: skip


@given(document=documents())
@settings(
    max_examples=examples(15),
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
def test_every_sentence_is_walked_once(document):
    ids = _ids(document_sentences(document))

    assert len(set(ids)) == len(ids)
    assert to_json(document).count('"t":"Sentence"') == len(ids)


@given(document=documents())
@settings(
    max_examples=examples(15),
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
def test_every_block_is_walked_once(document):
    kinds = ("Para", "Plain", "BulletList", "Table", "Figure", "Chart", "CodeBlock", "LineBlock")
    names = [type(block).__name__ for block in document_blocks(document)]

    assert {k: names.count(k) for k in kinds} == {
        k: to_json(document).count(f'"t":"{k}"') for k in kinds
    }
