"""The pages on screens from a telephone's up, in text of both sizes, any spacing and any font.

Nothing is wider than its screen, nothing is cut off, and no word of a heading is broken.
"""

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.reader import read_manuscript
from tests.browsers import launched_browser, narrow_font
from tests.exporters.epub.books import make_epub, unzip
from tests.reader.manuscripts import read

_ROOT = Path(__file__).parents[3]
_BOOKS = {
    "guide": _ROOT / "manuscript",
    **{name: _ROOT / "tests" / "books" / name for name in ("sampler", "everything", "scripts")},
}
_SITE = "https://book.invalid"
FONTS = {
    "wide": "* { font-family: 'DejaVu Sans' !important }",
    "narrow": f"""@font-face {{
        font-family: Narrow; src: url({_SITE}/narrow.ttf);
        font-stretch: 62.5% 100%; font-weight: 100 900;
    }}
    * {{ font-family: Narrow, 'DejaVu Sans' !important; font-stretch: 62.5% !important }}""",
}
SPACED = """* {
    line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important
}
p { margin-bottom: 2em !important }"""
"""WCAG 2.2, 1.4.12."""
DARK = ":root { background: #000; color: #fff }"
_MEASURE = """() => {
    const told = [], width = document.documentElement.clientWidth
    const page = document.scrollingElement
    const name = e => e.outerHTML.slice(0, 60)
    if (page.scrollWidth > width) told.push(`the page is ${page.scrollWidth} wide`)
    for (const e of document.body.querySelectorAll('*')) {
        const style = getComputedStyle(e), box = e.getBoundingClientRect()
        const scrolls = e.closest('math') || ['auto', 'scroll'].includes(style.overflowX)
        if (!box.width || e.namespaceURI.endsWith('svg')) continue
        if (!e.closest('math > *') && (box.right > width + 1 || box.left < -1))
            told.push(`runs over the page: ${name(e)}`)
        else if (!scrolls && style.display !== 'inline' && e.scrollWidth > e.clientWidth + 1)
            told.push(`runs over its box: ${name(e)}`)
        if (style.visibility === 'hidden' || style.opacity === '0') told.push(`unseen: ${name(e)}`)
    }
    return told
}"""
_BROKEN = """() => {
    const told = [], range = document.createRange()
    for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
        const walk = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT)
        for (let node = walk.nextNode(); node; node = walk.nextNode())
            for (const word of node.data.matchAll(/[\\p{L}\\p{M}]+/gu)) {
                range.setStart(node, word.index)
                range.setEnd(node, word.index + word[0].length)
                const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)))
                const breaks = /[\\p{sc=Han}\\p{sc=Thai}\\p{sc=Khmer}\\p{sc=Hira}\\p{sc=Kana}]/u
                if (lines.size > 1 && !breaks.test(word[0])) told.push(`broken: ${word[0]}`)
            }
    }
    return told
}"""
HARD = """# Acknowledgements and characteristics

## Internationalisation of telecommunications

Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft sails, see
https://example.org/a/very/long/address/that/never/ends/and/has/no/place/to/be/broken/at/all.

Code `never_hyphenates_however_long_its_names_are_and_however_narrow(the_page)` goes on.

```python
a_long_line_of_code = another_long_name.with_an_attribute(and_arguments, which_are_many, and_long)
```

$$a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + b_1 + b_2 + b_3 = \\frac{x + y + z}{u + v}$$

In a line $a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + b_1 + b_2 + b_3 = c$ it stands.

| Measurement | Characteristics | Responsibilities | Recommendation | Identification | Percentage |
|---|---|---|---|---|---|
| Internationalisation | Incomprehensibility | Telecommunications | None | 1234567890 | 12 % |

:::{csv-table} Rain
:name: rain
:stub-columns: 1

Month,Precipitation in millimetres
The wettest of all the Septembers that were measured,-10
June,20000000000000000
:::

:::{chart} Rain in two months
:name: shower
:table: rain
:alt: Bars. Two of them.
:::
"""


