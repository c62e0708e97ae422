"""Words that are said in two ways, where nothing around them tells which: told on request alone."""

from collections.abc import Iterator

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.audio.script.records import Script, Utterance
from pipeline.language.en.homographs import Found, homographs
from pipeline.language.marks import readable
from pipeline.language.tags import primary

_SHOWN = 30  # characters of the sentence on each side of the word


def doubtful_words(script: Script, language: str) -> Iterator[Diagnostic]:
    """A warning for each such word of the manuscript, with its readings as they can be marked."""
    if primary(language) != "en":
        message = f"words that are said in two ways are known in English alone, not in {language!r}"
        hint = "Read 'publish script', and mark what a voice says wrongly."
        yield Diagnostic("unknown-homographs", "warning", message, hint=hint)
        return
    for section in script.sections:
        for utterance in section.utterances:
            if utterance.sentence is not None:
                yield from _of(utterance)


def _of(utterance: Utterance) -> Iterator[Diagnostic]:
    for found in homographs(utterance.text):
        if found.reading is None:
            yield _doubt(found, utterance)


def _doubt(found: Found, utterance: Utterance) -> Diagnostic:
    text = utterance.text
    before, after = text[: found.start], text[found.end :]
    around = f"{readable(before)[-_SHOWN:]}{found.word}{readable(after)[:_SHOWN]}".strip()
    ways = " or ".join(
        f'[{found.word}]{{ipa="{reading.ipa}"}} ({reading.meaning})'
        for reading in {reading.ipa: reading for reading in found.readings}.values()
    )
    message = f"{found.word!r} can be said in two ways: {around!r}"
    return Diagnostic(
        "doubtful-word", "warning", message, utterance.position, f"If it matters, write {ways}."
    )
