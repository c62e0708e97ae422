"""Runs over a catalogue, as a librarian starts them again and again."""

import os
import signal
from pathlib import Path

import pytest

from pipeline.catalogue import Order, Title, TitleResult, find_titles
from pipeline.catalogue.crew import LocalCrew
from pipeline.catalogue.one import Make
from pipeline.driver.locks import locked
from tests.catalogue.shelves import catalogue, editions, shelve, states
from tests.slow import sampled, slow


@pytest.fixture
def shelf(tmp_path):
    return shelve(tmp_path / "shelf", "a", "novels/b", "c")


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def test_each_title_gets_its_editions(shelf, out):
    result = catalogue(shelf, "epub", "pdf", "-o", out, "-j", 2)
    assert result.exit_code == 0, result.output
    assert states(out) == {"a": "made", "c": "made", "novels/b": "made"}
    assert (out / "novels" / "b" / "epub" / "title-novels-b.epub").is_file()
    assert "3 titles: 3 made." in result.output


def test_nothing_is_touched_where_nothing_has_changed(shelf, out):
    catalogue(shelf, "epub", "-o", out, "-j", 1)
    before = {file: file.stat().st_mtime_ns for file in out.rglob("*/*") if file.is_file()}
    result = catalogue(shelf, "epub", "-o", out, "-j", 1)
    assert set(states(out).values()) == {"unchanged"}
    assert before == {file: file.stat().st_mtime_ns for file in before}
    assert "3 titles: 3 unchanged." in result.output


def _edit(shelf: Path, _: Path) -> None:
    (shelf / "a" / "one.md").write_text("# One\n\nAnother text.\n")


def _picture(shelf: Path, _: Path) -> None:
    (shelf / "a" / "notes.csv").write_text("1,2\n")


def _lose(_: Path, out: Path) -> None:
    next((out / "a" / "epub").glob("*.epub")).unlink()


def _unlist(_: Path, out: Path) -> None:
    (out / "a" / "editions.json").write_text('{"form": 1, "editions": {}}')
    for file in (out / "a" / "epub").iterdir():
        file.unlink()


@pytest.mark.parametrize("change", sampled([_edit, _picture, _lose, _unlist], every=4))
def test_what_has_changed_is_made_and_nothing_else(shelf, out, change):
    catalogue(shelf, "epub", "-o", out, "-j", 1)
    change(shelf, out)
    result = catalogue(shelf, "epub", "-o", out, "-j", 1)
    assert states(out) == {"a": "made", "c": "unchanged", "novels/b": "unchanged"}, result.output


def test_another_moment_or_another_format_makes_all(shelf, out, monkeypatch):
    catalogue(shelf, "epub", "-o", out, "-j", 1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    catalogue(shelf, "epub", "-o", out, "-j", 1)
    assert set(states(out).values()) == {"made"}
    catalogue(shelf, "pdf", "-o", out, "-j", 1)
    assert set(states(out).values()) == {"made"}


@slow
def test_all_is_made_again_when_asked(shelf, out):
    catalogue(shelf, "epub", "-o", out, "-j", 1)
    catalogue(shelf, "epub", "-o", out, "-j", 1, "--again")
    assert set(states(out).values()) == {"made"}


def test_a_title_that_fails_stops_no_other_and_keeps_its_editions(shelf, out):
    catalogue(shelf, "epub", "-o", out, "-j", 1)
    kept = editions(out)
    (shelf / "a" / "one.md").write_text("# One\n\n![](no.png)\n")
    (shelf / "c" / "one.md").write_text("# One\n\nChanged.\n")
    result = catalogue(shelf, "epub", "-o", out, "-j", 1)
    assert result.exit_code == 3
    assert states(out) == {"a": "failed", "c": "made", "novels/b": "unchanged"}
    assert "a/one.md:3: error: there is no file 'no.png'" in result.output
    assert {f: d for f, d in editions(out).items() if f.startswith("a/")} == {
        f: d for f, d in kept.items() if f.startswith("a/")
    }


def test_a_book_that_is_no_toml_fails_alone(shelf, out):
    (shelf / "a" / "book.toml").write_text("title = \n")
    assert catalogue(shelf, "epub", "-o", out, "-j", 1).exit_code == 4
    assert states(out) == {"a": "failed", "c": "made", "novels/b": "made"}


def test_nothing_is_built_unless_all_are_sound_when_asked(shelf, out):
    (shelf / "c" / "one.md").write_text("# One\n\n![](no.png)\n")
    result = catalogue(shelf, "epub", "-o", out, "-j", 1, "--check-first")
    assert result.exit_code == 3
    assert states(out) == {"a": "checked", "c": "failed", "novels/b": "checked"}
    assert editions(out) == {}


def test_a_run_that_was_stopped_goes_on_where_it_was(shelf, out):
    titles = find_titles(shelf, out)
    first = next(iter(LocalCrew(1).run(Make(Order(("epub",))), titles)))
    assert first.state == "made"
    catalogue(shelf, "epub", "-o", out, "-j", 1)
    assert states(out)[first.title.name] == "unchanged"


def test_the_editions_are_those_of_one_title_alone_whatever_the_number_of_jobs(shelf, tmp_path):
    for jobs in (1, 3):
        catalogue(shelf, "epub", "pdf", "-o", tmp_path / str(jobs), "-j", jobs)
    assert editions(tmp_path / "1") == editions(tmp_path / "3")


def test_a_title_that_another_run_is_at_is_left_to_the_end(shelf, out):
    title = find_titles(shelf, out)[0]
    title.output.mkdir(parents=True)
    with locked(title.output, name=".publish-title-lock"):
        assert Make(Order(("epub",)))(title).state == "busy"
    assert Make(Order(("epub",)))(title).state == "made"


def test_a_file_of_somebody_else_is_not_replaced_by_the_summary(shelf, out):
    out.mkdir()
    (out / "catalogue.html").write_text("my own list")
    result = catalogue(shelf, "epub", "-o", out)
    assert "is not a list of this program" in str(result.exception)
    assert (out / "catalogue.html").read_text() == "my own list"


class _Deadly(Make):
    """Ends the process that is at the title "a", as a lack of memory would."""

    def __call__(self, title: Title, executor: object = None) -> TitleResult:
        del executor
        if title.name == "a":
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        return Make(self.order)(title)


def test_a_worker_that_dies_costs_its_own_title(shelf, out):
    results = LocalCrew(2).run(_Deadly(Order(("epub",))), find_titles(shelf, out))
    found = {result.title.name: result for result in results}
    assert {name: result.state for name, result in found.items()} == {
        "a": "failed",
        "c": "made",
        "novels/b": "made",
    }
    assert "a worker process died" in str(found["a"].error)
