"""No drawing brings a file from outside or a script into an edition, however it is hidden."""

import io
import os
from urllib.parse import quote

import pytest
from PIL import Image

from pipeline.assets.data import data_address
from pipeline.assets.drawing import draw
from pipeline.assets.svg import UnreadableSvgError, clean_svg
from pipeline.exporters.base import Assets
from pipeline.exporters.pdf.layout.images import Picture
from tests.assets.drawings import cleaned, svg


def _red() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 40), "red").save(out, "PNG")
    return out.getvalue()


RED = _red()
_NESTED = svg("<image href='SECRET' width='40' height='40'/>").replace('"', "'")
_INNER = quote(_NESTED, safe="/")

# SECRET stands for the address of a file beside the manuscript
OUTSIDE = {
    "an absolute path": '<image href="SECRET" width="40" height="40"/>',
    "an older address": '<image xlink:href="SECRET" width="40" height="40"/>',
    "a file address": '<image xlink:href="file://SECRET" width="40" height="40"/>',
    "spaces before": '<image href=" \n SECRET" width="40" height="40"/>',
    "letters by number": '<image href="&#47;SECRET" width="40" height="40"/>',
    "a use of an image": '<defs><image id="i" href="SECRET" width="40" height="40"/></defs>'
    '<use href="#i"/>',
    "a use of a file": '<use href="SECRET#x"/>',
    "a filter": '<filter id="f"><feImage href="SECRET"/></filter>'
    '<rect filter="url(#f)" width="40" height="40"/>',
    "a pattern": '<pattern id="p" width="1" height="1"><image href="SECRET" width="40" '
    'height="40"/></pattern><rect fill="url(#p)" width="40" height="40"/>',
    "a mask": '<mask id="m"><image href="SECRET" width="40" height="40"/></mask>'
    '<rect mask="url(#m)" width="40" height="40"/>',
    "a nested drawing": f'<image href="data:image/svg+xml,{_INNER}" width="40" height="40"/>',
    "a drawing called a PNG": f'<image href="data:image/png,{_INNER}" width="40"/>',
    "a paint": '<rect fill="url(SECRET#a)" width="40" height="40"/>',
    "a style": '<rect style="fill:url(\'SECRET#a\')" width="40" height="40"/>',
    "a style sheet": "<style>rect{fill:url(SECRET#a)}</style><rect/>",
    "an import": "<style>@import 'SECRET';</style>",
    "an import behind a string": '<style>a{content:"/*"} @import "SECRET"; b{content:"*/"}</style>',
    "an import by number": "<style>@\\000069mport 'SECRET';</style>",
    "a font": "<style>@font-face{font-family:x;src:url(SECRET)}</style>",
    "a gradient": '<linearGradient id="g" xlink:href="SECRET#g"/>',
    "a text on a path": '<text><textPath href="SECRET#p">x</textPath></text>',
    "an old reference": '<text><tref xlink:href="SECRET#p"/></text>',
    "an instruction": '<?xml-stylesheet href="SECRET" type="text/css"?>',
    "a cursor": '<rect cursor="url(SECRET), auto"/>',
    "a set of images": "<rect style=\"fill:image-set('SECRET' 1x)\"/>",
    "a marker": '<path marker-end="url(SECRET#m)" d="M0 0h9"/>',
    "a base": '<g xml:base="file://SECRET"><image href="SECRET"/></g>',
}
RUNNING = {
    "a script": "<script>SECRET</script>",
    "a script of XHTML": "<h:script>SECRET</h:script>",
    "a script elsewhere": '<script href="SECRET"/>',
    "a handler": '<handler ev:event="load">SECRET</handler>',
    "a listener": '<ev:listener handler="SECRET"/>',
    "an event": '<rect onclick="SECRET"/>',
    "an event in capitals": '<rect ONCLICK="SECRET"/>',
    "an event of a namespace": '<rect ev:onload="SECRET"/>',
    "a link that runs": '<a xlink:href="java&#9;script:SECRET"><rect/></a>',
    "a link set later": '<a><set attributeName="href" to="javascript:SECRET"/><rect/></a>',
    "an older link set later": '<set attributeName="xlink:href" to="javascript:SECRET"/>',
    "a link moved": '<animate attributeName="href" values="javascript:SECRET;x"/>',
    "a link moved from": '<animate attributeName=" href " from="javascript:SECRET" by="x"/>',
    "an event set later": '<set attributeName="onclick" to="SECRET"/>',
    "a style set later": '<set attributeName="style" to="fill:url(SECRET)"/>',
    "a paint set later": '<set attributeName="fill" to="url(SECRET#a)"/>',
    "a page inside": '<foreignObject><h:iframe src="SECRET"/></foreignObject>',
    "a binding": '<rect style="-moz-binding:url(SECRET#a)"/>',
    "a behaviour": "<style>rect{behavior:url(#SECRET)}</style>",
    "an expression": "<style>rect{width:expression(SECRET)}</style>",
    "an unknown element": '<model src="SECRET"/>',
    "sound": '<h:audio src="SECRET"/>',
}


