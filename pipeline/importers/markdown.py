"""Markdown of pandoc, GitHub, Quarto, MyST and mdBook, and folders of it."""

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

from pipeline.errors import ManuscriptError
from pipeline.importers.dialects import to_pandoc
from pipeline.importers.html_within import resolve_html
from pipeline.importers.inclusion import cut_out, included
from pipeline.importers.mathjax import as_code, has_mathjax, resolve_formulas, with_formulas
from pipeline.importers.nearby import from_folder
from pipeline.importers.pandoc import Node, plain, read_tree, walk
from pipeline.importers.proof import EITHER
from pipeline.importers.sources import Facts, Part, Source
from pipeline.importers.telling import Teller
from pipeline.importers.writing.context import is_web
from pipeline.progress import Progress

PANDOC = "markdown+task_lists+alerts+autolink_bare_uris"
GITHUB = "gfm+definition_lists+yaml_metadata_block+attributes+fenced_divs+bracketed_spans"
_MADE_OF_PANDOC = re.compile(
    r"\[-?@|\[\^?[^\[\]]*+\]\{|^:::+ ?\{|^(?:Table)?: |\{[#.][\w-]|\^\["
    r"|^[ \t]*+-{3,}+[ \t]++-{3,}|^\+-{2,}",
    re.MULTILINE,
)
_MADE_OF_MYST = re.compile(r"^[ \t]*+(?:`{3,}+|:{3,}+)\{[a-z]", re.MULTILINE)
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.|\[[^\[\]]{0,99}+\]){0,299}+)\]\(<?([^()<>\n]*+)>?\)")


def read_markdown(
    path: Path, teller: Teller, progress: Progress, options: list[str], dialect: str = ""
) -> Source:
    """A file or a folder of Markdown.

    Raises:
        ManuscriptError: there is no Markdown in it.
    """
    facts = Facts()
    folder = path if path.is_dir() else path.parent
    files = _files(path, facts, teller)
    parts: list[Part] = []
    with progress.task(f"Reading {path.name}", len(files)) as task:
        for file, title in files:
            parts.append(_part(file, folder, title, facts, teller, options, dialect))
            task.advance()
    return Source(path.name, parts, facts, from_folder(folder, folder), teller)


def _files(path: Path, facts: Facts, teller: Teller) -> list[tuple[Path, str]]:
    """The files in reading order, each with the title that a table of contents gives it."""
    if path.is_file():
        return [(path, "")]
    if (summary := _summary(path)) is not None:
        return _mdbook(summary, path, facts, teller)
    if (path / "_quarto.yml").is_file():
        return _quarto(path, facts, teller)
    if (path / "_bookdown.yml").is_file():
        return _bookdown(path)
    found = sorted(
        one for one in path.rglob("*") if one.suffix.lower() in (".md", ".qmd", ".rmd", ".markdown")
    )
    if not found:
        raise ManuscriptError(
            f"{path.as_posix()} holds no Markdown", "Name a file or a folder of text."
        )
    return [(one, "") for one in found]


def _summary(folder: Path) -> Path | None:
    return next(
        (one for one in (folder / "src/SUMMARY.md", folder / "SUMMARY.md") if one.is_file()), None
    )


def _mdbook(summary: Path, folder: Path, facts: Facts, teller: Teller) -> list[tuple[Path, str]]:
    facts.language = "en"  # as mdBook has it
    if (folder / "book.toml").is_file():
        try:
            book = tomllib.loads((folder / "book.toml").read_text("utf-8")).get("book", {})
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            book = {}
        facts.title = str(book.get("title", ""))
        facts.language = str(book.get("language", "en"))
        facts.description = str(book.get("description", ""))
        facts.authors = [(str(one), "aut") for one in book.get("authors", [])]
    found: dict[Path, str] = {}
    for title, address in _LINK.findall(summary.read_text("utf-8")):
        file = summary.parent / unquote(address.partition("#")[0])
        if not is_web(address) and _is_there(file, teller, summary.name) and file not in found:
            found[file] = re.sub(r"[`*]", "", title)
    return list(found.items())


