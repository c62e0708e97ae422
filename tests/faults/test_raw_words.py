"""What libraries say to programmers reaches no author."""

import subprocess
import sys
from io import BytesIO

from PIL import Image

from tests.faults.conftest import ROOT, write_book


def _jpeg(exif: bytes) -> bytes:
    data = BytesIO()
    Image.new("RGB", (40, 30), "white").save(data, "JPEG", exif=exif)
    return data.getvalue()


def _png() -> bytes:
    """A picture of few colors whose transparency is bytes, of which Pillow warns."""
    data = BytesIO()
    image = Image.new("P", (30, 30), 1)
    image.putpalette([0, 0, 0, 255, 255, 255] * 128)
    image.save(data, "PNG", transparency=b"\x00\xff")
    return data.getvalue()


def test_pictures_and_formulas_that_libraries_warn_of_are_built_in_silence(tmp_path):
    book = write_book(tmp_path / "book")
    damaged = b"Exif\0\0II*\0\x08\0\0\0\x05\0\x12\x01\x03\0\xff\xff\xff\xff\x01"
    (book / "a.jpg").write_bytes(_jpeg(damaged))
    (book / "b.png").write_bytes(_png())
    text = "# One\n\n![A field.](a.jpg)\n\n![A wood.](b.png)\n\n$\\frac{1}{\\sqrt{x}}$\n"
    (book / "one.md").write_text(text, encoding="utf-8")
    command = [sys.executable, str(ROOT / "publish.py"), "build", "-q", "epub", "pdf", "audio"]
    done = subprocess.run(
        [*command, "-m", str(book), "-o", str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith("Made ")


def test_who_asks_for_warnings_gets_them():
    code = (
        "import sys, warnings\n"
        "from pipeline.cli.quiet import hush_libraries\n"
        "hush_libraries()\n"
        "warnings.warn('of a library', stacklevel=1)\n"
    )
    for option, told in ((["-W", "default"], True), ([], False)):
        done = subprocess.run(
            [sys.executable, *option, "-c", code],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert ("of a library" in done.stderr) is told
