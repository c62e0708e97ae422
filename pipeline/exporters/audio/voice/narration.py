"""The script in sound: sentences go to the workers, finished sections come back in order.

Only a window of the book is under way at a time, so memory does not grow with its length; what is
said more than once is voiced once; a section in which nothing changed is taken from the cache.
"""

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field

from pipeline.diagnostics import Diagnostic
from pipeline.errors import ExportError, SpeechEngineError
from pipeline.exporters.audio.script.records import Script, SectionScript, Utterance
from pipeline.exporters.audio.sound.clip import Clip
from pipeline.exporters.audio.sound.profiles import Profile
from pipeline.exporters.audio.sound.section import SOUND, Rendered, render_section
from pipeline.exporters.audio.voice.clips import Studio, Unsaid, clip_key, speak
from pipeline.exporters.audio.voice.engines.base import SpeechEngine
from pipeline.exporters.audio.voice.nearby import Nearby
from pipeline.exporters.audio.voice.pace import Pace
from pipeline.exporters.audio.voice.packing import pack_rendered, unpack_rendered
from pipeline.language.marks import readable
from pipeline.language.normalize import speakable, spoken
from pipeline.progress import Task
from pipeline.storage.cache import Cache, cache_key, open_cache

_CHUNK = 900  # characters that a worker speaks at once
_WINDOW = 40_000  # characters under way
_FEW = 1_200  # characters that this process speaks sooner than a worker has started
_SHORT = 8_000  # characters of the sections that it mixes and encodes for them
_FINISHING = 2  # sections that are mixed and encoded while others are spoken

Plan = Sequence[tuple[Utterance, str]]
"""What is said, each with its normalized text."""


@dataclass(frozen=True, slots=True)
class Narrated:
    """A section with its sound; each utterance has its span in ``rendered.spans``.

    ``said`` are the texts as the engine was given them.
    """

    script: SectionScript
    voiced: tuple[Utterance, ...]
    said: tuple[str, ...]
    rendered: Rendered


@dataclass
class _Section:
    """A section under way; ``rendered`` is None until all its clips are there."""

    script: SectionScript
    plan: Plan
    key: str
    rendered: "Future[Rendered] | None" = None
    kept: bool = False


