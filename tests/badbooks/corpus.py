"""The corpus. A new fault that anybody meets becomes a line here."""

import io
from collections.abc import Mapping
from types import MappingProxyType

from PIL import Image

from tests.badbooks.folders import FACTS, Bad, Content, Folder, Link, Pipe, Secret, png

_TOML = "book.toml"


def _book(name: str, content: str | bytes, says: str) -> Bad:
    """A book.toml that is none: an error of the configuration, with no other diagnostic."""
    return Bad(name, "", None, says, files={_TOML: content}, file=_TOML, exit_code=4)


def _fact(
    name: str,
    code: str,
    facts: str,
    line: int | None = 5,
    files: Mapping[str, Content] = MappingProxyType({}),
) -> Bad:
    return Bad(name, code, line, facts=facts, files=dict(files), file=_TOML)


_ONE = 'sections = ["one.md"]\n'
NO_TOML = [
    _book("an open string", 'title = "T\n', "line 1"),
    _book("an open table", FACTS + "[labels\n", "line 4"),
    _book("no value", FACTS + "rights =\n", "line 4"),
    _book("a key twice", FACTS + 'title = "U"\n' + _ONE, "line 4"),
    _book("a table twice", f"{FACTS}{_ONE}[labels]\n[labels]\n", "line 6"),
    _book("a table over a key", f"{FACTS}{_ONE}[title]\n", "line 5"),
    _book("a date that is none", FACTS + "date = 2024-02-30\n", "line 4"),
    _book("a number of 5,000 digits", FACTS + f"date = {'9' * 5000}\n", "no TOML"),
    _book("arrays 20,000 deep", FACTS + f"subjects = {'[' * 20_000}", "no TOML"),
    _book("tables 20,000 deep", FACTS + f"series = {'{a=' * 20_000}", "no TOML"),
    _book("UTF-16 facts", (FACTS + _ONE).encode("utf-16"), "UTF-8"),
    _book("Latin-1", 'title = "Caf\u00e9"\n'.encode("latin-1"), "UTF-8"),
    _book("a NUL", FACTS + "subtitle = 'a\0b'\n" + _ONE, "line 4"),
    _book("a control character", FACTS + "subtitle = 'a\x0bb'\n" + _ONE, "line 4"),
    _book("half a surrogate as bytes", b'title = "\xed\xa0\x80"\n', "UTF-8"),
    _book("half a surrogate as an escape", FACTS + 'subtitle = "\\ud800"\n', "line 4"),
    _book("an unknown escape", FACTS + 'cover = "C:\\Users\\x.png"\n', "line 4"),
    _book("a carriage return alone", FACTS.replace("\n", "\r"), "line 1"),
    _book("JSON", '{"title": "T"}', "line 1"),
    _book("YAML", "title: T\nlanguage: en\n", "line 1"),
    Bad("a folder as book.toml", "", None, "book.toml", files={_TOML: Folder()}, exit_code=4),
    Bad("a pipe as book.toml", "", None, "book.toml", files={_TOML: Pipe()}, exit_code=4),
    Bad("an unreadable book.toml", "", None, "book.toml", files={_TOML: Secret()}, exit_code=4),
    Bad("a dead link", "", None, "book.toml", files={_TOML: Link("nowhere")}, exit_code=4),
    Bad("a link in a circle", "", None, "book.toml", files={_TOML: Link(_TOML)}, exit_code=4),
]

_WHOLE = {"title": '"T"', "language": '"en"', "identifiers": '["urn:x-a:b"]', "sections": "[]"}


def _facts_with(**values: str) -> str:
    return "".join(f"{key} = {value}\n" for key, value in {**_WHOLE, **values}.items())


def _kind(key: str, value: str, line: int | None = 5, code: str = "bad-value") -> Bad:
    """A key with a value of the wrong kind."""
    if key in _WHOLE:
        whole = _facts_with(**{"sections": '["one.md"]', key: value})
        line = line and list(_WHOLE).index(key) + 1
        return Bad(f"{key} = {value[:30]}", code, line, files={_TOML: whole}, file=_TOML)
    return _fact(f"{key} = {value[:30]}", code, f"{key} = {value}\n", line=line)


