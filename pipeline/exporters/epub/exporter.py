"""The EPUB exporter."""

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from pipeline.exporters.base import Export, Job
from pipeline.exporters.epub.accessibility import gather_evidence
from pipeline.exporters.epub.edition import book_resources, plan_edition, spared, toc_entries
from pipeline.exporters.epub.metadata import book_entries
from pipeline.exporters.epub.nav import page_targets
from pipeline.exporters.epub.options import EpubOptions
from pipeline.exporters.epub.package import write_package
from pipeline.exporters.shared.identity import edition_metadata
from pipeline.exporters.shared.names import book_slug
from pipeline.model import Document
from pipeline.products import FinishedEpub, PageMap


class EpubExporter:
    """Makes one EPUB 3.3 file."""

    name: ClassVar[str] = "epub"
    wants: ClassVar[tuple[type, ...]] = ()
    provides: ClassVar[tuple[type, ...]] = (FinishedEpub,)

    def __init__(self, options: EpubOptions) -> None:
        self.options = options

    @property
    def welcomes(self) -> tuple[type, ...]:
        return (PageMap,) if self.options.page_list else ()

    def spares(self, document: Document) -> tuple[type, ...]:
        return spared(document)

    def export(self, document: Document, job: Job) -> Export:
        """Write ``TITLE.epub``.

        Raises:
            ExportError: the cover that book.toml names is no picture.
        """
        document = replace(document, metadata=edition_metadata(document.metadata, "epub"))
        plan, faults = plan_edition(document, job, self.options)
        evidence = gather_evidence(plan, options=self.options)
        name = Path(f"{book_slug(document)}.epub")
        resources = book_resources(plan, job, self.options, evidence)
        entries = book_entries(document, evidence, plan.page_source)
        write_package(
            job.work / name,
            document,
            entries=entries,
            resources=resources,
            toc=toc_entries(plan, self.options.toc_depth),
            pages=page_targets(plan),
            moment=job.timestamp,
        )
        return Export((name,), (FinishedEpub((job.work / name,), evidence),), faults)
