"""What Quarto, MyST and mdBook add to Markdown, written as pandoc's Markdown has it."""

import re
from dataclasses import dataclass, field

from pipeline.importers.chunks import chunk_captions, chunk_figure, header_options, is_hidden
from pipeline.importers.telling import Teller

_FENCE = re.compile(r"(\s*(?:> ?)*)(`{3,}|~{3,}|:{3,})\s*(.*)$")
_CHUNK = re.compile(r"\{(\w+)\b([^}]*)\}\s*$")
_OPTION = re.compile(r"\s*(?:#|//|--|%%)\| ?(.*)$")
_DIRECTIVE = re.compile(r"\{([\w:.-]+)\}\s*(.*)$")
_SHORTCODE = re.compile(r"\{\{<(?!\s*+include)([^{}<>]*+)>\}\}")
_ROLE = re.compile(r"\{([\w:-]+)\}`([^`]+)`")
_WORDS = re.compile(r":(alt|caption):\s*(.*)")
_LOOKS = re.compile(r":(name|class|width|height|align|label|scale|figclass|header-rows|open|icon):")
"""Options of a directive: words to be read, and how it looks."""

_LABEL = re.compile(r"\(([\w:.-]+)\)=\s*$")
_BOOKDOWN = re.compile(r"\\@ref\(((?:\w++:)?+)([\w-]++)\)")
NUMBER = "publish-number"
"""The class of a link that shows a number alone."""


def to_pandoc(text: str, teller: Teller, name: str) -> str:
    """Chunks, directives, roles and shortcodes as pandoc's Markdown."""
    translation = _Translation(teller, name)
    for line in text.split("\n"):
        translation.take(line)
    return "\n".join(translation.out)


@dataclass(slots=True)
class _Translation:
    """A text that is translated line by line, and what is open at the line that comes next."""

    teller: Teller
    name: str
    out: list[str] = field(default_factory=list)
    closing: list[tuple[str, str]] = field(default_factory=list)
    """The fences that end directives, and what stands there then."""
    verbatim: str = ""
    """The fence that ends the code that is open."""
    chunk: list[str] | None = None
    label: str = ""

    def take(self, line: str) -> None:
        """Translate one more line."""
        fence = _FENCE.match(line)
        if self.verbatim:
            self._code(line, fence)
        elif self.closing and line.strip() == self.closing[-1][0]:
            self.out += ["", self.closing.pop()[1], ""]
        elif not (fence and self._opened(fence)):
            self._text(line)

    def _code(self, line: str, fence: "re.Match[str] | None") -> None:
        """A line of code, an option of its chunk, or its end."""
        if self.chunk is not None and (found := _OPTION.match(line)):
            self.chunk.append(found[1])
            return
        self.out.append(line)
        if fence and fence[2].startswith(self.verbatim) and not fence[3]:
            self._end_code()

    def _end_code(self) -> None:
        if is_hidden(self.chunk):
            start = max(n for n, line in enumerate(self.out[:-1]) if self.verbatim in line)
            what = "code that shows nothing in the source either"
            self.teller.tell("left-out", self.name, what, " ".join(self.out[start + 1 : -1]))
            del self.out[start:]
        figure = chunk_figure(self.chunk, self.out)
        if figure:
            self._tell("code that shows a picture is written as a figure")
        self.out += figure or chunk_captions(self.chunk)
        self.verbatim, self.chunk = "", None

    def _opened(self, fence: "re.Match[str]") -> bool:
        """Whether the fence opens something that pandoc does not know as it stands."""
        is_code = fence[2][0] != ":"
        if found := _DIRECTIVE.match(fence[3]):
            if is_code and _is_code(found[1]):
                self._open_code(fence, _language(found), [], runs=found[1] in _RUN)
            else:
                self.closing.append((fence[2], _open(found, fence, self.out)))
        elif is_code and (found := _CHUNK.match(fence[3])):
            self._open_code(fence, found[1], header_options(found[2]), runs=True)
        elif is_code:
            self._open_code(fence, _first_word(fence[3]), None)
        return is_code or found is not None

    def _open_code(
        self, fence: "re.Match[str]", word: str, chunk: list[str] | None, *, runs: bool = False
    ) -> None:
        self.out.append(f"{fence[1]}{fence[2]}{word}")
        self.verbatim, self.chunk = fence[2], chunk
        if runs:
            self._tell("code that was not run stands without its result")

    def _text(self, line: str) -> None:
        if found := _LABEL.match(line):
            self.label = found[1]
        elif self.label and line.startswith("#"):
            self.out.append(f"{line} {{#{self.label}}}")
            self.label = ""
        elif self.closing and (found := _WORDS.match(line)):
            self.out += ["", found[2], ""]
        elif not (self.closing and _LOOKS.match(line)):
            self.out.append(_line(line, self.teller, self.name))

    def _tell(self, what: str) -> None:
        self.teller.tell("changed", self.name, what)


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


def _line(line: str, teller: Teller, name: str) -> str:
    line = _ROLE.sub(_role, line)
    line = _BOOKDOWN.sub(_reference, line)

    def shortcode(found: "re.Match[str]") -> str:
        said = found[1].split()
        if said and said[0] in ("pagebreak", "pagebreak/"):
            return ""
        address = next((one for one in said if one.startswith("http")), "")
        teller.tell("changed", name, f"a shortcode is written as its words ({found[1].strip()})")
        return f"<{address}>" if address else f"`{found[1].strip()}`"

    return _SHORTCODE.sub(shortcode, line)


def _reference(found: "re.Match[str]") -> str:
    """A number that bookdown would put here, as a link that asks for no more than the number."""
    kind, name = found[1], found[2]
    place = f"{kind[:-1].replace('tab', 'tbl')}-{name}" if kind in ("fig:", "tab:") else name
    return f"[](#{place}){{.{NUMBER}}}"


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
        case "mark" | "highlight":
            return f"<mark>{content}</mark>"
        case "kbd" | "keyboard":
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
