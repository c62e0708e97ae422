"""The parts of a source become chapters: headings, levels, and the places that links lead to."""

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from pipeline.importers.own_charts import CHART
from pipeline.importers.pages import is_page
from pipeline.importers.pandoc import Node, attributes, node, plain, walk
from pipeline.importers.sources import Part, Source
from pipeline.importers.telling import Teller
from pipeline.importers.writing.context import TEX_ALONE, is_web

_NAME = re.compile(r"[^\W\d][\w.-]*$")
_SENTENCE = re.compile(r"_s\d+")
_DEEPEST = 6


@dataclass(slots=True)
class Draft:
    """A chapter to be written: the part it comes from and its blocks, the first a heading."""

    part: str
    blocks: list[Node]


def make_chapters(source: Source) -> list[Draft]:
    """The chapters of a book, each beginning with a heading of level 1."""
    drafts: list[Draft] = []
    waiting: list[Node] = []
    for part in source.parts:
        drafts += _divide(part, source, waiting)
    if waiting and drafts:
        drafts[-1].blocks.append(node("Plain", waiting))
    for draft in drafts:
        _mend_levels(draft, source.teller)
    return drafts


def _divide(part: Part, source: Source, waiting: list[Node]) -> list[Draft]:
    """The chapters of a part; ``waiting`` are marks of pages that begin with the next heading."""
    blocks = _with_titles(flatten(part.blocks))
    levels = [block["c"][0] for block in blocks if block["t"] == "Header"]
    top = min(levels, default=1)
    facts = source.facts
    alone = len(source.parts) == 1
    titled = part.title and not (alone and part.title == facts.title) and top_is_inner(blocks, part)
    if titled:
        heading = _heading(part.title)
        _begin_with(heading, waiting)
        return [Draft(part.name, [heading, *_deeper(blocks, top)])]
    drafts: list[Draft] = []
    for block in blocks:
        starts = block["t"] == "Header" and block["c"][0] == top
        if starts:
            block["c"][0] = 1
            _begin_with(block, waiting)
            drafts.append(Draft(part.name, [block]))
        elif not drafts:
            if _is_empty(block):
                _tell_tex(block, part.name, source.teller)
                waiting += filter(is_page, walk(block))
                continue
            title = (
                part.title or facts.title or posixpath.splitext(posixpath.basename(part.name))[0]
            )
            source.teller.tell(
                "changed", part.name, "the text before the first heading has the title of the book"
            )
            drafts.append(Draft(part.name, [_heading(title), block]))
            _begin_with(drafts[0].blocks[0], waiting)
        else:
            drafts[-1].blocks.append(_lowered(block, top - 1))
    return drafts


def _begin_with(heading: Node, waiting: list[Node]) -> None:
    """Let pages that wait for words begin with a heading."""
    heading["c"][2][:0] = waiting
    waiting.clear()


def _tell_tex(block: Node, place: str, teller: Teller) -> None:
    """What stands before all headings for TeX alone is told as left out."""
    if block["t"] == "RawBlock" and block["c"][0] in ("tex", "latex"):
        teller.tell("left-out", place, TEX_ALONE, block["c"][1])


def _with_titles(blocks: Sequence[Node]) -> list[Node]:
    """The blocks without headings that hold nothing; one that holds only a picture is none."""
    out: list[Node] = []
    for block in blocks:
        if not _empty_heading(block):
            out.append(block)
        elif not _is_empty(block):
            out.append(node("Para", block["c"][2]))
    return out or list(blocks)


def top_is_inner(blocks: Sequence[Node], part: Part) -> bool:
    """Whether a title that metadata give stands above headings that are inside of it."""
    first = next((block for block in blocks if not _is_empty(block)), None)
    if first is None or first["t"] != "Header":
        return part.name.endswith((".qmd", ".md", ".rmd", ".markdown"))
    same = plain(first["c"][2]).casefold() == part.title.casefold()
    return not same and first["c"][0] > 1 and part.name.endswith((".qmd", ".md", ".rmd"))


