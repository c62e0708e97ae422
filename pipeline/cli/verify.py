"""``publish verify``: whether the finished editions say the same, and what the judges find."""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import json_option, manuscript_option, output_option
from pipeline.cli.report import refusals_told, say
from pipeline.diagnostics import count
from pipeline.errors import ConfigError, ExportError, ValidationError

if TYPE_CHECKING:
    from pipeline.reader import Manuscript
    from pipeline.validators.editions import Judge, Judgement, Question
    from pipeline.validators.report import Report
    from pipeline.validators.verdict import Verdict


@click.command("verify")
@manuscript_option
@output_option
@click.option(
    "--listen",
    is_flag=True,
    help="Also let a speech recognizer hear the narration (English; it takes a while).",
)
@click.option(
    "--rebuild",
    is_flag=True,
    help="Also make the editions anew, by book.toml, and compare every byte.",
)
@click.option("--strict", is_flag=True, help="Fail also when something could not be checked.")
@json_option
def command(
    *,
    manuscript: Path,
    output: Path,
    listen: bool,
    rebuild: bool,
    strict: bool,
    as_json: bool,
) -> None:
    """Prove that the finished editions say what the manuscript says.

    Every byte is compared with what the build wrote down, every sentence is looked for in each
    edition, in order, and the judges from outside are asked.
    The verdict with its evidence is written to report.html and report.json in the output folder.
    A judge that is not installed is named, with how to get it.
    """
    from pipeline.driver import recover  # noqa: PLC0415  (keeps --help quick)
    from pipeline.driver.unwritable import refuse_no_folder  # noqa: PLC0415
    from pipeline.reader import read_manuscript  # noqa: PLC0415
    from pipeline.validators.report import make_report, report_json  # noqa: PLC0415
    from pipeline.validators.report.payload import read_baseline  # noqa: PLC0415

    with refusals_told(as_json=as_json, claims=[]):
        refuse_no_folder(output)
        recover(output)
        _refuse_foreign_report(output)
        book = read_manuscript(manuscript)
        with _questions(book, output, rebuild=rebuild, quiet=as_json) as besides:
            judgements = _judged(book, output, besides, listen=listen, told=not as_json)
        baseline = read_baseline(output / "report.json")
        report = make_report(book.document, output, judgements, baseline)
    if as_json:
        click.echo(report_json(report), nl=False)
    _write(report, output)
    if not as_json:
        click.echo(_summary(report, output))
        _tell_verdicts(report, output)
    _judge(report, strict=strict)


@contextlib.contextmanager
def _questions(
    book: "Manuscript", output: Path, *, rebuild: bool, quiet: bool
) -> "Iterator[list[Question]]":
    """What is asked of the bytes: are they those of the manifest, and those of a new build."""
    from pipeline.cli.progress import choose_progress  # noqa: PLC0415  (keeps --help quick)
    from pipeline.cli.rebuild import ask_rebuilt  # noqa: PLC0415
    from pipeline.manifest import read_manifest  # noqa: PLC0415
    from pipeline.registry import formats  # noqa: PLC0415
    from pipeline.validators.unchanged import ask_manifest  # noqa: PLC0415

    manifest = read_manifest(output)
    asked = list(ask_manifest(output, manifest, [known.name for known in formats()]))
    if not rebuild:
        yield asked
        return
    listed = [one for one in asked if one.edition in manifest.editions]
    names = [one.edition for one in asked]
    with ask_rebuilt(book, output, names, choose_progress(quiet=quiet)) as anew:
        yield [*listed, *anew]


def _judged(
    book: "Manuscript",
    output: Path,
    besides: "Sequence[Question]",
    *,
    listen: bool,
    told: bool,
) -> "list[Judgement]":
    """What all judges say, each told when it comes.

    Raises:
        ConfigError: there are no finished editions.
    """
    from pipeline.registry import formats  # noqa: PLC0415  (keeps --help quick)
    from pipeline.validators.editions import Proof, judge_editions  # noqa: PLC0415

    proofs = [
        Proof(known.name, known.claim_on(book.document), known.prove)
        for known in formats()
        if known.proof
    ]
    judgements: list[Judgement] = []
    ears = _ears(book, listen=listen)
    for judgement in judge_editions(book.document, output, proofs, ears, besides=besides):
        judgements.append(judgement)
        if told:
            _tell(judgement, output)
    if not judgements:
        message = f"there are no finished editions in {output.as_posix()}"
        hint = "Run 'publish build' first, or name the folder: --output FOLDER."
        raise ConfigError(message, hint)
    return judgements


