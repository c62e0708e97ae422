"""The proof that every word of the source stands in the manuscript, in order.

The source's words are read by a reader of their own, which knows nothing of pandoc; those of the
manuscript by the reader that makes the editions.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pipeline.model import Document, walk

_WORD = re.compile(r"[^\W_]++")
_WINDOW = 6000  # characters in which a few words are looked for
EITHER = "\x1f"
"""Parts the two readings of a unit, either of which proves that it arrived."""

_MANY = 8  # words: where they stand once, reading goes on behind them
_FEW = 4  # words: fewer are found anywhere by chance


@dataclass(slots=True)
class Proof:
    """How many words the source has, how many stand elsewhere, and what is lost."""

    words: int = 0
    moved: int = 0
    lost: list[tuple[str, str]] = field(default_factory=list)

    @property
    def lost_words(self) -> int:
        """Words that are nowhere in the manuscript."""
        return sum(len(words_of(text)) for _place, text in self.lost)


def words_of(text: str) -> list[str]:
    """The words of a text, in one normal form; signs between them are none."""
    return _WORD.findall(unicodedata.normalize("NFKC", text.replace("\u00ad", "")))


def document_text(document: Document) -> list[str]:
    """All texts of a manuscript in reading order; notes and facts behind it."""
    said = document.metadata
    people = [person.name for person in said.contributors]
    facts = [said.title, said.subtitle, said.publisher, said.rights, said.description, *people]
    texts = [sentence.text for sentence in walk.document_sentences(document)]
    return [*texts, *(str(fact) for fact in facts if fact), *said.subjects]


def prove(units: Iterable[tuple[str, str]], texts: Iterable[str], extra: Iterable[str]) -> Proof:
    """Look for each unit (place, text) of the source in the texts of the manuscript, in order.

    A word is lost when the source says it more often than the manuscript and ``extra``, which is
    what was left out for a reason that was told. What is not found where it should be, and is not
    lost, stands in another place.
    """
    here = [word for text in texts for word in words_of(text)]
    stream = _Stream(f" {' '.join(here)} ")
    proof = Proof()
    said: Counter[str] = Counter()
    missing = [(place, _look(stream, text, proof, said)) for place, text in units]
    lacking = said - Counter(here) - Counter(w for text in extra for w in words_of(text))
    for place, words in missing:
        gone = [word for word in words if _take(lacking, word)]
        proof.moved += len(words) - len(gone)
        if gone:
            proof.lost.append((place, " ".join(gone)))
    if left := list(lacking.elements()):
        proof.lost.append(("somewhere", " ".join(left)))
    return proof


def _take(lacking: "Counter[str]", word: str) -> bool:
    """Whether the word is among those that are lacking, of which it is taken."""
    if lacking[word] <= 0:
        return False
    lacking[word] -= 1
    return True


def _look(stream: "_Stream", text: str, proof: Proof, said: "Counter[str]") -> list[str]:
    """The words of a unit that are not found, in that of its readings of which the fewest are."""
    start, found = stream.at, []
    for reading in text.split(EITHER):
        stream.at = start
        words = words_of(reading)
        moved, missing = 0, list[str]()
        for piece, where in stream.find(words):
            moved += len(piece) if where == "moved" else 0
            missing += piece if where == "lost" else []
        found.append((len(missing), moved, words, missing, stream.at))
    _count, moved, words, missing, stream.at = min(found, key=lambda one: one[:2])
    said.update(words)
    proof.words += len(words)
    proof.moved += moved
    return missing


@dataclass(slots=True)
class _Stream:
    text: str
    at: int = 0

    def find(self, words: list[str]) -> Iterator[tuple[list[str], str]]:
        """The words in the largest pieces that stand together: "here", "moved" or "lost"."""
        pending = [words] if words else []
        while pending:
            piece = pending.pop()
            found = self._one(piece)
            if found or len(piece) == 1:
                yield piece, found or "lost"
            else:
                half = len(piece) // 2
                pending += [piece[half:], piece[:half]]

    def _one(self, piece: list[str]) -> str:
        """Where a piece stands: right ahead, or, if it is long and unlike all others, elsewhere."""
        wanted = f" {' '.join(piece)} "
        place = self.text.find(wanted, self.at, self.at + _WINDOW + len(wanted))
        if place >= 0:
            self.at = place + len(wanted) - 1
            return "here"
        if len(piece) < _FEW or (place := self.text.find(wanted)) < 0:
            return ""
        if len(piece) >= _MANY and self.text.find(wanted, place + 1) < 0:
            self.at = place + len(wanted) - 1
        return "moved"
