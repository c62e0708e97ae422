"""Generated words with their language, where it is not the book's."""

from pipeline.exporters.xhtml.markup import language
from pipeline.language.tags import primary
from pipeline.language.words import labels_for
from pipeline.model import Document
from pipeline.model.labels import ENGLISH


def label_language(document: Document, *names: str) -> dict[str, str | None]:
    """``lang`` and ``dir`` of labels, by their names, that are English for want of the book's own.

    Empty where the book is in English, has labels of its language, or gives one of these itself.
    """
    metadata = document.metadata
    if primary(metadata.language) == "en" or labels_for(metadata.language) is not None:
        return {}
    own = (getattr(document.labels, name) != getattr(ENGLISH, name) for name in names)
    return {} if any(own) else language("en", metadata.direction)
