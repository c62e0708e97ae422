"""The outside judges of a PDF: page-validation, veraPDF and outloud."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any, Literal

import pikepdf

from pipeline.errors import MissingToolError
from pipeline.validators.tagged_pdf import Node, TaggedPdf, read_tagged_pdf
from pipeline.validators.verdict import Finding, Verdict

_MINUTES = 10


def claimed_profiles(path: Path) -> tuple[str, str]:
    """The profiles of PDF/UA and PDF/A that a file claims, as veraPDF names them."""
    with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata_:
        second = metadata_.get("pdfuaid:part") == "2"
        with_files = metadata_.get("pdfaid:conformance") == "F"
    return ("ua2", "4f" if with_files else "4") if second else ("ua1", "3a")


def page_validation(path: Path) -> Verdict:
    """What page-validation says of a file under each profile that it claims.

    Raises:
        MissingToolError: it is not installed.
    """
    try:
        import page  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise _missing("page-validation", "pip install page-validation") from error
    profiles = claimed_profiles(path)
    if "ua2" in profiles:
        raise MissingToolError("page-validation does not know PDF/UA-2", "veraPDF does.")
    limits = page.SafetyLimits.unlimited()
    findings: list[Finding] = []
    for profile in profiles:
        report = page.validate_pdf(str(path), profile=profile, limits=limits)
        findings += [
            Finding("error", f"{profile} {fault.rule_id}", fault.message)
            for fault in report.failures
        ]
    return _verdict("page-validation", metadata.version("page-validation"), findings)


def outloud(path: Path) -> Verdict:
    """What outloud finds that a listener would stumble over.

    Raises:
        MissingToolError: it is not installed.
    """
    try:
        import outloud as judge  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise _missing("outloud", "pip install outloud") from error
    if "ua2" in claimed_profiles(path):
        raise MissingToolError("outloud does not know PDF/UA-2", "veraPDF does.")
    found = judge.check(str(path)).findings
    tagged = read_tagged_pdf(path) if any(one.rule in _EXCUSES for one in found) else None
    findings = [_outloud_finding(one, tagged) for one in found]
    return _verdict("outloud", metadata.version("outloud"), findings)


_SHOWN = 2  # lines that the judge quotes
_COUNTED = re.compile(r"[^:]*: (\d+) header cells against (\d+) data cells")


def _outloud_finding(found: Any, tagged: TaggedPdf | None) -> Finding:  # noqa: ANN401  (an extra, without types)
    """The judge's finding; a guess of it that the tags disprove is a warning, and says why."""
    severity: Literal["error", "warning"] = "error" if found.severity == "error" else "warning"
    excuse = _EXCUSES.get(found.rule)
    reason = excuse(found, tagged) if excuse and tagged else None
    if reason:
        return Finding("warning", found.rule, f"{found.message} ({reason})")
    return Finding(severity, found.rule, found.message)


_PAGE = re.compile(r"\u2026\s*+[\divxlcdm]*+\s*+$")
"""What ends a title that was cut short: a sign for the rest of it, and the number of the page."""


def _repeated(found: Any, tagged: TaggedPdf) -> str | None:  # noqa: ANN401  (same)
    """Lines that repeat tagged words are read out where these stand.

    A running head of a long title, and the head of a table that goes on, are artifacts by intent.
    """
    said = _letters("".join(text for page in tagged.pages for text in page.marks.values()))
    quoted = [_PAGE.sub("", line) for line in (found.evidence or "").split("; ")]
    pieces = [piece for line in quoted for piece in line.split("\u2026")]
    if found.count > _SHOWN or any(_letters(piece) not in said for piece in pieces):
        return None
    return "they repeat tagged words: a running head, or a table's head"


_ADDRESS = 8  # letters at least of a piece of an address on a line


def _artifacts_excused(found: Any, tagged: TaggedPdf) -> str | None:  # noqa: ANN401  (same)
    return _repeated(found, tagged) or _printed_addresses(found, tagged)


def _printed_addresses(found: Any, tagged: TaggedPdf) -> str | None:  # noqa: ANN401  (same)
    """Addresses of links are printed for those who read on paper; the links tell them to others.

    What stands before, between and behind them on such a line must be tagged words of the page.
    """
    if found.count > _SHOWN or not found.page:
        return None
    pages = tagged.pages[max(found.page - 2, 0) : found.page]
    known = "\0".join(_letters(address) for page in pages for address in page.addresses)
    said = _words("".join(text for page in pages for text in page.marks.values()))
    lines = (found.evidence or "").split("; ")
    rests = [_between(_letters(line.strip().rstrip("\u2026")), known) for line in lines]
    if all(len(rest) == 1 for rest in rests):
        return None
    if any(_words(words) not in said for rest in rests for words in rest):
        return None
    return "they are addresses of links, printed behind their words"


