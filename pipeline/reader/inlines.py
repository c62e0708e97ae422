"""Inline tokens to runs."""

from collections.abc import Sequence

from markdown_it.token import Token

from pipeline.diagnostics import did_you_mean
from pipeline.model import Code, Image, Inline, LineBreak, Position, Str, Strikeout
from pipeline.reader.attributes import (
    all_attributes,
    image_is_decorative,
    refuse_attributes,
    span_mark,
)
from pipeline.reader.foreign_signs import report_across, report_html, report_remark, report_stray
from pipeline.reader.formulas import make_formula
from pipeline.reader.links import resolve_link, resolve_path
from pipeline.reader.names import bare_name
from pipeline.reader.nodes import token_text
from pipeline.reader.notes import call_note
from pipeline.reader.quotes import KEPT, set_quotes
from pipeline.reader.roles import read_role
from pipeline.reader.running_text import RunningText, add_text
from pipeline.reader.runs import Mark, Run
from pipeline.reader.source_pages import PAGE, page_label
from pipeline.reader.state import Scope
from pipeline.reader.stray import is_paired, stray_in_text, stray_in_words

_MAX_MARKS = 24


def read_runs(token: Token, scope: Scope, file: str | None = None) -> list[Run]:
    """The runs of an ``inline`` token. ``file`` names another file, such as a CSV file."""
    first = (token.map or [0])[0] + 1
    match token.children:
        case [Token(type="text", content=text)] if _is_simple(text):  # most cells, many lines
            runs: list[Run] = []
            add_text(scope, Run(Str(text), (), first), runs)
            return set_quotes(runs, scope)
    return set_quotes(_RunReader(scope, first, file).read(token.children or ()), scope)


def _is_simple(text: str) -> bool:
    """Whether a text stays as it is: no spaces to join, nothing that looks like markup."""
    return (
        bool(text)
        and "  " not in text
        and "\t" not in text
        and stray_in_text(text) is None
        and not is_paired(text)
    )


def _is_command(token: Token) -> bool:
    r"""Whether it is a backslash that escapes nothing, with its letter: ``\n`` of ``\newpage``."""
    return token.type == "text_special" and token.content == token.markup


def _without_ticks(latex: str) -> str:
    """A formula without the code signs that GitHub and GitLab allow: ``$`x`$``."""
    ticks = latex[:1] == latex[-1:] == "`" and latex.count("`") == 2  # noqa: PLR2004  (a pair)
    return latex[1:-1] if ticks else latex


