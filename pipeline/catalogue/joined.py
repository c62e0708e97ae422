"""What all titles have in common: one OPDS feed and one ONIX message, made of their own ones.

Both lie in the catalogue's output folder as editions do: with a list of their files, and replaced
as a whole.
"""

import functools
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.catalogue.facts import TitleResult
from pipeline.catalogue.feeds import joined_feeds
from pipeline.catalogue.message import joined_message
from pipeline.catalogue.source import is_made
from pipeline.driver.commit import commit_format, work_folder
from pipeline.driver.unwritable import unwritable
from pipeline.errors import ExportError, PublishError
from pipeline.manifest import Made, read_manifest

_WITHIN = {"opds": ("opds", "library"), "onix": ("onix", "library")}
"""The formats that hold a title's feed or message; the first that was asked for is taken."""


@dataclass(frozen=True, slots=True)
class Part:
    """The feed's or message's share of one title.

    ``folder`` is where the title's files of that format lie, relative to the catalogue's output
    folder, with forward slashes; ``files`` has their names and hashes.
    """

    title: str
    root: Path
    folder: str
    made: Made

    def read(self, ending: str) -> bytes:
        """The bytes of the one file whose name ends so.

        Raises:
            ExportError: it cannot be read.
        """
        name = next((name for name in self.made.files if name.endswith(ending)), ending)
        file = self.root / self.folder / name
        try:
            return file.read_bytes()
        except OSError as error:
            hint = "Make the title again: --again."
            raise ExportError(f"{file.as_posix()} cannot be read", hint) from error


def join(
    results: Sequence[TitleResult],
    names: Sequence[str],
    output: Path,
    sender: str | None = None,
) -> tuple[PublishError, ...]:
    """Write the feed and the message of all titles, as far as ``names`` asks for them; what failed.

    A title that failed is there with its earlier editions, as the shelf has them. ``sender`` is who
    sends the ONIX message; without it, the one that all titles name.
    """
    errors: list[PublishError] = []
    for kind, make in (("opds", _feeds), ("onix", functools.partial(_message, sender=sender))):
        within = next((name for name in _WITHIN[kind] if name in names), None)
        parts = tuple(_parts(results, within, output)) if within else ()
        if parts:
            try:
                _join(kind, parts, output, make, sender or "")
            except PublishError as error:
                errors.append(error)
    return tuple(errors)


def _parts(results: Iterable[TitleResult], name: str, output: Path) -> Iterable[Part]:
    for result in results:
        made = read_manifest(result.title.output).editions.get(name)
        if made is not None:
            yield Part(result.title.name, output, f"{result.title.name}/{name}", made)


_Make = Callable[[Sequence[Part], Path, Path], Sequence[Path]]


def _join(kind: str, parts: Sequence[Part], output: Path, make: _Make, sender: str) -> None:
    """Make it where anything has changed; nothing is touched otherwise."""
    source = _digest(parts, sender)
    if is_made(output, read_manifest(output), (kind,), source):
        return
    with work_folder(output) as work:
        folder = work / kind
        try:
            folder.mkdir()
            files = make(parts, folder, output / kind)
        except OSError as error:
            raise unwritable(output, error) from error
        commit_format(files, folder, output / kind, source=source)


def _digest(parts: Sequence[Part], sender: str) -> str:
    facts = [sender, *([part.folder, dict(part.made.files)] for part in parts)]
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def _feeds(parts: Sequence[Part], folder: Path, earlier: Path) -> Sequence[Path]:
    return joined_feeds(parts, folder, earlier)


def _message(
    parts: Sequence[Part], folder: Path, earlier: Path, *, sender: str | None
) -> Sequence[Path]:
    del earlier
    return joined_message(parts, folder, sender)
