"""How large images are in print."""

import io

from pipeline.exporters.base import Assets
from pipeline.exporters.pdf.text.paragraph import Drawing

_DEFAULT_DPI = 150.0
_POINTS = 72.0
_SMALLEST_DPI = 36.0


def natural_size(data: bytes) -> tuple[float, float]:
    """An image's size in points: by the resolution that it states, else at 150 dots an inch."""
    from PIL import Image  # noqa: PLC0415  (loads only when a PDF with images is made)

    with Image.open(io.BytesIO(data)) as image:
        stated = image.info.get("dpi", (_DEFAULT_DPI, _DEFAULT_DPI))
        across, down = (float(dpi) for dpi in stated)
        across = across if across >= _SMALLEST_DPI else _DEFAULT_DPI
        down = down if down >= _SMALLEST_DPI else _DEFAULT_DPI
        return image.width * _POINTS / across, image.height * _POINTS / down


def image_size(assets: Assets, source: str, widest: float, tallest: float) -> tuple[float, float]:
    """The size in points at which an image is printed: its natural one, or as large as fits."""
    width, height = natural_size(assets.read(source))
    scale = min(1.0, widest / width, tallest / height)
    return width * scale, height * scale


_INLINE_TALLEST = 1.6  # of the text's size: an image in a line may open the lines a little


def inline_image(assets: Assets, source: str, size: float) -> Drawing:
    """An image in the running text, as high as a line allows."""
    width, height = natural_size(assets.read(source))
    scale = min(1.0, size * _INLINE_TALLEST / height)
    return Drawing(width * scale, height * scale, image=source)
