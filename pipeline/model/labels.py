"""The few words that the editions add to the text themselves, in the book's language."""

from dataclasses import dataclass
from typing import get_args

from pipeline.model.blocks import AdmonitionKind


@dataclass(frozen=True, slots=True)
class Labels:
    """Generated words. Every edition uses the same ones, so that they say the same thing."""

    contents: str = "Contents"
    cover: str = "Cover"
    box: str = "{}: "  # a box begins with its kind, in this form
    note: str = "Note"
    tip: str = "Tip"
    important: str = "Important"
    caution: str = "Caution"
    warning: str = "Warning"
    danger: str = "Danger"
    seealso: str = "See also"
    draft: str = "Draft"
    part: str = "Part"
    chapter: str = "Chapter"
    appendix: str = "Appendix"
    section: str = "Section"
    table: str = "Table"
    figure: str = "Figure"
    footnote: str = "Note"  # before its number, when it is heard
    notes: str = "Notes"
    page: str = "Page"
    on_page: str = "page {}"  # what print shows in place of the words of a reference
    description: str = "Description"
    landmarks: str = "Landmarks"
    list_of_tables: str = "List of tables"
    list_of_figures: str = "List of figures"
    back: str = "Back to the text"
    see_table: str = "The same figures as a table"
    title_page: str = "Title page"
    editor: str = "editor"
    translator: str = "translator"
    illustrator: str = "illustrator"
    photographer: str = "photographer"
    compiler: str = "compiler"
    foreword: str = "foreword"

    @property
    def boxes(self) -> tuple[str, ...]:
        """The words for the kinds of boxes."""
        kinds: tuple[str, ...] = get_args(AdmonitionKind)
        return tuple(getattr(self, kind) for kind in kinds)


ENGLISH = Labels()
