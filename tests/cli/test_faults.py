"""What a user meets who made a mistake: the place and the remedy, never a traceback."""

import json

import pytest

BOOK = (
    'title = "T"\nlanguage = "en"\n'
    'identifiers = ["urn:uuid:7b6a2f0e-6d5c-4c53-8f1f-2f5d4c2b1a00"]\n'
)


@pytest.fixture
def faulty(tmp_path):
    """A manuscript with a raw tag on line 3 and an image without an alternative on line 5."""
    (tmp_path / "book.toml").write_text(BOOK + 'sections = ["one.md"]\n')
    text = "# One\n\nText with <q>raw</q> tags.\n\n![](missing.png)\n"
    (tmp_path / "one.md").write_text(text)
    return tmp_path


def test_check_names_file_and_line_and_remedy(publish, faulty):
    done = publish("check", "--manuscript", faulty)

    assert done.returncode == 3
    assert f"{faulty.as_posix()}/one.md:3: error: " in done.stderr
    assert f"{faulty.as_posix()}/one.md:5: error: " in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_check_speaks_json(publish, faulty):
    done = publish("check", "--manuscript", faulty, "--json")

    faults = json.loads(done.stdout)["diagnostics"]
    assert done.returncode == 3
    assert {3, 5} <= {fault["line"] for fault in faults}
    assert all(fault["hint"] for fault in faults)


def test_a_faulty_manuscript_leaves_earlier_results_untouched(publish, faulty, tmp_path):
    earlier = tmp_path / "out" / "epub" / "t.epub"
    earlier.parent.mkdir(parents=True)
    earlier.write_text("good")
    done = publish("build", "-m", faulty, "-o", tmp_path / "out", "epub")

    assert done.returncode == 3
    assert earlier.read_text() == "good"


def test_a_folder_without_a_book_is_an_error_in_words(publish, tmp_path):
    done = publish("build", "--manuscript", tmp_path / "nowhere")

    assert done.returncode == 4
    assert "book.toml" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_output_table_names_its_line(publish, tmp_path):
    toml = BOOK + 'sections = ["one.md"]\n\n[output.pdf]\npage-sise = "A4"\n'
    (tmp_path / "book.toml").write_text(toml)
    (tmp_path / "one.md").write_text("# One\n\nText.\n")
    done = publish("build", "-m", tmp_path, "-o", tmp_path / "out", "pdf")

    assert done.returncode == 4
    assert "book.toml:7: error: " in done.stderr
    assert "Did you mean 'page-size'?" in done.stderr


def test_no_colour_where_it_is_not_wanted(publish, faulty):
    done = publish("check", "--manuscript", faulty, NO_COLOR="1", FORCE_COLOR="1")

    assert "\x1b[" not in done.stderr


def test_a_format_that_is_not_there_names_the_nearest(publish, faulty):
    (faulty / "one.md").write_text("# One\n\nText.\n")
    done = publish("build", "-m", faulty, "-o", faulty / "out", "ebup")

    assert done.returncode == 4
    assert "Did you mean 'epub'?" in done.stderr


def test_check_reads_the_tables_of_the_formats_too(publish, tmp_path):
    (tmp_path / "one.md").write_text("# One\n\nText.\n", encoding="utf-8")
    toml = f'{BOOK}sections = ["one.md"]\n\n[output.pdf]\npage-sise = "A4"\n'
    (tmp_path / "book.toml").write_text(toml, encoding="utf-8")

    run = publish("check", "-m", tmp_path)

    assert run.returncode == 3
    assert "book.toml:7: error: unknown key 'output.pdf.page-sise'" in run.stderr
    assert "Did you mean 'page-size'?" in run.stderr
