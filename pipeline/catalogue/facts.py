"""The facts of a catalogue: plain records that travel between processes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias

from pipeline.diagnostics import Diagnostic
from pipeline.errors import PublishError
from pipeline.storage import Place

State: TypeAlias = Literal["made", "unchanged", "checked", "failed", "busy"]
"""What became of a title; ``busy``: another run is at it, so that it is asked for again later."""


EPOCH = "SOURCE_DATE_EPOCH"
HANDED_DOWN = (EPOCH, "PUBLISH_CACHE")
"""What of the command's environment holds for every worker, wherever it runs."""


@dataclass(frozen=True, slots=True)
class Title:
    """One title: its manuscript's folder, and the folder for its editions.

    ``name`` tells it from all others of the catalogue: a path with forward slashes. Both places may
    be addresses.
    """

    name: str
    manuscript: Place
    output: Place


@dataclass(frozen=True, slots=True)
class Near:
    """A title whose manuscript, and the folder in which it is built, are on this machine."""

    title: Title
    manuscript: Path
    output: Path


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made of each title.

    ``formats`` are names of formats, the usual ones when there is none. ``overrides`` holds option
    values that beat those of book.toml, by table. ``again`` makes also what has not changed.
    ``environment`` holds the variables of ``HANDED_DOWN`` that are set.
    """

    formats: tuple[str, ...] = ()
    overrides: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    strict: bool = False
    unproved: bool = False
    again: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EditionResult:
    """What became of one edition.

    ``files`` are relative to its folder, which is ``folder`` in the title's output folder.
    """

    format: str
    files: tuple[str, ...]
    error: PublishError | None = None
    folder: str = ""


@dataclass(frozen=True, slots=True)
class TitleResult:
    """What became of a title.

    ``error`` is set when the title as a whole failed, or else is that of the first edition that
    did. ``seconds`` is the time from its beginning to its end.
    """

    title: Title
    state: State
    name: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    editions: tuple[EditionResult, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    error: PublishError | None = None
    seconds: float = 0.0
