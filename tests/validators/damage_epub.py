"""Changes of a finished EPUB of the book with everything, each of one thing."""

import re
from pathlib import Path

from tests.validators.damages import Damage, in_zip

_OPF, _NAV, _CSS, _NCX = "EPUB/content.opf", "EPUB/nav.xhtml", "EPUB/style.css", "EPUB/toc.ncx"
_WINTER, _NUMBERS = "EPUB/section-004.xhtml", "EPUB/section-005.xhtml"
_VOICES, _PREFACE = "EPUB/section-007.xhtml", "EPUB/section-002.xhtml"
_CLAIM = '<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>'
_META = "</metadata>"
_FIRST = r'<p><span id="winter_s2">'


def _swapped_pictures(files: dict[str, bytes]) -> dict[str, bytes]:
    one, other = "EPUB/images/001-hills.jpg", "EPUB/images/cover.jpg"
    return {**files, one: files[other]}


def _hills_redrawn(folder: Path) -> None:
    in_zip(folder, _swapped_pictures)


_ROWS = (
    # what is changed, file, what stands there (a pattern), what stands there then
    ("title", _OPF, r'(<dc:title id="title">)[^<]*', r"\1Another title"),
    ("subtitle", _OPF, r'<dc:title id="subtitle">[^<]*</dc:title>', ""),
    ("author", _OPF, r"Zoë O.Neill</dc:creator>", "Somebody Else</dc:creator>"),
    ("author made a contributor", _OPF, r'<dc:creator id="person-1">([^<]*)</dc:creator>',
     r'<dc:contributor id="person-1">\1</dc:contributor>'),
    ("role of a contributor", _OPF, r">trl<", ">ill<"),
    ("language of the book", _OPF, r"<dc:language>en-GB", "<dc:language>de"),
    ("further language", _OPF, r"<dc:language>fr</dc:language>", ""),
    ("identifier", _OPF, r'(id="book-id">urn:uuid:)6b', r"\g<1>7b"),
    ("date", _OPF, r"<dc:date>2026-03-04", "<dc:date>2025-03-04"),
    ("publisher", _OPF, r"<dc:publisher>[^<]*", "<dc:publisher>Another house"),
    ("description", _OPF, r"<dc:description>A book", "<dc:description>No book"),
    ("rights", _OPF, r"<dc:rights>[^<]*", "<dc:rights>All rights reserved"),
    ("subject", _OPF, r"<dc:subject>Gardening</dc:subject>", ""),
    ("false conformance", _OPF, _META, _CLAIM + _META),
    ("false certifier", _OPF, _META, f'<meta property="a11y:certifiedBy">Nobody</meta>{_META}'),
    ("conformance in the summary", _OPF, r"Formulas are MathML,", "It conforms to WCAG 2.2 AA."),
    ("claim of signs", _OPF, r"schema:accessibilityFeature\">MathML",
     'schema:accessibilityFeature">signLanguage'),
    ("claim taken out", _OPF, r'<meta property="[a-z:]*Feature">alternativeText</meta>', ""),
    ("mode of access", _OPF, r'(schema:accessMode">)visual', r"\1auditory"),
    ("hazards taken out", _OPF, r'<meta property="schema:accessibilityHazard">none</meta>', ""),
    ("left out of the reading order", _OPF, r'idref="section-3"', 'idref="section-3" linear="no"'),
    ("fixed layout", _OPF, _META, f'<meta property="rendition:layout">pre-paginated</meta>{_META}'),
    ("language of a page", _WINTER, r'lang="en-GB" xml:lang="en-GB"', 'lang="de" xml:lang="de"'),
    ("page without language", _WINTER, r' lang="en-GB" xml:lang="en-GB"', ""),
    ("language of a word", _VOICES, r'lang="pl" xml:lang="pl"', 'lang="de" xml:lang="de"'),
    ("word without language", _VOICES, r' lang="pl" xml:lang="pl"', ""),
    ("languages that differ", _VOICES, r'lang="pl" xml:lang="pl"', 'lang="pl" xml:lang="cs"'),
    ("hidden sentence", _WINTER, _FIRST, '<p><span hidden="hidden" id="winter_s2">'),
    ("hidden section", _WINTER, r'<section id="todo">', '<section id="todo" hidden="hidden">'),
    ("sentence hidden from screen readers", _WINTER, _FIRST,
     '<p aria-hidden="true"><span id="winter_s2">'),
    ("sentence not displayed", _WINTER, _FIRST, '<p style="display: none"><span id="winter_s2">'),
    ("sentence without size", _WINTER, _FIRST, '<p><span style="font-size:0" id="winter_s2">'),
    ("white sentence", _WINTER, _FIRST, '<p style="color: #FFF"><span id="winter_s2">'),
    ("style sheet that hides", _CSS, r"\Z", "\nblockquote p { display: none }\n"),
    ("style sheet that whitens", _CSS, r"\Z", "\n.admonition-title { color: white }\n"),
    ("name that hides the words", _WINTER, _FIRST, '<p aria-label="Nothing"><span id="winter_s2">'),
    ("added paragraph", _WINTER, _FIRST, "<p>This was never written.</p>" + _FIRST),
    ("added words", _WINTER, r"Spring is far\.</span>", "Spring is far.</span> Very far."),
    ("words on the title page", "EPUB/title.xhtml", r"</section>", "<p>A bestseller</p></section>"),
    ("words in the navigation", _NAV, r"</nav>", "<p>Buy it</p></nav>"),
    ("level of a heading", _WINTER, r'<h3 class="rank-2">(.*?)</h3>', r"<h4>\1</h4>"),
    ("heading made a paragraph", _WINTER, r'<h3 class="rank-2">(.*?)</h3>', r"<p>\1</p>"),
    ("list made a row of boxes", _WINTER, r'<ul id="winter_s12_list">\s*<li>(.*?)</li>',
     r'<ul id="winter_s12_list"><div>\1</div>'),
    ("quotation made a box", _VOICES, r"<blockquote>\n(<p>.*?</p>)\n</blockquote>",
     r"<div>\1</div>"),
    ("first number of a list", _WINTER, r'start="4"', 'start="5"'),
    ("kind of a box", _WINTER, r'role="doc-notice"', 'role="doc-tip"'),
    ("role of a chapter", _WINTER, r'role="doc-chapter"', 'role="doc-appendix"'),
    ("table for looks", _NUMBERS, r'<table id="rain" role="table"',
     '<table id="rain" role="presentation"'),
    ("header made a cell", _NUMBERS, r'<th id="numbers-and-signs_s24_header"[^>]*>(.*?)</th>',
     r"<td>\1</td>"),
    ("scope of a header", _NUMBERS, r'scope="col"', 'scope="row"'),
    ("headers of a cell", _NUMBERS, r' headers="numbers-and-signs_s25_header [^"]*"', ""),
    ("entry of the contents", _NAV, r">Winter</a>", ">Summer</a>"),
    ("target in the contents", _NAV, r"section-004\.xhtml#winter", "section-005.xhtml#tables"),
    ("entry left out", _NAV, r"<li><a [^>]*>Preface</a></li>", ""),
    ("page of the page list", _NAV, r"#page_4", "#page_5"),
    ("label of a page", _WINTER, r'aria-label="4"', 'aria-label="14"'),
    ("entry for EPUB 2", _NCX, r"<text>Winter</text>", "<text>Summer</text>"),
    ("page for EPUB 2", _NCX, r"#page_4", "#page_5"),
    ("landmark", _NAV, r'(epub:type="cover" href=")cover', r"\1title"),
    ("target of a link", _PREFACE, r'<a href="section-004\.xhtml#frost">',
     '<a href="section-004.xhtml#ice">'),
    ("number of a note", _PREFACE, r'(epub:type="noteref">)2', r"\g<1>3"),
    ("abbreviation", _NUMBERS, r'title="kilogram"', 'title="kilometre"'),
    ("formula", _NUMBERS, r"<mn>2</mn>", "<mn>3</mn>"),
    ("text of a formula", _NUMBERS, r'alttext="x squared', 'alttext="x cubed'),
    ("formula taken out", _NUMBERS, r'<math alttext="alpha.*?</math>', ""),
    ("emphasis", _WINTER, r"<em>and</em>", "and"),
    ("pronunciation", _VOICES, r'ssml:ph="[^"]*"', 'ssml:ph="xxx"'),
    ("long description", _WINTER, r' aria-details="[^"]*"', ""),
    ("bar of a chart", _NUMBERS, r'width="78\.4%"', 'width="90%"'),
    ("word in a chart", _NUMBERS, r">just over 980</span>", ">just over 1980</span>"),
    ("values of a chart", _NUMBERS, r"Roof: 40\.</desc>", "Roof: 4000.</desc>"),
    ("alternative of the cover", "EPUB/cover.xhtml", r'alt="[^"]*"', 'alt="A picture"'),
)  # fmt: skip


def _replaced(file: str, pattern: str, instead: str):
    def change(files: dict[str, bytes]) -> dict[str, bytes]:
        text = files[file].decode()
        found = re.sub(pattern, instead, text, count=1)
        assert found != text, f"{pattern} is not in {file}"
        return {**files, file: found.encode()}

    return lambda folder: in_zip(folder, change)


def _without(file: str):
    def change(files: dict[str, bytes]) -> dict[str, bytes]:
        return {name: data for name, data in files.items() if name != file}

    return lambda folder: in_zip(folder, change)


def _cut(file: str):
    return lambda folder: in_zip(folder, lambda files: {**files, file: files[file][:200]})


DAMAGES = (
    *(Damage("epub", what, _replaced(*row)) for what, *row in _ROWS),
    Damage("epub", "cover taken out", _without("EPUB/images/cover.jpg")),
    Damage("epub", "cover cut short", _cut("EPUB/images/cover.jpg")),
    Damage("epub", "picture taken out", _without("EPUB/images/002-tall.png")),
    Damage("epub", "another picture under the same name", _hills_redrawn, proof=False),
)
