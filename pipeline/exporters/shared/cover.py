"""The cover: the publisher's own image fitted to size, or the title set large on a dark ground.

The drawn cover is set in white letters on a navy ground, which gives a contrast
of more than 15 to 1 (WCAG 2.2, 1.4.6 asks 7 to 1), and nothing but words stands on it.
"""

import functools
import importlib.util
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pipeline.assets.drawing import draw_for_print
from pipeline.assets.pictures import PictureFile, read_picture
from pipeline.assets.raster import PictureError, opened, shrunk, upright
from pipeline.assets.svg import CleanSvg
from pipeline.diagnostics import Diagnostic
from pipeline.errors import ExportError, MissingToolError
from pipeline.exporters.base import Assets
from pipeline.exporters.shared.credits import authors
from pipeline.model import Document, Metadata

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_GROUND, _INK, _LINE = (16, 32, 64), (255, 255, 255), (255, 200, 60)
_MARGIN = 0.1  # of the width
_PACKAGES = (
    ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-{}.ttf"),
    ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf"),
)


def render_cover(document: Document, assets: Assets, width: int, height: int) -> bytes:
    """The cover as a JPEG of ``width`` by ``height`` pixels; the same bytes for the same book.

    Raises:
        ExportError: the image that book.toml names cannot be read as a picture.
        MissingToolError: no font is installed.
    """
    metadata = document.metadata
    image = (
        _fitted(assets, metadata.cover, width, height)
        if metadata.cover
        else _drawn(metadata, width, height)
    )
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88, optimize=True, subsampling=0)
    return out.getvalue()


def cover_faults(metadata: Metadata) -> tuple[Diagnostic, ...]:
    """Words that the drawn cover leaves out, because no installed font can set them."""
    if metadata.cover:
        return ()
    lost = [text for text in _words(metadata) if not _drawable(unicodedata.normalize("NFC", text))]
    hint = 'Make a cover image, and name it in book.toml: cover = "cover.png".'
    return tuple(
        Diagnostic("cover-letters", "warning", f"the drawn cover cannot show {text!r}", None, hint)
        for text in lost
    )


def _words(metadata: Metadata) -> tuple[str, str, str]:
    return metadata.title, metadata.subtitle or "", ", ".join(authors(metadata))


def _fitted(assets: Assets, name: str, width: int, height: int) -> "Image":
    """The whole image, as large as fits; its corner's colour fills what it leaves free."""
    from PIL import Image, ImageOps  # noqa: PLC0415  (heavy)

    try:
        seen = _read(read_picture(assets.path(name)))
    except PictureError as error:
        hint = "Save the cover as a JPEG or PNG file."
        raise ExportError(
            f"the cover {name!r} cannot be read as a picture: {error}", hint
        ) from error
    white = Image.new("RGBA", seen.size, (255, 255, 255, 255))
    flat = Image.alpha_composite(white, seen).convert("RGB")
    corner = flat.crop((0, 0, 1, 1)).tobytes()
    return ImageOps.pad(flat, (width, height), color=tuple(corner))


def _read(found: PictureFile) -> "Image":
    """The image as it is to be seen; a drawing is drawn as it is for print."""
    fonts = [folder / name.format("Regular") for p, name in _PACKAGES if (folder := _folder(p))]
    data = draw_for_print(found, fonts).png if isinstance(found, CleanSvg) else found.data
    with opened(data) as image:
        return upright(shrunk(image), image).convert("RGBA")


