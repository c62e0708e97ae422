"""What stands before a caption or the title of a box, the same in every edition."""

from typing import Literal, assert_never

from pipeline.model import Admonition, Labels


def caption_label(labels: Labels, kind: Literal["table", "figure"], number: int | None) -> str:
    """The words before a caption, with the space after them: "Table 1. "; empty if unnumbered."""
    if number is None:
        return ""
    match kind:
        case "table":
            return f"{labels.table} {number}. "
        case "figure":
            return f"{labels.figure} {number}. "
        case _:
            assert_never(kind)


def box_label(labels: Labels, box: Admonition) -> str:
    """The kind of a box before its title, with the space after it: "Warning: ".

    Empty where the title says it itself, so that nothing is told by colour alone (WCAG 1.4.1) or
    twice.
    """
    kind: str = getattr(labels, box.kind)
    said = box.title.text.casefold().startswith(kind.casefold())
    return "" if said else labels.box.format(kind)
