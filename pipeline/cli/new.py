"""``publish new``: a small manuscript to start from."""

import json
from pathlib import Path

import click


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Write a small manuscript into FOLDER, which must be new or empty.

    It shows the whole syntax and builds at once.
    """
    from pipeline.driver.schema import SCHEMA_FILE, book_schema  # noqa: PLC0415  (heavy)
    from pipeline.template import write_template  # noqa: PLC0415  (keeps --help quick)

    files = list(write_template(folder))
    schema = folder / SCHEMA_FILE
    text = json.dumps(book_schema(), indent=2, ensure_ascii=False)
    schema.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    for file in (*files, schema):
        click.echo(file.as_posix())
    click.echo(f"Now run: publish build --manuscript {folder.as_posix()}", err=True)
