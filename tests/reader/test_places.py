"""Where files and references lead."""

import pytest

from pipeline.reader import read_manuscript
from tests.reader.manuscripts import all_text, faults, read, write


@pytest.mark.parametrize(
    "path", ["figures/x.svg", "../figures/x.svg", "chapters/near.svg", "near.svg"]
)
def test_files_are_named_from_the_manuscript_or_from_the_section(tmp_path, path):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    files = {
        "chapters/a.md": f"# One\n\n![A drawing]({path})\n",
        "figures/x.svg": drawing,
        "chapters/near.svg": drawing,
    }
    manuscript = read_manuscript(write(tmp_path, files))

    (figure,) = manuscript.document.sections[0].blocks
    assert faults(manuscript) == []
    assert figure.source == ("figures/x.svg" if "x" in path else "chapters/near.svg")


def test_a_caption_in_a_sentence_loses_its_full_stop(tmp_path):
    table = ":::{table} Rain, ca. 1810.\n:name: rain\n\n| A |\n|---|\n| 1 |\n:::"
    text = f"# One\n\n{table}\n\nSee {{ref}}`rain` now.\n"
    manuscript = read(tmp_path, text)

    assert "See Rain, ca. 1810 now." in all_text(manuscript.document)
