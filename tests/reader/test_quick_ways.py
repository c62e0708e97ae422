"""The quick ways of the Markdown parser make the same tokens as the rules that they save."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.reader import markdown
from pipeline.reader.quick import quick_tokens
from pipeline.reader.references import References
from tests.reader.test_properties import marked_texts
from tests.slow import examples

LINES = (
    "word", "Word and more", "état", "a. word", "---", "===", ": word", ":word", "~ word",
    "| a | b |", "|---|---|", "a | b", "    word", "  word", "- word", "1. word", "> word", "",
    "", "", "[a]: /b", "[^a]: word", "{#a}", "<b>", "```", "~~~", "$$", ":::{note}", ":::",
    "# word",
)  # fmt: skip


def by_the_rules() -> MarkdownIt:
    """The parser without its quick ways."""

    class Careful(markdown._LineParser):
        def parse(self, src, md, env, tokens):
            state = markdown._LineState(src, md, env, tokens)
            self.tokenize(state)
            for rule in self.ruler2.getRules(""):
                rule(state)
            return state.tokens

    parser = markdown.make_parser()
    careful = Careful()
    careful.ruler, careful.ruler2 = parser.inline.ruler, parser.inline.ruler2
    parser.inline = careful
    parser.block.ruler.disable("plain_paragraph")
    return parser


PROSE = (
    "word", "état", "9", " ", "  ", "\t", "\n", "\n  ", " \n", "*", "**", "***", "_", "a*b", "(",
    ")", ".", "!", ":", "-", "\u00a0", "\u2019", "«", "]", "}", "[", "[a](b)",
    "[a b](https://a.b/c?d=e)",
    "[a](b c)", "![a](b)", "[a](b){.c}", "*a b*", "**a.b**", "*a*", "`a`", "\\", "<b>", "&amp;",
    "$a$", "~~a~~", "@", "#", "%", "+", "=", ">", "[^a]", "日本", "\u0301", "😀", "{",
    "[é](é)", "[a](#b)",
)  # fmt: skip

QUICK, CAREFUL = markdown.make_parser(), by_the_rules()


def parsed(parser: MarkdownIt, text: str) -> list[dict[str, object]]:
    """The tokens of a text as values that can be compared, without texts of no character."""
    references = References()
    env = {"references": references, "duplicate_refs": references.repeated}
    tokens = parser.parse(text, env)
    for token in tokens:
        if token.children:
            token.children = [c for c in token.children if c.type != "text" or c.content]
    return [token.as_dict(children=True) for token in tokens]


@given(text=marked_texts() | st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
@settings(max_examples=examples(500))
def test_the_quick_ways_change_nothing(text):
    assert parsed(QUICK, text) == parsed(CAREFUL, text)


@given(text=st.lists(st.sampled_from(PROSE), max_size=14).map("".join))
@settings(max_examples=examples(1500))
def test_quick_prose_has_the_tokens_that_the_rules_make(text):
    assert parsed(QUICK, text) == parsed(CAREFUL, text)


@pytest.mark.parametrize(
    "text",
    [
        "Word *by* word.",
        "A line\nand **another**, (*so*) it goes.",
        "See [it](https://a.b/c) - yes!",
    ],
)
def test_plain_prose_takes_the_quick_way(text):
    assert quick_tokens(text, str) is not None


def test_the_careful_parser_is_without_the_quick_ways():
    assert "plain_paragraph" in QUICK.block.ruler.get_active_rules()
    assert "plain_paragraph" not in CAREFUL.block.ruler.get_active_rules()
    assert type(QUICK.inline) is not type(CAREFUL.inline)
