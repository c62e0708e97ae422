"""Formats and engines of other packages: installed, they are there; broken, they are named."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = Path(__file__).parent / "text_edition"
BOOK = ROOT / "pipeline" / "template" / "manuscript"
_GROUPS = ("accessible_publisher.formats", "accessible_publisher.engines")

_PDF = "from pipeline.registry import BUILT_IN\nBAD = BUILT_IN[1]"


def _install(site: Path, name: str, group: str, point: str, code: str) -> None:
    """What pip leaves of a wheel: its modules, and a folder that says what they are."""
    module = point.partition("=")[2].partition(":")[0].strip()
    site.mkdir(exist_ok=True)
    (site / f"{module}.py").write_text(code, encoding="utf-8")
    facts = site / f"{name.replace('-', '_')}-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (facts / "entry_points.txt").write_text(f"[{group}]\n{point}\n")


def _publish(site: Path, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, ROOT / "publish.py", *arguments],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(site), str(ROOT)]),
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with the example installed."""
    folder = tmp_path / "site"
    _install(
        folder,
        "text-edition",
        _GROUPS[0],
        "text = text_edition:TEXT",
        (EXAMPLE / "text_edition.py").read_text(encoding="utf-8"),
    )
    return folder


def test_the_example_is_the_one_that_the_documents_show():
    page = (ROOT / "pipeline" / "docs" / "plugins.md").read_text(encoding="utf-8")
    shown = re.findall(r"^```(?:python|toml)\n(.*?)^```", page, re.MULTILINE | re.DOTALL)

    files = [EXAMPLE / "text_edition.py", EXAMPLE / "pyproject.toml"]
    assert shown[:2] == [file.read_text(encoding="utf-8") for file in files]


def test_an_installed_format_is_listed_and_built(site, tmp_path):
    listed = _publish(site, "formats")
    built = _publish(site, "build", "text", "-m", BOOK, "-o", tmp_path / "out")

    assert "plain text, one sentence a line" in listed.stdout
    assert (built.returncode, built.stderr.count("error:")) == (0, 0)
    assert (tmp_path / "out" / "text" / "book.txt").read_text(encoding="utf-8").strip()


def test_its_options_are_checked_like_any_other(site, tmp_path):
    book = tmp_path / "book"
    shutil.copytree(BOOK, book)
    with (book / "book.toml").open("a", encoding="utf-8") as facts:
        facts.write('\n[output.text]\nfile_nam = "x.txt"\n')

    built = _publish(site, "build", "text", "-m", book, "-o", tmp_path / "out")

    assert built.returncode == 4
    assert "file-name" in built.stderr


@pytest.mark.parametrize(
    ("point", "code", "reason"),
    [
        ("bad = bad_module:BAD", "raise RuntimeError('it is broken')", "it is broken"),
        ("bad = bad_module:BAD", "import no_such_library", "no_such_library"),
        ("bad = bad_module:BAD", "BAD = 42", "is no Format"),
        ("bad = bad_module:MISSING", "", "MISSING"),
        (
            "pdf = bad_module:BAD",
            "from pipeline.registry import BUILT_IN; BAD = BUILT_IN[1]",
            "taken",
        ),
    ],
)
def test_a_broken_format_is_named_and_the_rest_works(site, tmp_path, point, code, reason):
    _install(site, "bad-package", _GROUPS[0], point, code)

    listed = _publish(site, "formats")
    built = _publish(site, "build", "text", "-m", BOOK, "-o", tmp_path / "out")

    assert listed.returncode == 0
    assert "bad-package" in listed.stderr
    assert reason in listed.stderr
    assert listed.stdout.count("tagged PDF for print") == 1
    assert built.returncode == 0


def test_who_asks_for_a_broken_format_is_told_whose_it_is(site, tmp_path):
    _install(site, "bad-package", _GROUPS[0], "bad = bad_module:BAD", "raise RuntimeError('x')")

    built = _publish(site, "build", "bad", "-m", BOOK, "-o", tmp_path / "out")

    assert built.returncode == 4
    assert "bad-package" in built.stderr
    assert "Traceback" not in built.stderr


ENGINE = """
from pipeline.exporters.audio.voice.engines.base import Engine, SaysAll, Voice
from pipeline.exporters.audio.sound.clip import Clip

WAVE = b"\\x00\\x10" * 60 + b"\\x00\\xf0" * 60  # 5 ms of 200 hertz


class Hum(SaysAll):
    name = "hum"
    online = False
    fingerprint = "hum 1"
    narrator = "a humming machine"

    def __init__(self, choice):
        pass

    def speaks(self, language):
        return True

    def synthesize(self, texts):
        return [Clip(WAVE * (len(text) * 10), 24000) for text in texts]


HUM = Engine("hum", lambda: Hum, lambda: [Voice("hum", "one", "en", "it hums")])
"""


def test_an_installed_engine_is_listed_and_speaks(site, tmp_path):
    _install(site, "hum-engine", _GROUPS[1], "hum = hum_engine:HUM", ENGINE)

    listed = _publish(site, "voices")
    out = ("-m", BOOK, "-o", tmp_path / "out")
    built = _publish(site, "build", "audio", "--engine", "hum", *out)

    assert "it hums" in listed.stdout
    assert (built.returncode, built.stderr.count("error:")) == (0, 0), built.stderr
    assert list((tmp_path / "out" / "audio").glob("*.mp3"))


def test_a_broken_engine_is_named_and_the_others_speak(site):
    _install(site, "bad-engine", _GROUPS[1], "hum = hum_engine:HUM", "import no_such_library")

    listed = _publish(site, "voices")

    assert listed.returncode == 0
    assert "bad-engine" in listed.stderr
    assert "hibari" in listed.stdout
