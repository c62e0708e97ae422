"""All judges of the finished editions, called one after the other.

For each file a judge gives a verdict, or is named as missing with how to get it. What narration
says is not judged here: only that there is an MP3 for each section and that it can be decoded is.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.diagnostics import Diagnostic
from pipeline.errors import MissingToolError
from pipeline.model import Document
from pipeline.validators.ace import check_accessibility
from pipeline.validators.epubcheck import check_epub
from pipeline.validators.pdf_judges import outloud, page_validation, verapdf
from pipeline.validators.proofs import prove_audio, prove_epub, prove_pdf
from pipeline.validators.verdict import Finding, Verdict

OWN = "equal text"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a judge said of a file; ``verdict`` is None when it is ``missing``, with the remedy."""

    file: Path
    judge: str
    verdict: Verdict | None
    missing: MissingToolError | None = None


def judge_editions(document: Document, output: Path) -> Iterator[Judgement]:
    """The judgements of all files in the output folder, as they come."""
    for file in sorted(output.glob("*/*.epub")):
        yield _own(file, prove_epub(document, (file,)))
        yield from _asked(file, (("EPUBCheck", check_epub), ("Ace", check_accessibility)))
    for file in sorted(output.glob("*/*.pdf")):
        yield _own(file, prove_pdf(document, (file,)))
        judges = (("page-validation", page_validation), ("veraPDF", verapdf), ("outloud", outloud))
        yield from _asked(file, judges)
    narration = output / "audio"
    if narration.is_dir():
        yield _own(narration, prove_audio(document, tuple(narration.iterdir())))


def _asked(
    file: Path, judges: Iterable[tuple[str, Callable[[Path], Verdict]]]
) -> Iterator[Judgement]:
    for name, judge in judges:
        try:
            yield Judgement(file, name, judge(file))
        except MissingToolError as error:
            yield Judgement(file, name, None, error)


def _own(file: Path, faults: Iterable[Diagnostic]) -> Judgement:
    findings = tuple(
        Finding(fault.severity, fault.code, fault.message, str(fault.position or ""))
        for fault in faults
    )
    errors = sum(finding.severity == "error" for finding in findings)
    return Judgement(file, OWN, Verdict(OWN, "", errors, len(findings) - errors, findings))
