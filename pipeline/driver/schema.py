"""The JSON Schema of book.toml (draft 2020-12), made from the tables that read it.

Editors complete and explain keys by it. What a key means is the text below its field.
"""

import ast
import dataclasses
import inspect
import itertools
import textwrap
import typing
from collections.abc import Iterator
from typing import Any

from pipeline.config import kebab_case
from pipeline.model import Labels
from pipeline.reader.book import BookTable
from pipeline.registry import formats

SCHEMA_FILE = "book.schema.json"
"""The name under which ``publish new`` writes it beside book.toml."""

_TEXT = {"type": "string"}


def book_schema() -> dict[str, Any]:
    """The schema of the whole file, with the tables of every format, those of plug-ins too."""
    schema = _schema(BookTable)
    tables = {name: _schema(kind) for name, kind in _output_tables().items()}
    schema["$defs"] |= {name: part for t in tables.values() for name, part in _defs(t)}
    output = schema["properties"]["output"]
    output |= {"properties": tables, "additionalProperties": False}
    _allow_short_forms(schema)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "book.toml",
        **schema,
    }


def _output_tables() -> dict[str, type[Any]]:
    """The options behind each ``[output.*]`` table.

    Several formats may read one table; it holds the keys that all of them know.
    """
    found: dict[str, type[Any]] = {}
    for format_ in formats():
        kind = format_.options_type()
        for name in format_.table:
            known = found.get(name, kind)
            found[name] = min(known, kind, key=lambda k: len(dataclasses.fields(k)))
    return found


def _schema(kind: type[Any]) -> dict[str, Any]:
    from pydantic import TypeAdapter  # noqa: PLC0415  (heavy; not for --help)

    schema = TypeAdapter(kind).json_schema()
    schema.setdefault("$defs", {})
    _describe(schema, kind)
    for inner in _tables_within(kind):
        if inner.__name__ in schema["$defs"]:
            _describe(schema["$defs"][inner.__name__], inner)
    return schema


def _defs(table: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from table.pop("$defs", {}).items()


def _tables_within(kind: type[Any]) -> Iterator[type[Any]]:
    """The dataclasses that stand in the fields of one, at any depth."""
    for hint in typing.get_type_hints(kind).values():
        for inner in (hint, *typing.get_args(hint)):
            if isinstance(inner, type) and dataclasses.is_dataclass(inner):
                yield inner
                yield from _tables_within(inner)


def _describe(schema: dict[str, Any], kind: type[Any]) -> None:
    """Put the text below each field in place of the titles that are made from names."""
    schema.pop("title", None)
    schema.pop("description", None)
    told = field_docs(kind)
    for field in dataclasses.fields(kind):
        part = schema["properties"].get(kebab_case(field.name))
        if part is not None:
            part.pop("title", None)
            _leave_null(part)
            if field.name in told:
                part["description"] = told[field.name]


def _leave_null(part: dict[str, Any]) -> None:
    """TOML has no null: a key that may be left out is not written."""
    others = [one for one in part.get("anyOf", ()) if one != {"type": "null"}]
    if len(others) == 1:
        del part["anyOf"]
        part |= others[0]
    elif others:
        part["anyOf"] = others
    if part.get("default", "") is None:
        del part["default"]


def field_docs(kind: type[Any]) -> dict[str, str]:
    """The text below each field of a dataclass and of those that it is made from."""
    found: dict[str, str] = {}
    for one in reversed(kind.__mro__):
        if dataclasses.is_dataclass(one):
            found |= dict(_own_docs(one))
    return found


def _own_docs(kind: type[Any]) -> Iterator[tuple[str, str]]:
    try:
        source = textwrap.dedent(inspect.getsource(kind))
    except OSError:  # a plug-in without its source
        return
    (made,) = ast.parse(source).body
    body = made.body if isinstance(made, ast.ClassDef) else []
    for field, below in itertools.pairwise(body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, " ".join(text.split())


def _allow_short_forms(schema: dict[str, Any]) -> None:
    """What may be written shorter: ``nginx = "engine ex"``, a section as its file."""
    for key in ("abbreviations", "lexicon"):
        entries = schema["properties"][key]
        entries["additionalProperties"] = {"anyOf": [_TEXT, entries["additionalProperties"]]}
    files = schema["properties"]["sections"]
    files["items"] = {"anyOf": [_TEXT, files["items"]]}
    for table in ("SeriesTable", "CollectionTable"):
        schema["$defs"][table]["properties"]["number"]["type"] = ["string", "number"]
    names = [kebab_case(field.name) for field in dataclasses.fields(Labels)]
    labels = schema["properties"]["labels"]
    labels |= {"properties": dict.fromkeys(names, _TEXT), "additionalProperties": False}
