"""Drawings for the tests: a frame to put elements in, and ways to judge what becomes of them."""

from pathlib import Path

from pipeline.assets.pictures import PictureFile, prove_picture
from pipeline.assets.renderer import renderer
from pipeline.assets.svg import CleanSvg, clean_svg

NAMESPACES = (
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:ev="http://www.w3.org/2001/xml-events" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
)


def svg(inside: str, size: str = 'width="40" height="40"') -> str:
    """A drawing with these elements, of 40 by 40 pixels unless it says otherwise."""
    return f"<svg {NAMESPACES} {size}>{inside}</svg>"


def cleaned(inside: str) -> CleanSvg:
    return clean_svg(svg(inside).encode())


def drawn(content: bytes) -> bytes:
    """A drawing as resvg draws it, cleaned or not."""
    return renderer().png(content, 20, {"zoom": 2, "dpi": 96, "skip_system_fonts": True})


def proved(folder: Path, content: bytes | str, name: str = "a.svg") -> PictureFile:
    """What the checks make of a file with this content; raises FileFault."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return prove_picture(path, name)
