"""What the builds into an output folder made: ``editions.json``, which lies beside the editions.

It lists every file of every edition with its hash. A build replaces only what is listed there,
and ``publish verify`` sees by it every byte that was changed since.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from pipeline.errors import ConfigError

NAME = "editions.json"
_FORM = 1  # the version of the file's own form


@dataclass(frozen=True, slots=True)
class Made:
    """One edition as a build made it.

    ``files`` are paths below the edition's folder, with forward slashes, each with the SHA-256 of
    its bytes in hexadecimal. ``unproved`` is True for one that was taken over although its proof
    failed. ``earlier`` are the files that stood there before, while they are being replaced.
    """

    files: Mapping[str, str]
    unproved: bool = False
    earlier: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """The editions of an output folder by their formats' names."""

    editions: Mapping[str, Made]
    form: Annotated[int, Field(le=_FORM)] = _FORM

    def with_edition(self, name: str, made: Made) -> "Manifest":
        """The manifest with this edition instead of the one of the same name."""
        return replace(self, editions={**self.editions, name: made})


_ADAPTER = TypeAdapter(Manifest)


def read_manifest(output: Path) -> Manifest:
    """The manifest of an output folder; an empty one where none was written yet.

    Raises:
        ConfigError: it cannot be read, or was written by something else.
    """
    file = output / NAME
    try:
        return _ADAPTER.validate_json(file.read_bytes())
    except FileNotFoundError:
        return Manifest({})
    except (OSError, ValidationError) as error:
        hint = "If the editions beside it are not wanted any more, delete them together with it."
        raise ConfigError(f"{file.as_posix()} is no list of editions", hint) from error


def write_manifest(output: Path, manifest: Manifest) -> None:
    """Replace the manifest at once, and not before it is on the disk.

    Raises:
        OSError: the output folder cannot be written.
    """
    editions = {name: _record(made) for name, made in sorted(manifest.editions.items())}
    text = json.dumps({"form": manifest.form, "editions": editions}, ensure_ascii=False, indent=1)
    handle, name = tempfile.mkstemp(prefix=f".{NAME}-", dir=output)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(output / NAME)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _record(made: Made) -> dict[str, object]:
    record: dict[str, object] = {"files": dict(sorted(made.files.items()))}
    if made.unproved:
        record["unproved"] = True
    if made.earlier is not None:
        record["earlier"] = dict(sorted(made.earlier.items()))
    return record


def hashes(folder: Path, files: Iterable[Path]) -> dict[str, str]:
    """The SHA-256 of files, which are given relative to ``folder``, by their paths."""
    return {file.as_posix(): _sha256(folder / file) for file in files}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
