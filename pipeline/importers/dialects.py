"""What Quarto, MyST and mdBook add to Markdown, written as pandoc's Markdown has it."""

import re
from collections.abc import Callable

from pipeline.importers.telling import Teller

_FENCE = re.compile(r"(\s*(?:> ?)*)(`{3,}|~{3,}|:{3,})\s*(.*)$")
_CHUNK = re.compile(r"\{(\w+)\b([^}]*)\}\s*$")
_OPTION = re.compile(r"\s*(?:#|//|--|%%)\| ?(.*)$")
_DIRECTIVE = re.compile(r"\{([\w:.-]+)\}\s*(.*)$")
_MDBOOK = re.compile(r"\{\{\s*+#(?:rustdoc_)?(?:include|playground)\s++([^\s{}]++)[^{}]*+\}\}")
_QUARTO = re.compile(r"\{\{<\s*include\s+([^\s{}<>]+)\s*>\}\}")
_SHORTCODE = re.compile(r"\{\{<(?!\s*+include)([^{}<>]*+)>\}\}")
_ROLE = re.compile(r"\{([\w:-]+)\}`([^`]+)`")
_LABEL = re.compile(r"\(([\w:.-]+)\)=\s*$")
_CAPTIONS = ("fig-cap", "tbl-cap", "fig-alt", "lst-cap")
_DEEPEST = 10


def included(
    text: str, read: Callable[[str], str | None], tell: Callable[[str], None], depth: int = 0
) -> str:
    """The text with the files that it includes; ``read`` gives a file, None where there is none."""

    def put(found: "re.Match[str]") -> str:
        file, _colon, lines = found[1].partition(":")
        content = read(file) if depth < _DEEPEST else None
        if content is None:
            tell(file)
            return found[0]
        return included(_selected(content, lines).rstrip("\n"), read, tell, depth + 1)

    return _QUARTO.sub(put, _MDBOOK.sub(put, text))


def _selected(content: str, lines: str) -> str:
    """The lines that ``file:2:5``, ``file:2`` or ``file:anchor`` names."""
    rows = content.split("\n")
    first, colon, last = lines.partition(":")
    if first.isdigit() or last.isdigit():
        start = int(first) if first else 1
        end = int(last) if last.isdigit() else (len(rows) if colon else start)
        rows = rows[max(start - 1, 0) : end]
    elif first:
        marks = [number for number, row in enumerate(rows) if _anchor(row) == first]
        rows = rows[marks[0] + 1 : marks[1]] if len(marks) > 1 else rows
    return "\n".join(row for row in rows if not _anchor(row))


def _anchor(row: str) -> str:
    """The name that a line marks for those who include a part of a file; "" when it marks none."""
    _before, mark, name = row.rpartition("ANCHOR: ")
    if not mark:
        _before, mark, name = row.rpartition("ANCHOR_END: ")
    name = name.strip()
    return name if mark and name.replace("-", "").isidentifier() else ""


def cut_out(text: str, first: str, last: str) -> str:
    """The text with a space for each piece from ``first`` to the next ``last``."""
    out: list[str] = []
    at = 0
    while (start := text.find(first, at)) >= 0 and (end := text.find(last, start)) >= 0:
        out += [text[at:start], " "]
        at = end + len(last)
    return "".join([*out, text[at:]])


def to_pandoc(  # noqa: PLR0915  (one case for each kind of line)
    text: str, teller: Teller, name: str
) -> str:
    """Chunks, directives, roles and shortcodes as pandoc's Markdown."""
    out: list[str] = []
    closing: list[tuple[str, str]] = []  # the fence that ends a directive, and what stands there
    chunk: list[str] | None = None
    verbatim = ""
    label = ""
    for line in text.split("\n"):
        fence = _FENCE.match(line)
        if verbatim:
            if chunk is not None and (found := _OPTION.match(line)):
                chunk.append(found[1])
                continue
            out.append(line)
            if fence and fence[2].startswith(verbatim) and not fence[3]:
                verbatim = ""
                figure = _chunk_figure(chunk, out)
                if figure:
                    teller.tell("changed", name, "code that shows a picture is written as a figure")
                out += figure or _chunk_captions(chunk)
                chunk = None
            continue
        if closing and line.strip() == closing[-1][0]:
            out += ["", closing.pop()[1], ""]
            continue
        if fence and (found := _DIRECTIVE.match(fence[3])) and fence[2][0] in "`:~":
            if fence[2][0] != ":" and _is_code(found[1]):
                out.append(f"{fence[1]}{fence[2]}{_language(found)}")
                verbatim, chunk = fence[2], []
                if found[1] in _RUN:
                    teller.tell("changed", name, "code that was not run stands without its result")
            else:
                closing.append((fence[2], _open(found, fence, out)))
            continue
        if fence and (found := _CHUNK.match(fence[3])) and fence[2][0] != ":":
            out.append(f"{fence[1]}{fence[2]}{found[1]}")
            verbatim, chunk = fence[2], [found[2].strip(" ,")] if "=" in found[2] else []
            teller.tell("changed", name, "code that was not run stands without its result")
            continue
        if fence and fence[2][0] != ":":
            out.append(f"{fence[1]}{fence[2]}{_first_word(fence[3])}")
            verbatim = fence[2]
            continue
        if found := _LABEL.match(line):
            label = found[1]
            continue
        if label and line.startswith("#"):
            out.append(f"{line} {{#{label}}}")
            label = ""
            continue
        if closing and re.match(
            r":(name|class|width|height|align|label|scale|figclass|header-rows|open|icon):", line
        ):
            continue
        if closing and (found := re.match(r":(alt|caption):\s*(.*)", line)):
            out += ["", found[2], ""]
            continue
        out.append(_line(line, teller, name))
    return "\n".join(out)


