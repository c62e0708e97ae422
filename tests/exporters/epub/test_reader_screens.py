"""The pages in three reading systems that cut a section into columns, each as wide as the screen.

foliate-js, epub.js and Readium's navigator put style sheets of their own beside the book's. What
is wider than a column stands on the next page, or is cut off; so is what cannot be broken and is
taller than a page. The font is a wide one.
"""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.reader import read_manuscript
from tests.browsers import launched_browser
from tests.exporters.epub.books import make_epub
from tests.exporters.epub.reading import opened
from tests.exporters.epub.test_screens import DARK, FONTS, HARD, SPACED
from tests.reader.manuscripts import read

_BOOKS = Path(__file__).parents[2] / "books"
_LONG = """
```python
{code}
```

| Word | Number |
|---|---:|
{rows}

:::{{warning}} Long
{words}
:::
""".format(
    code="\n".join(f"line_of_code({n})" for n in range(60)),
    rows="\n".join(f"| word {n} | {n} |" for n in range(40)),
    words="A sentence that is not short. " * 80,
)
"""What is taller than a page."""
_STYLE = """async ([css, size, dark]) => {
    const doc = shown()
    if (window.prefer) await prefer(size, Boolean(dark))
    else css += `html { font-size: ${size}% !important } ${dark}`
    const own = doc.querySelector('style.ours') || doc.createElement('style')
    own.className = 'ours'
    own.textContent = css
    doc.head.append(own)
    doc.body.getBoundingClientRect()
    await doc.fonts.ready
}"""
"""The size and the colours are the reading system's own settings, where it has a door to them."""
_LETTERS = """() => {
    const { fontSize, letterSpacing } = shown().defaultView.getComputedStyle(shown().body)
    const { color } = shown().defaultView.getComputedStyle(shown().documentElement)
    const size = parseFloat(fontSize) * (shown().body.currentCSSZoom || 1)
    return [size, letterSpacing !== 'normal', color === 'rgb(255, 255, 255)']
}"""
"""The size of the text in CSS pixels, whether it is spaced, and whether it is white."""
_MEASURE = """() => {
    const doc = shown(), look = e => doc.defaultView.getComputedStyle(e), told = []
    const holder = [doc.body, doc.documentElement].find(e => look(e).columnWidth !== 'auto')
    if (!holder) return ['no columns']
    const style = look(holder), box = holder.getBoundingClientRect(), px = parseFloat
    const gap = px(style.columnGap) || 0
    const room = holder.clientWidth - px(style.paddingLeft) - px(style.paddingRight)
    const count = Math.max(1, Math.floor((room + gap) / (px(style.columnWidth) + gap)))
    const column = (room + gap) / count - gap, step = column + gap
    const first = box.left + px(style.paddingLeft)
    const foot = box.top + holder.clientHeight - px(style.paddingBottom)
    if (column > innerWidth) told.push(`a column is ${column} wide`)
    for (const e of doc.body.querySelectorAll('*')) {
        const scrolls = e.parentElement.closest('math, pre, .math')
        if (scrolls || e.namespaceURI.endsWith('svg') || look(e).position === 'absolute') continue
        for (const part of e.getClientRects()) {
            if (part.width < 1) continue
            const end = first + Math.floor((part.left - first + 1) / step) * step + column
            if (part.right > end + 1.5)
                told.push(`wider by ${part.right - end}: ${e.outerHTML.slice(0, 80)}`)
            if (part.bottom > foot + 1.5)
                told.push(`taller by ${part.bottom - foot}: ${e.outerHTML.slice(0, 80)}`)
        }
        if (look(e).visibility === 'hidden') told.push(`unseen: ${e.outerHTML.slice(0, 80)}`)
    }
    return told
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with launched_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A book of what is hard to set, and one in several scripts."""
    folder = tmp_path_factory.mktemp("hard")
    hard = read(folder, HARD + _LONG).document
    scripts = read_manuscript(_BOOKS / "scripts").document
    return {
        "hard": make_epub(hard, folder, folder / "out", lists=True)[0],
        "scripts": make_epub(scripts, _BOOKS / "scripts", folder / "scripts", lists=True)[0],
    }


def _seen(page: Any, style: str = "") -> Iterator[tuple[object, ...]]:
    """What is wrong with each section, in both sizes, colours and spacings."""
    for index in range(page.evaluate("sections()")):
        page.evaluate("index => open_section(index)", index)
        page.evaluate(_STYLE, ["", 100, ""])
        plain = page.evaluate(_LETTERS)
        for size, dark, spaced in itertools.product((100, 200), ("", DARK), ("", SPACED)):
            page.evaluate(_STYLE, [style + FONTS["wide"] + spaced, size, dark])
            letters = page.evaluate(_LETTERS)
            assert letters == [plain[0] * size / 100, bool(spaced), bool(dark)]
            for told in page.evaluate(_MEASURE):
                yield index, size, bool(dark), bool(spaced), told


@pytest.mark.parametrize("width", [320, 375, 768])
@pytest.mark.parametrize("book", ["hard", "scripts"])
@pytest.mark.parametrize("reader", ["foliate", "epubjs", "readium"])
def test_nothing_runs_over_the_page_of_a_reading_system(
    reader: str, book: str, width: int, browser: Any, books: dict[str, Path]
) -> None:
    page = opened(browser, reader, books[book], width)
    found = list(_seen(page))
    page.close()
    assert found == []


@pytest.mark.parametrize("reader", ["foliate", "epubjs", "readium"])
def test_what_runs_over_the_page_is_seen(reader: str, browser: Any, books: dict[str, Path]) -> None:
    page = opened(browser, reader, books["hard"], 320)
    large = "h2 { width: 50em !important } tr { display: inline-block; height: 99em !important }"
    told = {one.partition(" by ")[0] for *_, one in _seen(page, large)}
    page.close()
    assert told == {"wider", "taller"}
