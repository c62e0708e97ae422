"""The books in a real reading system (foliate-js) and in a browser (axe-core), page by page."""

import os
from pathlib import Path

import pytest

from pipeline.errors import MissingToolError
from tests.browsers import axe_source, find_modules, launched_browser
from tests.exporters.epub.books import unzip
from tests.judges import require_tool

_SITE = "https://book.invalid"
_KINDS = {".js": "text/javascript", ".html": "text/html", ".epub": "application/epub+zip"}
_AXE = """axe.run({
    resultTypes: ['violations'],
    rules: Object.fromEntries(
        ['landmark-one-main', 'region', 'page-has-heading-one'].map(id => [id, { enabled: false }])
    ),
})"""
"""All rules but three that are for web sites, not for the pages of a book (Ace leaves them out)."""


def find_foliate() -> Path:
    """The folder of foliate-js: PUBLISH_FOLIATE, else the one beside Ace."""
    named = os.environ.get("PUBLISH_FOLIATE")
    folders = [Path(named)] if named else [find_modules() / "foliate-js"]
    for folder in folders:
        if (folder / "view.js").is_file():
            return folder
    hint = "Run: npm install --ignore-scripts foliate-js; then set PUBLISH_FOLIATE to its folder"
    raise MissingToolError("foliate-js is not installed", hint)


@pytest.fixture(scope="module")
def browser():
    with launched_browser() as browser:
        yield browser


@pytest.fixture
def open_book(browser):
    """Opens a book in the reading system."""
    foliate = require_tool(find_foliate)
    page = browser.new_page(viewport={"width": 800, "height": 600})

    def answer(route, book):
        path = route.request.url.removeprefix(_SITE)
        files = {"/": Path(__file__).parent / "reader.html", "/book.epub": book}
        file = files.get(path) or foliate / path.removeprefix("/foliate/")
        route.fulfill(body=file.read_bytes(), content_type=_KINDS[file.suffix])

    def run(book):
        page.route(f"{_SITE}/**", lambda route: answer(route, book))
        page.goto(f"{_SITE}/")
        page.wait_for_function("window.ready")
        return page

    yield run
    page.close()


def shown(page) -> str:
    return page.evaluate("view.renderer.getContents()[0].doc.title")


SHOWN = """(id => {
    const place = view.renderer.getContents()[0].doc.querySelector(id)
    const range = relocated.at(-1).range
    return range.intersectsNode(place)
})"""
"""Whether an element stands on the page that is shown."""


def go(page, target: str) -> None:
    """Follow a link as a reader would, and wait until the place is shown."""
    found = page.evaluate("async target => Boolean(await view.goTo(target))", target)
    assert found, target


def test_pages_turn_and_the_contents_lead_to_every_section(open_book, epubs):
    page = open_book(epubs["guide"])
    before = page.evaluate("relocated.at(-1).fraction")
    page.evaluate("view.next()")
    page.wait_for_function("before => relocated.at(-1).fraction > before", arg=before)
    toc = page.evaluate("view.book.toc.map(item => [item.label.trim(), item.href])")
    assert len(toc) >= 13
    for label, href in (toc[0], toc[9], toc[-1]):
        go(page, href)
        assert shown(page) == label


def test_the_page_list_leads_to_the_printed_page(open_book, epubs):
    page = open_book(epubs["guide"])
    pages = page.evaluate("view.book.pageList.map(item => [item.label, item.href])")
    assert len(pages) > 10
    label, href = pages[8]
    go(page, href)
    page.wait_for_function("label => relocated.at(-1).pageItem?.label === label", arg=label)


def test_a_note_and_its_way_back(open_book, epubs):
    page = open_book(epubs["sampler"])
    place = "view.renderer.getContents()[0].doc.querySelector('{}').getAttribute('href')"
    go(page, "EPUB/section-001.xhtml")
    note = page.evaluate(place.format('a[role="doc-noteref"]'))
    go(page, f"EPUB/section-001.xhtml{note}")
    assert page.evaluate(f"{SHOWN}('{note}')")
    back = page.evaluate(place.format('a[role="doc-backlink"]'))
    go(page, f"EPUB/section-001.xhtml{back}")
    assert page.evaluate(f"{SHOWN}('{back}')")
    doc = "view.renderer.getContents()[0].doc"
    assert page.evaluate(f"{doc}.querySelector('{back}').getAttribute('role')") == "doc-noteref"


@pytest.mark.parametrize(
    ("edition", "first"),
    [("spoken", ["t1", "s1"]), ("word_by_word", ["t1_w1", "t1_w2"])],
)
def test_the_highlight_moves_with_the_voice(request, open_book, edition, first):
    """The reading system looks four times a second: it passes by a word as short as "The"."""
    page = open_book(request.getfixturevalue(edition))
    page.evaluate("""() => {
        window.heard = []
        view.mediaOverlay.addEventListener('highlight', e => heard.push(e.detail.text))
        view.startMediaOverlay()
    }""")
    page.wait_for_function("count => heard.length >= count", arg=len(first), timeout=30_000)
    active = "-epub-media-overlay-active"
    page.wait_for_function(
        f"view.renderer.getContents()[0].doc.querySelector('.{active}') !== null"
    )
    heard = page.evaluate("heard.map(text => text.split('#')[1])")
    assert heard[: len(first)] == first
    highlighted = f"view.renderer.getContents()[0].doc.querySelector('.{active}')"
    style = page.evaluate(f"getComputedStyle({highlighted}).textDecorationLine")
    assert style == "underline", "more than colour"


@pytest.mark.parametrize("book", ["guide", "sampler"])
def test_axe_finds_nothing_in_light_dark_and_large_text(book, browser, epubs, tmp_path):
    script = axe_source()
    folder = tmp_path / "book"
    for name, content in unzip(epubs[book]).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    found = []
    for scheme, css in (
        ("light", ""),
        ("dark", ":root { color-scheme: dark; background: Canvas; color: CanvasText }"),
        ("light", "html { font-size: 200% }"),
    ):
        context = browser.new_context(color_scheme=scheme, viewport={"width": 800, "height": 900})
        page = context.new_page()
        for file in sorted(folder.glob("EPUB/*.xhtml")):
            page.goto(file.as_uri())
            if css:
                page.add_style_tag(content=css)
            page.evaluate(script)
            result = page.evaluate(_AXE)
            found += [
                (scheme, css, file.name, v["id"], v["nodes"][0]["html"])
                for v in result["violations"]
            ]
            wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            found += [(scheme, css, file.name, "runs over the page")] if wide else []
        context.close()
    assert found == []
