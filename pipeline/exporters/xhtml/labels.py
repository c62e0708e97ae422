"""Generated words with their language, where it is not the book's."""

from pipeline.exporters.xhtml.markup import language
from pipeline.language.words import label_tongue
from pipeline.model import Document


def label_language(document: Document, *names: str) -> dict[str, str | None]:
    """``lang`` and ``dir`` of labels, by their names, that are English for want of the book's own.

    Empty where the book is in English, has labels of its language, or gives one of these itself.
    """
    metadata = document.metadata
    tongue = label_tongue(document.labels, metadata.language, *names)
    return language(tongue, metadata.direction)
