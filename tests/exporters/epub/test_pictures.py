"""Images: cleaned, converted, refused, and the cover."""

import io

import pytest
from PIL import Image as Raster

from pipeline.assets.svg import UnreadableSvgError, clean_svg
from pipeline.errors import ExportError
from pipeline.exporters.base import Assets
from pipeline.exporters.shared.cover import cover_faults, render_cover
from pipeline.model import Figure, Sentence, Str
from tests.exporters.epub.books import make_epub, small_document, unzip

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:i="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 9 9">{}</svg>'
)


@pytest.mark.parametrize(
    ("inside", "removed"),
    [
        ("<script>alert(1)</script>", "the element <script>"),
        ('<rect width="1" height="1" onclick="alert(1)"/>', "the attribute onclick"),
        ('<image xlink:href="http://example.org/a.png"/>', "the attribute href"),
        ('<a href="javascript:alert(1)"><path d="M0 0"/></a>', "the attribute href"),
        ("<style>@import 'http://example.org/a.css';</style>", "the element <style>"),
        ('<rect fill="url(http://example.org/#a)"/>', "the attribute fill"),
        ("<foreignObject><p>x</p></foreignObject>", "the element <foreignObject>"),
    ],
)
def test_what_is_unsafe_is_taken_out_and_named(inside, removed):
    cleaned = clean_svg(_SVG.format(inside).encode())
    assert cleaned.removed == (removed,)
    assert b"alert" not in cleaned.content
    assert b"example.org" not in cleaned.content


def test_what_is_safe_stays():
    inside = '<defs><g id="a"/></defs><use xlink:href="#a"/><rect fill="url(#a)" i:label="x"/>'
    cleaned = clean_svg(_SVG.format(inside).encode())
    assert cleaned.removed == ()
    assert b'href="#a"' in cleaned.content
    assert b'fill="url(#a)"' in cleaned.content
    assert b"inkscape" not in cleaned.content


def test_a_text_that_is_no_drawing_is_refused():
    with pytest.raises(UnreadableSvgError):
        clean_svg(b"<svg>no namespace</svg>")


def figure(source):
    return Figure("f", source, (Sentence("f_s1", (Str("A red square"),)),))


def test_a_picture_in_another_format_becomes_a_png(tmp_path):
    Raster.new("RGB", (4, 4), "red").save(tmp_path / "square.bmp")
    book, export = make_epub(small_document(figure("square.bmp")), tmp_path, tmp_path / "out")
    assert export.diagnostics == ()
    assert unzip(book)["EPUB/images/001-square.png"].startswith(b"\x89PNG")


def test_a_picture_that_cannot_be_read_is_an_error(tmp_path):
    (tmp_path / "square.png").write_bytes(b"no picture at all")
    _, export = make_epub(small_document(figure("square.png")), tmp_path, tmp_path / "out")
    assert [fault.code for fault in export.diagnostics] == ["unreadable-image"]


def test_the_cover_has_the_asked_size_and_the_same_bytes_each_time(tmp_path):
    document = small_document(title="A very long title " * 12, subtitle="And more")
    drawn = [render_cover(document, Assets(tmp_path), 600, 900) for _ in range(2)]
    assert drawn[0] == drawn[1]
    with Raster.open(io.BytesIO(drawn[0])) as image:
        assert (image.format, image.size) == ("JPEG", (600, 900))


def test_the_publishers_own_cover_is_shown_whole(tmp_path):
    Raster.new("RGB", (50, 50), (200, 10, 10)).save(tmp_path / "cover.png")
    document = small_document(cover="cover.png")
    cover = render_cover(document, Assets(tmp_path), 100, 300)
    with Raster.open(io.BytesIO(cover)) as image:
        red, green, blue = image.getpixel((50, 150))
    assert red > 150
    assert max(green, blue) < 60


@pytest.mark.parametrize("title", ["كتاب", "平和", "हिन्दी"])
def test_a_title_that_no_font_can_set_is_told_not_boxed(title, tmp_path):
    document = small_document(title=title)
    (fault,) = cover_faults(document.metadata)
    assert (fault.code, title in fault.message) == ("cover-letters", True)
    bare = render_cover(small_document(title=""), Assets(tmp_path), 100, 150)
    assert render_cover(document, Assets(tmp_path), 100, 150) == bare


def test_a_title_in_latin_or_greek_is_drawn_in_full():
    assert cover_faults(small_document(title="Les Misérables: Ἀλήθεια").metadata) == ()


def test_a_cover_that_is_no_picture_is_refused(tmp_path):
    (tmp_path / "cover.png").write_bytes(b"no picture")
    with pytest.raises(ExportError, match=r"cover\.png"):
        render_cover(small_document(cover="cover.png"), Assets(tmp_path), 100, 300)
