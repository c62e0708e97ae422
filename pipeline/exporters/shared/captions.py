"""The number that stands before a caption, the same in every edition."""

from typing import Literal, assert_never

from pipeline.model import Labels


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
