"""What an import has to tell: what is written otherwise, what is left out and why, what is next."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from pipeline.diagnostics import one_line

Kind: TypeAlias = Literal["changed", "left-out", "lost"]
"""``changed``: in another form. ``left-out``: for a reason. ``lost``: a fault."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to tell: of what kind, where in the source, what, and why or how."""

    kind: Kind
    place: str
    what: str
    words: str = ""

    def __str__(self) -> str:
        quoted = f": {one_line(self.words, 120)!r}" if self.words else ""
        return f"{self.place}: {self.what}{quoted}"


@dataclass(slots=True)
class Teller:
    """Collects remarks, each said once."""

    remarks: dict[Remark, int] = field(default_factory=dict)

    def tell(self, kind: Kind, place: str, what: str, words: str = "") -> None:
        """Tell it; the same thing told again is counted."""
        remark = Remark(kind, place, what, " ".join(words.split()))
        self.remarks[remark] = self.remarks.get(remark, 0) + 1