_RUN = frozenset(("r", "python", "julia", "ojs", "sql", "bash", "code-cell", "stan", "Rcpp"))


def _is_code(name: str) -> bool:
    return name in _RUN or name in (
        "code-block",
        "code",
        "sourcecode",
        "literalinclude",
        "mermaid",
        "dot",
        "math",
    )


def _language(found: "re.Match[str]") -> str:
    if found[1] in ("code-block", "code", "sourcecode", "code-cell"):
        return found[2].split(" ")[0]
    return found[1]


def _first_word(info: str) -> str:
    """The language of a fence: of mdBook's "rust,ignore" the first word; attributes stay."""
    return info if info.startswith("{") else re.split(r"[,\s]", info, maxsplit=1)[0]


def _open(found: "re.Match[str]", fence: "re.Match[str]", out: list[str]) -> str:
    name, argument = found[1].strip("."), found[2].strip()
    if name in ("figure", "image"):
        out += ["", f"![]({argument})", ""]
        return ""
    title = argument.replace('"', "'")
    more = f' title="{title}"' if title else ""
    colons = ":" * max(len(fence[2]), 3)
    out += ["", f"{colons} {{.{name}{more}}}"]
    return colons


def _chunk_captions(chunk: list[str] | None) -> list[str]:
    """The words of a chunk's options that readers would have seen with its result."""
    out: list[str] = []
    taken = ""
    for line in chunk or ():
        key, colon, value = line.partition(":")
        if colon and re.fullmatch(r"\s*[\w.-]+", key):
            taken = key.strip() if key.strip() in _CAPTIONS else ""
            if taken and value.strip(" |>\"'"):
                out += ["", _said(value.strip().strip("\"'").lstrip("|>").strip())]
            elif taken:
                out += ["", ""]
        elif taken and out:
            out[-1] = f"{out[-1]} {_said(line.strip())}".strip()
    return [*out, ""] if out else []


_GRAPHICS = re.compile(r"(?:knitr::)?include_graphics\(\s*+[\"']([^\"'\n]++)[\"']")


def _chunk_figure(chunk: list[str] | None, out: list[str]) -> list[str]:
    """The picture that a chunk shows, instead of the code that shows it; none for other chunks."""
    body: list[str] = []
    for line in reversed(out[:-1]):
        if "```" in line:
            break
        body.append(line)
    found = _GRAPHICS.match(body[0]) if chunk is not None and len(body) == 1 else None
    if not found:
        return []
    del out[-3:]
    said = _options(chunk or [])
    words = re.sub(r"([\[\]$])", r"\\\1", said.get("fig-cap", ""))
    alt = said.get("fig-alt", "").replace("\\", "").replace('"', "\u201d")
    more = [f'fig-alt="{alt}"'] if alt else []
    if re.fullmatch(r"fig-[\w-]+", said.get("label", "")):
        more.append(f"#{said['label']}")
    attributes = f"{{{' '.join(more)}}}" if more else ""
    return ["", f"![{words}](<{found[1]}>){attributes}", ""]


def _options(chunk: list[str]) -> dict[str, str]:
    """The options of a chunk, each on one line."""
    said: dict[str, str] = {}
    taken = ""
    for line in chunk:
        key, colon, value = line.partition(":")
        if colon and re.fullmatch(r"[\w.-]+", key):
            taken = key
            said[taken] = value.strip(" |>\"'")
        elif taken:
            said[taken] = f"{said[taken]} {line.strip()}".strip(" \"'")
    return said


def _said(text: str) -> str:
    """Words of an option: a dollar sign in them begins no formula."""
    return text.replace("$", "\\$")


def _line(line: str, teller: Teller, name: str) -> str:
    line = _ROLE.sub(_role, line)

    def shortcode(found: "re.Match[str]") -> str:
        said = found[1].split()
        if said and said[0] in ("pagebreak", "pagebreak/"):
            return ""
        address = next((one for one in said if one.startswith("http")), "")
        teller.tell("changed", name, f"a shortcode is written as its words ({found[1].strip()})")
        return f"<{address}>" if address else f"`{found[1].strip()}`"

    return _SHORTCODE.sub(shortcode, line)


def _role(found: "re.Match[str]") -> str:
    kind, content = found[1].rpartition(":")[2], found[2]
    shown, target = content, content
    if inside := re.fullmatch(r"(.*\S)\s*<([^<>]+)>", content):
        shown, target = inside[1], inside[2]
    match kind:
        case "ref" | "numref" | "eq":
            return f"[{shown}](#{target})"
        case "doc":
            return f"[{shown}]({target if '.' in target else target + '.md'})"
        case "sub" | "subscript":
            return f"<sub>{content}</sub>"
        case "sup" | "superscript":
            return f"<sup>{content}</sup>"
        case "kbd":
            return f"<kbd>{content}</kbd>"
        case "math":
            return f"${content}$"
        case "del" | "strike":
            return f"<del>{content}</del>"
        case "u" | "underline":
            return f"<u>{content}</u>"
        case "term" | "abbr" | "guilabel" | "menuselection" | "index" | "download":
            return shown
        case "cite" | "citet" | "citep" | "footcite":
            return f"[{', '.join('@' + one.strip() for one in content.split(','))}]"
    return f"`{content}`"
