"""Pictures of dots: opened within bounds, read to the end, made smaller without their whole size.

Bounds: 150 million pixels (an A4 page at 1,200 dots an inch, or the largest camera backs); only
formats that Pillow decodes by itself, so that no other program is started.
"""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pipeline.assets.kinds import other_kind

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 150_000_000

MOST_DOTS = 6_000
"""On a side of a picture in print or on a cover: 600 an inch over the column of an A4 page."""

_ORIENTATION = 0x0112  # the Exif tag
_PRINTERS = ("CMYK", "YCbCr", "LAB", "HSV", "F")  # colours that PNG does not know
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")
_PIECE = 1 << 20  # bytes that are unpacked at once
_FILTERS = 4  # the highest type of filter (PNG 3, 9.2)
_PNG = b"\x89PNG\r\n\x1a\n"
_BYTE = 8  # bits
_TEXTS = (b"tEXt", b"zTXt", b"iTXt")
_NOTES = (b"Raw profile type exif", b"XML:com.adobe.xmp", b"xmp")
_RGB = 2  # the colour type
_PLAIN: Mapping[int, Literal["gray", "rgb", "palette"]] = {0: "gray", 2: "rgb", 3: "palette"}
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type (PNG 3, 11.2.1)


class PictureError(ValueError):
    """What is wrong with a picture, as the end of a sentence."""


@contextmanager
def opened(data: bytes) -> "Iterator[Image.Image]":
    """A picture of dots, not yet decoded; what goes wrong inside becomes a PictureError.

    Raises:
        PictureError: it is no picture of a known kind, is damaged, or states too many pixels.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  (only books with pictures)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of damaged notes beside the picture, and of its size
        try:
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                _prove_size(image.width, image.height)
                yield image
        except UnidentifiedImageError:
            raise PictureError(kind_fault(data)) from None
        except Image.DecompressionBombError:
            message = f"it states a size of more than {MOST_PIXELS // 1_000_000} million pixels"
            raise PictureError(message) from None
        except PictureError:
            raise
        except _DAMAGES as error:
            raise PictureError(f"it is damaged ({error})") from error


_DAMAGES = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    OverflowError,
    TypeError,
    IndexError,
    KeyError,
    ZeroDivisionError,
    struct.error,
    zlib.error,
)
"""What Pillow raises for bytes that are no sound picture."""


def _prove_size(width: int, height: int) -> None:
    if not 0 < width * height <= MOST_PIXELS:
        raise PictureError(f"it states a size of {width:,} by {height:,} pixels")


def kind_fault(data: bytes) -> str:
    """Why bytes are no picture for every edition, as the end of a sentence."""
    if other := other_kind(data):
        return f"it is a file of the kind {other}, which not every edition can show"
    return "it is no picture of a known kind"


def prove_raster(data: bytes) -> None:
    """Read a picture to its end, in the least memory that finds what is missing.

    Raises:
        PictureError: no edition can use it.
    """
    with opened(data) as image:
        if image.format == "PNG":
            image.verify()  # every chunk and its sum
            _prove_png(data)
        else:
            image.draft("RGB", (1, 1))  # a JPEG is decoded at an eighth of its size
            image.load()
            if image.format == "GIF" and not data.rstrip(b"\0").endswith(b";"):
                raise OSError("its end is missing")


def _prove_png(data: bytes) -> None:
    """Unpack the lines of a PNG piece by piece, and see that none is missing."""
    if b"IEND" not in data[-1_000:]:
        raise OSError("its end is missing")
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", data[16:29])
    if interlaced:
        with opened(data) as image:
            image.load()
        return
    stride = 1 + (width * depth * _CHANNELS[colour] + 7) // 8
    missing = height * stride
    for piece in _unpacked(data, missing):
        start = -(height * stride - missing) % stride
        if max(piece[start::stride], default=0) > _FILTERS:
            raise OSError("a line is packed in an unknown way")
        missing -= len(piece)
    if missing > 0:
        raise OSError("its last lines are missing")


def _unpacked(data: bytes, most: int) -> Iterator[bytes]:
    """The unpacked bytes of a PNG's picture, at most so many."""
    unpacker = zlib.decompressobj()
    for packed in _picture_chunks(data):
        rest = packed
        while rest and most > 0:
            piece = unpacker.decompress(rest, min(_PIECE, most))
            most -= len(piece)
            rest = unpacker.unconsumed_tail
            yield piece
            if not piece and rest == packed:
                return


