"""Pictures as objects of the file: their data as it is, wherever the format allows that.

A JPEG is a stream of the filter DCTDecode (ISO 32000-1, 7.4.8). The packed lines of a PNG are one
of FlateDecode with the predictors of PNG (7.4.4.4), if it is not interlaced and has no
transparency. Anything else is unpacked, and laid on white.
"""

from pipeline.assets.raster import PngLines, on_white, opened, png_lines
from pipeline.exporters.pdf.layout.images import Picture
from pipeline.exporters.pdf.objects import Stream


def image_stream(picture: Picture) -> Stream:
    """The picture's object.

    Raises:
        ExportError: it is damaged.
    """
    lines = png_lines(picture.data)
    if lines is not None:
        return _as_packed(lines)
    with opened(picture.data) as image:
        kind, mode, size = image.format, image.mode, image.size
    if kind == "JPEG" and mode in ("RGB", "L"):
        entries = {**_entries(_space(mode), *size), "Filter": "/DCTDecode"}
        return Stream(picture.data, entries, compress=False)
    return _unpacked(picture)


def _as_packed(lines: PngLines) -> Stream:
    colors = {"gray": 1, "rgb": 3, "palette": 1}[lines.colors]
    space = "DeviceRGB" if lines.colors == "rgb" else "DeviceGray"
    entries = _entries(space, lines.width, lines.height, lines.depth)
    if lines.colors == "palette":
        highest = len(lines.palette) // 3 - 1
        entries["ColorSpace"] = f"[/Indexed/DeviceRGB {highest}<{lines.palette.hex()}>]"
    entries["Filter"] = "/FlateDecode"
    entries["DecodeParms"] = (
        f"<</Predictor 15/Colors {colors}/BitsPerComponent {lines.depth}/Columns {lines.width}>>"
    )
    return Stream(lines.data, entries, compress=False)


def _unpacked(picture: Picture) -> Stream:
    """Anything else, without its transparency."""
    image = picture.open()
    if image.mode in ("RGBA", "LA", "P", "PA"):
        flat = on_white(image)
    elif image.mode.startswith("I"):  # 16 bits of grey; the library would cut off, not scale
        flat = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    else:
        flat = image.convert("L" if image.mode in ("1", "L") else "RGB")
    return Stream(flat.tobytes(), _entries(_space(flat.mode), *flat.size))


def _space(mode: str) -> str:
    return "DeviceGray" if mode == "L" else "DeviceRGB"


def _entries(space: str, width: int, height: int, depth: int = 8) -> dict[str, object]:
    return {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": width,
        "Height": height,
        "BitsPerComponent": depth,
        "ColorSpace": f"/{space}",
    }
