"""Many faults, and faults in long or hostile text, are told in a bounded number of plain words."""

import json

import pytest

from pipeline.diagnostics import Diagnostic, one_line, tally
from pipeline.model import Position

BOOK = (
    'title = "T"\nlanguage = "en"\n'
    'identifiers = ["urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00"]\n'
    'sections = ["one.md", "two.md"]\n'
)


def _book(folder, one, two="# Two\n\nText.\n"):
    (folder / "book.toml").write_text(BOOK, encoding="utf-8")
    (folder / "one.md").write_text(one, encoding="utf-8")
    (folder / "two.md").write_text(two, encoding="utf-8")
    return folder


TAGS = "# One\n\n" + "A <a>word</a>.\n\n" * 120
STRAY = "# Two\n\n" + "[ ] to do\n\n" * 3 + "A <q>word</q>.\n"


@pytest.mark.parametrize("command", ["check", "build"])
def test_many_faults_of_a_kind_are_counted(publish, tmp_path, command):
    output = ["-o", tmp_path / "out", "epub"] if command == "build" else []
    done = publish(command, "-m", _book(tmp_path, TAGS, STRAY), *output)
    lines = done.stderr.splitlines()

    assert done.returncode == 3
    assert sum("one.md:" in line for line in lines) == 10
    assert "    and 230 more of this kind in one.md [raw-html]" in lines
    assert sum("two.md:" in line and "raw-html" in line for line in lines) == 2
    assert "the manuscript has 242 errors and 3 warnings" in lines[-1 if command == "check" else -2]


def test_json_has_them_all_and_counts_them(publish, tmp_path):
    done = publish("check", "--json", "-m", _book(tmp_path, TAGS, STRAY))
    told = json.loads(done.stdout)

    assert (told["errors"], told["warnings"], len(told["diagnostics"])) == (242, 3, 245)


def test_what_a_message_quotes_is_bounded(publish, tmp_path):
    address = "x" * 400_000
    text = f"# One\n\n[a]({address}) {{ref}}`{address}` ![A]({address}.png)\n\n<{address} y>\n"
    done = publish("check", "-m", _book(tmp_path, text))

    assert done.returncode == 3
    assert "which is no section of the book" in done.stderr
    assert len(done.stderr) < 5_000


def test_strict_counts_warnings_as_such(publish, tmp_path):
    done = publish("check", "--strict", "-m", _book(tmp_path, "# One\n\nText.\n", "# T\n\n[ ] A\n"))

    assert done.returncode == 3
    assert "the manuscript has 1 warning" in done.stderr


def test_a_message_is_a_line_that_steers_nothing():
    position = Position("a.md", 1)
    fault = Diagnostic("x", "error", "a\x1b[31m\r\n\u202eb\ud800", position, "c\x07\u2066")

    assert fault.message == "a\\x1b[31m\\r \\u202eb\\ud800"
    assert fault.hint == "c\\x07\\u2066"
    assert one_line("é ü 日本 \u200d\u200c") == "é ü 日本 \u200d\u200c"


def test_a_long_message_keeps_its_beginning_and_its_end():
    told = one_line(f"the place '{'y' * 9_000}' is not there")

    assert len(told) <= 400
    assert told.startswith("the place 'yyy")
    assert told.endswith("yyy' is not there")


@pytest.mark.parametrize(
    ("errors", "warnings", "said"),
    [
        (3, 139, "3 errors and 139 warnings"),
        (1, 0, "1 error"),
        (0, 1, "1 warning"),
        (0, 0, "no faults"),
    ],
)
def test_errors_and_warnings_are_counted_apart(errors, warnings, said):
    made = [Diagnostic("x", "error", str(n)) for n in range(errors)]
    made += [Diagnostic("x", "warning", str(n)) for n in range(warnings)]

    assert tally(made) == said
