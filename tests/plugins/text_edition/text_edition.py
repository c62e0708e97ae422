from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from pipeline.config import TABLE
from pipeline.exporters.base import Export, Job
from pipeline.model import Document
from pipeline.model.walk import document_sentences
from pipeline.registry import Format


@dataclass(frozen=True, slots=True)
class TextOptions:
    """The keys of [output.text]; wrong ones are refused with the nearest one named."""

    __pydantic_config__: ClassVar = TABLE
    file_name: str = "book.txt"


class TextExporter:
    name: ClassVar[str] = "text"
    wants: tuple[type, ...] = ()
    provides: tuple[type, ...] = ()

    def __init__(self, options: TextOptions) -> None:
        self.options = options

    def export(self, document: Document, job: Job) -> Export:
        lines = [sentence.text.strip() for sentence in document_sentences(document)]
        file = Path(self.options.file_name)
        (job.work / file).write_text("\n".join([*lines, ""]), encoding="utf-8")
        return Export((file,))


TEXT = Format(
    name="text",
    summary="plain text, one sentence a line",
    exporter=lambda: TextExporter,
    options=lambda: TextOptions,
    table=("text",),
)
