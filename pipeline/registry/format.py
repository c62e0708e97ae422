"""What the program knows of a format before anything of it is loaded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from pipeline.diagnostics import Diagnostic
from pipeline.exporters.base import Exporter
from pipeline.model import Document

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
    claim: str = "It says every sentence of the manuscript, in order."

    def prove(self, document: Document, files: Sequence[Path]) -> tuple[Diagnostic, ...]:
        """What finished files lack of the document; nothing when the format has no proof."""
        return self.proof()(document, files) if self.proof else ()

    def options_type(self) -> type[Any]:
        """The frozen dataclass of the format's options."""
        return self.options()

    def create(self, options: object) -> Exporter:
        """The exporter with these options."""
        return self.exporter()(options)
