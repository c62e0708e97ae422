"""The bundled guide, read once."""

from pathlib import Path

import pytest

from pipeline.model.document import Document
from pipeline.model.walk import blocks_sentences, section_sentences
from pipeline.reader import Manuscript, read_manuscript

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def manuscript() -> Manuscript:
    return read_manuscript(ROOT / "manuscript")


@pytest.fixture(scope="session")
def guide(manuscript) -> Document:
    return manuscript.document


@pytest.fixture(scope="session")
def texts(guide) -> dict[str, str]:
    """The text of each level 1 section with its notes, one sentence or cell a line."""
    lines = {section.id: list(section_sentences(section)) for section in guide.sections}
    for note in guide.notes:
        lines[note.section] += blocks_sentences(note.blocks)
    return {name: "\n".join(s.text.strip() for s in found) for name, found in lines.items()}
