"""The preview: a book's pages in the browser while it is written, anew with each save."""

from pipeline.preview.server import PreviewServer
from pipeline.preview.session import Session
from pipeline.preview.watching import watched

__all__ = ["PreviewServer", "Session", "watched"]
