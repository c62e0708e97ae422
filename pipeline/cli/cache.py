"""``publish cache``: the narration that is kept for later builds."""

import click

from pipeline.cli.options import json_option
from pipeline.cli.report import print_json
from pipeline.diagnostics import count


@click.command("cache")
@click.option("--clear", is_flag=True, help="Remove all that is kept; the next build is slower.")
@json_option
def command(*, clear: bool, as_json: bool) -> None:
    """Show or clear the narration and the drawings that are kept for later builds.

    Spoken sentences, finished sections and drawn SVG images are kept, so that a build speaks and
    draws only what is new, and a
    copy of the voice that is ready sooner. The environment variable PUBLISH_CACHE names another
    folder for them than your own cache folder. What a store at an address keeps is not counted.
    """
    from pipeline.assets.kept import drawings_folder  # noqa: PLC0415
    from pipeline.exporters.audio.exporter import cache_folder  # noqa: PLC0415
    from pipeline.exporters.audio.options import AudioOptions  # noqa: PLC0415
    from pipeline.storage.cache import Cache  # noqa: PLC0415  (keeps --help quick)

    place = cache_folder(AudioOptions())
    caches = [Cache(folder) for folder in dict.fromkeys((place, drawings_folder()))]
    sizes = [cache.clear() if clear else cache.size() for cache in caches]
    entries, bytes_ = sum(size.entries for size in sizes), sum(size.bytes for size in sizes)
    if as_json:
        payload = {"folder": place.as_posix(), "entries": entries, "bytes": bytes_}
        print_json({**payload, "cleared": clear})
        return
    done = "Removed" if clear else "Kept"
    click.echo(f"{done}: {count(entries, 'file')}, {bytes_ / 1e6:.1f} MB, in {place.as_posix()}")
