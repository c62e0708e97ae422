"""Images in print: how large they are, and SVG drawn as dots."""

import io
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.assets.drawing import DPI, draw_on_white
from pipeline.assets.pictures import read_picture
from pipeline.assets.raster import (
    MOST_DOTS,
    PictureError,
    opened,
    png_bytes,
    shrunk,
    stands_upright,
    upright,
)
from pipeline.assets.svg import CleanSvg
from pipeline.errors import ExportError
from pipeline.exporters.base import Assets
from pipeline.exporters.pdf.text.paragraph import Drawing
from pipeline.fonts.files import fallback_files, font_file

if TYPE_CHECKING:
    from PIL import Image

_DEFAULT_DPI = 150.0
_POINTS = 72.0
_SMALLEST_DPI = 36.0
_QUALITY = 92  # of a JPEG that had to be turned or made smaller
_INLINE_TALLEST = 1.6  # of the text's size: an image in a line may open the lines a little


class Picture:
    """An image file. ``data`` is a JPEG or another format that Pillow opens.

    ``size`` is its size in points: by the resolution that the file states, else at 150 dots an
    inch.
    """

    def __init__(self, assets: Assets, source: str) -> None:
        self.source = source
        try:
            found = read_picture(assets.path(source))
            if isinstance(found, CleanSvg):
                drawn = draw_on_white(found, _fonts())
                self.data, self._dpi = drawn.png, (DPI * drawn.zoom, DPI * drawn.zoom)
            else:
                self.data, self._dpi = _printable(found.data)
        except PictureError as error:
            raise self._unusable(error) from error

    def open(self) -> "Image.Image":
        """The image.

        Raises:
            ExportError: it is none, or damaged.
        """
        try:
            with opened(self.data) as image:
                image.load()
                return image
        except PictureError as error:
            raise self._unusable(error) from error

    @cached_property
    def size(self) -> tuple[float, float]:
        """The size in points."""
        with opened(self.data) as image:
            width, height = image.size
        across, down = self._dpi
        return width * _POINTS / across, height * _POINTS / down

    def _unusable(self, error: PictureError) -> ExportError:
        hint = "Open it in a graphics program and save it again, as PNG, JPEG or SVG."
        return ExportError(f"the image {self.source!r} cannot be read: {error}", hint)


def _fonts() -> tuple[Path, ...]:
    own = (font_file("text", bold=bold, italic=False) for bold in (False, True))
    return tuple(file.path for file in (*own, *fallback_files(bold=False, italic=False)))


def _printable(data: bytes) -> tuple[bytes, tuple[float, float]]:
    """The image as it is to be seen, of as many dots as can be, and how many stand on an inch.

    Its file is kept as it is when it stands upright and has no more dots.
    """
    with opened(data) as image:
        dpi = _stated_dpi(image)
        if stands_upright(image, data) and max(image.size) <= MOST_DOTS:
            return data, dpi
        width = image.width
        small = shrunk(image)
        dpi = dpi[0] * small.width / width, dpi[1] * small.width / width
        turned = upright(small, image)
        return _jpeg(turned, dpi) if image.format == "JPEG" else png_bytes(turned, dpi), dpi


def _stated_dpi(image: "Image.Image") -> tuple[float, float]:
    across, down = (float(dpi) for dpi in image.info.get("dpi", (_DEFAULT_DPI, _DEFAULT_DPI)))
    return (
        across if across >= _SMALLEST_DPI else _DEFAULT_DPI,
        down if down >= _SMALLEST_DPI else _DEFAULT_DPI,
    )


def _jpeg(image: "Image.Image", dpi: tuple[float, float]) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=_QUALITY, dpi=dpi)
    return buffer.getvalue()


class Pictures:
    """The images of one edition, each read once."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets
        self._read: dict[str, Picture] = {}

    def get(self, source: str) -> Picture:
        """The image of this name."""
        if source not in self._read:
            self._read[source] = Picture(self._assets, source)
        return self._read[source]

    def fitted(self, source: str, widest: float, tallest: float) -> tuple[float, float]:
        """The size in points at which it is printed: its own, or as large as fits."""
        width, height = self.get(source).size
        scale = min(1.0, widest / width, tallest / height)
        return width * scale, height * scale

    def inline(self, source: str, size: float) -> Drawing:
        """An image in the running text, as high as a line of this text size allows."""
        width, height = self.get(source).size
        scale = min(1.0, size * _INLINE_TALLEST / height)
        return Drawing(width * scale, height * scale, image=source)
