"""What is removed, altered, swapped or repeated in a finished edition is found, every time.

Run as a program, it prints the table for pipeline/docs/verify.md:

    python -m tests.validators.test_mutations OUTPUT-OF-THE-SAMPLER
"""

import shutil
import sys
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.diagnostics import Diagnostic
from pipeline.model import Document, Sentence
from pipeline.model.blocks import (
    Admonition,
    BlockQuote,
    BulletList,
    CodeBlock,
    DefinitionList,
    Figure,
    LineBlock,
    Para,
    Table,
)
from pipeline.model.walk import (
    block_sentences,
    blocks_sentences,
    document_blocks,
    walk_sections,
)
from pipeline.reader import read_manuscript
from pipeline.validators import proofs
from pipeline.validators.proofs.same_text import comparable_text
from tests.slow import sampled
from tests.validators import mutations
from tests.validators.mutations import SAMPLER

Damage = Callable[[Path, str, Sentence, Sentence], None]
Proof = Callable[[Document, Sequence[Path]], tuple[Diagnostic, ...]]


class Edition(NamedTuple):
    """A finished edition: its folder, its proof, and how it is damaged."""

    folder: str
    prove: Proof
    damage: Damage
    is_file: bool


EDITIONS = {
    "EPUB": Edition("epub", proofs.prove_epub, mutations.mutate_epub, is_file=True),
    "PDF": Edition("pdf", proofs.prove_pdf, mutations.mutate_pdf, is_file=True),
    "MP3": Edition("audio", proofs.prove_audio, mutations.mutate_mp3s, is_file=False),
    "read-aloud EPUB, text": Edition(
        "readaloud", proofs.prove_epub, mutations.mutate_epub, is_file=True
    ),
    "read-aloud EPUB, sound": Edition(
        "readaloud", proofs.prove_epub, mutations.mutate_overlay, is_file=True
    ),
    "DAISY 2.02, text": Edition(
        "daisy202", proofs.prove_daisy, mutations.mutate_daisy, is_file=False
    ),
    "DAISY 2.02, sound": Edition(
        "daisy202", proofs.prove_daisy, mutations.mutate_daisy_sound, is_file=False
    ),
    "captions": Edition(
        "captions", proofs.prove_captions, mutations.mutate_captions, is_file=False
    ),
    "audiobook": Edition(
        "audiobook", proofs.prove_audiobook, mutations.mutate_audiobook, is_file=True
    ),
}


def targets(document: Document) -> dict[str, tuple[Sentence, Sentence, Sentence]]:
    """Of each kind of sentence, of plain text: the first, the last and the longest."""
    blocks = list(document_blocks(document))
    rows: dict[str, list[Sentence]] = {
        "heading": [section.title for section in walk_sections(document.sections)],
        "paragraph": [s for b in blocks if isinstance(b, Para) for s in b.sentences],
        "list item": _inside(blocks, BulletList),
        "table cell": [
            s for b in blocks if isinstance(b, Table) for r in b.rows for c in r.cells
            for s in c.sentences
        ],
        "caption": [s for b in blocks if isinstance(b, Table | Figure) for s in b.caption],
        "text alternative": [s for b in blocks if isinstance(b, Figure) for s in b.alt],
        "definition": _inside(blocks, DefinitionList),
        "quotation": _inside(blocks, BlockQuote),
        "admonition": _inside(blocks, Admonition),
        "verse": _inside(blocks, LineBlock),
        "code": _inside(blocks, CodeBlock),
        "note": [s for note in document.notes for s in blocks_sentences(note.blocks)],
    }  # fmt: skip
    found = {}
    for kind, row in rows.items():
        once = [s for s in dict.fromkeys(row) if _is_plain(s)]
        if len(once) > 1:
            found[kind] = (once[0], once[-1], max(once, key=lambda s: len(s.text)))
    return found


def _inside(blocks, kind: type) -> list[Sentence]:
    return [s for block in blocks if isinstance(block, kind) for s in block_sentences(block)]


def _is_plain(sentence: Sentence) -> bool:
    text = comparable_text(sentence)
    return len(text) > 1 and text == sentence.text.strip() and text.isascii()


def chosen(kind: str, how: str) -> tuple[Sentence, Sentence]:
    """What is damaged. A short word said twice may be the narrator's own: a long one is taken."""
    first, last, longest = SENTENCES[kind]
    return (longest, last) if how == "repeat" else (first, last)


def damaged(edition: Edition, output: Path, copy: Path, how: str, pair) -> list[Path]:
    """The files of a copy of the edition, damaged."""
    folder = shutil.copytree(output / edition.folder, copy)
    edition.damage(next(folder.iterdir()) if edition.is_file else folder, how, *pair)
    return sorted(folder.iterdir())


DOCUMENT = read_manuscript(SAMPLER).document
SENTENCES = targets(DOCUMENT)


def test_the_sampler_has_sentences_of_every_kind():
    assert len(SENTENCES) >= 9


@pytest.mark.parametrize("name", EDITIONS)
def test_a_whole_edition_is_silent(name, finished):
    edition = EDITIONS[name]

    assert edition.prove(DOCUMENT, sorted((finished / edition.folder).iterdir())) == ()


@pytest.mark.parametrize(
    ("name", "kind", "how"), sampled(product(EDITIONS, SENTENCES, mutations.KINDS), every=11)
)
def test_a_damaged_sentence_is_found(name, kind, how, finished, tmp_path):
    edition, pair = EDITIONS[name], chosen(kind, how)
    files = damaged(edition, finished, tmp_path / "copy", how, pair)

    faults = edition.prove(DOCUMENT, files)

    places = {fault.position for fault in faults if fault.severity == "error"}
    assert places & {sentence.position for sentence in pair}, faults


def table(output: Path) -> str:
    """Kind of loss by edition, for people."""
    lines = [
        f"| Edition | {' | '.join(mutations.KINDS)} |",
        "|---" * (1 + len(mutations.KINDS)) + "|",
    ]
    for name, edition in EDITIONS.items():
        cells = []
        for how in mutations.KINDS:
            caught = 0
            for kind in SENTENCES:
                copy = output / "damaged"
                files = damaged(edition, output, copy, how, chosen(kind, how))
                caught += bool(edition.prove(DOCUMENT, files))
                shutil.rmtree(copy)
            cells.append(f"{caught} of {len(SENTENCES)}")
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(table(Path(sys.argv[1])) + "\n")
