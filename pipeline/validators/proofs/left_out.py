"""The proof that an edition leaves out what the manuscript keeps from it.

The proofs of EPUBs and PDFs find all that was added. Of narrations, which add words of their own,
the texts beside the sound are searched for each sentence that should not be heard.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.diagnostics import Diagnostic
from pipeline.model import Document
from pipeline.model.walk import document_sentences
from pipeline.validators.proofs.narration import heard_sentences
from pipeline.validators.proofs.same_text import comparable_text, folded


def check_left_out(whole: Document, held: Document, files: Sequence[Path]) -> Iterator[Diagnostic]:
    """The sentences of the manuscript that narrated files hold although ``held`` does not."""
    kept = {sentence.id for sentence in document_sentences(held)}
    said = _stream(comparable_text(one) for one in document_sentences(held))
    heard = _stream(text for file in files for text in _texts(file.name, file.read_bytes()))
    for sentence in document_sentences(whole):
        if sentence.id in kept:
            continue
        text = _stream([comparable_text(sentence)])
        if text.strip() and text in heard and text not in said:
            message = f"the edition says {text.strip()!r}, which is for other editions alone"
            hint = "Build this edition again; if it stays so, please report a bug of this program."
            yield Diagnostic("not-left-out", "error", message, sentence.position, hint)


def _stream(texts: Iterable[str]) -> str:
    """Texts in a row, between spaces, so that only whole words are found in it."""
    return f" {folded(' '.join(filter(None, texts)))} "


def _texts(name: str, data: bytes) -> Iterator[str]:
    """The words beside the sound: in the tags of MP3s, in captions, and in packages of these."""
    if name.endswith(".mp3"):
        yield from (one.text for one in heard_sentences(data))
    elif name.endswith(".vtt"):
        yield from (
            line for line in data.decode("utf-8", "replace").split("\n") if "-->" not in line
        )
    elif name.endswith((".lpf", ".zip")):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for inner in package.namelist():
                yield from _texts(inner, package.read(inner))
