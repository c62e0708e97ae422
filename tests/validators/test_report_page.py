"""The report's page in a browser, as different people have theirs."""

import pytest

from pipeline.validators.editions import judge_editions
from pipeline.validators.report import make_report, report_page
from tests.browsers import axe_source, launched_browser
from tests.validators.test_mutations import DOCUMENT
from tests.validators.test_report import PROOFS


@pytest.fixture(scope="module")
def page_file(finished, tmp_path_factory):
    judgements = list(judge_editions(DOCUMENT, finished, PROOFS, outside={}))
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(report_page(make_report(DOCUMENT, finished, judgements)), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("scheme", "width", "css"),
    [
        ("light", 1000, ""),
        ("dark", 1000, ""),
        ("light", 360, ""),
        ("light", 700, "html { font-size: 200% }"),
    ],
)
def test_axe_finds_nothing_and_nothing_runs_over(page_file, scheme, width, css):
    script = axe_source()
    with launched_browser() as browser:
        page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
        page.goto(page_file.as_uri())
        if css:
            page.add_style_tag(content=css)
        page.evaluate(script)
        result = page.evaluate("axe.run({resultTypes: ['violations']})")
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")

    assert [(v["id"], v["nodes"][0]["html"]) for v in result["violations"]] == []
    assert wide <= 0
