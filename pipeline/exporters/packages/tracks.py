"""What every package needs to know of the narration: titles, texts and times of each file."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.exporters.shared.times import milliseconds
from pipeline.model import Document, Section
from pipeline.model.walk import blocks_sentences, document_sentences, walk_sections
from pipeline.products import SectionAudio, SentenceMark, Timeline


@dataclass(frozen=True, slots=True)
class TimedWord:
    """A word of a text by the places of its letters, and when it is heard, in seconds."""

    start: int
    end: int
    begin: float
    finish: float


@dataclass(frozen=True, slots=True)
class Cue:
    """A text, and when it is heard: seconds from the start of its file.

    ``words`` are those whose times the voice tells; there may be none.
    """

    text: str
    begin: float
    end: float
    words: tuple[TimedWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and the second at which its section begins; ``rank`` is its level in its file."""

    title: str
    level: int
    begin: float
    rank: int


@dataclass(frozen=True, slots=True)
class Track:
    """One file of the narration; ``seconds`` is its length."""

    audio: SectionAudio
    title: str
    seconds: float
    headings: tuple[Heading, ...]
    cues: tuple[Cue, ...]

    @property
    def name(self) -> str:
        """The name of the MP3 file."""
        return self.audio.file.name

    def milliseconds(self, seconds: float) -> int:
        """A time in the file as every edition rounds it."""
        return milliseconds(round(seconds * self.audio.rate), self.audio.rate)


def tracks(document: Document, timeline: Timeline) -> tuple[Track, ...]:
    """The files of the narration in order."""
    texts = {sentence.id: sentence.text for sentence in document_sentences(document)}
    sections = {section.id: section for section in document.sections}
    return tuple(_track(sections[audio.section], audio, texts) for audio in timeline.sections)


def _track(section: Section, audio: SectionAudio, texts: dict[str, str]) -> Track:
    begins = {mark.sentence: mark.begin / audio.rate for mark in audio.marks}
    seconds = audio.length / audio.rate
    cues = [_cue(mark, texts[mark.sentence], audio.rate) for mark in audio.marks]
    cues += [Cue(a.text, a.begin / audio.rate, a.finish / audio.rate) for a in audio.announcements]
    cues = sorted(filter(_has_text, cues), key=lambda cue: (cue.begin, cue.end, cue.text))
    return Track(
        audio, section.title.text.strip(), seconds, _headings(section, begins), tuple(cues)
    )


def _has_text(cue: Cue) -> bool:
    return bool(cue.text)


def _cue(mark: SentenceMark, text: str, rate: int) -> Cue:
    shift = len(text) - len(text.lstrip())
    words = tuple(
        TimedWord(word.start - shift, word.end - shift, word.begin / rate, word.finish / rate)
        for word in mark.words
    )
    return Cue(text.strip(), mark.begin / rate, mark.finish / rate, words)


def _headings(section: Section, begins: dict[str, float]) -> tuple[Heading, ...]:
    """The headings in reading order; one that is not spoken begins with what follows it."""
    found: list[Heading] = []
    last = 0.0
    for inner in walk_sections([section]):
        ids = [inner.title.id, *(s.id for s in blocks_sentences(inner.blocks))]
        last = next((begins[name] for name in ids if name in begins), last) if found else 0.0
        found.append(Heading(inner.title.text.strip(), inner.level, last, inner.rank))
    return tuple(found)


def total_milliseconds(found: Sequence[Track]) -> int:
    """The length of the whole narration."""
    return sum(track.milliseconds(track.seconds) for track in found)
