"""What is written once: files that are taken in, and names of book.toml."""

from pathlib import Path

import pytest

from pipeline.model import BulletList, Code, Link, Para
from pipeline.model.walk import document_sentences
from pipeline.reader import Remembering, read_manuscript
from tests.reader.manuscripts import FACTS, faults, read


def _texts(manuscript) -> list[str]:
    return [sentence.text.strip() for sentence in document_sentences(manuscript.document)]


def _write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _book(folder: Path, files: dict[str, str], sections: str = '["one.md"]') -> Path:
    return _write(folder, {"book.toml": f"{FACTS}sections = {sections}\n", **files})


ONE = "# One\n\nBefore.\n\n:::{include} parts/a.md\n:::\n\nAfter.\n"


def test_a_file_stands_where_it_is_taken_in(tmp_path):
    book = read_manuscript(
        _book(tmp_path, {"one.md": ONE, "parts/a.md": "In it.\n\n## Two\n\nB.\n"})
    )

    assert book.diagnostics == ()
    assert _texts(book) == ["One", "Before.", "In it.", "Two", "B.", "After."]
    assert [section.title.text for section in book.document.sections[0].sections] == ["Two"]


@pytest.mark.parametrize("fence", [":::{include} a.md\n:::", "```{include} a.md\n```"])
def test_it_is_taken_into_lists_quotations_and_boxes(tmp_path, fence):
    inside = fence.replace("\n", "\n  ")
    quoted = fence.replace("\n", "\n> ")
    text = f"# One\n\n- An item\n\n  {inside}\n\n> {quoted}\n\n::::{{note}}\n{fence}\n::::\n"
    book = read_manuscript(_book(tmp_path, {"one.md": text, "a.md": "Some *words*.\n"}))

    assert faults(book) == []
    assert _texts(book).count("Some words.") == 3
    assert isinstance(book.document.sections[0].blocks[0], BulletList)


def test_faults_are_told_at_their_own_place(tmp_path):
    inner = "First.\n\n[x](nowhere.md)\n\n![](gone.png)\n\n:::{nothing}\nText.\n:::\n\n[^a]: N.\n"
    book = read_manuscript(
        _book(tmp_path, {"one.md": f"{ONE}\n[y](gone.md)\n", "parts/a.md": inner})
    )

    assert sorted(faults(book), key=str) == [
        ("broken-link", "one.md", 10),
        ("broken-link", "parts/a.md", 3),
        ("unknown-directive", "parts/a.md", 7),
        ("unused-note", "parts/a.md", 11),
    ]


def test_sentences_know_the_file_in_which_they_were_written(tmp_path):
    book = read_manuscript(_book(tmp_path, {"one.md": ONE, "parts/a.md": "A.\n\nB.\n"}))
    places = {s.text.strip(): str(s.position) for s in document_sentences(book.document)}

    assert places == {
        "One": "one.md:1",
        "Before.": "one.md:3",
        "A.": "parts/a.md:1",
        "B.": "parts/a.md:3",
        "After.": "one.md:8",
    }


def test_a_file_in_a_file_is_seen_from_its_own_folder(tmp_path):
    files = {"one.md": ONE, "parts/a.md": ":::{include} b.md\n:::\n", "parts/b.md": "Deep.\n"}
    book = read_manuscript(_book(tmp_path, files))

    assert book.diagnostics == ()
    assert _texts(book) == ["One", "Before.", "Deep.", "After."]


def test_links_definitions_and_ids_are_shared(tmp_path):
    text = "# One\n\n:::{include} a.md\n:::\n\n[Here][it], {ref}`deep`.\n"
    inner = "## Deep {#deep}\n\nText.\n\n[it]: https://example.org\n"
    book = read_manuscript(_book(tmp_path, {"one.md": text, "a.md": inner}))

    assert book.diagnostics == ()
    (para,) = book.document.sections[0].sections[0].blocks[1:]
    assert [i.target for i in para.sentences[0].inlines if isinstance(i, Link)] == [
        "https://example.org",
        "#deep",
    ]


