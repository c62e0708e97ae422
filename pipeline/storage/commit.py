"""Editions of a folder of this machine, put into a store so that no reader sees half of one.

No store can swap folders. So each edition goes to a folder that is named after its bytes, and the
list of editions, which is written last and at once, says where: ``epub/3f29…/book.epub``. Whoever
reads the list before that finds the earlier edition, whole: it is removed by the commit after.
"""

import contextlib
import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ConfigError
from pipeline.manifest import NAME, Made, Manifest, manifest_bytes, parse_manifest
from pipeline.storage.address import reached, shown
from pipeline.storage.leases import Leased

if TYPE_CHECKING:
    from upath import UPath

_DIGITS = 16  # of the hash that names a folder
_SWAPPED = frozenset(["file", "local", "sftp", "ssh"])
"""Stores that write into files as they stand there; a renaming is what happens at once."""


@dataclass(frozen=True, slots=True)
class Committed:
    """A folder of a store as its list of editions tells it."""

    folder: "UPath"
    manifest: Manifest


def read_listed(folder: "UPath") -> Committed:
    """The folder with its list; an empty one where none was written yet.

    Raises:
        ConfigError: what bears the list's name is none.
        ExportError: the store cannot be reached.
    """
    file = folder / NAME
    with reached(folder):
        try:
            data = file.fs.cat_file(file.path)
        except FileNotFoundError:
            return Committed(folder, Manifest({}))
    try:
        return Committed(folder, parse_manifest(data))
    except ValueError as error:
        raise ConfigError(f"{shown(file)} is no list of editions", "Move it elsewhere.") from error


def stand(listed: Committed, names: Iterable[str]) -> bool:
    """Whether all files of these editions are there.

    Raises:
        ExportError: the store cannot be reached.
    """
    folder = listed.folder
    with reached(folder):
        folder.fs.invalidate_cache()
        found = set(folder.fs.find(folder.path))
    return all(
        _path(folder, made, name, file) in found
        for name in names
        if (made := listed.manifest.editions.get(name))
        for file in made.files
    )


def _path(folder: "UPath", made: Made, name: str, file: str) -> str:
    return str((folder / (made.folder or name) / file).path)


def commit_editions(local: Path, editions: Mapping[str, Made], lease: Leased) -> Manifest:
    """Put editions that lie in ``local`` into the leased folder; the list as it is then.

    Raises:
        ExportError: the store cannot be reached, or the lease is lost; the earlier editions are as
            they were.
        ConfigError: what bears the list's name is none.
    """
    folder = lease.folder
    earlier = read_listed(folder).manifest
    placed = {name: replace(made, folder=_folder(name, made)) for name, made in editions.items()}
    following = Manifest({**earlier.editions, **placed})
    with reached(folder):
        for name, made in placed.items():
            _upload(local / name, made, folder)
        lease.refuse_lost()
        if following != earlier:
            write_at_once(folder / NAME, manifest_bytes(following))
    with contextlib.suppress(Exception):  # what is left over harms nobody, and goes next time
        _remove_older(folder, placed, (following, earlier))
    return following


def replace_pages(local: Path, name: str, made: Made, lease: Leased) -> None:
    """Replace files that are whole each by itself and are looked for under their names.

    Pages of a feed may change while somebody turns them (RFC 5005, 3), so they need no folder of
    their own. The first is written last, after all that it leads to.

    Raises:
        ExportError: the store cannot be reached, or the lease is lost.
        ConfigError: what bears the list's name is none.
    """
    folder = lease.folder
    earlier = read_listed(folder).manifest
    lease.refuse_lost()
    with reached(folder):
        folder.fs.makedirs((folder / name).path, exist_ok=True)
        for file in sorted(made.files, reverse=True):
            write_at_once(folder / name / file, (local / file).read_bytes())
        write_at_once(folder / NAME, manifest_bytes(earlier.with_edition(name, made)))
        before = earlier.editions.get(name)
        for file in set(before.files if before else ()) - set(made.files):
            folder.fs.rm_file((folder / name / file).path)


def _folder(name: str, made: Made) -> str:
    """A folder for these bytes alone."""
    text = json.dumps(dict(made.files), sort_keys=True)
    return f"{name}/{hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]}"


def _upload(source: Path, made: Made, folder: "UPath") -> None:
    """Put the files there; one that is there already, by its name and size, may be being read."""
    files = folder.fs
    target = folder / str(made.folder)
    files.invalidate_cache()
    for name in made.files:
        file = target / name
        if files.exists(file.path) and files.size(file.path) == (source / name).stat().st_size:
            continue
        files.makedirs(file.parent.path, exist_ok=True)
        files.put_file(str(source / name), file.path)


def write_at_once(file: "UPath", data: bytes) -> None:
    """Replace a file of a store, so that nobody reads half of it."""
    files = file.fs
    protocols = (files.protocol,) if isinstance(files.protocol, str) else files.protocol
    if _SWAPPED.isdisjoint(protocols):
        files.pipe_file(file.path, data)
        return
    beside = file.parent / f".{file.name}.{uuid.uuid4().hex}"
    files.pipe_file(beside.path, data)
    files.mv(beside.path, file.path)


def _remove_older(folder: "UPath", placed: Mapping[str, Made], lists: Iterable[Manifest]) -> None:
    """Remove what neither the list nor the one before it names, in the folders just written to."""
    named = {made.folder for one in lists for made in one.editions.values()}
    for name in placed:
        for path in folder.fs.ls((folder / name).path, detail=False):
            inside = f"{name}/{path.rstrip('/').rsplit('/', 1)[-1]}"
            if inside not in named and _is_ours(inside):
                folder.fs.rm(path, recursive=True)


def _is_ours(inside: str) -> bool:
    last = inside.rsplit("/", 1)[-1]
    return len(last) == _DIGITS and set(last) <= set("0123456789abcdef")
