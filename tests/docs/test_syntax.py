"""The syntax page: every example is read without a fault, and nothing is left out."""

import re
from pathlib import Path

import pytest
from PIL import Image

from pipeline.checks import check_document
from pipeline.exporters.base import Assets
from pipeline.reader import read_manuscript
from pipeline.reader.directive_blocks import DIRECTIVES
from pipeline.reader.roles import ROLES

PAGE = (Path(__file__).parents[2] / "pipeline/docs/syntax.md").read_text("utf-8")
FENCES = re.findall(r"^(`{3,4})(markdown|toml)\n(.*?)^\1$", PAGE, re.MULTILINE | re.DOTALL)
EXAMPLES = [text for _, language, text in FENCES if language == "markdown"]
TOML, PARTS = [text for _, language, text in FENCES if language == "toml"]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'


def _folder(folder: Path, text: str) -> Path:
    (folder / "figures").mkdir()
    (folder / "tables").mkdir()
    (folder / "figures/hill.svg").write_text(SVG)
    Image.new("RGB", (3, 4)).save(folder / "figures/cover.png")
    (folder / "tables/rain.csv").write_text("Season,Rain\nWinter,240\n")
    (folder / "01-winter.md").write_text(text, "utf-8")
    (folder / "02-spring.md").write_text("# Spring\n\n## April\n\nIt rains.\n")
    (folder / "parts").mkdir()
    (folder / "parts/contact.md").write_text("Write to us.\n")
    (folder / "book.toml").write_text(TOML, "utf-8")
    return folder


@pytest.mark.parametrize("example", EXAMPLES, ids=[text.split("\n")[0] for text in EXAMPLES])
def test_each_example_is_sound(tmp_path, example):
    manuscript = read_manuscript(_folder(tmp_path, example))
    found = check_document(manuscript.document, Assets(tmp_path))

    assert (*manuscript.diagnostics, *found) == ()


def test_the_example_of_parts_is_sound(tmp_path):
    folder = _folder(tmp_path, "# Winter\n\nSnow.\n")
    for name in ("preface", "january", "february", "spring", "spring/april", "appendix"):
        (folder / f"{name}.md").parent.mkdir(exist_ok=True)
        (folder / f"{name}.md").write_text(f"# The {name}\n\nText.\n", "utf-8")
    start, end = TOML.index("sections = ["), TOML.index("[[contributors]]")
    (folder / "book.toml").write_text(TOML[:start] + PARTS + TOML[end:], "utf-8")

    manuscript = read_manuscript(folder)

    told = {(fault.code, fault.message.split()[0]) for fault in manuscript.diagnostics}
    assert told == {("unlisted-file", "01-winter.md"), ("unlisted-file", "02-spring.md")}
    assert [section.parts for section in manuscript.document.sections] == [0, 0, 1, 1, 0, 1, 0]


def test_every_directive_and_role_and_option_has_its_example():
    directives = set(re.findall(r":::\{([\w-]+)\}", PAGE))
    roles = set(re.findall(r"\{([\w-]+)\}`", PAGE))
    options = {option for kind in DIRECTIVES.values() for option in kind.options}

    assert directives == set(DIRECTIVES)
    assert set(ROLES) - roles == {"math"}  # the same as $...$
    assert {o for o in options if f":{o}:" not in PAGE} == {"attribution"}  # shown above a quote
