"""All editions of one book, built as a user would, and what must be true of them together."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.reader import read_manuscript
from pipeline.registry import BUILT_IN
from tests.slow import ON_CI, slow

_ROOT = Path(__file__).parents[2]
_SAMPLER = _ROOT / "tests/books/sampler"


def _publish(*arguments: object, check: bool = True, **environment: str) -> subprocess.Popen:
    return subprocess.run(
        [sys.executable, str(_ROOT / "publish.py"), *map(str, arguments)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=check,
    )


def _digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """The sampler in all usual formats, in an output folder."""
    folder = tmp_path_factory.mktemp("built")
    clips = {"PUBLISH_CACHE": str(folder / "clips")} if ON_CI else {}
    _publish(
        *("build", "-m", _SAMPLER, "-o", folder / "out", "-j", 1),
        **clips,
        PYTHONHASHSEED="1",
        TZ="Asia/Tokyo",
    )
    return folder / "out"


def test_no_edition_lost_or_changed_a_sentence(built):
    document = read_manuscript(_SAMPLER).document

    faults = {
        known.name: known.prove(document, sorted((built / known.name).iterdir()))
        for known in BUILT_IN
        if (built / known.name).is_dir()
    }

    assert faults == {"epub": (), "pdf": (), "audio": ()}


@slow
def test_the_same_bytes_on_another_day_in_another_place(built, tmp_path):
    copy = shutil.copytree(_SAMPLER, tmp_path / "elsewhere" / "book")
    _publish(
        *("build", "-m", copy, "-o", tmp_path / "out", "-j", 2),
        PUBLISH_CACHE=str(tmp_path / "clips"),
        PYTHONHASHSEED="2",
        TZ="America/New_York",
        LC_ALL="C",
    )

    assert _digests(tmp_path / "out") == _digests(built)


@pytest.mark.parametrize("name", ["epub", "pdf"])
def test_one_edition_alone_is_the_same_as_among_all(built, tmp_path, name):
    _publish("build", name, "-m", _SAMPLER, "-o", tmp_path / "out")

    assert _digests(tmp_path / "out" / name) == _digests(built / name)


@slow
def test_verify_tells_what_each_judge_found(built):
    run = _publish("verify", "-m", _SAMPLER, "-o", built)

    assert "own proof: 0 errors" in run.stdout
    assert re.search(r"\b0 failed", run.stdout.splitlines()[-1])


def test_verify_fails_for_an_edition_that_lacks_a_sentence(built, tmp_path):
    copy = shutil.copytree(_SAMPLER, tmp_path / "book")
    text = next(copy.glob("01-*.md"))
    text.write_text(text.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")

    run = _publish("verify", "-m", copy, "-o", built, check=False)

    assert run.returncode == 7
    assert "One more sentence." in run.stdout
    assert "Traceback" not in run.stderr
