"""Whether an image file holds a picture: whole, of a kind that all editions can use, no trap."""

import io
import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.files import FileFault, locate

if TYPE_CHECKING:
    from PIL import Image

_MOST_PIXELS = 150_000_000
"""An A4 page at 1,200 dots an inch; what states more is a mistake or a trap for memory."""

_MOST_DRAWN = 60_000_000  # dots of a drawing at 96 an inch; it takes four bytes for each
_LARGEST = 200_000_000  # bytes of a file
_DEEPEST = 200  # elements of a drawing inside each other; those who draw it recurse
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_SVG = "{http://www.w3.org/2000/svg}svg"

_OPENING = re.compile(rb"<(?:\w+:)?svg\b[^<>]*>")
_SIZE = re.compile(rb"""\s(width|height|viewBox)\s*=\s*["']([^"']*)["']""")
_LENGTH = re.compile(rb"\+?((?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)(px|pt|pc|mm|cm|in|)")
_UNITS = {
    b"": 1,
    b"px": 1,
    b"pt": 96 / 72,
    b"pc": 16,
    b"mm": 96 / 25.4,
    b"cm": 96 / 2.54,
    b"in": 96,
}
_BOX = 4  # numbers of a view box


def locate_picture(folder: Path, name: str) -> Path:
    """The image ``name`` of the manuscript in ``folder``, which every edition can use.

    Raises:
        FileFault: there is no such file inside the folder, or it holds no sound picture.
    """
    path = locate(folder, name)
    if fault := picture_fault(path):
        message = f"the image {name!r} cannot be used: {fault}"
        hint = "Open it in a graphics program, and save it anew as PNG, JPEG or SVG."
        raise FileFault("unreadable-image", message, hint)
    return path


def picture_fault(path: Path) -> str | None:
    """What is wrong with an image file, as the end of a sentence; None when nothing is."""
    try:
        if path.stat().st_size > _LARGEST:
            return f"it has more than {_LARGEST // 1_000_000} MB"
        data = path.read_bytes()
    except OSError as error:
        return (error.strerror or type(error).__name__).lower()
    if not data:
        return "the file is empty"
    if path.suffix.lower() == ".svg" or b"<svg" in data[:100_000]:
        return _drawing_fault(data)
    return _raster_fault(data)


def _drawing_fault(data: bytes) -> str | None:
    """A drawing is parsed as it comes; entities are refused before they can grow (XML 1.0, 4.2)."""
    from lxml import etree  # noqa: PLC0415  (only books with drawings)

    if _ENTITY.search(data):
        return "it declares entities, which can read files or grow without end"
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return f"it is no well-formed SVG ({error})"
    if root.tag != _SVG:
        return "its first element is no <svg> of the SVG namespace"
    if _depth(root) > _DEEPEST:
        return f"its elements stand more than {_DEEPEST} deep inside each other"
    width, height = drawing_size(data)
    if not width * height <= _MOST_DRAWN:
        return f"it states a size of {width:g} by {height:g} dots"
    return None


def drawing_size(data: bytes) -> tuple[float, float]:
    """The size that an SVG states, in CSS pixels; 100 where it states none that is absolute.

    Its own width and height come before those of the view box (SVG 2, 8.2).
    """
    opening = _OPENING.search(data)
    stated = dict(_SIZE.findall(opening[0])) if opening else {}
    box = re.split(rb"[\s,]+", stated.get(b"viewBox", b"").strip())
    numbers = [_pixels(part) for part in box] if len(box) == _BOX else [None] * _BOX
    width = _pixels(stated.get(b"width", b"")) or numbers[2] or 100.0
    height = _pixels(stated.get(b"height", b"")) or numbers[3] or 100.0
    return width, height


def _pixels(length: bytes) -> float | None:
    found = _LENGTH.fullmatch(length.strip())
    return float(found[1]) * _UNITS[found[2]] if found else None


def _depth(root: object) -> int:
    from lxml import etree  # noqa: PLC0415  (only books with drawings)

    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _raster_fault(data: bytes) -> str | None:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  (only books with pictures)

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                if image.width * image.height > _MOST_PIXELS:
                    return f"it states a size of {image.width} by {image.height} pixels"
                _read_through(image, data)
    except UnidentifiedImageError:
        return "it is no picture of a known kind"
    except Image.DecompressionBombError:
        return f"it states a size of more than {_MOST_PIXELS // 1_000_000} million pixels"
    except (OSError, SyntaxError, ValueError, EOFError, OverflowError) as error:
        return f"it is damaged ({error})"
    return None


_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP")


def _read_through(image: "Image.Image", data: bytes) -> None:
    """Read the whole picture, by the quickest way that finds what is missing."""
    if image.format == "PNG":
        image.verify()  # every chunk and its sum, without unpacking
        if b"IEND" not in data[-1_000:]:
            raise OSError("its end is missing")
    else:
        image.draft("RGB", (1, 1))  # a JPEG is decoded at an eighth of its size
        image.load()
