"""What lies around the records: the statement as a page, the checksums, the archive."""

import hashlib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.model import Document
from pipeline.validators.proofs.epub_book import Fault
from pipeline.validators.proofs.records.compare import compare, plain
from pipeline.validators.proofs.records.editions import Described
from pipeline.validators.proofs.same_text import Element, parse_html
from pipeline.validators.unchanged import edition_files


def check_page(document: Document, file: Path, editions: Sequence[Described]) -> Iterator[Fault]:
    """The page has a part for each edition that lies beside it, with its statement."""
    root = parse_html(file.read_bytes())
    parts = {one.get("id"): one for one in root.iter("h2")}
    here = [one for one in editions if one.file and file.parent in one.file.parents]
    yield from compare("its parts", list(parts), [one.name for one in here if one.name in parts])
    for edition in here:
        statement = edition.statement(document)
        if edition.name not in parts or statement is None:
            yield "edition-claim", f"it does not tell of {edition.name}"
            continue
        wanted = []
        for part in statement.parts:
            wanted += [part.heading, *(short for short, _ in part.lines)]
            wanted.append(" ".join(long for _, long in part.lines))
        found = list(_below(parts[edition.name]))
        yield from compare(edition.name, found, [plain(text) for text in wanted], "edition-claim")


def _below(heading: Element) -> Iterator[str]:
    """The texts between a heading of an edition and the next one."""
    for element in heading.itersiblings():
        if element.tag == "h2":
            return
        for one in element.iter("h3", "li", "p"):
            yield plain("".join(one.itertext()))


def check_checksums(
    document: Document, file: Path, editions: Sequence[Described]
) -> Iterator[Fault]:
    """Each file of the delivery is listed with its SHA-256, and nothing else is."""
    del document, editions
    lines = file.read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    found = {
        name: hashlib.sha256(place.read_bytes()).hexdigest()
        for name, place in _delivered(file.parent).items()
        if name != file.name
    }
    yield from _differences(sums, found)


def check_archive(document: Document, file: Path, editions: Sequence[Described]) -> Iterator[Fault]:
    """The ZIP holds the files of the delivery, byte for byte."""
    del document, editions
    with zipfile.ZipFile(file) as package:
        held = {name: hashlib.sha256(package.read(name)).hexdigest() for name in package.namelist()}
    found = {
        name: hashlib.sha256(place.read_bytes()).hexdigest()
        for name, place in _delivered(file.parent).items()
    }
    yield from _differences(held, found)


def _delivered(folder: Path) -> Mapping[str, Path]:
    """The files of the delivery by name, without the archive of all."""
    named = {name.as_posix(): folder / name for name in edition_files(folder)}
    return {name: file for name, file in named.items() if not name.endswith("-library.zip")}


def _differences(told: Mapping[str, str], found: Mapping[str, str]) -> Iterator[Fault]:
    for name in sorted({*told, *found}):
        if name not in found:
            yield "edition-metadata", f"it names {name}, which is not there"
        elif name not in told:
            yield "edition-metadata", f"it does not name {name}"
        elif told[name] != found[name]:
            yield "edition-metadata", f"{name} is another file than it says"
