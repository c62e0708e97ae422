"""Ace by DAISY, the judge of EPUB Accessibility; it runs axe-core in a browser on every page."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import MissingToolError, ValidationError
from pipeline.validators.verdict import Finding, Verdict

_PROGRAMS = ("ace", "ace-cli")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_GRAVE = frozenset(("critical", "serious", "moderate"))


def check_accessibility(path: Path, seconds: float = 900) -> Verdict:
    """What Ace says of an EPUB; violations of minor impact count as warnings.

    Raises:
        MissingToolError: Ace or a Chromium browser is not installed.
        ValidationError: Ace itself failed, or took longer than ``seconds``.
    """
    program, browser = find_ace(), find_browser()
    environ = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": str(browser)}
    with tempfile.TemporaryDirectory() as folder:
        command = [str(program), "--force", "--silent", "--outdir", folder, str(path)]
        try:
            subprocess.run(  # noqa: S603  (the program that the user named)
                command, env=environ, capture_output=True, timeout=seconds, check=False
            )
            text = (Path(folder) / "report.json").read_text(encoding="utf-8")
            report: Mapping[str, Any] = json.loads(text)
        except (subprocess.TimeoutExpired, OSError, ValueError) as error:
            raise ValidationError(f"Ace gave no report on {path.name}: {error}") from error
    return _verdict(report)


def find_ace() -> Path:
    """Ace's command, as PUBLISH_ACE names it or from the PATH.

    Raises:
        MissingToolError: there is none.
    """
    named = os.environ.get("PUBLISH_ACE")
    found = next(filter(None, map(shutil.which, (named,) if named else _PROGRAMS)), None)
    if found:
        return Path(found)
    hint = (
        "Run: npm install --ignore-scripts @daisy/ace-cli @daisy/ace-axe-runner-puppeteer; then"
        " set PUBLISH_ACE to node_modules/.bin/ace-cli"
    )
    raise MissingToolError("Ace by DAISY is not installed", hint)


def find_browser() -> Path:
    """The browser that PUPPETEER_EXECUTABLE_PATH names, or a Chromium from the PATH.

    Raises:
        MissingToolError: there is none.
    """
    named = os.environ.get("PUPPETEER_EXECUTABLE_PATH")
    found = next(filter(None, map(shutil.which, (named,) if named else _BROWSERS)), None)
    if found:
        return Path(found)
    hint = "Install Chromium, or set PUPPETEER_EXECUTABLE_PATH to a Chromium browser."
    raise MissingToolError("there is no Chromium browser", hint)


def _verdict(report: Mapping[str, Any]) -> Verdict:
    findings = tuple(_findings(report))
    errors = sum(finding.severity == "error" for finding in findings)
    version = str(report["earl:assertedBy"]["doap:release"]["doap:revision"])
    return Verdict("Ace", version, errors, len(findings) - errors, findings)


def _findings(report: Mapping[str, Any]) -> Iterator[Finding]:
    for file in report["assertions"]:
        place = str(file["earl:testSubject"]["url"])
        for assertion in file["assertions"]:
            test, result = assertion["earl:test"], assertion["earl:result"]
            if result["earl:outcome"] != "fail":
                continue
            severity = "error" if test["earl:impact"] in _GRAVE else "warning"
            yield Finding(severity, str(test["dct:title"]), _words(result), place)


def _words(result: Mapping[str, Any]) -> str:
    parts = (result.get("dct:description", ""), result.get("html", ""))
    return " ".join(" ".join(str(part).split()) for part in parts if part)
