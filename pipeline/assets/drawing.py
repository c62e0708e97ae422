"""Drawings as dots: the one way in which print, covers and the checks have them drawn."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.assets.renderer import renderer
from pipeline.assets.svg import CleanSvg

DPI = 96.0  # CSS pixels
ZOOM = 4.0  # so a drawing is printed at 384 dots an inch
MOST_DOTS = 4_000  # on a side of a drawn picture
_TRIED = 300  # dots on a side, where only the drawing's sense is in question
_TRIAL, _TIME = 20, 60  # seconds of processor time; what passed a trial does not fail in print
_FAMILY = "Atkinson Hyperlegible"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing as PNG, with ``zoom`` dots for each CSS pixel."""

    png: bytes
    zoom: float


def draw_for_print(drawing: CleanSvg, fonts: Sequence[Path] = (), seconds: int = _TIME) -> Drawn:
    """The drawing at four dots for each CSS pixel, or at as many as stay within 4,000 on a side.

    Raises:
        PictureError: it cannot be drawn within these seconds of processor time.
    """
    drawn = draw(drawing, _zoom(drawing), fonts, seconds)
    while max(png_size(drawn.png)) > MOST_DOTS and not drawing.size.stated:
        drawn = draw(drawing, drawn.zoom / 2, fonts, seconds)
    return drawn


def _zoom(drawing: CleanSvg) -> float:
    longest = max(drawing.size.width, drawing.size.height)
    zoom = ZOOM
    while zoom > 1 and longest * zoom > MOST_DOTS:
        zoom /= 2
    return zoom if longest * zoom <= MOST_DOTS else MOST_DOTS / longest


def draw(drawing: CleanSvg, zoom: float, fonts: Sequence[Path] = (), seconds: int = _TIME) -> Drawn:
    """The drawing, ``zoom`` dots for each CSS pixel, but at least one dot wide.

    It can be given nothing but a cleaned drawing, and resvg no folder to look for files in.

    Raises:
        PictureError: it cannot be drawn within these seconds of processor time.
    """
    zoom = max(zoom, 1 / min(drawing.size.width, drawing.size.height))
    options = {
        "zoom": zoom,
        "dpi": DPI,
        "skip_system_fonts": True,
        "font_files": [str(path) for path in fonts],
        "font_family": _FAMILY,
        "sans_serif_family": _FAMILY,
        "serif_family": _FAMILY,
        "resources_dir": os.devnull if os.name == "posix" else None,
    }
    return Drawn(renderer().png(drawing.content, seconds, options), zoom)


def prove_drawing(drawing: CleanSvg) -> None:
    """Have a drawing drawn: small, or as in print where only that tells what it takes.

    Raises:
        PictureError: it cannot be drawn, or not in bounded time and memory.
    """
    if drawing.heavy or not drawing.size.stated:
        draw_for_print(drawing, seconds=_TRIAL)
    else:
        longest = max(drawing.size.width, drawing.size.height)
        draw(drawing, min(_zoom(drawing), _TRIED / longest), seconds=_TRIAL)


def png_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG, as its head states them."""
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
