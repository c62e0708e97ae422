"""How fast the narration goes, in words for a person."""

import time

_MINUTES_FROM = 100  # seconds


class Pace:
    """Counts utterances and the seconds of speech in them."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._seconds = total, 0, 0.0
        self._begun = time.monotonic()

    def told(self, seconds: float) -> str:
        """One more utterance, ``seconds`` long, is done: speed and the time that is left."""
        self._done += 1
        self._seconds += seconds
        taken = time.monotonic() - self._begun
        if taken < 1:
            return ""
        left = taken / self._done * (self._total - self._done)
        told = f"{left:.0f} s" if left < _MINUTES_FROM else f"{left / 60:.0f} min"
        return f"{self._seconds / taken:.0f} times as fast as speech, {told} left"
