# ruff: noqa: RUF001  (marks as people set them)
"""Quotation marks of a manuscript: prose has those of its language, all else stays as typed."""

import pytest

from pipeline.model import Code, Keys, Math
from pipeline.model.walk import document_sentences, walk_inlines
from pipeline.reader import read_manuscript
from tests.reader.manuscripts import faults, read


def _texts(manuscript) -> list[str]:
    return [sentence.text.strip() for sentence in document_sentences(manuscript.document)]


def _text(tmp_path, text: str, toml: str = "") -> str:
    return " ".join(_texts(read(tmp_path, f"# One\n\n{text}\n", toml))[1:])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('He said "*stop*".', "He said “stop”."),
        ('*"Stop"*, "**he** said".', "“Stop”, “he said”."),
        ('"One\ntwo\nthree." Four.', "“One two three.” Four."),
        ('["Help"](https://example.org/) it\'s', "“Help” it’s"),
        ('A note".[^n]\n\n[^n]: "Here."', "A note”. “Here.”"),
        ('[«Non», "il dit"]{lang=fr}, "he says".', "«Non», «\u00a0il dit\u00a0», “he says”."),
        ('{lang=de}\nSie sagte: "Ja."', "Sie sagte: „Ja.“"),
        ('\\"So\\" it\\\'s.', "\"So\" it's."),
        ("&quot;So&quot;", '"So"'),
        ('Press {kbd}`"` or {kbd}`\'`.', "Press \" or '."),
        ("<https://example.org/it's>", "https://example.org/it's"),
        ("Write to o'neill@e.org, it's \"fast\".", "Write to o'neill@e.org, it’s “fast”."),
        ("'http://e.org/a'b', \"http://e.org\".", "‘http://e.org/a'b’, “http://e.org”."),
        ('It is `"x"` and "`y`".', 'It is "x" and “y”.'),
    ],
)  # fmt: skip
def test_running_text(tmp_path, text, shown):
    assert _text(tmp_path, text) == shown


def test_code_formulas_and_verse(tmp_path):
    text = 'It is $f\'$.\n\n```\nprint("x")\n```\n\n:::{verse}\n"Who\'s there?"\n:::\n'
    manuscript = read(tmp_path, f"# One\n\n{text}")
    inlines = [i for s in document_sentences(manuscript.document) for i in walk_inlines(s.inlines)]

    assert 'print("x")' in _texts(manuscript)
    assert "“Who’s there?”" in _texts(manuscript)
    assert any(isinstance(one, Math) and "f'" in one.latex for one in inlines)
    assert not any(isinstance(one, Code | Keys) for one in inlines)


def test_it_can_be_turned_off(tmp_path):
    assert _text(tmp_path, '"It\'s" \\"so\\"', "smart-quotes = false\n") == '"It\'s" "so"'


def test_titles_are_the_same_wherever_they_are_shown(tmp_path):
    text = '# One\n\n## What\'s "new" {#new}\n\n{ref}`new`, [](#new), [What\'s "new"](#whats-new)\n'
    manuscript = read(tmp_path, text)

    assert faults(manuscript) == []
    assert _texts(manuscript)[1:] == ["What’s “new”", "What’s “new”, What’s “new”, What’s “new”"]


def test_lines_stay_where_they_were(tmp_path):
    text = '# One\n\n"Ja",\nsagt "sie".\nDann [x](gone.md).\n'
    manuscript = read(tmp_path, text.replace("# One", "# Eins"), 'languages = ["fr"]\n')
    told = [(s.text.strip(), s.position.line) for s in document_sentences(manuscript.document)]

    assert told[1:] == [("“Ja”, sagt “sie”.", 3), ("Dann x.", 5)]


def test_a_french_book_has_its_spaces_and_its_lines(tmp_path):
    folder = read(tmp_path, '# Un\n\n"Oui",\n"non".\nFin.\n').folder
    toml = (folder / "book.toml").read_text("utf-8").replace('"en"', '"fr"')
    (folder / "book.toml").write_text(toml, "utf-8")

    told = [
        (s.text.strip(), s.position.line)
        for s in document_sentences(read_manuscript(folder).document)
    ]

    assert told[1:] == [("«\u00a0Oui\u00a0», «\u00a0non\u00a0».", 3), ("Fin.", 5)]
