"""Tables of book.toml, checked against the dataclass that holds them.

A dataclass that is filled from a table carries ``__pydantic_config__ = TABLE``: its fields are the
table's keys (``page_size`` is ``page-size``), unknown keys are refused with the nearest known one
named, and every fault of a table is reported at once with its line.
"""

import dataclasses
import functools
import re
import types
import typing
from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pipeline.diagnostics import Diagnostic, did_you_mean, tally
from pipeline.errors import ConfigError
from pipeline.model import Position

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_Options = TypeVar("_Options")


def kebab_case(name: str) -> str:
    """The key in book.toml for a field of a dataclass."""
    return name.replace("_", "-")


TABLE: dict[str, Any] = {"extra": "forbid", "alias_generator": kebab_case, "strict": False}
"""The rules for a dataclass that is read from a table; give it as ``__pydantic_config__``."""

MANUSCRIPT_FILE: Mapping[str, bool] = {"manuscript file": True}
"""Metadata of a field that names a file of the manuscript, which must be inside its folder."""


@dataclasses.dataclass(frozen=True, slots=True)
class TomlSource:
    """The text of a TOML file, kept so that faults can name their line."""

    file: str
    text: str

    def position(self, *keys: str | int) -> Position:
        """The line that sets a key ("output", "pdf", "page-size"), or else its table's."""
        lines = _lines(self.text)
        places = (lines.get(keys[:depth]) for depth in range(len(keys), 0, -1))
        return Position(self.file, next((line for line in places if line is not None), None))


class TableError(ConfigError):
    """Tables of book.toml are wrong; ``diagnostics`` say in which ways."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"book.toml has {tally(diagnostics)}", "Mend what is listed.")
        self.diagnostics = diagnostics


def bind_table(
    kind: type[_Options], values: Mapping[str, object], source: TomlSource, *where: str
) -> _Options:
    """An instance of ``kind`` with the values of a table.

    ``where`` is the table's path ("output", "pdf").

    Raises:
        TableError: a key is unknown or missing, or a value is not of the right kind.
    """
    from pydantic import ValidationError  # noqa: PLC0415  (heavy; not for --help)

    try:
        return cast(_Options, _adapter(cast(Hashable, kind)).validate_python(dict(values)))
    except ValidationError as error:
        faults = error.errors(include_url=False)
    raise TableError(tuple(_diagnostic(kind, dict(fault), source, where) for fault in faults))


@functools.cache
def _adapter(kind: Hashable) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter  # noqa: PLC0415  (heavy; not for --help)

    return TypeAdapter(cast(type, kind))


def _diagnostic(
    kind: type, fault: Mapping[str, Any], source: TomlSource, where: tuple[str, ...]
) -> Diagnostic:
    inside: list[str | int] = list(fault["loc"])
    path = [*where, *inside]
    key = ".".join(str(part) for part in path)
    position = source.position(*path)
    match fault["type"]:
        case "unexpected_keyword_argument" | "extra_forbidden":
            fields = dataclasses.fields(_table_at(kind, inside[:-1]))
            known = [kebab_case(field.name) for field in fields]
            hint = did_you_mean(str(path[-1]), known)
            return Diagnostic("unknown-key", "error", f"unknown key {key!r}", position, hint)
        case "missing" | "missing_argument":
            hint = f"Add it to {source.file}."
            return Diagnostic("missing-key", "error", f"the key {key!r} is missing", position, hint)
        case _:
            message = f"{key!r} has a value that cannot be used: {fault['input']!r}"
            return Diagnostic("bad-value", "error", message, position, f"{fault['msg']}.")


_HEADER = re.compile(r"\s*(\[\[?)([^\]]+)\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""(?:(?<!\s)\s+)?(?:"([^"]*)"|'([^']*)'|([^\s.]+))\s*\.?""")


@functools.lru_cache(maxsize=4)
def _lines(text: str) -> Mapping[tuple[str | int, ...], int]:
    """The line, from 1, of every table header and key, the first where one is spelled twice.

    A number among the keys is the place, from 0, in an array of tables (``[[contributors]]``).
    """
    lines: dict[tuple[str | int, ...], int] = {}
    table: tuple[str | int, ...] = ()
    seen: dict[str, int] = {}
    # Not splitlines(): TOML 1.0 and editors know one end of a line, Python ten.
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            name = header[2].strip()
            table = _parts(name)
            lines.setdefault(table, number)
            if header[1] == "[[":
                place = seen[name] = seen.get(name, -1) + 1
                table = (*table, place)
                lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault((*table, *_parts(key[1])), number)
    return lines


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple("".join(part) for part in _PART.findall(dotted))


def _table_at(kind: Any, path: list[str | int]) -> Any:  # noqa: ANN401  (any annotation)
    """The type that stands at ``path`` inside the dataclass ``kind``."""
    for part in path:
        arguments = typing.get_args(_without_none(kind))
        if arguments:  # list[T] or dict[str, T]
            kind = arguments[-1]
            continue
        hints = typing.get_type_hints(kind)
        names = {kebab_case(name): name for name in hints}
        kind = _without_none(hints[names[str(part)]])
    return _without_none(kind)


def _without_none(kind: Any) -> Any:  # noqa: ANN401  (any annotation)
    if not isinstance(kind, types.UnionType):
        return kind
    rest = [argument for argument in typing.get_args(kind) if argument is not type(None)]
    return rest[0] if len(rest) == 1 else kind
