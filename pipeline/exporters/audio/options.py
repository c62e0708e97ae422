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
    voice: str | None = None
    speed: Annotated[float, Interval(ge=0.5, le=3)] = 1.0
    profile: Literal["web", "podcast", "master"] = "web"
    notes: Literal["end", "inline", "omit"] = "end"
    number_headings: bool = False
    expand_abbreviations: bool = True
    opening: bool = True
    accessibility_statement: bool = False
    cache: str | None = None
    cache_limit: Annotated[int, Interval(ge=1)] = 4000
    cache_only: bool = False
    voices: dict[str, str] = field(default_factory=dict)
