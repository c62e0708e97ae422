"""The page of diagnostics has every code of the program, with its severity, and no other."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "pipeline/docs/diagnostics.md").read_text("utf-8")
ROWS = re.compile(r"^\| `([a-z-]+)` \| (error|warning) \| [^|]+ \| [^|]+ \|$", re.MULTILINE)
TOLD = dict(ROWS.findall(PAGE))
CALL = re.compile(
    r"\b(?P<call>error|warning|FileFault|Diagnostic)\(\s*"
    r'"(?P<code>[a-z]+(?:-[a-z]+)*)"(?:,\s*"(?P<severity>error|warning)")?'
)
FOUND = re.compile(r'\b(?:yield|return) "(?P<code>[a-z]+(?:-[a-z]+)+)", f?"')
_SEVERITY = {"error": "error", "warning": "warning", "FileFault": "error"}


def _codes() -> dict[str, set[str]]:
    """The codes that the program can report, each with its severities."""
    found: dict[str, set[str]] = {}
    for file in sorted((ROOT / "pipeline").rglob("*.py")):
        text = file.read_text("utf-8")
        for pair in FOUND.finditer(text):  # what becomes an error in one place for all
            found.setdefault(pair["code"], set()).add("error")
        for call in CALL.finditer(text):
            severity = call["severity"] or _SEVERITY.get(call["call"])
            if severity:
                found.setdefault(call["code"], set()).add(severity)
    return found


def test_every_code_is_explained_with_its_severity():
    assert {code: {severity} for code, severity in TOLD.items()} == _codes()


def test_each_code_is_explained_once():
    assert len(re.findall(r"^\| `", PAGE, re.MULTILINE)) == len(TOLD)
