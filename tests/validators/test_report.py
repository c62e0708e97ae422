"""The report says what was checked, what was not, and what has changed."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from pipeline.errors import MissingToolError
from pipeline.model import Para, Str
from pipeline.registry import BUILT_IN
from pipeline.validators.editions import Judge, Judgement, Proof, judge_editions
from pipeline.validators.judges.pdf_judges import page_validation
from pipeline.validators.report import make_report, report_json, report_page
from pipeline.validators.report.payload import read_baseline
from pipeline.validators.verdict import Finding, Verdict
from tests.validators import mutations
from tests.validators.test_mutations import DOCUMENT, SENTENCES

PROOFS = [Proof(known.name, known.claim, known.prove) for known in BUILT_IN if known.proof]


def own_judgements(output: Path, document=DOCUMENT) -> list[Judgement]:
    """What the project's own proofs say; the outside judges have tests of their own."""
    return list(judge_editions(document, output, PROOFS, outside={}))


@pytest.fixture(scope="module")
def report(finished):
    return make_report(DOCUMENT, finished, own_judgements(finished))


def test_each_edition_is_proved(report, finished):
    editions = {claim.edition for claim in report.claims}

    assert editions == {folder.name for folder in finished.iterdir() if folder.is_dir()}
    assert report.verdict == "passed"


def test_every_file_is_named_with_its_digest(report, finished):
    files = {
        path.relative_to(finished).as_posix() for path in finished.glob("*/**/*") if path.is_file()
    }

    assert {fact.path for fact in report.files} == files
    assert all(len(fact.sha256) == 64 and fact.size for fact in report.files)


def test_the_narrator_is_among_the_tools(report):
    assert any(name == "voice" and "ynthetic" in version for name, version in report.tools)


def test_a_lost_sentence_fails_the_verdict(finished, tmp_path):
    output = shutil.copytree(finished, tmp_path / "out")
    book = next((output / "epub").iterdir())
    mutations.mutate_epub(book, "remove", *SENTENCES["table cell"][:2])

    report = make_report(DOCUMENT, output, own_judgements(output))

    failed = [claim for claim in report.claims if claim.result == "failed"]
    assert [claim.edition for claim in failed] == ["epub"]
    assert any("Mercury" in text for text in failed[0].evidence)
    assert report.verdict == "failed"
    assert "✗ Failed" in report_page(report)


def test_an_edition_that_is_no_file_of_its_kind_fails(finished, tmp_path):
    output = shutil.copytree(finished, tmp_path / "out")
    for name in ("epub", "pdf", "m4b", "audiobook"):
        next((output / name).iterdir()).write_bytes(b"not what it was")

    report = make_report(DOCUMENT, output, own_judgements(output))

    bad = {claim.edition for claim in report.claims if claim.result == "failed"}
    assert bad == {"epub", "pdf", "m4b", "audiobook"}


def test_a_judge_that_stumbles_over_a_damaged_file_is_no_pass(tmp_path):
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf/book.pdf").write_bytes(b"%PDF-1.7 and no more")
    judges = {".pdf": [Judge("page-validation", "It is sound.", page_validation)]}

    own, outside = judge_editions(DOCUMENT, tmp_path, PROOFS, outside=judges)

    assert own.verdict.errors
    assert outside.verdict is None
    assert "gave no answer" in outside.no_answer.message


def test_a_copy_of_an_edition_is_judged_once(finished, tmp_path):
    (book,) = (finished / "epub").iterdir()
    for folder in ("epub", "opds/epub"):
        (tmp_path / folder).mkdir(parents=True)
        shutil.copyfile(book, tmp_path / folder / book.name)
    asked: list[str] = []

    def ask(file) -> Verdict:
        asked.append(file.as_posix())
        return Verdict("Judge", "1", 1, 0, (Finding("error", "R", "bad"),))

    judges = {".epub": [Judge("Judge", "It is good.", ask)]}
    found = list(judge_editions(DOCUMENT, tmp_path, PROOFS, outside=judges))

    assert len(asked) == 1
    assert [one.edition for one in found if one.judge == "Judge" and one.verdict.errors] == [
        "epub",
        "opds",
    ]