@pytest.mark.parametrize("name", [*OUTSIDE, *RUNNING])
def test_what_comes_from_outside_or_runs_is_gone_and_told(name):
    found = cleaned({**OUTSIDE, **RUNNING}[name])

    assert b"SECRET" not in found.content
    assert b"script" not in found.content
    assert found.cuts


@pytest.mark.parametrize("name", OUTSIDE)
def test_print_shows_nothing_from_outside(tmp_path, name):
    """The same drawing with nothing beside it, and with a red picture there, prints the same."""
    outside = tmp_path / "red.png"
    book = tmp_path / "book"
    book.mkdir()

    def printed() -> bytes:
        (book / "a.svg").write_text(svg(OUTSIDE[name].replace("SECRET", str(outside))))
        return Picture(Assets(book), "a.svg").data

    without = printed()
    outside.write_bytes(RED)

    assert printed() == without


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_print_does_not_wait_for_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "a.svg").write_text(svg('<image href="pipe.png" width="9" height="9"/>'))

    assert Picture(Assets(tmp_path), "a.svg").data.startswith(b"\x89PNG")


def test_the_drawing_process_itself_looks_for_relative_files_nowhere(tmp_path, monkeypatch):
    """The second line of defence, tried with a drawing that nobody cleaned."""
    from dataclasses import replace  # noqa: PLC0415

    monkeypatch.chdir(tmp_path)
    (tmp_path / "red.png").write_bytes(RED)
    inside = '<image href="{}" width="40" height="40"/>'
    plain = cleaned("<rect/>")
    unclean = [
        replace(plain, content=svg(inside.format(address)).encode())
        for address in ("red.png", data_address("png", RED))
    ]
    blank, red = (draw(drawing, 1).png for drawing in unclean)

    assert blank == draw(cleaned(""), 1).png
    assert red != blank


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY x SYSTEM "file:///etc/hostname">',
        '<!ENTITY % p SYSTEM "file:///etc/hostname"> %p; <!ENTITY x "y">',
        '<!ENTITY a "aa"><!ENTITY x "&a;&a;">',
        '<!ENTITY x "<script/>">',
        f'<!ENTITY x "{"a" * 400}">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_that_read_or_grow_are_refused(declared, encoding):
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE svg [{declared}]>'
    with pytest.raises(UnreadableSvgError, match="entit"):
        clean_svg((head + svg("<text>&x;</text>")).encode(encoding))


def test_an_attribute_that_the_document_type_adds_stays_out():
    head = '<!DOCTYPE svg [<!ATTLIST rect onclick CDATA "alert(1)">]>'

    assert b"alert" not in clean_svg((head + svg("<rect/>")).encode()).content


def test_it_is_told_where_in_the_drawing_something_was():
    (cut,) = cleaned('\n<style>\n\n@import "x.css";\nrect{fill:red}</style>').cuts

    assert str(cut) == "a part of the element <style> '@import' (its line 4)"