def _is_empty(block: Node) -> bool:
    if block["t"] in ("RawBlock", "HorizontalRule"):
        return True
    inner = any(one["t"] in ("Image", "Math", "CodeBlock", "Table", "Note") for one in walk(block))
    return not inner and not plain(block.get("c"))


def _deeper(blocks: list[Node], top: int) -> list[Node]:
    return [_lowered(block, top - 2) for block in blocks]


def _lowered(block: Node, by: int) -> Node:
    if block["t"] == "Header":
        block["c"][0] = max(block["c"][0] - by, 2)
    return block


def _heading(title: str) -> Node:
    return node("Header", 1, ["", [], []], [node("Str", title)])


def flatten(blocks: Sequence[Node]) -> "list[Node]":
    """The blocks without the boxes that only hold sections; their names go to their headings."""
    out: list[Node] = []
    for block in blocks:
        if block["t"] == "Div" and _holds_sections(block):
            name, _classes, _more = attributes(block["c"][0])
            inner = flatten(block["c"][1])
            if name and inner:
                _give_name(inner, name)
            out += inner
        else:
            out += _unboxed(block)
    return out


def _unboxed(block: Node) -> list[Node]:
    """A table without the box that only lets it scroll, so that links can lead to it."""
    if block["t"] != "Div" or not any(one["t"] == "Table" for one in block["c"][1]):
        return [block]
    (name, classes, _more), inner = attributes(block["c"][0]), block["c"][1]
    tables = [one for one in inner if one["t"] == "Table"]
    others = [one for one in inner if one["t"] != "Table" and not _is_empty(one)]
    named = bool(name and tables[0]["c"][0][0])
    if others or named or len(tables) > 1 or any(one.startswith(_BOXES) for one in classes):
        return [block]
    tables[0]["c"][0][0] = tables[0]["c"][0][0] or name
    return list(inner)


_BOXES = ("note", "tip", "warning", "callout", "admonition", "important", "caution")


def _holds_sections(block: Node) -> bool:
    classes = attributes(block["c"][0])[1]
    if any(one.startswith(_BOXES) for one in classes):
        return False
    inner = block["c"][1]
    return any(
        one["t"] == "Header" or (one["t"] == "Div" and _holds_sections(one)) for one in inner
    )


def _give_name(inner: list[Node], name: str) -> None:
    first = inner[0]
    if first["t"] == "Header":
        if not first["c"][1][0]:
            first["c"][1][0] = name
        else:
            first["c"][2].insert(0, node("Span", [name, [], []], []))


def _mend_levels(draft: Draft, teller: Teller) -> None:
    """No level is passed over, an empty heading is none."""
    draft.blocks = [draft.blocks[0], *(one for one in draft.blocks[1:] if not _empty_heading(one))]
    last = 1
    for block in draft.blocks[1:]:
        if block["t"] != "Header":
            continue
        level = min(max(block["c"][0], 2), _DEEPEST)
        if level > last + 1:
            title = plain(block["c"][2])
            teller.tell(
                "changed",
                draft.part,
                f"a heading of level {level} is now of level {last + 1}",
                title,
            )
            level = last + 1
        block["c"][0] = last = level
    first = draft.blocks[0]
    if not plain(first["c"][2]):
        first["c"][2] = [node("Str", "…")]


def _empty_heading(block: Node) -> bool:
    return block["t"] == "Header" and not plain(block["c"][2])


