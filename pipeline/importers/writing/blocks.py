"""Blocks of pandoc's tree as Markdown."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from pipeline.importers.own_charts import CHART
from pipeline.importers.pages import is_page
from pipeline.importers.pandoc import Node, attributes, plain, walk
from pipeline.importers.writing.context import TEX_ALONE, Chapter, without_label
from pipeline.importers.writing.escapes import escape, escape_start, without_controls
from pipeline.importers.writing.inlines import (
    CLASSES,
    alternative,
    equation,
    is_decorative,
    leading_pages,
    plain_tex,
    write_inlines,
    write_line,
    write_paragraph,
)
from pipeline.importers.writing.tables import is_box, read_rows, write_table
from pipeline.language.tags import language_fault

_BOXES = {
    "note": "note", "tip": "tip", "warning": "warning", "important": "important",
    "caution": "caution", "danger": "danger", "error": "danger", "hint": "tip",
    "attention": "caution", "seealso": "seealso", "info": "note", "admonition": "note",
    "success": "tip", "todo": "note",
}  # fmt: skip
_STYLES = {
    "LowerAlpha": "lower-alpha",
    "UpperAlpha": "upper-alpha",
    "LowerRoman": "lower-roman",
    "UpperRoman": "upper-roman",
}
_LISTS = ("BulletList", "OrderedList", "DefinitionList")
_LANGUAGE = re.compile(r"[\w+#-]+")
_DEEPEST = 6


def write_blocks(blocks: Sequence[Node], chapter: Chapter) -> str:
    """Blocks with an empty line between them; the notes that they call stand below each."""
    out: list[str] = []
    last = ""
    for block in blocks:
        text = write_block(block, chapter).strip("\n")
        if not chapter.inside:
            text = "\n\n".join(filter(None, (text, _notes(chapter))))
        if not text:
            continue
        if last == block["t"] and last in _LISTS:
            out.append("<!-- -->")
        if block["t"] == "CodeBlock" and last in _LISTS:
            out.append("<!-- -->")
        out.append(text)
        last = block["t"]
    return "\n\n".join(out)


def _notes(chapter: Chapter) -> str:
    """The notes called so far; a note may call further ones."""
    out: list[str] = []
    while chapter.notes:
        label, blocks = chapter.notes.pop(0)
        text = _within(blocks, chapter) or "…"
        block = not re.match(r"\w|[\u201c\u2018*\[(\"']", text)
        first = f"[^{label}]: " + ("<!-- -->\n\n    " if block else "")
        out.append(first + _indented(text, "    ").lstrip())
    return "\n\n".join(out)


def _within(blocks: Sequence[Node], chapter: Chapter) -> str:
    chapter.inside += 1
    text = write_blocks(blocks, chapter)
    chapter.inside -= 1
    return text


def _indented(text: str, indent: str) -> str:
    return "\n".join(indent + line if line else "" for line in text.split("\n"))


def write_block(block: Node, chapter: Chapter) -> str:
    """One block."""
    maker = _MAKERS.get(block["t"])
    return maker(block.get("c"), chapter) if maker else ""


def _paragraph(content: list[Node], chapter: Chapter) -> str:
    held = [one for one in content if one["t"] not in ("Space", "SoftBreak", "LineBreak")]
    if len(held) == 1 and held[0]["t"] == "Image" and not chapter.inside:
        return write_figure(held[0]["c"], [], "", chapter)
    pieces: list[str] = []
    run: list[Node] = []
    for one in content:
        if one["t"] == "Math" and one["c"][0]["t"] == "DisplayMath":
            pieces += [write_paragraph(run, chapter), _display(one["c"][1])]
            run = []
        elif tex := equation(one):
            pieces += [write_paragraph(run, chapter), _display(tex)]
            run = []
        else:
            run.append(one)
    pieces.append(write_paragraph(run, chapter))
    return "\n\n".join(filter(None, pieces))


def _display(tex: str) -> str:
    lines = [line for line in plain_tex(tex).strip().split("\n") if line.strip()]
    return "\n".join(("$$", *lines, "$$")) if lines else ""


def _header(content: list[Any], chapter: Chapter) -> str:
    level, attr, inlines = content
    pages, inlines = leading_pages(inlines, chapter)
    if pages:
        return f"{pages}\n\n{_header([level, attr, inlines], chapter)}"
    if chapter.inside:
        chapter.tell("changed", "a heading inside a box, list or quotation is written strong")
        text = write_line(inlines, chapter)
        return f"**{text.replace('**', '')}**" if text else ""
    text = write_line(_title(inlines), chapter)
    words = text.rstrip("#")
    text = words if words == text else f"{words}\\{text[len(words) :]}"
    chapter.heading = plain(inlines)
    name, _classes, more = attributes(attr)
    marks = [f"#{given}"] if name and (given := chapter.anchor(name)) else []
    if level == 1 and (role := more.get("publish-role")):
        marks.append(f"role={role}")
    return f"{'#' * level} {text}" + (f" {{{' '.join(marks)}}}" if marks else "")


def _title(inlines: list[Node]) -> list[Node]:
    """A title without the names that it bears: links lead to the heading itself."""
    for one in walk(inlines):
        if one["t"] == "Span":
            one["c"][0][0] = ""
    return [
        inner
        for one in inlines
        for inner in (one["c"][1] if one["t"] == "Span" and _bare(one) else [one])
    ]


def _bare(span: Node) -> bool:
    _name, classes, more = attributes(span["c"][0])
    told = "lang" in more or is_page(span)
    return not told and not any(one.lower() in CLASSES for one in classes)


def _quote(content: list[Node], chapter: Chapter) -> str:
    text = _within(content, chapter)
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n")) if text else ""


def _code_block(content: list[Any], _chapter: Chapter) -> str:
    _name, classes, _more = attributes(content[0])
    text = without_controls(str(content[1]))
    longest = max((len(run) for run in re.findall("`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    known = [one for one in classes if _LANGUAGE.fullmatch(one) and one not in _NO_LANGUAGE]
    language = known[0] if known else ""
    if language in ("math", "mermaid", "plantuml"):
        language = "text"
    return f"{fence}{language}\n{text}\n{fence}" if text.strip() else ""


_NO_LANGUAGE = frozenset(("sourceCode", "numberLines", "numberSource", "literate", "cell-code"))


def _bullets(content: list[list[Node]], chapter: Chapter) -> str:
    return _items([("- ", item) for item in content], chapter)


def _numbers(content: list[Any], chapter: Chapter) -> str:
    (start, style, _delimiter), items = content
    marks = [(f"{start + number}. ", item) for number, item in enumerate(items)]
    text = _items(marks, chapter)
    wanted = _STYLES.get(style["t"])
    return f"{{style={wanted}}}\n{text}" if wanted and text else text


def _items(items: Sequence[tuple[str, list[Node]]], chapter: Chapter) -> str:
    tight = all(block["t"] != "Para" for _mark, item in items for block in item)
    out: list[str] = []
    for mark, item in items:
        text = _within(item, chapter)
        if tight:
            text = re.sub(r"\n\n(?=(- |\d+\. ))", "\n", text) if "```" not in text else text
        indent = " " * len(mark)
        shown = _indented(text, indent)[len(indent) :]
        block = bool(re.match(r":::|```|\{|\$\$|    |<!--", text))
        out.append(f"{mark}<!-- -->\n\n{indent}{shown}" if block else f"{mark}{shown}".rstrip())
    return ("\n" if tight else "\n\n").join(out)


def _definitions(content: list[Any], chapter: Chapter) -> str:
    out: list[str] = []
    for term, definitions in content:
        title = write_line(term, chapter)
        texts = [text for one in definitions if (text := _within(one, chapter))]
        if not texts or not title:
            out += [f"**{title}**" if title else "", *texts]
            continue
        shown = [":   " + _indented(text, "    ").lstrip() for text in texts]
        out.append("\n\n".join([f"{title}\n{shown[0]}", *shown[1:]]))
    return "\n\n".join(filter(None, out))


def _lines(content: list[list[Node]], chapter: Chapter) -> str:
    shown = [write_inlines(line, chapter).replace("\\\n", " ").rstrip() for line in content]
    text = "\n".join(line or "" for line in shown).strip("\n")
    return _directive("verse", "", (), text) if text.strip() else ""


def _directive(name: str, argument: str, options: Sequence[str], body: str) -> str:
    longest = max((len(run) for run in re.findall(r"^\s*(:{3,})", body, re.MULTILINE)), default=2)
    fence = ":" * (longest + 1)
    head = f"{fence}{{{name}}} {argument}".rstrip()
    lines = [head, *options]
    if body:
        lines += ["", body] if options else [body]
    return "\n".join([*lines, fence])


def _table(content: list[Any], chapter: Chapter) -> str:
    if is_box(content):
        chapter.tell("changed", "a table of one cell is written as its text")
        rows, _heads, _stubs = read_rows(content)
        blocks = [*content[1][1], *(one for row in rows for cell in row for one in cell.blocks)]
        return write_blocks(blocks, chapter)
    return "\n".join(write_table(content, chapter, chapter.heading or chapter.place))


def _figure(content: list[Any], chapter: Chapter) -> str:
    name = content[0][0]
    caption, body = content[1][1], content[2]
    pictures = [one for one in walk(body) if one["t"] == "Image"]
    if len(pictures) == 1 and not _other_words(body):
        return write_figure(pictures[0]["c"], caption, name, chapter)
    tables = [one for one in body if one["t"] == "Table"]
    if len(body) == 1 and tables and not tables[0]["c"][1][1]:
        table = [tables[0]["c"][0], [None, caption], *tables[0]["c"][2:]]
        return _table([[name, *table[0][1:]], *table[1:]], chapter)
    return "\n\n".join(filter(None, (write_blocks(body, chapter), write_blocks(caption, chapter))))


def _other_words(body: Sequence[Node]) -> bool:
    """Whether a figure holds more than its picture, such as a table or code."""
    if any(one["t"] in ("Table", "CodeBlock", "Note") for one in walk(body)):
        return True
    alone = "".join(plain(one["c"][1]) for one in walk(body) if one["t"] == "Image")
    return plain(body).replace(" ", "") != alone.replace(" ", "")


def write_figure(image: list[Any], caption: list[Node], name: str, chapter: Chapter) -> str:
    """A picture that stands by itself; an alternative that repeats the caption is none."""
    address = str(image[2][0])
    path = chapter.picture(address)
    name = name or image[0][0]
    words = [one for one in caption if plain([one])]
    title = str(image[2][1]).removeprefix("fig:").strip()
    alt = alternative(image)
    if path is None:
        missing = write_paragraph([{"t": "Image", "c": image}], chapter)
        return "\n\n".join(filter(None, (missing, _within(words, chapter))))
    if words and alt == plain(words):
        alt = image_attribute(image)
    chapter.inside += 1
    body = write_blocks(words, chapter) or escape_start(escape(title))
    chapter.inside -= 1
    body = without_label(body, "figure", chapter)
    options = [":decorative:"] if is_decorative(image, chapter) else [f":alt: {alt}".rstrip()]
    if name and (given := chapter.anchor(name)):
        options.append(f":name: {given}")
    return _directive("figure", _argument(path), options, body)


def image_attribute(image: list[Any]) -> str:
    """The text alternative that an attribute gives; "" when there is none."""
    more = attributes(image[0])[2]
    return " ".join((more.get("fig-alt") or more.get("alt") or "").split())


def _argument(path: str) -> str:
    return path


def _div(content: list[Any], chapter: Chapter) -> str:
    name, classes, more = attributes(content[0])
    blocks = content[1]
    if CHART in classes:
        return _chart(name, more, blocks, chapter)
    found = [kind for one in classes if (kind := _box(one))]
    named = [one for one in classes if one == "admonition"]  # a box whose kind stands beside it
    kind = next(iter(found[len(named) :] or found), None)
    if kind:
        return _admonition(kind, name, more, blocks, chapter)
    if "line-block" in classes:
        return write_blocks(blocks, chapter)
    language = more.get("lang") or more.get("xml:lang") or ""
    if language and not language_fault(language):
        pieces = (_in_language(language, one, chapter) for one in blocks)
        return "\n\n".join(filter(None, pieces))
    text = write_blocks(blocks, chapter)
    given = chapter.anchor(name) if name else ""
    if given and text and blocks and blocks[0]["t"] == "Para" and text[0] not in "{:<`$":
        return f"{{#{given}}}\n{text}"
    return text


def _chart(name: str, more: dict[str, str], blocks: list[Node], chapter: Chapter) -> str:
    """A chart of a table of the book: a link to the table, its caption, its description."""
    link = next(one for one in walk(blocks[0]) if one["t"] == "Link")
    table = (chapter.target(link["c"][2][0]) or "").removeprefix("#")
    caption = blocks[1:2] if blocks[1:] and plain(blocks[1]) else []
    title = " ".join(write_line(one["c"], chapter) for one in caption)
    options = [f":table: {table}"]
    options += [f":{key}: {more[key]}" for key in ("label-column", "value-column")]
    options.append(f":alt: {more.get('told', '')}".rstrip())
    if name and (given := chapter.anchor(name)):
        options.append(f":name: {given}")
    body = _within(blocks[1 + len(caption) :], chapter)
    return _directive("chart", without_label(title, "figure", chapter), options, body)


def _in_language(language: str, block: Node, chapter: Chapter) -> str:
    text = write_block(block, chapter)
    plain_block = block["t"] in ("Para", "BlockQuote", "BulletList", "OrderedList")
    marked = plain_block and text and not text.startswith(("{", ":::", "$$"))
    return f"{{lang={language}}}\n{text}" if marked else text


def _box(name: str) -> str | None:
    return _BOXES.get(name.lower().removeprefix("callout-").removeprefix("admonition-"))


def _admonition(
    kind: str, name: str, more: dict[str, str], blocks: list[Node], chapter: Chapter
) -> str:
    title = escape(more.get("title", "")) if more.get("title") else ""
    if blocks and not title:
        first = blocks[0]
        if first["t"] == "Header":
            title, blocks = write_line(first["c"][2], chapter), blocks[1:]
        elif first["t"] == "Div" and "title" in attributes(first["c"][0])[1]:
            title = " ".join(
                write_line(one["c"], chapter)
                for one in first["c"][1]
                if one["t"] in ("Para", "Plain")
            )
            blocks = blocks[1:]
    given = chapter.anchor(name) if name else ""
    body = _within(blocks, chapter)
    return _directive(kind, title, [f":name: {given}"] if given else [], body)


_TEX = re.compile(r"\\[A-Za-z]++\*?(?:\[[^\]]*\])?|[{}]|%.*")


def _raw(content: list[Any], chapter: Chapter) -> str:
    form, text = content
    if tex := equation({"t": "RawBlock", "c": content}):
        return _display(tex)
    if form in ("tex", "latex") and not _TEX.sub(" ", str(text)).strip():
        chapter.tell("left-out", TEX_ALONE, str(text))
        return ""
    if str(text).lstrip().startswith("<!--") or not re.sub(r"<[^<>]*>", "", str(text)).strip():
        return ""
    if form in ("html", "html4", "html5"):
        return ""
    chapter.tell("changed", f"text for {form} alone is written as code")
    return _code_block([["", ["text"], []], str(text)], chapter)


def _rule(_content: object, _chapter: Chapter) -> str:
    return "***"


_MAKERS: dict[str, Callable[..., str]] = {
    "Para": _paragraph,
    "Plain": _paragraph,
    "Header": _header,
    "BlockQuote": _quote,
    "CodeBlock": _code_block,
    "BulletList": _bullets,
    "OrderedList": _numbers,
    "DefinitionList": _definitions,
    "LineBlock": _lines,
    "Table": _table,
    "Figure": _figure,
    "Div": _div,
    "RawBlock": _raw,
    "HorizontalRule": _rule,
}
