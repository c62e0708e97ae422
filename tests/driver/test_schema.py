"""The JSON Schema of book.toml knows each key, explains it, and judges as the reader does."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from pipeline.config import kebab_case
from pipeline.driver.schema import book_schema

ROOT = Path(__file__).parents[2]
SCHEMA = book_schema()
BOOKS = [
    *ROOT.glob("manuscript/book.toml"),
    *ROOT.glob("pipeline/template/manuscript/book.toml"),
    *ROOT.glob("tests/books/*/book.toml"),
]
FACTS = {"title": "T", "language": "en", "sections": ["a.md"]}


def _judge(values):
    plain = json.loads(json.dumps(values, default=str))
    return [fault.message for fault in jsonschema.Draft202012Validator(SCHEMA).iter_errors(plain)]


def _keys(schema, path=""):
    for name, part in schema.get("properties", {}).items():
        yield f"{path}{name}", part
        yield from _keys(part, f"{path}{name}.")


def test_it_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("book", BOOKS, ids=lambda path: path.parent.name)
def test_books_that_can_be_read_are_valid(book):
    assert _judge(tomllib.loads(book.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"tilte": "T"},
        {"number-sections": "yes"},
        {"output": {"pfd": {}}},
        {"output": {"pdf": {"page-size": "A0"}}},
        {"output": {"pdf": {"pagesize": "A4"}}},
        {"output": {"epub": {"toc-depth": 9}}},
        {"lexicon": {"nginx": {"sya": "x"}}},
        {"labels": {"nothing": "x"}},
        {"contributors": [{"role": "aut"}]},
        {"series": {"name": "S", "number": True}},
        {"collections": [{"name": "S", "type": "box"}]},
    ],
    ids=json.dumps,
)
def test_what_the_reader_refuses_is_invalid(wrong):
    assert _judge(FACTS | wrong)


@pytest.mark.parametrize(
    "right",
    [
        {"lexicon": {"nginx": "engine ex", "SQL": {"letters": True}}},
        {"abbreviations": {"km": "kilometre"}},
        {"series": {"name": "S", "number": 2}},
        {"collections": [{"name": "S", "number": 2}, {"name": "T", "type": "series"}]},
        {"labels": {"see-table": "x"}},
        {"output": {"pdf-large-print": {"page-size": "A4"}, "readaloud": {"highlight": "word"}}},
    ],
    ids=json.dumps,
)
def test_what_the_reader_takes_is_valid(right):
    assert _judge(FACTS | right) == []


def test_every_key_is_explained_in_a_sentence():
    parts = dict(_keys(SCHEMA))
    for name, kind in SCHEMA["$defs"].items():
        parts |= dict(_keys(kind, f"{name}."))

    lacking = [
        key
        for key, part in parts.items()
        if not part.get("description", "").endswith(".")
        and not key.startswith("labels.")
        and key.removeprefix("output.") not in SCHEMA["properties"]["output"]["properties"]
    ]
    assert len(parts) > 80
    assert lacking == []


def test_the_documents_tell_of_every_key():
    pages = ("syntax", "formats", "library", "epub", "narration", "commands")
    files = [ROOT / "pipeline/docs" / f"{page}.md" for page in pages]
    told = "".join(file.read_text(encoding="utf-8") for file in files)
    keys = {key.rsplit(".", 1)[-1] for key, _ in _keys(SCHEMA)}

    assert [key for key in sorted(keys) if kebab_case(key) not in told] == []
