"""The audio edition: an MP3 for each level 1 section, and a playlist."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from pipeline.diagnostics import Diagnostic
from pipeline.errors import ConfigError, MissingToolError, SpeechEngineError
from pipeline.exporters.audio.files.lexicon import lexicon
from pipeline.exporters.audio.files.playlist import Entry, playlist
from pipeline.exporters.audio.files.tags import Mark, TrackFacts, tagged
from pipeline.exporters.audio.options import AudioOptions
from pipeline.exporters.audio.script.narrator import narrate
from pipeline.exporters.audio.script.records import Script
from pipeline.exporters.audio.sound.clip import Word
from pipeline.exporters.audio.sound.profiles import PROFILES
from pipeline.exporters.audio.voice.clips import Studio
from pipeline.exporters.audio.voice.engines import default_engine, open_engine
from pipeline.exporters.audio.voice.engines.base import EngineChoice, SpeechEngine
from pipeline.exporters.audio.voice.narration import Narrated, Narration, Plan, passed_over
from pipeline.exporters.audio.voice.wordtimes import retimed
from pipeline.exporters.base import Export, Job
from pipeline.exporters.shared.cover import render_cover
from pipeline.exporters.shared.names import book_slug, section_slug
from pipeline.exporters.shared.times import milliseconds
from pipeline.language.marks import render
from pipeline.model import Document
from pipeline.model.walk import document_sentences
from pipeline.products import Announcement, SectionAudio, SentenceMark, Timeline, WordMark
from pipeline.storage import is_address
from pipeline.storage.cache import Cache, user_cache

_COVER = 1000  # pixels a side
_LEXICON = "-pronunciations.xml"  # not .pls, which players open as a playlist


@dataclass(frozen=True, slots=True)
class Made:
    """A finished section of the edition."""

    narrated: Narrated
    audio: SectionAudio


class AudioExporter:
    """Narrates the book."""

    name: ClassVar[str] = "audio"
    wants: tuple[type, ...] = ()
    provides: tuple[type, ...] = (Timeline,)

    def __init__(self, options: AudioOptions) -> None:
        self.options = options

    def export(self, document: Document, job: Job) -> Export:
        """Write the MP3 files, the playlist, and the book's pronunciations.

        Raises:
            ConfigError: there is no such engine or voice, or it cannot speak the language.
            SpeechEngineError: the engine failed; the message names the sentence's file and line.
        """
        made, narrator, diagnostics = self.narrate(document, job)
        list_name = Path(f"{book_slug(document)}.m3u8")
        text = playlist(document.metadata.title, [_entry(section) for section in made])
        (job.work / list_name).write_text(text, encoding="utf-8", newline="\n")
        files = [list_name, *(Path(section.audio.file.name) for section in made)]
        if words := lexicon(document):
            files.append(Path(f"{book_slug(document)}{_LEXICON}"))
            (job.work / files[-1]).write_bytes(words)
        timeline = Timeline(tuple(section.audio for section in made), narrator)
        return Export(tuple(files), (timeline,), diagnostics)

    def narrate(
        self, document: Document, job: Job
    ) -> tuple[list[Made], str, tuple[Diagnostic, ...]]:
        """The sections as files in the job's folder, the narrator, and what could not be said."""
        cache = cache_folder(self.options)
        choice = engine_choice(self.options, document, cache)
        engine = open_engine(choice)
        _require_language(engine, choice.language)
        script = narrate(document, self.options)
        studio = Studio(choice, cache, self.options.cache_only, shared_cache(self.options))
        narration = Narration(job.executor, studio, engine, PROFILES[self.options.profile])
        made = list(self._files(document, job, engine, script, narration))
        heard = (*_plain(self.options, engine, choice), *_foreign(script, engine, document))
        faults = (*script.diagnostics, *heard, *narration.diagnostics)
        Cache(cache).prune(self.options.cache_limit * 1_000_000)
        return made, engine.narrator, faults

    def _files(
        self,
        document: Document,
        job: Job,
        engine: SpeechEngine,
        script: Script,
        narration: Narration,
    ) -> Iterator[Made]:
        total = sum(len(section.utterances) for section in script.sections)
        cover = render_cover(document, job.assets, _COVER, _COVER)
        texts = {sentence.id: sentence.text for sentence in document_sentences(document)}
        with job.progress.task("Narrating sentences", total) as task:
            for index, narrated in enumerate(narration.sections(script, task)):
                file = job.work / f"{section_slug(document, index)}.mp3"
                facts = _facts(document, narrated, index, engine.narrator)
                file.write_bytes(tagged(narrated.rendered.mp3, replace(facts, cover=cover)))
                light = replace(narrated, rendered=replace(narrated.rendered, mp3=b""))
                yield Made(light, _section_audio(narrated, file, texts))


def _require_language(engine: SpeechEngine, language: str) -> None:
    if not engine.speaks(language):
        message = f"the engine {engine.name} does not speak the book's language, {language}"
        hint = "Choose another with --engine; 'publish voices' lists their languages."
        raise ConfigError(message, hint)


def engine_choice(options: AudioOptions, document: Document, cache: Path) -> EngineChoice:
    """The engine that the options name, for this book, and those for its other languages."""
    others: list[tuple[str, EngineChoice]] = []
    for language, named in sorted(options.voices.items()):
        engine, _, voice = named.partition(":")
        tag = language.lower()
        others.append((tag, EngineChoice(engine, voice or None, options.speed, tag, cache)))
    language = document.metadata.language
    return EngineChoice(
        options.engine or default_engine(language),
        options.voice,
        options.speed,
        language,
        cache,
        tuple(others),
    )


