"""Which editions there are: a literal list; an exporter loads only when it is asked for."""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.diagnostics import Diagnostic, did_you_mean
from pipeline.errors import ConfigError
from pipeline.exporters.base import Exporter
from pipeline.model import Document
from pipeline.products import PageMap, Timeline


@dataclass(frozen=True, slots=True)
class Format:
    """A format that ``publish build`` can make.

    ``table`` names the ``[output.*]`` tables of book.toml that hold its options, the more general
    one first: a key in a later one wins. ``exporter`` and ``options`` are "module:class".
    ``default`` is False for a format that is built only when it is named. ``provides`` repeats
    the exporter's own declaration, so that a provider is found without loading every exporter.
    ``proof`` is "module:function": it reads finished files back and says what they lost; ``claim``
    is what it proves when they lost nothing.
    """

    name: str
    summary: str
    exporter: str
    options: str
    table: tuple[str, ...]
    provides: tuple[type, ...] = ()
    default: bool = True
    proof: str = ""
    claim: str = "It says every sentence of the manuscript, in order."

    def prove(self, document: Document, files: Sequence[Path]) -> tuple[Diagnostic, ...]:
        """What finished files lack of the document; nothing when the format has no proof."""
        if not self.proof:
            return ()
        found: tuple[Diagnostic, ...] = _load(self.proof)(document, files)
        return found

    def options_type(self) -> type[Any]:
        """The frozen dataclass of the format's options."""
        kind: type[Any] = _load(self.options)
        return kind

    def create(self, options: object) -> Exporter:
        """The exporter with these options."""
        exporter: Exporter = _load(self.exporter)(options)
        return exporter


FORMATS: tuple[Format, ...] = (
    Format(
        "epub",
        "EPUB 3.3 e-book for lending and for reading systems",
        "pipeline.exporters.epub.exporter:EpubExporter",
        "pipeline.exporters.epub.options:EpubOptions",
        ("epub",),
        proof="pipeline.validators.proofs:prove_epub",
    ),
    Format(
        "pdf",
        "tagged PDF for print and for screen readers",
        "pipeline.exporters.pdf.exporter:PdfExporter",
        "pipeline.exporters.pdf.options:PdfOptions",
        ("pdf",),
        provides=(PageMap,),
        proof="pipeline.validators.proofs:prove_pdf",
    ),
    Format(
        "pdf-large-print",
        "large print PDF, its pages named after the standard edition's",
        "pipeline.exporters.pdf.exporter:LargePrintExporter",
        "pipeline.exporters.pdf.options:PdfOptions",
        ("pdf", "pdf-large-print"),
        default=False,
        proof="pipeline.validators.proofs:prove_pdf",
    ),
    Format(
        "pdf-booklet",
        "the standard pages two-up, to be folded and stapled (for paper)",
        "pipeline.exporters.pdf.exporter:BookletExporter",
        "pipeline.exporters.pdf.options:PdfOptions",
        ("pdf", "pdf-booklet"),
        default=False,
        proof="pipeline.validators.proofs:prove_pdf",
    ),
    Format(
        "audio",
        "narrated MP3 per section, with a playlist",
        "pipeline.exporters.audio.exporter:AudioExporter",
        "pipeline.exporters.audio.options:AudioOptions",
        ("audio",),
        provides=(Timeline,),
        proof="pipeline.validators.proofs:prove_audio",
    ),
    Format(
        "readaloud",
        "EPUB with the narration in step with its words (media overlays)",
        "pipeline.exporters.epub.readaloud:ReadAloudExporter",
        "pipeline.exporters.epub.options:ReadAloudOptions",
        ("epub", "readaloud"),
        default=False,
        proof="pipeline.validators.proofs:prove_epub",
    ),
    Format(
        "daisy202",
        "DAISY 2.02 talking book: full text and full audio, for DAISY players",
        "pipeline.exporters.epub.daisy202.exporter:Daisy202Exporter",
        "pipeline.exporters.epub.options:EpubOptions",
        ("epub", "daisy202"),
        default=False,
        proof="pipeline.validators.proofs:prove_daisy",
    ),
    Format(
        "m4b",
        "narration in one file, with chapters, for audiobook players",
        "pipeline.exporters.audio.packages.m4b:M4bExporter",
        "pipeline.exporters.audio.packages.m4b:M4bOptions",
        ("m4b",),
        default=False,
        proof="pipeline.validators.proofs:prove_m4b",
        claim="It has a chapter for each section, in order, and sound to its end.",
    ),
    Format(
        "audiobook",
        "narration as a W3C audiobook package (LPF)",
        "pipeline.exporters.audio.packages.audiobook:AudiobookExporter",
        "pipeline.exporters.audio.packages.audiobook:AudiobookOptions",
        ("audiobook",),
        default=False,
        proof="pipeline.validators.proofs:prove_audiobook",
    ),
    Format(
        "captions",
        "captions of the narration (WebVTT), a file for each section",
        "pipeline.exporters.audio.packages.captions:CaptionExporter",
        "pipeline.exporters.audio.packages.captions:CaptionOptions",
        ("captions",),
        default=False,
        proof="pipeline.validators.proofs:prove_captions",
    ),
    Format(
        "podcast",
        "narration as a podcast feed, for a web address of your own",
        "pipeline.exporters.audio.packages.podcast:PodcastExporter",
        "pipeline.exporters.audio.packages.podcast:PodcastOptions",
        ("podcast",),
        default=False,
        proof="pipeline.validators.proofs:prove_podcast",
    ),
)


def find_format(name: str, formats: Sequence[Format] = FORMATS) -> Format:
    """The format of this name.

    Raises:
        ConfigError: there is none; the hint names the nearest one.
    """
    for known in formats:
        if known.name == name:
            return known
    hint = did_you_mean(name, [known.name for known in formats])
    raise ConfigError(f"there is no format {name!r}", hint)


def _load(path: str) -> Any:  # noqa: ANN401  (a class that only its path tells)
    module, _, name = path.partition(":")
    return getattr(importlib.import_module(module), name)
