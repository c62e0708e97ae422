"""All judges of the finished editions, asked side by side, answering in a fixed order.

For each file a judge gives a verdict, or is named as missing with how to get it.
"""

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from pipeline.diagnostics import Diagnostic
from pipeline.errors import MissingToolError, ValidationError
from pipeline.manifest import file_hash
from pipeline.model import Document
from pipeline.validators.judges.ace import check_accessibility
from pipeline.validators.judges.epubcheck import check_epub
from pipeline.validators.judges.pdf_judges import outloud, page_validation, verapdf
from pipeline.validators.verdict import Finding, Verdict

OWN = "own proof"

Prove: TypeAlias = Callable[[Document, Sequence[Path]], tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class Proof:
    """The project's own proof of a format: its name, what it proves, and the proof itself."""

    edition: str
    statement: str
    prove: Prove


@dataclass(frozen=True, slots=True)
class Judge:
    """Somebody to be asked about a file; ``statement`` is what a clean verdict says of it."""

    name: str
    statement: str
    ask: Callable[[Path], Verdict]


@dataclass(frozen=True, slots=True)
class Question:
    """A judge to be asked about a file or a folder of an edition."""

    edition: str
    file: Path
    judge: Judge


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a judge said of a file of an edition.

    ``verdict`` is None when there is none; ``no_answer`` says why, and how to get the judge.
    """

    edition: str
    file: Path
    judge: str
    statement: str
    verdict: Verdict | None
    no_answer: MissingToolError | ValidationError | None = None


_EPUB = (
    Judge("EPUBCheck", "It conforms to EPUB 3.3, as far as a program can tell.", check_epub),
    Judge("Ace", "No barrier to accessibility was found in it.", check_accessibility),
)
_PDF = (
    Judge(
        "page-validation", "It conforms to the PDF/UA and PDF/A that it claims.", page_validation
    ),
    Judge("veraPDF", "It conforms to the PDF/UA and PDF/A that it claims.", verapdf),
    Judge("outloud", "A simulated screen reader finds no error in it.", outloud),
)
OUTSIDE: Mapping[str, Sequence[Judge]] = {".epub": _EPUB, ".pdf": _PDF}
"""The judges from outside, by the kind of file."""


def judge_editions(
    document: Document,
    output: Path,
    proofs: Sequence[Proof],
    narration: Sequence[Judge] = (),
    *,
    outside: Mapping[str, Sequence[Judge]] = OUTSIDE,
    besides: Sequence[Question] = (),
) -> Iterator[Judgement]:
    """The judgements of all editions in the output folder, as they come.

    ``proofs`` are the project's own, each for the folder that bears the name of its edition;
    ``narration`` are judges of the folder of MP3s, ``outside`` those of files by their suffix.
    ``besides`` is what else is asked, first of its edition. Of files that are the same, byte for
    byte, such as an edition and its copy in a delivery, a judge from outside is asked once.
    """
    asked = {suffix: tuple(map(_asked_once, judges)) for suffix, judges in outside.items()}
    pool = ThreadPoolExecutor(os.cpu_count() or 1)
    try:
        tasks = [
            *besides,
            *(
                task
                for proof in proofs
                for task in _tasks(document, output / proof.edition, proof, asked)
            ),
        ]
        if any((output / "audio").glob("*")):
            tasks += [Question("audio", output / "audio", judge) for judge in narration]
        names = (*(proof.edition for proof in proofs), *(task.edition for task in tasks))
        order = list(dict.fromkeys(names))
        tasks.sort(key=lambda task: order.index(task.edition))
        yield from pool.map(_asked, tasks)
    finally:  # who is stopped does not wait for the judges
        pool.shutdown(wait=False, cancel_futures=True)


def _tasks(
    document: Document, folder: Path, proof: Proof, outside: Mapping[str, Sequence[Judge]]
) -> Iterator[Question]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    odd = [path for path in sorted(folder.rglob("*")) if _is_odd(path)]
    if not (files or odd):
        return
    if odd:
        yield Question(proof.edition, odd[0], Judge(OWN, proof.statement, _no_file))
    if not files:
        return
    whole = files[0] if len(files) == 1 else folder
    yield Question(proof.edition, whole, _own(document, files, proof))
    for file in files:
        for judge in outside.get(file.suffix, ()):
            yield Question(proof.edition, file, judge)


def _asked_once(judge: Judge) -> Judge:
    """The judge, who gives the same answer to the same bytes."""
    answers: dict[str, Verdict] = {}
    locks: dict[str, threading.Lock] = {}

    def ask(file: Path) -> Verdict:
        digest = file_hash(file)
        with locks.setdefault(digest, threading.Lock()):
            if digest not in answers:
                answers[digest] = judge.ask(file)
        return answers[digest]

    return replace(judge, ask=ask)


def _is_odd(path: Path) -> bool:
    """Whether something stands where a file should be: a folder, a pipe, a lost link."""
    return bool(path.suffix) if path.is_dir() else not path.is_file()


def _no_file(path: Path) -> Verdict:
    message = f"{path.name} is no file"
    return own_verdict(
        [Diagnostic("edition-unreadable", "error", message, None, "Remove it, and build again.")]
    )


def _asked(task: Question) -> Judgement:
    edition, file, judge = task.edition, task.file, task.judge
    no_answer: MissingToolError | ValidationError
    try:
        return Judgement(edition, file, judge.name, judge.statement, judge.ask(file))
    except (MissingToolError, ValidationError) as error:
        no_answer = error
    except Exception as error:  # noqa: BLE001  (whatever a damaged file does to a judge)
        no_answer = ValidationError(f"{judge.name} gave no answer: {error}")
    return Judgement(edition, file, judge.name, judge.statement, None, no_answer)


def _own(document: Document, files: Sequence[Path], proof: Proof) -> Judge:
    def ask(file: Path) -> Verdict:
        del file
        return own_verdict(_proved(document, files, proof.prove))

    return Judge(OWN, proof.statement, ask)


def _proved(document: Document, files: Sequence[Path], prove: Prove) -> tuple[Diagnostic, ...]:
    """The proof's faults; a file that cannot even be read is one."""
    try:
        return prove(document, files)
    except Exception as error:  # noqa: BLE001  (whatever a damaged file does to a library)
        message = f"it cannot be read: {type(error).__name__}: {error}"
        return (Diagnostic("edition-unreadable", "error", message, None, "Build it again."),)


def own_verdict(faults: Iterable[Diagnostic]) -> Verdict:
    """The project's own proof as a verdict."""
    findings = tuple(
        Finding(fault.severity, fault.code, fault.message, str(fault.position or ""))
        for fault in faults
    )
    errors = sum(finding.severity == "error" for finding in findings)
    return Verdict(OWN, "", errors, len(findings) - errors, findings)
