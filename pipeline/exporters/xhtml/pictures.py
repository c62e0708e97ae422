"""Images: what they truly are, and under which name the EPUB holds them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.assets.pictures import Raster, read_picture
from pipeline.assets.raster import PictureError, opened, png_bytes
from pipeline.assets.svg import CleanSvg
from pipeline.diagnostics import Diagnostic
from pipeline.exporters.base import Assets
from pipeline.exporters.shared.names import slug
from pipeline.exporters.xhtml.index import InlineIndex
from pipeline.model import Document, Figure, Image, Position
from pipeline.model.walk import document_blocks

_CORE = {"jpeg": "jpg", "png": "png", "gif": "gif", "webp": "webp"}  # kind: suffix
_HINT = "Save the picture as PNG, JPEG or SVG."


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the manuscript as the EPUB holds it.

    ``content`` is the finished file. ``animated`` is True when it moves, or may do so.
    """

    file: str
    media_type: str
    content: bytes
    animated: bool = False


def collect_pictures(
    document: Document, inlines: InlineIndex, assets: Assets
) -> tuple[dict[str, Picture], tuple[Diagnostic, ...]]:
    """Every image of the book by its path in the manuscript, and what could not be kept."""
    pictures: dict[str, Picture] = {}
    faults: list[Diagnostic] = []
    for source, position in _sources(document, inlines):
        if source in pictures:
            continue
        picture, found = _picture(source, len(pictures) + 1, assets, position)
        pictures[source] = picture
        faults += found
    return pictures, tuple(faults)


def _sources(document: Document, inlines: InlineIndex) -> Iterator[tuple[str, Position | None]]:
    for block in document_blocks(document):
        if isinstance(block, Figure):
            yield block.source, block.position
    for sentence, inline in inlines:
        if isinstance(inline, Image):
            yield inline.source, inline.position or sentence.position


def _picture(
    source: str, number: int, assets: Assets, position: Position | None
) -> tuple[Picture, list[Diagnostic]]:
    stem = f"images/{number:03d}-{slug(PurePosixPath(source).stem) or 'image'}"
    try:
        found = assets.made("picture", source, lambda: read_picture(assets.path(source)))
        if isinstance(found, CleanSvg):
            return Picture(f"{stem}.svg", "image/svg+xml", found.content, found.animated), []
        return _raster(found, stem), []
    except PictureError as error:
        message = f"the image {source!r} cannot be read: {error}"
        fault = Diagnostic("unreadable-image", "error", message, position, _HINT)
        return Picture(f"{stem}.png", "image/png", b""), [fault]


def _raster(found: Raster, stem: str) -> Picture:
    """A picture as it is, or as PNG if it is of no core media type (EPUB 3.3, 3.2)."""
    with opened(found.data) as image:
        if found.kind not in _CORE:
            return Picture(f"{stem}.png", "image/png", png_bytes(image))
        moves = found.kind != "jpeg" and bool(getattr(image, "is_animated", False))
    return Picture(f"{stem}.{_CORE[found.kind]}", f"image/{found.kind}", found.data, moves)
