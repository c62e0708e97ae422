"""A build: exporters in order, each alone in its folder, each committed when it is finished."""

import datetime
import os
import time
from collections.abc import Container, Mapping, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import BrokenExecutor, Executor
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.config import TableError
from pipeline.diagnostics import Diagnostic, has_errors, one_line, sorted_diagnostics, tally
from pipeline.driver.commit import (
    commit_format,
    keep_unproved,
    recover,
    refusals,
    work_folder,
)
from pipeline.driver.plan import Step, Tables, plan_steps, spared, table_faults, taken, welcomed
from pipeline.driver.proving import Proof, proof_failed, prove, taken_over
from pipeline.driver.results import BuildReport, FormatResult
from pipeline.driver.unwritable import reason, refuse_no_folder, remedy
from pipeline.driver.workers import Workers, default_jobs
from pipeline.errors import ConfigError, ExportError, ManuscriptError, PublishError
from pipeline.exporters.base import Assets, Export, Job
from pipeline.model import LAST_YEAR, Document, Metadata
from pipeline.model.editions import moved_pages
from pipeline.products import PageMap, Timeline
from pipeline.progress import Progress, SilentProgress
from pipeline.reader import Manuscript
from pipeline.registry import Format, find_format, formats

_MOST_DIGITS = 11  # of seconds; what has more is past every date
_NO_DATE = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)  # the first moment a zip can hold


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
    unproved: bool = False,
    draft: bool = False,
    registry: Sequence[Format] | None = None,
    source: str | None = None,
) -> BuildReport:
    """Make the named formats (all default ones when none is named) in ``output``.

    ``overrides`` holds option values that beat those of book.toml, by table. ``executor`` takes the
    heavy work; without one, ``jobs`` worker processes do. A format that fails keeps its earlier
    files and stops only the formats that need its products. One that was run for products that are
    merely welcome is not reported: the formats that go without them say so. ``unproved`` takes over
    what fails its proof, ``draft`` what cannot hold everything, too. ``source`` is a digest of what
    the editions are made of, for the manifest: it is kept, not looked at. A folder that holds
    anything that no build made is left alone, with an error.

    Raises:
        ConfigError: a name or an ``[output.*]`` table is wrong, or the output folder's manifest.
        ExportError: the output folder cannot be written.
    """
    refuse_no_folder(output)
    recover(output)
    known = formats() if registry is None else registry
    asked = [find_format(name, known) for name in dict.fromkeys(names)]
    asked = asked or [format_ for format_ in known if format_.default]
    steps = _steps(manuscript, asked, overrides or {}, known)
    pool = executor or Workers(jobs or default_jobs())
    try:
        with work_folder(output) as work:
            shown = progress or SilentProgress()
            run = _Run(manuscript, output, work, pool, shown, strict, unproved, draft, source)
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
        return max(_moment(epoch), _NO_DATE)
    if metadata.date is None:
        return _NO_DATE
    midnight = datetime.datetime.combine(metadata.date, datetime.time(), datetime.UTC)
    return max(midnight, _NO_DATE)


