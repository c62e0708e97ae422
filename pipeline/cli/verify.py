"""``publish verify``: what the validators think of the finished editions."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import json_option, manuscript_option, output_option
from pipeline.cli.report import count, print_json
from pipeline.errors import ConfigError, ValidationError

if TYPE_CHECKING:
    from pipeline.validators.editions import Judgement


@click.command("verify")
@manuscript_option
@output_option
@json_option
def command(*, manuscript: Path, output: Path, as_json: bool) -> None:
    """Say what the validators think of the finished editions.

    Beside the judges from outside, it compares the text of each edition with the manuscript. A
    judge that is not installed is named, with how to get it; that is no fault of the edition.
    """
    from pipeline.reader import read_manuscript  # noqa: PLC0415  (keeps --help quick)
    from pipeline.validators.editions import judge_editions  # noqa: PLC0415

    document = read_manuscript(manuscript).document
    judgements: list[Judgement] = []
    for judgement in judge_editions(document, output):
        judgements.append(judgement)
        if not as_json:
            _tell(judgement, output)
    if not judgements:
        message = f"there are no finished editions in {output.as_posix()}"
        raise ConfigError(
            message, "Run 'publish build' first, or name the folder: --output FOLDER."
        )
    if as_json:
        print_json({"judgements": [_payload(judgement, output) for judgement in judgements]})
    errors = sum(j.verdict.errors for j in judgements if j.verdict)
    if errors:
        raise ValidationError(
            f"the finished editions have {count(errors, 'fault')}", "Each is listed above."
        )
    if not as_json:
        click.echo(_summary(judgements))


def _tell(judgement: "Judgement", output: Path) -> None:
    file = judgement.file.relative_to(output).as_posix()
    verdict = judgement.verdict
    if verdict is None:
        error = judgement.missing
        click.echo(f"{file}: {judgement.judge}: not asked; {error and error.message}")
        if error and error.hint:
            click.echo(f"    {error.hint}")
        return
    name = f"{judgement.judge} {verdict.version}".strip()
    faults = f"{count(verdict.errors, 'error')}, {count(verdict.warnings, 'warning')}"
    click.echo(f"{file}: {name}: {faults}")
    for finding in verdict.findings:
        click.echo(f"    {finding}")


def _summary(judgements: "list[Judgement]") -> str:
    asked = sum(judgement.verdict is not None for judgement in judgements)
    missing = len(judgements) - asked
    told = f"No errors, by {count(asked, 'judgement')}."
    return f"{told} {count(missing, 'judge')} not asked." if missing else told


def _payload(judgement: "Judgement", output: Path) -> dict[str, object]:
    verdict = judgement.verdict
    return {
        "file": judgement.file.relative_to(output).as_posix(),
        "judge": judgement.judge,
        "asked": verdict is not None,
        "version": verdict.version if verdict else None,
        "errors": verdict.errors if verdict else None,
        "warnings": verdict.warnings if verdict else None,
        "findings": [
            {"severity": f.severity, "rule": f.rule, "message": f.message, "place": f.place}
            for f in (verdict.findings if verdict else ())
        ],
    }
