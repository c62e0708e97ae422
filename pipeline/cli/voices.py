"""``publish voices``: which speech engines and voices there are."""

import dataclasses

import click

from pipeline.cli.options import json_option
from pipeline.cli.report import print_json, report_diagnostics


@click.command("voices")
@json_option
def command(*, as_json: bool) -> None:
    """List the speech engines and voices, and what to install for more.

    Choose one with 'publish build --engine ENGINE --voice VOICE', or with the keys "engine" and
    "voice" of [output.audio] in book.toml.
    """
    from pipeline.exporters.audio.voice.engines import (  # noqa: PLC0415  (keeps --help quick)
        all_voices,
        plugin_faults,
    )

    report_diagnostics(plugin_faults())
    voices = all_voices()
    if as_json:
        print_json({"voices": [dataclasses.asdict(voice) for voice in voices]})
        return
    columns = [max(map(len, column)) for column in zip(*map(_cells, voices), strict=True)]
    for voice in voices:
        cells = (f"{cell:{width}}" for cell, width in zip(_cells(voice), columns, strict=True))
        click.echo("  ".join(cells).rstrip())


def _cells(voice: object) -> tuple[str, ...]:
    facts = dataclasses.asdict(voice)  # type: ignore[call-overload]  # a Voice, imported late
    ready = facts["missing"] or "ready"
    return facts["engine"], facts["name"], facts["language"], f"{facts['summary']}; {ready}"
