"""The languages of a Word document's runs, which pandoc does not carry (ECMA-376-1, 17.3.2.20)."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from lxml import etree

from pipeline.importers.pandoc import Node, attributes, node, walk
from pipeline.language.tags import language_fault, primary

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLE = "publish-lang "
Script: TypeAlias = Literal["val", "bidi", "eastAsia"]
_ALIKE = {"iw": "he", "yi": "he"}
_OWN = {"Hebrew": "he", "Hiragana": "ja", "Katakana": "ja", "Hangul": "ko"}
"""Letters that tell the language, should the document name another or none."""

_NOT_LATIN = frozenset(("ar", "fa", "he", "ja", "ko", "ur", "yi", "zh"))
_SHARED = {
    "Arabic": frozenset(("ar", "fa", "ku", "ps", "ug", "ur", "sd")),
    "CJK": frozenset(("zh", "ja", "ko")),
}


@dataclass(slots=True)
class Tongues:
    """What the styles say of languages: each its own and that it is based on, and the default.

    ``base`` is the language of the book.
    """

    styles: "dict[str, tuple[str, dict[str, str]]]" = field(default_factory=dict)
    default: dict[str, str] = field(default_factory=dict)
    base: str = ""

    def of(self, run: "etree._Element") -> str:
        """The language of a run's letters; "" where nothing says it, or nothing is said in it."""
        script, name = _script("".join(run.itertext(f"{_W}t")))
        if not name:
            return ""
        said = self._said(run).get(script, "")
        said = "" if language_fault(said or "-") else said
        own = _OWN.get(name)
        if own:
            return said if _ALIKE.get(primary(said), primary(said)) == own else own
        shared = _SHARED.get(name)
        return "" if shared and primary(said) not in shared else _of_latin(said, name)

    def _said(self, run: "etree._Element") -> dict[str, str]:
        paragraph = next(run.iterancestors(f"{_W}p"), None)
        named = [] if paragraph is None else [paragraph.find(f"{_W}pPr/{_W}pStyle")]
        named.append(run.find(f"{_W}rPr/{_W}rStyle"))
        found = dict(self.default)
        for style in named:
            found.update(self._of_style(style.get(f"{_W}val", "")) if style is not None else {})
        found.update(_languages(run.find(f"{_W}rPr/{_W}lang")))
        return found

    def _of_style(self, name: str) -> dict[str, str]:
        chain: list[dict[str, str]] = []
        seen: set[str] = set()
        while name in self.styles and name not in seen:
            seen.add(name)
            base, said = self.styles[name]
            chain.append(said)
            name = base
        return {key: value for said in reversed(chain) for key, value in said.items()}


def read_tongues(styles: "etree._Element | None") -> Tongues:
    """The languages that a document's styles name."""
    tongues = Tongues()
    if styles is None:
        return tongues
    path = f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang"
    tongues.default = _languages(styles.find(path))
    for style in styles.iter(f"{_W}style"):
        base = style.find(f"{_W}basedOn")
        based = base.get(f"{_W}val", "") if base is not None else ""
        said = _languages(style.find(f"{_W}rPr/{_W}lang"))
        tongues.styles[style.get(f"{_W}styleId", "")] = (based, said)
    return tongues


def _languages(element: "etree._Element | None") -> dict[str, str]:
    if element is None:
        return {}
    keys: tuple[Script, ...] = ("val", "bidi", "eastAsia")
    return {key: value for key in keys if (value := element.get(f"{_W}{key}"))}


def _of_latin(said: str, name: str) -> str:
    """The language, but none that is never written in such letters."""
    return "" if name == "LATIN" and primary(said) in _NOT_LATIN else said


def _script(text: str) -> tuple[Script, str]:
    """Which of a run's languages holds for most of its letters, and what these are."""
    counted = Counter(_kind(char) for char in text if char.isalpha())
    if not counted:
        return "val", ""
    name = counted.most_common(1)[0][0]
    if name in ("Hebrew", "Arabic"):
        return "bidi", name
    return ("eastAsia" if name in ("CJK", "Hiragana", "Katakana", "Hangul") else "val"), name


