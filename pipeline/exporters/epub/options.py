"""The keys of ``[output.epub]`` and ``[output.readaloud]``."""

from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from annotated_types import Interval

from pipeline.config import MANUSCRIPT_FILE, TABLE


@dataclass(frozen=True, slots=True)
class EpubOptions:
    """How the EPUB is made.

    ``page_list`` marks where the pages of the print edition begin. ``toc_depth`` is how many
    levels of headings the table of contents shows; ``split_depth`` is down to which level a heading
    begins a file of its own. Chapters side by side that have fewer characters than ``join_below``
    together share a file. ``lists`` adds lists of tables and figures to the navigation.
    ``stylesheet`` is a CSS file of the manuscript that follows the built-in one.
    """

    __pydantic_config__: ClassVar = TABLE
    page_list: bool = True
    """Whether the pages of the print edition are marked."""
    toc_depth: Annotated[int, Interval(ge=1, le=6)] = 3
    """How many levels of headings the table of contents shows."""
    split_depth: Annotated[int, Interval(ge=1, le=6)] = 1
    """Down to which level a heading begins a file of its own."""
    join_below: Annotated[int, Interval(ge=0)] = 0
    """Chapters with fewer characters than this together share a file; 0 joins none."""
    lists: bool = True
    """Whether lists of tables and figures stand beside the contents."""
    stylesheet: str | None = field(default=None, metadata=MANUSCRIPT_FILE)
    """A CSS file of the manuscript that follows the built-in style."""


@dataclass(frozen=True, slots=True)
class ReadAloudOptions(EpubOptions):
    """How the EPUB that reads itself aloud is made.

    ``highlight`` says what is marked while it is heard.
    """

    highlight: Literal["sentence", "word"] = "sentence"
    """What is marked while it is heard."""
