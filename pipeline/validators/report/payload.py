"""A report for programs: ``report.json``.

``format`` is 1; a change that a program could stumble over makes it 2. The keys are those of
:class:`~pipeline.validators.report.facts.Report` and of the records inside it; ``verdict`` is
"passed", "failed" or "not checked" (something could not be asked, and nothing failed).
"""

import dataclasses
import json
from pathlib import Path

from pipeline.validators.report.facts import GENERATOR, Report, State

FORMAT = 1


def report_json(report: Report) -> str:
    """The report as JSON text, the same text for the same report."""
    payload = {"format": FORMAT, "verdict": report.verdict, **dataclasses.asdict(report)}
    if report.baseline == report.state:
        payload["baseline"] = "state"  # as a rule; no need to write it twice
    return json.dumps(payload, ensure_ascii=False, indent=1) + "\n"


def is_report(file: Path) -> bool:
    """Whether a file is a report of this program, as a page or as JSON."""
    try:
        if file.is_symlink() or not file.is_file():
            return False
        text = file.read_text(encoding="utf-8")
        return GENERATOR in text or {"format", "verdict", "claims"} <= json.loads(text).keys()
    except (OSError, ValueError, AttributeError):
        return False


def read_baseline(file: Path) -> State | None:
    """The state of the last verified build, as an earlier report holds it; None without one."""
    try:
        payload = json.loads(file.read_text(encoding="utf-8"))
        kept = payload["baseline"]
        state = payload["state"] if kept == "state" else kept
        if payload["format"] != FORMAT or state is None:
            return None
        return State(*(tuple(map(tuple, state[name])) for name in ("sentences", "pages", "clips")))
    except (OSError, ValueError, KeyError, TypeError):
        return None