@dataclass
class Narration:
    """One book being narrated."""

    executor: Executor
    studio: Studio
    engine: SpeechEngine
    profile: Profile
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _clips: dict[str, "Future[list[Clip | Unsaid]]"] = field(default_factory=dict)
    _places: dict[str, int] = field(default_factory=dict)
    _left: Counter[str] = field(default_factory=Counter)

    def sections(self, script: Script, task: Task) -> Iterator[Narrated]:
        """The sections in order, each as soon as it is finished.

        Raises:
            SpeechEngineError: a sentence could not be voiced; the message names its file and line.
            ExportError: a section's sound misses its profile.
        """
        plans = [planned(section, self.studio.choice.language) for section in script.sections]
        self._left = Counter(text for plan in plans for _, text in plan)
        if self._is_little(plans):
            self.executor = Nearby()
        pace = Pace(sum(len(plan) for plan in plans))
        under_way: deque[_Section] = deque()
        for section, plan in zip(script.sections, plans, strict=True):
            under_way.append(self._begin(section, plan, task, pace))
            while _characters(under_way) > _WINDOW:
                self._mix(next(s for s in under_way if s.rendered is None), task, pace)
            while sum(s.rendered is not None for s in under_way) > _FINISHING:
                if under_way[0].rendered is None:
                    self._mix(under_way[0], task, pace)
                yield self._ready(under_way.popleft())
        for waiting in [s for s in under_way if s.rendered is None]:
            self._mix(waiting, task, pace)
        while under_way:
            yield self._ready(under_way.popleft())

    def _is_little(self, plans: Sequence[Plan]) -> bool:
        """Whether nearly everything is in the cache, so that no worker need be started."""
        cache = self._cache
        if cache is None:
            return False
        changed = [plan for plan in plans if not cache.has(self._key(plan))]
        texts = [text for plan in changed for _, text in plan]
        new = [text for text in set(texts) if not cache.has(clip_key(self.engine, text))]
        known = len(changed) < len(plans) or len(new) < len(set(texts))
        return known and sum(map(len, texts)) <= _SHORT and sum(map(len, new)) <= _FEW

    def _begin(self, script: SectionScript, plan: Plan, task: Task, pace: Pace) -> _Section:
        """The section from the cache, or else its sentences sent to the workers."""
        section = _Section(script, plan, self._key(plan))
        kept = self._cache.load(section.key) if self._cache else None
        if kept is None:
            self._submit([text for _, text in plan])
            return section
        section.rendered, section.kept = Future(), True
        rendered = unpack_rendered(kept)
        section.rendered.set_result(rendered)
        self._left.subtract(text for _, text in plan)
        for begin, end in rendered.spans:
            task.advance(1, pace.told((end - begin) / rendered.rate))
        return section

    @property
    def _cache(self) -> Cache | None:
        studio = self.studio
        return open_cache(studio.cache, studio.shared) if studio.cache else None

    def _key(self, plan: Plan) -> str:
        gaps = gaps_between([utterance for utterance, _ in plan])
        said = [f"{gap} {text}" for gap, (_, text) in zip(gaps, plan, strict=True)]
        return cache_key("section", SOUND, repr(self.profile), self.engine.fingerprint, *said)

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

    def _send(self, chunk: Sequence[str]) -> None:
        """To a worker; a service is asked from here, one text after the other."""
        if self.engine.online:
            future: Future[list[Clip | Unsaid]] = Future()
            future.set_result(speak(self.studio, tuple(chunk)))
        else:
            future = self.executor.submit(speak, self.studio, tuple(chunk))
        for place, text in enumerate(chunk):
            self._clips[text], self._places[text] = future, place

    def _mix(self, section: _Section, task: Task, pace: Pace) -> None:
        clips: list[Clip] = []
        for utterance, text in section.plan:
            clip = self._clip(utterance, text)
            clips.append(clip)
            task.advance(1, pace.told(clip.length / clip.rate))
        gaps = gaps_between([utterance for utterance, _ in section.plan])
        section.rendered = self.executor.submit(render_section, clips, gaps, self.profile)

    def _clip(self, utterance: Utterance, text: str) -> Clip:
        clip = self._clips[text].result()[self._places[text]]
        self._left[text] -= 1
        if self._left[text] <= 0:
            del self._clips[text], self._places[text]
        if isinstance(clip, Unsaid):
            raise _refusal(utterance, clip)
        return clip

    def _ready(self, section: _Section) -> Narrated:
        if section.rendered is None:
            raise AssertionError("a section was asked for before its clips were mixed")
        rendered = section.rendered.result()
        spoken = len(rendered.silent) < len(rendered.spans)
        missed = rendered.loudness.misses(self.profile) if spoken else ""
        if missed:
            message = f"the narration of {section.script.title!r} misses its profile: {missed}"
            raise ExportError(message, "Choose another voice or profile in [output.audio].")
        if self._cache and not section.kept:
            self._cache.store(section.key, pack_rendered(rendered))
        voiced = tuple(utterance for utterance, _ in section.plan)
        self.diagnostics += self._unsaid(section.plan, frozenset(rendered.silent))
        return Narrated(section.script, voiced, tuple(text for _, text in section.plan), rendered)

    def _unsaid(self, plan: Plan, silent: frozenset[int]) -> Iterator[Diagnostic]:
        """What is not heard: whole sentences, and words inside others."""
        for place in sorted(silent):
            yield _unsaid(plan[place][0])
        heard = [said for place, said in enumerate(plan) if place not in silent]
        yield from passed_over(heard, self.engine)


def passed_over(plan: Plan, engine: SpeechEngine) -> Iterator[Diagnostic]:
    """Words inside sentences that the voice passes over."""
    for utterance, text in plan:
        if words := engine.cannot_say(text):
            message = f"the voice passes over {' '.join(words)[:60]!r}"
            yield Diagnostic("unsaid-words", "warning", message, utterance.position, _LEARN)


def planned(section: SectionScript, language: str) -> Plan:
    """The utterances that have something to say, with their normalized text."""
    said = ((utterance, spoken(utterance.text, language)) for utterance in section.utterances)
    return [(utterance, text) for utterance, text in said if speakable(text)]


def gaps_between(utterances: Sequence[Utterance]) -> list[int]:
    """The silence before each utterance in milliseconds: the longer of the two that meet."""
    after = [0, *(utterance.after for utterance in utterances[:-1])]
    return [max(u.before, gap) for u, gap in zip(utterances, after, strict=False)]


def _characters(sections: deque[_Section]) -> int:
    return sum(len(text) for s in sections if s.rendered is None for _, text in s.plan)


_LEARN = (
    'Give its pronunciation, [words]{say="..."}, or mark its language, [words]{lang=...}, '
    "and give that a voice under [output.audio.voices]."
)


def _unsaid(utterance: Utterance) -> Diagnostic:
    message = f"the voice cannot say {readable(utterance.text)[:60]!r}"
    return Diagnostic("unsaid-text", "error", message, utterance.position, _LEARN)


def _refusal(utterance: Utterance, unsaid: Unsaid) -> SpeechEngineError:
    place = f"{utterance.position}: " if utterance.position else ""
    message = f"{place}{readable(utterance.text)[:80]!r} could not be spoken: {unsaid.reason}"
    if unsaid.missing:
        return SpeechEngineError(message, "Build once without --cache-only.")
    return SpeechEngineError(message, "Word the sentence otherwise, or choose another --engine.")