@dataclass(slots=True)
class Places:
    """Every named place of the source, and what it is called in the manuscript."""

    ids: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    alone: dict[str, tuple[str, str]] = field(default_factory=dict)
    firsts: dict[str, str] = field(default_factory=dict)
    wanted: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)

    def add(self, part: str, name: str, kind: str, final: str = "") -> str:
        """Name a place; ``final`` is the name of the place that it stands for."""
        if not name or (part, name) in self.ids:
            return self.ids.get((part, name), ("", ""))[0]
        final = final or self._unique(name)
        self.ids[(part, name)] = (final, kind)
        self.alone.setdefault(name, (final, kind))
        return final

    def _unique(self, name: str) -> str:
        clean = re.sub(r"\W++", "-", name).strip("-") or "place"
        if not _NAME.match(clean) or _SENTENCE.search(clean):
            clean = "x-" + clean.replace("_s", "-s")
        candidate, count = clean, 1
        while candidate in self.taken:
            count += 1
            candidate = f"{clean}-{count}"
        self.taken.add(candidate)
        return candidate

    def find(self, part: str, address: str) -> tuple[str, str]:
        """The id and kind of the place that a link of a part leads to; "" when there is none."""
        path, _hash, fragment = unquote(address).partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(part), path)) if path else part
        if fragment:
            for name in (fragment, fragment.lower()):
                if found := self.ids.get((target, name)):
                    return found
            if not path and (found := self.alone.get(fragment)):
                return found
        for name in (target, *(re.sub(r"\.\w+$", end, target) for end in (".md", ".qmd"))):
            if path and name in self.firsts:
                return self.firsts[name], "heading"
        return "", ""


def find_places(drafts: Sequence[Draft]) -> Places:
    """All places, and among them those that links lead to."""
    places = Places()
    for draft in drafts:
        _places_of(draft, places)
    for draft in drafts:
        for one in walk(draft.blocks):
            if one["t"] == "Link" and not is_web(one["c"][2][0]):
                places.wanted.add(places.find(draft.part, one["c"][2][0])[0])
            elif one["t"] == "Cite":
                for cited in one["c"][0]:
                    places.wanted.add(places.alone.get(cited["citationId"], ("", ""))[0])
    return places


def _places_of(draft: Draft, places: Places) -> None:
    heading = ""
    for block in draft.blocks:
        if block["t"] == "Header":
            name = block["c"][1][0] or f"section-{len(places.ids) + 1}"
            while (draft.part, name) in places.ids:
                name += "-again"
            block["c"][1][0] = name
            heading = places.add(draft.part, name, "heading") or heading
            places.firsts.setdefault(draft.part, heading)
            for one in walk(block["c"][2]):
                if one["t"] == "Span":
                    places.add(draft.part, one["c"][0][0], "heading", heading)
            continue
        for one in walk(block):
            name, kind, own = _named(one, block)
            if name:
                final = "" if own else heading
                final = places.add(draft.part, name, kind if own else "inside", final)
                for other in _other_names(one):
                    places.add(draft.part, other, kind if own else "inside", final)


def _other_names(one: Node) -> list[str]:
    """Further names of a figure or table."""
    if one["t"] not in ("Figure", "Table"):
        return []
    return attributes(one["c"][0])[2].get("publish-names", "").split()


def _named(one: Node, block: Node) -> tuple[str, str, bool]:
    """Id and kind of an element, and whether it can bear a name itself."""
    content: Any = one.get("c")
    match one["t"]:
        case "Span":
            shown = bool(plain(content[1])) and block["t"] in ("Para", "Plain")
            own = shown and not any(
                x["t"] in ("Note", "LineBreak", "Span") for x in walk(content[1])
            )
            return content[0][0], "other", own
        case "Table":
            return content[0][0], "table", one is block
        case "Figure":
            return content[0][0], "figure", one is block and _is_picture(content)
        case "Div" if CHART in content[0][1]:
            return content[0][0], "figure", one is block
        case "Div":
            inner = content[1]
            own = (
                one is block and bool(inner) and inner[0]["t"] == "Para" and _starts_plain(inner[0])
            )
            return content[0][0], "other", own and not content[0][1]
        case "Image":
            whole = block["t"] == "Para" and len(block["c"]) == 1
            return content[0][0], "figure", whole
        case "Link" | "Code" | "CodeBlock" | "Header":
            attr = content[1] if one["t"] == "Header" else content[0]
            return attr[0], "other", False
    return "", "", False


def _starts_plain(block: Node) -> bool:
    return bool(block["c"]) and block["c"][0]["t"] == "Str" and block["c"][0]["c"][:1].isalnum()


def _is_picture(content: list[object]) -> bool:
    held = list(walk(content[2]))
    images = [one for one in held if one["t"] == "Image"]
    return len(images) == 1 and not any(one["t"] in ("Table", "CodeBlock", "Note") for one in held)