def _is_there(file: Path, teller: Teller, place: str) -> bool:
    if file.is_file():
        return True
    teller.tell("lost", place, f"the chapter {file.name}, which it names, is not here")
    return False


def _quarto(folder: Path, facts: Facts, teller: Teller) -> list[tuple[Path, str]]:
    """The chapters of ``_quarto.yml``, whose facts pandoc reads as metadata."""
    text = (folder / "_quarto.yml").read_text("utf-8")
    data = f"---\n{text}\n---\n".encode()
    said = read_tree("markdown", data, "_quarto.yml")["meta"]
    book = said.get("book", {}).get("c", {})
    _take_facts(book if isinstance(book, dict) else {}, facts)
    facts.language = plain(said.get("lang", [])) or facts.language or "en"
    names = re.findall(
        r"^[ \t]*+-[ \t]*+(?:part:|file:|href:)?[ \t]*+[\"']?([\w./ -]+\.(?:qmd|md|rmd|Rmd))\b",
        text,
        re.MULTILINE,
    )
    named = dict.fromkeys(folder / name for name in names)
    found = [one for one in named if _is_there(one, teller, "_quarto.yml")]
    return [(one, "") for one in found] or [(one, "") for one in sorted(folder.glob("*.qmd"))]


_NAMED = re.compile(r"(?<![\w./-])[\w./-]++")


def _bookdown(folder: Path) -> list[tuple[Path, str]]:
    """The chapters that ``_bookdown.yml`` lists; else those of the folder, the index first."""
    text = (folder / "_bookdown.yml").read_text("utf-8", "replace")
    listed = text.partition("rmd_files:")[2]
    names = [name for name in _NAMED.findall(listed) if name.lower().endswith(("rmd", "md"))]
    named = [folder / name for name in dict.fromkeys(names) if (folder / name).is_file()]
    others = sorted(one for one in folder.glob("*.[Rr]md") if not one.name.startswith("_"))
    found = named or others
    found.sort(key=lambda one: one.stem != "index")
    return [(one, "") for one in found]


def _take_facts(said: dict[str, Node], facts: Facts) -> None:
    facts.title = facts.title or plain(said.get("title", []))
    facts.subtitle = facts.subtitle or plain(said.get("subtitle", []))
    facts.language = facts.language or plain(said.get("lang", said.get("language", [])))
    facts.date = facts.date or plain(said.get("date", []))
    facts.publisher = facts.publisher or plain(said.get("publisher", []))
    facts.rights = facts.rights or plain(said.get("rights", []))
    facts.description = facts.description or plain(
        said.get("description", said.get("abstract", []))
    )
    if not facts.authors and (people := said.get("author")):
        each = people["c"] if people["t"] == "MetaList" else [people]
        facts.authors = [(plain(_name(one)), "aut") for one in each if plain(_name(one))]


def _name(one: Node) -> Node:
    if one["t"] == "MetaMap":
        found: Node = one["c"].get("name", one)
        return (
            _name(found["c"]["literal"])
            if found["t"] == "MetaMap" and "literal" in found["c"]
            else found
        )
    return one