WRONG_KINDS = [
    _kind("title", "1984"),
    _kind("title", "[]"),
    _kind("title", "{}"),
    _kind("title", "true"),
    _kind("title", '""', None, "empty-title"),
    _kind("title", '" \\t "', None, "empty-title"),
    _kind("language", "42"),
    _kind("language", '"English"', code="bad-language"),
    _kind("language", '"en_US"', code="bad-language"),
    _kind("language", '"en\\u0000"', code="bad-language"),
    _kind("sections", '"one.md"'),
    _kind("sections", "[1, 2]"),
    _kind("sections", '{one = "one.md"}'),
    _kind("sections", "[[]]"),
    _kind("sections", "[]", code="no-sections"),
    _kind("identifiers", '"urn:x"'),
    _kind("identifiers", "[978]"),
    _kind("identifiers", '["978-0-00-000000-0"]', code="bad-identifier"),
    _kind("identifiers", '[""]', code="bad-identifier"),
    _kind("date", '"yesterday"'),
    _kind("date", '"99999-01-01"'),
    _kind("date", "12:00:00"),
    _kind("date", "1e300"),
    _kind("date", "-9223372036854775808"),
    _kind("date", "nan"),
    _kind("date", "true"),
    _kind("contributors", '"Ann"'),
    _kind("contributors", '["Ann"]'),
    _kind("contributors", "[{}]", code="missing-key"),
    _kind("contributors", '[{name = "Ann", role = "ator"}]', code="bad-role"),
    _kind("contributors", '[{name = "Ann", nmae = "B"}]', code="unknown-key"),
    _kind("direction", '"up"'),
    _kind("series", '"S"'),
    _kind("series", "{number = 1}", code="missing-key"),
    _kind("series", '{name = "S", number = true}'),
    _kind("accessibility", "true"),
    _kind("accessibility", '{review = {by = "A"}}', code="missing-key"),
    _kind("abbreviations", "[]"),
    _kind("abbreviations", '{BLS = ""}'),
    _kind("abbreviations", "{BLS = 3}"),
    _kind("lexicon", "{a = {}}", code="bad-pronunciation"),
    _kind("lexicon", '{a = {say = "b", letters = true}}', code="bad-pronunciation"),
    _kind("labels", '{noet = "N"}', code="unknown-key"),
    _kind("labels", "{note = 1}"),
    _kind("output", '"epub"'),
    _kind("titel", '"T"', code="unknown-key"),
    _kind('"\\u0000"', "1", None, "unknown-key"),
    _fact("many wrong keys", "unknown-key", "".join(f"k{n} = {n}\n" for n in range(2000))),
]

_BELL = '"A\\u0007B"'
HIDDEN = [
    _fact(f"a bell in {name}", "unusable-character", f"{facts.replace('#', _BELL)}\n", None)
    for name, facts in {
        "the subtitle": "subtitle = #",
        "a subject": "subjects = [#]",
        "a person": "contributors = [{name = #}]",
        "a sorted name": 'contributors = [{name = "Ann", file-as = #}]',
        "the alternative of the cover": "cover-alt = #",
        "a series": "series = {name = #}",
        "a number": 'series = {name = "S", number = #}',
        "a contact": "accessibility = {contact = #}",
        "a review": "accessibility = {review = {by = #, date = 2024-01-01, report = #}}",
        "a label": "labels = {note = #}",
        "an expansion": "abbreviations = {BLS = #}",
        "an abbreviation": 'abbreviations = {# = "Bureau"}',
        "a pronunciation": "lexicon = {sea = #}",
        "a word": 'lexicon = {# = "see"}',
    }.items()
]
HIDDEN.append(_fact("a bell in a feed", "bad-value", f"[output.podcast]\ncategory = {_BELL}\n", 6))


