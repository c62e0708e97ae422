"""Style sheets that fetch or run something are found, however it is written."""

import pytest

from pipeline.assets.css import css_faults, css_moves, pruned
from pipeline.assets.svg import style_may_name
from pipeline.exporters.base import Assets
from pipeline.exporters.epub.stylesheet import read_stylesheet

FETCHING = {
    "import": '@import "x.css";',
    "import of an address": "@import url(x.css) screen;",
    "import behind a string": 'a{content:"/*"}\n@import "x.css"; b{content:"*/"}',
    "import behind an escaped quote": "a{content:'\\'/*'} @import 'x'; b{content:'*/'}",
    "import by number": '@\\69 mport "x.css";',
    "import in capitals": '@IMPORT "x.css";',
    "import where it means nothing": 'a{} @media print { @import "x.css"; }',
    "import after old brackets": '<!-- @import "x.css"; -->',
    "address": "a{background:url(b.png)}",
    "address in quotes": "a{background:url( 'b.png' )}",
    "address by number": "a{background:\\75 rl(b.png)}",
    "address in capitals": "a{background:URL(//x.org/b.png)}",
    "address without its end": "a{background:url(b.png",
    "address behind a fragment": "a{background:url(#a),url(b.png)}",
    "address in a variable": "a{--x:url(b.png)}",
    "address as a fallback": "a{color:var(--x, url(b.png))}",
    "address in a condition": "@supports (background:url(b.png)) {a{color:red}}",
    "set of images": 'a{background:image-set("b.png" 1x)}',
    "set of images with a kind": 'a{background:image-set("b.png" type("image/png"))}',
    "older set of images": 'a{background:-webkit-image-set("b.png" 1x)}',
    "image": 'a{background:image("b.png")}',
    "source": 'a{background:src("b.png")}',
    "font": "@font-face{font-family:a;src:local(x),url(a.woff2) format('woff2')}",
    "cursor": "a{cursor:url(b.cur),auto}",
    "binding": "a{-moz-binding:url(#a)}",
    "behaviour": "a{behavior:url(#default#time2)}",
    "behaviour by number": "a{b\\65 havior:x}",
    "expression": "a{width:expression(alert(1))}",
    "page in an address": "a{background:url(data:text/html,x)}",
    "drawing that fetches": (
        "a{background:url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'>"
        "<image href='b.png'/></svg>\")}"
    ),
    "brackets without end": "a{color:" + "(" * 5_000 + "url(b.png)",
}
HONEST = [
    "p{margin:0 auto;color:#123}\n.a::before{content:'@import url(x)'}",
    "/* @import url(x.css); */ a:hover{color:red}",
    '@namespace epub "http://www.idpf.org/2007/ops";\n[epub|type~="note"]{font-size:90%}',
    "@namespace svg url(http://www.w3.org/2000/svg); svg|a{fill:url(#b)}",
    "a{background:url(data:image/png;base64,iVBORw0KGgo=)}",
    "@font-face{font-family:a;src:url(data:font/woff2;base64,AA)}",
    "a{width:calc(100% - var(--x));background:linear-gradient(red,blue)} @media print{a{b:c}}",
    "a{background:url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>\")}",
    "\\75 rl{color:red}",
]


@pytest.mark.parametrize("name", FETCHING)
def test_what_would_fetch_or_run_is_found_and_can_be_taken_out(name):
    css = FETCHING[name]

    assert css_faults(css, style_may_name)
    assert css_faults(pruned(css, style_may_name), style_may_name) == ()


@pytest.mark.parametrize("css", HONEST)
def test_an_honest_style_sheet_is_left_alone(css):
    assert css_faults(css, style_may_name) == ()


def test_what_is_left_after_pruning_still_styles():
    css = "@import 'x'; a{color:red;background:url(b.png)} @media print{b{cursor:url(c);top:0}}"

    assert pruned(css, style_may_name) == "a{color:red;} @media print{b{top:0}}"


@pytest.mark.parametrize("name", FETCHING)
def test_the_epub_refuses_it_with_its_line(tmp_path, name):
    (tmp_path / "own.css").write_text("p{color:red}\n\n" + FETCHING[name])
    _, faults = read_stylesheet(Assets(tmp_path), "own.css")

    assert {fault.code for fault in faults} == {"stylesheet-fetches"}
    line = {"import behind a string": 4, "brackets without end": 1}.get(name, 3)
    assert {fault.position.line for fault in faults} == {line}


@pytest.mark.parametrize(
    ("css", "moves"),
    [
        ("@keyframes a{}", True),
        ("@-webkit-keyframes a{}", True),
        ("a{b:c;/**/transition/**/:all 1s}", True),
        ("a{anim\\61 tion:f 1s}", True),
        ("a{content:'animation: x'}", False),
        (".animation{color:red}", False),
    ],
)
def test_motion_is_found(css, moves):
    assert css_moves(css) is moves
