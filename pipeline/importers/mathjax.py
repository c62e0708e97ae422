r"""Formulas that mdBook hands on to MathJax: ``\\( \\)`` in a line, ``\\[ \\]`` by themselves."""

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.importers.pandoc import Node, attributes, node, walk
from pipeline.importers.writing.escapes import code

_FORMULA = re.compile(
    r"(?<!\\)\\\\(?:\((?P<line>(?:(?!\\\\[()\[\]]).)*+)\\\\\)"
    r"|\[(?P<shown>(?:(?!\\\\[()\[\]]).)*+)\\\\\])",
    re.DOTALL,
)
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_KINDS = {"publish-line": "InlineMath", "publish-shown": "DisplayMath"}


def has_mathjax(folder: Path) -> bool:
    """Whether an mdBook asks for formulas (``mathjax-support``)."""
    try:
        book = tomllib.loads((folder / "book.toml").read_text("utf-8"))
        return book["output"]["html"]["mathjax-support"] is True
    except (OSError, ValueError, KeyError, TypeError):
        return False


Fenced = Callable[[str], Iterator[tuple[bool, str]]]


def with_formulas(text: str, write: Callable[["re.Match[str]"], str], fenced: Fenced) -> str:
    """The text with each formula as ``write`` gives it; code stays as it is."""
    if "\\\\(" not in text and "\\\\[" not in text:
        return text
    lines = [piece if is_code else _outside(piece, write) for is_code, piece in fenced(text)]
    return "\n".join(lines)


def _outside(text: str, write: Callable[["re.Match[str]"], str]) -> str:
    out, at = "", 0
    for found in _CODE.finditer(text):
        out += _FORMULA.sub(write, text[at : found.start()]) + found[0]
        at = found.end()
    return out + _FORMULA.sub(write, text[at:])


def as_code(found: "re.Match[str]") -> str:
    """A formula as code of a class that :func:`resolve_formulas` knows."""
    shown = found["line"] is None
    tex = _ESCAPED.sub(r"\1", found["shown"] if shown else found["line"])
    return f"{code(tex.strip())}{{.publish-{'shown' if shown else 'line'}}}" if tex.strip() else ""


def resolve_formulas(blocks: list[Node]) -> None:
    """Make formulas of such code."""
    for one in walk(blocks):
        if one["t"] == "Code":
            kind = next((k for c in attributes(one["c"][0])[1] if (k := _KINDS.get(c))), "")
            if kind:
                one["t"], one["c"] = "Math", [node(kind), one["c"][1]]