def _path(name: str, path: str, code: str = "bad-path", **files: Content) -> list[Bad]:
    """The same bad path in every place where a path may stand."""
    return [
        Bad(f"section {name}", code, 4, files=_sections(path) | files, file=_TOML),
        _fact(f"cover {name}", code, f"cover = {path!r}\ncover-alt = 'A hill.'\n", files=files),
        Bad(f"image {name}", code, 3, text=f"![A hill.](<{path}>)", files=files),
        Bad(
            f"figure {name}", code, 3, text=f":::{{figure}} {path}\n:alt: A hill.\n:::", files=files
        ),
        Bad(f"table {name}", code, 4, text=f":::{{csv-table}} C\n:file: {path}\n:::", files=files),
    ]


def _sections(path: str) -> dict[str, object]:
    return {_TOML: f"{FACTS}sections = ['one.md', {path!r}]\n"}


PATHS = [
    *_path("above", "../outside/secret.md"),
    *_path("above by a detour", "a/../../outside/secret.md"),
    *_path("absolute", "/etc/hostname"),
    *_path("of a drive", "C:/Windows/win.ini"),
    *_path("of a share", "//server/share/x.png"),
    *_path("by backslashes", "..\\outside\\secret.md"),
    *_path("a device", "NUL.md"),
    *_path("a device in a folder", "aux/x.md"),
    *_path("a stream", "pics/a.png:hidden"),
    *_path("a file address", "file:///etc/hostname"),
    *_path("of the web", "https://example.org/x.png"),
    *_path("a data address", "data:image/png;base64,AAAA"),
    *_path("missing", "nowhere.png", "missing-file"),
    *_path("a folder", "pics", "missing-file", pics=Folder()),
    *_path("a pipe", "pics/pipe", "missing-file", **{"pics/pipe": Pipe()}),
    *_path("a link outside", "way.md", **{"way.md": Link("{outside}/secret.md")}),
    *_path("a folder outside", "way/secret.md", way=Link("{outside}")),
    *_path("a link in a circle", "way.md", "unreadable-file", **{"way.md": Link("way.md")}),
    *_path("of 5,000 letters", "x" * 5_000, "unreadable-file"),
    *_path("of other capitals", "ONE.md", "missing-file"),
]


def _style(name: str, path: str, code: str, **files: Content) -> Bad:
    return _fact(f"stylesheet {name}", code, f"[output.epub]\nstylesheet = {path!r}\n", 6, files)


STYLESHEETS = [
    _style("above", "../outside/secret.css", "bad-path"),
    _style("absolute", "/etc/hostname", "bad-path"),
    _style("of the web", "https://example.org/x.css", "bad-path"),
    _style("missing", "nowhere.css", "missing-file"),
    _style("a folder", "css", "missing-file", css=Folder()),
    _style("a link outside", "x.css", "bad-path", **{"x.css": Link("{outside}/secret.css")}),
]


def _file(name: str, code: str, raw: bytes, line: int | None = 1, says: str = "") -> Bad:
    return Bad(name, code, line, says, files={"one.md": raw})


