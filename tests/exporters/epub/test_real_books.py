"""Content that real books have, from Markdown to the judges."""
# ruff: noqa: RUF001  (letters of other scripts are the point)

import io
from pathlib import Path

import pytest
from PIL import Image as Raster

from pipeline.driver import build
from pipeline.reader import read_manuscript
from pipeline.validators.judges.ace import check_accessibility, find_ace, find_browser
from pipeline.validators.judges.epubcheck import check_epub, find_jar, find_java
from tests.exporters.epub.books import XHTML, lost, trees, unzip
from tests.judges import require_tool
from tests.slow import slow

_TOML = """
title = "{title}"
language = "{language}"
{more}
identifiers = ["urn:uuid:2d1a5f3c-6f0e-5f67-9c1b-5a8f7a4f2b10"]
sections = [{sections}]

[output.epub]
page-list = false
"""
_SCHOLAR = r"""# Proofs and poems

The sum $\sum_{{i=1}}^{{n}} i = \frac{{n(n+1)}}{{2}}$ is old. A matrix stands alone:

$$
\begin{{pmatrix}} a & b \\ c & d \end{{pmatrix}} \neq \sqrt[3]{{x^2 + \alpha}}
$$

:::{{verse}}
[Arma virumque cano, Troiae qui primus ab oris]{{lang=la}}
[Italiam, fato profugus, Laviniaque venit]{{lang=la}}
:::

> [L’homme est né libre, et partout il est dans les fers.]{{lang=fr}}

The word [سلام]{{lang=ar}} reads leftward; [ἀρχή]{{lang=el}} is Greek;
[平和]{{lang=ja}} is Japanese.

:::{{figure}} photo.jpg
:alt: A red field under a grey sky.

A photograph
:::

:::{{figure}} drawing.svg
:alt: A circle.
:::

- one
  - two
    - three
      - four
        - five
          1. six

```html
<script>alert("not run")</script> & <b>
```

:::{{csv-table}} Squares
:header-rows: 1
:stub-columns: 1

Number,Square,Cube
{rows}
:::
"""


def make(folder: Path, sections: dict[str, str], title: str, language="en", more="") -> Path:
    for name, text in sections.items():
        (folder / name).write_text(text, encoding="utf-8")
    listed = ", ".join(f'"{name}"' for name in sections)
    toml = _TOML.format(title=title, language=language, more=more, sections=listed)
    (folder / "book.toml").write_text(toml, encoding="utf-8")
    manuscript = read_manuscript(folder)
    assert [f for f in manuscript.diagnostics if f.severity == "error"] == []
    report = build(manuscript, folder / "output", ["epub"], jobs=1)
    assert report.exit_code == 0, report
    (made,) = report.results[0].files
    assert lost(made, manuscript.document) == ()
    return made


@pytest.fixture(scope="module")
def scholar(tmp_path_factory) -> Path:
    """Formulas, verse, six languages, a photograph, a drawing with a script, a long table."""
    folder = tmp_path_factory.mktemp("scholar")
    photo = io.BytesIO()
    Raster.new("RGB", (60, 40), (160, 30, 30)).save(photo, "JPEG")
    (folder / "photo.jpg").write_bytes(photo.getvalue())
    (folder / "drawing.svg").write_text(
        '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" '
        'xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" viewBox="0 0 9 9">'
        '<sodipodi:namedview/><script>alert(1)</script><circle cx="4" cy="4" r="3"/></svg>',
        encoding="utf-8",
    )
    rows = "\n".join(f"{n},{n * n},{n**3}" for n in range(1, 401))
    more = 'languages = ["en", "la", "fr", "ar", "el", "ja"]'
    return make(folder, {"one.md": _SCHOLAR.format(rows=rows)}, "Proofs and poems", more=more)


@pytest.fixture(scope="module")
def leftward(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("leftward")
    text = "# مقدمة\n\nهذا كتاب قصير. فيه جملتان.\n\n- أول\n- ثان\n"
    return make(folder, {"one.md": text}, "كتاب", "ar", 'direction = "rtl"')


@pytest.fixture(scope="module")
def thousand(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("thousand")
    sections = {
        f"{n:04d}.md": f"# Chapter {n}\n\nSome words of chapter {n}.[^1]\n\n[^1]: A note.\n"
        for n in range(1, 1001)
    }
    return make(folder, sections, "A thousand sections")


@slow
@pytest.mark.parametrize("book", ["scholar", "leftward", "thousand"])
def test_epubcheck_has_nothing_to_say(book, request):
    require_tool(find_java)
    require_tool(find_jar)
    verdict = check_epub(request.getfixturevalue(book))
    assert verdict.clean, str(verdict)


@slow
@pytest.mark.parametrize("book", ["scholar", "leftward"])
def test_ace_finds_no_violation(book, request):
    require_tool(find_ace)
    require_tool(find_browser)
    verdict = check_accessibility(request.getfixturevalue(book))
    assert verdict.clean, str(verdict)


def test_nothing_that_could_run_is_left(scholar):
    files = unzip(scholar)
    assert b"script" not in next(v for k, v in files.items() if k.endswith(".svg"))
    assert not list(trees(scholar)["section-001.xhtml"].iter(f"{XHTML}script"))


def test_leftward_text_says_so(leftward, scholar):
    assert trees(leftward)["section-001.xhtml"].get("dir") == "rtl"
    assert b'page-progression-direction="rtl"' in unzip(leftward)["EPUB/content.opf"]
    arabic = trees(scholar)["section-001.xhtml"].find(f".//{XHTML}span[@lang='ar']")
    assert arabic.get("dir") == "rtl"
