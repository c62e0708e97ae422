"""What other dialects of Markdown write, and how it is written here.

Each kind has a pattern, what the signs look like, and the remedy. In a remedy, ``BOX`` stands for
the directive that is nearest to the word that was found.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of stray markup. ``keep`` says whether a backslash before it keeps it as it is."""

    pattern: str
    looks_like: str
    remedy: str
    keep: bool = True


RELATED = {
    "abstract": "note", "blockquote": "quote", "bug": "warning", "check": "tip", "cite": "quote",
    "code": "```", "code-block": "```", "done": "tip", "example": "note", "fail": "warning",
    "failure": "warning", "faq": "note", "help": "note", "image": "figure", "info": "note",
    "line-block": "verse", "list-table": "csv-table", "missing": "warning",
    "pull-quote": "quote", "question": "note", "sourcecode": "```",
    "success": "tip", "summary": "note", "tldr": "note", "todo": "note", "topic": "note",
}  # fmt: skip
"""Directives and boxes of other dialects, and the directive that is nearest to each."""

_BOXES = (
    "note", "tip", "important", "caution", "warning", "danger", "seealso", "hint", "attention",
    "error", "admonition", "quote",
)  # fmt: skip


def box_for(name: str) -> str:
    """The directive for a box of this name; a name that nobody knows is a note."""
    known = RELATED.get(name.lower(), name.lower())
    return known if known in (*_BOXES, *RELATED.values()) and known != "```" else "note"


_BOX = "Write ':::{BOX}' in its place, and ':::' on the line below the text."
_FORMULA = "Write '$...$' in a line, or '$$' on the lines around it."
_ELSEWHERE = "a place for text from elsewhere"
_INCLUDE = "Write the text that belongs here, or ':::{include} file.md'."
_NAME = "Write the text that belongs here, or give it a name under [names] in book.toml."
_CONTENTS = ("a place for the contents", "Remove it: every edition makes its own.")
_ATTRIBUTES = (
    "attributes that belong to nothing",
    "Write '{#name}' after a heading's title, '{lang=fr}' after '[words]'; remove the others.",
)
_ITEM = "Leave an empty line above the list and write '1. ' or '- '"
_CITATION = ("a citation", "Name the source in words, or in a note: '[^name]'.")
_CITED = r"-?@[A-Za-z][A-Za-z_:-]*(?:1[5-9]|20)\d\d[a-z]?"
"""A name and a year, as programs that keep sources make their keys."""
_REFERRED = "fig|tbl|tab|eq|sec|lst"
_OPTIONS = (
    "name|alt|file|class|label|width|height|align|caption|header-rows|stub-columns|delim|figclass"
    "|attribution|decorative"
)
_COMMANDS = (
    "newpage|pagebreak|clearpage|cleardoublepage|emph|text(?:bf|it|tt|sc)|(?:sub)*section|chapter"
    "|footnote|cite[pt]?|label|noindent|[vh]space|newcommand|usepackage|includegraphics|LaTeX"
    "|TeX|tableofcontents|maketitle|bigskip|medskip|smallskip|centering|appendix|hfill|vfill"
)

