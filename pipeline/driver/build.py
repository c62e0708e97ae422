"""A build: exporters in order, each alone in its folder, each committed when it is finished."""

import datetime
import os
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.config import TableError
from pipeline.diagnostics import Diagnostic, has_errors, sorted_diagnostics
from pipeline.driver.commit import commit_format, work_folder
from pipeline.driver.plan import Step, Tables, plan_steps, table_faults
from pipeline.driver.workers import Workers, default_jobs
from pipeline.errors import ConfigError, ExportError, ManuscriptError, PublishError
from pipeline.exporters.base import Assets, Export, Job
from pipeline.exporters.registry import FORMATS, Format, find_format
from pipeline.garbage import uncollected
from pipeline.model import LAST_YEAR, Metadata
from pipeline.products import PageMap, Timeline
from pipeline.progress import Progress, SilentProgress
from pipeline.reader import Manuscript

_NO_DATE = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)  # the first moment a zip can hold


@dataclass(frozen=True, slots=True)
class FormatResult:
    """What became of one format.

    ``files`` are the finished files in the output folder, none when ``error`` is set. ``seconds``
    is the time that the exporter took.
    """

    name: str
    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    seconds: float
    error: PublishError | None = None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What became of the formats that were asked for, in the order in which they were made."""

    results: tuple[FormatResult, ...]

    @property
    def exit_code(self) -> int:
        """0 when every format was made, else the code of the first failure."""
        return next((result.error.exit_code for result in self.results if result.error), 0)


def build(
    manuscript: Manuscript,
    output: Path,
    names: Sequence[str] = (),
    *,
    overrides: Tables | None = None,
    executor: Executor | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
    strict: bool = False,
    registry: Sequence[Format] = FORMATS,
) -> BuildReport:
    """Make the named formats (all default ones when none is named) in ``output``.

    ``overrides`` holds option values that beat those of book.toml, by table. ``executor`` takes
    the heavy work; without one, ``jobs`` worker processes do. A format that fails keeps its
    earlier files and stops only the formats that need its products.

    Raises:
        ConfigError: a name or an ``[output.*]`` table is wrong.
        ExportError: the output folder cannot be written.
    """
    asked = [find_format(name, registry) for name in dict.fromkeys(names)]
    asked = asked or [format_ for format_ in registry if format_.default]
    steps = _steps(manuscript, asked, overrides or {}, registry)
    pool = executor or Workers(jobs or default_jobs())
    try:
        with work_folder(output) as work:
            run = _Run(manuscript, output, work, pool, progress or SilentProgress(), strict)
            return BuildReport(run.all(steps))
    finally:
        if executor is None:
            pool.shutdown(cancel_futures=True)


def build_time(metadata: Metadata, environ: Mapping[str, str] = os.environ) -> datetime.datetime:
    """The moment that the editions carry, in UTC: SOURCE_DATE_EPOCH, else the book's own date.

    The clock is never asked, so that the same manuscript makes the same bytes.

    Raises:
        ConfigError: SOURCE_DATE_EPOCH is no number of seconds, or one past 2107.
    """
    epoch = environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            moment = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
        except (ValueError, OverflowError, OSError) as error:
            message = f"SOURCE_DATE_EPOCH is {epoch!r}, which is not a number of seconds"
            raise ConfigError(message, "Unset it, or give seconds since 1970.") from error
        if moment.year > LAST_YEAR:
            message = f"SOURCE_DATE_EPOCH is {epoch!r}, a moment past the year {LAST_YEAR}"
            raise ConfigError(message, "Unset it, or give seconds since 1970.")
        return max(moment, _NO_DATE)
    if metadata.date is None:
        return _NO_DATE
    midnight = datetime.datetime.combine(metadata.date, datetime.time(), datetime.UTC)
    return max(midnight, _NO_DATE)


def _steps(
    manuscript: Manuscript, asked: Sequence[Format], overrides: Tables, registry: Sequence[Format]
) -> tuple[Step, ...]:
    """The plan.

    Raises:
        TableError: with every fault of every ``[output.*]`` table.
    """
    tables = {
        name: {**manuscript.outputs.get(name, {}), **overrides.get(name, {})}
        for name in (*manuscript.outputs, *overrides)
    }
    faults = table_faults(tables, manuscript.source, registry, manuscript.folder)
    if faults:
        raise TableError(sorted_diagnostics(faults))
    return plan_steps(asked, tables, manuscript.source, registry)


@dataclass(frozen=True, slots=True)
class _Run:
    manuscript: Manuscript
    output: Path
    work: Path
    executor: Executor
    progress: Progress
    strict: bool

    def all(self, steps: Sequence[Step]) -> tuple[FormatResult, ...]:
        """Run the steps; products of those that succeeded reach those that want them."""
        products: dict[type, object] = {}
        results: list[FormatResult] = []
        for step in steps:
            result = self._one(step, products)
            if step.wanted or result.error:
                results.append(result)
        return tuple(results)

    def _one(self, step: Step, products: dict[type, object]) -> FormatResult:
        started = time.perf_counter()
        name = step.format.name
        result = FormatResult(name, (), (), 0.0)
        try:
            export = self._export(step, products)
            faults = export.diagnostics
            if not has_errors(faults):
                faults = (*faults, *self._proof(step, export))
            result = replace(result, diagnostics=sorted_diagnostics(faults))
            self._refuse_faults(result)
            products |= {type(product): product for product in export.products}
            if step.wanted:
                target = self.output / name
                files = commit_format(export.files, self.work / name, target)
                result = replace(result, files=files)
        except PublishError as error:
            result = replace(result, error=error)
        return replace(result, seconds=time.perf_counter() - started)

    def _export(self, step: Step, products: Mapping[type, object]) -> Export:
        folder = self.work / step.format.name
        folder.mkdir()
        document = self.manuscript.document
        job = Job(
            work=folder,
            assets=Assets(self.manuscript.folder),
            timestamp=build_time(document.metadata),
            executor=self.executor,
            products={kind: _wanted(kind, products) for kind in step.exporter.wants},
            progress=self.progress,
        )
        try:
            return step.exporter.export(document, job)
        except OSError as error:
            reason = error.strerror or str(error)
            raise ExportError(f"{step.format.name} could not be written: {reason}") from error
        except (BrokenExecutor, MemoryError) as error:
            what = (
                "a worker process died" if isinstance(error, BrokenExecutor) else "memory ran out"
            )
            hint = "Build again, with --jobs 1 if memory is short; what was narrated is kept."
            raise ExportError(f"{step.format.name} could not be made: {what}", hint) from error

    def _proof(self, step: Step, export: Export) -> tuple[Diagnostic, ...]:
        """What the finished files lost, read back before they replace the earlier ones."""
        if not step.wanted:
            return ()
        folder = self.work / step.format.name
        files = [folder / file for file in export.files]
        with uncollected():
            return step.format.prove(self.manuscript.document, files)

    def _refuse_faults(self, result: FormatResult) -> None:
        if has_errors(result.diagnostics, strict=self.strict):
            faults = len(result.diagnostics)
            noun = "fault" if faults == 1 else "faults"
            message = f"{result.name} cannot hold everything: {faults} {noun}"
            raise ManuscriptError(message, "Mend what is listed, then build again.")


_NEEDED: Mapping[type, str] = {
    PageMap: "the print edition (pdf)",
    Timeline: "the narration (audio)",
}


def _wanted(kind: type, products: Mapping[type, object]) -> object:
    if kind not in products:
        message = f"this format needs {_NEEDED.get(kind, kind.__name__)}, which failed"
        hint = "Mend what is said of it first, or leave out what needs it."
        if kind is PageMap:
            hint += " An EPUB without page numbers: page-list = false in [output.epub]."
        raise ExportError(message, hint)
    return products[kind]
