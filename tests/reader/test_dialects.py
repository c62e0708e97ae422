"""Markup of other dialects is told, its remedy works, and what only looks alike is let through."""

import re

import pytest

from pipeline.model import Ruby
from pipeline.model.walk import document_sentences
from pipeline.reader import dialects
from pipeline.reader.directive_blocks import DIRECTIVES
from tests.reader.manuscripts import all_text, faults, read

TABLE = "| a | b |\n|---|---|\n| 1 | 2 |"
TEX = "Write '$...$'"
MEANT = {
    "See [My Part] now.": "Write '[My Part](#my-part)'",
    "See [my\npart] now.": "Write '[my part](#my-part)'",
    "See [*My* Part].": "Write '[My Part](#my-part)'",
    "So \\\\(x + y\\\\) is.": TEX,
    "\\\\[x^2\\\\]": TEX,
    "So \\(x\\) is.": TEX,
    "So \\(a_1 + b\\) is.": TEX,
    "\\[\nx + \\alpha\n\\]": TEX,
    "See {{#include file.md}} here.": "text that belongs here",
    "```rust\n{{#include file.rs:1:2}}\n```": "lines of the file here",
    '```python\n--8<-- "file.py"\n```': "lines of the file here",
    "```\n{{< include _file.md >}}\n```": "lines of the file here",
    '--8<-- "file.md"': "text that belongs here",
    "!include file.md": "text that belongs here",
    "!!!include(file.md)!!!": "text that belongs here",
    "@include file.md": "text that belongs here",
    "<<< @/file.js": "text that belongs here",
    "[!INCLUDE [a](one.md)]": "text that belongs here",
    "<!-- include: file.md -->": "text that belongs here",
    'Here <!--#include file="a.html" --> it is.': "text that belongs here",
    "![[picture.png]]": "Write '![What it shows](file.png)'",
    "The ++new++ word.": "Write the words alone",
    "Press ++ctrl+alt+del++.": "Write the words alone",
    "The ==new\nand *marked*== words.": "Write '{mark}`words`'",
    "The ~old~ word.": "Write '~~words~~'",
    "The x^^2^^ is large.": "Write '{sup}`words`'",
    "It is :smile: here.": "the character itself",
    "Done :+1:": "the character itself",
    ":material-check: done": "the character itself",
    "A >!spoiler!< here.": "openly",
    "The ||spoiler\nof it|| here.": "openly",
    "A %%secret%% here.": "Write '<!-- remark -->'",
    "%%\nsecret\n%%": "Write '<!-- remark -->'",
    "So [see @cite, p. 3] it is.": "a note: '[^name]'",
    "As @doe99 [p. 3] says.": "a note: '[^name]'",
    "{{% notice %}}": "text that belongs here",
    "So it is{++ now++}.": "as it is to be",
    "[[_TOC_]]": "Remove it",
    "[[toc]]": "Remove it",
    "* Contents\n{:toc}": "Remove it",
    "{toc}": "Remove it",
    "__TOC__": "Remove it",
    "Text.\n{: .lead}": "remove the others",
    "> [!bug]- Title\n> text": "':::{warning}'",
    "> [!success]+\n> text": "':::{tip}'",
    "> [!quote]\n> text": "':::{quote}'",
    "> [!homemade]\n> text": "':::{note}'",
    '!!! danger "Title"\n    text': "':::{danger}'",
    "??? question\n    text": "':::{note}'",
    "/// tip | Title\ntext\n///": "':::{tip}'",
    ".. warning:: text": "':::{warning}'",
    ".. image:: hill.png": "':::{figure}'",
    ".. code-block:: python": "'```'",
    ".. _my-target:": "Write '{#name}'",
    "Like :ref:`this`.": "Write '{ref}`words <name>`'",
    "text here ^quote-1": "Write '{#name}' after",
    "'''bold'''": "Write '**words**'",
    "== Title ==": "'## Title'",
    "h2. Title": "'## Title'",
    '=== "Tab"': "'## Title'",
    "[https://example.org text]": "Write '[text](address)'",
    '{| class="x"': "'| a | b |'",
    "|===": "'| a | b |'",
    "#+TITLE: x": "in Markdown",
    "Like \\ref{x} here.": "in Markdown",
    "Dr.\\ Who came.": "no-break space",
    ":width: wide": "begins the directive",
    "+++": "Write '***'",
    "```mermaid\ngraph TD\n```": "Make a picture",
    "It is `{python} value`.": "Write its result",
    f"{TABLE}\n\n: The caption": "':::{table} The caption'",
    f"Table: The caption\n\n{TABLE}": "':::{table} The caption'",
    f"A paragraph.\n\n: The caption\n\n{TABLE}": "':::{table} The caption'",
}
PLAIN = (
    "[sic], [he] said, [1], [2], [a], [...], [\u2026], [Ed.], [my italics], [Two], [iii] [part].",
    "\\[sic\\], \\[My Part\\], \\(see p. 3\\), \\(1\\), \\(a\\) and \\(b\\).",
    "\\(Hand\\-made\\) and \\(x\\).",
    "At 10:30:45, std::vector, a ratio of 3:4:5, urn:isbn:1, C++ and C++, i++ or ++i.",
    "With ++i and i++ it counts; a || b || c; 100%% or 50%%; ~5 or ~10; a~b and ~/bin:~/lib.",
    "He wrote ''so'' and ``so''; '''Tis so,' he said.",
    "Yes! a < b, wow!< is odd; @name and me@example.org [p. 3]; if a==b or c==d.",
    "\\:smile:, \\++so++, \\==so==, \\~so~, \\||so||, \\%%so%%, \\>!so!< and \\'''so'''.",
    "C:\\Users\\me and \\\\server\\share; press ^C or ^Z, ^here",
    "Look: so it is: yes. Note: this :: that. (:",
    "<!-- include a map here, later -->",
    "```text\n{{#include file.md}}\n```",
    '```markdown\n--8<-- "file.md"\n```',
    "```c\n#include <stdio.h>\ni++; ++j;\n```",
    "`{{#include x}}`, `++a++`, `:smile:`, `r` and `#!/bin/sh`.",
    "... and so on. 2 + 2 = 4 + 0 = 4; === and +++ are signs.",
    f"{{#t}}\n{TABLE}\n\nThe table: a caption it is not.",
)
EXAMPLES = {
    ":::{include} file.md": ":::{include} file.md\n:::",
    "## Title": "## Title",
    "#name": "",
    "$...$": "It is $...$.",
    "$$": "$$\nx\n$$",
    "&bull;": "&bull; kept",
    "&nbsp;": "Dr.&nbsp;Who",
    "**": "**words**",
    "**words**": "**words**",
    "~~": "~~words~~",
    "~~words~~": "~~words~~",
    "[words]{.mark}": "[words]{.mark}",
    "{mark}`words`": "{mark}`words`",
    "{u}`words`": "{u}`words`",
    "{kbd}`keys`": "{kbd}`keys`",
    "*": "*words*",
    "*words*": "*words*",
    "***": "a\n\n***\n\nb",
    "- ": "- item",
    "1. ": "1. item",
    "<": "[a](<one.md>)",
    "<!-- remark -->": "<!-- remark -->",
    ">": "[a](<one.md>)",
    "[^name]": "text[^name]\n\n[^name]: the note",
    "[^name]: the note": "text[^name]\n\n[^name]: the note",
    "[label]: address": "[text][label]\n\n[label]: https://example.org",
    "[text](address)": "[text](https://example.org)",
    "[text](file.md)": "[text](file.md)",
    "[words]": "[words]{lang=fr}",
    "[words](#ID)": "[words](#my-part)",
    "![What it shows](file.png)": "![What it shows](file.png)",
    "'`code`'": "`code`",
    "`code`": "`code`",
    "```": "```\nso\n```",
    "`": "`code`",
    "{#name}": "## Title {#name}",
    "{lang=fr}": "[words]{lang=fr}",
    "{numref}`name`": ":::{table} A\n:name: name\n\n| a |\n|---|\n| 1 |\n:::\n\n{numref}`name`",
    "{ref}`words <name>`": "{ref}`words <name>`\n\n## Title {#name}",
    "{sup}`words`": "{sup}`words`",
    "{sub}`words`": "{sub}`words`",
    "{abbr}`short (what it stands for)`": "{abbr}`short (what it stands for)`",
    "{style=lower-alpha}": "{style=lower-alpha}\n1. item",
    "| a | b |": "| a | b |\n|---|---|\n| 1 | 2 |",
    "```text": "```text\nso\n```",
    ":::": ":::{note}\ntext\n:::",
    ":::{BOX}": ":::{note}\ntext\n:::",
    ":::{figure}": ":::{figure} file.png\n:alt: What it shows\n:::",
    ":::{table} The caption": ":::{table} The caption\n| a |\n|---|\n| 1 |\n:::",
    ":::{verse}": ":::{verse}\nline\n:::",
    "[abbreviations]": "",  # of book.toml
    "---": "",  # to be removed
}
"""A manuscript for each spelling that a remedy names."""