ANYWHERE = (
    Kind(
        r"\]\(",
        "a link whose address cannot be read",
        "Write the address without spaces, or between '<' and '>'.",
    ),
    Kind(
        r"\]\[",
        "a link whose address is nowhere",
        "Add a line '[label]: address', or write '[text](address)'.",
    ),
    Kind(r"\*\*", "strong words without an end", "Write '**' right before and right after them."),
    Kind(
        r"\*(?=[^\W\d_])",
        "emphasis without an end",
        "Write '*' right before and right after the words, and a space around them.",
    ),
    Kind(r"\{(?:\+\+|--|~~|==|>>)", "a change to decide on", "Write the text as it is to be."),
    Kind(r"~~", "struck-out words without an end", "Write '~~' right before and after them."),
    Kind(r":::", "a directive", "Begin a line with it."),
    Kind(r"\[\^", "the call of a note", "Write '[^name]', without spaces."),
    Kind(r"\$\$", "a formula", _FORMULA),
    Kind(r"\{[#.][^\s{}]+\}", *_ATTRIBUTES),
    Kind(r"\{[\w-]+=", *_ATTRIBUTES),
    Kind(r"\{: ?toc ?\}", *_CONTENTS),
    Kind(r"\{: ?[.#\w][^{}]*\}", *_ATTRIBUTES),
    Kind(r"\{[\w-]+\}(?=`)", "a role without an end", "Close it with '`'."),
    Kind(r"\{-\}", "a heading without a number", "Write it right behind a heading's title."),
    Kind(r"\{=\w+\}", "text for one edition only", "Write it in Markdown, for every edition."),
    Kind(
        r"\^\[",
        "a note inside the line",
        "Write '[^name]' here, and '[^name]: the note' below the paragraph.",
    ),
    Kind(rf"-?@(?:{_REFERRED})[-:][\w-]+", "a cross-reference", "Write '{numref}`name`'."),
    Kind(r"\[-?@[\w{][\w:.-]*", *_CITATION),
    Kind(r"(?<![\w.@])@[A-Za-z][\w:-]* \[pp?\. ?\d", *_CITATION),
    Kind(rf"\({_CITED}\)", *_CITATION),
    Kind(
        rf"\\(?:begin|end)\{{|\\(?:{_COMMANDS})\b|\\[A-Za-z]+\*?\{{",
        "a command of LaTeX",
        "Remove it, or write what it means in Markdown.",
    ),
    Kind(r"\{\|", "a table of a wiki", "Write it with pipes, '| a | b |', or as a CSV file."),
    Kind(r"\{\{(?=[ \t]*\w)", _ELSEWHERE, _NAME),
    Kind(r"\{\{|\{%[^{}]*%\}(?!\})|\{![^{}]*!\}", _ELSEWHERE, _INCLUDE),
    Kind(r"(?<=!)\[\[\w[^\]]*", _ELSEWHERE, "Write '![What it shows](file.png)', or the text."),
    Kind(r"\[\[(?!(?i:toc)\]\])\w[^\]]*", "a link of a wiki", "Write '[text](file.md)'."),
    Kind(
        r"\[https?://[^\s\[\]]+ [^\[\]\s][^\[\]]*\]", "a link of a wiki", "Write '[text](address)'."
    ),
    Kind(r"\[TOC\]", *_CONTENTS),
    Kind(r"&[A-Za-z]\w+;", "the name of a character", "Write the character itself."),
)
"""Kinds found in one piece of text, anywhere in it."""

AT_START = (
    Kind(
        rf"(?!\({_CITED}\))\(@(?!(?:{_REFERRED})[-:])[\w-]*\)(?=\s)",
        "the number of an example",
        "Number it yourself: '1. '.",
    ),
    Kind(r"#{2,6}(?=\w)", "a heading", "Write a space after the number signs: '## Title'."),
    Kind(r"\[[ xX]\](?=\s)", "a task to tick", "Say in words whether it is done."),
    Kind(r"\[!(?i:include)\b", _ELSEWHERE, _INCLUDE),
    Kind(r"\[!(?:[A-Za-z]+)(?:\|[^\]]*)?\]", "a box", _BOX),
    Kind(r"(?:!!!|\?\?\?\+?) ?(?!include)\w+", "a box", _BOX),
    Kind(r"/{3} ?(?:[a-z]+)(?= \||$)", "a box", _BOX),
    Kind(r"===[+!]? \"", "the title of a tab", "Write it as a heading, '## Title'."),
    Kind(
        r"\*\[[^\]]+\]:",
        "the meaning of an abbreviation",
        "Declare it in book.toml, under '[abbreviations]'.",
    ),
    Kind(r"\([\w-]+\)=$", "a name to link to", "Write '{#name}' after the heading's title."),
    Kind(
        rf":(?:{_OPTIONS}):(?= |$)",
        "an option of a directive",
        "Write it right below the line that begins the directive.",
    ),
    Kind(r"h[1-6]\. (?=\S)", "a heading", "Begin it with number signs: '## Title'."),
    Kind(
        r"\.\. ?(?:code|code-block|sourcecode)::",
        "code",
        "Write it between lines of '```'.",
        keep=False,
    ),
    Kind(r"\.\. ?(?:[a-z-]+)::", "a directive of reStructuredText", _BOX, keep=False),
    Kind(r"\.\. _[\w .-]+:", "a name to link to", "Write '{#name}' after the heading's title."),
    Kind(r"include::?\S+\[|image::?\S+\[", "a file from elsewhere", _INCLUDE),
    Kind(
        r"(?i:(?:!!)?!include\w*|@include|@import)[( ] ?[\"'<]?[\w./-]+\.\w+|<<< ?@?[\w./-]+\.\w+",
        _ELSEWHERE,
        _INCLUDE,
    ),
)
"""Kinds that begin a line."""

