"""The driver: order, products, atomic commits, and failures that stay where they are."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.config import TableError, TomlSource
from pipeline.driver import BuildReport, build
from pipeline.driver.build import build_time
from pipeline.driver.commit import recover
from pipeline.errors import ConfigError, ExportError
from pipeline.model import Document, Identifier, Metadata
from pipeline.reader import Manuscript
from tests.driver.exporters import REGISTRY

_METADATA = Metadata(
    title="T", language="en", identifiers=(Identifier("urn:x"),), date=datetime.date(2020, 2, 3)
)


def _manuscript(folder: Path, toml: str = "", **outputs: dict[str, object]) -> Manuscript:
    return Manuscript(folder, Document(_METADATA, ()), outputs, TomlSource("book.toml", toml), ())


def _build(tmp_path: Path, *names: str, strict: bool = False, **outputs) -> BuildReport:
    manuscript = _manuscript(tmp_path, **outputs)
    return build(manuscript, tmp_path / "out", names, registry=REGISTRY, strict=strict, jobs=1)


def _tree(folder: Path) -> dict[str, str]:
    """The editions' files below a folder, with their text; not what failed its proof."""
    kept = folder / "unproved"
    files = sorted(
        path for path in folder.glob("*/**/*") if path.is_file() and kept not in path.parents
    )
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


def test_default_formats_are_made_providers_first(tmp_path):
    report = _build(tmp_path)

    assert [result.name for result in report.results] == ["greeter", "echo"]
    assert report.exit_code == 0
    assert _tree(tmp_path / "out") == {
        "echo/echo.txt": "hello at 2020-02-03T00:00:00+00:00",
        "greeter/parts/greeting.txt": "hello",
    }


def test_a_provider_runs_for_its_product_without_being_committed(tmp_path):
    report = _build(tmp_path, "echo")

    assert [result.name for result in report.results] == ["echo"]
    assert list(_tree(tmp_path / "out")) == ["echo/echo.txt"]


def test_one_format_alone_gives_the_same_bytes_as_all(tmp_path):
    _build(tmp_path)
    together = _tree(tmp_path / "out")["echo/echo.txt"]
    _build(tmp_path, "echo")

    assert _tree(tmp_path / "out")["echo/echo.txt"] == together


def test_a_failure_keeps_earlier_files_and_leaves_others_alive(tmp_path):
    _build(tmp_path, "greeter")
    report = _build(tmp_path, "greeter", "loner", greeter={"outcome": "failed"})

    errors = {result.name: result.error for result in report.results}
    assert str(errors["greeter"]) == "the greeter lost its voice"
    assert errors["loner"] is None
    assert report.exit_code == ExportError.exit_code
    assert _tree(tmp_path / "out") == {
        "greeter/parts/greeting.txt": "hello",
        "loner/total.txt": "6",
    }


def test_a_format_whose_provider_failed_says_so(tmp_path):
    provider, result = _build(tmp_path, "echo", greeter={"outcome": "failed"}).results

    assert (provider.name, result.name) == ("greeter", "echo")
    assert provider.error is not None
    assert "needs Greeting, which failed" in str(result.error)
    assert "Mend" in str(result.error.hint)


def test_a_full_disk_is_an_error_in_words(tmp_path):
    (result,) = _build(tmp_path, "greeter", greeter={"outcome": "full disk"}).results

    assert str(result.error) == "greeter could not be written: No space left on device"


@pytest.mark.parametrize(
    ("outcome", "strict", "made"),
    [("warned", False, True), ("warned", True, False), ("refused", False, False)],
)
def test_what_an_edition_cannot_hold_decides_whether_it_is_committed(
    tmp_path, outcome, strict, made
):
    report = _build(tmp_path, "greeter", strict=strict, greeter={"outcome": outcome})

    (result,) = report.results
    assert [fault.message for fault in result.diagnostics] == ["a word was lost"]
    assert (report.exit_code == 0) is made
    assert (tmp_path / "out" / "greeter").exists() is made


def test_files_that_are_gone_from_an_edition_go_from_the_output(tmp_path):
    _build(tmp_path, "greeter", greeter={"file": "old/old.txt"})
    _build(tmp_path, "greeter")

    assert list(_tree(tmp_path / "out")) == ["greeter/parts/greeting.txt"]


def test_nothing_but_results_stays_in_the_output_folder(tmp_path):
    _build(tmp_path, "greeter", "loner", greeter={"outcome": "warned"})

    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "greeter",
        "loner",
        "editions.json",
    }


def test_a_crash_between_the_two_renames_is_mended(tmp_path):
    retired = tmp_path / ".retired-greeter@staged-x"
    retired.mkdir()
    (retired / "greeting.txt").write_text("good")
    recover(tmp_path)

    assert _tree(tmp_path) == {"greeter/greeting.txt": "good"}


def test_an_output_folder_that_is_a_file_is_an_error_in_words(tmp_path):
    (tmp_path / "out").write_text("in the way")
    with pytest.raises(ExportError, match="cannot write to"):
        _build(tmp_path, "greeter")


def test_every_fault_of_the_output_tables_is_reported_with_its_line(tmp_path):
    toml = "[output.greeter]\ngreting = 'hi'\n\n[output.ecko]\n"
    tables: dict[str, dict[str, object]] = {"greeter": {"greting": "hi"}, "ecko": {}}
    manuscript = _manuscript(tmp_path, toml, **tables)
    with pytest.raises(TableError) as caught:
        build(manuscript, tmp_path / "out", ["echo"], registry=REGISTRY)

    told = [(f.position.line, f.hint) for f in caught.value.diagnostics if f.position]
    assert told == [(2, "Did you mean 'greeting'?"), (4, "Did you mean 'echo'?")]


def test_flags_beat_the_file_and_the_file_beats_the_defaults(tmp_path):
    manuscript = _manuscript(tmp_path, greeter={"greeting": "from the file"})
    overrides = {"greeter": {"greeting": "from a flag"}}
    for given, expected in ((None, "from the file"), (overrides, "from a flag")):
        build(manuscript, tmp_path / "out", ["greeter"], registry=REGISTRY, overrides=given)
        assert _tree(tmp_path / "out")["greeter/parts/greeting.txt"] == expected


def test_an_unknown_format_names_the_nearest_one(tmp_path):
    with pytest.raises(ConfigError) as caught:
        _build(tmp_path, "greter")

    assert caught.value.hint == "Did you mean 'greeter'?"


@pytest.mark.parametrize(
    ("epoch", "date", "expected"),
    [
        ("86400000", datetime.date(2020, 2, 3), "1980-01-01T00:00:00+00:00"),
        ("1600000000", datetime.date(2020, 2, 3), "2020-09-13T12:26:40+00:00"),
        ("", datetime.date(2020, 2, 3), "2020-02-03T00:00:00+00:00"),
        ("", None, "1980-01-01T00:00:00+00:00"),
    ],
)
def test_the_build_time_never_comes_from_the_clock(epoch, date, expected):
    moment = build_time(replace(_METADATA, date=date), {"SOURCE_DATE_EPOCH": epoch})

    assert moment.isoformat() == expected


def test_a_senseless_source_date_epoch_is_refused():
    with pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH"):
        build_time(_METADATA, {"SOURCE_DATE_EPOCH": "yesterday"})


def test_the_registry_repeats_what_the_exporters_declare():
    for format_ in REGISTRY:
        exporter = format_.create(format_.options_type()())
        assert (exporter.name, exporter.provides) == (format_.name, format_.provides)
