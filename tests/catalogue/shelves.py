"""Catalogues of small titles, and what a run over them leaves."""

import hashlib
import json
from pathlib import Path

from click.testing import CliRunner, Result

from pipeline.cli.group import group

_BOOK = """title = "Title {name}"
language = "en"
identifiers = ["urn:uuid:5e11f59b-bf29-5f45-a6dc-{number:012d}"]
date = 2026-01-01
sections = ["one.md"]
"""


def shelve(folder: Path, *names: str) -> Path:
    """A folder of titles, each with one small section."""
    for number, name in enumerate(names):
        place = folder / name
        place.mkdir(parents=True)
        (place / "book.toml").write_text(_BOOK.format(name=name, number=number))
        (place / "one.md").write_text(f"# One\n\nThe text of {name}.\n")
    return folder


def catalogue(*arguments: object) -> Result:
    """What ``publish catalogue`` does."""
    return CliRunner().invoke(group, ["catalogue", *map(str, arguments)])


def states(output: Path) -> dict[str, str]:
    """What became of each title, as the summary says."""
    titles = json.loads((output / "catalogue.json").read_text())["titles"]
    return {title["folder"]: title["state"] for title in titles}


def editions(output: Path) -> dict[str, str]:
    """The digest of each file of the titles, the lists of editions with them."""
    files = [file for file in output.rglob("*") if file.is_file() and file.parent != output]
    return {
        file.relative_to(output).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }
