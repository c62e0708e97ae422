"""Inline tokens to runs, and runs to sentences."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from pipeline.model import (
    Abbr,
    Code,
    Image,
    Inline,
    LineBreak,
    Math,
    Para,
    Position,
    Sentence,
    Str,
)
from pipeline.reader.attributes import (
    all_attributes,
    image_is_decorative,
    refuse_attributes,
    span_mark,
)
from pipeline.reader.formulas import make_formula
from pipeline.reader.links import resolve_link, resolve_path
from pipeline.reader.nodes import token_text
from pipeline.reader.notes import call_note
from pipeline.reader.roles import read_role
from pipeline.reader.runs import Mark, Run, cut, nest
from pipeline.reader.state import Scope
from pipeline.reader.stray import (
    Shadow,
    Stray,
    bracketed,
    escaped_by_machine,
    formulas,
    heading_link,
    is_paired,
    stray_in_text,
    stray_in_words,
    stray_remark,
    strays_across,
)

_MAX_MARKS = 24
_SPACES = re.compile(r"[ \t]+")
_UNSPACED = re.compile("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


def read_runs(token: Token, scope: Scope, file: str | None = None) -> list[Run]:
    """The runs of an ``inline`` token. ``file`` names another file, such as a CSV file."""
    first = (token.map or [0])[0] + 1
    match token.children:
        case [Token(type="text", content=text)] if _is_simple(text):  # most cells, many lines
            runs: list[Run] = []
            add_text(scope, Run(Str(text), (), first), runs)
            return runs
    return _RunReader(scope, first, file).read(token.children or ())


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
        self.text = _Text(first_line)

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
                    self.text.add(token.content, self.line)
                case "softbreak":
                    self.text.end_line(self.line)
                case _:
                    self._flush()
                    self._other(token)
            command = token.content if _is_command(token) else ""
        self._flush()
        self._look_across(tokens)
        return self.runs

    def _look_across(self, tokens: Sequence[Token]) -> None:
        """Report the pairs of signs that the pieces of text show only together."""
        shadow = Shadow(tokens)
        if not is_paired(shadow.text):
            return
        for offset, stray in _paired(shadow.text, self.scope):
            line = self.first + shadow.line(offset)
            report_stray(self.scope, stray, self.scope.at(line, self.file))

    def _flush(self) -> None:
        """The text that has gathered becomes a run."""
        if self.text.parts:
            add_text(self.scope, self.text.run(self.marks), self.runs)
            self.text = _Text(self.line)

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
            hint = "Simplify the emphasis and the links of this paragraph."
            self.scope.report.error("too-deep", "markup nested too deep", self.position, hint)
            mark = None
        self.stack.append(mark)
        if mark is not None:
            self.marks = (*self.marks, mark)
            self._add(None)

    def _close(self) -> None:
        if self.stack and self.stack.pop() is not None:
            self.marks = self.marks[:-1]

    def _mark(self, token: Token) -> Mark | None:
        match token.type:
            case "em_open":
                return Mark("emph")
            case "strong_open":
                return Mark("strong")
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
            case "myst_role":
                name, content = token.meta["name"], token.content
                for leaf, around in read_role(self.scope, name, content, self.position):
                    mark = self._outermost(around)
                    marks = self.marks if mark is None else (*self.marks, mark)
                    self.runs.append(Run(leaf, marks, self.line))
            case "html_inline":
                self._html(token.content)
            case _:
                self._add(Str(token.content))

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

    def _html(self, html: str) -> None:
        if html.startswith("<!--"):
            report_remark(html, self.scope, self.position)
            return
        report_html(self.scope, html, self.position)
        self._add(Str(html))


def _paired(shadow: str, scope: Scope) -> Iterator[tuple[int, Stray]]:
    """The strays of a whole paragraph, with their offsets in its shadow."""
    yield from strays_across(shadow)
    for offset, words in bracketed(shadow):
        if name := scope.heading(words):
            yield offset, heading_link(words, name)
    for offset, stray, certain in formulas(shadow):
        file = scope.file
        if file.by_machine is None:
            file.by_machine = escaped_by_machine(file.lines)
        if certain or not file.by_machine:
            yield offset, stray


class _Text:
    """Text that gathers over several lines; a line end becomes a space.

    Between two characters of a script without spaces between words it becomes nothing, or else
    the line length of the manuscript would show in the book.
    """

    def __init__(self, line: int) -> None:
        self.line = line
        self.parts: list[str] = []
        self.breaks: list[int] = []
        self.length = 0

    def add(self, text: str, line: int) -> None:
        if not text:
            return
        if "  " in text or "\t" in text:
            text = _SPACES.sub(" ", text)
        if not self.parts:
            self.line = line
        elif self._joins(text):
            self.parts.pop()
            self.length -= 1
            self.breaks[-1] -= 1
        self._append(text)

    def _joins(self, text: str) -> bool:
        """Whether the line end before ``text`` stands for nothing."""
        if self.parts[-1] != " " or len(self.parts) == 1 or not self.breaks:
            return False
        return bool(_UNSPACED.match(text) and _UNSPACED.match(self.parts[-2][-1]))

    def end_line(self, line: int) -> None:
        if not self.parts:
            self.line = line
        self._append(" ")
        self.breaks.append(self.length)

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def run(self, marks: tuple[Mark, ...]) -> Run:
        return Run(Str("".join(self.parts)), marks, self.line, tuple(self.breaks))


def add_text(scope: Scope, run: Run, runs: list[Run]) -> None:
    """Add a run of text to runs, with the book's abbreviations marked."""
    parts = scope.book.abbreviations.split(run.text)
    if parts is None:
        runs.append(run)
        return
    at = 0
    for number, part in enumerate(parts):
        piece = run.part(part, at)
        at += len(part)
        if number % 2:
            entry = scope.book.abbreviations.by_short[part]
            piece.leaf = Abbr(entry.short, entry.expansion, entry.pronunciation)
            piece.breaks = ()
        if part:
            runs.append(piece)


