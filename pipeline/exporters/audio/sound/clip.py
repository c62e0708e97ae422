"""A sentence as sound, and where its words are in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its characters in the text without marks, and its samples in the clip."""

    start: int
    end: int
    begin: int
    finish: int


@dataclass(frozen=True, slots=True)
class Clip:
    """A sentence as sound: little-endian 16-bit mono samples at ``rate`` hertz.

    An empty clip means that the engine found nothing in the text that it can say.
    """

    samples: bytes
    rate: int
    words: tuple[Word, ...] = ()

    @property
    def length(self) -> int:
        """The number of samples."""
        return len(self.samples) // 2
