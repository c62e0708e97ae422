"""One manuscript in; an accessible EPUB, a tagged print PDF and a narrated audio edition out."""

__version__ = "0.1.0"
