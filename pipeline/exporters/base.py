"""The exporter protocol: what an edition is given, and what it gives back."""

import datetime
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Protocol, TypeVar, cast

from pipeline.diagnostics import Diagnostic
from pipeline.files import as_spelled
from pipeline.model import Document
from pipeline.progress import Progress, SilentProgress

_Product = TypeVar("_Product")
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Assets:
    """The files that the manuscript refers to, by their path relative to its folder."""

    root: Path
    kept: dict[tuple[str, str], tuple[object, object]] | None = field(
        default=None, compare=False, repr=False
    )
    """What was made of files, for those who ask again and again; None keeps nothing."""

    def path(self, name: str) -> Path:
        """The file's place on disk; the reader has already checked that it exists."""
        return as_spelled(self.root, name)

    def read(self, name: str) -> bytes:
        """The file's bytes."""
        return self.path(name).read_bytes()

    def made(self, what: str, name: str, make: Callable[[], _Made]) -> _Made:
        """What ``make`` gives of a file; made anew only when the file changes, if it is kept."""
        if self.kept is None:
            return make()
        state = self._state(name)
        known = self.kept.get((what, name))
        if known is None or known[0] != state:
            known = self.kept[what, name] = state, make()
        return cast(_Made, known[1])

    def _state(self, name: str) -> object:
        try:
            facts = self.path(name).stat()
        except (OSError, ValueError):  # no file, or no name that one can have
            return None
        return facts.st_mtime_ns, facts.st_size, facts.st_ino


@dataclass(frozen=True, slots=True)
class Job:
    """What an exporter works with.

    ``work`` is a private folder that exists and is empty. ``timestamp`` is the book's moment, in
    UTC: the only clock an exporter may use. ``products`` holds a value for each wanted type, and
    for each welcome or shared one whose exporter succeeded.
    ``executor`` takes heavy work; what is submitted to it must be picklable.
    """

    work: Path
    assets: Assets
    timestamp: datetime.datetime
    executor: Executor
    products: Mapping[type, object] = field(default_factory=dict)
    progress: Progress = field(default_factory=SilentProgress)

    def product(self, kind: type[_Product]) -> _Product:
        """The product of this type, which the exporter declared as wanted."""
        return cast(_Product, self.products[kind])

    def welcome(self, kind: type[_Product]) -> _Product | None:
        """The product of this type, declared as welcome or shared; None without it."""
        return cast(_Product | None, self.products.get(kind))


@dataclass(frozen=True, slots=True)
class Export:
    """What an exporter made.

    ``files`` are relative to the job's work folder, finished, in the order in which a person would
    open them. ``diagnostics`` name what the edition could not hold.
    """

    files: tuple[Path, ...]
    products: tuple[object, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class Exporter(Protocol):
    """One edition. Options are the constructor's business, so this protocol never grows."""

    name: ClassVar[str]

    @property
    def wants(self) -> tuple[type, ...]:
        """The product types without which there is no such edition."""

    @property
    def provides(self) -> tuple[type, ...]:
        """The product types that the exporter makes."""

    def export(self, document: Document, job: Job) -> Export:
        """Make the edition in ``job.work``.

        Raises:
            ExportError: the edition could not be made, through no fault of the manuscript.
        """


class Welcoming(Exporter, Protocol):
    """An edition that is better with what another tells, and is made without it, too."""

    @property
    def welcomes(self) -> tuple[type, ...]:
        """The product types that make a better edition, and may be absent.

        An edition made without one says so in a warning, and claims nothing of it.
        """

    def spares(self, document: Document) -> tuple[type, ...]:
        """Those of them that add nothing to an edition of this document."""


class Sharing(Exporter, Protocol):
    """An edition that is spared work where another of its family was made just before."""

    @property
    def shares(self) -> tuple[type, ...]:
        """The product types that go from one exporter to the next that shares them.

        Nothing is made for their sake, and an edition is the same, byte for byte, without them: who
        finds one makes sure that it is what would be made here.
        """
