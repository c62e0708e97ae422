"""Markdown of several dialects, HTML and other texts become manuscripts; every word arrives."""

from pathlib import Path

import pytest

from pipeline.importers import Imported, import_source


def imported(tmp_path: Path, name: str, text: str, **options: str) -> tuple[Imported, str]:
    (tmp_path / name).write_text(text, "utf-8")
    done = import_source(tmp_path / name, tmp_path / "book", language="en", **options)
    written = "\n".join(one.read_text("utf-8") for one in sorted(done.folder.glob("*.md")))
    return done, written


def errors(done: Imported) -> list[str]:
    return [str(step) for step in done.steps if step.severity == "error"]


CASES = {
    "github.md": (
        "# One\n"
        "\n"
        "> [!TIP]\n"
        "> Hi *there*\n"
        "\n"
        "- [x] done\n"
        "\n"
        "Press <kbd>Ctrl</kbd>, ~~no~~ a<br>b\n"
        "\n"
        "| A | B |\n"
        "|---|---|\n"
        "| x | `c\\|d` |\n"
        "\n"
        "<table><tr><th>H</th></tr><tr><td>v</td></tr></table>\n"
    ),
    "pandoc.md": (
        "# One {#one}\n"
        "\n"
        "H~2~O and x^2^, a note^[in the line], [small]{.smallcaps}.\n"
        "\n"
        "See [Two] and [one](#one).\n"
        "\n"
        "Term\n"
        ":   Meaning\n"
        "\n"
        "| verse\n"
        "|   line\n"
        "\n"
        "# Two\n"
        "\n"
        "  A    B\n"
        "---  ---\n"
        "  1    2\n"
        "\n"
        ": A caption\n"
    ),
    "quarto.qmd": (
        "---\n"
        'title: "Chapter"\n'
        "---\n"
        "\n"
        "Text.\n"
        "\n"
        '::: {.callout-warning title="Heed"}\n'
        "Cold.\n"
        ":::\n"
        "\n"
        "```{r}\n"
        '#| fig-cap: "A hill"\n'
        "plot(x)\n"
        "```\n"
        "\n"
        "## Inner {#sec-in}\n"
        "\n"
        "See @sec-in.\n"
    ),
    "myst.md": (
        "(top)=\n"
        "# One\n"
        "\n"
        ":::{note} Heed\n"
        "Inside {sub}`2` words.\n"
        ":::\n"
        "\n"
        "```{code-block} python\n"
        "x = 1\n"
        "```\n"
        "\n"
        "See {ref}`the top <top>`.\n"
    ),
    "a.html": (
        "<html lang=en><head><title>T</title></head><body><h1>One</h1><p>A <b>b"
        "</b> <del>c</del><blockquote><p>said</p></blockquote><dl><dt>T<dd>D</d"
        "l><ol type=a start=3><li>x</ol></body></html>"
    ),
    "a.tex": ("\\section{One}\n\nText \\emph{so} and $x^2$.\\footnote{A note.}\n"),
    "a.rst": ("One\n===\n\nText *so*.\n\n.. note:: Heed this.\n"),
}


@pytest.mark.parametrize("name", CASES)
def test_every_word_arrives_and_check_finds_no_error(tmp_path: Path, name: str) -> None:
    done, _written = imported(tmp_path, name, CASES[name])
    assert done.proof.lost == []
    assert done.whole
    assert errors(done) == []
    assert done.proof.words > 4


def test_boxes_and_references_of_quarto_are_kept(tmp_path: Path) -> None:
    _done, written = imported(tmp_path, "quarto.qmd", CASES["quarto.qmd"])
    assert ":::{warning} Heed" in written
    assert "{ref}`sec-in`" in written
    assert "A hill" in written


def test_an_mdbook_is_read_by_its_summary_with_what_it_includes(tmp_path: Path) -> None:
    source = tmp_path / "src"
    source.mkdir()
    (source / "SUMMARY.md").write_text("- [One](one.md)\n- [Two](two.md)\n", "utf-8")
    (source / "one.md").write_text("# One\n\nSee [two](two.md#inner).\n", "utf-8")
    (source / "two.md").write_text(
        "# Two\n\n```rust,ignore\n{{#include a.rs:2}}\n```\n\n## Inner\n", "utf-8"
    )
    (source / "a.rs").write_text("first\nsecond\n", "utf-8")
    done = import_source(tmp_path, tmp_path / "book")
    assert done.whole
    assert errors(done) == []
    assert "[two](#inner)" in (done.folder / "01-one.md").read_text("utf-8")
    assert "```rust\nsecond\n```" in (done.folder / "02-two.md").read_text("utf-8")


def test_pictures_on_the_web_are_not_fetched_but_told(tmp_path: Path) -> None:
    done, written = imported(tmp_path, "a.md", "# One\n\n![A hill](https://example.org/a.png)\n")
    assert "[A hill](https://example.org/a.png)" in written
    assert any("not here" in str(one) for one, _times in done.remarks)


