"""Disks that are full or cannot be written, and clocks that are wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import ROOT, digests, write_book
from tests.slow import sampled


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """A folder with a book of three sections, its clips, and its editions in ``out``."""
    folder = tmp_path_factory.mktemp("disk")
    book = write_book(folder / "book")
    more = ["two.md", "three.md"]
    for name in more:
        (book / name).write_text((book / "one.md").read_text().replace("One", name[:-3].title()))
    toml = (book / "book.toml").read_text().replace('["one.md"]', str(["one.md", *more]))
    (book / "book.toml").write_text(toml + "[output.epub]\npage-list = false\n")
    done = _build(folder, "epub", "pdf", "audio", "m4b", "captions")
    assert done.returncode == 0, done.stderr
    return folder


def _build(folder: Path, *formats: str, out: str = "out", most: int | None = None):
    def limited() -> None:
        import resource  # noqa: PLC0415  (not on Windows)

        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    command = [sys.executable, str(ROOT / "publish.py"), "build", "-q", "-j", "1", *formats]
    return subprocess.run(
        [*command, "-m", str(folder / "book"), "-o", str(folder / out)],
        env={**os.environ, "PUBLISH_CACHE": str(folder / "clips")},
        preexec_fn=limited if most else None,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(os.name != "posix", reason="file sizes cannot be limited here")
@pytest.mark.parametrize("name", sampled(["epub", "pdf", "audio", "m4b"], every=2))
def test_a_full_disk_keeps_the_earlier_edition(made, name):
    before = digests(made / "out")
    tracks = max(path.stat().st_size for path in (made / "out" / "audio").glob("*.mp3"))
    done = _build(made, name, most=tracks + 2_000 if name == "m4b" else 8_000)

    assert done.returncode == 5
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert digests(made / "out") == before


@pytest.mark.skipif(os.name != "posix", reason="rights of folders are other ones here")
def test_an_output_folder_that_cannot_be_written_is_told(made):
    folder = made / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    place = folder / "out"
    if os.access(folder, os.W_OK):  # the administrator may write everywhere but here
        place = Path("/proc/nowhere")
    done = _build(made, "epub", out=str(place))

    assert done.returncode == 5
    assert f"cannot write to {place}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("moment", sampled([0, 4_102_444_800], every=2), ids=["1970", "2100"])
def test_wrong_clocks_change_nothing(made, moment):
    for path in [*(made / "book").rglob("*"), *(made / "clips").rglob("*")]:
        os.utime(path, (moment, moment))
    done = _build(made, "epub", "pdf", "audio", "m4b", "captions", out=f"out-{moment}")

    assert done.returncode == 0
    assert digests(made / f"out-{moment}") == digests(made / "out")
