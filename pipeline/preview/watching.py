"""Which files of a folder were saved, as the system tells it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.errors import ConfigError, MissingToolError

_INSTALL = "Install it with: python -m pip install watchfiles"
_STILL = 10  # milliseconds without a change, after which a save is taken for finished
_LOOK_UP = 200  # milliseconds; then it is seen whether the program is to stop
_PAUSE = 1000  # milliseconds at most for a save of many files


def watched(folder: Path, but: Sequence[Path] = ()) -> Iterator[tuple[str, ...]]:
    """The names of files that were changed, relative to ``folder``; ``but`` those in some folders.

    The first ones are none: from there on no change is missed. Hidden files, and those that editors
    write beside a text, are passed over.

    Raises:
        ConfigError: there is no such folder.
        MissingToolError: watchfiles is not installed.
    """
    if not folder.is_dir():
        raise ConfigError(f"there is no folder {folder.as_posix()}", "Name the manuscript's.")
    try:
        import watchfiles  # noqa: PLC0415  (an extra)
    except ImportError:
        message = "watchfiles, which tells of each save, is missing"
        raise MissingToolError(message, _INSTALL) from None
    root = folder.resolve()
    usual = watchfiles.DefaultFilter(ignore_paths=[path.resolve() for path in but])
    found = watchfiles.watch(
        root,
        watch_filter=usual,
        step=_STILL,
        debounce=_PAUSE,
        rust_timeout=_LOOK_UP,
        yield_on_timeout=True,
    )
    next(found)
    yield ()  # none yet
    for changes in found:
        names = {Path(path).relative_to(root).as_posix() for _, path in changes}
        if shown := sorted(name for name in names if not _hidden(name)):
            yield tuple(shown)


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))