@pytest.mark.parametrize(
    ("files", "place", "words"),
    [
        ({"parts/a.md": ":::{include} a.md\n:::\n"}, ("parts/a.md", 1), "parts/a.md takes in"),
        (
            {
                "parts/a.md": "A.\n\n:::{include} b.md\n:::\n",
                "parts/b.md": ":::{include} ../one.md\n:::\n",
            },
            ("parts/b.md", 1),
            "one.md takes in parts/a.md takes in parts/b.md takes in one.md",
        ),
    ],
)
def test_a_cycle_is_told_where_it_closes(tmp_path, files, place, words):
    book = read_manuscript(_book(tmp_path, {"one.md": ONE, **files}))

    (fault,) = book.diagnostics
    assert (fault.code, fault.position.file, fault.position.line) == ("include-cycle", *place)
    assert words in fault.message
    assert "After." in _texts(book)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("none.md", "missing-file"),
        ("../secret.md", "bad-path"),
        ("/etc/passwd", "bad-path"),
        ("", "bad-path"),
        ("one.md", "include-cycle"),
        ("hill.png", "not-text"),
    ],
)
def test_what_cannot_be_taken_in_is_told_at_its_line(tmp_path, written, code):
    folder = _book(tmp_path / "book", {"one.md": ONE.replace("parts/a.md", written)})
    (tmp_path / "secret.md").write_text("Secret.\n")
    (folder / "hill.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(60))

    (fault,) = read_manuscript(folder).diagnostics

    assert fault.code == code
    assert str(fault.position).startswith(("one.md:5", "hill.png"))


def test_files_that_double_themselves_are_given_up(tmp_path):
    twice = ":::{{include}} {0}.md\n:::\n\n:::{{include}} {0}.md\n:::\n"
    files = {f"{n}.md": twice.format(n + 1) for n in range(12)}
    files["12.md"] = "End.\n"

    book = read_manuscript(_book(tmp_path, {"one.md": ONE.replace("parts/a.md", "0.md"), **files}))

    assert [f.code for f in book.diagnostics if f.code != "unlisted-file"] == ["include-cycle"]


def test_what_is_inside_and_options_are_told(tmp_path):
    text = "# One\n\n:::{include} a.md\n:lines: 1-2\n\nLost words.\n:::\n"
    book = read_manuscript(_book(tmp_path, {"one.md": text, "a.md": "A.\n"}))

    assert faults(book) == [("unknown-option", "one.md", 4), ("unused-argument", "one.md", 5)]


def test_a_file_that_is_taken_in_needs_no_place_in_the_list(tmp_path):
    files = {"one.md": ONE.replace("parts/a.md", "a.md"), "a.md": "A.\n", "b.md": "# B\n"}

    (fault,) = read_manuscript(_book(tmp_path, files)).diagnostics

    assert "b.md is not in the list" in fault.message


def test_a_memory_sees_changes_in_files_that_are_taken_in(tmp_path):
    folder = _book(tmp_path, {"one.md": ONE})
    memory = Remembering()
    seen = []
    for text in (None, "A.\n", "B.\n", "[x](gone.md)\n", "B.\n"):
        if text:
            _write(folder, {"parts/a.md": text})
        read = read_manuscript(folder, memory)
        assert (read.document, read.diagnostics) == _anew(folder)
        seen.append(read.document)
    assert seen[2] == seen[4] != seen[1]


def _anew(folder):
    read = read_manuscript(folder)
    return read.document, read.diagnostics


NAMES = '[names]\nprice = "20 euros"\nshop = "the shop in {{town}}"\ntown = "York"\nyear = 2026\n'


def test_names_stand_for_their_words(tmp_path):
    text = (
        "# The {{ year }} tour\n\nIt costs {{ price }} in {{shop}}. "
        "`{{ price }}` $a_{{2}}$ \\{{ year }}\n"
        "\n| {{ town }} | b |\n|---|---|\n| c | **{{ year }}** |\n"
    )
    book = read(tmp_path, text, NAMES)

    assert [f for f in faults(book) if f[0] != "missing-caption"] == []
    assert _texts(book)[:2] == ["The 2026 tour", "It costs 20 euros in the shop in York."]
    assert book.document.sections[0].id == "the-2026-tour"
    assert "2026" in _texts(book)
    para = book.document.sections[0].blocks[0]
    assert isinstance(para, Para)
    last = para.sentences[-1]
    assert Code("{{ price }}") in last.inlines
    assert last.text.strip().endswith("{{ year }}")


def test_a_name_that_is_not_given_is_told_and_kept(tmp_path):
    book = read(tmp_path, "# One\n\nIt costs\n{{ prise }}.\n", NAMES)

    (fault,) = book.diagnostics
    assert (fault.code, str(fault.position)) == ("unknown-name", "one.md:4")
    assert "'price'" in fault.hint
    assert _texts(book)[-1] == "It costs {{ prise }}."


def test_names_in_a_circle_are_told_with_their_lines(tmp_path):
    toml = '[names]\na = "{{ b }}"\nb = "{{ a }}"\nc = "fine"\n'
    book = read(tmp_path, "# One\n\n{{ a }} {{ c }}\n", toml)

    assert list(faults(book)) == [("bad-name", "book.toml", 6), ("bad-name", "book.toml", 7)]
    assert "a in b in a" in book.diagnostics[0].message


def test_names_that_double_themselves_are_told(tmp_path):
    names = "".join(f'n{n} = "{{{{n{n + 1}}}}}{{{{n{n + 1}}}}}"\n' for n in range(40))
    book = read(tmp_path, "# One\n\n{{ n0 }}\n", f'[names]\n{names}n40 = "ha"\n')

    assert {fault.code for fault in book.diagnostics} == {"bad-name"}


def test_a_memory_sees_names_that_change(tmp_path):
    memory = Remembering()
    folder = read(tmp_path, "# One\n\n{{ town }}\n", NAMES).folder
    read_manuscript(folder, memory)
    toml = (folder / "book.toml").read_text("utf-8")

    (folder / "book.toml").write_text(toml.replace("York", "Leeds"), "utf-8")

    assert _texts(read_manuscript(folder, memory))[-1] == "Leeds"