def _book(text: str) -> str:
    return f"# One\n\n{text}\n\n## My Part\n\nEnd.\n"


def _quoted(remedy: str) -> list[str]:
    return re.findall(r"(?<!\w)'([^']+)'", remedy)


def _remedies() -> list[str]:
    kinds: list[dialects.Kind] = []
    for value in vars(dialects).values():
        kinds += [value] if isinstance(value, dialects.Kind) else []
        if isinstance(value, tuple):
            kinds += [kind for kind in value if isinstance(kind, dialects.Kind)]
    return [kind.remedy for kind in kinds]


@pytest.mark.parametrize("text", MEANT, ids=repr)
def test_it_is_told_with_its_remedy_and_kept(tmp_path, text):
    manuscript = read(tmp_path, _book(text))

    (told,) = manuscript.diagnostics
    assert told.code == "stray-markup"
    assert MEANT[text] in (told.hint or "")
    kept = all_text(manuscript.document)
    words = re.sub(r"<!--.*?-->|^```.*$", "", text, flags=re.MULTILINE).split()
    assert all(word in kept for word in words if word.isalpha() and word.islower())


@pytest.mark.parametrize("text", PLAIN)
def test_what_only_looks_alike_is_let_through(tmp_path, text):
    assert faults(read(tmp_path, _book(text))) == []


