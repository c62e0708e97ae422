"""What people bring every day: pages saved from the web, files of other systems."""

from pathlib import Path

import docx
import pytest

from pipeline.importers import import_source
from tests.importers.test_texts import imported


def test_the_language_of_paragraphs_titles_items_and_cells_is_kept(tmp_path: Path) -> None:
    page = (
        '<html lang="en"><body><h1>One</h1><p lang="de">Guten Morgen</p><p lang="en">Here</p>'
        '<ul><li lang="fr">Bonjour</li></ul><section lang="it"><h2>Titolo</h2><p>Ciao</p></section>'
        "</body></html>"
    )
    done, written = imported(tmp_path, "a.html", page)
    assert "{lang=de}\nGuten Morgen" in written
    assert "[Bonjour]{lang=fr}" in written
    assert "[Titolo]{lang=it}" in written
    assert "{lang=it}\nCiao" in written
    assert "lang=en" not in written
    assert done.whole


def test_what_stands_outside_of_the_main_part_of_a_page_arrives(tmp_path: Path) -> None:
    page = "<body><main><h1>One</h1><p>Inside.</p></main><footer><p>Below.</p></footer></body>"
    done, written = imported(tmp_path, "a.html", page)
    assert done.whole
    assert "Below." in written


@pytest.mark.parametrize("name", ["a.md", "a.html"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_texts_that_windows_calls_unicode_are_read(
    tmp_path: Path, name: str, encoding: str
) -> None:
    text = "# Café\n\nWörter\n" if name == "a.md" else "<h1>Café</h1><p>Wörter</p>"
    mark = "\ufeff" if encoding.endswith("be") else ""
    (tmp_path / name).write_bytes((mark + text).encode(encoding))
    done = import_source(tmp_path / name, tmp_path / "book", language="en")
    assert done.whole
    assert "# Café\n\nWörter" in next(done.folder.glob("*.md")).read_text("utf-8")


def test_words_of_forms_and_those_instead_of_films_arrive_one_by_one(tmp_path: Path) -> None:
    page = (
        "<body><h1>One</h1><select><option>Red</option><option>Blue</option></select>"
        '<button>Send</button><video src="https://example.org/a.mp4">Told in words</video></body>'
    )
    done, written = imported(tmp_path, "a.html", page)
    assert done.whole
    assert "RedBlue" not in written
    assert "Told in words" in written


def test_an_empty_heading_begins_no_chapter(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("First", 2)
    made.add_heading("", 1)
    made.add_paragraph("Words.")
    made.save(tmp_path / "a.docx")
    done = import_source(tmp_path / "a.docx", tmp_path / "book", language="en")
    assert [one.name for one in done.folder.glob("*.md")] == ["01-first.md"]
    assert done.whole


def test_a_picture_alone_in_a_heading_is_kept(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    (tmp_path / "logo.svg").write_text(drawing, "utf-8")
    _done, written = imported(tmp_path, "a.md", "# One\n\n## ![](logo.svg)\n\nText.\n")
    assert "figures/logo.svg" in written


def test_an_abbreviation_that_a_page_explains_is_declared(tmp_path: Path) -> None:
    page = '<body><h1>One</h1><p>The <abbr title="World Health Organization">WHO</abbr>.</p></body>'
    done, _written = imported(tmp_path, "a.html", page)
    assert 'WHO" = "World Health Organization"' in (done.folder / "book.toml").read_text("utf-8")
    assert not done.steps


def test_a_picture_that_is_missing_and_says_nothing_is_lost(tmp_path: Path) -> None:
    done, _written = imported(tmp_path, "a.md", "# One\n\nSee ![](x.png) here.\n")
    assert not done.whole
    assert any("x.png" in one.what for one, _count in done.remarks if one.kind == "lost")


def test_a_missing_picture_that_only_decorates_is_no_loss(tmp_path: Path) -> None:
    done, _written = imported(tmp_path, "a.html", '<h1>One</h1><p>See <img src="x.png" alt=""></p>')
    assert done.whole


def test_references_and_code_in_cells_of_pandocs_manual_are_read_as_pandoc_does(
    tmp_path: Path,
) -> None:
    """Code that shows ``{=html}`` is no sign of another dialect; a fence's name is no word."""
    text = """# One

See [Two], and [what follows][Two].

``` {.markdown}
`a`{=html}
```

+------------+------------+
| Before     | After      |
+============+============+
| ```        | ``` yaml   |
| a: 1       | b: 2       |
| ```        | ```        |
+------------+------------+

# Two

Text.
"""
    done, written = imported(tmp_path, "a.md", text)
    assert done.whole
    assert "[Two](#two)" in written
    assert "[what follows](#two)" in written
