"""The proof that a printed edition's tags read out what the manuscript says.

A PDF does not name sentences, so the text of the structure tree is taken as one stream, and each
sentence is looked for behind the one before it. What the edition adds (list numbers, page
contents, the numbers of tables) stands between sentences and is passed over.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.diagnostics import Diagnostic
from pipeline.model import Document, Sentence
from pipeline.model.walk import blocks_sentences, section_sentences
from pipeline.validators.same_text import comparable_text, folded
from pipeline.validators.tagged_pdf import Node, TaggedPdf

_INLINE = frozenset({"Span", "Em", "Strong", "Link", "Code", "Figure", "Quote"})
_SILENT = frozenset({"Reference", "Formula"})
_NOTES = frozenset({"Note", "FENote"})
_REMEDY = "Build this edition again; if it stays so, please report a bug of this program."


def compare_pdf(document: Document, pdf: TaggedPdf) -> tuple[Diagnostic, ...]:
    """What the tags of a PDF lack, change or put out of order."""
    apart = _notes(pdf.root)
    body = _Stream(_text(pdf.root, without=_NOTES))
    sections = (s for section in document.sections for s in section_sentences(section))
    faults = list(_faults(sections, body))
    for note in document.notes:
        sentences = tuple(blocks_sentences(note.blocks))
        tried: list[list[Diagnostic]] = [
            list(_faults(sentences, _Stream(text))) for text in apart.get(note.label, [""])
        ]
        best = min(tried, key=len)
        faults += best
    return tuple(faults)


def _notes(root: Node) -> dict[str, list[str]]:
    """The texts of the notes by label; labels may begin anew in each section."""
    notes: dict[str, list[str]] = {}
    for node in root.walk():
        if node.role in _NOTES:
            label = next((kid for kid in node.kids if isinstance(kid, Node)), node)
            text = " ".join(_text(kid, _NOTES) for kid in node.kids if isinstance(kid, Node))
            notes.setdefault(folded(label.text), []).append(text)
    return notes


@dataclass(slots=True)
class _Stream:
    """Text that is read once, from the start."""

    text: str
    place: int = 0

    def take(self, wanted: str) -> bool:
        """Go behind the next occurrence of a text; False when there is none."""
        found = self.text.find(wanted, self.place)
        if found < 0:
            return False
        self.place = found + len(wanted)
        return True


def _faults(sentences: Iterable[Sentence], stream: _Stream) -> Iterator[Diagnostic]:
    for sentence in sentences:
        wanted = comparable_text(sentence)
        if not wanted or stream.take(wanted):
            continue
        if wanted in stream.text:
            message = f"the print edition has the sentence {wanted!r} out of order"
            yield Diagnostic("sentence-order", "error", message, sentence.position, _REMEDY)
        else:
            message = f"the print edition lacks the sentence {wanted!r}"
            yield Diagnostic("sentence-lost", "error", message, sentence.position, _REMEDY)


def _text(root: Node, without: frozenset[str] = frozenset()) -> str:
    """What is read out of an element, its blocks parted by spaces."""
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
            edge = [] if node.role in _INLINE else [" "]
            stack += [*edge, *reversed(node.kids), *edge]
    return folded("".join(parts))