def _picture_chunks(data: bytes) -> Iterator[bytes]:
    return (chunk for kind, chunk in _chunks(data) if kind == b"IDAT")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The kind and the content of each chunk of a PNG (PNG 3, 5.3)."""
    at = len(_PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length


@dataclass(frozen=True, slots=True)
class PngLines:
    """The lines of a PNG, filtered and packed as its file has them (PNG 3, 9 and 10).

    ``depth`` is the bits of a sample; ``palette`` has three bytes for each colour.
    """

    width: int
    height: int
    depth: int
    colors: Literal["gray", "rgb", "palette"]
    palette: bytes
    data: bytes


def png_lines(data: bytes) -> PngLines | None:
    """The packed lines of a sound PNG; None of what is no PNG, or cannot be shown from them alone.

    That is one that is interlaced, or has transparency, or more than eight bits a sample.
    """
    if not data.startswith(_PNG):
        return None
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", data[16:29])
    chunks = list(_chunks(data))
    kinds = {kind for kind, _ in chunks}
    if interlaced or depth > _BYTE or colour not in _PLAIN or b"tRNS" in kinds:
        return None
    palette = next((chunk for kind, chunk in chunks if kind == b"PLTE"), b"")
    lines = b"".join(chunk for kind, chunk in chunks if kind == b"IDAT")
    return PngLines(width, height, depth, _PLAIN[colour], palette, lines)


def stands_upright(image: "Image.Image", data: bytes) -> bool:
    """Whether the picture of this file is to be seen as it is stored; damaged notes say nothing.

    A PNG without notes is not decoded: Pillow would, to look for some behind the picture.
    """
    return (image.format == "PNG" and not _has_notes(data)) or _orientation(image) == 1


def _has_notes(data: bytes) -> bool:
    """Whether a PNG may say how the camera was held."""
    return any(
        kind == b"eXIf" or (kind in _TEXTS and chunk.partition(b"\0")[0] in _NOTES)
        for kind, chunk in _chunks(data)
    )


def upright(image: "Image.Image", stored: "Image.Image") -> "Image.Image":
    """The picture as it is to be seen; how the camera was held is noted in the ``stored`` one."""
    from PIL import Image  # noqa: PLC0415  (only books with pictures)

    turn = Image.Transpose
    turns = {
        2: turn.FLIP_LEFT_RIGHT,
        3: turn.ROTATE_180,
        4: turn.FLIP_TOP_BOTTOM,
        5: turn.TRANSPOSE,
        6: turn.ROTATE_270,
        7: turn.TRANSVERSE,
        8: turn.ROTATE_90,
    }
    orientation = _orientation(stored)
    return image.transpose(turns[orientation]) if orientation in turns else image


def _orientation(image: "Image.Image") -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except _DAMAGES:
        return 1


def shrunk(image: "Image.Image", longest: int = MOST_DOTS) -> "Image.Image":
    """The picture with at most ``longest`` pixels on a side, by a whole number: no line is blurred.

    A JPEG is decoded small from the start.
    """
    image.draft(None, (longest, longest))
    factor = -(-max(image.size) // longest)
    if factor <= 1:
        return image
    if image.mode in ("P", "1", "PA"):
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    elif image.mode.startswith("I;"):
        image = image.convert("I")
    return image.reduce(factor)


def on_white(image: "Image.Image") -> "Image.Image":
    """The picture as it is seen on white paper, in red, green and blue."""
    from PIL import Image  # noqa: PLC0415  (only books with pictures)

    full = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", full.size, "white"), full).convert("RGB")


def unfiltered_png(image: "Image.Image") -> bytes:
    """A picture in red, green and blue as PNG, its lines packed as they are.

    Filters, which Pillow chooses, make photographs smaller, and drawings half as large again.
    """
    width, height = image.size
    pixels, stride = image.tobytes(), width * 3
    lines = b"".join(b"\0" + pixels[at : at + stride] for at in range(0, len(pixels), stride))
    head = struct.pack(">IIBBBBB", width, height, _BYTE, _RGB, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    return _PNG + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def png_bytes(image: "Image.Image", dpi: tuple[float, float] | None = None) -> bytes:
    """The picture as PNG, whatever colours it is made of."""
    out = io.BytesIO()
    known = image.convert("RGB") if image.mode in _PRINTERS else image
    known.save(out, "PNG", **({} if dpi is None else {"dpi": dpi}))
    return out.getvalue()