def _between(line: str, addresses: str) -> list[str]:
    """What a line holds before, between and behind pieces of the addresses."""
    rest, at = [""], 0
    while at < len(line):
        end = at
        while end < len(line) and line[at : end + 1] in addresses:
            end += 1
        if end - at >= _ADDRESS and not line[at:end].isalpha():
            rest.append("")
            at = end
        else:
            rest[-1] += line[at]
            at += 1
    return rest


def _words(text: str) -> str:
    return "".join(char for char in _letters(text) if char.isalnum())


def _few_data(found: Any, tagged: TaggedPdf) -> str | None:  # noqa: ANN401  (same)
    """A small table with headers above and beside has more of them than data: 3 + 2 for 2 x 2.

    Headers in shreds would not fill the first rows and the first columns of the table.
    """
    counted = _COUNTED.fullmatch(found.message)
    if counted is None:
        return None
    tables = [table for table in tagged.root.walk() if table.role == "Table"]
    meant = [
        rows for rows in map(_roles, tables) if _counts(rows) == (int(counted[1]), int(counted[2]))
    ]
    if not meant or not all(map(_at_the_edges, meant)):
        return None
    return "they fill the first row and the first columns of a small table"


def _roles(table: Node) -> list[str]:
    """The rows of a table, each header cell as ``H`` and each data cell as ``d``."""
    rows = (node for node in table.walk() if node.role == "TR")
    return [
        "".join(_LETTER.get(c.role, "") for c in row.kids if isinstance(c, Node)) for row in rows
    ]


_LETTER = {"TH": "H", "TD": "d"}


def _counts(rows: list[str]) -> tuple[int, int]:
    return sum(row.count("H") for row in rows), sum(row.count("d") for row in rows)


def _at_the_edges(rows: list[str]) -> bool:
    """Whether the headers are one row above, and the same columns at the left of every other."""
    head, *body = rows
    return (
        "d" not in head
        and len(set(body)) == 1
        and "dH" not in body[0]
        and len(head) == len(body[0])
    )


def _told_picture(found: Any, tagged: TaggedPdf) -> str | None:  # noqa: ANN401  (same)
    """A page that is all picture, as a cover may be, is read out by its text alternative.

    The judge believes alternatives of three words and more alone.
    """
    pages = {place["page"] - 1 for place in found.boxes}
    told = {
        page
        for node in tagged.root.walk()
        if node.role == "Figure" and (node.alt or "").strip()
        for page, _mark in node.marks
    }
    if len(pages) != found.count or not told.issuperset(pages):
        return None
    return "the picture has a text alternative, which is read out"


_EXCUSES: dict[str, Callable[[Any, TaggedPdf], str | None]] = {
    "TAG-002": _artifacts_excused,
    "DOC-004": _told_picture,
    "TBL-010": _few_data,
}


def _letters(text: str) -> str:
    return "".join(text.split()).replace("\u00ad", "").lower()


def verapdf(path: Path) -> Verdict:
    """What veraPDF, the authority, says of a file under each profile that it claims.

    Raises:
        MissingToolError: there is no program of this name.
    """
    program = shutil.which("verapdf")
    if program is None:
        raise _missing("veraPDF", "see https://verapdf.org/software/")
    findings: list[Finding] = []
    version = ""
    for profile in claimed_profiles(path):
        run = subprocess.run(  # noqa: S603  (a program that was found by its name)
            [program, "-f", profile, "--format", "json", str(path)],
            capture_output=True,
            timeout=60 * _MINUTES,
            check=False,
        )
        report = json.loads(run.stdout)["report"]
        version = report["buildInformation"]["releaseDetails"][0]["version"]
        for job in report["jobs"]:
            for result in job.get("validationResult", []):
                findings += _rules(profile, result)
            if "validationResult" not in job:
                findings.append(Finding("error", profile, str(job.get("taskException"))))
    return _verdict("veraPDF", version, findings)


def _rules(profile: str, result: dict[str, object]) -> list[Finding]:
    details = result["details"]
    rules = details.get("ruleSummaries", []) if isinstance(details, dict) else []
    return [
        Finding("error", f"{profile} {rule['clause']}-{rule['testNumber']}", rule["description"])
        for rule in rules
        if rule["ruleStatus"] == "FAILED"
    ]


def _verdict(judge: str, version: str, findings: list[Finding]) -> Verdict:
    errors = sum(finding.severity == "error" for finding in findings)
    return Verdict(judge, version, errors, len(findings) - errors, tuple(findings))


def _missing(judge: str, remedy: str) -> MissingToolError:
    return MissingToolError(f"{judge} is not installed", f"To install it: {remedy}")
