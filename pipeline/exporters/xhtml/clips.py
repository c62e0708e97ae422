"""Which stretch of the narration belongs to which sentence: every sample to exactly one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.exporters.shared.times import milliseconds
from pipeline.products import Announcement, SectionAudio, Timeline


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch of a section's audio: samples ``begin`` to ``end`` at ``rate`` hertz.

    Nothing is said before ``loud`` nor from ``quiet`` on, where these are known.
    """

    section: str
    rate: int
    begin: int
    end: int
    quiet: int | None = None
    loud: int | None = None


@dataclass(slots=True)
class _Unit:
    """What has a clip of its own: a sentence, a note's call, a line of the title page."""

    name: str
    begin: int
    finish: int

    def takes(self, said: Announcement) -> None:
        self.begin = min(self.begin, said.begin)
        self.finish = max(self.finish, said.finish)


def sentence_clips(timeline: Timeline) -> dict[str, Clip]:
    """The clip of each sentence that is heard, of each note's call, and of the opening's parts.

    The clips of a section follow each other without a gap, so that a player that plays one after
    the other keeps the narrator's pauses, and says what the narrator adds ("Table 1.").
    """
    return {name: clip for audio in timeline.sections for name, clip in _section_clips(audio)}


def _section_clips(audio: SectionAudio) -> Iterator[tuple[str, Clip]]:
    units, loose = _units(audio)
    place, begin = 0, 0
    begins = [*(unit.begin for unit in units[:1]), *(said.begin for said in loose[:1])]
    for unit, following in pairwise((*units, None)):
        assert unit is not None  # noqa: S101  (only the last of a pair is None)
        start = place
        while place < len(loose) and (following is None or loose[place].begin < following.begin):
            place += 1
        between = [said for said in loose[start:place] if said.begin >= unit.finish]
        end = _after_longest_silence(unit, between, following) if following else audio.length
        quiet = max([unit.finish, *(said.finish for said in between if said.begin < end)])
        loud = None if begin else min(begins)
        yield unit.name, Clip(audio.section, audio.rate, begin, end, min(quiet, end), loud)
        begin = end


def _units(audio: SectionAudio) -> tuple[list[_Unit], list[Announcement]]:
    """What has a clip of its own, and what the narrator says besides, each in order.

    Words that are said for a sentence are part of it, where nothing else is said between them.
    """
    units = {mark.sentence: _Unit(mark.sentence, mark.begin, mark.finish) for mark in audio.marks}
    begins = sorted(mark.begin for mark in audio.marks)
    loose: list[Announcement] = []
    for said in sorted(audio.announcements, key=lambda said: said.begin):
        owner = units.get(said.owner) if said.owner else None
        if said.owner and owner is None:
            units[said.owner] = _Unit(said.owner, said.begin, said.finish)
        elif owner and _beside(owner, said, begins):
            owner.takes(said)
        else:
            loose.append(said)
    return sorted(units.values(), key=lambda unit: unit.begin), loose


def _beside(unit: _Unit, said: Announcement, begins: Sequence[int]) -> bool:
    """Whether no sentence begins between a unit and the narrator's words."""
    first, last = sorted((unit.begin, said.begin))
    return bisect_left(begins, last) <= bisect_right(begins, first)


def _after_longest_silence(unit: _Unit, between: Sequence[Announcement], following: _Unit) -> int:
    """Where one clip ends and the next one begins.

    What the narrator says between the two goes with the nearer one: the cut is at the end of the
    longest silence.
    """
    ends = [unit.finish, *(said.finish for said in between)]
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
