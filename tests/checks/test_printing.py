"""What ``publish check`` says beforehand of what print will lack."""

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from pipeline.checks import check_print
from pipeline.exporters.base import Assets
from pipeline.exporters.pdf.options import PdfOptions
from pipeline.model import Para
from pipeline.reader import read_manuscript
from tests.badbooks.folders import FACTS
from tests.exporters.pdf.books import book, print_document, section, sentence
from tests.slow import sampled

_ROOT = Path(__file__).parents[2]
_FONTS = "import sys; sys.modules.update(dict.fromkeys({hidden!r}));"
_RUN = "from pipeline.cli.main import main; main()"
_INSTEAD = "Write it in Latin letters"


def _book(folder: Path, text: str, facts: str = "") -> Path:
    folder.mkdir(parents=True)
    (folder / "book.toml").write_text(f'{FACTS}sections = ["one.md"]\n{facts}', encoding="utf-8")
    (folder / "one.md").write_text(text, encoding="utf-8")
    return folder


def _check(folder: Path, *options: str, hidden: tuple[str, ...] = ()) -> tuple[int, list[dict]]:
    """The exit code and the diagnostics; ``hidden`` packages count as not installed."""
    code = _FONTS.format(hidden=hidden) + _RUN
    done = subprocess.run(
        [sys.executable, "-c", code, "check", "--json", "-m", str(folder), *options],
        cwd=_ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, json.loads(done.stdout)["diagnostics"]


@pytest.mark.parametrize(
    ("text", "script", "remedy"),
    [
        ("\u0710", "Syriac", _INSTEAD),
        ("\u3042", "Hiragana (Japanese)", "no font for it yet"),
        ("\u5b57", "Han (Chinese characters)", "no font for it yet"),
        ("\U0001f331", "emoji", "image with a text alternative"),
        ("\U00012000", "Cuneiform", "no font for it yet"),
        ("\u182e", "Mongolian", "no font for it yet"),
        ("\U0001d51b", "'Mathematical Alphanumeric Symbols'", "another sign"),
    ],
)
def test_a_character_is_told_with_script_place_and_remedy(tmp_path, text, script, remedy):
    code, found = _check(_book(tmp_path / "b", f"# One\n\nThe sea.\n\nThis is {text}.\n"))

    (told,) = found
    assert code == 0
    assert (told["code"], told["severity"]) == ("not-in-print", "warning")
    assert (told["file"], told["line"]) == ("one.md", 5)
    assert script in told["message"]
    assert f"U+{ord(text):04X}" in told["message"]
    assert remedy in told["hint"]
    assert "publish build epub audio" in told["hint"]
    assert "pip install" not in told["hint"]


@pytest.mark.parametrize(
    ("text", "script"),
    sampled(
        [("\u1781", "Khmer"), ("\u0e01", "Thai"), ("\u0ba4", "Tamil"), ("\u0c24", "Telugu")],
        every=4,
    ),
)
def test_a_script_with_a_font_names_the_one_package_to_install(tmp_path, text, script):
    folder = _book(tmp_path / "b", f"# One\n\nThis is {text}.\n")
    package = f"fontpkg-noto-sans-{script.lower()}"
    _, without = _check(folder, hidden=(package.replace("-", "_"),))
    _, with_font = _check(folder)

    (told,) = without
    assert script in told["message"]
    assert told["hint"] == f"Install its font: python -m pip install {package}"
    assert with_font == []


def test_a_whole_book_in_a_script_is_told_once_a_file(tmp_path):
    lines = "".join(f"\u0710\u0712\u0713 \u0715{chr(0x720 + n % 8)}.\n\n" for n in range(2000))
    _, found = _check(_book(tmp_path / "b", f"# One\n\n{lines}"))

    (told,) = found
    assert "and 5 more, on lines 3, 5, 7" in told["message"]
    assert "and 1993 more" in told["message"]


def test_facts_are_printed_and_alternatives_are_not(tmp_path):
    text = "# One\n\n:::{figure} dots.png\n:alt: Dots, as \u182e.\n\nA caption.\n:::\n"
    facts = 'publisher = "\u0710"\nsubjects = ["\U00012000"]\n'
    folder = _book(tmp_path / "b", text, facts)
    image = _ROOT / "tests/books/everything/figures/grey.png"
    (folder / "dots.png").write_bytes(image.read_bytes())
    _, found = _check(folder)

    assert [(one["file"], one["code"]) for one in found] == [("book.toml", "not-in-print")]
    assert "Syriac" in found[0]["message"]


def test_strict_makes_it_an_error_of_check(tmp_path):
    folder = _book(tmp_path / "b", "# One\n\nThis is \u0710.\n")

    assert _check(folder, "--strict")[0] == 3


def test_a_build_of_other_editions_does_not_tell_it(tmp_path):
    folder = _book(tmp_path / "b", "# One\n\nThis is \u0710.\n")
    command = [sys.executable, "publish.py", "build", "epub", "-q", "-m", str(folder)]
    done = subprocess.run(
        [*command, "-o", str(tmp_path / "out")],
        cwd=_ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert "not-in-print" not in done.stderr
    assert done.stderr.count("warning") == 1


def test_check_and_print_say_the_same_of_every_script(tmp_path):
    """Letters and signs from all over Unicode: none is told by one and not by the other."""
    signs = [chr(n) for n in range(0xA1, 0x2FFFF, 97) if unicodedata.category(chr(n))[0] in "LNPS"]
    document = book(
        section(
            *(Para((sentence(n, f"Sign {sign} here. "),)) for n, sign in enumerate(signs)),
            title="Signs \u05d0 and \U0001f331",
        )
    )
    made = print_document(document, tmp_path, PdfOptions())
    checked = check_print(document, Assets(tmp_path))

    assert len(signs) > 1000
    assert len(checked) > 50
    printed = {fault.message for fault in made.export.diagnostics if fault.severity == "error"}
    assert {fault.message for fault in checked} == printed


def test_a_formula_is_told_by_its_own_font(tmp_path):
    folder = _book(tmp_path / "b", "# One\n\nIt is $\\text{\u65e5} \\times \u03c0$.\n")
    document = read_manuscript(folder).document

    (told,) = check_print(document, Assets(folder))
    assert "formula" in told.message
    assert told.message.endswith("'\u65e5' (U+65E5)")
    assert told.position is not None
    assert told.position.line == 3