TEXTS = [
    _file("UTF-16 little", "bad-encoding", "# One\n\nText.\n".encode("utf-16"), says="UTF-8"),
    _file("UTF-16 big", "bad-encoding", "# One\n\nText.\n".encode("utf-16-be")),
    _file("UTF-32", "bad-encoding", "# One\n\nText.\n".encode("utf-32")),
    _file("Latin-1 in text", "bad-encoding", b"# One\n\nText.\nCaf\xe9.\n", 4, "0xe9"),
    _file("Windows-1252 with a BOM", "bad-encoding", b"\xef\xbb\xbf# One\n\n\x93Q\x94\n", 3),
    _file("overlong UTF-8", "bad-encoding", b"# One\n\nA\xc0\xafB\n", 3),
    _file("half a surrogate in text", "bad-encoding", b"# One\n\nA\xed\xa0\x80B\n", 3),
    _file("a cut letter at the end", "bad-encoding", b"# One\n\nCaf\xc3", 3),
    _file("beyond Unicode", "bad-encoding", b"# One\n\nA\xf4\x90\x80\x80B\n", 3),
    _file("a NUL in text", "null-character", b"# One\n\nA\0B\n", 3),
    _file("a picture as a section", "not-text", png(8, 8), None, "a PNG picture"),
    _file("an empty file", "missing-title", b""),
    _file("a BOM and nothing", "missing-title", b"\xef\xbb\xbf"),
    _file("spaces and nothing", "missing-title", b" \n\t\n\r\n"),
    _file("a title and nothing in it", "empty-heading", b"# \n\nText.\n"),
    _file("a bell", "unusable-character", b"# One\n\nA\x07B\n", 3, "U+0007"),
    _file("an escape sequence", "unusable-character", b"# One\n\n\x1b[31mred\n", 3, "U+001B"),
    _file("a bell in a title", "unusable-character", b"# O\x07ne\n\nText.\n", 1),
    _file("a bell in code", "unusable-character", b"# One\n\n```\n\x07\n```\n", 4),
    _file("a bell by its number", "unusable-character", b"# One\n\nA&#7;B\n", 3),
    _file("a NUL by its number", "unusable-character", b"# One\n\nA&#0;B\n", 3),
    _file("half a surrogate by number", "unusable-character", b"# One\n\nA&#xD800;B\n", 3),
    _file("a noncharacter", "unusable-character", "# One\n\nA\uffffB\n".encode(), 3),
    _file("a private character", "unusable-character", "# One\n\nA\ue000B\n".encode(), 3),
    _file("a bidi override", "bidi-control", "# One\n\nA \u202egnp.x\u202c B\n".encode(), 3),
    _file("an open bidi isolate", "bidi-control", "# One\n\nA \u2067open B\n".encode(), 3),
    _file("a bidi override in code", "bidi-control", "# One\n\n`\u202ex`\n".encode(), 3),
    _file("CRLF and a fault", "raw-html", b"# One\r\n\r\nA <q>B</q>\r\n", 3),
    _file("CR and a fault", "raw-html", b"# One\r\rA <q>B</q>\r", 3),
    _file("a BOM and a fault", "raw-html", b"\xef\xbb\xbf# One\n\nA <q>B</q>\n", 3),
    _file("a script", "raw-html", b"# One\n\n<script>alert(1)</script>\n", 3),
    _file("an event handler", "raw-html", b"# One\n\n<p onclick='x()'>A</p>\n", 3),
    Bad("an unreadable section", "unreadable-file", 1, files={"one.md": Secret()}),
]

MARKDOWN = [
    Bad("a script as a link", "bad-link", text="[A](javascript:alert(1))"),
    Bad("a script in capitals", "bad-link", text="[A](JaVaScRiPt:alert(1))"),
    Bad("a data link", "bad-link", text="[A](data:text/html,x)"),
    Bad("a file link", "bad-link", text="[A](file:///etc/passwd)"),
    Bad("a link above the book", "broken-link", text="[A](../outside/secret.md)"),
    Bad("a link to nothing", "broken-link", text="[A](#nowhere)"),
    Bad("an image of the web", "bad-path", text="![A hill.](http://x.org/a.png)"),
    Bad("an image of the web without http", "bad-path", text="![A hill.](//x.org/a.png)"),
    Bad("notes that call each other only", "unused-note", 5,
        text="Text.\n\n[^a]: See.[^b]\n\n[^b]: See.[^a]"),
    Bad("a chart of itself", "missing-table", 5, text=":::{chart} C\n:alt: A.\n:table: c\n:::"),
    Bad("quotations 10,000 deep", "too-deep", text="> " * 10_000 + "end"),
    Bad("lists 10,000 deep on a line", "too-deep", text="- " * 10_000 + "end"),
    Bad("numbered lists 10,000 deep", "too-deep", text="1. " * 10_000 + "end"),
    Bad("spans 10,000 deep", "too-deep", 3, text="[" * 10_000 + "x" + "]{lang=fr}" * 10_000),
    Bad("links 10,000 deep", "stray-markup", 3, exit_code=0,
        text="[" * 10_000 + "x" + "](https://x.org)" * 10_000),
    Bad("a link of 100,000 letters", "bare-address", 3, exit_code=0,
        text=f"<https://x.org/{'X' * 100_000}>"),
    Bad("images 2,000 deep", "missing-file", 3, text="![" * 2_000 + "x" + "](a.png)" * 2_000),
    Bad("strong 10,000 deep", "stray-markup", exit_code=0, text="**a " * 10_000 + "**" * 10_000),
    Bad("roles 10,000 deep", "undefined-abbreviation", 3, text="{abbr}`" * 10_000),
    Bad("a formula 10,000 deep", "bad-formula", text="$" + "{" * 10_000 + "}" * 10_000 + "$"),
    Bad("square roots 5,000 deep", "bad-formula", 3,
        text="$" + r"\sqrt{" * 5_000 + "x" + "}" * 5_000 + "$"),
    Bad("boxes 300 deep", "unclosed", 3,
        text="\n".join(":" * (303 - n) + "{note}" for n in range(300)) + "\nend"),
    Bad("an open box", "unclosed", text=":::{note}\nText"),
    Bad("an open code block", "unclosed", text="```\nText"),
    Bad("a table without rows", "empty-table", text="| A | B |\n|---|---|"),
    Bad("an id with a quote", "stray-markup", 3, exit_code=0, text='## Two {#a"b}\n\nText.'),
    Bad("an id with a bracket", "stray-markup", 3, exit_code=0, text="## Two {#a<b}\n\nText."),
    Bad("a language of quotes", "bad-language", text='[a]{lang="x\\"y"}'),
]  # fmt: skip


