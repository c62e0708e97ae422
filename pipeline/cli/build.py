"""``publish build``: make the editions."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from pipeline.cli.options import (
    json_option,
    manuscript_option,
    output_option,
    quiet_option,
    strict_option,
)
from pipeline.cli.progress import choose_progress
from pipeline.cli.reading import read_sound
from pipeline.cli.report import (
    diagnostic_payload,
    error_payload,
    print_json,
    refusals_told,
    report_diagnostics,
    report_error,
    say,
)
from pipeline.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.driver import BuildReport, FormatResult
    from pipeline.reader import Manuscript


@click.command("build")
@click.argument("formats", nargs=-1, metavar="[FORMAT]...")
@manuscript_option
@output_option
@click.option("--engine", help="The speech engine, for this build; 'publish voices' lists them.")
@click.option("--voice", help="The voice of the engine, for this build.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    help="How many processes share the heavy work.  [default: one for each processor]",
)
@click.option(
    "--cache-only",
    is_flag=True,
    help="Synthesize nothing; fail where narration is not in the cache.",
)
@click.option(
    "--unproved",
    is_flag=True,
    help="Take over, at your own risk, an edition that fails its proof.",
)
@click.option(
    "--draft",
    is_flag=True,
    help="Build in spite of errors, into 'drafts': each place is marked, and nothing claimed.",
)
@click.option(
    "--watch", is_flag=True, help="Go on, and make them again with each save, until Ctrl-C."
)
@strict_option
@quiet_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    formats: tuple[str, ...],
    manuscript: Path,
    output: Path,
    engine: str | None,
    voice: str | None,
    jobs: int | None,
    cache_only: bool,
    unproved: bool,
    draft: bool,
    watch: bool,
    strict: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Make the editions.

    FORMAT is one or more names that 'publish formats' lists; without one, all of those that it
    marks as usual are made. Finished files replace the earlier ones only when a format is complete,
    and only where its folder holds nothing that no build made.
    """
    if watch and as_json:
        raise click.UsageError("--watch goes on and on, and --json is one result: leave one out.")
    if draft and strict:
        raise click.UsageError(
            "--draft builds in spite of errors, --strict refuses: leave one out."
        )
    output = output / "drafts" if draft else output
    given = {"engine": engine, "voice": voice, "cache-only": cache_only or None}
    audio = {key: value for key, value in given.items() if value is not None}

    def make() -> "BuildReport":
        """Build once, and tell what was made."""
        from pipeline.driver import build, recover  # noqa: PLC0415  (keeps --help quick)
        from pipeline.driver.unwritable import refuse_no_folder  # noqa: PLC0415

        started = time.perf_counter()
        refuse_no_folder(output)
        recover(output)  # also when the manuscript turns out to be faulty
        report = build(
            _draft(manuscript) if draft else read_sound(manuscript, strict=strict),
            output,
            formats,
            overrides={"audio": audio} if audio else None,
            jobs=jobs,
            progress=choose_progress(quiet=quiet or as_json),
            strict=strict,
            unproved=unproved,
            draft=draft,
        )
        if as_json:
            print_json(_payload(report))
        _tell(report, manuscript, time.perf_counter() - started, listing=not as_json)
        return report

    if watch:
        _again_and_again(make, manuscript, output)
    with refusals_told(as_json=as_json, formats=[]):
        report = make()
    ctx.exit(report.exit_code)


def _draft(folder: Path) -> "Manuscript":
    """The manuscript with its errors, after they were reported, as a draft."""
    from pipeline.driver.drafts import drafted  # noqa: PLC0415  (keeps --help quick)
    from pipeline.driver.reading import read_checked  # noqa: PLC0415

    manuscript, faults = read_checked(folder)
    report_diagnostics(faults, folder.as_posix())
    return drafted(manuscript, faults)


def _again_and_again(make: "Callable[[], BuildReport]", manuscript: Path, output: Path) -> NoReturn:
    """Build, and build again with each save; what fails is told, and waits to be mended."""
    from pipeline.preview.watching import watched  # noqa: PLC0415  (keeps --help quick)

    for _ in watched(manuscript, but=[output]):
        try:
            make()
        except PublishError as error:
            report_error(error)
        say(f"Waiting for a save in {manuscript.as_posix()}; Ctrl-C ends it.")
    raise AssertionError("saves never end")


def _tell(report: "BuildReport", folder: Path, seconds: float, *, listing: bool) -> None:
    for result in report.results:
        report_diagnostics(result.diagnostics, folder.as_posix())
        if result.error:
            say(f"{result.name} was not made; its earlier files, if any, are unchanged.")
            report_error(result.error)
        elif listing:
            for file in result.files:
                click.echo(file.as_posix())
    made = [result.name for result in report.results if not result.error]
    say(f"Made {', '.join(made) or 'nothing'} in {seconds:.1f} s.")


def _payload(report: "BuildReport") -> dict[str, object]:
    return {
        "exit_code": report.exit_code,
        "formats": [_format_payload(result) for result in report.results],
    }


def _format_payload(result: "FormatResult") -> dict[str, object]:
    return {
        "name": result.name,
        "files": [file.as_posix() for file in result.files],
        "seconds": round(result.seconds, 3),
        "unproved": result.unproved,
        "diagnostics": [diagnostic_payload(fault) for fault in result.diagnostics],
        "error": error_payload(result.error),
    }
