"""What an edition merely welcomes: better with it, made without it, and the same each time."""

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest

from pipeline.diagnostics import Diagnostic
from pipeline.driver import BuildReport, build
from pipeline.errors import ExportError
from pipeline.exporters.base import Export, Job
from pipeline.model import Document
from pipeline.registry import Format
from tests.driver.exporters import REGISTRY, Greeting, Options, options
from tests.driver.test_build import _manuscript, _tree


class Guest:
    """Welcomes the greeting, and does without."""

    name: ClassVar[str] = "guest"
    wants: ClassVar[tuple[type, ...]] = ()
    welcomes: ClassVar[tuple[type, ...]] = (Greeting,)
    provides: ClassVar[tuple[type, ...]] = ()

    def __init__(self, options: Options) -> None:
        self.options = options

    def export(self, document: Document, job: Job) -> Export:
        del document
        greeting = job.welcome(Greeting)
        (job.work / "guest.txt").write_text(greeting.text if greeting else "nobody spoke")
        fault = Diagnostic("no-greeting", "warning", "nobody spoke", None, "Mend the greeter.")
        return Export((Path("guest.txt"),), (), () if greeting else (fault,))


def refuse(document: Document, files: list[Path]) -> tuple[Diagnostic, ...]:
    """A proof that finds what it looks for."""
    del document
    assert all(file.is_file() for file in files)
    return (Diagnostic("sentence-lost", "error", "a sentence is lost"),)


_GUEST = Format("guest", "listens", lambda: Guest, options, ("guest",))
_FORMATS = (_GUEST, *REGISTRY)
_REFUSED = tuple(
    replace(one, proof=lambda: refuse) if one.name == "greeter" else one for one in _FORMATS
)


def _build(tmp_path: Path, *names: str, formats=_FORMATS, strict=False, **outputs) -> BuildReport:
    book = _manuscript(tmp_path, **outputs)
    return build(book, tmp_path / "out", names, registry=formats, strict=strict, jobs=1)


def _said(report: BuildReport) -> dict[str, list[str]]:
    return {result.name: [f.code for f in result.diagnostics] for result in report.results}


@pytest.mark.parametrize("names", [("guest",), ("guest", "greeter"), ("greeter", "echo", "guest")])
def test_what_is_welcome_is_made_first_and_given(tmp_path, names):
    report = _build(tmp_path, *names)

    assert _said(report) == {name: [] for name in names}
    assert _tree(tmp_path / "out")["guest/guest.txt"].startswith("hello at")


@pytest.mark.parametrize("outcome", ["failed", "refused", "full disk"])
def test_without_it_the_edition_is_made_and_warns(tmp_path, outcome):
    report = _build(tmp_path, "guest", greeter={"outcome": outcome})

    assert _said(report) == {"guest": ["no-greeting"]}
    assert report.exit_code == 0
    assert _tree(tmp_path / "out") == {"guest/guest.txt": "nobody spoke"}


def test_what_was_asked_for_and_failed_decides_the_exit_code(tmp_path):
    report = _build(tmp_path, "guest", "greeter", greeter={"outcome": "failed"})

    assert report.exit_code == ExportError.exit_code
    assert _tree(tmp_path / "out") == {"guest/guest.txt": "nobody spoke"}


def test_what_another_edition_needs_is_told_when_it_fails(tmp_path):
    report = _build(tmp_path, "guest", "echo", greeter={"outcome": "failed"})

    errors = {result.name: bool(result.error) for result in report.results}
    assert errors == {"greeter": True, "echo": True, "guest": False}


def test_a_provider_that_fails_its_proof_gives_nothing_whoever_asked(tmp_path):
    alone = _build(tmp_path, "guest", formats=_REFUSED)
    bytes_alone = _tree(tmp_path / "out")
    together = _build(tmp_path, "guest", "greeter", formats=_REFUSED)

    assert _said(alone) == {"guest": ["no-greeting"]}
    assert _said(together) == {"greeter": ["sentence-lost"], "guest": ["no-greeting"]}
    assert _tree(tmp_path / "out") == bytes_alone == {"guest/guest.txt": "nobody spoke"}


def test_under_strict_the_warning_stops_the_edition(tmp_path):
    report = _build(tmp_path, "guest", strict=True, greeter={"outcome": "failed"})

    assert report.exit_code != 0
    assert not (tmp_path / "out" / "guest").exists()


def test_what_no_format_provides_is_gone_without(tmp_path):
    report = _build(tmp_path, "guest", formats=(_GUEST,))

    assert _said(report) == {"guest": ["no-greeting"]}
