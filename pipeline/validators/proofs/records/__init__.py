"""The proof of library records: what they say is looked for in the book and its editions."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pipeline.diagnostics import Diagnostic
from pipeline.model import Document
from pipeline.validators.proofs.epub_book import Fault
from pipeline.validators.proofs.records.editions import Described, read_editions
from pipeline.validators.proofs.records.feeds import check_atom, check_feed
from pipeline.validators.proofs.records.folder import check_archive, check_checksums, check_page
from pipeline.validators.proofs.records.marc import check_marc
from pipeline.validators.proofs.records.onix import check_onix

_REMEDY = "Build the records again; if it stays so, please report a bug of this program."
_NO_FILE = "Build it beside the records, or 'publish build library', which holds the editions."
_Check = Callable[[Document, Path, Sequence[Described]], Iterator[Fault]]
_CHECKS: tuple[tuple[str, _Check], ...] = (
    (".onix.xml", check_onix),
    (".mrc", check_marc),
    (".marc.xml", check_marc),
    ("feed.json", check_feed),
    ("feed.xml", check_atom),
    ("accessibility.html", check_page),
    ("checksums.sha256", check_checksums),
    ("-library.zip", check_archive),
)


def prove_records(document: Document, files: Sequence[Path]) -> tuple[Diagnostic, ...]:
    """What records say that the book or an edition does not bear out, and what they do not say.

    An edition that lies neither among the records nor beside their folder is told: what only its
    file can show was not compared.
    """
    folder = min((file.parent for file in files), key=lambda place: len(place.parts))
    editions = read_editions(document, folder)
    told = {file: _check(file) for file in files if file.parent == folder}
    faults = [
        Diagnostic(code, "error", f"{file.name}: {message}", None, _REMEDY)
        for file, check in told.items()
        if check
        for code, message in check(document, file, editions)
    ]
    return (*faults, *_unseen(folder, editions))


def _check(file: Path) -> _Check | None:
    return next((check for ending, check in _CHECKS if file.name.endswith(ending)), None)


def _unseen(folder: Path, editions: Sequence[Described]) -> Iterator[Diagnostic]:
    """The editions of which records tell, and no file was found."""
    texts = [
        file.read_text(encoding="utf-8", errors="replace")
        for ending in (".onix.xml", ".marc.xml", "feed.json")
        for file in folder.glob(f"*{ending}")
    ]
    for one in editions:
        if one.evidence is None and any(one.urn in text for text in texts):
            message = f"the edition {one.name} is not here, so its claims were not compared with it"
            yield Diagnostic("record-without-file", "warning", message, None, _NO_FILE)