class _RunReader:
    def __init__(self, scope: Scope, first_line: int, file: str | None) -> None:
        self.scope = scope
        self.first = first_line
        self.file = file
        self.line = first_line
        self.runs: list[Run] = []
        self.stack: list[Mark | None] = []
        self.marks: tuple[Mark, ...] = ()
        self.text = RunningText(first_line)
        self.too_deep = False

    @property
    def position(self) -> Position:
        return self.scope.at(self.line, self.file)

    def read(self, tokens: Sequence[Token]) -> list[Run]:
        command = ""
        for token in tokens:
            if token.map:
                self.line = self.first + token.map[0]
            match token.type:
                case "text":
                    self.text.add(token.content, self.line)
                    if stray := stray_in_text(command + token.content):
                        report_stray(self.scope, stray, self.position)
                case "text_special":
                    self.text.add(token.content.translate(KEPT), self.line)
                case "softbreak":
                    self.text.end_line(self.line)
                case _:
                    self._flush()
                    self._other(token)
            command = token.content if _is_command(token) else ""
        self._flush()
        self._without_last_space()
        report_across(tokens, self.scope, self.first, self.file)
        return self.runs

    def _flush(self) -> None:
        """The text that has gathered becomes a run."""
        if self.text.parts:
            add_text(self.scope, self.text.run(self.marks), self.runs)
            self.text = RunningText(self.line)

    def _other(self, token: Token) -> None:
        if token.nesting > 0:
            self._open(token)
        elif token.nesting < 0:
            self._close()
        else:
            self._leaf(token)

    def _open(self, token: Token) -> None:
        mark = self._mark(token)
        if mark is not None and len(self.marks) >= _MAX_MARKS:
            self._report_depth()
            mark = None
        self.stack.append(mark)
        if mark is not None:
            self.marks = (*self.marks, mark)
            self._add(None)

    def _report_depth(self) -> None:
        """Once for a paragraph: what stands in one sign too many stands in thousands."""
        if self.too_deep:
            return
        self.too_deep = True
        hint = "Simplify the emphasis and the links of this paragraph."
        message = f"markup nested too deep: no more than {_MAX_MARKS} can stand in one another"
        self.scope.report.error("too-deep", message, self.position, hint)

    def _close(self) -> None:
        mark = self.stack.pop() if self.stack else None
        if mark is not None:
            self._name_link(mark)
            self.marks = self.marks[:-1]

    def _name_link(self, mark: Mark) -> None:
        """``[](#pay)`` shows what it leads to, by its title."""
        if mark.kind == "link" and self.runs[-1].leaf is None and self.runs[-1].marks == self.marks:
            target = self.scope.book.targets.get(mark.target.removeprefix("#"))
            if target and target.named:
                mark.lang = target.named_tongue
                self._add(Str(target.named))

    def _mark(self, token: Token) -> Mark | None:
        match token.type:
            case "em_open":
                return Mark("emph")
            case "strong_open":
                return Mark("strong")
            case "s_open":
                return Mark("span", kinds=(Strikeout,))
            case "link_open":
                return self._outermost(resolve_link(self.scope, token, self.position))
            case "span_open":
                return span_mark(self.scope, token, self.position)
        return None

    def _outermost(self, mark: Mark | None) -> Mark | None:
        """The mark; None for a link inside a link, which nobody could follow."""
        if mark is None or mark.kind != "link" or all(m.kind != "link" for m in self.marks):
            return mark
        hint = "Let one of the two links end before the other begins."
        self.scope.report.error("link-in-link", "a link stands inside a link", self.position, hint)
        return None

    def _leaf(self, token: Token) -> None:
        match token.type:
            case "hardbreak":
                self._add(LineBreak())
            case "code_inline":
                attributes = all_attributes(token)
                refuse_attributes(self.scope, attributes, self.position, "code")
                if stray := stray_in_words(token.content):
                    report_stray(self.scope, stray, self.position)
                self._add(Code(token.content))
            case "image":
                self._add(self._image(token))
            case "footnote_ref":
                self._add(call_note(self.scope, token.meta["label"], self.position))
            case "math_inline" | "math_inline_double":
                latex = _without_ticks(token.content)
                self._add(make_formula(self.scope, latex, self.position, display=False))
            case "myst_role" if token.meta["name"] == PAGE:
                self._page(token.content)
            case "myst_role":
                name, content = token.meta["name"], token.content
                for leaf, around in read_role(self.scope, name, content, self.position):
                    mark = self._outermost(around)
                    marks = self.marks if mark is None else (*self.marks, mark)
                    self.runs.append(Run(leaf, marks, self.line))
            case "html_inline":
                self._html(token.content)
            case "unknown_name":
                self._unknown_name(token.content)
            case _:
                self._add(Str(token.content))

    def _page(self, content: str) -> None:
        """A page of the printed source begins; one space is enough around its mark."""
        if label := page_label(content, self.scope, self.position):
            self.runs.append(Run(None, self.marks, self.line, page=label))
        before = next((run.text for run in reversed(self.runs) if run.text), " ")
        self.text = RunningText(self.line, spaced=before.endswith(" "))

    def _without_last_space(self) -> None:
        """No space stays before marks of pages that end the text."""
        at = len(self.runs)
        while at and self.runs[at - 1].page:
            at -= 1
        last = self.runs[at - 1].leaf if 0 < at < len(self.runs) else None
        if isinstance(last, Str):
            self.runs[at - 1].leaf = Str(last.text.rstrip(" "))

    def _add(self, leaf: Inline | None) -> None:
        self.runs.append(Run(leaf, self.marks, self.line))

    def _image(self, token: Token) -> Image:
        decorative = image_is_decorative(token, self.scope, self.position)
        if token.attrs.get("title"):
            hint = "Write it in the text, or make the image a figure with a caption."
            message = "the title of an image in running text is not shown"
            self.scope.report.error("unused-title", message, self.position, hint)
        source = resolve_path(self.scope, str(token.attrs.get("src", "")), self.position)
        return Image(source, "" if decorative else token_text(token), decorative, self.position)

    def _unknown_name(self, written: str) -> None:
        """A name that book.toml does not give: told, and shown as it is written."""
        name = bare_name(written)
        near = did_you_mean(name, self.scope.book.names) if self.scope.book.names else None
        hint = near or f'Add it to [names] in book.toml: {name} = "..."; or write \\{written}.'
        message = f"there is no name {name!r}"
        self.scope.report.error("unknown-name", message, self.position, hint)
        self._add(Str(written))

    def _html(self, html: str) -> None:
        if html.startswith("<!--"):
            report_remark(html, self.scope, self.position)
            return
        report_html(self.scope, html, self.position)
        self._add(Str(html))
