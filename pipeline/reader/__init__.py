"""The reader: a manuscript folder becomes a document. Nothing after it sees Markdown or TOML."""

from pipeline.reader.manuscript import Manuscript, read_manuscript
from pipeline.reader.memory import Memory, Remembering

__all__ = ["Manuscript", "Memory", "Remembering", "read_manuscript"]