@pytest.mark.parametrize("text", MEANT, ids=repr)
def test_a_backslash_before_it_keeps_it(tmp_path, text):
    (told,) = read(tmp_path, _book(text)).diagnostics
    if "put a backslash before it" not in (told.hint or ""):
        return
    signs = told.message.split("'", 1)[1].rsplit("' looks", 1)[0].split()[0]
    assert told.position is not None
    lines = _book(text).split("\n")
    start = (told.position.line or 1) - 1
    signs = signs if signs in lines[start] else signs[0]
    lines[start] = lines[start].replace(signs, f"\\{signs}", 1)
    again = read(tmp_path, "\n".join(lines))

    assert faults(again) == []


def test_every_remedy_names_spellings_that_are_tried():
    spellings = {spelling for remedy in _remedies() for spelling in _quoted(remedy)}

    assert spellings - {"`', or Markdown."} <= set(EXAMPLES)


@pytest.mark.parametrize("spelling", [key for key, text in EXAMPLES.items() if text])
def test_the_spelling_of_a_remedy_works(tmp_path, spelling):
    text = EXAMPLES[spelling]
    manuscript = read(
        tmp_path, _book(text), **{"file.png": "not looked at", "file.md": "# F\n\nx\n"}
    )

    assert (
        spelling.replace("BOX", "note").replace("ID", "my-part").split("address")[0].strip("'")
        in text
    )
    assert faults(manuscript) == []


@pytest.mark.parametrize("name", [*dialects.RELATED, "NOTE", "Tip", "quote", "homemade"])
def test_every_box_has_a_directive_that_exists(name):
    assert dialects.box_for(name) in DIRECTIVES


