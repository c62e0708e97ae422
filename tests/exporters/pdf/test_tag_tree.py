"""The tag tree of the sampler, printed: what a screen reader goes through."""

import os
from pathlib import Path

from pipeline.validators.tagged_pdf import Node, read_tagged_pdf

_GOLDEN = Path(__file__).with_name("tags.txt")
_LONGEST = 70


def _printed(node: Node, depth: int = 0) -> list[str]:
    marks = [
        f"{name}={value!r}"
        for name, value in (
            ("alt", node.alt),
            ("expansion", node.expansion),
            ("lang", node.lang),
            ("scope", node.scope),
        )
        if value
    ]
    lines = ["  " * depth + " ".join([node.role, *marks])]
    for kid in node.kids:
        if isinstance(kid, Node):
            lines += _printed(kid, depth + 1)
        elif kid.strip():
            text = kid.strip().replace("\u00ad", "-")
            cut = text if len(text) <= _LONGEST else text[:_LONGEST] + "..."
            lines.append("  " * (depth + 1) + repr(cut))
    return lines


def test_the_tag_tree_of_the_sampler(standard):
    (document,) = (
        node for node in read_tagged_pdf(standard["sampler"].file).root.kids if node.kids
    )
    tree = "\n".join([*_printed(document), ""])
    if os.environ.get("UPDATE_GOLDEN"):
        _GOLDEN.write_text(tree, encoding="utf-8")

    assert tree == _GOLDEN.read_text(encoding="utf-8")