def cache_folder(options: AudioOptions) -> Path:
    """Where clips are kept on this machine: PUBLISH_CACHE, the option, or the user's own cache.

    Of narration that is kept at an address too, copies are in the user's own.
    """
    return user_cache(_given_cache(options), "narration")


def shared_cache(options: AudioOptions) -> str | None:
    """The address at which clips are kept for other machines, if there is one."""
    given = _given_cache(options)
    return given if given and is_address(given) else None


def _given_cache(options: AudioOptions) -> str | None:
    return os.environ.get("PUBLISH_CACHE") or options.cache


def _facts(document: Document, narrated: Narrated, index: int, narrator: str) -> TrackFacts:
    rendered = narrated.rendered
    end = milliseconds(rendered.length, rendered.rate)
    spans = [
        (milliseconds(b, rendered.rate), milliseconds(e, rendered.rate)) for b, e in rendered.spans
    ]
    sentences = tuple(
        Mark(utterance.shown, begin, finish)
        for utterance, (begin, finish) in zip(narrated.voiced, spans, strict=True)
        if begin < finish
    )
    return TrackFacts(
        book=document.metadata,
        title=narrated.script.title,
        number=index + 1,
        total=len(document.sections),
        narrator=narrator,
        milliseconds=end,
        chapters=chapter_marks(narrated),
        sentences=sentences,
    )


def chapter_marks(narrated: Narrated) -> tuple[Mark, ...]:
    """The section's headings in time; the first begins with the file, each ends with the next."""
    rendered = narrated.rendered
    end = milliseconds(rendered.length, rendered.rate)
    begins = {
        id(utterance): milliseconds(begin, rendered.rate)
        for utterance, (begin, _) in zip(narrated.voiced, rendered.spans, strict=True)
    }
    starts: list[tuple[str, int]] = []
    for chapter in narrated.script.chapters:
        rest = narrated.script.utterances[chapter.utterance :]
        begin = next((begins[id(u)] for u in rest if id(u) in begins), end)
        starts.append((chapter.title, begin if starts else 0))
    ends = [*(begin for _, begin in starts[1:]), end]
    return tuple(Mark(t, begin, e) for (t, begin), e in zip(starts, ends, strict=True))


def _section_audio(narrated: Narrated, file: Path, texts: Mapping[str, str]) -> SectionAudio:
    """The section's product; ``texts`` are the sentences as they are written, by id."""
    rendered = narrated.rendered
    rows = zip(narrated.voiced, narrated.said, rendered.spans, rendered.words, strict=True)
    heard = [(u, said, begin, end, words) for u, said, (begin, end), words in rows if begin < end]
    return SectionAudio(
        section=narrated.script.section,
        file=file.resolve(),
        rate=rendered.rate,
        length=rendered.length,
        marks=tuple(
            SentenceMark(u.sentence, b, e, _word_marks(texts.get(u.sentence, ""), said, words))
            for u, said, b, e, words in heard
            if u.sentence
        ),
        announcements=tuple(
            Announcement(u.shown, b, e, u.owner) for u, _, b, e, _ in heard if not u.sentence
        ),
    )


def _word_marks(written: str, said: str, words: Sequence[Word]) -> tuple[WordMark, ...]:
    """The words of a sentence as it is written, timed as they are said."""
    spoken = render(said, lambda word, _: word)
    timed = retimed(written, spoken, words)
    return tuple(WordMark(word.start, word.end, word.begin, word.finish) for word in timed)


def _entry(made: Made) -> Entry:
    seconds = made.audio.length / made.audio.rate
    return Entry(made.audio.file.name, made.narrated.script.title, seconds)


def unvoiced(
    script: Script, plans: Iterable[Plan], options: AudioOptions, document: Document
) -> Iterator[Diagnostic]:
    """What the book's voices would pass over or say as if it were the book's language.

    Nothing when the engine is not installed: then nothing is known of it.
    """
    choice = engine_choice(options, document, cache_folder(options))
    try:
        engine = open_engine(choice)
    except (ConfigError, MissingToolError, SpeechEngineError):
        return
    yield from _plain(options, engine, choice)
    yield from _foreign(script, engine, document)
    for plan in plans:
        yield from passed_over(plan, engine)


def _plain(
    options: AudioOptions, engine: SpeechEngine, choice: EngineChoice
) -> Iterator[Diagnostic]:
    """A word on the plain voice, where nobody chose it and the better one does not speak."""
    if options.engine is None and choice.engine == _PLAIN:
        message = f"hibari does not speak {choice.language!r}, so the book has: {engine.narrator}"
        hint = (
            f'Name it, engine = "{_PLAIN}" under [output.audio]; or a better one: a Piper voice '
            "file for the language, or gtts over the network."
        )
        yield Diagnostic("plain-voice", "warning", message, hint=hint)


_PLAIN = "espeak"


def _foreign(script: Script, engine: SpeechEngine, document: Document) -> Iterator[Diagnostic]:
    """Text in languages that the voice does not speak."""
    language = document.metadata.language
    for tag, words, position in script.foreign:
        if not engine.speaks(tag):
            message = f"the voice says {words[:60]!r} ({tag}) as if it were {language}"
            hint = (
                f'Give the language a voice, {tag} = "espeak" under [output.audio.voices], or the '
                f'words a pronunciation, [words]{{lang={tag} say="..."}}.'
            )
            yield Diagnostic("foreign-words", "warning", message, position, hint)
