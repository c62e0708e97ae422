"""``publish formats``: what can be made."""

import click

from pipeline.cli.options import json_option
from pipeline.cli.report import print_json, report_diagnostics
from pipeline.registry import formats, plugin_faults


@click.command("formats")
@json_option
def command(*, as_json: bool) -> None:
    """List the formats that can be made.

    Those marked "usual" are made by 'publish build' when it is given no name.
    """
    known = formats()
    report_diagnostics(plugin_faults())
    if as_json:
        rows = [
            {"name": f.name, "summary": f.summary, "usual": f.default, "tables": list(f.table)}
            for f in known
        ]
        print_json({"formats": rows})
        return
    width = max(len(format_.name) for format_ in known)
    for format_ in known:
        usual = "usual" if format_.default else "by name"
        click.echo(f"{format_.name:{width}}  {usual:7}  {format_.summary}")
