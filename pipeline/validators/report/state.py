"""What the editions are made of, and what has changed since they were last verified."""

import contextlib
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path

from pipeline.model import Document
from pipeline.model.walk import blocks_sentences, section_sentences
from pipeline.validators.proofs.narration import heard_sentences
from pipeline.validators.proofs.same_text import folded
from pipeline.validators.report.facts import Changes, State
from pipeline.validators.tagged_pdf import page_texts

_OPENING = 60  # characters of a sentence that the report shows


def current_state(document: Document, output: Path) -> State:
    """The state of the document and of the editions in the output folder."""
    return State(
        tuple(_sentences(document)),
        tuple(_pages((output / "pdf").glob("*.pdf"))),
        tuple(_clips((output / "audio").glob("*.mp3"))),
    )


def compare_states(old: State, new: State) -> Changes:
    """What was added and what is gone; a changed sentence is both."""
    added, removed = _changed_sentences(old, new)
    before, after = (Counter(state.pages) for state in (old, new))
    clips, clips_then = Counter(new.clips), Counter(old.clips)
    return Changes(
        tuple(added),
        tuple(removed),
        tuple(label for label, _ in (after - before).elements()),
        tuple(sorted({label for label, _ in old.pages} - {label for label, _ in new.pages})),
        (clips - clips_then).total(),
        (clips_then - clips).total(),
    )


def _sentences(document: Document) -> Iterator[tuple[str, str, str]]:
    for section in document.sections:
        for sentence in section_sentences(section):
            yield _sentence(section.id, sentence.text)
    for note in document.notes:
        for sentence in blocks_sentences(note.blocks):
            yield _sentence(note.id, sentence.text)


def _sentence(section: str, text: str) -> tuple[str, str, str]:
    shown = folded(text)
    return section, _digest(shown), shown[:_OPENING]


def _pages(pdfs: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """The pages of the print edition; none of a file that cannot be read."""
    for pdf in sorted(filter(Path.is_file, pdfs)):
        with contextlib.suppress(Exception):  # whatever a damaged file does to a library
            yield from ((label, _digest(text)) for label, text in page_texts(pdf))


def _clips(mp3s: Iterable[Path]) -> Iterator[tuple[str, int]]:
    """Each spoken sentence and how long it takes, the silence behind it included."""
    for mp3 in sorted(filter(Path.is_file, mp3s)):
        with contextlib.suppress(Exception):  # as above
            heard = heard_sentences(mp3.read_bytes())
            for one, following in pairwise(heard):
                yield _digest(one.text), following.begin - one.begin


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _changed_sentences(
    old: State, new: State
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The sentences that are new and those that are gone, section by section."""
    before, after = _by_section(old), _by_section(new)
    added: list[tuple[str, str]] = []
    removed: list[tuple[str, str]] = []
    for section in dict.fromkeys((*after, *before)):
        mine, theirs = after.get(section, []), before.get(section, [])
        matcher = SequenceMatcher(
            None, [digest for digest, _ in theirs], [digest for digest, _ in mine], autojunk=False
        )
        for kind, i1, i2, j1, j2 in matcher.get_opcodes():
            if kind != "equal":
                removed += [(section, words) for _, words in theirs[i1:i2]]
                added += [(section, words) for _, words in mine[j1:j2]]
    return added, removed


def _by_section(state: State) -> dict[str, list[tuple[str, str]]]:
    rows = groupby(state.sentences, key=itemgetter(0))
    return {section: [(digest, words) for _, digest, words in row] for section, row in rows}
