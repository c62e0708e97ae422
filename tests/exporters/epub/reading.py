"""Reading systems from npm, each in a page of the browser, with a book open in it."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.browsers import find_modules
from tests.exporters.epub.books import unzip
from tests.judges import require, require_tool

SITE = "https://book.invalid"
NEEDED = {
    "foliate": ("foliate-js",),
    "epubjs": ("epubjs", "jszip"),
    "readium": ("@readium/navigator", "@readium/shared", "r2-shared-js"),
    "thorium": ("r2-navigator-js", "r2-shared-js"),
}
"""The packages of each; ``.ci/install`` brings them, by version and hash."""
_PAGES = Path(__file__).parent / "readers"
_KINDS = {
    ".js": "text/javascript",
    ".html": "text/html",
    ".epub": "application/epub+zip",
    ".json": "application/json",
    ".xhtml": "application/xhtml+xml",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".jpg": "image/jpeg",
    ".mp3": "audio/mpeg",
}


def opened(browser: Any, reader: str, book: Path, width: int = 800) -> Any:
    """The reading system with the book, on a screen of that width in CSS pixels.

    ``book`` is an EPUB, or the folder of a DAISY 2.02 book.
    """
    modules = _modules(reader)
    page = browser.new_page(viewport={"width": width, "height": 640})
    given = {
        "/": (_PAGES / f"{reader}.html").read_bytes(),
        "/book.epub": b"" if book.is_dir() else book.read_bytes(),
        **{f"/book/{name}": content for name, content in _files(book).items()},
    }
    if "r2-shared-js" in NEEDED[reader]:
        given["/book.json"] = json.dumps(read_by_readium(book)).encode()

    def answer(route: Any) -> None:
        path = route.request.url.removeprefix(SITE).partition("?")[0]
        module = modules / path.removeprefix("/modules/")
        content = given[path] if path in given else module.read_bytes()
        kind = _KINDS.get(Path(path).suffix, "text/html")
        cross = {"access-control-allow-origin": "*"}
        route.fulfill(body=content, content_type=kind, headers=cross)

    page.route(f"{SITE}/**", answer)
    page.goto(f"{SITE}/")
    page.wait_for_function("window.ready")
    return page


def _files(book: Path) -> dict[str, bytes]:
    if not book.is_dir():
        return unzip(book)
    return {file.name: file.read_bytes() for file in book.iterdir() if file.is_file()}


def read_by_readium(book: Path) -> dict[str, Any]:
    """The manifest and the overlays that Readium's parser makes of a book.

    ``book`` is an EPUB, or the folder of a DAISY 2.02 book.
    """
    modules = _modules("thorium")
    node = shutil.which("node")
    require(node, "node is not installed")
    command = [str(node), str(_PAGES / "book.cjs"), str(book)]
    environ = {**os.environ, "NODE_MODULES": str(modules)}
    said = subprocess.run(command, env=environ, check=True, capture_output=True, timeout=60)
    told: dict[str, Any] = json.loads(said.stdout)
    return told


def _modules(reader: str) -> Path:
    """The folder of packages, with all that the reading system needs."""
    modules = require_tool(find_modules)
    for name in NEEDED[reader]:
        require((modules / name).is_dir(), f"{name} is not installed beside Ace")
    return modules