def _csv(name: str, code: str, raw: str | bytes, line: int | None, says: str = "") -> Bad:
    text = ":::{csv-table} Caption\n:file: t.csv\n:::"
    return Bad(name, code, line, says, text=text, files={"t.csv": raw}, file="t.csv")


TABLES = [
    _csv("half a surrogate in CSV", "bad-encoding", b"A,B\n1,\xed\xa0\x80\n", 2),
    _csv("a pair of surrogates in CSV", "bad-encoding", b"A,B\n1,\xed\xa0\xbd\xed\xb8\x80\n", 2),
    _csv("CSV in UTF-16", "bad-encoding", "A,B\n1,2\n".encode("utf-16"), 1),
    _csv("CSV in Latin-1", "bad-encoding", b"A,B\nCaf\xe9,2\n", 2),
    _csv("a NUL in CSV", "null-character", b"A,B\n1,\0\n", 2),
    _csv("a bell in CSV", "unusable-character", b"A,B\n1,\x07\n", 2),
    _csv("an open quote in CSV", "bad-csv", 'A,B\n1,"2\n3,4\n', 3),
    _csv("words after a quote in CSV", "bad-csv", 'A,B\n1,"2"x\n', 2),
    _csv("a short row in CSV", "ragged-row", "A,B\n1,2\n3\n", 3),
    _csv("a long row after a cell of lines", "ragged-row", 'A,B\n"1\n1",2\n3,4,5\n', 4),
    _csv("markup in CSV", "raw-html", "A,B\n1,<q>2</q>\n", 2),
    _csv("a spreadsheet as CSV", "not-text", b"PK\x03\x04\xff\xfe\n", None, "a ZIP"),
    Bad("an empty CSV", "empty-table", text=":::{csv-table} C\n:file: t.csv\n:::",
        files={"t.csv": b""}),
    Bad("an unreadable CSV", "unreadable-file", 1, text=":::{csv-table} C\n:file: t.csv\n:::",
        files={"t.csv": Secret()}, file="t.csv"),
]  # fmt: skip


def _jpeg() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((64, 64), 90).save(out, "JPEG")
    return out.getvalue()


def _picture(name: str, raw: bytes, file: str = "a.png", code: str = "unreadable-image") -> Bad:
    return Bad(name, code, text=f"![A green hill.]({file})", files={file: raw})


def _svg(body: str, before: str = "") -> bytes:
    opening = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'{before}{opening} viewBox="0 0 9 9" width="9" height="9">{body}</svg>'.encode()