ACROSS = (
    Kind(
        r"\{~~[^{}~]*+(?:~(?!~)[^{}~]*+)*~~\}",
        "a change to decide on",
        "Write the text as it is to be.",
    ),
    Kind(
        r"(?<![\w+])\+\+(?=\w)(?![^\W_]\b(?!\+\+))(?:[^+]|\+(?!\+))*(?<=[^\s+])\+\+(?![\w+])",
        "inserted words or keys",
        "Write the words alone, '{u}`words`' or '{kbd}`keys`'.",
    ),
    Kind(
        r"(?<![=\w])==(?=\w)(?:[^=\ue000\ue014]|=(?!=))*(?<=[^\s=])==(?![=\w])",
        "highlighted words",
        "Write '{mark}`words`', or '[words]{.mark}'.",
    ),
    Kind(
        r"(?<![\w~/])~(?=\w)[^~]*(?<=[^\s~/])~(?![\w~/])",
        "words that are struck out",
        "Write '~~words~~'.",
    ),
    Kind(
        r"(?<!\^)\^\^\w[^^\s\ue000\ue014]*\^\^(?!\^)",
        "raised or underlined words",
        "Write '{sup}`words`' or '{u}`words`'.",
    ),
    Kind(
        r"(?:>|\A)!(?=[^\s!<])[^<!]*!<",
        "hidden words",
        "Write them openly, or in a note: '[^name]'.",
    ),
    Kind(
        r"(?<![|\w])\|\|(?=\w)[^|]*(?<=[^\s|])\|\|(?![|\w])",
        "hidden words",
        "Write them openly, or in a note: '[^name]'.",
    ),
    Kind(r"(?<![\w%])%%[^%]+%%(?!%)", "a remark", "Write '<!-- remark -->'."),
    Kind(
        r":(?:ref|doc|term|abbr|math|sub|sup|numref|cite\w{0,12}(?::\w{1,12})?|download|file|kbd|code|eq|guilabel"
        r"|py:\w+|class|func|meth|mod|option|envvar|program|command):(?=\ue001)",
        "a role of reStructuredText",
        "Write '{ref}`words <name>`', or Markdown.",
    ),
    Kind(
        rf"(?<![\w:/]):(?!(?:{_OPTIONS}):)(?:[a-z][a-z0-9_+-]*[a-z0-9]|\+1|-1|100):(?![\w:/\ue001])",
        "the name of an emoji",
        "Type the character itself, or say it in words.",
    ),
    Kind(
        r"(?<!')'''(?=\w)[^'\ue000\ue014]*(?<=[^\s'])'''(?!')",
        "strong words of a wiki",
        "Write '**words**'.",
    ),
    Kind(
        r"\[[^\[\]@]*(?:\b(?:see|also|e\.g\.)\s+|\bcf\.?\s+|;\s*)-?@[A-Za-z][^\[\]]*+\]",
        *_CITATION,
    ),
    Kind(
        r"(?:(?<=\s)|(?<!.|\n))\^(?=[a-z]*[\d-])[a-z0-9][a-z0-9-]{3,}\Z",
        "a name to link to",
        "Write '{#name}' after '[words]'.",
    ),
    Kind(
        r"(?:(?<=[^\W\d_])|(?<=[^\W\d_]\.))\\ (?=\w)",
        "a space that breaks no line",
        "Type a no-break space, or '&nbsp;'.",
        keep=False,
    ),
    Kind(
        r"(?<!\ue014)\ue014(?:\([^\ue010-\ue014]+\ue014\)|\[[^\ue010-\ue014]+\ue014\])",
        "a formula",
        f"{_FORMULA} To show the signs, put a backslash before each bracket.",
        keep=False,
    ),
)
"""Pairs of signs, looked for in a whole paragraph: see ``stray.shadow`` for the private letters."""

