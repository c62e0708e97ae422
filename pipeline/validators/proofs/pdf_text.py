"""The proof that a printed edition's tags read out what the manuscript says.

A PDF does not name sentences, so the text of the structure tree is taken as a stream of characters
in blocks. Each sentence must stand behind the one before it: at the start of a block, or where the
sentence before it ends. How much space stands between them is not compared, and what the edition
adds (list numbers, page contents, the numbers of tables) is passed over.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.diagnostics import Diagnostic
from pipeline.model import Document, Labels, Sentence
from pipeline.model.walk import blocks_sentences, section_sentences
from pipeline.validators.proofs.by_page import as_printed
from pipeline.validators.proofs.same_text import comparable_text, folded
from pipeline.validators.tagged_pdf import Node, TaggedPdf

_RUBY = ("Ruby", "RB", "RP", "RT")
_INLINE = frozenset({"Span", "Em", "Strong", "Link", "Code", "Figure", "Quote", *_RUBY})
_SILENT = frozenset({"Reference", "Formula"})
_HEADINGS = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6"})
_NOTES = frozenset({"Note", "FENote"})
_REMEDY = "This is a fault of this program, not of the manuscript; please report it."
_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)
"""What no page shows: joiners, direction marks, variation selectors."""

_SHORT = 10  # characters, without spaces
_SHOWN = 60  # characters of what was found
_NEAR = 40  # blocks that an edition adds between two sentences, at most; else one may be lost


def compare_pdf(document: Document, pdf: TaggedPdf) -> tuple[Diagnostic, ...]:
    """What the tags of a PDF lack, change or put out of order."""
    document = as_printed(document)
    labelled = _labelled(document.labels)
    apart = _notes(pdf.root)
    sentences = [s for section in document.sections for s in section_sentences(section)]
    begin = _first_heading(pdf.root, sentences)
    body = _Blocks(_texts(pdf.root, without=_NOTES, begin=begin), labelled)
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
    """What the edition writes before a caption ("Table 1. ") or the title of a box ("Tip: ")."""
    words = "|".join(re.escape(label) for label in (labels.table, labels.figure))
    boxes = [r"\s+".join(map(re.escape, labels.box.format(kind).split())) for kind in labels.boxes]
    return re.compile("|".join([rf"(?:{words}) \S+ ", *(rf"{box}\s" for box in boxes)]))


def _first_heading(root: Node, sentences: Sequence[Sentence]) -> Node | None:
    """The heading of the first section; title and contents, which may say the same, are before."""
    wanted = _stream(_shown(comparable_text(sentences[0]))) if sentences else ""
    for node in root.walk():
        if node.role in _HEADINGS and _stream(_shown(node.text)).startswith(wanted):
            return node
    return None


def _shown(text: str) -> str:
    """The text as a page shows it, with single spaces."""
    return folded(text) if text.isascii() else folded(_UNSEEN.sub("", text))


def _stream(text: str) -> str:
    """The characters that are compared: those of the shown text that are no spaces."""
    return text.replace(" ", "")


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
    """Blocks of text that are read once, from the start; ``place`` is in the block ``at``.

    ``shown`` has the texts with their spaces, ``streams`` without; places count the latter.
    """

    shown: Sequence[str]
    labelled: re.Pattern[str]
    streams: Sequence[str] = ()
    at: int = 0
    place: int = 0
    inside: list[str] = field(default_factory=list)
    """The sentences that were found in the block ``at``."""

    passed: list[str] = field(default_factory=list)
    """What was passed over since the first sentence: the edition's own words, or too much."""

    def __post_init__(self) -> None:
        self.streams = [_stream(text) for text in self.shown]

    def take(self, wanted: str, following: str | None) -> bool:
        """Go behind the next occurrence of a sentence; False when there is none.

        One that is found only far away is lost here, when what follows it is near.
        """
        self._pass_again(wanted)
        found = self._find(wanted, following, self.at + _NEAR)
        if found is None:
            if following and self._find(following, None, self.at + _NEAR) is not None:
                return False
            found = self._find(wanted, following, len(self.streams))
        if found is None:
            return False
        if self.at or self.place:
            self._pass(found[0])
        self.at, self.place = found
        self.inside.append(wanted)
        return True

    def _pass(self, at: int) -> None:
        if at > self.at:
            self.passed += self._with_inside([self.rest(), *self.streams[self.at + 1 : at]])
            self.inside.clear()

    def _pass_again(self, wanted: str) -> None:
        """Pass over the last sentence where it stands once more instead of the next one."""
        rest = self.rest()
        last = self.inside[-1] if self.inside else ""
        if len(last) >= _SHORT and rest.startswith(last) and not rest.startswith(wanted):
            self.passed.append(last)
            self.place += len(last)

    def left(self) -> list[str]:
        """What follows the last sentence in its block."""
        return self._with_inside([self.rest()])

    def _with_inside(self, texts: list[str]) -> list[str]:
        """The texts, and the sentences of the block that stand in them once more."""
        found = (one for one in self.inside if len(one) >= _SHORT)
        return [*texts, *(one for one in found if any(one in text for text in texts))]

    def rest(self) -> str:
        """What follows the last sentence in its block."""
        return self.streams[self.at][self.place :] if self.at < len(self.streams) else ""

    def here(self) -> str:
        """The words that are found where the next sentence should be."""
        inside = self.at < len(self.streams) and self.place < len(self.streams[self.at])
        at = self.at if inside or not self.place else self.at + 1
        if at >= len(self.shown):
            return ""
        shown = self.shown[at]
        return shown[_index(shown, self.place) if inside else 0 :].strip()[:_SHOWN]

    def has(self, wanted: str) -> bool:
        """Whether the sentence stands anywhere."""
        return any(wanted in text for text in self.streams)

    def _find(self, wanted: str, following: str | None, limit: int) -> tuple[int, int] | None:
        """The place behind the sentence, before the block ``limit``."""
        for at in range(self.at, min(limit, len(self.streams))):
            text = self.streams[at]
            for start in self._starts(at):
                end = start + len(wanted)
                if text.startswith(wanted, start) and self._may_end(at, end, following):
                    return at, end
        return None

    def _starts(self, at: int) -> Iterator[int]:
        """Where a sentence may begin in a block."""
        place = self.place if at == self.at else 0
        yield place
        if place == 0 and (label := self.labelled.match(self.shown[at])):
            yield len(_stream(label[0]))

    def _may_end(self, at: int, end: int, following: str | None) -> bool:
        """Whether a sentence may end there: before no letter, unless the next one begins."""
        text = self.streams[at]
        if end == len(text) or not text[end].isalnum():
            return True
        if following and text.startswith(following, end):
            return True
        shown = self.shown[at]
        return shown[_index(shown, end) - 1] == " "