@pytest.fixture(scope="module")
def browser():
    with launched_browser() as browser:
        yield browser


def _files(book: str, folder: Path) -> dict[str, bytes]:
    if book == "hard":
        document, assets = read(folder, HARD).document, folder
    else:
        document, assets = read_manuscript(_BOOKS[book]).document, _BOOKS[book]
    return unzip(make_epub(document, assets, folder / "out", lists=True)[0])


def _opened(browser, files: dict[str, bytes]):
    page = browser.new_page()

    def answer(route):
        name = route.request.url.removeprefix(f"{_SITE}/")
        content = narrow_font().read_bytes() if name == "narrow.ttf" else files[name]
        kinds = {"xhtml": "application/xhtml+xml", "css": "text/css", "svg": "image/svg+xml"}
        kind = kinds.get(name.rpartition(".")[2])
        cross = {"access-control-allow-origin": "*"}
        route.fulfill(body=content, content_type=kind, headers=cross)

    page.route(f"{_SITE}/**", answer)
    return page


def _styled(page, css: str) -> None:
    page.evaluate(
        """async css => {
            const own = document.querySelector('style.ours') || document.createElement('style')
            own.className = 'ours'
            own.textContent = css
            document.head.append(own)
            document.body.getBoundingClientRect()
            await document.fonts.ready
        }""",
        css,
    )


def _seen(page, font: str):
    """What is wrong with the page that is open, in each cell of the matrix."""
    for width, size in itertools.product((320, 375, 768), (100, 200)):
        page.set_viewport_size({"width": width, "height": 640})
        for dark, spaced in itertools.product((False, True), repeat=2):
            css = f"{FONTS[font]} html {{ font-size: {size}% }}"
            _styled(page, css + (DARK if dark else "") + (SPACED if spaced else ""))
            page.emulate_media(color_scheme="dark" if dark else "light")
            told = page.evaluate(_MEASURE)
            if size == 100:
                told += page.evaluate(_BROKEN)
            yield from ((width, size, dark, spaced, one) for one in told)


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("book", ["hard", *_BOOKS])
def test_nothing_is_wider_than_the_screen_or_cut(book, font, browser, tmp_path):
    files = _files(book, tmp_path)
    page = _opened(browser, files)
    found = []
    for name in sorted(name for name in files if name.endswith(".xhtml")):
        page.goto(f"{_SITE}/{name}")
        found += [(name, *told) for told in _seen(page, font)]
    page.close()
    assert found == []


def test_a_page_that_is_too_wide_is_seen(browser, tmp_path):
    files = _files("hard", tmp_path)
    files["EPUB/style.css"] = b"table { width: 50em } h2 { width: 5em; overflow-wrap: anywhere }"
    page = _opened(browser, files)
    page.goto(f"{_SITE}/EPUB/section-001.xhtml")
    told = {one.partition(":")[0] for *_, one in _seen(page, "wide")}
    page.close()
    assert {"runs over the page", "broken"} <= told


@pytest.mark.parametrize("mode", ["vertical-rl", "vertical-lr"])
def test_lines_run_down_where_the_author_asks_and_tables_do_not(browser, tmp_path, mode):
    document = read(tmp_path, HARD).document
    document = replace(document, metadata=replace(document.metadata, writing_mode=mode))
    page = _opened(browser, unzip(make_epub(document, tmp_path, tmp_path / "out")[0]))
    page.set_viewport_size({"width": 800, "height": 600})
    page.goto(f"{_SITE}/EPUB/section-001.xhtml")
    text, cells, height = page.evaluate(
        """() => [
            ...['p > span', 'th:nth-child(2)'].map(found => {
                const box = document.querySelector(found).getBoundingClientRect()
                return [box.width, box.height]
            }),
            document.scrollingElement.scrollHeight,
        ]"""
    )
    page.close()
    assert text[1] > text[0], "a line is taller than it is wide"
    assert cells[0] > 50, "the cells of a row stand side by side"
    assert height <= 600, "nothing runs over the foot of the screen"
