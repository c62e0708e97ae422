"""``publish cache``: the narration that is kept for later builds."""

import click

from pipeline.cli.options import json_option
from pipeline.cli.report import print_json
from pipeline.diagnostics import count


@click.command("cache")
@click.option("--clear", is_flag=True, help="Remove all that is kept; the next build is slower.")
@json_option
def command(*, clear: bool, as_json: bool) -> None:
    """Show or clear the narration that is kept for later builds.

    Spoken sentences and finished sections are kept, so that a build speaks only what is new, and a
    copy of the voice that is ready sooner. The environment variable PUBLISH_CACHE names another
    folder for them than your own cache folder. What a store at an address keeps is not counted.
    """
    from pipeline.exporters.audio.exporter import cache_folder  # noqa: PLC0415
    from pipeline.exporters.audio.options import AudioOptions  # noqa: PLC0415
    from pipeline.exporters.audio.voice.cache import Cache  # noqa: PLC0415  (keeps --help quick)

    place = cache_folder(AudioOptions())
    cache = Cache(place)
    size = cache.clear() if clear else cache.size()
    if as_json:
        payload = {"folder": place.as_posix(), "entries": size.entries, "bytes": size.bytes}
        print_json({**payload, "cleared": clear})
        return
    done = "Removed" if clear else "Kept"
    click.echo(
        f"{done}: {count(size.entries, 'file')}, {size.bytes / 1e6:.1f} MB, in {place.as_posix()}"
    )