def _index(shown: str, place: int) -> int:
    """The index of the character that is number ``place`` of those that are no spaces."""
    index = place
    while (more := place + shown.count(" ", 0, index + 1)) > index:
        index = more
    return index


def _faults(sentences: Sequence[Sentence], blocks: _Blocks) -> Iterator[Diagnostic]:
    texts = [
        (sentence, text)
        for sentence in sentences
        if (text := _stream(_shown(comparable_text(sentence))))
    ]
    following: list[str | None] = [text for _, text in texts[1:]]
    for (sentence, wanted), after in zip(texts, [*following, None], strict=True):
        if not blocks.take(wanted, after):
            yield _lost(sentence, wanted, blocks)
    yield from _repeated(texts, blocks)


def _lost(sentence: Sentence, wanted: str, blocks: _Blocks) -> Diagnostic:
    text, here = comparable_text(sentence), blocks.here()
    instead = f"; in its place stands {here!r}" if here else ""
    if blocks.has(wanted):
        message = f"the print edition has the sentence {text!r} out of order{instead}"
        return Diagnostic("sentence-order", "error", message, sentence.position, _REMEDY)
    message = f"the print edition lacks the sentence {text!r}{instead}"
    return Diagnostic("sentence-lost", "error", message, sentence.position, _REMEDY)


def _repeated(texts: Sequence[tuple[Sentence, str]], blocks: _Blocks) -> Iterator[Diagnostic]:
    """Sentences that the edition has besides; not short ones, which may be words of its own."""
    written = {text: sentence for sentence, text in texts if len(text) >= _SHORT}
    for text in dict.fromkeys((*blocks.passed, *blocks.left())):
        if text in written:
            sentence = written[text]
            message = f"the print edition says {comparable_text(sentence)!r} again"
            yield Diagnostic("sentence-repeated", "error", message, sentence.position, _REMEDY)


def _texts(
    root: Node, without: frozenset[str] = frozenset(), begin: Node | None = None
) -> tuple[str, ...]:
    """What is read out of an element, block by block; from ``begin`` on, if that is given."""
    parts: list[str] = []
    stack: list[Node | str] = [root]
    while stack:
        node = stack.pop()
        if node is begin:
            parts.clear()
        if isinstance(node, str):
            parts.append(node)
        elif node.role in _SILENT or node.role in without:
            continue
        elif node.alt is not None or node.actual is not None:
            parts.append(node.text)
        else:
            edge = [] if node.role in _INLINE else [_EDGE]
            stack += [*edge, *reversed(node.kids), *edge]
    return tuple(text for part in "".join(parts).split(_EDGE) if (text := _shown(part)))


_EDGE = "\0"
