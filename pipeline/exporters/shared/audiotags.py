"""Facts about the book under the names by which players of audiobooks look for them."""

from pipeline.model import Metadata


def named_facts(book: Metadata, edition: str) -> list[tuple[str, str]]:
    """What has no field of its own in most tags, as freely named ones.

    The names are those of Mp3tag's audiobooks, which Audiobookshelf, Plex and Prologue read.
    ``edition`` is the format, which may have an ISBN of its own.
    """
    series = book.series
    facts = [
        ("SUBTITLE", book.subtitle),
        ("SERIES", series.name if series else None),
        ("SERIES-PART", series.number if series else None),
        ("PUBLISHER", book.publisher),
        ("ISBN", isbn(book, edition)),
        ("LANGUAGE", book.language),
    ]
    return [(name, text) for name, text in facts if text]


def isbn(book: Metadata, edition: str) -> str | None:
    """The 13 digits of the edition's own ISBN, else of the sound's; None when it has none.

    An ISBN among the book's identifiers is that of the EPUB.
    """
    own = dict(book.isbns)
    return own.get(edition) or own.get("audio")
