"""Drawings as dots: the one way in which print, covers and the checks have them drawn."""

import importlib.util
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.assets.kept import kept
from pipeline.assets.raster import on_white, opened, unfiltered_png
from pipeline.assets.renderer import renderer
from pipeline.assets.svg import CleanSvg

DPI = 96.0  # CSS pixels
ZOOM = 4.0  # so a drawing is printed at 384 dots an inch
MOST_DOTS = 4_000  # on a side of a drawn picture
_PROBE = 0.25  # dots for a CSS pixel
_TRIED = 300  # dots on a side, where only the drawing's sense is in question
WHOLE_BOOK = 120.0  # seconds of processor time for the trials of all drawings together
_TRIAL, _TIME = 20, 60  # seconds of processor time; what passed a trial does not fail in print
_FAMILY, _FONT = "Atkinson Hyperlegible", "fontpkg_atkinson_hyperlegible"


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
    return draw(drawing, _zoom(_longest(drawing, seconds)), fonts, seconds)


def draw_on_white(drawing: CleanSvg, fonts: Sequence[Path] = (), seconds: int = _TIME) -> Drawn:
    """The drawing as for print, on white paper: no dot is transparent.

    Raises:
        PictureError: it cannot be drawn within these seconds of processor time.
    """
    zoom = _zoom(_longest(drawing, seconds))

    def make() -> bytes:
        with opened(draw(drawing, zoom, fonts, seconds).png) as image:
            return unfiltered_png(on_white(image))

    return Drawn(kept(("on white", str(zoom), str(DPI)), drawing.content, fonts, make), zoom)


def _longest(drawing: CleanSvg, seconds: int) -> float:
    """The longer side in CSS pixels; a drawing that does not say so is drawn small to learn it."""
    if drawing.size.stated:
        return max(drawing.size.width, drawing.size.height)
    return max(png_size(draw(drawing, _PROBE, seconds=seconds).png)) / _PROBE


def _zoom(longest: float) -> float:
    """Dots for a CSS pixel of a drawing with this longer side."""
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
    facts = (str(zoom), str(DPI), _FAMILY)
    content = drawing.content
    png = kept(facts, content, fonts, lambda: renderer().png(content, seconds, options))
    return Drawn(png, zoom)


@dataclass(slots=True)
class Patience:
    """The processor time in which the drawings of one book may still be tried, in seconds."""

    left: float = field(default_factory=lambda: WHOLE_BOOK)


class OutOfPatienceError(Exception):
    """The drawings before this one took all the time that a book's may take together."""


def prove_drawing(drawing: CleanSvg, patience: Patience) -> None:
    """Have a drawing drawn: small, or as in print where only that tells what it takes.

    What passes is drawn for print in about the time that it took here, so all together too.

    Raises:
        PictureError: it cannot be drawn, or not in bounded time and memory.
        OutOfPatienceError: there is no time left to try it.
    """
    if patience.left <= 0:
        raise OutOfPatienceError
    before = renderer().spent
    try:
        _try(drawing)
    finally:
        patience.left -= renderer().spent - before


def _try(drawing: CleanSvg) -> None:
    if drawing.heavy:
        draw_for_print(drawing, _trial_fonts(), _TRIAL)
    else:
        longest = _longest(drawing, _TRIAL)
        draw(drawing, min(_zoom(longest), _TRIED / longest), _trial_fonts(), _TRIAL)


def _trial_fonts() -> tuple[Path, ...]:
    """The font of the editions, if it is there: long texts take long to set, whatever the size."""
    spec = importlib.util.find_spec(_FONT)
    place = Path(spec.origin).parent if spec and spec.origin else None
    return (place / "files/AtkinsonHyperlegible-Regular.ttf",) if place else ()


def png_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG, as its head states them."""
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