def _kind(char: str) -> str:
    name = unicodedata.name(char, "").split(" ")[0]
    known = {"HEBREW": "Hebrew", "ARABIC": "Arabic", "HIRAGANA": "Hiragana", "KATAKANA": "Katakana"}
    return known.get(name) or {"HANGUL": "Hangul", "CJK": "CJK"}.get(name) or name or "other"


def main_language(body: "etree._Element", tongues: Tongues) -> str:
    """The language of most letters; else of the style that all others stand on."""
    counted: Counter[str] = Counter()
    for run in body.iter(f"{_W}r"):
        if tag := tongues.of(run):
            counted[tag] += len("".join(run.itertext(f"{_W}t")))
    return counted.most_common(1)[0][0] if counted else tongues.default.get("val", "")


@dataclass(slots=True)
class Marks:
    """Character styles that carry a language through pandoc, by language and style beneath."""

    names: dict[tuple[str, str], str] = field(default_factory=dict)

    def mark(self, root: "etree._Element", tongues: Tongues) -> None:
        """Give each run in another language than the book's a style that names it."""
        for run in root.iter(f"{_W}r"):
            tag = tongues.of(run)
            if tag and primary(tag) != primary(tongues.base):
                _set_style(run, self._name(tag, run))

    def _name(self, tag: str, run: "etree._Element") -> str:
        style = run.find(f"{_W}rPr/{_W}rStyle")
        beneath = style.get(f"{_W}val", "") if style is not None else ""
        return self.names.setdefault((tag, beneath), f"PublishLang{len(self.names) + 1}")

    def with_styles(self, styles: "etree._Element") -> "etree._Element":
        """The styles with those that were given."""
        out = deepcopy(styles)
        for (tag, beneath), name in self.names.items():
            style = etree.SubElement(out, f"{_W}style")
            style.set(f"{_W}type", "character")
            style.set(f"{_W}styleId", name)
            etree.SubElement(style, f"{_W}name").set(f"{_W}val", f"{_STYLE}{name} {tag}")
            if beneath:
                etree.SubElement(style, f"{_W}basedOn").set(f"{_W}val", beneath)
        return out


def _set_style(run: "etree._Element", name: str) -> None:
    properties = run.find(f"{_W}rPr")
    if properties is None:
        properties = etree.Element(f"{_W}rPr")
        run.insert(0, properties)
    style = properties.find(f"{_W}rStyle")
    if style is None:
        style = etree.Element(f"{_W}rStyle")
        properties.insert(0, style)
    style.set(f"{_W}val", name)


def with_languages(blocks: list[Node]) -> list[Node]:
    """The tree with languages in the place of those styles; whole paragraphs bear their own."""
    for one in walk(blocks):
        if one["t"] == "Span":
            style = attributes(one["c"][0])[2].get("custom-style", "")
            if style.startswith(_STYLE):
                one["c"][0] = ["", [], [["lang", style.rpartition(" ")[2]]]]
    return [_whole(block) for block in blocks]


def _whole(block: Node) -> Node:
    """A paragraph that is all in one other language says so itself."""
    if block["t"] != "Para" or not (tags := set(_tags(block["c"]))) or len(tags) > 1:
        return block
    tag = tags.pop()
    if not tag:
        return block
    for one in walk(block):
        if one["t"] == "Span":
            one["c"][0] = [one["c"][0][0], one["c"][0][1], _but_language(one["c"][0][2])]
    return node("Div", ["", [], [["lang", tag]]], [block])


def _but_language(more: list[list[str]]) -> list[list[str]]:
    return [pair for pair in more if pair[0] != "lang"]


def _tags(inlines: list[Node]) -> Iterator[str]:
    """The language of each element of a row that holds words; "" for that of the book."""
    for one in inlines:
        if one["t"] in ("Space", "SoftBreak", "LineBreak"):
            continue
        more = attributes(one["c"][0])[2] if one["t"] == "Span" else {}
        if "dir" in more and "lang" not in more:
            yield from _tags(one["c"][1])
        else:
            yield more.get("lang", "")
