"""Every kind of picture is in the PDF as it was, whichever way its data went there."""

import io
import struct
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import ExifTags, Image, ImageChops

from pipeline.driver import build
from pipeline.reader import read_manuscript

_SIZE = 40, 30


def _grey() -> Image.Image:
    image = Image.new("L", _SIZE)
    image.putdata([(x * 6 + y) % 256 for y in range(_SIZE[1]) for x in range(_SIZE[0])])
    return image


def _colours() -> Image.Image:
    turned = _grey().transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return Image.merge("RGB", (_grey(), turned, _grey().point(lambda value: 255 - value)))


def _clear() -> Image.Image:
    image = _colours().convert("RGBA")
    image.putalpha(_grey())
    return image


def _holes() -> Image.Image:
    image = _colours().quantize(9)
    image.info["transparency"] = 3
    return image


_SIDEWAYS = Image.Exif()
_SIDEWAYS[ExifTags.Base.Orientation] = 6


def _packed(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def _own_png(depth: int, colour: int, lines: list[bytes], *, parts: int = 1) -> bytes:
    """A PNG of the size, from filtered lines, in several chunks; Pillow writes no such one."""
    packed = zlib.compress(b"".join(lines))
    step = -(-len(packed) // parts)
    pieces = [packed[at : at + step] for at in range(0, len(packed), step)]
    head = struct.pack(">IIBBBBB", *_SIZE, depth, colour, 0, 0, 0)
    chunks = [(b"IHDR", head), *((b"IDAT", piece) for piece in pieces), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _filtered(filters: list[int]) -> bytes:
    """Lines of grey under each filter of PNG, whatever they come out as."""
    lines = [
        bytes([filters[y % len(filters)]]) + bytes((x + y) % 5 for x in range(_SIZE[0]))
        for y in range(_SIZE[1])
    ]
    return _own_png(8, 0, lines, parts=3)


_PICTURES = {
    "grey.png": _packed(_grey()),
    "colours.png": _packed(_colours()),
    "dots.png": _packed(_grey().convert("1")),
    "nine.png": _packed(_colours().quantize(9)),
    "three.png": _packed(_colours().quantize(3), bits=2),
    "many.png": _packed(_colours().quantize(200)),
    "filters.png": _filtered([0, 1, 2, 3, 4]),
    "grey4.png": _own_png(
        4, 0, [b"\0" + bytes((x * y) % 256 for x in range(20)) for y in range(_SIZE[1])]
    ),
    "clear.png": _packed(_clear()),
    "greyclear.png": _packed(_clear().convert("LA")),
    "holes.png": _packed(_holes(), transparency=3),
    "deep.png": _packed(_grey().convert("I").point(lambda v: v * 257).convert("I;16")),
    "photo.jpg": _packed(_colours(), "JPEG", quality=95),
    "late.jpg": _packed(_colours(), "JPEG", progressive=True),
    "grey.jpg": _packed(_grey(), "JPEG"),
    "web.webp": _packed(_colours(), "WEBP", lossless=True),
    "old.gif": _packed(_colours().quantize(30), "GIF"),
    "turned.jpg": _packed(_colours(), "JPEG", exif=_SIDEWAYS),
    "turned.png": _packed(_colours(), "PNG", exif=_SIDEWAYS),
}


@pytest.fixture(scope="module")
def found(made_once) -> dict[str, pikepdf.PdfImage]:
    """The pictures of the finished PDF, by the name of their files."""

    def make(folder: Path) -> None:
        for name, data in _PICTURES.items():
            (folder / name).write_bytes(data)
        figures = [f"![A picture, {name}]({name})\n" for name in _PICTURES]
        (folder / "one.md").write_text("# One\n\n" + "\n".join(figures))
        (folder / "book.toml").write_text(
            'title = "Pictures"\nlanguage = "en"\nsections = ["one.md"]\n'
            'identifiers = ["urn:uuid:5e11f59b-bf29-5f45-a6dc-0123456789ab"]\n'
        )
        report = build(read_manuscript(folder), folder / "out", ("pdf",))
        assert report.exit_code == 0, [str(result.error) for result in report.results]

    (file,) = (made_once("all-pictures", make) / "out" / "pdf").glob("*.pdf")
    with pikepdf.open(file) as pdf:
        placed = [image for page in pdf.pages for image in _in_order(page)]
        assert len(placed) == len(_PICTURES)
        yield {name: pikepdf.PdfImage(image) for name, image in zip(_PICTURES, placed, strict=True)}


def _in_order(page: pikepdf.Page) -> list[pikepdf.Object]:
    drawn = [
        str(operands[0])
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "Do"
    ]
    return [page.resources.XObject[name] for name in drawn]


def _seen(image: Image.Image) -> Image.Image:
    """The picture on white paper, in red, green and blue."""
    if image.mode == "I;16":
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("RGB")
    full = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", full.size, "white"), full).convert("RGB")


@pytest.mark.parametrize("name", [name for name in _PICTURES if "turned" not in name])
def test_a_picture_is_printed_as_its_file_shows_it(found, name):
    printed = found[name].as_pil_image().convert("RGB")
    with Image.open(io.BytesIO(_PICTURES[name])) as image:
        difference = ImageChops.difference(printed, _seen(image))
    assert max(high for _, high in difference.getextrema()) <= (1 if name == "deep.png" else 0)


@pytest.mark.parametrize("name", ["turned.jpg", "turned.png"])
def test_a_photograph_that_was_held_sideways_is_printed_upright(found, name):
    assert found[name].as_pil_image().size == _SIZE[::-1]


@pytest.mark.parametrize("name", ["photo.jpg", "late.jpg", "grey.jpg"])
def test_a_photograph_is_in_the_file_byte_for_byte(found, name):
    assert bytes(found[name].obj.read_raw_bytes()) == _PICTURES[name]


@pytest.mark.parametrize("name", ["colours.png", "nine.png", "filters.png"])
def test_a_png_is_packed_as_it_was(found, name):
    raw = bytes(found[name].obj.read_raw_bytes())
    assert raw[:12] in _PICTURES[name]
