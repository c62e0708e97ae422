"""The facts of a report: plain records."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.model import PdfVerdict

GENERATOR = '<meta name="generator" content="Accessible Publisher: what was verified">'
"""By this line a page is known as a report of this program."""

Result: TypeAlias = Literal["passed", "failed", "not checked"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement about one edition, and what it rests on.

    ``edition`` is the format's name, ``file`` relative to the output folder, ``judge`` who was
    asked. ``evidence`` holds sentences: counts, findings, or why nobody could be asked.
    """

    edition: str
    file: str
    statement: str
    judge: str
    result: Result
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileFact:
    """A finished file: its path below the output folder, its size in bytes, its SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What an edition says or shows otherwise than the manuscript on purpose, and why."""

    editions: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ways:
    """What a reader can do with an edition: its statement, as (heading, sentences).

    ``language`` is that of the words, a BCP 47 tag.
    """

    edition: str
    language: str
    title: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class State:
    """What the editions were made of, to be compared with a later build.

    ``sentences`` are (section, digest, opening words) in reading order; ``pages`` are (label,
    digest of the text) of the print edition; ``clips`` are (digest of the text, milliseconds)
    of the narration.
    """

    sentences: tuple[tuple[str, str, str], ...] = ()
    pages: tuple[tuple[str, str], ...] = ()
    clips: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the state of the last verified build.

    Sentences are (section, opening words); ``pages`` are the labels of those whose text is
    another or new; ``clips`` and ``clips_gone`` are numbers of spoken sentences.
    """

    added: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]
    pages: tuple[str, ...]
    pages_gone: tuple[str, ...]
    clips: int
    clips_gone: int


@dataclass(frozen=True, slots=True)
class Report:
    """All that is known of one output folder.

    ``changes`` is None when no earlier build was verified; ``baseline`` is the state of the last
    build whose verdict was not "failed". ``verdicts`` are those on PDFs that book.toml can keep and
    does not yet.
    """

    title: str
    language: str
    identifier: str
    claims: tuple[Claim, ...]
    files: tuple[FileFact, ...]
    tools: tuple[tuple[str, str], ...]
    differences: tuple[Difference, ...]
    state: State
    baseline: State | None
    changes: Changes | None
    ways: tuple[Ways, ...] = ()
    verdicts: tuple[PdfVerdict, ...] = ()

    @property
    def verdict(self) -> Result:
        """Failed when a claim failed; passed only when every claim was checked."""
        results = {claim.result for claim in self.claims}
        if "failed" in results:
            return "failed"
        return "not checked" if "not checked" in results else "passed"
