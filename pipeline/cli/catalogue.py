"""``publish catalogue``: make the editions of many titles."""

import json
import os
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import PLACE, json_option, quiet_option, strict_option
from pipeline.cli.progress import choose_progress
from pipeline.cli.report import refusals_told, report_diagnostics, report_error, say
from pipeline.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.catalogue import TitleResult
    from pipeline.catalogue.crew import Crew
    from pipeline.catalogue.shops import Shop
    from pipeline.storage import Place


@click.command("catalogue")
@click.argument("where", metavar="FOLDER_OR_LIST", type=PLACE)
@click.argument("formats", nargs=-1, metavar="[FORMAT]...")
@click.option(
    "-o",
    "--output",
    type=PLACE,
    default="output",
    show_default=True,
    help="The folder for the finished editions, or its address in a store.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    help="How many titles are made at once.  [default: one for each processor]",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Let a running Dask cluster make the titles, by its scheduler: tcp://HOST:8786.",
)
@click.option(
    "--sender",
    metavar="NAME",
    help="Who sends the ONIX message of all titles.  [default: the sender that they share]",
)
@click.option("--check-first", is_flag=True, help="Build nothing unless every title is sound.")
@click.option("--again", is_flag=True, help="Make also the titles in which nothing has changed.")
@strict_option
@quiet_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    where: "Place",
    formats: tuple[str, ...],
    output: "Place",
    jobs: int | None,
    scheduler: str | None,
    sender: str | None,
    check_first: bool,
    again: bool,
    strict: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Make the editions of many titles.

    FOLDER_OR_LIST is a folder, in which every folder with a book.toml is a title, or a text file
    that names such folders, one a line. FORMAT is one or more names that 'publish formats' lists.

    Each title has a folder of its own in the output folder. Only titles are made whose manuscript,
    program or options have changed since; a run that was stopped goes on where it was. What fails
    in one title stops no other. What became of all is in catalogue.html and catalogue.json. Where
    opds, onix or library are asked for, one feed and one ONIX message of all titles are made.

    Folders may be addresses of a store: s3://BUCKET/FOLDER, gs://BUCKET/FOLDER, sftp://HOST/FOLDER.
    """
    from pipeline.catalogue import Order, find_titles, run_catalogue  # noqa: PLC0415  (heavy)
    from pipeline.catalogue.facts import HANDED_DOWN  # noqa: PLC0415
    from pipeline.catalogue.joined import join  # noqa: PLC0415
    from pipeline.catalogue.one import ordered_names  # noqa: PLC0415
    from pipeline.catalogue.shops import shop_at  # noqa: PLC0415
    from pipeline.catalogue.summary import catalogue_json, tally  # noqa: PLC0415
    from pipeline.registry import find_format  # noqa: PLC0415
    from pipeline.registry import formats as known  # noqa: PLC0415

    with refusals_told(as_json=as_json, titles=[]):
        shop = shop_at(output)
        for name in formats:
            find_format(name, known())
        _refuse_foreign(shop)
        environment = {name: os.environ[name] for name in HANDED_DOWN if name in os.environ}
        order = Order(formats, strict=strict, again=again, environment=environment)
        results = run_catalogue(
            find_titles(where, output),
            order,
            _crew(jobs, scheduler),
            check_first=check_first,
            progress=choose_progress(quiet=quiet or as_json),
            told=_tell,
        )
        apart = join(results, ordered_names(order), shop, sender)
    if as_json:
        click.echo(catalogue_json(results), nl=False)
    _write(results, shop)
    say(f"{tally(results)} The list is in {shop.shown('catalogue.html')}.")
    for error in apart:
        report_error(error)
    errors = (*(result.error for result in results), *apart)
    ctx.exit(next((error.exit_code for error in errors if error), 0))


def _crew(jobs: int | None, scheduler: str | None) -> "Crew":
    from pipeline.catalogue.cluster import ClusterCrew  # noqa: PLC0415  (keeps --help quick)
    from pipeline.catalogue.crew import LocalCrew  # noqa: PLC0415
    from pipeline.driver.workers import default_jobs  # noqa: PLC0415

    if scheduler is None:
        return LocalCrew(jobs or default_jobs())
    if jobs is not None:
        hint = "Leave out one of them: the cluster has workers of its own."
        raise ConfigError("--jobs and --scheduler do not go together", hint)
    return ClusterCrew(scheduler)


def _tell(result: "TitleResult") -> None:
    """A title that failed or was made with faults: as 'publish build' would say it."""
    from pipeline.storage import shown  # noqa: PLC0415  (keeps --help quick)

    report_diagnostics(result.diagnostics, shown(result.title.manuscript))
    if result.error:
        say(f"{result.title.name} failed; its earlier editions, if any, are unchanged.")
        report_error(result.error)


def _refuse_foreign(shop: "Shop") -> None:
    """See that the names of the summary's files are free, or those of an earlier one.

    Raises:
        ConfigError: something else bears such a name, which would be lost.
    """
    from pipeline.catalogue.summary import FORMAT, GENERATOR  # noqa: PLC0415  (keeps --help quick)

    marks = {"catalogue.html": GENERATOR, "catalogue.json": json.dumps(FORMAT)}
    for name, mark in marks.items():
        if not _is_free_or_marked(shop, name, mark):
            message = f"{shop.shown(name)} is not a list of this program, and would be replaced"
            raise ConfigError(message, "Move it elsewhere, or give it another name.")


def _is_free_or_marked(shop: "Shop", name: str, mark: str) -> bool:
    data = shop.read(name)
    return data is None or mark.encode() in data


def _write(results: "Sequence[TitleResult]", shop: "Shop") -> None:
    """Both files of the summary, each replaced at once.

    Raises:
        ExportError: the output folder cannot be written.
    """
    from pipeline.catalogue.summary import catalogue_json, catalogue_page  # noqa: PLC0415  (heavy)

    pages = {"catalogue.html": catalogue_page(results), "catalogue.json": catalogue_json(results)}
    shop.write(pages)
