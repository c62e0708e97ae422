"""What a reader can do with the finished editions, from what they say of themselves.

An EPUB's features and hazards are read in its package document; a PDF is said to be PDF/UA where a
judge was asked and found no fault. The words are those of the records.
"""

import contextlib
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.exporters.shared.evidence import count_evidence
from pipeline.exporters.shared.statement import make_statement
from pipeline.model import Document
from pipeline.model.walk import document_sentences
from pipeline.products import EditionName, Evidence
from pipeline.validators.editions import Judgement
from pipeline.validators.report.facts import Ways
from pipeline.validators.report.judged import verdict_on

_EPUBS: tuple[EditionName, ...] = ("epub", "readaloud")
_PDFS: tuple[EditionName, ...] = ("pdf", "pdf-large-print")


def ways_of_reading(
    document: Document, output: Path, judgements: Sequence[Judgement]
) -> tuple[Ways, ...]:
    """The statements of the EPUBs and PDFs that are there; none of one that cannot be read."""
    return tuple(_all(document, output, judgements))


def _all(document: Document, output: Path, judgements: Sequence[Judgement]) -> Iterator[Ways]:
    for name in (*_EPUBS, *_PDFS):
        for file in filter(_is_own, sorted((output / name).glob(f"*.{_ending(name)}"))):
            with contextlib.suppress(Exception):  # whatever a damaged file does to a library
                yield _ways(document, name, file, judgements)


def _ending(name: EditionName) -> str:
    return "epub" if name in _EPUBS else "pdf"


def _is_own(file: Path) -> bool:
    """Whether it is a file of a build: no link, and no pipe that would be waited for."""
    return file.is_file() and not file.is_symlink()


def _ways(
    document: Document, name: EditionName, file: Path, judgements: Sequence[Judgement]
) -> Ways:
    evidence = count_evidence(document, name)
    evidence = _as_told(document, evidence, file) if name in _EPUBS else evidence
    verdict = verdict_on(file, judgements) if name in _PDFS else None
    made = make_statement(document.metadata, evidence, verdict)
    parts = tuple((part.heading, tuple(line for _, line in part.lines)) for part in made.parts)
    return Ways(name, made.language, made.title, parts)


def _as_told(document: Document, evidence: Evidence, file: Path) -> Evidence:
    """The evidence with what only the finished file can tell: pages, motion, narration."""
    told = _package(file)
    sentences = sum(any(map(str.isalnum, one.text)) for one in document_sentences(document))
    heard = sentences if "auditory" in told["accessModeSufficient"] else 1
    narrated = "synchronizedAudioText" in told["accessibilityFeature"]
    return replace(
        evidence,
        pages=int("pageNavigation" in told["accessibilityFeature"]),
        moving="unknown" in told["accessibilityHazard"],
        sentences=sentences,
        heard=heard if narrated else 0,
    )


def _package(file: Path) -> dict[str, list[str]]:
    """The accessibility metadata of the package document, by the terms of Schema.org."""
    from lxml import etree  # noqa: PLC0415  (heavy; for the report alone)

    with zipfile.ZipFile(file) as book:
        (name,) = (one for one in book.namelist() if one.endswith(".opf"))
        root = etree.fromstring(book.read(name), etree.XMLParser(resolve_entities=False))
    told: dict[str, list[str]] = {
        term: [] for term in ("accessModeSufficient", "accessibilityFeature", "accessibilityHazard")
    }
    for meta in root.iter("{http://www.idpf.org/2007/opf}meta"):
        term = (meta.get("property") or "").removeprefix("schema:")
        if term in told:
            told[term].append(meta.text or "")
    return told
