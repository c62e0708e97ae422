"""Every byte of the finished editions is compared with what the builds made."""

import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from pipeline.cli.group import group
from pipeline.driver import build
from pipeline.manifest import Made, Manifest, hashes, read_manifest, write_manifest
from pipeline.reader import read_manuscript
from pipeline.validators.editions import OUTSIDE
from pipeline.validators.unchanged import edition_files
from tests.validators.mutations import SAMPLER

BYTES = "Its files are the bytes that the build made."
ANEW = "A new build of the manuscript makes the same bytes."


def listed(output: Path, **changes) -> None:
    """Write down what is in an output folder, as a build does."""
    editions = {
        folder.name: Made(hashes(folder, edition_files(folder)), **changes)
        for folder in output.iterdir()
        if folder.is_dir()
    }
    write_manifest(output, Manifest(editions))


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """The sampler as EPUB and PDF, which take no long time."""
    output = tmp_path_factory.mktemp("built") / "out"
    assert build(read_manuscript(SAMPLER), output, ["epub", "pdf"]).exit_code == 0
    listed(output)
    return output


@pytest.fixture
def copy(built, tmp_path, monkeypatch) -> Path:
    """A copy to be changed; the judges from outside, which have their own tests, are not asked."""
    for suffix in tuple(OUTSIDE):
        monkeypatch.delitem(OUTSIDE, suffix)
    return shutil.copytree(built, tmp_path / "out")


def verified(output: Path, *options: str) -> tuple[int, dict[tuple[str, str], dict]]:
    """The exit code, and the claims of the report by edition and statement."""
    arguments = ["verify", "-m", str(SAMPLER), "-o", str(output), "--json", *options]
    run = CliRunner(mix_stderr=False).invoke(group, arguments)
    claims = json.loads(run.stdout)["claims"]
    code = getattr(run.exception, "exit_code", run.exit_code)
    return code, {(claim["edition"], claim["statement"]): claim for claim in claims}


def the_epub(output: Path) -> Path:
    return next((output / "epub").iterdir())


def test_what_is_unchanged_passes(copy):
    code, claims = verified(copy)

    assert (code, claims["epub", BYTES]["result"]) == (0, "passed")
    assert claims["pdf", BYTES]["result"] == "passed"
    assert claims["pdf", BYTES]["judge"] == "editions.json"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda file: file.write_bytes(file.read_bytes() + b"\n"), "is not what the build made"),
        (lambda file: file.rename(file.with_name("other.epub")), "is missing"),
        (lambda file: shutil.copy(file, file.with_name("two.epub")), "two.epub was not made"),
        (
            lambda file: (file.parent / "in").mkdir() or shutil.copy(file, file.parent / "in/x"),
            "in/x",
        ),
    ],
    ids=["changed", "renamed", "extra", "extra below"],
)
def test_a_changed_a_missing_and_an_extra_file_are_named(copy, change, told):
    file = the_epub(copy)
    change(file)

    code, claims = verified(copy)

    assert (code, claims["epub", BYTES]["result"]) == (7, "failed")
    assert any(told in text for text in claims["epub", BYTES]["evidence"])
    assert claims["pdf", BYTES]["result"] == "passed"


def test_an_edition_that_is_gone_altogether_fails(copy):
    shutil.rmtree(copy / "epub")

    code, claims = verified(copy)

    assert (code, claims["epub", BYTES]["result"]) == (7, "failed")


def test_output_that_lost_all_its_editions_fails(copy):
    for name in ("epub", "pdf"):
        shutil.rmtree(copy / name)

    code, claims = verified(copy)

    assert (code, {claim["result"] for claim in claims.values()}) == (7, {"failed"})


def test_an_edition_that_no_build_wrote_down_is_not_checked(copy):
    manifest = read_manifest(copy)
    write_manifest(copy, replace(manifest, editions={"pdf": manifest.editions["pdf"]}))

    code, claims = verified(copy)

    assert (code, claims["epub", BYTES]["result"]) == (0, "not checked")
    assert verified(copy, "--strict")[0] == 7


def test_an_edition_taken_over_unproved_is_no_pass(copy):
    listed(copy, unproved=True)

    code, claims = verified(copy)

    assert (code, claims["epub", BYTES]["result"]) == (0, "not checked")
    assert "unproved at the publisher's own risk" in claims["epub", BYTES]["evidence"][0]


def test_an_unproved_edition_that_was_changed_fails(copy):
    listed(copy, unproved=True)
    the_epub(copy).write_bytes(b"else")

    code, claims = verified(copy)

    assert (code, claims["epub", BYTES]["result"]) == (7, "failed")
    assert any("unproved" in text for text in claims["epub", BYTES]["evidence"])


def test_what_a_stopped_build_left_in_place_passes(copy):
    manifest = read_manifest(copy)
    coming = Made({"coming.epub": "0" * 64}, earlier=manifest.editions["epub"])
    write_manifest(copy, manifest.with_edition("epub", coming))

    assert verified(copy)[1]["epub", BYTES]["result"] == "passed"


def test_a_new_build_makes_the_same_bytes(copy):
    code, claims = verified(copy, "--rebuild")

    assert (code, claims["epub", ANEW]["result"]) == (0, "passed")
    assert claims["pdf", ANEW]["judge"] == "new build"


def test_an_altered_manifest_does_not_help_against_a_new_build(copy):
    file = the_epub(copy)
    with zipfile.ZipFile(file, "a") as book:
        book.writestr("EPUB/stray.txt", "stray")
    with pikepdf.open(next((copy / "pdf").iterdir()), allow_overwriting_input=True) as pdf:
        pdf.pages[3].Contents = pdf.make_stream(pdf.pages[3].Contents.read_bytes() + b"\nq Q")
        pdf.save()
    listed(copy)

    code, claims = verified(copy, "--rebuild")

    assert (code, claims["epub", BYTES]["result"]) == (7, "passed")
    assert any("EPUB/stray.txt is too much" in t for t in claims["epub", ANEW]["evidence"])
    assert any("first page that differs is 4" in t for t in claims["pdf", ANEW]["evidence"])


def test_without_a_manifest_a_new_build_is_enough(copy):
    (copy / "editions.json").unlink()

    code, claims = verified(copy, "--rebuild", "--strict")

    assert (code, ("epub", BYTES) in claims) == (0, False)


def test_a_new_build_has_the_moment_that_the_environment_names(copy, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

    code, claims = verified(copy, "--rebuild")

    assert (code, claims["epub", ANEW]["result"]) == (7, "failed")
    assert any("EPUB/content.opf differs" in text for text in claims["epub", ANEW]["evidence"])
    assert any("SOURCE_DATE_EPOCH" in text for text in claims["epub", ANEW]["evidence"])
