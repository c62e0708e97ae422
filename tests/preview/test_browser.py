"""The preview in a browser: an author edits, sees, errs and mends, by mouse, keys and ear."""

import importlib.util
import json

import pytest

from tests.browsers import axe_source, launched_browser
from tests.judges import require
from tests.preview.books import FIRST, SECOND, served, write_book


@pytest.fixture(scope="module")
def browser():
    require(importlib.util.find_spec("watchfiles"), "watchfiles is not installed")
    with launched_browser() as opened:
        yield opened


@pytest.fixture
def book(tmp_path):
    return write_book(tmp_path / "book")


@pytest.fixture
def page(browser, book):
    with served(book) as preview:
        opened = browser.new_page()
        problems = []
        opened.on("console", lambda said: problems.append(said.text))
        opened.on("pageerror", lambda error: problems.append(str(error)))
        opened.goto(f"{preview.address}section-001.xhtml")
        _until(opened, "events?.readyState === 1")
        yield opened
        assert problems == []
        opened.close()


def _save(book, name, text):
    (book / name).write_text(text, encoding="utf-8")


def _until(page, condition):
    """Wait for a condition; Playwright's own way is forbidden by the pages' policy."""
    look = f"const look = () => {condition} ? done() : requestAnimationFrame(look); look();"
    page.evaluate(f"new Promise(done => {{ {look} }})")


def _status(page, words):
    page.get_by_role("status").filter(has_text=words).wait_for()


def test_edit_see_err_and_mend(book, page):
    _save(book, "01.md", FIRST.replace("sleeps", "rests"))
    _status(page, "Change 1: Winter. Now no faults.")
    assert page.get_by_role("main").get_by_text("The garden rests.").is_visible()

    _save(book, "01.md", FIRST.replace("02.md", "03.md"))
    _status(page, "Change 2: Winter. Now 1 error.")
    faults = page.get_by_role("region", name="Faults")
    fault = faults.get_by_role("link", name="01.md, line 7: error: the link leads to '03.md'")
    fault.click()
    assert page.url.partition("#")[2].startswith("winter_s")

    _save(book, "01.md", FIRST)
    _status(page, "Change 3: Winter. Now no faults.")
    assert faults.get_by_text("Nothing is wrong.").is_visible()


def test_what_stays_keeps_its_focus_and_place(book, page):
    page.set_viewport_size({"width": 600, "height": 300})
    link = page.get_by_role("main").get_by_role("link", name="spring")
    link.focus()
    before = page.evaluate("scrollY")

    _save(book, "01.md", FIRST + "\nA last paragraph.\n")
    _status(page, "Change 1")

    assert page.evaluate("document.activeElement.textContent") == "spring"
    assert page.evaluate("scrollY") == before


def test_focus_goes_to_the_page_when_what_had_it_is_gone(book, page):
    page.get_by_role("main").get_by_role("link", name="spring").focus()

    _save(book, "01.md", FIRST.replace("See [spring](02.md).\n", ""))
    _status(page, "Change 1")

    assert page.evaluate("document.activeElement.id") == "publish-page"


def test_a_change_elsewhere_is_told_with_the_way_there(book, page):
    _save(book, "02.md", SECOND.replace("peas", "beans"))
    _status(page, "Change 1: Spring")

    page.get_by_role("link", name="Go to the change in Spring").press("Enter")

    page.get_by_text("Sow beans.").wait_for()
    assert page.url.endswith("/section-002.xhtml#spring_s4")


def test_a_drawing_and_a_style_of_ones_own_are_shown_anew(book, page):
    shown = "document.querySelector('main img').naturalWidth"
    assert page.evaluate(shown) == 40
    _save(book, "hill.svg", (book / "hill.svg").read_text("utf-8").replace('h="40"', 'h="80"'))
    _status(page, "Change 1")
    _until(page, f"{shown} === 80")

    facts = (book / "book.toml").read_text("utf-8")
    _save(book, "own.css", "h1 { color: rgb(0, 0, 200) }")
    _save(book, "book.toml", facts + '[output.epub]\nstylesheet = "own.css"\n')
    _until(page, "getComputedStyle(document.querySelector('main h1')).color === 'rgb(0, 0, 200)'")


def test_a_section_that_goes_is_told(book, page):
    facts = (book / "book.toml").read_text("utf-8")

    _save(book, "book.toml", facts.replace('"01.md", "02.md"', '"02.md"'))
    _status(page, "Now")
    page.get_by_role("main").get_by_text("Spring").first.wait_for()


def test_the_first_keys_lead_past_the_frame(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "spring"


def test_the_pdf_is_made_with_a_key(page):
    with page.expect_response("**/_preview/pdf", timeout=60_000) as made:
        page.get_by_role("button", name="Make the PDF").press("Enter")

    assert made.value.status == 303


@pytest.mark.parametrize("faulty", [False, True])
def test_axe_finds_nothing_wrong_with_the_frame(book, page, faulty):
    if faulty:
        _save(book, "01.md", FIRST.replace("02.md", "03.md"))
        _status(page, "Now 1 error")

    found = page.evaluate(f"{axe_source()}; axe.run().then(r => JSON.stringify(r.violations))")

    assert [rule["id"] for rule in json.loads(found)] == []


def test_the_parts_of_the_page_are_landmarks(page):
    tree = page.locator("body").aria_snapshot()

    assert "- banner:" in tree
    assert '- navigation "Preview":' in tree
    assert "- main:" in tree
    assert '- region "Faults":' in tree
