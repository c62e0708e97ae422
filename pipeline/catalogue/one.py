"""One title of a catalogue, checked or made: in any process, on any machine."""

import contextlib
import os
import tempfile
import threading
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.catalogue.afar import brought, put_away, told_there
from pipeline.catalogue.facts import HANDED_DOWN, EditionResult, Near, Order, Title, TitleResult
from pipeline.catalogue.source import is_made, is_made_of, source_digest
from pipeline.driver import BuildReport, build, recover
from pipeline.driver.locks import locked
from pipeline.driver.reading import all_faults, read_checked, refuse_unsound
from pipeline.driver.unwritable import reason, refuse_no_folder, unwritable
from pipeline.errors import ConfigError, PublishError
from pipeline.exporters.audio.voice.nearby import Nearby
from pipeline.manifest import Manifest, read_manifest
from pipeline.model import Metadata
from pipeline.registry import find_format, formats
from pipeline.storage import commit_editions, leased, read_listed, shown, stand

if TYPE_CHECKING:
    from upath import UPath

_LOCK = ".publish-title-lock"
_ALONE = threading.Lock()  # a worker with several threads makes one title after the other


@dataclass(frozen=True, slots=True)
class Make:
    """Make a title. ``wait`` for another run that is at it, instead of coming back later.

    ``jobs`` processes share the heavy work of a title; with one, it is done where the title is.
    """

    order: Order
    wait: bool = False
    jobs: int = 1

    def __call__(self, title: Title, executor: Executor | None = None) -> TitleResult:
        """What became of it: whatever fails is the title's own failure."""
        started = time.perf_counter()
        with _ALONE, _environment(self.order.environment):
            result = _owned(title, lambda: self._somewhere(title, executor))
        return replace(result, seconds=time.perf_counter() - started)

    def _somewhere(self, title: Title, executor: Executor | None) -> TitleResult:
        with brought(title.manuscript) as manuscript:
            output = title.output
            if isinstance(output, Path):
                result = self._held(Near(title, manuscript, output), executor)
            else:
                result = self._stored(title, manuscript, output, executor)
            error = result.error and told_there(result.error, manuscript, title.manuscript)
            return replace(result, error=error)

    def _held(self, near: Near, executor: Executor | None) -> TitleResult:
        output = near.output
        refuse_no_folder(output)
        try:
            output.mkdir(parents=True, exist_ok=True)
            with locked(output, wait=self.wait, name=_LOCK):
                return self._made(near, executor)
        except BlockingIOError:
            return TitleResult(near.title, "busy")
        except OSError as error:
            raise unwritable(output, error) from error

    def _made(self, near: Near, executor: Executor | None) -> TitleResult:
        recover(near.output)
        names = ordered_names(self.order)
        source = _digest(near.manuscript, self.order)
        manifest = read_manifest(near.output)
        if not self.order.again and is_made(near.output, manifest, names, source):
            return _unchanged(near.title, near.manuscript, manifest, names)
        return self._built(near, names, source, executor)

    def _stored(
        self, title: Title, manuscript: Path, output: "UPath", executor: Executor | None
    ) -> TitleResult:
        """Build it here, for a store; one run at a time."""
        names = ordered_names(self.order)
        source = _digest(manuscript, self.order)
        with contextlib.ExitStack() as held:
            try:
                lease = held.enter_context(leased(output, wait=self.wait))
            except BlockingIOError:
                return TitleResult(title, "busy")
            listed = read_listed(output)
            made = all(is_made_of(listed.manifest, name, source) for name in names)
            if made and not self.order.again and stand(listed, names):
                return _unchanged(title, manuscript, listed.manifest, names)
            work = Path(held.enter_context(tempfile.TemporaryDirectory()))
            result = self._built(Near(title, manuscript, work), names, source, executor)
            editions = read_manifest(work).editions
            return put_away(result, work, commit_editions(work, editions, lease))

    def _built(
        self, near: Near, names: tuple[str, ...], source: str, executor: Executor | None
    ) -> TitleResult:
        order = self.order
        manuscript, found = read_checked(near.manuscript)
        result = replace(
            _facts(TitleResult(near.title, "made"), manuscript.document.metadata), diagnostics=found
        )
        try:
            refuse_unsound(found, strict=order.strict)
            report = build(
                manuscript,
                near.output,
                names,
                overrides=order.overrides,
                executor=executor or (Nearby() if self.jobs == 1 else None),
                jobs=self.jobs,
                strict=order.strict,
                unproved=order.unproved,
                source=source,
            )
        except PublishError as error:
            return replace(result, state="failed", error=error)
        return _reported(result, report, near.output)


