"""How an edition takes another one's place, such that a kill at any moment can be mended.

The manifest is the journal: it is written before the first rename, with what stood there before
and what will stand there, and again after the last one. In between, what lies in the output folder
tells how far the build came. Whoever calls these functions holds the output folder.
"""

import contextlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.driver.ownership import look_through, remove_made
from pipeline.durable import flush_folder
from pipeline.manifest import (
    NEXT,
    UNPROVED,
    Made,
    Manifest,
    read_manifest,
    remove_next,
    write_manifest,
)

_RETIRED = re.compile(r"\.retired-(?P<name>[^@]+)@staged-\w+")


def put_in_place(output: Path, name: str, staged: Path, made: Made) -> None:
    """Swap the edition ``name`` for the finished folder ``staged``, in two renames.

    An unproved edition of the same format has had its time, and goes.

    Raises:
        OSError: a rename failed; the earlier edition is in its place again.
    """
    target = output / name
    manifest = read_manifest(output)
    spent = f"{UNPROVED}/{name}" in manifest.editions
    write_manifest(output, _announced(output, manifest, name, made))
    try:
        if target.exists():
            target.rename(target.with_name(f".retired-{target.name}@{staged.name}"))
        staged.rename(target)
        flush_folder(target.parent)
        if spent:
            with contextlib.suppress(OSError):  # the edition is in its place all the same
                _discard(output, f"{UNPROVED}/{name}", manifest)
    finally:
        mend(output)


def _announced(output: Path, manifest: Manifest, name: str, made: Made) -> Manifest:
    nothing = Made({})
    stood = manifest.editions.get(name, nothing) if (output / name).exists() else nothing
    return manifest.with_edition(name, replace(made, earlier=replace(stood, earlier=None)))


def _discard(output: Path, name: str, manifest: Manifest) -> None:
    """Remove an edition that nobody needs any more, unless somebody has put something to it."""
    folder = output / name
    made = manifest.editions[name]
    contents = look_through(folder, made.files) if folder.is_dir() else None
    if contents and (contents.foreign or contents.changed):
        return
    journal = read_manifest(output).with_edition(name, replace(Made({}), earlier=made))
    write_manifest(output, journal)
    if contents:
        remove_made(folder, made.files)
    with contextlib.suppress(OSError):  # other formats' are in it
        folder.parent.rmdir()


def mend(output: Path) -> None:
    """Finish, or undo, what the manifest says was being put in place.

    Raises:
        ConfigError: the manifest is not one.
        OSError: the output folder cannot be written.
    """
    remove_next(output)
    manifest = read_manifest(output)
    settled = manifest
    for name, made in manifest.editions.items():
        if made.earlier is not None:
            stands = _settled(output / name, made, made.earlier)
            settled = settled.with_edition(name, stands) if stands else settled
            settled = settled if stands else settled.without_edition(name)
    if settled != manifest:
        write_manifest(output, settled)
    _bring_back(output)


def _settled(target: Path, made: Made, earlier: Made) -> Made | None:
    """Which of the two editions stands there now; what is left of the other one is removed."""
    before = earlier if earlier.files else None
    retired = _retired(target, earlier)
    if not os.path.lexists(target):
        if retired:
            retired.rename(target)
        return before if retired else None
    if not made.files:  # it was being removed, if that had begun
        begun = _likeness(target, earlier.files) < len(earlier.files)
        return (None if _is_removed(target, earlier) else made) if begun else earlier
    new = _likeness(target, made.files)
    if not retired and (not new or _likeness(target, earlier.files) > new):
        return before
    if retired and not (new and _is_removed(retired, earlier, target)):
        return made  # something else stands there: whoever put it there decides
    return replace(made, earlier=None)


def _is_removed(folder: Path, made: Made, heir: Path | None = None) -> bool:
    """Remove an edition; what another program holds open has to wait for the next build."""
    try:
        remove_made(folder, made.files, heir)
    except OSError:
        return False
    return True


def _likeness(folder: Path, files: Mapping[str, str]) -> int:
    """How many files of a folder are those of an edition."""
    return len(look_through(folder, files).own) if folder.is_dir() else 0


def _retired(target: Path, earlier: Made) -> Path | None:
    """Where the earlier edition waits, if it does; a stranger of such a name is left alone."""
    waiting = [path for path, name in _all_retired(target.parent) if name == target.name]
    return max(waiting, key=lambda path: _likeness(path, earlier.files), default=None)


def _all_retired(folder: Path) -> Iterator[tuple[Path, str]]:
    """The folders that wait beside their successors, each with the name that it had."""
    for path in sorted(folder.glob(".retired-*")):
        match = _RETIRED.fullmatch(path.name)
        if match and path.is_dir() and not path.is_symlink():
            yield path, match["name"]


def _bring_back(output: Path) -> None:
    """Give a folder its name back that waits for no successor, as earlier versions left it."""
    for path, name in _all_retired(output):
        if not os.path.lexists(output / name):
            path.rename(output / name)


def is_unsettled(output: Path) -> bool:
    """Whether a build left something to be mended; work folders are not looked for.

    Raises:
        ConfigError: the manifest is not one.
    """
    if os.path.lexists(output / NEXT) or any(_all_retired(output)):
        return True
    return any(made.earlier is not None for made in read_manifest(output).editions.values())
