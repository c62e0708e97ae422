"""What the program knows of a format before anything of it is loaded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.base import Exporter
from pipeline.model import Document
from pipeline.model.editions import AUDIO, EVERYBODY, Readers, edition_document, left_out

Proof: TypeAlias = Callable[[Document, Sequence[Path]], tuple[Diagnostic, ...]]
"""Reads finished files back, and says what they lost."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format that ``publish build`` can make.

    ``exporter``, ``options`` and ``proof`` are functions that import what they return: a class
    that is called with the options, the frozen dataclass of the options, and the proof.
    ``table`` names the ``[output.*]`` tables of book.toml that hold the options, the more general
    one first: a key in a later one wins.
    ``default`` is False for a format that is built only when it is named. ``provides`` repeats
    the exporter's own declaration, so that a provider is found without loading every exporter.
    ``readers`` says what of the content for some editions alone it holds.
    ``claim`` is what the proof has shown when nothing was lost.
    """

    name: str
    summary: str
    exporter: Callable[[], Callable[[Any], Exporter]]
    options: Callable[[], type[Any]]
    table: tuple[str, ...]
    provides: tuple[type, ...] = ()
    default: bool = True
    proof: Callable[[], Proof] | None = None
    readers: Readers = EVERYBODY
    claim: str = "It says every sentence of the manuscript, in order."

    def held(self, document: Document) -> Document:
        """What the format holds of a document: all that is not for other editions alone."""
        return edition_document(document, self.readers)

    def claim_on(self, document: Document) -> str:
        """``claim``, with how much is left out on purpose."""
        places = len(left_out(document, self.readers))
        if not places:
            return self.claim
        them = "1 passage that is" if places == 1 else f"{places} passages that are"
        return f"{self.claim} It leaves out, as the manuscript says, {them} for other editions."

    def prove(self, document: Document, files: Sequence[Path]) -> tuple[Diagnostic, ...]:
        """What finished files lack of the document, or hold although it is not for them.

        Nothing when the format has no proof.
        """
        if self.proof is None:
            return ()
        held = self.held(document)
        found = self.proof()(held, files)
        if held is document or self.readers != AUDIO:  # whose proof alone allows for more words
            return found
        from pipeline.validators.proofs.left_out import check_left_out  # noqa: PLC0415  (heavy)

        return (*found, *check_left_out(document, held, files))

    def options_type(self) -> type[Any]:
        """The frozen dataclass of the format's options."""
        return self.options()

    def create(self, options: object) -> Exporter:
        """The exporter with these options."""
        return self.exporter()(options)
