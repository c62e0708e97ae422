"""From judgements to a report."""

import hashlib
import importlib.metadata
import platform
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline import __version__
from pipeline.model import Document
from pipeline.model.walk import document_sentences
from pipeline.validators.editions import OWN, Judgement
from pipeline.validators.proofs.narration import narrator_of
from pipeline.validators.report.differences import declared_differences
from pipeline.validators.report.facts import Claim, FileFact, Report, Result, State
from pipeline.validators.report.judged import judged_pdfs
from pipeline.validators.report.state import compare_states, current_state
from pipeline.validators.report.ways import ways_of_reading

NAMES = ("report.html", "report.json")
_PACKAGES = (
    "EbookLib", "reportlab", "pikepdf", "lxml", "mutagen", "av", "onnxruntime", "hibari-tts",
    "sentencex", "markdown-it-py",
)  # fmt: skip
_FINDINGS = 50  # of one judge that a report shows


def make_report(
    document: Document,
    output: Path,
    judgements: Sequence[Judgement],
    baseline: State | None = None,
) -> Report:
    """The report of an output folder; ``baseline`` is what was verified last."""
    sentences = sum(1 for _ in document_sentences(document))
    claims = tuple(_claim(judgement, output, sentences) for judgement in judgements)
    state = current_state(document, output)
    metadata = document.metadata
    failed = any(claim.result == "failed" for claim in claims)
    return Report(
        metadata.title,
        metadata.language,
        metadata.identifiers[0].urn if metadata.identifiers else "",
        claims,
        tuple(_files(output, {claim.edition for claim in claims})),
        (*_tools(judgements), *_voices(output)),
        declared_differences({claim.edition for claim in claims}),
        state,
        baseline if failed else state,
        compare_states(baseline, state) if baseline is not None else None,
        ways_of_reading(document, output, judgements),
        tuple(one for one in judged_pdfs(judgements) if one not in metadata.accessibility.verdicts),
    )


def _claim(judgement: Judgement, output: Path, sentences: int) -> Claim:
    result, evidence = _result(judgement)
    if judgement.judge == OWN:
        evidence = (f"The manuscript has {sentences:,} sentences.", *evidence)
    return Claim(
        judgement.edition,
        judgement.file.relative_to(output).as_posix(),
        judgement.statement,
        judgement.judge,
        result,
        evidence,
    )


def _result(judgement: Judgement) -> tuple[Result, tuple[str, ...]]:
    verdict = judgement.verdict
    if verdict is None:
        error = judgement.no_answer
        told = (error.message, error.hint or "") if error else ()
        return "not checked", tuple(text for text in told if text)
    counts = f"{_count(verdict.errors, 'error')}, {_count(verdict.warnings, 'warning')}."
    shown = tuple(str(finding) for finding in verdict.findings[:_FINDINGS])
    left = len(verdict.findings) - len(shown)
    more = (f"… and {left} more.",) if left else ()
    return "failed" if verdict.errors else "passed", (counts, *shown, *more)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _files(output: Path, editions: Iterable[str]) -> Iterable[FileFact]:
    for edition in sorted(editions):
        for path in sorted(file for file in (output / edition).rglob("*") if file.is_file()):
            data = path.read_bytes()
            name = path.relative_to(output).as_posix()
            yield FileFact(name, len(data), hashlib.sha256(data).hexdigest())


def _tools(judgements: Iterable[Judgement]) -> Iterable[tuple[str, str]]:
    """This program, what it builds with, the judges and the voices, each with its version."""
    yield "accessible-publisher", __version__
    yield "Python", platform.python_version()
    for name in _PACKAGES:
        yield name, importlib.metadata.version(name)
    asked = {j.verdict.judge: j.verdict.version for j in judgements if j.verdict}
    yield from sorted((judge, version) for judge, version in asked.items() if version)


def _voices(output: Path) -> Iterable[tuple[str, str]]:
    mp3s = sorted(filter(Path.is_file, (output / "audio").glob("*.mp3")))
    named = {narrator_of(mp3.read_bytes()) for mp3 in mp3s}
    yield from (("voice", name) for name in sorted(named) if name)