@pytest.mark.parametrize("text", ["$`x^2`$", "```math\nx^2\n```"])
def test_formulas_as_github_and_gitlab_write_them_are_read(tmp_path, text):
    manuscript = read(tmp_path, _book(text))

    assert faults(manuscript) == []
    assert all_text(manuscript.document) == all_text(read(tmp_path, _book("$x^2$")).document)


@pytest.mark.parametrize(
    ("info", "hint"),
    [
        ("{.python .numberLines}", "'```python'"),
        ('python title="x.py"', "'```python'"),
        ("python {linenos=true}", "'```python'"),
        ("{r}", "'```r'"),
        ("{python}", "'```python'"),
        ("{toctree}", "makes its own contents"),
        ("{=html}", "for every edition"),
    ],
)
def test_a_fence_of_another_dialect_is_told_with_what_to_write(tmp_path, info, hint):
    (told,) = read(tmp_path, _book(f"```{info}\nx\n```")).diagnostics

    assert told.severity == "error"
    assert hint in (told.hint or "")


@pytest.mark.parametrize(
    ("role", "hint"),
    [
        ("doc", "[text](file.md)"),
        ("cite", "[^name]"),
        ("cite:p", "[^name]"),
        ("eq", "{ref}`words <name>`"),
        ("keyboard", "{kbd}`keys`"),
        ("underline", "{u}`words`"),
        ("superscript", "{sup}`words`"),
    ],
)
def test_a_role_of_another_dialect_is_told_with_what_to_write(tmp_path, role, hint):
    (told,) = read(tmp_path, _book(f"So {{{role}}}`x` it is.")).diagnostics

    assert told.code == "unknown-role"
    assert hint in (told.hint or "")
    assert hint in EXAMPLES


@pytest.mark.parametrize("line", [": The caption", "[The caption]", "{#tbl-x .wide}"])
def test_a_line_right_below_a_table_is_told_as_what_it_is(tmp_path, line):
    (told,) = read(tmp_path, _book(f"{TABLE}\n{line}")).diagnostics

    assert told.code == "ragged-row"
    assert "an empty line below the table" in (told.hint or "")


def test_a_line_inside_code_in_a_row_is_told_with_what_to_write(tmp_path):
    row = "| {ruby}`\u6f22|\u304b\u3093` | `x` | `y` |"
    (told, _) = read(tmp_path, _book(f"| A | B | C |\n|---|---|---|\n{row}")).diagnostics
    assert (told.code, "'\\|'" in (told.hint or "")) == ("ragged-row", True)

    other = "| `x` | `y` | `z` | 4 |"
    (told,) = read(tmp_path / "b", _book(f"| A | B | C |\n|---|---|---|\n{other}")).diagnostics
    assert "'\\|'" not in (told.hint or "")

    right = row.replace("\u6f22|", "\u6f22\\|")
    made = read(tmp_path / "c", _book(f"| A | B | C |\n|---|---|---|\n{right}"))
    (ruby,) = (
        inline
        for sentence in document_sentences(made.document)
        for inline in sentence.inlines
        if isinstance(inline, Ruby)
    )
    assert made.diagnostics == ()
    assert ruby == Ruby("\u6f22", "\u304b\u3093")


def test_facts_amid_a_file_are_no_heading_in_silence(tmp_path):
    ((code, _, line),) = faults(read(tmp_path, _book("---\ntitle: X\nauthor: Y\n---\n\nText.")))

    assert (code, line) == ("stray-markup", 4)


def test_the_line_is_that_of_the_fault(tmp_path):
    text = "One `code`\nand *two*\nlines; then ++this++\nand [my\npart] and :tada:"

    assert [line for _, _, line in faults(read(tmp_path, _book(text)))] == [5, 7, 6]


def test_a_heading_elsewhere_in_the_book_counts(tmp_path):
    other = "# Two words\n\nText.\n"
    (told,) = read(tmp_path, _book("See [Two Words]."), **{"two.md": other}).diagnostics

    assert "(#two-words)" in (told.hint or "")


def test_brackets_escaped_by_a_program_are_no_formulas(tmp_path):
    text = "\\(So it is\\)\\. Here is \\(x\\) and there \\[y\\]\\."

    assert faults(read(tmp_path, _book(text))) == []
