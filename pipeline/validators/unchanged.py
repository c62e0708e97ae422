"""Whether the files of an edition are the bytes that its build wrote down in ``editions.json``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.errors import ValidationError
from pipeline.manifest import (
    NAME,
    SYSTEM_FILES,
    SYSTEM_FOLDERS,
    Made,
    Manifest,
    hashes,
)
from pipeline.validators.editions import Judge, Question
from pipeline.validators.verdict import Finding, Verdict

_STATEMENT = "Its files are the bytes that the build made."
UNPROVED = "taken over unproved at the publisher's own risk"
_AGAIN = "Build it again, or put back the files that the build made."


def ask_manifest(output: Path, manifest: Manifest, names: Sequence[str]) -> Iterator[Question]:
    """A question for each edition that is listed, or that stands in the folder of a known name.

    ``names`` are the known formats; one whose folder is not listed cannot be compared.
    """
    found = [name for name in names if any(edition_files(output / name))]
    listed = [name for name in manifest.editions if "/" not in name]  # not what is only kept
    for name in dict.fromkeys((*found, *listed)):
        yield Question(name, output / name, _judge(output / name, manifest.editions.get(name)))


def edition_files(folder: Path) -> Iterator[Path]:
    """The files of an edition, relative to its folder; not what the operating system left there."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    names = (path.relative_to(folder) for path in paths)
    return (name for name in names if not _is_of_system(name))


def _is_of_system(name: Path) -> bool:
    parts = [part.lower() for part in name.parts]
    return parts[-1] in SYSTEM_FILES or not SYSTEM_FOLDERS.isdisjoint(parts)


def _judge(folder: Path, made: Made | None) -> Judge:
    def ask(_: Path) -> Verdict:
        return _compared(folder, made)

    return Judge(NAME, _STATEMENT, ask)


def _compared(folder: Path, made: Made | None) -> Verdict:
    """What is changed of an edition.

    Raises:
        ValidationError: no build wrote down what it made, or made it without its proof.
    """
    if made is None:
        message = f"no build wrote down in {NAME} what it made of {folder.name}"
        raise ValidationError(
            message, "Build it again, or compare it by 'publish verify --rebuild'."
        )
    files = list(edition_files(folder))
    links = [file for file in files if (folder / file).is_symlink()]  # no build makes any
    there = hashes(folder, (file for file in files if file not in links))
    there |= {file.as_posix(): "a link" for file in links}
    if made.earlier is not None and there == dict(made.earlier.files):
        return verdict_of([])  # a build was stopped while it replaced this edition
    findings = list(_changes(there, made.files))
    if made.unproved:
        if not findings:
            message = f"{folder.name} is as the build made it, but was {UNPROVED}"
            raise ValidationError(message, "Build it again with its proof.")
        findings.append(Finding("warning", "edition-unproved", f"it was {UNPROVED}"))
    return verdict_of(findings)


def verdict_of(findings: Iterable[Finding]) -> Verdict:
    """The findings of a comparison of bytes."""
    found = tuple(findings)
    errors = sum(finding.severity == "error" for finding in found)
    return Verdict(NAME, "", errors, len(found) - errors, found)


def _changes(there: Mapping[str, str], made: Mapping[str, str]) -> Iterator[Finding]:
    """Each file that is changed, missing or too much."""
    for name in sorted({*there, *made}):
        if name not in there:
            text = f"{name} is missing, which the build made. {_AGAIN}"
            yield Finding("error", "edition-file-missing", text)
        elif name not in made:
            yield Finding("error", "edition-file-extra", f"{name} was not made by the build")
        elif there[name] != made[name]:
            text = f"{name} is not what the build made. {_AGAIN}"
            yield Finding("error", "edition-file-changed", text)
