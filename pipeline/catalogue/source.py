"""The digest of what a title's editions are made of: manuscript, program, options."""

import hashlib
import importlib.metadata
import json
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pipeline import __version__
from pipeline.catalogue.facts import EPOCH, Order
from pipeline.manifest import Manifest, file_hash

_PLUGINS = ("accessible_publisher.formats", "accessible_publisher.engines")


def source_digest(manuscript: Path, order: Order) -> str:
    """The SHA-256, in hexadecimal, of all that decides the bytes of the title's editions.

    Every file of the manuscript's folder counts (hidden ones do not), the versions of this program
    and of what it needs, the options of the command, and the moment that the environment sets.

    Raises:
        OSError: a file cannot be read.
    """
    facts = {
        "manuscript": dict(_files(manuscript)),
        "program": dict(_versions()),
        "options": {table: dict(values) for table, values in order.overrides.items()},
        "strict": order.strict,
        "unproved": order.unproved,
        "moment": order.environment.get(EPOCH),
    }
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def is_made(output: Path, manifest: Manifest, names: Iterable[str], source: str) -> bool:
    """Whether the editions are all there, made of this, and none of their files is gone."""
    return all(
        is_made_of(manifest, name, source)
        and all((output / name / file).is_file() for file in manifest.editions[name].files)
        for name in names
    )


def is_made_of(manifest: Manifest, name: str, source: str) -> bool:
    """Whether the list has the edition, made of this."""
    made = manifest.editions.get(name)
    return made is not None and made.source == source and made.earlier is None


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    for place, inner, files in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(files):
            file = Path(place, name)
            if not name.startswith(".") and file.is_file():  # a pipe would be waited for
                yield file.relative_to(folder).as_posix(), file_hash(file)


@cache
def _versions() -> tuple[tuple[str, str], ...]:
    """This program and the packages that it names, and those that plug in, with their versions."""
    needed = {_name(text) for text in importlib.metadata.requires("accessible-publisher") or ()}
    plugged = {
        point.dist.name
        for group in _PLUGINS
        for point in importlib.metadata.entry_points(group=group)
        if point.dist
    }
    found = ((name, _version(name)) for name in sorted(needed | plugged))
    return ("accessible-publisher", __version__), *found


def _name(requirement: str) -> str:
    kept = [sign if sign.isalnum() or sign in "-_." else " " for sign in requirement]
    return "".join(kept).split()[0]


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "none"
