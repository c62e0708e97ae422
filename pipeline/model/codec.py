"""The document as JSON and back, without loss.

A node is an object whose ``"t"`` names its class, as in pandoc's JSON; tuples are arrays and dates
are ISO 8601 strings. Fields that hold their default value are left out.
"""

import dataclasses
import datetime
import functools
import json
from collections.abc import Mapping
from typing import Any

from pipeline import model
from pipeline.model.document import Document

_FORMAT = 1


def to_json(document: Document) -> str:
    """The document as JSON text, the same text for the same document."""
    payload = {"format": _FORMAT, "document": _encode(document)}
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Document:
    """The document that :func:`to_json` wrote.

    Raises:
        ValueError: the text is not such JSON, or of another format version.
    """
    payload = json.loads(text)
    if not isinstance(payload, dict) or payload.get("format") != _FORMAT:
        raise ValueError(f"this is not a document in JSON format {_FORMAT}")
    document = _decode(payload["document"])
    if not isinstance(document, Document):
        raise ValueError("the JSON text holds no document")  # noqa: TRY004  (a fault of the text)
    return document


def _encode(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {
            field.name: _encode(content)
            for field in dataclasses.fields(value)
            if (content := getattr(value, field.name)) != field.default or field.name == "position"
            if content is not None
        }
        return {"t": type(value).__name__, **fields}
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if isinstance(value, datetime.datetime):
        return {"t": "moment", "iso": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"t": "date", "iso": value.isoformat()}
    return value


def _decode(value: object) -> Any:  # noqa: ANN401  (any node of the model)
    if isinstance(value, list):
        return tuple(_decode(item) for item in value)
    if not isinstance(value, dict):
        return value
    fields = dict(value)
    name = fields.pop("t", None)
    if name == "date":
        return datetime.date.fromisoformat(fields["iso"])
    if name == "moment":
        return datetime.datetime.fromisoformat(fields["iso"])
    node = _nodes().get(name)
    if node is None:
        raise ValueError(f"unknown node {name!r}")
    return node(**{key: _decode(content) for key, content in fields.items()})


@functools.cache
def _nodes() -> Mapping[object, type]:
    """Every class of the model by its name."""
    public = ((name, getattr(model, name)) for name in model.__all__)
    return {
        name: kind
        for name, kind in public
        if isinstance(kind, type) and dataclasses.is_dataclass(kind)
    }
