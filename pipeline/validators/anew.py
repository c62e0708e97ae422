"""An edition compared with one that was made anew, and where the two differ.

Builds are reproducible, so every byte must be the same. A difference is named by its file and,
where the kind of file is known, by its part.
"""

import zipfile
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

from pipeline.errors import PublishError, ValidationError
from pipeline.validators.editions import Judge
from pipeline.validators.unchanged import edition_files
from pipeline.validators.verdict import Finding, Verdict

_NAME = "new build"
_STATEMENT = "A new build of the manuscript makes the same bytes."
_SHOWN = 20  # parts of one file that are named
_OPTIONS = (
    "The new build went by book.toml: an edition that was built with --engine or --voice, or with"
    " another SOURCE_DATE_EPOCH, differs for that reason alone."
)


def ask_anew(anew: Path, failed: PublishError | None = None) -> Judge:
    """Compare an edition's folder with ``anew``; ``failed`` is why there is none."""

    def ask(folder: Path) -> Verdict:
        if failed is not None:
            raise ValidationError(f"it could not be made anew: {failed.message}", failed.hint)
        findings = list(_differences(folder, anew))
        told = [Finding("note", "edition-options", _OPTIONS)] if findings else []
        return Verdict(_NAME, "", len(findings), 0, (*findings, *told))

    return Judge(_NAME, _STATEMENT, ask)


def _differences(folder: Path, anew: Path) -> Iterator[Finding]:
    there, made = set(edition_files(folder)), set(edition_files(anew))
    for file in sorted(there | made):
        name = file.as_posix()
        if file not in there:
            yield Finding(
                "error", "edition-file-missing", f"{name} is missing, which a build makes"
            )
        elif file not in made:
            yield Finding("error", "edition-file-extra", f"{name} is not made by a build")
        elif (folder / file).read_bytes() != (anew / file).read_bytes():
            parts = list(_parts(folder / file, anew / file))
            shown = ", ".join(parts[:_SHOWN])
            left = len(parts) - _SHOWN
            more = f" and {left} more parts" if left > 0 else ""
            message = f"{name} is not what a build makes: {shown or 'its bytes differ'}{more}"
            yield Finding("error", "edition-file-changed", message)


def _parts(file: Path, anew: Path) -> Iterator[str]:
    """The parts in which two files differ; none when it cannot be told."""
    try:
        match file.suffix:
            case ".epub" | ".lpf":
                yield from _zip_parts(file, anew)
            case ".pdf":
                yield from _pdf_parts(file, anew)
            case ".mp3":
                yield from _mp3_parts(file, anew)
    except Exception as error:  # noqa: BLE001  (whatever a damaged file does to a library)
        yield f"it cannot be read ({type(error).__name__})"


def _zip_parts(file: Path, anew: Path) -> Iterator[str]:
    with zipfile.ZipFile(file) as one, zipfile.ZipFile(anew) as other:
        there, made = one.namelist(), other.namelist()
        named = False
        for name in dict.fromkeys((*made, *there)):
            if name not in there:
                yield f"{name} is missing"
            elif name not in made:
                yield f"{name} is too much"
            elif one.read(name) != other.read(name):
                yield f"{name} differs"
            else:
                continue
            named = True
        if not named:
            yield "the same parts are packed otherwise"


def _pdf_parts(file: Path, anew: Path) -> Iterator[str]:
    import pikepdf  # noqa: PLC0415  (only where a PDF differs)

    with pikepdf.open(file) as one, pikepdf.open(anew) as other:
        if len(one.pages) != len(other.pages):
            yield f"it has {len(one.pages)} pages instead of {len(other.pages)}"
        pages = zip_longest(one.pages, other.pages)
        for number, (there, made) in enumerate(pages, 1):
            if there is None or made is None or _shown(there) != _shown(made):
                yield f"the first page that differs is {number}"
                return
        yield "its pages show the same; tags, metadata, outline or fonts differ"


def _shown(page: object) -> bytes:
    """What a page draws, and its size."""
    contents = getattr(page, "Contents", None)
    parts = contents if isinstance(contents, list) else [contents]
    drawn = b"".join(part.read_bytes() for part in parts if part is not None)
    return drawn + str(getattr(page, "mediabox", "")).encode()


def _mp3_parts(file: Path, anew: Path) -> Iterator[str]:
    one, other = _frames(file), _frames(anew)
    changed = sorted(key for key in {*one, *other} if one.get(key) != other.get(key))
    if changed:
        yield f"its tags {', '.join(changed)} differ"
    if _sound(file) != _sound(anew):
        yield "its sound differs"


def _frames(file: Path) -> Mapping[str, str]:
    from mutagen.id3 import ID3  # noqa: PLC0415  (only where an MP3 differs)

    return {str(key): repr(frame) for key, frame in ID3(file).items()}


def _sound(file: Path) -> bytes:
    from mutagen.id3 import ID3  # noqa: PLC0415  (as above)

    return file.read_bytes()[ID3(file).size :]
