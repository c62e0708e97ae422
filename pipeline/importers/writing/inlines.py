"""Running text of pandoc's tree as Markdown."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from pipeline.importers.dialects import NUMBER
from pipeline.importers.pages import SOURCE_PAGE, is_page
from pipeline.importers.pandoc import Node, attributes, plain, walk
from pipeline.importers.writing.context import TEX_ALONE, Chapter, is_web
from pipeline.importers.writing.escapes import (
    attribute,
    code,
    escape,
    escape_start,
    role,
    without_controls,
)
from pipeline.language.tags import language_fault
from pipeline.reader.source_pages import PAGE

_APART = "<!-- -->"
"""A remark that parts two pieces of Markdown, and leaves nothing behind."""

_WEB = ("http", "https", "mailto", "tel", "ftp", "doi", "urn", "news", "sms", "geo")
_BREAK = "\\\n"


def write_inlines(inlines: Sequence[Node], chapter: Chapter) -> str:
    """Inline elements as one paragraph of Markdown, without what only holds at its start."""
    out = ""
    for one in inlines:
        piece = _write(one, chapter)
        if piece:
            out = _joined(out, piece)
    return out


def write_paragraph(inlines: Sequence[Node], chapter: Chapter) -> str:
    """Inline elements as a paragraph; its first signs begin no list, heading or other block."""
    text = write_inlines(inlines, chapter).strip()
    while text.endswith("\\\n") or (text.endswith("\\") and _odd_backslashes(text)):
        text = text.removesuffix("\n").removesuffix("\\").rstrip()
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(escape_start(line) for line in lines if line not in ("", "\\"))


def write_line(inlines: Sequence[Node], chapter: Chapter) -> str:
    """Inline elements on a single line, as titles, terms and captions have them."""
    return write_paragraph(inlines, chapter).replace("\\\n", " ").replace("\n", " ").strip()


def _odd_backslashes(text: str) -> bool:
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _joined(before: str, piece: str) -> str:
    """Two pieces side by side; signs that would be read together are parted."""
    last, first = before[-1:], piece[:1]
    marks = last in "*`_}])~" and first in "*`{[(~" and before and not before.endswith("\\" + last)
    if marks and not (last == ")" and first == "("):
        return f"{before}{_APART}{piece}"
    after_closed = last == "*" and not before.endswith("\\*") and first.isalnum()
    if after_closed and not before[-2:-1].isalnum():
        return f"{before}{_APART}{piece}"
    opens = first == "*" and last.isalnum() and not piece.lstrip("*")[:1].isalnum()
    if opens:
        return f"{before}{_APART}{piece}"
    if last == "$" and not before.endswith("\\$") and (first.isdigit() or first == "$"):
        return f"{before}{_APART}{piece}"
    if first == "$" and last.isdigit():
        return f"{before}{_APART}{piece}"
    return before + piece


def _write(one: Node, chapter: Chapter) -> str:
    maker = _MAKERS.get(one["t"])
    return maker(one.get("c"), chapter) if maker else write_inlines(one.get("c") or [], chapter)


def _text(content: str, chapter: Chapter) -> str:
    kept = without_controls(content)
    if kept != content:
        chapter.tell(
            "changed", "control characters, which no edition can hold, are left out or replaced"
        )
    return escape(kept.replace("\u2028", " ").replace("\u2029", " "))


def _space(_content: object, _chapter: Chapter) -> str:
    return " "


def _break(_content: object, _chapter: Chapter) -> str:
    return _BREAK


def around(sign: str, inner: str) -> str:
    """Signs around words; spaces and line ends at the rim stand outside."""
    core = inner.strip(" \n\u00a0")
    while core.endswith("\\") and _odd_backslashes(core):
        core = core[:-1].rstrip(" \n")
    if not core:
        return inner
    start = inner.index(core)
    return f"{inner[:start]}{sign}{core}{sign}{inner[start + len(core) :]}"


def _marked(sign: str) -> Callable[[list[Node], Chapter], str]:
    def write(content: list[Node], chapter: Chapter) -> str:
        return _each_line(sign, write_inlines(content, chapter))

    return write


def _each_line(sign: str, inner: str) -> str:
    if sign in inner.replace("\\*", "") and len(sign) == 1:
        inner = re.sub(r"(?<![\\*])\*(?!\*)", "", inner)  # emphasis in emphasis
    return around(sign, inner)


def _small_capitals(content: list[Node], chapter: Chapter) -> str:
    chapter.tell("changed", "small capitals are written plain", plain(content))
    return write_inlines(content, chapter)


def with_attributes(inner: str, given: Sequence[str]) -> str:
    """Words in brackets with what holds for them; each line has its own, a name the first."""
    lines = inner.split(_BREAK)
    out: list[str] = []
    for line in lines:
        core = line.strip(" \n\u00a0")
        if not (core and given):
            out.append(line)
            continue
        start = line.index(core)
        out.append(f"{line[:start]}[{core}]{{{' '.join(given)}}}{line[start + len(core) :]}")
        given = [one for one in given if not one.startswith("#")]
    return _BREAK.join(out)


CLASSES = {
    **{name: name for name in ("kbd", "mark", "sub", "sup", "del", "u")},
    "key": "kbd", "keyboard": "kbd", "highlight": "mark",
    "underline": "u", "ul": "u", "strike": "del", "strikeout": "del", "strikethrough": "del",
}  # fmt: skip
"""Classes of other programs with a clear meaning, and what they are here."""


def _set_apart(name: str) -> Callable[[list[Node], Chapter], str]:
    def write(content: list[Node], chapter: Chapter) -> str:
        return set_apart(name, content, chapter)

    return write


def set_apart(name: str, content: list[Node], chapter: Chapter) -> str:
    """Words in a way that has a name: a role holds plain ones, brackets hold more."""
    if not content:
        return ""
    text = without_controls(plain(content))
    words = all(one["t"] in ("Str", "Space", "SoftBreak") for one in content)
    if words and "`" not in text and {content[0]["t"], content[-1]["t"]} == {"Str"}:
        return role(name, text) if text.strip() else ""
    return with_attributes(write_inlines(content, chapter), [f".{name}"])


def _struck(content: list[Node], chapter: Chapter) -> str:
    inner = write_inlines(content, chapter)
    core = inner.strip(" \n\u00a0")
    simple = core[:1].isalnum() and core[-1:].isalnum() and "~" not in core and _BREAK not in core
    return around("~~", inner) if simple else with_attributes(inner, [".del"])


def _quoted(content: list[object], chapter: Chapter) -> str:
    kind, inner = content
    first, last = "\u201c\u201d" if kind["t"] == "DoubleQuote" else "\u2018\u2019"  # type: ignore[index]
    return f"{first}{write_inlines(inner, chapter)}{last}"  # type: ignore[arg-type]


def _code(content: list[object], _chapter: Chapter) -> str:
    text = without_controls(str(content[1]))
    return code(text) if text.strip() else ""


_EQUATION = re.compile(
    r"\s*\\begin\{(?P<kind>equation|align|gather|multline|eqnarray)(?P<star>\*?)\}(?P<tex>.*)"
    r"\\end\{(?P=kind)(?P=star)\}\s*",
    re.DOTALL,
)
_NAMES_OF_TEX = re.compile(r"\\label\{[^{}]*\}|\(\\?#eq:[^()]*\)|\\(?:nonumber|notag)\b")


def equation(one: Node) -> str:
    """The formula that a piece of TeX is by itself; "" for any other."""
    if one["t"] not in ("RawInline", "RawBlock") or one["c"][0] not in ("tex", "latex"):
        return ""
    found = _EQUATION.fullmatch(one["c"][1])
    if not found:
        return ""
    tex = _NAMES_OF_TEX.sub("", found["tex"]).strip()
    if found["kind"] == "equation":
        return tex
    kind = "gathered" if found["kind"] in ("gather", "multline") else "aligned"
    tex = tex.replace("&=&", "&=") if found["kind"] == "eqnarray" else tex
    return f"\\begin{{{kind}}} {tex} \\end{{{kind}}}"


_SLASH = re.compile(r"\\slash(?![A-Za-z])")


def plain_tex(tex: str) -> str:
    """A formula without the commands that pandoc makes of MathML and no engine for it knows."""
    return _SLASH.sub("/", tex)


def write_formula(tex: str) -> str:
    """A formula in the line."""
    tex = " ".join(plain_tex(tex).split())
    dollars = "$" in tex or (tex[:1] == "\\" and tex[1:2] in ("", " ")) or tex.endswith("\\")
    return role("math", tex) if dollars or not tex else f"${tex}$"


def _math(content: list[object], _chapter: Chapter) -> str:
    tex = str(content[1])
    return write_formula(tex) if tex.strip() else ""


def _link(content: list[Any], chapter: Chapter) -> str:
    attr, inlines, (address, _title) = content
    if NUMBER in attr[1]:
        return _number(address, chapter)
    words = _link_words(inlines, chapter)
    pictures = [one for one in walk(inlines) if one["t"] == "Image"]
    if pictures and not words:
        return "".join(_write(picture, chapter) for picture in pictures)
    where = _where(address, chapter)
    if where is None:
        if plain(inlines):
            what = f"a link that leads nowhere ({address}) is written as its words alone"
            chapter.tell("changed", what, plain(inlines))
        return words
    words = words or (escape(address) if is_web(address) else "")
    notes = "".join(_write(one, chapter) for one in walk(inlines) if one["t"] == "Note")
    return f"[{words}]({where}){notes}" if words else notes


def _number(address: str, chapter: Chapter) -> str:
    """A reference that shows a number alone; a heading, which has none, is shown by its title."""
    name = address.removeprefix("#")
    kind, given = chapter.kind_of(name), chapter.anchor(name)
    if not given or kind not in ("heading", "figure", "table"):
        chapter.tell("changed", "a reference to what is not here is written as its name", name)
        return code(name)
    if kind == "heading":
        return role("ref", given)
    return role("numref", f"%s <{given}>")


def _link_words(inlines: Sequence[Node], chapter: Chapter) -> str:
    held = [one for one in inlines if one["t"] not in ("Note", "Image")]
    if any(one["t"] in ("Link", "Note", "Image") for one in walk(held)):
        return escape(plain(held))
    return write_inlines(held, chapter).replace(_BREAK, " ").strip()


def _where(address: str, chapter: Chapter) -> str | None:
    if is_web(address):
        scheme = address.partition(":")[0].lower()
        full = f"https:{address}" if address.startswith("//") else address
        known = address.startswith("//") or scheme in _WEB
        return bracketed(full) if known else None
    found = chapter.target(address)
    return bracketed(found) if found else None


def bracketed(address: str) -> str:
    """An address of a link: between angle brackets where it has spaces or brackets."""
    clean = re.sub(r"[\n\r<>]", lambda found: f"%{ord(found[0]):02X}", address)
    clean = clean.replace("\\", "%5C")
    return f"<{clean}>" if re.search(r"[\s()]", clean) else clean


def alternative(content: list[object]) -> str:
    """The text alternative of a picture: as an attribute of its own, or between the brackets."""
    _name, _classes, more = attributes(content[0])  # type: ignore[arg-type]
    given = more.get("fig-alt") or more.get("alt") or plain(content[1])
    return " ".join(given.split())


def is_decorative(content: list[object], chapter: Chapter) -> bool:
    """Whether the source says that a picture only decorates."""
    _name, classes, more = attributes(content[0])  # type: ignore[arg-type]
    said = {"decorative", "data-decorative"} & {*classes, *more} or more.get("role") in (
        "presentation",
        "none",
    )
    return bool(said) or str(content[2][0]) in chapter.decorative  # type: ignore[index]


def _image(content: list[object], chapter: Chapter) -> str:
    address = str(content[2][0])  # type: ignore[index]
    path = chapter.picture(address)
    alt = alternative(content)
    if path is None:
        return _absent(address, alt, chapter, decorates=is_decorative(content, chapter))
    if is_decorative(content, chapter):
        return f"![]({bracketed(path)}){{.decorative}}"
    return f"![{escape(alt)}]({bracketed(path)})"


def _absent(address: str, alt: str, chapter: Chapter, *, decorates: bool) -> str:
    """What stands where a picture cannot: its alternative, as a link where it is on the web."""
    on_web = is_web(address) and address.startswith(("http", "//"))
    if not (alt or on_web or decorates):
        chapter.tell("lost", f"a picture that is not here ({address}), and has no text alternative")
        return ""
    chapter.tell("changed", f"a picture that is not here ({address}) is written as its alternative")
    if on_web:
        return f"[{escape(alt) or 'Picture'}]({_where(address, chapter)})"
    return escape(alt)


def _note(content: list[Node], chapter: Chapter) -> str:
    if not plain(content) and not any(one["t"] in ("Image", "Math") for one in walk(content)):
        return ""
    label = chapter.new_note()
    chapter.notes.append((label, content))
    return f"[^{label}]"


def _span(content: list[Any], chapter: Chapter) -> str:
    name, classes, more = attributes(content[0])
    kinds = list(dict.fromkeys(kind for one in classes if (kind := CLASSES.get(one.lower()))))
    found = [f"#{given}"] if name and (given := chapter.anchor(name)) else []
    language = more.get("lang") or more.get("xml:lang") or ""
    if language and not language_fault(language):
        found.append(f"lang={language}")
    if SOURCE_PAGE in classes:
        return role(PAGE, more["number"])
    if "ruby" in classes and "reading" in more:
        return role("ruby", f"{plain(content[1])} ({more['reading']})")
    keys = [key for key in ("say", "ipa", "letters") if key in more]
    found += [f"{key}={attribute(more[key])}" for key in keys]
    if len(kinds) == 1 and not found and content[1]:
        return set_apart(kinds[0], content[1], chapter)
    inner = write_inlines(content[1], chapter)
    return with_attributes(inner, [*found, *(f".{kind}" for kind in kinds)])


def leading_pages(inlines: list[Node], chapter: Chapter) -> tuple[str, list[Node]]:
    """The marks of pages that begin with a title, and the title without them."""
    at = 0
    while at < len(inlines) and inlines[at]["t"] == "Span" and not inlines[at]["c"][1]:
        at += 1
    pages = [one for one in inlines[:at] if is_page(one)]
    names = [one for one in inlines[:at] if not is_page(one)]
    return write_inlines(pages, chapter), [*names, *inlines[at:]]


def _cite(content: list[object], chapter: Chapter) -> str:
    citations, shown = content
    references = [str(one["citationId"]) for one in citations]  # type: ignore[attr-defined]
    if len(references) == 1 and (kind := chapter.kind_of(references[0])):
        name = "ref" if kind == "heading" else "numref"
        return role(name, chapter.anchor(references[0]))
    words = plain(shown)
    if words.startswith(("[", "@")) or "@" in words:
        chapter.tell("changed", "a citation without a bibliography is written as it was", words)
        return escape(words)
    return write_inlines(shown, chapter)  # type: ignore[arg-type]


_INDEX = re.compile(r"\\(?:index|label|vspace|hspace|addcontentsline|cite\w*)\b")


def _raw(content: list[object], chapter: Chapter) -> str:
    form, text = content
    words = re.sub(r"<[^<>]*>|\\[A-Za-z]+|[{}]", " ", str(text)).strip()
    if str(text).startswith("<!--"):
        return ""
    if form in ("tex", "latex") and (not words or _INDEX.match(str(text))):
        chapter.tell("left-out", TEX_ALONE, str(text))
        return ""
    if words:
        chapter.tell("changed", f"text for {form} alone is written as code", str(text))
        return code(str(text))
    return ""


_MAKERS: dict[str, Callable[..., str]] = {
    "Str": _text,
    "Space": _space,
    "SoftBreak": _space,
    "LineBreak": _break,
    "Emph": _marked("*"),
    "Strong": _marked("**"),
    "Strikeout": _struck,
    "Underline": _set_apart("u"),
    "SmallCaps": _small_capitals,
    "Superscript": _set_apart("sup"),
    "Subscript": _set_apart("sub"),
    "Quoted": _quoted,
    "Code": _code,
    "Math": _math,
    "Link": _link,
    "Image": _image,
    "Note": _note,
    "Span": _span,
    "Cite": _cite,
    "RawInline": _raw,
}
