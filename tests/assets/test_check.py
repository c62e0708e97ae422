"""``publish check`` tells what a build would refuse or leave out, with file and line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.assets.drawings import svg
from tests.badbooks.folders import FACTS

_ROOT = Path(__file__).parents[2]
_STYLE = 'a{content:"/*"}\n@import "x.css"; b{content:"*/"}'


def _publish(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(_ROOT / "publish.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def book(tmp_path):
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "one.md").write_text("# One\n\nText.\n\n![A drawing.](a.svg)\n")
    (folder / "book.toml").write_text(FACTS + 'sections = ["one.md"]\n')
    return folder


def _told(book: Path) -> list[tuple[str, str, int]]:
    payload = json.loads(_publish("check", "--json", "-m", book).stdout)
    return [(d["code"], d["file"], d["line"]) for d in payload["diagnostics"]]


def test_what_a_drawing_loses_is_told_where_it_is_shown(book):
    (book / "a.svg").write_text(svg('<image href="/etc/hostname"/><rect onclick="x()"/>'))
    done = _publish("check", "-m", book)

    assert done.returncode == 0
    assert "one.md:5" in done.stderr
    assert "/etc/hostname" in done.stderr
    assert "onclick" in done.stderr


def test_a_build_says_it_once(book):
    (book / "a.svg").write_text(svg('<rect onclick="x()"/>'))
    done = _publish("build", "epub", "-q", "-m", book, "-o", book.parent / "out")

    assert done.returncode == 0, done.stderr
    assert done.stderr.count("onclick") == 1


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_drawing_that_nobody_can_draw_stops_it_in_words(book, command):
    (book / "a.svg").write_text(svg('<rect width="300000" height="300000"/>', ""))
    extra = ["epub", "pdf", "-o", book.parent / "out"] if command == "build" else []
    done = _publish(command, *extra, "-m", book)

    assert done.returncode == 3, done.stderr
    assert "one.md:5" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_style_sheet_that_the_epub_would_refuse_is_told(book):
    (book / "a.svg").write_text(svg("<rect/>"))
    (book / "own.css").write_text(_STYLE)
    facts = (book / "book.toml").read_text()
    (book / "book.toml").write_text(facts + '[output.epub]\nstylesheet = "own.css"\n')

    assert _told(book) == [("stylesheet-fetches", "own.css", 2)]


def test_a_hundred_and_fifty_drawings_are_checked_by_one_process(book):
    shown = []
    for number in range(150):
        circle = f'<circle r="{number / 10 + 1}" cx="9" cy="9"/>'
        (book / f"{number}.svg").write_text(svg(circle))
        shown.append(f"![Circle of size {number}.]({number}.svg)\n")
    (book / "one.md").write_text("# One\n\n" + "\n".join(shown))
    script = (
        "import sys; started = []\n"
        "sys.addaudithook(lambda event, _: event == 'subprocess.Popen' and started.append(1))\n"
        "from pipeline.cli.main import main\n"
        f"try: main(['check', '-m', {str(book)!r}])\n"
        "except SystemExit: print(len(started))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=_ROOT, capture_output=True, text=True, check=False
    )

    assert done.stdout.split() == ["Nothing", "is", "wrong.", "1"], done.stderr
