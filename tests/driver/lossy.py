"""Exporters with a fault: their editions are well made, but lack a part of the book."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from pipeline import registry
from pipeline.exporters.base import Export, Exporter, Job
from pipeline.exporters.epub.exporter import EpubExporter
from pipeline.exporters.epub.options import EpubOptions
from pipeline.exporters.pdf.exporter import PdfExporter
from pipeline.exporters.pdf.options import PdfOptions
from pipeline.model import Document
from pipeline.registry import Format

FAULTY = "FAULTY_EXPORTERS"
"""The environment variable without which these exporters are the real ones."""


def _forgetful(document: Document) -> Document:
    """The document without the last paragraph of its last section."""
    if FAULTY not in os.environ:
        return document
    *others, last = document.sections
    return replace(document, sections=(*others, replace(last, blocks=last.blocks[:-1])))


class _Lossy:
    name: ClassVar[str]
    wants: ClassVar[tuple[type, ...]] = ()
    provides: ClassVar[tuple[type, ...]] = ()
    real: Exporter

    def export(self, document: Document, job: Job) -> Export:
        return self.real.export(_forgetful(document), job)


class LossyEpub(_Lossy):
    name: ClassVar[str] = "epub"

    def __init__(self, options: EpubOptions) -> None:
        self.real = EpubExporter(replace(options, page_list=False))


class LossyPdf(_Lossy):
    name: ClassVar[str] = "pdf"

    def __init__(self, options: PdfOptions) -> None:
        self.real = PdfExporter(options)


class DamagedEpub(LossyEpub):
    """Its file cannot even be opened."""

    def export(self, document: Document, job: Job) -> Export:
        export = super().export(document, job)
        (job.work / export.files[0]).write_bytes(b"PK\3\4 and no more")
        return export


def _faulty(name: str, exporter: Callable[[Any], Exporter]) -> Format:
    known = registry.find_format(name)
    return replace(known, exporter=lambda: exporter, provides=())


FORMATS = (_faulty("epub", LossyEpub), _faulty("pdf", LossyPdf))
DAMAGED = (_faulty("epub", DamagedEpub),)

if __name__ == "__main__":  # ``publish`` with these formats; worker processes need none of it
    sys.path.insert(0, str(Path(__file__).parents[2]))
    registry.BUILT_IN = FORMATS
    from pipeline.cli.main import main

    main()
