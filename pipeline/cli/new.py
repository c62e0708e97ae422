"""``publish new``: a small manuscript to start from."""

from pathlib import Path

import click


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Write a small manuscript into FOLDER, which must be new or empty.

    It shows the whole syntax and builds at once.
    """
    from pipeline.template import write_template  # noqa: PLC0415  (keeps --help quick)

    for file in write_template(folder):
        click.echo(file.as_posix())
    click.echo(f"Now run: publish build --manuscript {folder.as_posix()}", err=True)
