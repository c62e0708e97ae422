# ruff: noqa: PLC0415  (an edition's libraries load when it is asked for)
"""The exporters, each behind a door: a function that imports what it returns.

Being code and no names in a text, the doors are seen by the type checker and by the contract of the
layers.
"""

from collections.abc import Callable
from typing import Any

from pipeline.exporters.base import Exporter


def epub() -> Callable[[Any], Exporter]:
    from pipeline.exporters.epub.exporter import EpubExporter

    return EpubExporter


def pdf() -> Callable[[Any], Exporter]:
    from pipeline.exporters.pdf.exporter import PdfExporter

    return PdfExporter


def large_print() -> Callable[[Any], Exporter]:
    from pipeline.exporters.pdf.exporter import LargePrintExporter

    return LargePrintExporter


def booklet() -> Callable[[Any], Exporter]:
    from pipeline.exporters.pdf.exporter import BookletExporter

    return BookletExporter


def audio() -> Callable[[Any], Exporter]:
    from pipeline.exporters.audio.exporter import AudioExporter

    return AudioExporter


def read_aloud() -> Callable[[Any], Exporter]:
    from pipeline.exporters.synchronized.readaloud import ReadAloudExporter

    return ReadAloudExporter


def daisy202() -> Callable[[Any], Exporter]:
    from pipeline.exporters.synchronized.daisy202.exporter import Daisy202Exporter

    return Daisy202Exporter


def m4b() -> Callable[[Any], Exporter]:
    from pipeline.exporters.packages.m4b import M4bExporter

    return M4bExporter


def audiobook() -> Callable[[Any], Exporter]:
    from pipeline.exporters.packages.audiobook import AudiobookExporter

    return AudiobookExporter


def captions() -> Callable[[Any], Exporter]:
    from pipeline.exporters.packages.captions import CaptionExporter

    return CaptionExporter


def podcast() -> Callable[[Any], Exporter]:
    from pipeline.exporters.packages.podcast import PodcastExporter

    return PodcastExporter


def onix() -> Callable[[Any], Exporter]:
    from pipeline.exporters.records.exporter import OnixExporter

    return OnixExporter


def marc() -> Callable[[Any], Exporter]:
    from pipeline.exporters.records.exporter import MarcExporter

    return MarcExporter


def opds() -> Callable[[Any], Exporter]:
    from pipeline.exporters.records.exporter import OpdsExporter

    return OpdsExporter


def library() -> Callable[[Any], Exporter]:
    from pipeline.exporters.records.exporter import LibraryExporter

    return LibraryExporter


def record_options() -> type[Any]:
    from pipeline.exporters.records.options import RecordOptions

    return RecordOptions


def epub_options() -> type[Any]:
    from pipeline.exporters.epub.options import EpubOptions

    return EpubOptions


def pdf_options() -> type[Any]:
    from pipeline.exporters.pdf.options import PdfOptions

    return PdfOptions


def audio_options() -> type[Any]:
    from pipeline.exporters.audio.options import AudioOptions

    return AudioOptions


def read_aloud_options() -> type[Any]:
    from pipeline.exporters.epub.options import ReadAloudOptions

    return ReadAloudOptions


def m4b_options() -> type[Any]:
    from pipeline.exporters.packages.m4b import M4bOptions

    return M4bOptions


def audiobook_options() -> type[Any]:
    from pipeline.exporters.packages.audiobook import AudiobookOptions

    return AudiobookOptions


def caption_options() -> type[Any]:
    from pipeline.exporters.packages.captions import CaptionOptions

    return CaptionOptions


def podcast_options() -> type[Any]:
    from pipeline.exporters.packages.podcast import PodcastOptions

    return PodcastOptions
