"""Each block of the syntax becomes its node of the model."""

import pytest

from pipeline.model import (
    Admonition,
    BlockQuote,
    BulletList,
    Chart,
    ChartPoint,
    CodeBlock,
    DefinitionList,
    Figure,
    HorizontalRule,
    LineBlock,
    Math,
    OrderedList,
    Para,
    Plain,
    Span,
    Table,
)
from pipeline.model.walk import document_blocks, document_sentences, walk_inlines
from tests.reader.manuscripts import block, blocks, faults, read, texts


def test_a_tight_list_holds_plain_text_and_a_loose_one_paragraphs(tmp_path):
    tight = block(tmp_path, "- a\n- b\n  - c")
    loose = block(tmp_path, "- a\n\n- b")

    assert isinstance(tight, BulletList)
    assert [type(b) for b in tight.items[1].blocks] == [Plain, BulletList]
    assert [type(item.blocks[0]) for item in loose.items] == [Para, Para]


def test_a_numbered_list_keeps_its_start_and_style(tmp_path):
    found = block(tmp_path, "{style=lower-roman}\n4. four\n5. five")

    assert isinstance(found, OrderedList)
    assert (found.start, found.style, len(found.items)) == (4, "lower-roman", 2)


def test_definitions(tmp_path):
    found = block(tmp_path, "Spade\n:   A tool.\n\n:   A suit.\n\nRake\n:   Another.")

    assert isinstance(found, DefinitionList)
    assert [(item.term.text, len(item.definitions)) for item in found.items] == [
        ("Spade", 2),
        ("Rake", 1),
    ]


def test_a_quotation_and_its_source(tmp_path):
    text = '> One.\n\n{attribution="A *B*"}\n> Two.\n\n:::{quote}\nThree.\n\n-- C\n:::'
    plain, attributed, directive = blocks(tmp_path, text)

    assert [type(b) for b in (plain, attributed, directive)] == [BlockQuote] * 3
    assert texts(attributed.attribution) == ["A B"]
    assert texts(directive.attribution) == ["C"]
    assert len(directive.blocks) == 1


@pytest.mark.parametrize("dash", ["--", "---", "\u2013", "\u2014"])
@pytest.mark.parametrize("name", ["quote", "epigraph"])
def test_the_source_of_a_quotation_stands_after_any_dash(tmp_path, name, dash):
    found = block(tmp_path, f":::{{{name}}}\nThree.\n\n{dash} A gardener\n:::")

    assert texts(found.attribution) == ["A gardener"]


@pytest.mark.parametrize("name", ["verse", "quote", "epigraph", "note", "math"])
def test_every_directive_can_be_linked_to_by_its_name(tmp_path, name):
    text = f"# One\n\n:::{{{name}}}\n:name: here\n\na + b\n:::\n\nSee [it](#here).\n"
    manuscript = read(tmp_path, text)

    assert faults(manuscript) == []
    places = [
        inline.id
        for sentence in document_sentences(manuscript.document)
        for inline in walk_inlines(sentence.inlines)
        if isinstance(inline, Span)
    ]
    blocks_ = document_blocks(manuscript.document)
    assert "here" in places or "here" in [getattr(found, "id", None) for found in blocks_]


def test_a_name_that_nothing_can_bear_is_told(tmp_path):
    manuscript = read(tmp_path, "# One\n\n:::{quote}\n:name: here\n\n- a list\n:::\n")

    assert faults(manuscript) == [("unused-option", "one.md", 3)]


def test_verse_keeps_lines_stanzas_and_indentation(tmp_path):
    found = block(tmp_path, ":::{verse}\nOne. Still one,\n  two\n\nthree\n:::")

    assert isinstance(found, LineBlock)
    assert [texts(stanza) for stanza in found.stanzas] == [
        ["One. Still one,", "\u00a0\u00a0two"],
        ["three"],
    ]


def test_code_keeps_every_space(tmp_path):
    found = block(tmp_path, "```python\ndef f():\n    return  1\n\n# *end*\n```")

    assert isinstance(found, CodeBlock)
    assert found.language == "python"
    assert texts(found.lines) == ["def f():", "    return  1", "", "# *end*"]


def test_tabs_in_code_become_spaces(tmp_path):
    assert texts(block(tmp_path, "```\n\ta\nab\tc\n```").lines) == ["    a", "ab  c"]


def test_a_break(tmp_path):
    assert [type(b) for b in blocks(tmp_path, "a\n\n***\n\nb")] == [Para, HorizontalRule, Para]


@pytest.mark.parametrize("kind", ["note", "tip", "warning"])
def test_a_box_has_a_title_always(tmp_path, kind):
    named = block(tmp_path, f":::{{{kind}}} Its *own*\n:name: box\nText.\n:::")
    bare = block(tmp_path, f":::{{{kind}}}\nText.\n:::")

    assert isinstance(named, Admonition)
    assert (named.kind, named.title.text, named.id) == (kind, "Its own", "box")
    assert bare.title.text == kind.capitalize()


