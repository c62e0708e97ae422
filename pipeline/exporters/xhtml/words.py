"""The words of a sentence as elements of the page, each with its stretch of sound."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.exporters.xhtml.clips import Clip
from pipeline.model import Abbr, Document, Image, Math, Ruby, Sentence
from pipeline.model.walk import document_sentences, walk_inlines
from pipeline.products import Timeline, WordMark


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """Characters ``start`` to ``end`` of a sentence's text: the element ``id``, and its clip."""

    id: str
    start: int
    end: int
    clip: Clip


def spoken_words(
    document: Document, timeline: Timeline, clips: Mapping[str, Clip]
) -> dict[str, tuple[SpokenWord, ...]]:
    """The words of each sentence that can be shown word by word."""
    times = {mark.sentence: mark.words for audio in timeline.sections for mark in audio.marks}
    return {
        one.id: tuple(_spoken(one, times[one.id], clips[one.id]))
        for one in document_sentences(document)
        if times.get(one.id) and one.id in clips and _can_be_parted(one)
    }


def _can_be_parted(sentence: Sentence) -> bool:
    """Whether every word is an element of its own: images, formulas and ruby cannot be cut."""
    inlines = list(walk_inlines(sentence.inlines))
    if any(isinstance(inline, Image | Math | Ruby) for inline in inlines):
        return False
    return not any(isinstance(inline, Abbr) and " " in inline.short for inline in inlines)


def _spoken(sentence: Sentence, times: Sequence[WordMark], clip: Clip) -> Iterator[SpokenWord]:
    """The words' clips fill the sentence's, without a gap."""
    cuts = [max(clip.begin, min(word.begin, clip.end)) for word in times[1:]]
    begins, ends = [clip.begin, *cuts], [*cuts, clip.end]
    for number, (word, begin, end) in enumerate(zip(times, begins, ends, strict=True), 1):
        part = Clip(clip.section, clip.rate, begin, end)
        yield SpokenWord(f"{sentence.id}_w{number}", word.start, word.end, part)
