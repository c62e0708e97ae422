"""Images in print: how large they are, and SVG drawn as dots."""

import io
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.errors import ExportError
from pipeline.exporters.base import Assets
from pipeline.exporters.pdf.text.paragraph import Drawing
from pipeline.exporters.shared.pictures import drawing_size
from pipeline.fonts.files import fallback_files, font_file

if TYPE_CHECKING:
    from PIL import Image

_DEFAULT_DPI = 150.0
_POINTS = 72.0
_SMALLEST_DPI = 36.0
_SVG_DPI = 96.0  # CSS pixels
_SVG_ZOOM = 4.0  # so an SVG is printed at 384 dots an inch
_MOST_DOTS = 4000
_ORIENTATION = 0x0112  # the Exif tag
_QUALITY = 92  # of a JPEG that had to be turned
_INLINE_TALLEST = 1.6  # of the text's size: an image in a line may open the lines a little


class Picture:
    """An image file. ``data`` is a JPEG or another format that Pillow opens."""

    def __init__(self, assets: Assets, source: str) -> None:
        self.source = source
        self._svg = source.lower().endswith(".svg")
        self._zoom = _SVG_ZOOM
        self.data = self._drawn(assets) if self._svg else self._upright(assets.read(source))

    def open(self) -> "Image.Image":
        """The image.

        Raises:
            ExportError: it is none, or damaged.
        """
        from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  (loads only for images)

        try:
            image = Image.open(io.BytesIO(self.data))
            image.load()
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
            raise self._unusable() from error
        return image

    @cached_property
    def size(self) -> tuple[float, float]:
        """The size in points: by the resolution that the file states, else at 150 dots an inch."""
        image = self.open()
        stated = image.info.get("dpi", (_DEFAULT_DPI, _DEFAULT_DPI))
        if self._svg:
            stated = (_SVG_DPI * self._zoom, _SVG_DPI * self._zoom)
        across, down = (float(dpi) for dpi in stated)
        across = across if across >= _SMALLEST_DPI else _DEFAULT_DPI
        down = down if down >= _SMALLEST_DPI else _DEFAULT_DPI
        return image.width * _POINTS / across, image.height * _POINTS / down

    def _upright(self, data: bytes) -> bytes:
        """The image as it is to be seen: a camera only notes how it was held."""
        from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415  (as above)

        try:
            image = Image.open(io.BytesIO(data))
            if image.getexif().get(_ORIENTATION, 1) == 1:
                return data
            turned = ImageOps.exif_transpose(image)
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
            raise self._unusable() from error
        buffer = io.BytesIO()
        dpi = image.info.get("dpi", (_DEFAULT_DPI, _DEFAULT_DPI))
        if image.format == "JPEG":
            turned.save(buffer, "JPEG", quality=_QUALITY, dpi=dpi)
        else:
            turned.save(buffer, "PNG", dpi=dpi)
        return buffer.getvalue()

    def _drawn(self, assets: Assets) -> bytes:
        """An SVG as PNG; it can neither run scripts nor read other files (no resources folder)."""
        import resvg_py  # noqa: PLC0415  (loads only for SVG)

        content = assets.read(self.source)
        text = content.decode("utf-8", "replace")
        own = (font_file("text", bold=bold, italic=False) for bold in (False, True))
        fonts = [str(file.path) for file in (*own, *fallback_files(bold=False, italic=False))]
        zoom = self._zoom
        while zoom > 1 and max(drawing_size(content)) * zoom > _MOST_DOTS:
            zoom /= 2  # before a large drawing takes sixteen times its memory
        while True:
            try:
                data = bytes(
                    resvg_py.svg_to_bytes(
                        svg_string=text,
                        zoom=zoom,
                        dpi=_SVG_DPI,
                        skip_system_fonts=True,
                        font_files=fonts,
                        font_family="Atkinson Hyperlegible",
                        sans_serif_family="Atkinson Hyperlegible",
                        serif_family="Atkinson Hyperlegible",
                    )
                )
            except ValueError as error:
                raise self._unusable() from error
            if zoom <= 1 or max(_png_size(data)) <= _MOST_DOTS:
                self._zoom = zoom
                return data
            zoom /= 2

    def _unusable(self) -> ExportError:
        hint = "Open it in a graphics program and save it again, as PNG, JPEG or SVG."
        return ExportError(f"the image {self.source!r} cannot be read", hint)


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


def _png_size(data: bytes) -> tuple[int, int]:
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