def _moment(epoch: str) -> datetime.datetime:
    """The moment that SOURCE_DATE_EPOCH names: ASCII digits alone, as its specification says."""
    hint = "Unset it, or give the seconds since 1970 in the digits 0 to 9."
    shown = repr(one_line(epoch, 40))
    if not (epoch.isascii() and epoch.isdigit()):
        message = f"SOURCE_DATE_EPOCH is {shown}, which is not a number of seconds"
        raise ConfigError(message, hint)
    if len(epoch) <= _MOST_DIGITS:
        moment = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
        if moment.year <= LAST_YEAR:
            return moment
    message = f"SOURCE_DATE_EPOCH is {shown}, a moment past the year {LAST_YEAR}"
    raise ConfigError(message, hint)


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
    unproved: bool
    draft: bool
    source: str | None

    def all(self, steps: Sequence[Step]) -> tuple[FormatResult, ...]:
        """Run the steps; products of those that succeeded reach those that want them."""
        names = [step.format.name for step in steps if step.wanted]
        refused = refusals(self.output, names, self.manuscript.folder)
        needed = _needed(steps, refused, self.manuscript.document)
        products: dict[type, object] = {}
        results: list[FormatResult] = []
        for number, step in enumerate(steps, 1):
            name = step.format.name
            result = FormatResult(name, (), (), 0.0)
            if name in needed:  # one that is refused too, for what others want of it
                wanted = step.wanted and name not in refused
                later = {kind for one in steps[number:] for kind in taken(one.exporter)}
                result = self._one(replace(step, wanted=wanted), products, later)
            result = replace(result, error=refused.get(name, result.error))
            if step.wanted or (result.error and step.needed):
                results.append(result)
        return tuple(results)

    def _one(
        self, step: Step, products: dict[type, object], later: AbstractSet[type]
    ) -> FormatResult:
        """Make a format; of all products, those that are taken ``later`` stay in memory."""
        started = time.perf_counter()
        name = step.format.name
        result = FormatResult(name, (), (), 0.0)
        try:
            export = _kept(self._export(step, products), later)
            _forget(products, later)
            proof = self._proof(step, export)
            result = self._with_faults(result, export, proof)
            self._refuse_faults(name, export.diagnostics)
            if not result.unproved:
                self._refuse_lost(step, export, proof)
            proof.refuse_claims(name, strict=self.strict)
            products |= {type(product): product for product in export.products}
            if step.wanted:
                result = replace(result, files=self._commit(export, result))
        except PublishError as error:
            result = replace(result, error=error)
        return replace(result, seconds=time.perf_counter() - started)

    def _export(self, step: Step, products: Mapping[type, object]) -> Export:
        folder = self.work / step.format.name
        folder.mkdir()
        document = step.format.held(self.manuscript.document)
        job = Job(
            work=folder,
            assets=Assets(self.manuscript.folder),
            timestamp=build_time(document.metadata),
            executor=self.executor,
            products=_seen_from(document, self.manuscript.document, _given(step, products)),
            progress=self.progress,
        )
        try:
            return step.exporter.export(document, job)
        except OSError as error:
            message = f"{step.format.name} could not be written: {reason(error)}"
            raise ExportError(message, remedy(error)) from error
        except (BrokenExecutor, MemoryError) as error:
            what = (
                "a worker process died" if isinstance(error, BrokenExecutor) else "memory ran out"
            )
            hint = "Build again, with --jobs 1 if memory is short; what was narrated is kept."
            raise ExportError(f"{step.format.name} could not be made: {what}", hint) from error

    def _proof(self, step: Step, export: Export) -> Proof:
        """What the finished files lost, read back before they replace the earlier ones.

        Also of an edition that runs for its products alone: what would be refused gives nothing to
        others, so that they claim nothing of it, and are the same whatever was asked for.
        """
        if has_errors(export.diagnostics):
            return Proof()
        folder = self.work / step.format.name
        files = [folder / file for file in export.files]
        return prove(step.format, self.manuscript.document, files)

    def _with_faults(self, result: FormatResult, export: Export, proof: Proof) -> FormatResult:
        """The result with all that is to be told, and whether it is taken over in spite of it."""
        wanted = self.draft or (self.unproved and not self.strict)
        unproved = wanted and has_errors(proof.lost)
        lost = taken_over(result.name, proof.lost) if unproved else proof.lost
        faults = sorted_diagnostics((*export.diagnostics, *lost, *proof.claimed))
        return replace(result, diagnostics=faults, unproved=unproved)

    def _refuse_faults(self, name: str, diagnostics: Sequence[Diagnostic]) -> None:
        if has_errors(diagnostics, strict=self.strict) and not self.draft:
            message = f"{name} cannot hold everything: {tally(diagnostics)}"
            raise ManuscriptError(message, "Mend what is listed, then build again.")

    def _refuse_lost(self, step: Step, export: Export, proof: Proof) -> None:
        """Keep an edition whose proof failed for the report, if it was asked for, and no longer.

        Raises:
            ExportError: the proof failed.
        """
        if has_errors(proof.lost, strict=self.strict):
            name = step.format.name
            kept = self._kept(name, export) if step.wanted else ""
            raise proof_failed(name, proof.lost, kept)

    def _kept(self, name: str, export: Export) -> str:
        try:
            folder = keep_unproved(export.files, self.work / name, self.output / name)
        except PublishError as error:
            return f"The files could not be kept: {error.message}."
        return f"The files are kept in {folder.as_posix()}."

    def _commit(self, export: Export, result: FormatResult) -> tuple[Path, ...]:
        return commit_format(
            export.files,
            self.work / result.name,
            self.output / result.name,
            manuscript=self.manuscript.folder,
            unproved=result.unproved,
            source=self.source,
        )


def _needed(steps: Sequence[Step], refused: Container[str], document: Document) -> set[str]:
    """The formats to be made: all but those that are refused or serve none but such."""
    names: set[str] = set()
    wants: set[type] = set()
    for step in reversed(steps):  # providers come first
        name = step.format.name
        if (step.wanted and name not in refused) or wants.intersection(step.exporter.provides):
            names.add(name)
            spare = spared(step.exporter, document)
            welcome = (kind for kind in welcomed(step.exporter) if kind not in spare)
            wants.update(step.exporter.wants, welcome)
    return names


def _given(step: Step, products: Mapping[type, object]) -> dict[type, object]:
    """The products that the exporter wants, and those that it can do without and that were made."""
    wanted = {kind: _wanted(kind, products) for kind in step.exporter.wants}
    return wanted | {kind: products[kind] for kind in taken(step.exporter) if kind in products}


def _seen_from(
    document: Document, whole: Document, products: dict[type, object]
) -> dict[type, object]:
    """The products for an edition that leaves something out: its printed pages begin otherwise."""
    pages = products.get(PageMap)
    if document is whole or not isinstance(pages, PageMap):
        return products
    moved = moved_pages(pages.pages, whole, document)
    return {**products, PageMap: replace(pages, pages=moved)}


def _kept(export: Export, later: AbstractSet[type]) -> Export:
    """The export without products that nobody takes: the pages of a long book are large."""
    products = tuple(product for product in export.products if type(product) in later)
    return replace(export, products=products)


def _forget(products: dict[type, object], later: AbstractSet[type]) -> None:
    """Let go of what no later format is given."""
    for kind in products.keys() - later:
        del products[kind]


_NEEDED: Mapping[type, str] = {
    PageMap: "the print edition (pdf)",
    Timeline: "the narration (audio)",
}


def _wanted(kind: type, products: Mapping[type, object]) -> object:
    if kind not in products:
        message = f"this format needs {_NEEDED.get(kind, kind.__name__)}, which failed"
        hint = "Mend what is said of it first, or leave out what needs it."
        raise ExportError(message, hint)
    return products[kind]