def _ears(book: "Manuscript", *, listen: bool) -> "tuple[Judge, ...]":
    """The judges of the narration's sound."""
    from pipeline.validators.editions import Judge  # noqa: PLC0415  (keeps --help quick)

    def loud(folder: Path) -> "Verdict":
        from pipeline.cli.listening import measure_loudness  # noqa: PLC0415

        return measure_loudness(book, folder)

    def heard(folder: Path) -> "Verdict":
        from pipeline.cli.listening import listen_to  # noqa: PLC0415

        return listen_to(book, folder)

    measured = Judge("loudness", "Its sound keeps the limits of loudness, peaks and noise.", loud)
    if not listen:
        return (measured,)
    return measured, Judge("Whisper", "Its words are understood as they were written.", heard)


def _tell(judgement: "Judgement", output: Path) -> None:
    file = judgement.file.relative_to(output).as_posix()
    verdict = judgement.verdict
    if verdict is None:
        error = judgement.no_answer
        click.echo(f"{file}: {judgement.judge}: not checked; {error and error.message}")
        if error and error.hint:
            click.echo(f"    {error.hint}")
        return
    name = f"{judgement.judge} {verdict.version}".strip()
    faults = f"{count(verdict.errors, 'error')}, {count(verdict.warnings, 'warning')}"
    click.echo(f"{file}: {name}: {faults}")
    for finding in verdict.findings:
        click.echo(f"    {finding}")


def _refuse_foreign_report(output: Path) -> None:
    """See that the names of the report's files are free, or those of an earlier report.

    Raises:
        ConfigError: something else bears such a name, which would be lost.
    """
    from pipeline.validators.report.payload import is_report  # noqa: PLC0415  (keeps --help quick)

    for name in ("report.html", "report.json"):
        file = output / name
        if (file.exists() or file.is_symlink()) and not is_report(file):
            message = f"{file.as_posix()} is not a report of this program, and would be replaced"
            raise ConfigError(message, "Move it elsewhere, or give it another name.")


def _write(report: "Report", output: Path) -> None:
    """Both files of the report, each replaced at once.

    Raises:
        ExportError: the output folder cannot be written.
    """
    from pipeline.driver.replacing import replace_files  # noqa: PLC0415  (keeps --help quick)
    from pipeline.validators.report import report_json, report_page  # noqa: PLC0415  (heavy)

    texts = {"report.html": report_page(report), "report.json": report_json(report)}
    try:
        replace_files(output, texts)
    except ExportError as error:
        message = f"the report of what was found could not be written: {error.message}"
        raise ExportError(message, error.hint) from error


def _summary(report: "Report", output: Path) -> str:
    results = [claim.result for claim in report.claims]
    parts: Sequence[str] = [
        f"{count(len(results), 'claim')}: {results.count('passed')} passed",
        f"{results.count('failed')} failed",
        f"{results.count('not checked')} not checked",
    ]
    place = (output / "report.html").as_posix()
    return f"{', '.join(parts)}. The evidence is in {place}."


_RECORDS = ("library", "onix", "marc", "opds")


def _tell_verdicts(report: "Report", output: Path) -> None:
    """The verdicts on PDFs that the records of the next build can tell, if there are records."""
    from pipeline.validators.report.judged import toml_lines  # noqa: PLC0415  (keeps --help quick)

    if report.verdicts and any((output / name).is_dir() for name in _RECORDS):
        click.echo("\nFor the records to say that the PDF is PDF/UA, put into book.toml:\n")
        click.echo(toml_lines(report.verdicts))


def _judge(report: "Report", *, strict: bool) -> None:
    """Refuse what failed.

    Raises:
        ValidationError: a claim failed, or, under ``strict``, could not be checked.
    """
    failed = sum(claim.result == "failed" for claim in report.claims)
    if failed:
        hint = "Each fault is listed above, and in report.html."
        raise ValidationError(f"{count(failed, 'claim')} about the editions failed", hint)
    unchecked = sum(claim.result == "not checked" for claim in report.claims)
    if unchecked:
        text = f"{count(unchecked, 'claim')} could not be checked"
        hint = "What to do is said above."
        if strict:
            raise ValidationError(text, hint)
        say(f"{text}. {hint}")
