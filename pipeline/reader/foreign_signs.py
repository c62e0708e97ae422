"""Signs in running text that this manuscript's Markdown does not know: each is told."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from pipeline.model import Position
from pipeline.reader.state import Scope
from pipeline.reader.stray import (
    Shadow,
    Stray,
    bracketed,
    escaped_by_machine,
    formulas,
    heading_link,
    is_paired,
    stray_remark,
    strays_across,
)


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


def report_across(
    tokens: Sequence[Token], scope: Scope, first: int, file: str | None = None
) -> None:
    """Report the pairs of signs that the pieces of text show only together.

    ``first`` is the line of the first token.
    """
    shadow = Shadow(tokens)
    if not is_paired(shadow.text):
        return
    for offset, stray in _paired(shadow.text, scope):
        line = first + shadow.line(offset)
        report_stray(scope, stray, scope.at(line, file))


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
