"""Books of R Markdown: their order, chunks, references, sources that are cited, and TeX."""

from pathlib import Path

import pytest

from pipeline.importers import Imported, import_source

INDEX = """---\x20
title: "A Book"
author: "Jane Doe"
bibliography: [book.bib]
---

```{r setup, include=FALSE}
options(width = 55)
```

# Preface {-}

As @doe99 says\\index{saying}, and [@nobody].
"""
FIRST = """\\mainmatter

# Winter {#winter}

```{r hill-logo, echo=FALSE, fig.cap='A hill, \\'seen\\' from here.', out.width='9%'}
knitr::include_graphics('hill.png')
```

See Figure \\@ref(fig:hill-logo), Section \\@ref(winter) and Table \\@ref(tab:none).

\\begin{equation}
a^2 = b (\\#eq:one)
\\end{equation}
"""
SOURCES = "@book{doe99, author={Doe, Jane}, title={Frost}, year={1999}, publisher={Press}}\n"


@pytest.fixture
def imported(tmp_path: Path) -> Imported:
    folder = tmp_path / "source"
    folder.mkdir()
    texts = {"_bookdown.yml": "delete_merged_file: true\n", "index.Rmd": INDEX, "01.Rmd": FIRST}
    for name, text in {**texts, "_left.Rmd": "# Left\n", "book.bib": SOURCES}.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "hill.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    sources = folder / "book.bib"
    return import_source(folder, tmp_path / "book", language="en", bibliography=sources)


def test_the_index_comes_first_and_nothing_is_lost(imported: Imported) -> None:
    assert imported.whole, imported.proof
    names = [name for name in imported.files if name.endswith(".md")]
    assert names == ["01-preface.md", "02-winter.md"]
    assert 'title = "A Book"' in (imported.folder / "book.toml").read_text("utf-8")


def test_sources_that_are_cited_are_named_and_a_missing_one_is_told(imported: Imported) -> None:
    text = (imported.folder / "01-preface.md").read_text("utf-8")
    assert "As Doe (1999) says, and" in text
    assert "Doe, Jane. 1999. *Frost*. Press." in text
    told = [str(one) for one, _times in imported.remarks]
    assert any("not in the bibliography: 'nobody'" in one for one in told)
    assert any("TeX alone" in one and "saying" in one for one in told)


def test_chunks_references_and_formulas_are_what_readers_would_see(imported: Imported) -> None:
    text = (imported.folder / "02-winter.md").read_text("utf-8")
    assert ":name: fig-hill-logo\n" in text
    assert "A hill, \u2018seen\u2019 from here." in text
    assert "See Figure {numref}`%s <fig-hill-logo>`, Section {ref}`winter`" in text
    assert "Table `tbl-none`" in text
    assert "$$\na^2 = b\n$$" in text
