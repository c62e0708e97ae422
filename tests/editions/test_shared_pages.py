"""The booklet folds the pages that the standard edition has: laid out once, the same either way."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import digests

_ROOT = Path(__file__).parents[2]
_SMALL = _ROOT / "tests/exporters/pdf/marks"
_SAMPLER = _ROOT / "tests/books/sampler"
_TWO = ("pdf", "pdf-booklet")


def _build(manuscript: Path, out: Path, *names: str) -> str:
    """What a build says on standard error."""
    command = [sys.executable, str(_ROOT / "publish.py"), "build", *names, "-m", manuscript]
    done = subprocess.run([*command, "-o", out], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stderr


def _files(out: Path) -> dict[str, str]:
    return {name: digest for name, digest in digests(out).items() if name.endswith(".pdf")}


def _book(source: Path, folder: Path, tables: str) -> Path:
    """A book with these tables in its book.toml."""
    book = shutil.copytree(source, folder / "book")
    with (book / "book.toml").open("a", encoding="utf-8") as toml:
        toml.write(tables)
    return book


@pytest.mark.parametrize(
    ("source", "tables", "layouts"),
    [
        (_SMALL, '[output.pdf]\nstandard = "ua-1"\n', ["pdf"]),
        (_SAMPLER, '[output.pdf]\nstandard = "ua-2"\n', ["pdf"]),
        (_SMALL, '[output.pdf-booklet]\npage-size = "Letter"\n', ["pdf", "pdf-booklet"]),
    ],
    ids=["ua-1", "ua-2", "options of its own"],
)
def test_a_booklet_is_the_same_whatever_else_is_made(tmp_path, source, tables, layouts):
    book = _book(source, tmp_path, tables)
    shown = _build(book, tmp_path / "both", *_TWO)
    for name in _TWO:
        assert f"Laying out text of {name}: done" in _build(book, tmp_path / "single", name)

    assert _files(tmp_path / "both") == _files(tmp_path / "single")
    assert len(_files(tmp_path / "both")) == 2
    assert [name for name in _TWO if f"Laying out text of {name}: done" in shown] == layouts
