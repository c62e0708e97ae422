"""The proof that a printed edition's tags read out what the manuscript says.

A PDF does not name sentences, so the text of the structure tree is taken as a row of blocks, and
each sentence must stand behind the one before it: at the start of a block, or where the sentence
before it ends. What the edition adds (list numbers, page contents, the numbers of tables) is
passed over.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.diagnostics import Diagnostic
from pipeline.model import Document, Labels, Sentence
from pipeline.model.walk import blocks_sentences, section_sentences
from pipeline.validators.same_text import comparable_text, folded
from pipeline.validators.tagged_pdf import Node, TaggedPdf

_INLINE = frozenset({"Span", "Em", "Strong", "Link", "Code", "Figure", "Quote"})
_SILENT = frozenset({"Reference", "Formula"})
_NOTES = frozenset({"Note", "FENote"})
_REMEDY = "Build this edition again; if it stays so, please report a bug of this program."
_SHORT = 12  # characters
_NEAR = 40  # blocks that an edition adds between two sentences, at most; else one may be lost


def compare_pdf(document: Document, pdf: TaggedPdf) -> tuple[Diagnostic, ...]:
    """What the tags of a PDF lack, change or put out of order."""
    labelled = _labelled(document.labels)
    apart = _notes(pdf.root)
    body = _Blocks(_texts(pdf.root, without=_NOTES), labelled)
    sentences = [s for section in document.sections for s in section_sentences(section)]
    faults = list(_faults(sentences, body))
    for note in document.notes:
        said = tuple(blocks_sentences(note.blocks))
        tried: list[list[Diagnostic]] = [
            list(_faults(said, _Blocks(texts, labelled))) for texts in apart.get(note.label, [()])
        ]
        fewest = min(tried, key=len)
        faults += fewest
    return tuple(faults)


def _labelled(labels: Labels) -> re.Pattern[str]:
    """What the edition writes before a caption: "Table 1. "."""
    words = "|".join(re.escape(label) for label in (labels.table, labels.figure))
    return re.compile(rf"(?:{words}) \S+ ")


def _notes(root: Node) -> dict[str, list[tuple[str, ...]]]:
    """The blocks of the notes by label; labels may begin anew in each section."""
    notes: dict[str, list[tuple[str, ...]]] = {}
    for node in root.walk():
        if node.role in _NOTES:
            label = next((kid for kid in node.kids if isinstance(kid, Node)), node)
            inside = (kid for kid in node.kids if isinstance(kid, Node))
            texts = tuple(text for kid in inside for text in _texts(kid, _NOTES))
            notes.setdefault(folded(label.text), []).append(texts)
    return notes


@dataclass(slots=True)
class _Blocks:
    """Blocks of text that are read once, from the start; ``place`` is in the block ``at``."""

    texts: Sequence[str]
    labelled: re.Pattern[str]
    at: int = 0
    place: int = 0
    passed: list[str] = field(default_factory=list)
    """What was passed over since the first sentence: the edition's own words, or too much."""

    def take(self, wanted: str, following: str | None) -> bool:
        """Go behind the next occurrence of a sentence; False when there is none.

        One that is found only far away is lost here, when what follows it is near.
        """
        found = self._find(wanted, self.at + _NEAR)
        if found is None:
            if following is not None and self._find(following, self.at + _NEAR) is not None:
                return False
            found = self._find(wanted, len(self.texts))
        if found is None:
            return False
        if self.at or self.place:
            self._pass(found[0])
        self.at, self.place = found
        return True

    def _pass(self, at: int) -> None:
        if at > self.at:
            self.passed += [
                self.texts[self.at][self.place :].strip(),
                *self.texts[self.at + 1 : at],
            ]

    def rest(self) -> str:
        """What follows the last sentence in its block."""
        return self.texts[self.at][self.place :].strip() if self.at < len(self.texts) else ""

    def has(self, wanted: str) -> bool:
        """Whether the sentence stands anywhere."""
        return any(wanted in text for text in self.texts)

    def _find(self, wanted: str, limit: int) -> tuple[int, int] | None:
        """The place behind the sentence, before the block ``limit``."""
        for at in range(self.at, min(limit, len(self.texts))):
            text = self.texts[at]
            for start in self._starts(text, self.place if at == self.at else 0):
                end = start + len(wanted)
                if text.startswith(wanted, start) and text[end : end + 1] in ("", " "):
                    return at, end
        return None

    def _starts(self, text: str, place: int) -> Iterator[int]:
        """Where a sentence may begin."""
        yield place + (text[place : place + 1] == " ")
        if place == 0 and (label := self.labelled.match(text)):
            yield label.end()


def _faults(sentences: Sequence[Sentence], blocks: _Blocks) -> Iterator[Diagnostic]:
    texts = [(sentence, text) for sentence in sentences if (text := comparable_text(sentence))]
    following: list[str | None] = [text for _, text in texts[1:]]
    for (sentence, wanted), after in zip(texts, [*following, None], strict=True):
        if blocks.take(wanted, after):
            continue
        if blocks.has(wanted):
            message = f"the print edition has the sentence {wanted!r} out of order"
            yield Diagnostic("sentence-order", "error", message, sentence.position, _REMEDY)
        else:
            message = f"the print edition lacks the sentence {wanted!r}"
            yield Diagnostic("sentence-lost", "error", message, sentence.position, _REMEDY)
    yield from _repeated(texts, blocks)


def _repeated(texts: Sequence[tuple[Sentence, str]], blocks: _Blocks) -> Iterator[Diagnostic]:
    """Sentences that the edition has besides; not short ones, which may be words of its own."""
    written = {text: sentence for sentence, text in texts if len(text) >= _SHORT}
    for text in (*blocks.passed, blocks.rest()):
        if text in written:
            message = f"the print edition says {text!r} again"
            position = written[text].position
            yield Diagnostic("sentence-repeated", "error", message, position, _REMEDY)


def _texts(root: Node, without: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """What is read out of an element, block by block."""
    parts: list[str] = []
    stack: list[Node | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
        elif node.role in _SILENT or node.role in without:
            continue
        elif node.alt is not None or node.actual is not None:
            parts.append(node.text)
        else:
            edge = [] if node.role in _INLINE else [_EDGE]
            stack += [*edge, *reversed(node.kids), *edge]
    return tuple(text for part in "".join(parts).split(_EDGE) if (text := folded(part)))


_EDGE = "\0"
