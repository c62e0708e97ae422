"""Finished files go into the output folder at once, a format at a time, or not at all."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import ExportError

_RETIRED = ".retired-"
_WORK = ".work-"


@contextlib.contextmanager
def work_folder(output: Path) -> Iterator[Path]:
    """A private folder beside the results, on the same file system, gone at the end.

    Raises:
        ExportError: the output folder cannot be written.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        recover(output)
        folder = Path(tempfile.mkdtemp(prefix=_WORK, dir=output))
    except OSError as error:
        raise _unwritable(output, error) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def commit_format(files: Iterable[Path], work: Path, target: Path) -> tuple[Path, ...]:
    """Replace the folder ``target`` by the files, given relative to ``work``; their new paths.

    The earlier folder stays as it was until the new one is complete; then two renames swap them.

    Raises:
        ExportError: a file cannot be placed; the earlier folder is still there.
    """
    relative = tuple(files)
    staged = Path(tempfile.mkdtemp(prefix="staged-", dir=work.parent))
    try:
        for name in relative:
            _place(work / name, staged / name)
        staged.chmod(0o755)
        _swap(staged, target)
    except OSError as error:
        raise _unwritable(target, error) from error
    return tuple(target / name for name in relative)


def recover(output: Path) -> None:
    """Put back a format's folder that a crash between the two renames left under another name."""
    for retired in sorted(output.glob(f"{_RETIRED}*")):
        target = output / retired.name.removeprefix(_RETIRED).partition("@")[0]
        if target.exists():
            shutil.rmtree(retired, ignore_errors=True)
        else:
            retired.rename(target)


def _place(source: Path, destination: Path) -> None:
    """Link the file, so that products which name its first place stay good; else copy it."""
    destination.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, destination)
    except OSError:
        shutil.copyfile(source, destination)


def _swap(staged: Path, target: Path) -> None:
    retired = target.with_name(f"{_RETIRED}{target.name}@{staged.name}")
    had_earlier = target.exists()
    if had_earlier:
        target.rename(retired)
    try:
        staged.rename(target)
    except OSError:
        if had_earlier:
            retired.rename(target)
        raise
    shutil.rmtree(retired, ignore_errors=True)


def _unwritable(path: Path, error: OSError) -> ExportError:
    reason = error.strerror or str(error)
    hint = "Is the folder writable, is there space left, is a file open in another program?"
    return ExportError(f"cannot write to {path}: {reason}", hint)