@dataclass(frozen=True, slots=True)
class Check:
    """Say what is wrong with a title, and build nothing."""

    order: Order

    def __call__(self, title: Title, executor: Executor | None = None) -> TitleResult:
        """What is wrong with it."""
        del executor
        return _owned(title, lambda: self._checked(title))

    def _checked(self, title: Title) -> TitleResult:
        with brought(title.manuscript) as manuscript:
            result = replace(_known(title, manuscript), diagnostics=all_faults(manuscript))
        try:
            refuse_unsound(result.diagnostics, strict=self.order.strict)
        except PublishError as error:
            return replace(result, state="failed", error=error)
        return replace(result, state="checked")


def failed(title: Title, error: PublishError) -> TitleResult:
    """The result of a title that failed as a whole."""
    return TitleResult(title, "failed", error=error)


def _owned(title: Title, work: Callable[[], TitleResult]) -> TitleResult:
    """Whatever goes wrong is this title's own, even a fault of the program: the others go on."""
    try:
        return work()
    except PublishError as error:
        return failed(title, error)
    except MemoryError:
        hint = "Build fewer titles at once (--jobs), or divide the manuscript."
        return failed(title, PublishError("memory ran out", hint))
    except Exception as error:  # noqa: BLE001  (one title must not end the run of a thousand)
        message = f"the program failed ({type(error).__name__}: {error}); this is a fault in it"
        hint = f"See more with 'publish build -m {shown(title.manuscript)}', and report it."
        return failed(title, PublishError(message, hint))


@contextlib.contextmanager
def _environment(handed_down: Mapping[str, str]) -> Iterator[None]:
    """The variables as they were where the command was given, also on another machine."""
    before = {name: os.environ.get(name) for name in HANDED_DOWN}
    _set({name: handed_down.get(name) for name in HANDED_DOWN})
    try:
        yield
    finally:
        _set(before)


def _set(variables: Mapping[str, str | None]) -> None:
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def ordered_names(order: Order) -> tuple[str, ...]:
    """The formats that are asked for by their full names, the usual ones when none is named."""
    known = formats()
    if order.formats:
        return tuple(find_format(name, known).name for name in dict.fromkeys(order.formats))
    return tuple(format_.name for format_ in known if format_.default)


def _digest(manuscript: Path, order: Order) -> str:
    try:
        return source_digest(manuscript, order)
    except OSError as error:
        message = f"a file of {manuscript.as_posix()} cannot be read: {reason(error)}"
        raise ConfigError(message, "See that all of its files can be read.") from error


def _unchanged(
    title: Title, manuscript: Path, manifest: Manifest, names: tuple[str, ...]
) -> TitleResult:
    made = ((name, manifest.editions[name]) for name in names)
    editions = (
        EditionResult(name, tuple(one.files), folder=one.folder or name) for name, one in made
    )
    return replace(_known(title, manuscript), state="unchanged", editions=tuple(editions))


def _reported(result: TitleResult, report: BuildReport, output: Path) -> TitleResult:
    editions = tuple(
        EditionResult(one.name, _relative(one.files, output / one.name), one.error, one.name)
        for one in report.results
    )
    told = tuple(fault for one in report.results for fault in one.diagnostics)
    error = next((one.error for one in editions if one.error), None)
    state = "failed" if error else result.state
    diagnostics = (*result.diagnostics, *told)
    return replace(result, state=state, editions=editions, diagnostics=diagnostics, error=error)


def _relative(files: tuple[Path, ...], folder: Path) -> tuple[str, ...]:
    return tuple(file.relative_to(folder).as_posix() for file in files)


def _facts(result: TitleResult, metadata: Metadata) -> TitleResult:
    authors = tuple(person.name for person in metadata.contributors if person.role == "aut")
    return replace(result, name=metadata.title, authors=authors, language=metadata.language)


def _known(title: Title, manuscript: Path) -> TitleResult:
    """What book.toml says of a title that is not read as a whole."""
    result = TitleResult(title, "unchanged")
    try:
        book = tomllib.loads((manuscript / "book.toml").read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):  # what is wrong with it is told by whoever reads it
        return result
    people = [one for one in book.get("contributors", ()) if one.get("role") == "aut"]
    authors = tuple(str(one.get("name", "")) for one in people)
    name, language = str(book.get("title", "")), str(book.get("language", ""))
    return replace(result, name=name, authors=authors, language=language)
