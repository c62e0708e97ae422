"""Word, HTML, EPUB, other Markdown and more become a manuscript, with a proof that nothing is lost.

pandoc reads a source to its tree; ``chapters`` divides it, ``writing`` writes our Markdown and CSV,
``manuscript`` the folder, and ``proof`` compares the words of both.
"""

from pipeline.importers.run import Imported, import_source

__all__ = ["Imported", "import_source"]
