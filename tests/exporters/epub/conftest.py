"""Books that several tests look at, made once."""

from pathlib import Path

import pytest

from pipeline.driver import build
from pipeline.products import Timeline
from pipeline.reader import Manuscript, read_manuscript
from tests.exporters.epub.spoken import BY_SENTENCE, BY_WORD, export_with, narrate

_ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def guide() -> Manuscript:
    return read_manuscript(_ROOT / "manuscript")


@pytest.fixture(scope="session")
def sampler() -> Manuscript:
    return read_manuscript(_ROOT / "tests" / "books" / "sampler")


@pytest.fixture(scope="session")
def editions(guide, sampler, made_once) -> dict[str, Path]:
    """The output folders of the guide and of the sampler, each with its EPUB and its PDF."""

    def make(folder: Path) -> None:
        for name, manuscript in (("guide", guide), ("sampler", sampler)):
            report = build(manuscript, folder / name, ["epub", "pdf"], jobs=1)
            assert report.exit_code == 0, report

    folder = made_once("editions", make)
    return {name: folder / name for name in ("guide", "sampler")}


@pytest.fixture(scope="session")
def epubs(editions) -> dict[str, Path]:
    return {name: next(folder.glob("epub/*.epub")) for name, folder in editions.items()}


@pytest.fixture(scope="session")
def narration(tmp_path_factory) -> Timeline:
    """The small book, narrated."""
    return narrate(tmp_path_factory.mktemp("sound"))


@pytest.fixture(scope="session")
def spoken(narration, tmp_path_factory) -> Path:
    """The read-aloud EPUB of the small book."""
    made = tmp_path_factory.mktemp("readaloud")
    return made / export_with(BY_SENTENCE, narration, made).files[0]


@pytest.fixture(scope="session")
def word_by_word(narration, tmp_path_factory) -> Path:
    """The read-aloud EPUB of the small book, its words marked one by one."""
    made = tmp_path_factory.mktemp("words")
    export = export_with(BY_WORD, narration, made)
    assert export.diagnostics == ()
    return made / export.files[0]