def report_html(scope: Scope, html: str, position: Position) -> None:
    """Raw HTML is not understood by every edition."""
    shown = html.strip().split("\n")[0][:40]
    hint = "Use Markdown or a directive; for a literal '<' write '\\<'."
    scope.report.error("raw-html", f"raw HTML: {shown}", position, hint)


def report_remark(remark: str, scope: Scope, position: Position) -> None:
    """A remark is left out; one that a preprocessor makes into a file's text is told."""
    if stray := stray_remark(remark):
        report_stray(scope, stray, position)


def report_stray(scope: Scope, stray: Stray, position: Position) -> None:
    """Signs that stand in the book as text, though more was meant."""
    message = f"'{stray.signs}' looks like {stray.looks_like}, but is shown as it is"
    scope.report.warning("stray-markup", message, position, stray.remedy)


def read_sentences(token: Token, scope: Scope, file: str | None = None) -> tuple[Sentence, ...]:
    """The sentences of an ``inline`` token."""
    return make_sentences(read_runs(token, scope, file), scope, file)


def parse_sentences(
    markdown: str, scope: Scope, line: int, file: str | None = None, *, lines: bool = False
) -> tuple[Sentence, ...]:
    """The sentences of a piece of inline Markdown that stands on this line.

    With ``lines`` its line ends are kept in the book.
    """
    if not markdown.strip():
        return ()
    tokens = scope.book.parser.parseInline(markdown.strip(), {})
    tokens[0].map = [line - 1, line]
    for token in tokens[0].children or ():
        if lines and token.type == "softbreak":
            token.type = "hardbreak"
    return read_sentences(tokens[0], scope, file)


def make_sentences(runs: list[Run], scope: Scope, file: str | None = None) -> tuple[Sentence, ...]:
    """The sentences of some runs; none when there is nothing at all."""
    if not runs:
        return ()
    match runs:
        case [Run(leaf=Str(text=str(text)), marks=())] if text and not scope.languages:
            return _plain_sentences(runs[0], scope, file)
    text = "".join(_segment_text(run) for run in runs)
    offsets = scope.book.segmenter.boundaries(text, scope.language)
    if offsets:
        offsets = _outside_atoms(runs, offsets)
    return tuple(make_sentence(part, scope, file) for part in cut(runs, offsets) if part)


def _plain_sentences(run: Run, scope: Scope, file: str | None) -> tuple[Sentence, ...]:
    """The sentences of text alone: what the general way makes of it, in half the time."""
    text = run.text
    starts = (0, *scope.book.segmenter.boundaries(text, scope.language))
    return tuple(
        Sentence(
            scope.next_sentence(),
            (Str(text[start:end]),),
            scope.at(run.line + bisect_right(run.breaks, start), file),
        )
        for start, end in pairwise((*starts, len(text)))
    )


def make_sentence(runs: list[Run], scope: Scope, file: str | None = None) -> Sentence:
    """One sentence of all these runs."""
    line = next((run.line for run in runs if run.leaf is not None), runs[0].line if runs else 1)
    position = scope.at(line, file)
    if scope.languages:
        around = Mark("span", lang=scope.languages[-1])
        runs = [Run(run.leaf, (around, *run.marks), run.line) for run in runs]
    return Sentence(scope.next_sentence(), nest(runs), position)


def _segment_text(run: Run) -> str:
    """What the segmenter sees: a formula's or a code's own dots end no sentence."""
    text = run.text
    match run.leaf:
        case Code() | Math():
            return "X" + "x" * (len(text) - 1) if text else ""
        case LineBreak():
            return " "
    return text


def _outside_atoms(runs: Sequence[Run], offsets: tuple[int, ...]) -> tuple[int, ...]:
    """The offsets that are not inside a link, a formula or another thing that stays whole."""
    kept: list[int] = []
    for start, end in _breakable(runs):
        kept.extend(offsets[bisect_left(offsets, start) : bisect_right(offsets, end)])
    return tuple(dict.fromkeys(kept))


def _breakable(runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """The spans of text, ends included, in which a sentence may begin."""
    at = start = 0
    atom: Mark | None = None
    for run in runs:
        mark = next((mark for mark in run.marks if mark.atomic), None)
        whole = mark is not None or not (run.leaf is None or isinstance(run.leaf, Str))
        if whole and not (mark is not None and mark is atom):
            yield start, at
        at += len(run.text)
        if whole:
            start = at
        atom = mark
    yield start, at


def literal(text: str, scope: Scope, line: int) -> tuple[Para, ...]:
    """A paragraph of text that is not understood, so that it is not lost; none of no text."""
    if not text.strip():
        return ()
    runs = [Run(Str(" ".join(text.split())), (), line)]
    return (Para(make_sentences(runs, scope), None, scope.at(line)),)
