"""pandoc, asked for the syntax tree of a text; a Python package brings it along."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from pipeline.errors import ManuscriptError, MissingToolError

Node: TypeAlias = dict[str, Any]
"""An element of pandoc's tree: its type ``t`` and its content ``c``."""

_SECONDS = 600  # a book of 500 pages takes some ten
_MEMORY = "-M3g"
_INSTALL = "Install it with: python -m pip install pypandoc-binary"


def pandoc_path() -> str:
    """The program.

    Raises:
        MissingToolError: the extra "import" is not installed.
    """
    try:
        import pypandoc  # type: ignore[import-untyped,unused-ignore]  # noqa: PLC0415  (an extra)

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        raise MissingToolError("pandoc, which reads other formats, is missing", _INSTALL) from None


def read_tree(form: str, data: bytes | Path, name: str, options: Sequence[str] = ()) -> Node:
    """The tree of a text or file in pandoc's format ``form``; nothing is fetched or run.

    Raises:
        ManuscriptError: pandoc cannot read it, or not in bounded time and memory.
        MissingToolError: pandoc is not there.
    """
    command = [pandoc_path(), "+RTS", _MEMORY, "-RTS", "-f", form, "-t", "json", "--sandbox"]
    command += [*options, *([str(data)] if isinstance(data, Path) else [])]
    given = None if isinstance(data, Path) else data
    try:
        done = subprocess.run(  # noqa: S603  (the program is ours, the text goes to its input)
            command, input=given, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        message = f"{name} could not be read within {_SECONDS // 60} minutes"
        raise ManuscriptError(message, "Divide it, and import the parts.") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        hint = "Open it in the program that made it, save it anew, and import that file."
        raise ManuscriptError(f"{name} cannot be read: {said or 'it is damaged'}", hint)
    tree: Node = json.loads(done.stdout)
    return tree


def node(kind: str, *content: Any) -> Node:  # noqa: ANN401  (pandoc's content is of any shape)
    """An element of the tree."""
    if not content:
        return {"t": kind}
    return {"t": kind, "c": content[0] if len(content) == 1 else list(content)}


def attributes(attr: Sequence[Any]) -> tuple[str, list[str], dict[str, str]]:
    """Id, classes, and the other attributes of an element."""
    return attr[0], list(attr[1]), dict(attr[2])


def walk(value: Any) -> Iterator[Node]:  # noqa: ANN401  (as above)
    """Every element in a part of the tree, outer ones first, in reading order."""
    pending = [value]
    while pending:
        one = pending.pop()
        if isinstance(one, dict):
            if "t" in one:
                yield one
            pending.extend(reversed(list(one.values())))
        elif isinstance(one, list):
            pending.extend(reversed(one))


def plain(inlines: Any) -> str:  # noqa: ANN401  (as above)
    """The words of a part of the tree, notes left out."""
    return " ".join("".join(_plain(inlines)).split())


_BETWEEN = frozenset(("Para", "Plain", "Header", "CodeBlock", "LineBreak", "SoftBreak", "Space"))


def _plain(value: Any) -> Iterator[str]:  # noqa: ANN401  (as above)
    if isinstance(value, list):
        for one in value:
            yield from _plain(one)
    elif isinstance(value, dict):
        kind, content = value.get("t"), value.get("c")
        if kind in _BETWEEN:
            yield " "
        if kind == "Str":
            yield str(content)
        elif kind in ("Code", "CodeBlock", "Math") and content:
            yield str(content[1])
        elif kind == "Image" and content:
            yield from _plain(content[1])
        elif kind not in ("Note", "RawInline", "RawBlock"):
            yield from _plain(content)
