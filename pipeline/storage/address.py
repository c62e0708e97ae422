"""Places of files: paths of this machine, or addresses that fsspec knows."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, Union

from pipeline.diagnostics import one_line
from pipeline.errors import ConfigError, ExportError, MissingToolError, PublishError

if TYPE_CHECKING:
    from upath import UPath

Place: TypeAlias = Union[Path, "UPath"]
"""A path of this machine, or an address."""
_MARK = "://"
_LONGEST = 200  # signs of what a library says of a fault


def is_address(text: str) -> bool:
    """Whether it names a store, and not a path of this machine."""
    return _MARK in text


def place(text: str) -> Place:
    """The path or the address that a text names.

    Raises:
        ConfigError: nobody knows addresses of this kind.
        MissingToolError: the package for them is not installed.
    """
    return at(text) if is_address(text) else Path(text)


def at(text: str) -> "UPath":
    """The folder at an address.

    Raises:
        ConfigError: nobody knows addresses of this kind.
        MissingToolError: the package for them is not installed.
    """
    hint = "Install it with: pip install 'accessible-publisher[storage]'"
    try:
        from upath import UPath  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise MissingToolError("the package universal-pathlib is not installed", hint) from error
    try:
        found = UPath(text.rstrip("/"))
        found.fs  # noqa: B018  (asks for the package of this kind of address)
    except ImportError as error:
        message = f"a package for {text} is not installed: {one_line(str(error), _LONGEST)}"
        raise MissingToolError(message, hint) from error
    except (ValueError, TypeError) as error:
        message = f"{text} is no address of a store: {one_line(str(error), _LONGEST)}"
        raise ConfigError(message, "Write it as s3://BUCKET/FOLDER, gs:// or sftp://.") from error
    except Exception as error:  # (sftp:// connects at once)
        raise _unreachable(text, error) from error
    return found


def is_of_this_process(where: Place) -> bool:
    """Whether no other process sees it: ``memory://``, which is for trying out."""
    return not isinstance(where, Path) and where.protocol == "memory"


def shown(where: Place) -> str:
    """The place as people write it."""
    return where.as_posix() if isinstance(where, Path) else str(where)


@contextlib.contextmanager
def reached(where: Place) -> Iterator[None]:
    """What goes wrong in a store, as an error that names its address.

    Raises:
        ExportError: the store cannot be reached, or refuses.
    """
    try:
        yield
    except PublishError:
        raise
    except Exception as error:  # each library of a store has errors of its own
        raise _unreachable(shown(where), error) from error


def _unreachable(address: str, error: Exception) -> ExportError:
    said = one_line(str(error), _LONGEST) or type(error).__name__
    hint = "See that the store can be reached and written with your rights, then try again."
    return ExportError(f"{address} cannot be used: {said}", hint)