def test_a_judge_that_is_missing_is_no_pass(finished):
    def absent(_: Path) -> Verdict:
        raise MissingToolError("Ears are not installed", "Grow some.")

    judges = [Judge("Ears", "It sounds good.", absent)]
    found = list(judge_editions(DOCUMENT, finished, PROOFS, judges, outside={}))
    report = make_report(DOCUMENT, finished, found)

    assert report.verdict == "not checked"
    (claim,) = (claim for claim in report.claims if claim.judge == "Ears")
    assert claim.evidence == ("Ears are not installed", "Grow some.")
    editions = [claim.edition for claim in report.claims]
    assert editions == sorted(editions, key=editions.index), "each edition in one piece"


def test_the_same_editions_make_the_same_report(report, finished):
    again = make_report(DOCUMENT, finished, own_judgements(finished))

    assert report_page(again) == report_page(report)
    assert report_json(again) == report_json(report)


def test_what_has_changed_since_the_last_verified_build(report, finished, tmp_path):
    kept = tmp_path / "report.json"
    kept.write_text(report_json(report), encoding="utf-8")
    section, *others = DOCUMENT.sections
    at = next(n for n, block in enumerate(section.blocks) if isinstance(block, Para))
    para = section.blocks[at]
    new = replace(para.sentences[0], inlines=(Str("Quite another sentence."),))
    blocks = list(section.blocks)
    blocks[at] = replace(para, sentences=(new, *para.sentences[1:]))
    document = replace(DOCUMENT, sections=(replace(section, blocks=tuple(blocks)), *others))

    baseline = read_baseline(kept)
    changes = make_report(document, finished, own_judgements(finished), baseline).changes

    assert changes.added == ((section.id, "Quite another sentence."),)
    assert [words for _, words in changes.removed] == [para.sentences[0].text.strip()]
    assert (changes.clips, changes.pages) == (0, ())


def test_a_failed_build_is_no_baseline(finished, tmp_path):
    verdict = Verdict("Judge", "1", 1, 0, (Finding("error", "R", "bad"),))
    refused = [Judgement("epub", finished / "epub", "Judge", "It is good.", verdict)]
    second = make_report(DOCUMENT, finished, refused, None)
    kept = tmp_path / "report.json"
    kept.write_text(report_json(second), encoding="utf-8")

    assert read_baseline(kept) is None


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": 99}', '{"format": 1, "baseline": 3}'])
def test_a_report_that_cannot_be_read_is_no_baseline(tmp_path, text):
    kept = tmp_path / "report.json"
    kept.write_text(text, encoding="utf-8")

    assert read_baseline(kept) is None
    assert read_baseline(tmp_path / "none.json") is None


def test_the_page_is_well_formed_and_needs_nothing_else(report):
    root = etree.fromstring(report_page(report).removeprefix("<!DOCTYPE html>"), etree.HTMLParser())

    assert root.get("lang") == "en"
    assert not root.xpath("//script | //link | //img | //@src")
    tables = list(root.iter("table"))
    assert tables
    for table in tables:
        assert table.findtext("caption")
        assert {cell.get("scope") for cell in table.iter("th")} <= {"col", "row"}
        assert table.find(".//th") is not None


def test_hostile_words_stay_words(report):
    hostile = '<script>alert("1")</script>&amp;'
    page = report_page(replace(report, title=hostile, identifier=hostile))

    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_the_json_is_documented_and_whole(report):
    payload = json.loads(report_json(report))

    assert payload["format"] == 1
    assert payload["verdict"] == "passed"
    assert {"claims", "files", "tools", "state", "changes", "differences"} <= payload.keys()
    assert len(payload["state"]["sentences"]) > 100
