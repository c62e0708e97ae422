"""Pictures and drawings are bounded in size, time and memory, and refused in words beyond."""

import io
import struct
import warnings
import zlib

import pytest
from PIL import Image

from pipeline.assets.data import data_address
from pipeline.assets.drawing import draw_for_print, png_size
from pipeline.assets.pictures import Raster
from pipeline.assets.raster import MOST_DOTS
from pipeline.exporters.base import Assets
from pipeline.exporters.pdf.layout.images import Picture
from pipeline.exporters.shared.cover import render_cover
from pipeline.files import FileFault
from tests.assets.drawings import cleaned, proved, svg
from tests.exporters.epub.books import small_document

_LARGE = 'width="1000" height="1000"'
_BLUR = '<filter id="f"><feGaussianBlur stdDeviation="50"/></filter>'
_RECT = '<rect width="900" height="900"/>'


def _uses(levels: int) -> str:
    chain = "".join(
        f'<g id="a{n + 1}">' + f'<use href="#a{n}"/>' * 10 + "</g>" for n in range(levels)
    )
    return f'<defs><g id="a0"><rect width="9" height="9"/></g>{chain}</defs>'


ENDLESS = {
    "a huge pattern": svg(
        '<pattern id="p" width="1e6" height="1e6" patternUnits="userSpaceOnUse"><path d="M0 0h9"/>'
        '</pattern><rect fill="url(#p)" width="900" height="900"/>',
        _LARGE,
    ),
    "150 blurs": svg(_BLUR + '<g filter="url(#f)">' * 150 + _RECT + "</g>" * 150, _LARGE),
    "190 veils": svg('<g opacity=".9">' * 190 + _RECT + "</g>" * 190, _LARGE),
    "uses of uses": svg(_uses(30) + '<use href="#a30"/>'),
    "a use of itself": svg('<g id="a"><use href="#a"/></g>'),
    "uses of each other": svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    "a pattern of itself": svg(
        '<pattern id="p" width="9" height="9"><rect fill="url(#p)" width="9" height="9"/>'
        '</pattern><rect style="fill: url(#p)" width="9" height="9"/>'
    ),
    "markers on markers": svg(
        '<marker id="m">' + '<rect width="9" height="9"/>' * 1000 + "</marker>"
        '<path marker-mid="url(#m)" d="M0 0' + "h1v1" * 20_000 + '"/>'
    ),
    "elements too deep": svg("<g>" * 250 + "</g>" * 250),
    "a huge unnamed size": svg('<rect width="300000" height="300000"/>', ""),
    "a size of many letters": svg("", 'font-size="9999" width="99em" viewBox="0 0 9 9"'),
    "a size of percents": svg("", 'width="9999999%" height="9999999%" viewBox="0 0 99 99"'),
    "a size without end": svg("", 'width="1e999" height="9"'),
    "a hair": svg("", 'width="1" height="100000"'),
    "nothing": svg("", 'width="0" height="9"'),
    "less than nothing": svg("", 'width="9" height="-9"'),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_drawing_without_end_is_refused_in_words(tmp_path, name):
    with pytest.raises(FileFault, match=r"'a\.svg' cannot be used: it(s)? ") as caught:
        proved(tmp_path, ENDLESS[name])
    assert caught.value.code == "unreadable-image"


def test_a_drawing_that_takes_too_long_ends():
    turbulence = '<filter id="f"><feTurbulence baseFrequency="0.1" numOctaves="100000"/></filter>'
    drawing = cleaned(turbulence + '<rect filter="url(#f)" width="40" height="40"/>')
    with pytest.raises(ValueError, match="1 seconds"):
        draw_for_print(drawing, seconds=1)
    assert draw_for_print(cleaned("<rect/>")).png, "the next one is drawn"


def test_a_size_in_a_comment_is_none(tmp_path):
    content = "<!-- <svg width='9' height='9'> -->" + svg("", 'width="90000" height="60000"')
    drawn = draw_for_print(proved(tmp_path, content))

    assert png_size(drawn.png) == (4000, 2667)


@pytest.mark.parametrize(
    ("size", "dots"),
    [
        ('width="40" height="20"', (160, 80)),
        ('width="10mm" viewBox="0 0 40 20"', (152, 76)),
        ('height="20" viewBox="0 0 40 40"', (80, 80)),
        ('viewBox="0 0 51500 51500"', (4000, 4000)),
        ('width="100%" height="100%" viewBox="0 0 1500 750"', (3000, 1500)),
        ("", (36, 36)),
    ],
)
def test_an_honest_size_is_drawn(tmp_path, size, dots):
    drawn = draw_for_print(proved(tmp_path, svg('<rect width="9" height="9"/>', size)))

    assert png_size(drawn.png) == dots


def _saved(image: Image.Image, kind: str, **options) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


_SMALL = Image.effect_noise((64, 64), 90)


def _png(lines: bytes) -> bytes:
    """A PNG of 64 by 64 grey dots with these unpacked lines; every sum in it is right."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", 64, 64, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(lines)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


SOUND = {
    "PNG": _saved(_SMALL, "PNG"),
    "JPEG": _saved(_SMALL, "JPEG"),
    "progressive JPEG": _saved(_SMALL, "JPEG", progressive=True),
    "JPEG for printers": _saved(_SMALL.convert("CMYK"), "JPEG"),
    "PNG of 16 bits": _saved(_SMALL.convert("I;16"), "PNG"),
    "PNG with a palette": _saved(_SMALL.convert("P"), "PNG", transparency=3),
    "GIF": _saved(_SMALL, "GIF"),
    "moving GIF": _saved(_SMALL, "GIF", save_all=True, append_images=[_SMALL.rotate(90)]),
    "moving PNG": _saved(_SMALL, "PNG", save_all=True, append_images=[_SMALL.rotate(90)]),
    "WebP": _saved(_SMALL, "WEBP"),
    "TIFF": _saved(_SMALL, "TIFF"),
    "TIFF for printers": _saved(_SMALL.convert("CMYK"), "TIFF"),
    "BMP": _saved(_SMALL, "BMP"),
    "own lines": _png((b"\0" + b"a" * 64) * 64),
    "a drawing": svg('<rect width="9" height="9"/>').encode(),
}


@pytest.mark.parametrize("kind", SOUND)
@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.svg", "a"])
def test_what_the_checks_take_is_printed_whatever_its_name(tmp_path, kind, name):
    proved(tmp_path, SOUND[kind], name)

    assert Picture(Assets(tmp_path), name).open().width
    assert render_cover(small_document(cover=name), Assets(tmp_path), 60, 90)


DAMAGED = {
    **{f"half a {kind}": SOUND[kind][: len(SOUND[kind]) // 2] for kind in SOUND},
    "a PNG without its last lines": _png((b"\0" + b"a" * 64) * 63),
    "a PNG packed in no known way": _png((b"\7" + b"a" * 64) * 64),
    "a compressed drawing": b"\x1f\x8b\x08" + b"a" * 50,
    "an AVIF": b"\0\0\0\x1cftypavif" + b"\0" * 50,
    "a HEIC": b"\0\0\0\x1cftypheic" + b"\0" * 50,
    "a PDF": b"%PDF-1.7 <svg>",
    "a sheet of HTML": b"<!DOCTYPE html><html><svg/></html>",
}


@pytest.mark.parametrize("kind", DAMAGED)
@pytest.mark.parametrize("name", ["a.png", "a.svg"])
def test_what_cannot_be_printed_is_refused_by_the_checks(tmp_path, kind, name):
    with pytest.raises(FileFault, match=r"cannot be used"):
        proved(tmp_path, DAMAGED[kind], name)


@pytest.mark.parametrize(("kind", "told"), [("an AVIF", "AVIF"), ("a compressed drawing", "SVGZ")])
def test_a_kind_that_is_known_and_not_taken_is_named(tmp_path, kind, told):
    with pytest.raises(FileFault, match=told):
        proved(tmp_path, DAMAGED[kind])


def test_a_photograph_of_45_megapixels_is_taken_and_made_smaller_for_print(tmp_path):
    photo = _saved(Image.new("RGB", (8256, 5504), "green"), "JPEG", dpi=(300, 300))

    assert isinstance(proved(tmp_path, photo, "a.jpg"), Raster)
    picture = Picture(Assets(tmp_path), "a.jpg")
    assert max(picture.open().size) <= MOST_DOTS
    assert picture.size == pytest.approx((8256 * 72 / 300, 5504 * 72 / 300), rel=0.001)


def test_an_image_that_states_too_much_is_refused_unopened(tmp_path):
    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    bomb = SOUND["PNG"][:16] + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    with pytest.raises(FileFault, match="pixels"):
        proved(tmp_path, bomb + SOUND["PNG"][33:], "a.png")


def test_pictures_inside_a_drawing_are_bounded_together():
    large = data_address("png", _saved(Image.new("1", (10_000, 10_000)), "PNG"))
    image = f'<image href="{large}" width="9" height="9"/>'

    assert cleaned(image).cuts == ()
    assert [cut.what for cut in cleaned(image * 2).cuts] == ["the attribute href"]


def test_damaged_notes_beside_a_picture_say_nothing(tmp_path, capfd):
    exif = b"Exif\0\0II*\0\x08\0\0\0\xff\xff\x12\x01\x03\0" + b"\xff" * 40
    content = _saved(_SMALL, "JPEG", exif=exif)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        proved(tmp_path, content, "a.jpg")
        assert Picture(Assets(tmp_path), "a.jpg").open().size == (64, 64)
    assert capfd.readouterr() == ("", "")


def test_a_large_picture_brings_no_warning(tmp_path, capfd):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        proved(tmp_path, _saved(Image.new("1", (10_000, 9_500)), "PNG"), "a.png")
    assert capfd.readouterr() == ("", "")
