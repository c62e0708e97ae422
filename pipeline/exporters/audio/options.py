"""The keys of ``[output.audio]``."""

from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from annotated_types import Interval

from pipeline.config import TABLE


@dataclass(frozen=True, slots=True)
class AudioOptions:
    """How the book is narrated.

    ``engine`` is found by the book's language unless one is named. ``speed`` is 1 for the voice's
    own pace. ``notes`` says where footnotes are spoken: at the end
    of their section, after the sentence that calls them, or not at all. ``opening`` says title,
    authors and that the voice is synthetic, before the first section; ``accessibility_statement``
    says there what a listener can do with the edition. ``cache`` is the folder
    that keeps spoken sentences; without it, the user's own cache folder is taken. At most
    ``cache_limit`` megabytes are kept. ``voices`` gives languages (BCP 47) a voice of their own,
    "ENGINE" or "ENGINE:VOICE", for the words that the manuscript marks as theirs.
    """

    __pydantic_config__: ClassVar = TABLE
    engine: str | None = None
    """The speech engine; found by the book's language unless one is named."""
    voice: str | None = None
    """The voice of the engine."""
    speed: Annotated[float, Interval(ge=0.5, le=3)] = 1.0
    """1 is the voice's own pace."""
    profile: Literal["web", "podcast", "master"] = "web"
    """The quality of the files: "web", "podcast" or "master"."""
    notes: Literal["end", "inline", "omit"] = "end"
    """Where footnotes are spoken: at the end of their section, after the sentence that calls
    them, or not at all.
    """
    number_headings: bool = False
    """Whether headings are counted aloud."""
    expand_abbreviations: bool = True
    """Whether an abbreviation is explained the first time in each section."""
    opening: bool = True
    """Whether title, authors and that the voice is synthetic are said before the first section.
    """
    accessibility_statement: bool = False
    """Whether the opening says what a listener can do with the edition."""
    cache: str | None = None
    """The folder that keeps spoken sentences; the user's own cache folder unless given."""
    cache_limit: Annotated[int, Interval(ge=1)] = 4000
    """How many megabytes of spoken sentences are kept."""
    cache_only: bool = False
    """Whether nothing is spoken anew: a sentence that is not kept is a fault."""
    voices: dict[str, str] = field(default_factory=dict)
    """Voices for words in other languages: ENGINE or ENGINE:VOICE, by BCP 47 tag."""
