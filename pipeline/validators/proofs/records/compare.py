"""How what a record says is compared with what it should say."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipeline.model import Contributor, Document
from pipeline.validators.proofs.epub_book import Fault
from pipeline.validators.proofs.records.editions import Described
from pipeline.validators.proofs.same_text import folded

_SECONDS = 2  # between the sound that was made and what its files say


def plain(text: str | None) -> str:
    """A text as records hold it: on one line, without what cannot be printed."""
    return folded("".join(c if c.isprintable() else " " for c in text or ""))


def rows(texts: Iterable[str | None]) -> list[str]:
    """Several such texts; those that are empty fall out."""
    return [text for text in map(plain, texts) if text]


def compare(
    what: str, found: object, expected: object, code: str = "edition-metadata"
) -> Iterator[Fault]:
    """A fault where the two differ."""
    if found != expected:
        yield code, f"{what} is {_shown(found)}, not {_shown(expected)}"


def _shown(value: object) -> str:
    return repr(sorted(value) if isinstance(value, frozenset) else value)[:400]


def lasts(edition: Described, found: float | None) -> Iterator[Fault]:
    """A fault where the sound of an edition takes another time than is said."""
    if edition.seconds is None:
        return
    if found is None or abs(found - edition.seconds) > _SECONDS + edition.seconds / 100:
        yield "edition-metadata", f"{edition.name} takes {edition.seconds:.0f} s, not {found}"


def paired(
    found: Mapping[str, object], editions: Sequence[Described], folder: Path
) -> Iterator[Fault]:
    """Records of no edition, and editions that lie among the records and have none."""
    known = {one.urn for one in editions}
    for urn in found:
        if urn not in known:
            yield "edition-metadata", f"it tells of {urn!r}, which is no edition of the book"
    for one in editions:
        delivered = one.file is not None and folder in one.file.parents
        if delivered and one.urn not in found:
            yield "edition-metadata", f"it does not tell of {one.name}"
    if not found:
        yield "edition-metadata", "it tells of no edition"


def names(document: Document, roles: Collection[str] | None = None) -> list[str]:
    """The contributors' names, those of some roles alone if any are given."""
    people: Sequence[Contributor] = document.metadata.contributors
    return rows(one.name for one in people if roles is None or one.role in roles)


def linked(base: str, href: str, folder: Path) -> Path | None:
    """The file to which a link of a record leads; None where there is none."""
    path = unquote(urlsplit(href.removeprefix(base)).path)
    if not href.startswith(base) or path.startswith("/") or ".." in path.split("/"):
        return None
    file = folder / path
    return file if file.is_file() else None
