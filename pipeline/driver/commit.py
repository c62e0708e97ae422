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
    with contextlib.ExitStack() as held:
        try:
            output.mkdir(parents=True, exist_ok=True)
            with locked(output):
                recover(output)
                folder = Path(tempfile.mkdtemp(prefix=_WORK, dir=output))
                held.callback(shutil.rmtree, folder, ignore_errors=True)
                held.enter_context(locked(folder))
        except OSError as error:
            raise _unwritable(output, error) from error
        yield folder


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
        with locked(target.parent):
            _swap(staged, target)
    except OSError as error:
        raise _unwritable(target, error) from error
    return tuple(target / name for name in relative)


@contextlib.contextmanager
def locked(folder: Path, *, wait: bool = True) -> Iterator[bool]:
    """Hold a folder against other builds that do the same; gives whether that is possible here.

    The lock belongs to the process and ends with it, however it ends; it leaves no file.

    Raises:
        BlockingIOError: another build holds the folder, and ``wait`` is False.
    """
    try:
        import fcntl  # noqa: PLC0415  (not under Windows)
    except ImportError:
        yield False
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        sure = True
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise
        except OSError:  # a file system without locks
            sure = False
        yield sure
    finally:
        os.close(descriptor)


def recover(output: Path) -> None:
    """Undo what a build left behind that was killed.

    A format's folder between the two renames gets its name back; work folders that no running
    build holds are removed.
    """
    for work in output.glob(f"{_WORK}*"):
        with contextlib.suppress(OSError), locked(work, wait=False) as sure:  # held, or just gone
            if sure:
                shutil.rmtree(work, ignore_errors=True)
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
