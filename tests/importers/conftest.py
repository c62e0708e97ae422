"""pandoc reads what is imported: without it these tests are skipped, and on CI they fail."""

import pytest

from pipeline.importers.pandoc import pandoc_path
from tests.judges import require_tool


@pytest.fixture(autouse=True)
def pandoc() -> str:
    """The program."""
    return require_tool(pandoc_path)
