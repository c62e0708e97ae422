"""Running text of pandoc's tree as Markdown."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from pipeline.importers.pandoc import Node, attributes, plain, walk
from pipeline.importers.writing.context import Chapter, is_web
from pipeline.importers.writing.escapes import (
    attribute,
    code,
    escape,
    escape_start,
    role,
    without_controls,
)

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
    marks = last in "*`_}])" and first in "*`{[(" and before and not before.endswith("\\" + last)
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


def _as(what: str, sign: str = "") -> Callable[[list[Node], Chapter], str]:
    def write(content: list[Node], chapter: Chapter) -> str:
        chapter.tell("changed", what, plain(content))
        inner = write_inlines(content, chapter)
        return _each_line(sign, inner) if sign else inner

    return write


def _raised(name: str) -> Callable[[list[Node], Chapter], str]:
    def write(content: list[Node], chapter: Chapter) -> str:
        if any(one["t"] in ("Note", "Link", "Image", "Math") for one in walk(content)):
            chapter.tell("changed", f"{name}erscript words that hold more are written plain")
            return write_inlines(content, chapter)
        return role(name, text) if (text := plain(content)) else ""

    return write


def _quoted(content: list[object], chapter: Chapter) -> str:
    kind, inner = content
    first, last = "\u201c\u201d" if kind["t"] == "DoubleQuote" else "\u2018\u2019"  # type: ignore[index]
    return f"{first}{write_inlines(inner, chapter)}{last}"  # type: ignore[arg-type]


def _code(content: list[object], _chapter: Chapter) -> str:
    text = without_controls(str(content[1]))
    return code(text) if text.strip() else ""


def write_formula(tex: str) -> str:
    """A formula in the line."""
    tex = " ".join(tex.split())
    dollars = "$" in tex or (tex[:1] == "\\" and tex[1:2] in ("", " ")) or tex.endswith("\\")
    return role("math", tex) if dollars or not tex else f"${tex}$"


def _math(content: list[object], _chapter: Chapter) -> str:
    tex = str(content[1])
    return write_formula(tex) if tex.strip() else ""


def _link(content: list[Any], chapter: Chapter) -> str:
    _attr, inlines, (address, _title) = content
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
    words = words or escape(address)
    notes = "".join(_write(one, chapter) for one in walk(inlines) if one["t"] == "Note")
    return f"[{words}]({where}){notes}"


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
        return _absent(address, alt, chapter)
    if is_decorative(content, chapter):
        return f"![]({bracketed(path)}){{.decorative}}"
    return f"![{escape(alt)}]({bracketed(path)})"


def _absent(address: str, alt: str, chapter: Chapter) -> str:
    """What stands where a picture cannot: its alternative, as a link where it is on the web."""
    chapter.tell("changed", f"a picture that is not here ({address}) is written as its alternative")
    if is_web(address) and address.startswith(("http", "//")):
        return f"[{escape(alt) or 'Picture'}]({_where(address, chapter)})"
    return escape(alt)


def _note(content: list[Node], chapter: Chapter) -> str:
    if not plain(content) and not any(one["t"] in ("Image", "Math") for one in walk(content)):
        return ""
    label = chapter.new_note()
    chapter.notes.append((label, content))
    return f"[^{label}]"


def _span(content: list[object], chapter: Chapter) -> str:
    name, classes, more = attributes(content[0])  # type: ignore[arg-type]
    inner = write_inlines(content[1], chapter)  # type: ignore[arg-type]
    if not inner.strip():
        return inner
    known = {"kbd", "key"} & set(classes)
    if known:
        return code(plain(content[1]))
    if "mark" in classes:
        chapter.tell("changed", "highlighted words are written as emphasis", plain(content[1]))
        return _each_line("*", inner)
    found = [f"#{given}"] if name and (given := chapter.anchor(name)) else []
    if language := more.get("lang") or more.get("xml:lang"):
        found.append(f"lang={language}")
    keys = [key for key in ("say", "ipa", "letters") if key in more]
    found += [f"{key}={attribute(more[key])}" for key in keys]
    if not found or "[^" in inner or _BREAK in inner:
        return inner
    return f"[{inner}]{{{' '.join(found)}}}"


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


def _raw(content: list[object], chapter: Chapter) -> str:
    form, text = content
    words = re.sub(r"<[^<>]*>|\\[A-Za-z]+|[{}]", " ", str(text)).strip()
    if str(text).startswith("<!--"):
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
    "Strikeout": _as("struck-out words are written plain"),
    "Underline": _as("underlined words are written as emphasis", "*"),
    "SmallCaps": _as("small capitals are written plain"),
    "Superscript": _raised("sup"),
    "Subscript": _raised("sub"),
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
