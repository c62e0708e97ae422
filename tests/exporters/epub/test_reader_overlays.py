"""Read-aloud in the player of Readium's desktop navigator, which Thorium Reader is made of.

Its parser reads the overlays, its player goes through them, sounding, and passes over what may be
skipped. It has no way yet to escape from a table or a list ("escape" is "next" there), nor has any
other reading system from npm: of that, what the parser knows of the places to leave is looked at.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.exporters.epub.options import EpubOptions
from pipeline.exporters.synchronized.daisy202.exporter import Daisy202Exporter
from pipeline.products import Timeline
from tests.browsers import launched_browser
from tests.exporters.epub.reading import opened, read_by_readium
from tests.exporters.epub.spoken import export_with
from tests.slow import only_on_ci

_ALL = [
    "opening-title", "opening-voice", "page_1", "t1", "s1", "s2", "call", "page_2", "s3", "c1",
    "h1", "h2", "r1", "r2", "n1",
]  # fmt: skip
_PAGES_AND_NOTES = {"page_1", "page_2", "n1"}
_PLAY = "skips => play(16, skips)"
"""As fast as Chromium plays."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with launched_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def daisy(narration: Timeline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("daisy")
    export_with(Daisy202Exporter(EpubOptions()), narration, folder)
    return folder


def _heard(browser: Any, book: Path, *, skips: bool) -> list[str]:
    """The ids of what is highlighted, from the first sound to the last."""
    page = opened(browser, "thorium", book)
    page.evaluate(_PLAY, skips)
    page.wait_for_function("ended")
    heard: list[str] = page.evaluate("view.heard")
    page.close()
    return heard


@pytest.mark.parametrize("skips", [True, False])
def test_notes_and_pages_are_passed_over_where_the_reader_asks(
    browser: Any, spoken: Path, *, skips: bool
) -> None:
    skipped = _PAGES_AND_NOTES if skips else set()
    assert _heard(browser, spoken, skips=skips) == [one for one in _ALL if one not in skipped]


def test_a_daisy_book_passes_over_the_calls_of_its_notes_as_well(browser: Any, daisy: Path) -> None:
    skipped = {*_PAGES_AND_NOTES, "call"}
    assert _heard(browser, daisy, skips=True) == [one for one in _ALL if one not in skipped]


def test_the_reading_system_knows_what_can_be_left(spoken: Path) -> None:
    only_on_ci()
    overlays = read_by_readium(spoken)["overlays"].values()
    around = {place: roles for overlay in overlays for place, roles in _around(overlay, ())}

    assert around["s3"] == ("chapter", "list", "list-item")
    assert around["c1"] == ("chapter", "table")
    assert around["r2"] == around["h1"] == ("chapter", "table", "table-row", "table-cell")
    assert around["n1"] == ("chapter", "footnote")
    assert around["call"] == ("chapter", "noteref")


def _around(node: dict[str, Any], roles: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each place that is heard, and what it stands in."""
    within = (*roles, *(role for role in node.get("Role", ()) if role != "section"))
    if "Children" not in node:
        yield node["Text"].partition("#")[2], within
    for child in node.get("Children", ()):
        yield from _around(child, within)
