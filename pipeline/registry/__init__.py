"""Which formats there are: the program's own, a literal list, and those of other packages."""

import functools
from collections.abc import Sequence

from pipeline.diagnostics import Diagnostic, did_you_mean
from pipeline.errors import ConfigError
from pipeline.model.editions import AUDIO, EPUB, LARGE_PRINT, PRINT, READ_ALOUD
from pipeline.plugins import Plugins, load_plugins
from pipeline.products import (
    FinishedDaisy,
    FinishedEpub,
    FinishedLargePrint,
    FinishedPdf,
    FinishedReadAloud,
    PageMap,
    Timeline,
)
from pipeline.registry import exporters, proofs
from pipeline.registry.format import Format, Proof

__all__ = ["BUILT_IN", "Format", "Proof", "find_format", "formats", "plugin_faults"]

GROUP = "accessible_publisher.formats"
"""The entry points of packages that bring formats; each is a ``Format``."""

_RECORDS = "It says of each edition what the book and the edition itself show."

BUILT_IN: tuple[Format, ...] = (
    Format(
        "epub",
        "EPUB 3.3 e-book for lending and for reading systems",
        exporters.epub,
        exporters.epub_options,
        ("epub",),
        provides=(FinishedEpub,),
        readers=EPUB,
        proof=proofs.epub,
    ),
    Format(
        "pdf",
        "tagged PDF for print and for screen readers",
        exporters.pdf,
        exporters.pdf_options,
        ("pdf",),
        provides=(PageMap, FinishedPdf),
        readers=PRINT,
        proof=proofs.pdf,
    ),
    Format(
        "pdf-large-print",
        "large print PDF, its pages named after the standard edition's",
        exporters.large_print,
        exporters.pdf_options,
        ("pdf", "pdf-large-print"),
        provides=(FinishedLargePrint,),
        default=False,
        readers=LARGE_PRINT,
        proof=proofs.pdf,
    ),
    Format(
        "pdf-booklet",
        "the standard pages two-up, to be folded and stapled (for paper)",
        exporters.booklet,
        exporters.pdf_options,
        ("pdf", "pdf-booklet"),
        default=False,
        readers=PRINT,
        proof=proofs.pdf,
    ),
    Format(
        "audio",
        "narrated MP3 per section, with a playlist",
        exporters.audio,
        exporters.audio_options,
        ("audio",),
        provides=(Timeline,),
        readers=AUDIO,
        proof=proofs.audio,
    ),
    Format(
        "readaloud",
        "EPUB with the narration in step with its words (media overlays)",
        exporters.read_aloud,
        exporters.read_aloud_options,
        ("epub", "readaloud"),
        provides=(FinishedReadAloud,),
        default=False,
        readers=READ_ALOUD,
        proof=proofs.epub,
    ),
    Format(
        "daisy202",
        "DAISY 2.02 talking book: full text and full audio, for DAISY players",
        exporters.daisy202,
        exporters.epub_options,
        ("epub", "daisy202"),
        provides=(FinishedDaisy,),
        default=False,
        readers=READ_ALOUD,
        proof=proofs.daisy,
    ),
    Format(
        "m4b",
        "narration in one file, with chapters, for audiobook players",
        exporters.m4b,
        exporters.m4b_options,
        ("m4b",),
        default=False,
        readers=AUDIO,
        proof=proofs.m4b,
        claim="It has a chapter for each section, in order, and sound to its end.",
    ),
    Format(
        "audiobook",
        "narration as a W3C audiobook package (LPF)",
        exporters.audiobook,
        exporters.audiobook_options,
        ("audiobook",),
        default=False,
        readers=AUDIO,
        proof=proofs.audiobook,
    ),
    Format(
        "captions",
        "captions of the narration (WebVTT), a file for each section",
        exporters.captions,
        exporters.caption_options,
        ("captions",),
        default=False,
        readers=AUDIO,
        proof=proofs.captions,
    ),
    Format(
        "podcast",
        "narration as a podcast feed, for a web address of your own",
        exporters.podcast,
        exporters.podcast_options,
        ("podcast",),
        default=False,
        readers=AUDIO,
        proof=proofs.podcast,
    ),
    Format(
        "onix",
        "ONIX 3.1 message for distributors, a product for each edition",
        exporters.onix,
        exporters.record_options,
        ("library", "opds", "onix"),
        default=False,
        readers=EPUB,
        proof=proofs.records,
        claim=_RECORDS,
    ),
    Format(
        "marc",
        "MARC 21 records for library catalogues, also as MARCXML",
        exporters.marc,
        exporters.record_options,
        ("library", "opds", "marc"),
        default=False,
        readers=EPUB,
        proof=proofs.records,
        claim=_RECORDS,
    ),
    Format(
        "opds",
        "OPDS 2.0 and 1.2 feeds with the editions, for reading apps",
        exporters.opds,
        exporters.record_options,
        ("library", "opds"),
        default=False,
        readers=EPUB,
        proof=proofs.records,
        claim=_RECORDS,
    ),
    Format(
        "library",
        "editions, records, feeds, accessibility statement and checksums, in a folder and a ZIP",
        exporters.library,
        exporters.record_options,
        ("opds", "library"),
        default=False,
        readers=EPUB,
        proof=proofs.records,
        claim=_RECORDS,
    ),
)


def formats() -> tuple[Format, ...]:
    """All formats: the program's own first, then those of other packages, by name."""
    return (*BUILT_IN, *_plugins().found)


def plugin_faults() -> tuple[Diagnostic, ...]:
    """A warning for each package whose format could not be loaded."""
    return tuple(_plugins().faults.values())


def find_format(name: str, known: Sequence[Format] | None = None) -> Format:
    """The format of this name.

    Raises:
        ConfigError: there is none; the hint names the nearest one, or the package that broke.
    """
    choice = formats() if known is None else known
    for format_ in choice:
        if format_.name == name:
            return format_
    if broken := _plugins().faults.get(name):
        raise ConfigError(broken.message, broken.hint)
    hint = did_you_mean(name, [format_.name for format_ in choice])
    raise ConfigError(f"there is no format {name!r}", hint)


@functools.cache
def _plugins() -> Plugins[Format]:
    return load_plugins(GROUP, Format, frozenset(known.name for known in BUILT_IN))
