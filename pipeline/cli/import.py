"""``publish import``: a manuscript from Word, HTML, EPUB, other Markdown and more."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import json_option
from pipeline.cli.report import (
    diagnostic_payload,
    print_json,
    refusals_told,
    report_diagnostics,
    say,
)
from pipeline.diagnostics import count, tally
from pipeline.errors import ManuscriptError

if TYPE_CHECKING:
    from pipeline.importers import Imported

_DIALECTS = ("pandoc", "github", "quarto", "myst", "mdbook")
_SHOWN = 20  # remarks of one kind


@click.command("import")
@click.argument(
    "sources", type=click.Path(path_type=Path), metavar="FILE_OR_FOLDER...", nargs=-1, required=True
)
@click.option(
    "--to", "folder", required=True, type=click.Path(path_type=Path), metavar="FOLDER",
    help="The new folder for the manuscript.",
)  # fmt: skip
@click.option("--language", metavar="TAG", default="", help="The language of the text, such as en.")
@click.option(
    "--from", "dialect", type=click.Choice(_DIALECTS),
    help="The dialect of Markdown; otherwise it is found out.",
)  # fmt: skip
@click.option(
    "--bibliography", type=click.Path(path_type=Path, exists=True), metavar="FILE",
    help="The file of sources (BibTeX, CSL JSON) that citations name.",
)  # fmt: skip
@click.option("--keep-going", is_flag=True, help="Write what can be read of a damaged file.")
@json_option
def command(
    *,
    sources: tuple[Path, ...],
    folder: Path,
    language: str,
    dialect: str | None,
    bibliography: Path | None,
    keep_going: bool,
    as_json: bool,
) -> None:
    """Make a manuscript of FILE_OR_FOLDER, and prove that every word arrived.

    Several become one book: the chapters of each, in the order in which they are named.

    It reads .docx, .odt, .html, .epub, .tex, .rst, and Markdown of pandoc, GitHub, Quarto, MyST and
    mdBook.
    """
    from pipeline.cli.progress import choose_progress  # noqa: PLC0415  (keeps --help quick)
    from pipeline.importers import import_source  # noqa: PLC0415

    with refusals_told(as_json=as_json, files=[]):
        imported = import_source(
            sources,
            folder,
            language=language,
            bibliography=bibliography,
            dialect=dialect or "",
            keep_going=keep_going,
            progress=choose_progress(quiet=as_json),
        )
    if as_json:
        print_json(_payload(imported))
    else:
        _tell(imported)
    if not imported.whole:
        message = f"not everything arrived: {count(imported.proof.lost_words, 'word')} lost"
        raise ManuscriptError(message, "Compare what is listed with the source, and add it.")


def _payload(imported: "Imported") -> dict[str, object]:
    proof = imported.proof
    return {
        "folder": imported.folder.as_posix(),
        "files": list(imported.files),
        "words": proof.words,
        "moved": proof.moved,
        "lost": [{"place": place, "words": words} for place, words in proof.lost],
        "remarks": [
            {"kind": one.kind, "place": one.place, "what": one.what, "words": one.words, "times": n}
            for one, n in imported.remarks
        ],
        "next": [diagnostic_payload(step) for step in imported.steps],
    }


def _tell(imported: "Imported") -> None:
    kinds = {"changed": "Written in another form", "left-out": "Left out", "lost": "Lost"}
    for kind, title in kinds.items():
        found = [(one, times) for one, times in imported.remarks if one.kind == kind]
        if found:
            say(f"{title}:")
        for one, times in found[:_SHOWN]:
            say(f"  {one}" + (f" ({times} times)" if times > 1 else ""))
        if len(found) > _SHOWN:
            say(f"  and {len(found) - _SHOWN} more; --json has them all")
    for place, words in imported.proof.lost[:_SHOWN]:
        say(f"Lost: {place}: {words[:200]}")
    if imported.steps:
        say("Next steps:")
        report_diagnostics(imported.steps, imported.folder.as_posix())
    for name in imported.files:
        click.echo((imported.folder / name).as_posix())
    _sum_up(imported)


def _sum_up(imported: "Imported") -> None:
    proof = imported.proof
    arrived = proof.words - proof.lost_words
    say(f"{arrived:,} of {proof.words:,} words arrived; {proof.moved:,} stand in another place.")
    say(f"What is left to do: {tally(imported.steps)}.")
    say(f"Now run: publish check --manuscript {imported.folder.as_posix()}")
