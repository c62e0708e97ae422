"""The quick ways of the Markdown parser make the same tokens as the rules that they save."""

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.reader import markdown
from pipeline.reader.references import References
from tests.reader.test_properties import marked_texts

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


QUICK, CAREFUL = markdown.make_parser(), by_the_rules()


def parsed(parser: MarkdownIt, text: str) -> list[dict[str, object]]:
    """The tokens of a text as values that can be compared."""
    references = References()
    env = {"references": references, "duplicate_refs": references.repeated}
    return [token.as_dict(children=True) for token in parser.parse(text, env)]


@given(text=marked_texts() | st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
@settings(max_examples=500, deadline=None)
def test_the_quick_ways_change_nothing(text):
    assert parsed(QUICK, text) == parsed(CAREFUL, text)


def test_the_careful_parser_is_without_the_quick_ways():
    assert "plain_paragraph" in QUICK.block.ruler.get_active_rules()
    assert "plain_paragraph" not in CAREFUL.block.ruler.get_active_rules()
    assert type(QUICK.inline) is not type(CAREFUL.inline)
