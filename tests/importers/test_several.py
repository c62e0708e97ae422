"""Several sources become one book; a folder stands whole or not at all."""

from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from pipeline.cli.group import group
from pipeline.errors import ConfigError
from pipeline.importers import import_source
from pipeline.importers.placing import placed


def word_file(path: Path, title: str, text: str) -> Path:
    made = docx.Document()
    made.add_heading(title, 1)
    made.add_paragraph(text)
    made.save(str(path))
    return path


def test_each_source_is_a_chapter_in_the_order_of_the_command(tmp_path: Path) -> None:
    first = word_file(tmp_path / "z.docx", "Winter", "It snows.")
    second = tmp_path / "b.md"
    second.write_text("# Spring {#spring}\n\nIt ~~snows~~ thaws.\n\n# Summer\n\nIt is hot.\n")
    (tmp_path / "c").mkdir()
    third = tmp_path / "c/b.md"
    third.write_text("# Autumn\n\nAfter [spring](#spring).\n")
    done = CliRunner().invoke(
        group, ["import", *map(str, (first, second, third)), "--to", str(tmp_path / "book")]
    )
    assert done.exit_code == 0, done.output
    names = sorted(one.name for one in (tmp_path / "book").glob("*.md"))
    assert names == ["01-winter.md", "02-spring.md", "03-summer.md", "04-autumn.md"]
    assert "After [spring](#spring)." in (tmp_path / "book/04-autumn.md").read_text("utf-8")


def test_the_proof_covers_each_source(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.md", "b.md")]
    files[0].write_text("# One\n\nSix words are in this file.\n")
    files[1].write_text("# Two\n\n![only a picture](not-here.png)\n\nMore of them.\n")
    done = import_source(files, tmp_path / "book", language="en")
    assert done.proof.lost == []
    assert done.proof.words >= 11
    assert {one.place.partition(",")[0] for one, _times in done.remarks} == {"b.md"}


@pytest.mark.parametrize(
    ("names", "said"), [(("a.md", "a.md"), "named twice"), (("a.md", "no.md"), "there is no")]
)
def test_a_wrong_list_of_sources_is_refused(
    tmp_path: Path, names: tuple[str, ...], said: str
) -> None:
    (tmp_path / "a.md").write_text("# One\n\nText.\n")
    with pytest.raises(ConfigError, match=said):
        import_source([tmp_path / name for name in names], tmp_path / "book")
    assert not (tmp_path / "book").exists()


def test_a_folder_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    files = {"one.md": b"# One\n", "one.md/two.md": b"a file below a file"}
    with pytest.raises(ConfigError, match="cannot be written"), placed(tmp_path / "book", files):
        pass
    assert list(tmp_path.iterdir()) == []
