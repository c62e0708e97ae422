"""What people bring every day: pages saved from the web, files of other systems."""

from pathlib import Path

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
