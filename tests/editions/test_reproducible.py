"""Every format of one book, made twice under all that differs from machine to machine."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.registry import BUILT_IN
from tests.badbooks.folders import FACTS
from tests.faults.conftest import digests

_ROOT = Path(__file__).parents[2]
_NAMES = [format_.name for format_ in BUILT_IN]
_BOOK = f"""{FACTS}sections = ["one.md", "two.md"]
contributors = [{{ name = "Zoë Ångström" }}, {{ name = "Ann Ba", role = "translator" }}]
subjects = ["hills", "Accessibility", "äpples"]
languages = ["en", "fr", "de"]
[output.podcast]
address = "https://example.org/feed/"
"""
_ONE = """# One {#one}

The BLS ([Bureau of Rows]{lang=en}) met *here*.[^a] See [two](two.md) and [ça va]{lang=fr}.

:::{figure} pics/dots.png
:alt: Three rows of dots.

A caption.
:::

| Year | Hills |
| ---- | ----- |
| 2001 | 4     |
| 2002 | 5     |

: Hills

[^a]: A note, with $x^2$.
"""
_HERE = {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
_THERE = {"PYTHONHASHSEED": "77", "TZ": "America/St_Johns", "LC_ALL": "C", "LANG": "tr_TR.UTF-8"}


def _build(book: Path, output: Path, jobs: int, environment: dict[str, str]) -> dict[str, str]:
    """All formats, made in a working directory of the book's own."""
    command = [sys.executable, str(_ROOT / "publish.py"), "build", "-q", "-j", str(jobs), *_NAMES]
    done = subprocess.run(
        [*command, "-m", book.name, "-o", str(output)],
        cwd=book.parent,
        env={**os.environ, **environment, "PUBLISH_CACHE": str(output.parent / "clips")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return digests(output)


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("repro") / "book"
    (folder / "pics").mkdir(parents=True)
    shutil.copy(_ROOT / "tests/books/everything/figures/grey.png", folder / "pics" / "dots.png")
    (folder / "book.toml").write_text(_BOOK, encoding="utf-8")
    (folder / "one.md").write_text(_ONE, encoding="utf-8")
    (folder / "two.md").write_text("# Two\n\n> A *word*.\n\n- this\n- that\n", encoding="utf-8")
    return folder


def test_every_file_of_every_format_is_the_same_on_another_machine(book, tmp_path):
    other = shutil.copytree(book, tmp_path / "a longer way, with späces" / "Buch")
    here = _build(book, tmp_path / "here" / "out", 1, _HERE)
    there = _build(other, tmp_path / "there" / "another output", 2, _THERE)

    assert {name.partition("/")[0] for name in here} == {*_NAMES, "editions.json"}
    assert there == here