_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
_BOMB = f'<!DOCTYPE svg [<!ENTITY l0 "ha">{_LAUGHS}]>'
PICTURES = [
    _picture("an empty picture", b""),
    _picture("words as a picture", b"This is no picture."),
    _picture("half a PNG", png(64, 64, rows=64)[:60]),
    _picture("a PNG without its end", png(64, 64, rows=64, end=False)),
    _picture("a PNG of header alone", png(64, 64)[:33]),
    _picture("a PNG with a false sum", png(8, 8, rows=8)[:-13] + b"x" * 13),
    _picture("a PNG of nothing", png(0, 0)),
    _picture("a PNG of 50,000 by 50,000", png(50_000, 50_000)),
    _picture("half a JPEG", _jpeg()[: len(_jpeg()) // 2], "a.jpg"),
    _picture("the start of a JPEG", b"\xff\xd8\xff\xe0", "a.jpg"),
    _picture("a GIF of header alone", b"GIF89a\xff\xff\xff\xff\x00\x00\x00", "a.gif"),
    _picture("half a WebP", b"RIFF\xff\xff\x00\x00WEBPVP8 ", "a.webp"),
    _picture("a PDF as a picture", b"%PDF-1.7\n%%EOF\n", "a.pdf"),
    _picture("PostScript as a picture", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9", "a.eps"),
    _picture("an open SVG", b"<svg xmlns='http://www.w3.org/2000/svg'><g>", "a.svg"),
    _picture("an SVG of nothing", b"", "a.svg"),
    _picture("an SVG without its namespace", b"<svg><rect/></svg>", "a.svg"),
    _picture("HTML as SVG", b"<html><body>x</body></html>", "a.svg"),
    _picture("a billion laughs", _svg("<text>&l11;</text>", _BOMB), "a.svg"),
    _picture("an entity of a file", _svg("<text>&x;</text>",
             '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>'), "a.svg"),
    _picture("an entity of the web", _svg("<text>&x;</text>",
             '<!DOCTYPE svg [<!ENTITY x SYSTEM "http://x.org/a">]>'), "a.svg"),
    _picture("an SVG 100,000 deep", _svg("<g>" * 100_000 + "</g>" * 100_000), "a.svg"),
    _picture("an SVG of huge size", _svg("<rect/>").replace(b'width="9"', b'width="9e9"'), "a.svg"),
    Bad("a cover that is no picture", "unreadable-image", 5,
        facts='cover = "c.png"\ncover-alt = "A hill."\n', files={"c.png": b"no"}, file=_TOML),
    Bad("a cover of 50,000 by 50,000", "unreadable-image", 5,
        facts='cover = "c.png"\ncover-alt = "A hill."\n', files={"c.png": png(50_000, 50_000)},
        file=_TOML),
]  # fmt: skip


def _css(name: str, code: str, css: str | bytes, line: int, says: str = "") -> Bad:
    """A style sheet that no EPUB may hold; only who makes the EPUB reads it."""
    facts = '[output.epub]\nstylesheet = "x.css"\npage-list = false\n'
    return Bad(f"style {name}", code, line, says, facts=facts, files={"x.css": css}, file="x.css")


STYLES = [
    _css("not UTF-8", "bad-encoding", b"p {}\np::before {content: '\xff'}", 2),
    _css("of another sheet", "stylesheet-fetches", "/* a\n */ @import 'http://x.org/a.css';", 2),
    _css("of a picture", "stylesheet-fetches", "p {\n background: url( //x.org/a )}", 2),
    _css("of a letter by number", "stylesheet-fetches", "p {background: u\\72l(a.png)}", 1),
    _css("of a font", "stylesheet-fetches", "@font-face {src: URL('/etc/a.ttf')}", 1),
]

CORPUS = [
    *NO_TOML,
    *WRONG_KINDS,
    *HIDDEN,
    *PATHS,
    *TEXTS,
    *MARKDOWN,
    *TABLES,
    *PICTURES,
    *STYLESHEETS,
]
