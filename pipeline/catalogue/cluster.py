"""Titles made by a running Dask cluster (https://distributed.dask.org)."""

import contextlib
import logging
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.catalogue.crew import Work
from pipeline.catalogue.facts import Title, TitleResult
from pipeline.catalogue.one import failed
from pipeline.diagnostics import one_line
from pipeline.errors import ConfigError, ExportError, MissingToolError
from pipeline.storage import Place

if TYPE_CHECKING:
    from distributed import Client

_RETRIES = 2  # of a title whose worker died, as often as that is
_ANSWER = 20  # seconds in which the scheduler has to answer
_AHEAD = 4  # titles for each thread of the cluster that are handed out at once


@dataclass(frozen=True, slots=True)
class ClusterCrew:
    """A title a task; the narration of the titles is shared where there are fewer than threads.

    Manuscripts, output folder and cache must be at the same paths for every worker.
    """

    address: str

    def run(self, work: Work, titles: Sequence[Title]) -> Iterator[TitleResult]:
        """The results.

        Raises:
            ConfigError: no scheduler answers at the address.
            MissingToolError: the package is not installed.
        """
        with _client(self.address) as client:
            yield from _results(client, work, titles)


@contextlib.contextmanager
def _client(address: str) -> Iterator["Client"]:
    try:
        from distributed import Client  # noqa: PLC0415  (an extra)
    except ImportError as error:
        hint = "Install it with: pip install 'accessible-publisher[cluster]'"
        raise MissingToolError("the package distributed is not installed", hint) from error
    for name in ("distributed", "distributed.client"):  # what matters of it is told in our words
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        client: Client = _untyped(Client)(address, timeout=_ANSWER, set_as_default=False)
    except (OSError, ValueError) as error:
        hint = "Start one with 'dask scheduler', or mend the address: tcp://HOST:8786."
        raise ConfigError(f"no Dask scheduler answers at {address}", hint) from error
    try:
        yield client
    finally:
        _untyped(client.close)(timeout=_ANSWER)


def _untyped(part: Any) -> Any:  # noqa: ANN401
    """A part of Dask, which has types for few of its calls."""
    return part


def _results(client: "Client", work: Work, titles: Sequence[Title]) -> Iterator[TitleResult]:
    from distributed import as_completed  # noqa: PLC0415  (an extra)

    threads = sum(_untyped(client.nthreads)().values()) or 1
    shared = len(titles) < threads
    waiting, left = deque(titles), {title.name: title for title in titles}
    named: dict[object, Title] = {}
    done = _untyped(as_completed)(loop=client.loop)

    def hand_out() -> None:
        title = waiting.popleft()
        future = client.submit(
            _on_worker, work, _absolute(title), shared=shared, retries=_RETRIES, pure=False
        )
        named[future.key] = title
        done.add(future)

    try:
        for _ in range(min(len(waiting), _AHEAD * threads)):
            hand_out()
        for future in done:
            title = named.pop(future.key)
            if future.status == "cancelled":  # with the scheduler went all that it knew
                break
            yield _result(future, title)
            del left[title.name]
            if waiting:
                hand_out()
    except OSError:  # no connection any more
        pass
    yield from (failed(title, _lost()) for title in left.values())


def _absolute(title: Title) -> Title:
    """The title by paths that mean the same in every worker's folder."""
    return replace(title, manuscript=_resolved(title.manuscript), output=_resolved(title.output))


def _resolved(place: Place) -> Place:
    return place.resolve() if isinstance(place, Path) else place


def _result(future: Any, title: Title) -> TitleResult:  # noqa: ANN401  (a future of Dask)
    """The result; what Dask says when the workers of a title died again and again is told."""
    from distributed import KilledWorker  # noqa: PLC0415  (an extra)

    error = future.exception()
    if error is None:
        result: TitleResult = future.result()
        return replace(result, title=title)
    if isinstance(error, KilledWorker):
        hint = "See that each worker has memory enough; run again: what was narrated is kept."
        return failed(title, ExportError("the workers that were at it died", hint))
    hint = "Install the same version of this program, and of Python, for all of the cluster."
    return failed(
        title, ExportError(f"the cluster could not take it: {one_line(str(error))}", hint)
    )


def _lost() -> ExportError:
    hint = "Start it again, then run the same command: what is finished is not made again."
    return ExportError("the scheduler of the cluster was lost", hint)


def _on_worker(work: Work, title: Title, *, shared: bool) -> TitleResult:
    if not shared:
        return work(title)
    from distributed import worker_client  # noqa: PLC0415  (an extra)

    with worker_client() as client:
        return work(title, client.get_executor(pure=False, retries=_RETRIES))
