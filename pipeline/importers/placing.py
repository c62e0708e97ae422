"""The manuscript's folder, which stands whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import ConfigError


@contextmanager
def placed(folder: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Write the files into a folder beside ``folder``; it takes that name when all has gone well.

    Raises:
        ConfigError: the folder cannot be written; nothing is left of it.
    """
    made: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        made.chmod(0o777 & ~_mask())
        _write(made, files)
        yield made
        if folder.is_dir():
            folder.rmdir()  # an empty one; Windows would not replace it
        made.replace(folder)
        made = None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = f"{folder.as_posix()} cannot be written: {reason}"
        hint = "Choose a folder in which you may write, with room enough."
        raise ConfigError(message, hint) from None
    finally:
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)


def _mask() -> int:
    """The rights that this process takes away from what it makes."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
