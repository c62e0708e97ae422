"""What is changed in a finished edition is seen: by its bytes, and mostly by the proof alone.

Run as a program, it prints the table for pipeline/docs/verify.md:
``python -m tests.validators.test_damages FOLDER``, with a folder to build in.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from pipeline.driver import build
from pipeline.manifest import Made, Manifest, hashes
from pipeline.reader import read_manuscript
from pipeline.registry import find_format
from pipeline.validators.unchanged import ask_manifest, edition_files
from tests.slow import sampled
from tests.validators import damage_audio, damage_epub, damage_pdf
from tests.validators.damages import Damage
from tests.validators.mutations import SAMPLER

EVERYTHING = SAMPLER.parent / "everything"
DAMAGES = (*damage_epub.DAMAGES, *damage_pdf.DAMAGES, *damage_audio.DAMAGES)
BOOKS = {"audio": SAMPLER, "epub": EVERYTHING, "pdf": EVERYTHING}
DOCUMENTS = {name: read_manuscript(book).document for name, book in BOOKS.items()}


def _printed(folder: Path) -> Path:
    """The book with everything as EPUB and PDF."""
    report = build(read_manuscript(EVERYTHING), folder / "out", ["epub", "pdf"])
    assert report.exit_code == 0, [str(result.error) for result in report.results]
    return folder / "out"


@pytest.fixture(scope="session")
def whole(finished, tmp_path_factory) -> dict[str, Path]:
    """The finished editions by name."""
    printed = _printed(tmp_path_factory.mktemp("whole"))
    return {"audio": finished / "audio", "epub": printed / "epub", "pdf": printed / "pdf"}


def proved(edition: str, folder: Path) -> list[str]:
    """What the edition's proof alone says of a folder, as a build asks it."""
    files = [folder / file for file in edition_files(folder)]
    faults = find_format(edition).prove(DOCUMENTS[edition], files)
    return [f"{fault.code}: {fault.message}" for fault in faults]


def compared(edition: str, folder: Path, made: Made) -> int:
    """How many files are not what the build wrote down."""
    output = folder.parent
    (question,) = ask_manifest(output, Manifest({edition: made}), [edition])
    return question.judge.ask(question.file).errors


def damaged(damage: Damage, whole: Path, place: Path) -> tuple[Path, Made]:
    """A changed copy of an edition, and what its build wrote down."""
    folder = Path(shutil.copytree(whole, place / damage.edition))
    made = Made(hashes(folder, edition_files(folder)))
    damage.change(folder)
    return folder, made


@pytest.mark.parametrize("edition", BOOKS)
def test_an_unchanged_edition_is_silent(edition, whole):
    assert proved(edition, whole[edition]) == []


@pytest.mark.parametrize(
    "damage", sampled(DAMAGES, every=5), ids=lambda d: f"{d.edition}: {d.what}"
)
def test_a_change_is_seen(damage, whole, tmp_path):
    folder, made = damaged(damage, whole[damage.edition], tmp_path)

    assert compared(damage.edition, folder, made) > 0
    assert bool(proved(damage.edition, folder)) is damage.proof


def test_the_list_is_long_enough():
    counts = [sum(d.edition == edition for d in DAMAGES) for edition in ("epub", "pdf", "audio")]

    assert [count >= least for count, least in zip(counts, (40, 21, 17), strict=True)] == [True] * 3


def table(whole: dict[str, Path]) -> str:
    """Each change, and what holds it, for people."""
    names = {"epub": "EPUB", "pdf": "PDF", "audio": "MP3"}
    heads = ("Edition", "Changes", "Seen by the bytes", "By the proof alone", "By the bytes alone")
    rows = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for edition, name in names.items():
        seen, held, left = 0, 0, []
        damages = [damage for damage in DAMAGES if damage.edition == edition]
        for damage in damages:
            with tempfile.TemporaryDirectory() as place:
                folder, made = damaged(damage, whole[edition], Path(place))
                seen += compared(edition, folder, made) > 0
                found = bool(proved(edition, folder))
            held += found
            left += [] if found else [damage.what]
        rows.append(f"| {name} | {len(damages)} | {seen} | {held} | {', '.join(left)} |")
    return "\n".join(rows)


if __name__ == "__main__":
    place = Path(sys.argv[1])
    printed = _printed(place)
    cache = {} if "PUBLISH_CACHE" in os.environ else {"cache": str(place / "clips")}
    build(read_manuscript(SAMPLER), place / "spoken", ["audio"], overrides={"audio": cache})
    spoken = place / "spoken" / "audio"
    editions = {"audio": spoken, "epub": printed / "epub", "pdf": printed / "pdf"}
    sys.stdout.write(table(editions) + "\n")
