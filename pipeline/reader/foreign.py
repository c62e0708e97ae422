"""Books of other programs, and keys of book.toml that stand below the wrong header."""

import dataclasses
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from pipeline.config import TomlSource, kebab_case
from pipeline.errors import ConfigError
from pipeline.reader.report import Report

_OTHERS = {
    "_quarto.yml": "Quarto",
    "_quarto.yaml": "Quarto",
    "_bookdown.yml": "bookdown",
    "mkdocs.yml": "MkDocs",
    "mkdocs.yaml": "MkDocs",
    "myst.yml": "MyST",
    "_toc.yml": "Jupyter Book",
    "conf.py": "Sphinx",
    "metadata.yaml": "pandoc",
    "metadata.yml": "pandoc",
    "defaults.yaml": "pandoc",
    "SUMMARY.md": "GitBook or mdBook",
    "Book.txt": "Leanpub",
}
_START = "'publish new FOLDER' writes one to start from."


def no_book(folder: Path) -> ConfigError:
    """The error of a folder without book.toml; it names what is there in its place."""
    message = f"there is no book.toml in {folder.as_posix()}"
    names = sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []
    for name in names:
        if name.casefold() == "book.toml":
            return ConfigError(f"{message}, but {name!r}", "Rename it to 'book.toml'.")
        if name in _OTHERS:
            hint = f"Write its title, language and list of files into a book.toml; {_START}"
            return ConfigError(f"{message}, but {name} of {_OTHERS[name]}", hint)
    hint = "Name a manuscript folder, or start one with 'publish new FOLDER'."
    return ConfigError(message, hint)


def refuse_mdbook(values: Mapping[str, object]) -> None:
    """Refuse the book.toml of mdBook, which has the same name.

    Raises:
        ConfigError: it is one.
    """
    if isinstance(values.get("book"), dict) and "title" not in values:
        hint = (
            "Here title, language and sections (the list of files) stand at the top, without"
            f" [book], and each author in [[contributors]]; {_START}"
        )
        raise ConfigError("book.toml is one of mdBook: it has the table [book]", hint)


_OPEN = ("abbreviations", "lexicon", "labels")
"""Tables that take every key; what stands there is misplaced only where the book needs it."""

_NEEDED = ("title", "language", "sections")


def lifted(
    values: Mapping[str, object], tables: Mapping[str, type], book: type, source: TomlSource,
    report: Report,
) -> dict[str, object]:  # fmt: skip
    """The values with each key in its place that stands below a header of another table.

    TOML gives a key to the header above it. Each is an error; it is read on as it was meant.
    ``tables`` are the dataclasses of the tables inside ``book``, by their key.
    """
    top = _keys(book)
    full = dict(values)
    for table, held in list(values.items()):
        own = _keys(tables[table]) if table in tables else ()
        wanted = _NEEDED if table in _OPEN else top if table in tables else ()
        for place, entry in _entries(held):
            for key in [key for key in entry if key in wanted and key not in (*own, *full)]:
                full[key] = entry[key]
                _drop(full, table, place, key)
                header = f"[[{table}]]" if place is not None else f"[{table}]"
                _tell(report, source, header, (table, *([] if place is None else [place]), key))
    return full


def _keys(table: type) -> Collection[str]:
    return [kebab_case(field.name) for field in dataclasses.fields(table)]


def _entries(held: object) -> Iterator[tuple[int | None, dict[str, object]]]:
    """The tables under a key, each with its place if they are several."""
    if isinstance(held, dict):
        yield None, held
    elif isinstance(held, list):
        yield from ((n, entry) for n, entry in enumerate(held) if isinstance(entry, dict))


def _drop(full: dict[str, object], table: str, place: int | None, key: str) -> None:
    """Take a key out of a table, without changing the table that was given."""
    held = full[table]
    if isinstance(held, list):
        full[table] = [_without(e, key) if n == place else e for n, e in enumerate(held)]
    elif isinstance(held, dict):
        full[table] = _without(held, key)


def _without(entry: dict[str, object], key: str) -> dict[str, object]:
    return {name: value for name, value in entry.items() if name != key}


def _tell(report: Report, source: TomlSource, header: str, path: tuple[str | int, ...]) -> None:
    message = f"{path[-1]!r} stands below {header}, and so belongs to it"
    hint = "Move it up, above the first line that begins with '['."
    report.error("misplaced-key", message, source.position(*path), hint)
