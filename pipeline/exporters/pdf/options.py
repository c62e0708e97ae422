"""What book.toml may say about the printed editions."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, TypeAlias

from annotated_types import Interval

from pipeline.config import TABLE

PageSize: TypeAlias = Literal["A4", "Letter"]
Standard: TypeAlias = Literal["ua-1", "ua-2"]


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """The keys of ``[output.pdf]``.

    ``standard`` is "ua-1" (PDF/UA-1 with PDF/A-3a) or "ua-2" (PDF/UA-2 with PDF/A-4f).
    ``contents_depth`` is the deepest heading level in the table of contents. ``link_addresses``
    says whether the address of a web link is printed behind it, for those who read on paper.
    ``page_references`` prints the page behind each link to a section, table or figure of the book.
    ``binding`` is extra space at the inner margin, in millimetres; with ``two_sided`` it changes
    sides from page to page and the text begins on a right-hand page. ``section_breaks`` begins
    each section on a new page.
    """

    __pydantic_config__: ClassVar = TABLE

    page_size: PageSize = "A4"
    """The size of the paper."""
    standard: Standard = "ua-1"
    """"ua-1" is PDF/UA-1 with PDF/A-3a, "ua-2" PDF/UA-2 with PDF/A-4f."""
    contents_depth: Annotated[int, Interval(ge=1, le=6)] = 2
    """The deepest heading level in the table of contents."""
    hyphenation: bool = True
    """Whether words are hyphenated."""
    link_addresses: Literal["none", "parentheses"] = "parentheses"
    """Whether the address of a web link is printed behind it, for those who read on paper."""
    page_references: bool = False
    """Whether the page follows links and references within the book: "Pay (page 12)"."""
    two_sided: bool = False
    """Whether margins change sides and the text begins on a right-hand page, for binding."""
    binding: Annotated[float, Interval(ge=0, le=60)] = 0.0
    """Extra space at the inner margin, in millimetres."""
    section_breaks: bool = True
    """Whether each section begins on a new page."""
