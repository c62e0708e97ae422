"""The reader: a manuscript folder becomes a document. Nothing after it sees Markdown or TOML."""

from pipeline.reader.manuscript import Manuscript, read_manuscript

__all__ = ["Manuscript", "read_manuscript"]
