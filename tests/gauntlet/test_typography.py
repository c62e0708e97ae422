"""Text as it is really typed becomes a book in every format, whatever stands next to what."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.driver import build
from pipeline.reader import read_manuscript
from pipeline.registry import BUILT_IN
from tests.gauntlet.test_real_texts import refusals
from tests.gauntlet.texts import Text
from tests.gauntlet.typography import QUOTES, paragraphs
from tests.slow import examples

_SLOW = settings(suppress_health_check=[HealthCheck.too_slow])


@st.composite
def books(draw: st.DrawFn) -> Text:
    """A book of a section or two."""
    language = draw(st.sampled_from(sorted(QUOTES)))
    texts = draw(st.lists(paragraphs(language), min_size=1, max_size=2))
    return Text(
        "Typed", language, tuple((f"Part {n}", tuple(text)) for n, text in enumerate(texts))
    )


@settings(_SLOW, max_examples=examples(60))
@given(books())
def test_print_epub_and_script(text):
    with tempfile.TemporaryDirectory() as folder:
        assert refusals(text, Path(folder)) == []


@settings(_SLOW, max_examples=examples(4))
@given(paragraphs("en"))
def test_every_format(text):
    folder = Path(tempfile.mkdtemp())
    book = Text("Typed", "en", (("Part", ("Hello.", *text)),)).write(folder / "book")
    with (book / "book.toml").open("a", encoding="utf-8") as facts:
        facts.write('[output.podcast]\naddress = "https://example.org/podcast"\n')
    report = build(
        read_manuscript(book), folder / "out", [known.name for known in BUILT_IN], jobs=1
    )

    assert {result.name: str(result.error) for result in report.results if result.error} == {}
    shutil.rmtree(folder)
