"""``publish schema`` for a book that there is, and ``publish new`` for a new one."""

import json

from pipeline.driver.schema import SCHEMA_FILE, book_schema


def test_the_command_prints_it_and_a_new_book_has_it(publish, tmp_path):
    done = publish("schema")
    publish("new", tmp_path / "book")

    assert json.loads(done.stdout) == book_schema()
    assert (
        json.loads((tmp_path / "book" / SCHEMA_FILE).read_text(encoding="utf-8")) == book_schema()
    )
    head = (tmp_path / "book/book.toml").read_text(encoding="utf-8").split("\n")[0]
    assert head == f"#:schema ./{SCHEMA_FILE}"
