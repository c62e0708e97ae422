"""The script in sound: sentences go to the workers, finished sections come back in order.

Only a window of the book is under way at a time, so memory does not grow with its length; what is
said more than once is voiced once.
"""

import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field

from pipeline.diagnostics import Diagnostic
from pipeline.errors import SpeechEngineError
from pipeline.exporters.audio.clips import Studio, Unsaid, speak
from pipeline.exporters.audio.engines.base import Clip
from pipeline.exporters.audio.normalize import normalize, speakable
from pipeline.exporters.audio.profiles import Profile
from pipeline.exporters.audio.said import readable
from pipeline.exporters.audio.script import Script, SectionScript, Utterance
from pipeline.exporters.audio.section import Rendered, render_section
from pipeline.progress import Task

_CHUNK = 900  # characters that a worker speaks at once
_WINDOW = 40_000  # characters under way


@dataclass(frozen=True, slots=True)
class Narrated:
    """A section with its sound; ``voiced`` are the utterances that ``rendered.spans`` belong to."""

    script: SectionScript
    voiced: tuple[Utterance, ...]
    rendered: Rendered


@dataclass
class Narration:
    """One book being narrated.

    ``in_turn`` asks the engine in this process, one text after the other, as a service wants it.
    """

    executor: Executor
    studio: Studio
    profile: Profile
    language: str
    in_turn: bool = False
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _clips: dict[str, "Future[list[Clip | Unsaid]]"] = field(default_factory=dict)
    _places: dict[str, int] = field(default_factory=dict)
    _left: Counter[str] = field(default_factory=Counter)

    def sections(self, script: Script, task: Task) -> Iterator[Narrated]:
        """The sections in order, each as soon as it is finished.

        Raises:
            SpeechEngineError: a sentence could not be voiced; the message names its file and line.
        """
        plans = [self._plan(section) for section in script.sections]
        self._left = Counter(text for plan in plans for _, text in plan)
        speaking: deque[tuple[SectionScript, list[tuple[Utterance, str]]]] = deque()
        finishing: deque[tuple[SectionScript, list[Utterance], Future[Rendered]]] = deque()
        pace = _Pace(sum(len(plan) for plan in plans))
        for section, plan in zip(script.sections, plans, strict=True):
            self._submit([text for _, text in plan])
            speaking.append((section, plan))
            while self._under_way(speaking) > _WINDOW and len(speaking) > 1:
                finishing.append(self._finish(*speaking.popleft(), task, pace))
            while len(finishing) > 2:  # noqa: PLR2004  (one for each end of the window)
                yield _ready(*finishing.popleft())
        while speaking:
            finishing.append(self._finish(*speaking.popleft(), task, pace))
            if len(finishing) > 2:  # noqa: PLR2004
                yield _ready(*finishing.popleft())
        while finishing:
            yield _ready(*finishing.popleft())

    def _plan(self, section: SectionScript) -> list[tuple[Utterance, str]]:
        """The utterances that have something to say, with their normalized text."""
        said = ((u, normalize(u.text, self.language)) for u in section.utterances)
        return [(utterance, text) for utterance, text in said if speakable(text)]

    def _under_way(
        self, speaking: Sequence[tuple[SectionScript, list[tuple[Utterance, str]]]]
    ) -> int:
        return sum(len(text) for _, plan in speaking for _, text in plan)

    def _submit(self, texts: Sequence[str]) -> None:
        """Send what is not under way yet, in chunks of sentences."""
        chunk: list[str] = []
        for text in dict.fromkeys(texts):
            if text in self._clips:
                continue
            chunk.append(text)
            if sum(map(len, chunk)) >= _CHUNK:
                self._send(chunk)
                chunk = []
        if chunk:
            self._send(chunk)

    def _send(self, chunk: list[str]) -> None:
        future = self._call(speak, self.studio, tuple(chunk))
        for place, text in enumerate(chunk):
            self._clips[text], self._places[text] = future, place

    def _call(
        self, call: Callable[..., list[Clip | Unsaid]], *arguments: object
    ) -> "Future[list[Clip | Unsaid]]":
        if not self.in_turn:
            return self.executor.submit(call, *arguments)
        future: Future[list[Clip | Unsaid]] = Future()
        future.set_result(call(*arguments))
        return future

    def _finish(
        self, section: SectionScript, plan: list[tuple[Utterance, str]], task: Task, pace: "_Pace"
    ) -> "tuple[SectionScript, list[Utterance], Future[Rendered]]":
        voiced: list[Utterance] = []
        clips: list[Clip] = []
        for utterance, text in plan:
            clip = self._clip(utterance, text)
            if clip.samples:
                voiced.append(utterance)
                clips.append(clip)
            task.advance(1, pace.told(clip))
        gaps = gaps_between(voiced)
        return section, voiced, self.executor.submit(render_section, clips, gaps, self.profile)

    def _clip(self, utterance: Utterance, text: str) -> Clip:
        clip = self._clips[text].result()[self._places[text]]
        self._left[text] -= 1
        if not self._left[text]:
            del self._clips[text], self._places[text]
        if isinstance(clip, Unsaid):
            raise _refusal(utterance, clip)
        if not clip.samples:
            self._silent(utterance)
        return clip

    def _silent(self, utterance: Utterance) -> None:
        message = f"the voice cannot say {readable(utterance.text)[:60]!r}"
        hint = 'Give its pronunciation, [words]{say="..."}, or choose an engine for its language.'
        place = utterance.position
        self.diagnostics.append(Diagnostic("unsaid-text", "warning", message, place, hint))


def gaps_between(utterances: Sequence[Utterance]) -> list[int]:
    """The silence before each utterance in milliseconds: the longer of the two that meet."""
    after = [0, *(utterance.after for utterance in utterances[:-1])]
    return [max(u.before, gap) for u, gap in zip(utterances, after, strict=True)]


def _ready(
    section: SectionScript, voiced: Sequence[Utterance], rendered: "Future[Rendered]"
) -> Narrated:
    return Narrated(section, tuple(voiced), rendered.result())


def _refusal(utterance: Utterance, unsaid: Unsaid) -> SpeechEngineError:
    place = f"{utterance.position}: " if utterance.position else ""
    message = f"{place}{readable(utterance.text)[:80]!r} could not be spoken: {unsaid.reason}"
    if unsaid.missing:
        return SpeechEngineError(message, "Build once without --cache-only.")
    return SpeechEngineError(message, "Word the sentence otherwise, or choose another --engine.")


class _Pace:
    """How fast it goes, in words for a person."""

    def __init__(self, total: int) -> None:
        self._total, self._done, self._seconds = total, 0, 0.0
        self._begun = time.monotonic()

    def told(self, clip: Clip) -> str:
        self._done += 1
        self._seconds += clip.length / clip.rate
        taken = time.monotonic() - self._begun
        if taken < 1:
            return ""
        left = taken / self._done * (self._total - self._done)
        unit = f"{left:.0f} s" if left < 100 else f"{left / 60:.0f} min"  # noqa: PLR2004
        return f"{self._seconds / taken:.0f} times as fast as speech, {unit} left"
