"""The kept corpus, and what Hypothesis makes of it: no bytes raise anything but words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import CORPUS, TARGETS
from tests.slow import examples

_KEPT = sorted(path for path in CORPUS.rglob("*") if path.is_file())
_MARKS = [
    *("# ", "## ", "> ", "- ", "1. ", "    ", "\n", "\n\n", "|", "| - |", ":::", ":::{note}\n"),
    *("```", "$", "$$", "**", "*", "~", "^", "[", "](", ")", "![", "{", "}", "{lang=fr}", "[^a]"),
    *("[^a]: ", "{abbr}`", "`", "<b>", "&amp;", "&#0;", "\\", ":   ", "--", "...", '"', "'", "\t"),
    *("word", "A. B.", "e.g. ", "12,5 %", "\u05d0", "\u202e", "e\u0301", "\U0001f600", "\ufeff"),
    *(":::{figure} a.svg\n", ":alt: x\n", ":::{csv-table} C\n", ":file: t.csv\n", "{#id}", "\x00"),
]
_TEXT = st.lists(st.sampled_from(_MARKS), max_size=40).map(lambda p: "".join(p).encode())
_KEYS = ["title", "sections", "date", "series", "labels", "output.pdf", "lexicon", "contributors"]
_VALUES = ["1", "''", "[]", "{}", "true", "nan", "2020-01-01", "['one.md']", "{a = 1}", "[[]]", "-"]
_LINE = st.tuples(st.sampled_from(_KEYS), st.sampled_from(_VALUES)).map(" = ".join)
_TOML = st.lists(_LINE, max_size=8).map(lambda lines: "\n".join(lines).encode())
_CSV = st.text(st.sampled_from('a1,;"\n\r\t |*<&\u05d0'), max_size=60).map(str.encode)
_SVG_PARTS = ["<g>", "</g>", "<rect width='9'/>", "<text>a</text>", "<!--", "-->", "<a href='#'/>"]
_SVG = st.lists(st.sampled_from(_SVG_PARTS), max_size=12).map(
    lambda p: (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{''.join(p)}</svg>".encode()
    )
)
_MADE = {"markdown": _TEXT, "facts": _TOML, "csv": _CSV, "svg": _SVG}


@pytest.mark.parametrize("file", _KEPT, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_what_was_once_a_crash(file):
    TARGETS[file.parent.name](file.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_made_bytes(name):
    @settings(max_examples=examples(60), suppress_health_check=list(HealthCheck))
    @given(_MADE[name] | st.binary(max_size=80))
    def run(data: bytes) -> None:
        TARGETS[name](data)

    run()
