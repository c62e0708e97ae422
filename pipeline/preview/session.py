"""What is shown now, who waits for the next, and the PDF of it on request."""

import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.diagnostics import count, has_errors, tally
from pipeline.driver import build
from pipeline.driver.reading import refuse_unsound
from pipeline.errors import ManuscriptError
from pipeline.preview.book import Change, Shown, Workshop, changes

_TOLD = 3  # chapters that are named when many have changed


@dataclass(frozen=True, slots=True)
class Version:
    """A book as it is shown, its number, and what the number before it showed otherwise."""

    number: int
    shown: Shown
    changed: tuple[Change, ...] = ()

    @property
    def message(self) -> str:
        """What has happened, for a screen reader and for the terminal."""
        faults = tally(self.shown.faults) if self.shown.faults else "no faults"
        if self.number == 1:
            return f"The book is shown: {faults}."
        titles = [change.title for change in self.changed]
        more = len(titles) - _TOLD
        others = [f"{count(more, 'other chapter')}"] if more > 0 else []
        named = ", ".join([*titles[:_TOLD], *others]) or "no words of the book"
        return f"Change {self.number - 1}: {named}. Now {faults}."


@dataclass(slots=True)
class Session:
    """The preview of one manuscript. ``now`` may be read by any thread."""

    workshop: Workshop
    now: Version = field(init=False)
    _news: threading.Condition = field(default_factory=threading.Condition)
    _making: threading.Lock = field(default_factory=threading.Lock)
    _pdf: tuple[int, bytes] | None = None

    def __post_init__(self) -> None:
        self.now = Version(1, self.workshop.read())

    def update(self, changed: Sequence[str]) -> bool:
        """Read what was changed; whether that changes what is shown."""
        before = self.now
        shown = self.workshop.read(before.shown, changed)
        if shown.same(before.shown):
            return False
        with self._news:
            self.now = Version(before.number + 1, shown, changes(before.shown, shown))
            self._news.notify_all()
        return True

    def wait(self, number: int, seconds: float) -> Version | None:
        """The version after this number; None when there is none within these seconds."""
        with self._news:
            if self._news.wait_for(lambda: self.now.number > number, seconds):
                return self.now
        return None

    def make_pdf(self) -> bytes:
        """The print edition of what is shown; the same book is made once.

        Raises:
            ManuscriptError: the manuscript has errors.
            PublishError: the edition cannot be made.
        """
        with self._making:
            version = self.now
            if self._pdf is None or self._pdf[0] != version.number:
                self._pdf = version.number, _pdf(version.shown)
            return self._pdf[1]

    @property
    def pdf(self) -> bytes | None:
        """The PDF that was made last."""
        return self._pdf[1] if self._pdf else None


def _pdf(shown: Shown) -> bytes:
    if has_errors(shown.faults) or shown.manuscript is None:
        refuse_unsound(shown.faults)
        raise ManuscriptError("there is no book to print", "Mend what is listed.")
    with tempfile.TemporaryDirectory() as folder:
        report = build(shown.manuscript, Path(folder), ["pdf"])
        (result,) = report.results
        if result.error:
            raise result.error
        return result.files[0].read_bytes()