OF_LINES = (
    Kind(
        r"\+(?:[-=:]+\+)+\s*$|\s*-{2,}(?: +-{2,})+\s*$",
        "a drawn table",
        "Write it with pipes, '| a | b |', or as a CSV file.",
        keep=False,
    ),
    Kind(
        "[\u2022\u2023\u25aa\u25cf\u25e6] ",
        "the bullet of a list",
        "Write '- ' in its place; to keep the bullet, write '&bull;'.",
        keep=False,
    ),
    Kind(r"\| +[^|]+$", "a line of verse", "Write the verse between ':::{verse}' and ':::'."),
    Kind(r"\|={3,}$", "a drawn table", "Write it with pipes, '| a | b |', or as a CSV file."),
    Kind(r"\+\+\+(?: *\{.*\})?$", "a break between parts", "Write '***', or remove it."),
    Kind(
        r"={2,6} +[^=\s][^=]*+(?<= )={2,6}$",
        "a heading of a wiki",
        "Begin it with number signs: '## Title'.",
    ),
    Kind(r"[;]?-+8<-+ *(?:[\"'].*)?$", _ELSEWHERE, _INCLUDE),
    Kind(r"#\+[A-Za-z_]+", "a command of Org mode", "Write what it means in Markdown."),
    Kind(
        r"(?:__(?:NO)?TOC__|\[\[_TOC_\]\]|\[\[toc\]\]|\[toc\]|\$?\{toc(?:[:|][^}]*)?\})$",
        *_CONTENTS,
    ),
    Kind(
        r"\{(?:code|noformat|quote|panel|info|note|tip|warning)(?:[:|][^}]*)?\}$",
        "a box of a wiki",
        "Write ':::{BOX}' above and ':::' below what belongs into it.",
    ),
)
"""Lines of a paragraph's Markdown that were meant as another block."""

REMARK = Kind("% ", "a remark", "Write '<!-- remark -->'.")
LIST_ITEM = Kind(
    "",
    "an item of a list",
    f"{_ITEM}; for letters, write '{{style=lower-alpha}}' on the line above it.",
    keep=False,
)
DASH = Kind(
    r"(?<![-!<])(-{2,3})(?![->])(?:(?=\s|$)|(?<=\w--)(?=\w)|(?<=\w---)(?=\w))",
    "a dash",
    "Type the dash itself, \u2013 or \u2014, or code between '`'.",
)
FORMULA = Kind(
    "", "a formula", f"{_FORMULA} To show the brackets, remove the backslashes.", keep=False
)
HEADING_LINK = Kind("", "a link to the heading of this name", "Write '[words](#ID)'.")
CAPTION = Kind(
    r"(?:: +|[Tt]able: *)(?=\S)",
    "the caption of a table",
    "Make it ':::{table} The caption' on the line above the table, and write ':::' below it.",
)
METADATA = Kind(
    r"\w[\w-]*:(?: [^\n]*)?(?:\n(?:\w[\w-]*:| |- )[^\n]*)*$",
    "facts about the text",
    "Remove the lines between '---'; facts about the book belong into book.toml.",
    keep=False,
)
IN_CODE = Kind(
    r"\s*(?:[;]?-+8<-+ +[\"'].*|\{\{\s*#\w+ .*\}\}|\{\{[<%] *(?:include|embed)\b.*[>%]\}\}"
    r"|!include\w*[( ].*\.\w+\)?)\s*$",
    _ELSEWHERE,
    "Write the lines of the file here; to show the signs themselves, begin the code with"
    " '```text'.",
    keep=False,
)
REMARK_INCLUDE = Kind(
    r"<!--\s*#?(?i:include|import|embed)\b[^<>]*\w\.\w{2,4}\b",
    _ELSEWHERE,
    f"{_INCLUDE} A remark says it with other words: '<!-- remark -->'.",
    keep=False,
)
DIAGRAM = Kind(
    r"(?:mermaid|plantuml)$",
    "a diagram to be drawn",
    "Make a picture of it and write ':::{figure}'; to show the code, begin it with '```text'.",
    keep=False,
)
IN_CODE_WORDS = Kind(
    r"\{\w+\} \S|r [\w.]+[($\[]|#!\w+ \S",
    "code to be run or coloured",
    "Write its result, or '`code`' alone.",
    keep=False,
)
SHOWN = frozenset(
    {"text", "txt", "markdown", "md", "html", "jinja", "jinja2", "liquid", "handlebars", "mustache"}
)
"""Languages of code blocks that show such signs for their own sake."""