def read_text(path: Path) -> str:
    """A text file.

    Raises:
        ManuscriptError: it is no text.
    """
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # as Windows writes "Unicode"
        data = data.decode("utf-16", "replace").encode()
    data = data.removeprefix(b"\xef\xbb\xbf")
    if b"\0" in data[:4096]:
        raise ManuscriptError(
            f"{path.name} is no text file", "Name a text, or a .docx, .odt or .epub."
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _part(  # noqa: PLR0917  (what one file needs)
    file: Path,
    folder: Path,
    title: str,
    facts: Facts,
    teller: Teller,
    options: list[str],
    dialect: str,
) -> Part:
    name = file.relative_to(folder).as_posix() if file.is_relative_to(folder) else file.name
    text = included(read_text(file), _reader(file, folder), _told(teller, name))
    form = {"pandoc": PANDOC, "github": GITHUB}.get(dialect) or _format(text, file, folder)
    prepared = text if form == PANDOC else to_pandoc(text, teller, name)
    formulas = _summary(folder) is not None and has_mathjax(folder)
    marked = with_formulas(prepared, as_code, _fenced) if formulas else prepared
    prepared = with_formulas(prepared, lambda _found: " ", _fenced) if formulas else prepared
    tree = read_tree(form, marked.encode(), name, options if not form.startswith(GITHUB) else ())
    resolve_formulas(tree["blocks"])
    own = Facts()
    _take_facts(tree["meta"], own)
    if not facts.title or len(tree["blocks"]) == 0:
        _take_facts(tree["meta"], facts)
    blocks = resolve_html(tree["blocks"], teller, name)
    if folder != file.parent or title or own.title:
        title = own.title or title
    keys = _resolved(tree["blocks"]) if "--citeproc" in options else set()
    if missing := sorted(key for key in keys if f"{key}?" in plain(blocks)):
        what = "a source that is cited is not in the bibliography"
        for key in missing:
            teller.tell("changed", name, what, key)
    return Part(name, blocks, text_units(_without_keys(prepared, keys)), title)


def _resolved(blocks: list[Node]) -> set[str]:
    """The keys of the sources that a text cites, in whose place their names now stand."""
    cited = (one["c"][0] for one in walk(blocks) if one["t"] == "Cite")
    return {str(one["citationId"]) for row in cited for one in row}


def _without_keys(text: str, keys: set[str]) -> str:
    return _KEY.sub(lambda found: " " if found[1].rstrip(".:") in keys else found[0], text)


_KEY = re.compile(r"-?@\{?([\w:.#$%&+?<>~/-]++)\}?")


def _format(text: str, file: Path, folder: Path) -> str:
    if file.suffix.lower() in (".qmd", ".rmd"):
        return f"{PANDOC}+lists_without_preceding_blankline"
    if _summary(folder) is not None:
        return f"{GITHUB}-tex_math_dollars"  # mdBook itself knows no formulas in dollars
    return PANDOC if _MADE_OF_PANDOC.search(text) and not _MADE_OF_MYST.search(text) else GITHUB


def _reader(file: Path, folder: Path) -> Callable[[str], str | None]:
    def read(name: str) -> str | None:
        for place in (file.parent / name, folder / name):
            try:
                found = place.resolve()
                if found.is_relative_to(folder.resolve()) and found.is_file():
                    return read_text(found)
            except (OSError, ValueError, ManuscriptError):
                continue
        return None

    return read


def _told(teller: Teller, name: str) -> Callable[[str], None]:
    return lambda file: teller.tell(
        "lost", name, f"the file {file}, which it includes, is not here"
    )


_CLEAN = (
    (re.compile(r"\A---[ \t]*+\n.*?\n(?:---|\.\.\.)[ \t]*+\n", re.DOTALL), ""),
    (re.compile(r"^ {0,3}\[[^\]^]+\]:\s*\S+.*$", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*+(?:> ?)*+(`{3,}+|~{3,}+).*$", re.MULTILINE), "\n"),
    (re.compile(r"^[ \t]*+:{3,}+.*$", re.MULTILINE), "\n"),
    (re.compile(r"\]\((?:[^()\s]|\([^()]*\))*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)"), "] "),
    (re.compile(r"</?(?:su[bp]|em|strong|b|i|u|s|del|ins|mark|span)\b[^<>]*>"), ""),
    (re.compile(r"</?[A-Za-z][^<>]*>"), " "),
    (re.compile(r"\]\[[^\]]*\]"), "] "),
    (re.compile(r"\[\^[^\[\]]++\]:?"), " "),
    (re.compile(r"(?<!\\)\{[#.%][^{}]*\}|\{[\w-]+=[^{}]*\}|\{\w+\}(?=`)|\{-\}"), " "),
    (re.compile(r"\$\$.*?\$\$", re.DOTALL), " "),
    (re.compile(r"(?<![\\$\w])\$(?=\S)[^$\n]+?(?<=\S)\$(?![\d$])"), " "),
    (re.compile(r"^> \[!\w+\]", re.MULTILINE), ""),
    (re.compile(r"&#?\w+;"), " "),
    (re.compile(r"(?<![\w.])-?@(?:fig|tbl|sec|eq|lst)-[\w:-]+"), " "),
    (
        re.compile(
            r"^[ \t]*+(?:[-*+]|\(?(?:\d++|#|[a-zA-Z]|@\w*+)[.)])[ \t]++(?:\[[ xX]\] )?",
            re.MULTILINE,
        ),
        "",
    ),
    (re.compile(r"\\[!-/:-@\[-`{-~]"), " "),
    (re.compile(r"[*~^`]|(?<![^\W_])_+|_+(?![^\W_])"), ""),
)


def text_units(text: str) -> list[str]:
    """The words of a text by lines, by a plain reading of its own: what is no markup is a word."""
    text = _REMARK.sub("\n", _CLEAN[0][0].sub("", text))
    text = _FENCE_IN_CELL.sub("|", text)
    units: list[str] = []
    for is_code, piece in _fenced(text):
        units += piece.split("\n") if is_code else _running_units(piece)
    return [unit for unit in units if unit.strip()]


_FENCE_IN_CELL = re.compile(r"\|[ \t]*+(?:`{3,}+|~{3,}+)[ \t]*+\w*+[ \t]*+(?=\|)")
"""A block of code that begins or ends in a cell of a grid table, with the name of its language."""

_FENCE = re.compile(r"[ \t]*+(?:> ?)*+(`{3,}+|~{3,}+)([^`]*+)$")


def _fenced(text: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces, each with whether it is a block of code."""
    fence, lines = "", list[str]()
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if not found or (fence and (not found[1].startswith(fence) or found[2].strip())):
            lines.append(line)
            continue
        yield bool(fence), "\n".join(lines)
        fence, lines = "" if fence else found[1], []
    yield bool(fence), "\n".join(lines)


_REMARK = re.compile(r"^```+ ?\{=html\}\s*<!--.*?-->\s*^```+$", re.MULTILINE | re.DOTALL)
"""A remark as Quarto's visual editor writes it."""

_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)(?:\{[^{}]*\})?", re.DOTALL)
_INDENTED = re.compile(r"^(?:    |\t).*$", re.MULTILINE)


def either(line: str) -> str:
    """A line that may be code or running text: read as the one, or else as the other."""
    return f"{_cleaned(line)}{EITHER}{line.strip()}"


_EQUATIONS = [
    f"{kind}{star}"
    for kind in ("equation", "align", "gather", "multline", "eqnarray")
    for star in ("", "*")
]


def _cleaned(text: str) -> str:
    text = cut_out(text, "<!--", "-->")
    for kind in _EQUATIONS if "\\begin{" in text else ():
        text = cut_out(text, f"\\begin{{{kind}}}", f"\\end{{{kind}}}")
    for pattern, put in _CLEAN[1:]:
        text = pattern.sub(put, text)
    return text


def _running_units(text: str) -> list[str]:
    codes: list[str] = []

    def hide(found: "re.Match[str]") -> str:
        codes.append(found[2].replace("\n", " ").replace("|", " "))
        return f"\ue000{len(codes) - 1}\ue001"

    text = _CODE.sub(hide, text)
    indented: list[str] = []

    def keep(found: "re.Match[str]") -> str:
        indented.append(found[0])
        return f"\n\ue002{len(indented) - 1}\n"

    text = _cleaned(_INDENTED.sub(keep, text))
    text = re.sub("\ue002(\\d+)", lambda found: either(indented[int(found[1])]), text)
    text = re.sub("\ue000(\\d+)\ue001", lambda found: codes[int(found[1])], text)
    lines = text.split("\n")
    return [one for line in lines for one in ([line] if EITHER in line else line.split("|"))]
