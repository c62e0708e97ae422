"""Which editions there are. A literal list; an exporter's module loads only when it is asked for."""

import importlib
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from pipeline.errors import ConfigError
from pipeline.diagnostics import did_you_mean
from pipeline.exporters.base import Exporter

Family: TypeAlias = Literal["epub", "pdf", "audio"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that ``publish build`` can make.

    ``table`` names the ``[output.*]`` tables of book.toml that hold its options, the more general
    one first: a key in a later one wins. ``exporter`` and ``options`` are "module:class".
    ``default`` is False for a format that is built only when it is named.
    """

    name: str
    summary: str
    exporter: str
    options: str
    table: tuple[str, ...]
    default: bool = True

    def options_type(self) -> type[Any]:
        """The frozen dataclass of the format's options."""
        return _load(self.options)

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
    ),
    Format(
        "pdf",
        "tagged PDF for print and for screen readers",
        "pipeline.exporters.pdf.exporter:PdfExporter",
        "pipeline.exporters.pdf.options:PdfOptions",
        ("pdf",),
    ),
    Format(
        "audio",
        "narrated MP3 per section, with a playlist",
        "pipeline.exporters.audio.exporter:AudioExporter",
        "pipeline.exporters.audio.options:AudioOptions",
        ("audio",),
    ),
)


def find_format(name: str) -> Format:
    """The format of this name.

    Raises:
        ConfigError: there is none; the hint names the nearest one.
    """
    for known in FORMATS:
        if known.name == name:
            return known
    hint = did_you_mean(name, [known.name for known in FORMATS])
    raise ConfigError(f"there is no format {name!r}", hint)


def _load(path: str) -> Any:
    module, _, name = path.partition(":")
    return getattr(importlib.import_module(module), name)
