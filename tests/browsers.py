"""A browser and axe-core for the tests that look at pages.

The browser knows the fonts of the program alone, whatever else the machine has: DejaVu Sans, which
is as wide as text fonts get, unless a page brings another.
"""

import contextlib
import importlib
import importlib.util
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from pipeline.fonts.files import fallback_files
from pipeline.validators.judges.ace import find_ace, find_browser
from tests.judges import require, require_tool
from tests.slow import only_on_ci

_FLAGS = ["--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required"]


_FONTS = """<fontconfig>{}<cachedir>{}</cachedir>
<match><edit name="family" mode="append_last"><string>DejaVu Sans</string></edit></match>
</fontconfig>"""


def narrow_font() -> Path:
    """A variable font that can be set to 62.5 % of its width."""
    return next(iter(fallback_files(bold=False, italic=False))).path


@contextlib.contextmanager
def _own_fonts() -> Iterator[dict[str, str]]:
    """The environment of a program that finds no fonts but ours."""
    folders = {file.path.parent for file in fallback_files(bold=False, italic=False)}
    listed = "".join(f"<dir>{escape(str(folder))}</dir>" for folder in sorted(folders))
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "fonts.conf"
        settings.write_text(_FONTS.format(listed, escape(folder)), encoding="utf-8")
        yield {**os.environ, "FONTCONFIG_FILE": str(settings)}


@contextlib.contextmanager
def launched_browser() -> Iterator[Any]:
    """Chromium, driven by Playwright; a skipped test where one of the two is missing."""
    only_on_ci()
    require(importlib.util.find_spec("playwright"), "playwright is not installed")
    api = importlib.import_module("playwright.sync_api")
    executable = require_tool(find_browser)
    with _own_fonts() as environ, api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(executable), args=_FLAGS, env=environ
        )
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
