"""``publish schema``: what book.toml may hold, for editors."""

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of book.toml.

    Editors complete and explain its keys by it. 'publish new' writes it beside book.toml.
    """
    from pipeline.cli.report import print_json  # noqa: PLC0415  (keeps --help quick)
    from pipeline.driver.schema import book_schema  # noqa: PLC0415

    print_json(book_schema())