def _drawn(metadata: Metadata, width: int, height: int) -> "Image":
    from PIL import Image, ImageDraw  # noqa: PLC0415  (heavy)

    image = Image.new("RGB", (width, height), _GROUND)
    draw = ImageDraw.Draw(image)
    room = round(width * (1 - 2 * _MARGIN))
    tall = height > width * 1.2
    words = [unicodedata.normalize("NFC", text) for text in _words(metadata)]
    title = _fit(words[0], "Bold", round(width / 8), room, height * (0.45 if tall else 0.4))
    subtitle = _fit(words[1], "Regular", min(title.size * 0.6, width / 18), room, height * 0.2)
    authors = _fit(words[2], "Regular", round(width / 20), room, height * 0.15)
    left, y = width * _MARGIN, height * (0.14 if tall else 0.1)
    y = title.draw(draw, left, y) + width * 0.05
    draw.rectangle((left, y, left + room * 0.25, y + width * 0.01), fill=_LINE)
    subtitle.draw(draw, left, y + width * 0.06)
    authors.draw(draw, left, height * (0.92 if tall else 0.94) - authors.height)
    return image


@dataclass(frozen=True, slots=True)
class _Lines:
    """Text broken into lines; sizes in pixels."""

    lines: tuple[str, ...]
    font: "FreeTypeFont"
    size: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * 1.25

    def draw(self, draw: "ImageDraw", x: float, y: float) -> float:
        """Draw from the upper left corner; gives the lower edge."""
        for line in self.lines:
            draw.text((x, y), line, fill=_INK, font=self.font)
            y += self.size * 1.25
        return y


def _fit(
    text: str, weight: Literal["Regular", "Bold"], size: float, width: float, height: float
) -> _Lines:
    """The text in the largest size up to ``size`` whose lines stay inside the room."""
    if not _drawable(text):
        return _Lines((), _font("", weight, size), size)
    while True:
        font = _font(text, weight, size)
        small = size <= width / 16
        words = _pieces(text.split(), font, width) if small else text.split()
        lines = _broken(words, font, width)
        fits = all(font.getlength(line) <= width for line in lines)
        found = _Lines(lines, font, size)
        if (fits and found.height <= height) or size <= width / 60:
            return found
        size *= 0.92


def _broken(words: Sequence[str], font: "FreeTypeFont", width: float) -> tuple[str, ...]:
    lines: list[str] = []
    for word in words:
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _pieces(words: Sequence[str], font: "FreeTypeFont", width: float) -> list[str]:
    """The words; one that is wider than the room is cut, since no size would help."""
    pieces: list[str] = []
    for word in words:
        rest = word
        while font.getlength(rest) > width:
            end = next(n for n in range(len(rest) - 1, 0, -1) if font.getlength(rest[:n]) <= width)
            pieces.append(rest[:end])
            rest = rest[end:]
        pieces.append(rest)
    return pieces


def _font(text: str, weight: str, size: float) -> "FreeTypeFont":
    """The first installed family that has every letter of the text, else the first one."""
    from PIL import ImageFont  # noqa: PLC0415  (heavy)

    files = [(path, name) for package, name in _PACKAGES if (path := _folder(package))]
    if not files:
        message = "the font package fontpkg-atkinson-hyperlegible is not installed"
        raise MissingToolError(message, "Install the program again, with all that it needs.")
    paths = [folder / name.format(weight) for folder, name in files]
    best = next((path for path in paths if _covers(path, text)), paths[0])
    font = ImageFont.truetype(str(best), round(size), layout_engine=ImageFont.Layout.BASIC)
    if "wght" in best.name:
        font.set_variation_by_axes([700 if weight == "Bold" else 400, 100])
    return font


def _drawable(text: str) -> bool:
    """Whether a font has the letters, and they stand one after the other from left to right."""
    leftward = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
    joined = any(unicodedata.category(letter) in ("Mn", "Mc") for letter in text)
    files = (folder / name.format("Bold") for p, name in _PACKAGES if (folder := _folder(p)))
    return not (leftward or joined) and any(_covers(path, text) for path in files)


@functools.cache
def _letters(path: Path) -> frozenset[int]:
    import uharfbuzz  # noqa: PLC0415  (only when a cover is drawn)

    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    return frozenset(face.unicodes)


def _covers(path: Path, text: str) -> bool:
    return {ord(letter) for letter in text if not letter.isspace()} <= _letters(path)


def _folder(package: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    return Path(spec.origin).parent / "files" if spec and spec.origin else None
