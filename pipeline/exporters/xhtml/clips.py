"""Which stretch of the narration belongs to which sentence: every sample to exactly one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.exporters.shared.times import milliseconds
from pipeline.products import Announcement, SectionAudio, SentenceMark, Timeline


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch of a section's audio: samples ``begin`` to ``end`` at ``rate`` hertz."""

    section: str
    rate: int
    begin: int
    end: int


def sentence_clips(timeline: Timeline) -> dict[str, Clip]:
    """The clip of each sentence that is heard.

    The clips of a section follow each other without a gap, so that a player that plays one after
    the other keeps the narrator's pauses, and says what the narrator adds ("Table 1.").
    """
    return {
        mark.sentence: clip for audio in timeline.sections for mark, clip in _section_clips(audio)
    }


def _section_clips(audio: SectionAudio) -> Iterator[tuple[SentenceMark, Clip]]:
    inner = list(_boundaries(audio))
    begins, ends = [0, *inner], [*inner, audio.length]
    for mark, begin, end in zip(audio.marks, begins, ends, strict=False):
        yield mark, Clip(audio.section, audio.rate, begin, end)


def _boundaries(audio: SectionAudio) -> Iterator[int]:
    """Where one sentence's clip ends and the next one's begins.

    What the narrator says between two sentences goes with the nearer one: the cut is at the end
    of the longest silence.
    """
    added = sorted(audio.announcements, key=lambda said: said.begin)
    place = 0
    for mark, following in zip(audio.marks, audio.marks[1:], strict=False):
        while place < len(added) and added[place].begin < mark.finish:
            place += 1
        start = place
        while place < len(added) and added[place].begin < following.begin:
            place += 1
        yield _after_longest_silence(mark, added[start:place], following)


def _after_longest_silence(
    mark: SentenceMark, between: Sequence[Announcement], following: SentenceMark
) -> int:
    ends = [mark.finish, *(said.finish for said in between)]
    begins = [*(said.begin for said in between), following.begin]
    _, begin = max(
        ((begin - end, begin) for end, begin in zip(ends, begins, strict=True)),
        key=lambda silence: silence[0],
    )
    return begin


def clip_milliseconds(clip: Clip) -> int:
    """How long a clip lasts, between its rounded ends."""
    return milliseconds(clip.end, clip.rate) - milliseconds(clip.begin, clip.rate)


def clock(samples: int, rate: int) -> str:
    """A time as a full SMIL clock value ("0:01:02.345")."""
    seconds, thousandths = divmod(milliseconds(samples, rate), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}.{thousandths:03d}"


def long_clock(thousandths: int) -> str:
    """A time in milliseconds as DAISY 2.02 writes it ("00:01:02.345")."""
    return clock(thousandths, 1000).zfill(12)
