"""Honest drawings come through whole: what graphics programs write is drawn as before."""

import io

import pytest
from PIL import Image

from pipeline.assets.data import data_address
from pipeline.assets.svg import clean_svg
from tests.assets.drawings import cleaned, drawn, svg


def _picture(kind: str) -> str:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "blue").save(out, kind)
    return data_address(kind.lower(), out.getvalue())


_CIRCLE = svg('<circle r="9" fill="red"/>')
HONEST = {
    "Inkscape": (
        '<metadata><h:p>Author</h:p></metadata><defs><linearGradient id="a"><stop offset="0" '
        'style="stop-color:#f00;stop-opacity:1"/><stop offset="1" stop-color="#00f"/>'
        '</linearGradient><linearGradient inkscape:collect="always" xlink:href="#a" id="b" x1="0" '
        'x2="40" gradientUnits="userSpaceOnUse"/></defs><g inkscape:label="Layer 1" '
        'inkscape:groupmode="layer"><rect style="fill:url(#b);fill-opacity:0.8" width="30" '
        'height="30"/></g>'
    ),
    "Illustrator": (
        '<style type="text/css">.st0{fill:#1D71B8;}.st1{clip-path:url(#c);}</style>'
        '<switch><foreignObject requiredExtensions="x"/><g><defs><rect id="r" width="20" '
        'height="30"/></defs><clipPath id="c"><use xlink:href="#r" style="overflow:visible"/>'
        '</clipPath><g class="st1"><path class="st0" d="M0,0h40v40z"/></g></g></switch>'
    ),
    "draw.io": (
        '<g><rect x="1" y="1" width="30" height="20" fill="#dae8fc" stroke="#6c8ebf" '
        'pointer-events="all"/><switch><foreignObject style="overflow: visible"/><g><path '
        'd="M4 4h9v9z"/></g></switch></g><switch><g requiredFeatures='
        '"http://www.w3.org/TR/SVG11/feature#Extensibility"/><a transform="translate(0,-5)" '
        'xlink:href="https://www.drawio.com/doc"><text>Text is not SVG</text></a></switch>'
    ),
    "Matplotlib": (
        '<defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style>'
        '<path id="m" d="M -3 0 L 3 0" style="stroke: #1f77b4"/></defs><g clip-path="url(#p)">'
        '<use xlink:href="#m" x="10" y="12" style="stroke: #1f77b4"/><use xlink:href="#m" x="20" '
        'y="9"/></g><defs><clipPath id="p"><rect width="30" height="30"/></clipPath></defs>'
    ),
    "Graphviz": (
        '<g id="graph0" class="graph" transform="scale(1 1) rotate(0) translate(4 36)"><title>G'
        '</title><ellipse fill="none" stroke="black" cx="10" cy="-18" rx="9" ry="8"/><polygon '
        'fill="black" stroke="black" points="10,-10 14,-2 6,-2 10,-10"/></g>'
    ),
    "D3": (
        '<g fill="none" font-size="10" text-anchor="middle" transform="translate(0,30)"><path '
        'class="domain" stroke="currentColor" d="M0.5,6V0.5H30.5V6"/><line stroke="#000" y2="6" '
        'stroke-opacity="0.5"/></g><circle r="5" data-value="3" aria-label="three" cx="9" cy="9"/>'
    ),
    "filters": (
        '<filter id="f" x="-10%" width="120%"><feGaussianBlur in="SourceAlpha" stdDeviation="2"/>'
        '<feOffset dx="2" dy="2" result="o"/><feFlood flood-color="red"/><feComposite '
        'operator="in" in2="o"/><feMerge><feMergeNode/><feMergeNode in="SourceGraphic"/></feMerge>'
        '</filter><rect filter="url(#f)" x="5" y="5" width="20" height="20" fill="green"/>'
    ),
    "masks, patterns, markers": (
        '<mask id="m"><rect width="20" height="40" fill="white"/></mask><pattern id="p" width="4" '
        'height="4" patternUnits="userSpaceOnUse"><circle r="2"/></pattern><marker id="k" '
        'markerWidth="4" markerHeight="4" refX="1" refY="1" orient="auto"><path d="M0 0 2 1 0 2z"/>'
        '</marker><rect mask="url(#m)" fill="url(\'#p\')" width="40" height="40"/><path '
        'marker-end="url( #k )" d="M2 2 30 30" stroke="red"/>'
    ),
    "symbols": (
        '<symbol id="s" viewBox="0 0 10 10" preserveAspectRatio="none"><path d="M0 0h9v9z"/>'
        '</symbol><use href="#s" width="30" height="9" fill="red" opacity=".5"/>'
    ),
    "a PNG inside": f'<image href="{_picture("PNG")}" width="20" height="20"/>',
    "a JPEG inside": f'<image xlink:href="{_picture("JPEG")}" width="20" height="20"/>',
    "a GIF inside": f'<image href="{_picture("GIF")}" width="20" height="20"/>',
    "a drawing inside": (
        f'<image href="{data_address("svg", _CIRCLE.encode())}" width="20" height="20"/>'
    ),
    "styles": (
        "<style>/* a comment */ @media print{.a{fill:red}} g > .b:first-child{fill:#0f0} "
        "#c{fill:blue;stroke:black}</style>"
        '<g><rect class="b" width="9" height="9"/></g><rect id="c" y="9" width="9" height="9"/>'
    ),
}


@pytest.mark.parametrize("program", HONEST)
def test_a_drawing_keeps_every_dot(program):
    raw = svg(HONEST[program]).encode()
    found = clean_svg(raw)

    assert found.cuts == ()
    assert drawn(found.content) == drawn(raw)
    assert drawn(raw) != drawn(svg("").encode()), "it shows something"


def test_a_drawing_is_clean_after_it_was_cleaned():
    for inside in HONEST.values():
        once = cleaned(inside).content
        assert clean_svg(once).content == once


def test_only_the_faulty_part_of_a_style_goes():
    style = "@import url(http://x.org/font.css); .a{fill:#0f0;background:url(b.png)} .b{fill:red}"
    shapes = '<rect class="a" width="9" height="9"/><rect class="b" y="9" width="9" height="9"/>'
    found = cleaned(f"<style>{style}</style>{shapes}")
    kept = cleaned(f"<style>.a{{fill:#0f0}} .b{{fill:red}}</style>{shapes}")

    assert len(found.cuts) == 2
    assert drawn(found.content) == drawn(kept.content)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "iso-8859-1"])
def test_a_drawing_in_another_encoding_is_drawn(encoding):
    head = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    text = svg("<title>Größe</title><rect width='9' height='9' fill='red'/>")
    found = clean_svg((head + text).encode(encoding))

    assert "Größe".encode() in found.content
    assert drawn(found.content) == drawn(text.encode())


def test_the_names_that_illustrator_writes_as_entities_are_read():
    head = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd" [<!ENTITY red "#ff0000">]>'
    found = clean_svg((head + svg("<rect width='9' height='9' fill='&red;'/>")).encode())

    assert b'fill="#ff0000"' in found.content
    assert b"DOCTYPE" not in found.content


def test_motion_of_a_measure_stays_and_is_known():
    found = cleaned('<rect width="9" height="9"><animate attributeName="x" to="9"/></rect>')

    assert found.animated
    assert found.cuts == ()
    assert not cleaned("<rect/>").animated
