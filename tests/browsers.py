"""A browser and axe-core for the tests that look at pages."""

import contextlib
import importlib
import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.validators.judges.ace import find_ace, find_browser
from tests.judges import require, require_tool
from tests.slow import only_on_ci

_FLAGS = ["--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required"]


@contextlib.contextmanager
def launched_browser() -> Iterator[Any]:
    """Chromium, driven by Playwright; a skipped test where one of the two is missing."""
    only_on_ci()
    require(importlib.util.find_spec("playwright"), "playwright is not installed")
    api = importlib.import_module("playwright.sync_api")
    executable = require_tool(find_browser)
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(executable), args=_FLAGS)
        yield browser
        browser.close()


def find_modules() -> Path:
    """The node_modules folder that Ace stands in."""
    program = find_ace().resolve()
    return next(p for p in program.parents if p.name == "node_modules")


def axe_source() -> str:
    """The script of axe-core, which stands beside Ace."""
    only_on_ci()
    require_tool(find_ace)
    axe = find_modules() / "@daisy" / "axe-core-for-ace" / "axe.min.js"  # knows the roles of books
    require(axe.is_file(), "axe-core is not installed beside Ace")
    return axe.read_text(encoding="utf-8")
