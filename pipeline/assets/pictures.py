"""The pictures that a manuscript names: found, judged, and read in one way for all editions.

What is refused here, the checks tell with the line that names the picture, before anything is
built; and what passes here can be put into every edition.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from pipeline.assets.drawing import WHOLE_BOOK, OutOfPatienceError, Patience, prove_drawing
from pipeline.assets.kinds import Kind, other_kind, picture_kind
from pipeline.assets.raster import PictureError, kind_fault, opened, prove_raster
from pipeline.assets.svg import CleanSvg, clean_svg
from pipeline.files import FileFault, locate

_LARGEST = 200_000_000  # bytes of a file
_LARGEST_DRAWING = 50_000_000


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture of dots, as its file holds it."""

    kind: Kind
    data: bytes


PictureFile: TypeAlias = Raster | CleanSvg


def locate_picture(folder: Path, name: str) -> Path:
    """The image ``name`` of the manuscript in ``folder``, which every edition can use.

    Raises:
        FileFault: there is no such file inside the folder, or it holds no sound picture.
    """
    path = locate(folder, name)
    prove_picture(path, name)
    return path


def prove_picture(path: Path, name: str, patience: Patience | None = None) -> PictureFile:
    """A picture that every edition can use; ``patience`` is for all drawings of its book.

    Raises:
        FileFault: it holds no sound picture.
    """
    try:
        found = read_picture(path)
        if isinstance(found, CleanSvg):
            prove_drawing(found, patience or Patience())
        else:
            prove_raster(found.data)
    except PictureError as error:
        message = f"the image {name!r} cannot be used: {error}"
        hint = "Open it in a graphics program, and save it anew as PNG, JPEG or SVG."
        raise FileFault("unreadable-image", message, hint) from error
    except OutOfPatienceError:
        raise _too_slow(name) from None
    return found


def _too_slow(name: str) -> FileFault:
    minutes = round(WHOLE_BOOK / 60)
    message = (
        f"the drawings up to here take more than {minutes} minutes to draw, which is the most for "
        f"a book; {name!r} and those after it were not tried"
    )
    hint = "Save those with blurs, patterns or very many elements as PNG, or simplify them."
    return FileFault("slow-drawings", message, hint)


def read_picture(path: Path) -> PictureFile:
    """What a file holds: a picture of dots, not decoded, or a drawing made safe.

    Raises:
        PictureError: it cannot be read, or is neither.
    """
    data = _read(path)
    kind = picture_kind(data)
    if other_kind(data):
        raise PictureError(kind_fault(data))
    if kind == "svg" or (kind is None and path.suffix.lower() == ".svg"):
        if len(data) > _LARGEST_DRAWING:
            raise PictureError(f"it has more than {_LARGEST_DRAWING // 1_000_000} MB")
        return clean_svg(data)
    with opened(data):
        return Raster(kind or "bmp", data)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise PictureError(f"it has more than {_LARGEST // 1_000_000} MB")
        data = path.read_bytes()
    except OSError as error:
        raise PictureError((error.strerror or type(error).__name__).lower()) from error
    if not data:
        raise PictureError("the file is empty")
    return data