def test_boxes_inside_boxes(tmp_path):
    found = block(tmp_path, "::::{note}\nA.\n\n:::{tip}\n- B\n:::\n\nC.\n::::")

    assert [type(b) for b in found.blocks] == [Para, Admonition, Para]


def test_a_pipe_table(tmp_path):
    text = ":::{table} Two *planets*\n:stub-columns: 1\n\n| P | M |\n| :- | -: |\n| Mars | 2 |\n:::"
    found = block(tmp_path, text)

    assert isinstance(found, Table)
    assert (found.id, found.number) == ("table-two-planets", 1)
    assert texts(found.caption) == ["Two planets"]
    assert [column.align for column in found.columns] == ["left", "right"]
    assert [cell.header for cell in found.head[0].cells] == ["column", "column"]
    assert [(cell.text, cell.header) for cell in found.rows[0].cells] == [
        ("Mars", "row"),
        ("2", None),
    ]


def test_a_table_from_a_file(tmp_path):
    (tmp_path / "t.csv").write_text('A,"B, too"\nx,"1,5"\ny,"say ""hi"""\n', "utf-8")
    found = block(tmp_path, ":::{csv-table} C\n:file: t.csv\n:::")

    assert found.source == "t.csv"
    assert [[cell.text for cell in row.cells] for row in (*found.head, *found.rows)] == [
        ["A", "B, too"],
        ["x", "1,5"],
        ["y", "say \u201chi\u201d"],
    ]


def test_cells_know_the_line_of_their_file(tmp_path):
    (tmp_path / "t.csv").write_text("A,B\n\n1,2\n", "utf-8")
    found = block(tmp_path, ":::{csv-table} C\n:file: t.csv\n:::")

    position = found.rows[0].cells[0].sentences[0].position
    assert str(position) == "t.csv:3"


def test_a_figure_in_both_forms(tmp_path):
    directive, short = blocks(
        tmp_path,
        ":::{figure} a/b.png\n:alt: A hill. And a tree.\n\nThe *caption*.\n\nMore.\n\n- and more\n"
        ':::\n\n![A lake](a/b.png "Its caption")',
    )

    assert isinstance(directive, Figure)
    assert texts(directive.alt) == ["A hill. ", "And a tree."]
    assert texts(directive.caption) == ["The caption."]
    assert [type(b) for b in directive.description] == [Para, BulletList]
    assert isinstance(short, Figure)
    assert (texts(short.alt), texts(short.caption)) == (["A lake"], ["Its caption"])
    assert (directive.number, short.number) == (1, 2)


def test_a_decorative_figure(tmp_path):
    first, second = blocks(
        tmp_path, ":::{figure} a.png\n:decorative:\n:::\n\n![](a.png){.decorative}"
    )

    assert first.decorative
    assert second.decorative


def test_a_chart_draws_its_table_with_its_words(tmp_path):
    text = (
        ":::{chart} C\n:table: t\n:alt: Bars.\n\nLong.\n:::\n\n"
        ':::{csv-table} T\n:name: t\n\nWhere,Pay\nHere,"about $41,000"\nThere,just over 950\n:::'
    )
    chart, table = blocks(tmp_path, text)

    assert isinstance(chart, Chart)
    assert (chart.table, chart.label_heading, chart.value_heading) == (table.id, "Where", "Pay")
    assert chart.points == (
        ChartPoint("Here", 41000.0, "about $41,000"),
        ChartPoint("There", 950.0, "just over 950"),
    )


@pytest.mark.parametrize("text", ["$$\na^2\n$$", ":::{math}\n:label: f\n\na^2\n:::"])
def test_a_displayed_formula(tmp_path, text):
    (sentence,) = block(tmp_path, text).sentences
    inner = sentence.inlines[0]
    formula = inner if isinstance(inner, Math) else inner.inlines[0]

    assert formula.latex == "a^2"
    assert formula.display
    assert "<msup>" in formula.mathml


def test_headings_nest_and_roles_are_kept(tmp_path):
    text = "# A {#a role=preface}\n\n## B\n\n### C\n\n## D\n\n# E\n\nText.\n"
    manuscript = read(tmp_path, text)
    first, second = manuscript.document.sections

    assert (first.id, first.role, second.id) == ("a", "preface", "e")
    assert [(s.id, s.level) for s in first.sections] == [("b", 2), ("d", 2)]
    assert [s.id for s in first.sections[0].sections] == ["c"]


def test_a_language_of_a_block_is_on_its_sentences(tmp_path):
    found = block(tmp_path, "{lang=fr}\n- Un mot.\n- Deux.")

    (sentence,) = found.items[0].blocks[0].sentences
    assert sentence.inlines[0].lang == "fr"


def test_a_remark_is_left_out(tmp_path):
    assert texts(block(tmp_path, "a <!-- remark --> b\n\n<!-- remark -->").sentences) == ["a  b"]