def test_a_file_outside_of_the_folder_is_not_included(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("hidden", "utf-8")
    (tmp_path / "in").mkdir()
    done, written = imported(tmp_path / "in", "a.qmd", "# One\n\n{{< include ../secret.md >}}\n")
    assert "hidden" not in written
    assert not done.whole


def test_words_that_the_source_dialect_itself_drops_are_told(tmp_path: Path) -> None:
    table = "# One\n\n| A | B |\n|---|---|\n| x | y | surplus |\n"
    done, _written = imported(tmp_path, "a.md", table, dialect="github")
    assert done.proof.lost == [("a.md", "surplus")]
    assert not done.whole


def test_a_chapter_that_a_contents_names_and_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/SUMMARY.md").write_text("- [One](one.md)\n- [Two](two.md)\n", "utf-8")
    (tmp_path / "a/one.md").write_text("# One\n", "utf-8")
    done = import_source(tmp_path / "a", tmp_path / "book")
    assert not done.whole
    assert any("two.md" in one.what for one, _times in done.remarks)


def test_a_place_whose_name_has_dots_is_found_by_its_links(tmp_path: Path) -> None:
    page = "<h1>One</h1><p><a href=#i.-two>Go</a></p><h1 id=i.-two>Two</h1><p>There</p>"
    done, _written = imported(tmp_path, "a.html", page)
    assert errors(done) == []
    assert not any(step.code == "stray-markup" for step in done.steps)


def test_a_page_of_titles_and_a_drawing_with_its_alternative_are_kept(tmp_path: Path) -> None:
    page = (
        '<section epub:type="titlepage"><h1>One</h1><p>By Jane</p></section>'
        '<svg viewBox="0 0 9 9" aria-label="A hill"><path d="M0 0L9 9"/></svg>'
    )
    done, written = imported(tmp_path, "a.html", page)
    assert "By Jane" in written
    assert ":alt: A hill" in written
    assert errors(done) == []
    assert "viewBox" in next((done.folder / "figures").glob("*.svg")).read_text("utf-8")


def test_a_form_without_answers_keeps_its_rows(tmp_path: Path) -> None:
    table = "# One\n\n| Name | Age |\n|---|---|\n|  |  |\n"
    done, _written = imported(tmp_path, "a.md", table)
    assert errors(done) == []


def test_a_picture_that_a_chunk_shows_is_a_figure_with_its_alternative(tmp_path: Path) -> None:
    from PIL import Image  # noqa: PLC0415  (for this test alone)

    Image.new("RGB", (9, 9)).save(tmp_path / "hill.png")
    chunk = (
        "```{r}\n#| label: fig-hill\n#| fig-cap: |\n#|   A *hill*, 5$ high.\n"
        '#| fig-alt: "A green\n#|   hill."\nknitr::include_graphics("hill.png")\n```\n'
    )
    done, written = imported(tmp_path, "a.qmd", f"# One\n\nSee @fig-hill.\n\n{chunk}")
    assert done.whole
    assert errors(done) == []
    assert ":alt: A green hill." in written
    assert "{numref}`fig-hill`" in written
    assert "A *hill*, 5\\$ high." in written


SET_APART = (
    "# One\n\n<u></u>A<kbd></kbd> "
    "~~gone~~, <u>lined</u>, <u>with *more*</u>, <mark>seen</mark>, <kbd>Ctrl</kbd>, "
    "H<sub>2</sub>O, 3<sup>rd</sup>, <del>*old*</del>.\n"
)


@pytest.mark.parametrize("name", ["github.md", "a.html"])
def test_words_that_are_set_apart_stay_so(tmp_path: Path, name: str) -> None:
    text = SET_APART
    if name.endswith("html"):
        text = text.replace("# One", "<h1>One</h1>").replace("~~gone~~", "<s>gone</s>")
        text = text.replace("*more*", "<em>more</em>").replace("*old*", "<em>old</em>")
    done, written = imported(tmp_path, name, text)
    assert (
        "A ~~gone~~, {u}`lined`, [with *more*]{.u}, {mark}`seen`, {kbd}`Ctrl`, "
        "H{sub}`2`O, 3{sup}`rd`, [*old*]{.del}." in written
    )
    assert done.whole
    assert [str(remark) for remark, _times in done.remarks] == []


def test_what_html_says_of_numbers_terms_and_readings_is_kept_or_told(tmp_path: Path) -> None:
    text = (
        "<html lang=en><body><h1>One</h1>\n<ol reversed><li>three<li>two</ol>\n"
        "<ol><li value=5>five<li>six</ol>\n<ol><li>a<li value=4>four</ol>\n"
        "<dl><dt>One <b>x</b><dt>Two<dd>meaning</dl>\n"
        "<p>He <bdo dir=rtl>abc</bdo> <ruby>\u6f22<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>.</p>"
        "<p>A <ruby><b>\u5b57</b><rt>ji</rt></ruby>.</p>"
    )
    done, written = imported(tmp_path, "a.html", text)
    assert done.whole
    assert errors(done) == []
    assert "- 2\\. three\n- 1\\. two" in written
    assert "5. five\n6. six" in written
    assert "- 1\\. a\n- 4\\. four" in written
    assert "One **x**; Two\n:   meaning" in written
    assert "{ruby}`\u6f22 (kan)`." in written
    assert "**\u5b57** (ji)." in written
    told = [str(one) for one, _times in done.remarks]
    places = [one.partition(": ")[0] for one in told]
    assert places == ["a.html:2", "a.html:4", "a.html:5", "a.html:6", "a.html:6"]
