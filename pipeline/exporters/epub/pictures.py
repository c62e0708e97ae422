"""Images: what they truly are, and under which name the EPUB holds them."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.base import Assets
from pipeline.exporters.epub.index import InlineIndex
from pipeline.exporters.epub.svg import UnreadableSvgError, clean_svg
from pipeline.exporters.shared.names import slug
from pipeline.model import Document, Figure, Image, Position
from pipeline.model.walk import document_blocks

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
        content = assets.read(source)
        if kind := _raster_kind(content):
            suffix, media_type = kind
            moves = suffix != "jpg" and _moves(content)
            return Picture(f"{stem}.{suffix}", media_type, content, moves), []
        if b"<svg" in content[:100_000]:
            return _drawing(source, stem, content, position)
        return Picture(f"{stem}.png", "image/png", _as_png(content)), []
    except (OSError, UnreadableSvgError) as error:
        message = f"the image {source!r} cannot be read: {error}"
        fault = Diagnostic("unreadable-image", "error", message, position, _HINT)
        return Picture(f"{stem}.png", "image/png", b""), [fault]


def _drawing(
    source: str, stem: str, content: bytes, position: Position | None
) -> tuple[Picture, list[Diagnostic]]:
    cleaned = clean_svg(content)
    picture = Picture(f"{stem}.svg", "image/svg+xml", cleaned.content, cleaned.animated)
    faults = []
    if cleaned.removed:
        message = f"the image {source!r} lost what an EPUB may not hold: " + ", ".join(
            cleaned.removed
        )
        hint = "Look at the image in the EPUB; save it as plain SVG if something is missing."
        faults.append(Diagnostic("svg-cleaned", "warning", message, position, hint))
    return picture, faults


def _raster_kind(content: bytes) -> tuple[str, str] | None:
    """Suffix and media type of a core media type (EPUB 3.3, 3.2), told by its first bytes."""
    if content.startswith(b"\xff\xd8\xff"):
        return "jpg", "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png", "image/png"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "gif", "image/gif"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp", "image/webp"
    return None


def _moves(content: bytes) -> bool:
    from PIL import Image as Raster  # noqa: PLC0415  (heavy)

    with Raster.open(io.BytesIO(content)) as opened:
        return bool(getattr(opened, "is_animated", False))


def _as_png(content: bytes) -> bytes:
    """Another raster format (TIFF, BMP) as PNG; raises OSError when it is none."""
    from PIL import Image as Raster  # noqa: PLC0415  (heavy)

    out = io.BytesIO()
    with Raster.open(io.BytesIO(content)) as opened:
        opened.save(out, "PNG")
    return out.getvalue()
