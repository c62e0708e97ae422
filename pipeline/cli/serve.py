"""``publish serve``: the book in the browser while it is written."""

import threading
from pathlib import Path

import click

from pipeline.cli.report import say


@click.command("serve")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("manuscript"))
@click.option(
    "--port",
    type=click.IntRange(min=0, max=65535),
    help="Where on this machine it listens.  [default: 8448, or any that is free]",
)
@click.option("--open", "opened", is_flag=True, help="Open the preview in your browser.")
def command(*, folder: Path, port: int | None, opened: bool) -> None:
    """Show the pages of the EPUB in the browser, anew with each save, and what is wrong with them.

    FOLDER is the manuscript's; otherwise it is 'manuscript'. Nothing is written, and only this
    machine can see the preview. Stop it with Ctrl-C.
    """
    from pipeline.preview import PreviewServer, Session, watched  # noqa: PLC0415  (heavy)
    from pipeline.preview.book import Workshop  # noqa: PLC0415

    saves = watched(folder)
    next(saves)  # from here on no save is missed
    session = Session(Workshop(folder))
    with PreviewServer(session, port) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        click.echo(server.address)
        say(session.now.message)
        if opened:
            click.launch(server.address)
        for names in saves:
            if session.update(names):
                say(session.now.message)
