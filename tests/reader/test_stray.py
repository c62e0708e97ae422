"""Markup of other dialects is told to the author, who would see it in print; plain prose is not."""

import pytest

from tests.reader.manuscripts import all_text, faults, read

MEANT = {
    "So it is [@doe99, pp. 33-35].": "a citation",
    "So it is [-@doe99].": "a citation",
    "See @fig-hill for more.": "a cross-reference",
    "A ==marked== word.": "highlighted words",
    "(@good) It shows.": "the number of an example",
    "x^n+1^ is large.": "raised text",
    "H~a-b~O is wet.": "lowered text",
    "A ~~struck word.": "struck-out words without an end",
    "A {~~struck~>new~~} word.": "a change to decide on",
    "*It rained.*Then it was dry.": "emphasis without an end",
    "The war of 1914--1918 was long.": "a dash",
    "It was --- so they say --- cold.": "a dash",
    "> It was cold.\n>\n> -- A gardener": "a dash",
    "\\newpage": "a command of LaTeX",
    "It is \\emph{so}.": "a command of LaTeX",
    "\\begin{tabular}{l}": "a command of LaTeX",
    "{{< include other.md >}}": "text from elsewhere",
    "Made by {{ author }}.": "text from elsewhere",
    "{% include x %}": "text from elsewhere",
    "[TOC]": "the contents",
    "See [[Other page]].": "a wiki",
    "> [!INFO]\n> Take care.": "a box",
    '!!! note "Title"': "a box",
    "*[CSS]: style sheets": "an abbreviation",
    "&bogus; is none.": "the name of a character",
    "`<hr>`{=html}": "one edition only",
    "##Two": "a heading",
    "(my-target)=": "a name to link to",
    "{% if book %}": "text from elsewhere",
    "*so*{% not %} it is": "text from elsewhere",
    "% nobody should see this": "a remark",
    "[x] done": "a task",
    "A [link](two words.md).": "a link whose address cannot be read",
    "A [link][nowhere].": "a link whose address is nowhere",
    "a) bread\nb) milk": "an item of a list",
    "Buy\n(1) bread\n(2) milk": "an item of a list",
    "i. bread\nii. milk": "an item of a list",
    "#. bread\n#. milk": "an item of a list",
    "• bread": "the bullet of a list",
    "+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n+---+---+": "a drawn table",
    "Right  Left\n-----  ----\n12     12": "a drawn table",
    "| The limerick packs laughs\n| In space that is quite small": "a line of verse",
}
PLAIN = (
    "It costs $5 (or 10$), 5 % off & more; a < b, C++, AT&T; and so on: see p. 3.",
    "Mail me@example.org, ask @name, or read C:\\path\\news and \\\\server\\share.",
    "J. Smith wrote it,\nK. Jones too. I. M. Pei did not.",
    "It grew by about 5\n% of the whole (a) at once and (b) for good.",
    "2 * 3 = 6 and a == b.",
    "Written \\==as it is==, \\[@doe99], \\{{ here }}, \\^[so], \\[TOC] and 2\\^3^.",
    "`==code==` and `[@doe99]` and $x^{2}_{i}$",
    "He said: [sic]. Then [he] left [again].",
    "(see above) and\n(see below)",
    "\\% is a sign.",
    "Write --strict or `--`; see https://example.org/a--b and a <!-- b --> c.",
    "&bull; is a bullet.",
    "2*3 and 2 * 3, a price* and \\*this.",
)


@pytest.mark.parametrize("text", MEANT, ids=repr)
def test_it_is_told_and_kept(tmp_path, text):
    manuscript = read(tmp_path, f"# One\n\n{text}\n")

    codes = {code for code, _, _ in faults(manuscript)}
    (told,) = [d for d in manuscript.diagnostics if d.code == "stray-markup"]
    assert codes <= {"stray-markup"}
    assert MEANT[text] in told.message
    assert told.hint
    kept = all_text(manuscript.document)
    assert all(word in kept for word in text.split() if word.isalpha() and word.islower())


@pytest.mark.parametrize("text", PLAIN)
def test_plain_prose_passes(tmp_path, text):
    assert faults(read(tmp_path, f"# One\n\n{text}\n")) == []


def test_the_line_is_that_of_the_fault(tmp_path):
    manuscript = read(tmp_path, "# One\n\nBuy:\na) bread\nb) milk\n\nSee\n[@doe99].\n")

    assert [line for _, _, line in faults(manuscript)] == [4, 8]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("{.callout-tip}", "tip"),
        ("warning", "warning"),
        ("{.important}", "important"),
        ("{.question}", "note"),
        ("#x", "note"),
    ],
)
def test_a_box_of_another_dialect_is_told_by_the_name_that_is_known(tmp_path, name, hint):
    (told,) = read(tmp_path, f"# One\n\n::: {name}\nText.\n:::\n").diagnostics

    assert told.code == "unknown-directive"
    assert hint in (told.hint or "")


@pytest.mark.parametrize("text", ["[so]{} it is", "[so]{% not %} it is"])
def test_braces_without_attributes(tmp_path, text):
    ((code, _, line),) = faults(read(tmp_path, f"# One\n\n{text}\n"))

    assert (code, line) == ("unknown-attribute", 3)


@pytest.mark.parametrize("numbers", [(1, 2, 3), (1, 1, 1), (4, 5, 6), (0, 0, 0)])
def test_numbers_of_a_list_that_count_on(tmp_path, numbers):
    text = "".join(f"{number}. item\n" for number in numbers)

    assert faults(read(tmp_path, f"# One\n\n{text}")) == []


@pytest.mark.parametrize("numbers", [(1, 3, 4), (1, 1, 2), (3, 2, 1)])
def test_numbers_of_a_list_that_jump(tmp_path, numbers):
    text = "".join(f"{number}. item\n" for number in numbers)
    ((code, _, line),) = faults(read(tmp_path, f"# One\n\n{text}"))

    assert code == "list-numbers"
    assert line in (4, 5)
