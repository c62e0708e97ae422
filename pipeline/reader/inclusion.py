"""``:::{include} file``: another file's text, as if it stood here, with its own lines.

The lines of a file that is taken in are counted on behind those of the section, so that every token
has one line number; :meth:`FileScope.at` tells which file and line that is.
"""

from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, join, normpath

from pipeline.files import FileFault, locate
from pipeline.reader.directives import Directive
from pipeline.reader.report import Report
from pipeline.reader.source import read_text
from pipeline.reader.state import FileScope, Piece

_MOST = 500  # files that one section takes in
_MOST_LINES = 1_000_000


@dataclass(slots=True)
class Includes:
    """What one section takes in; ``file`` remembers which lines are whose."""

    folder: Path
    file: FileScope
    report: Report
    language: str
    _given_up: bool = False

    @property
    def lines(self) -> list[str]:
        return self.file.lines

    def take(self, directive: Directive) -> tuple[str, int] | None:
        """The text of the file that a directive names, and its first line (from 0).

        None, with the fault reported, when it cannot be taken in.
        """
        self._check(directive)
        position = self.file.at(directive.line + 1)
        around = self.file.chain(directive.line + 1)
        if self._given_up or len(self.file.pieces) >= _MOST or len(self.lines) > _MOST_LINES:
            if not self._given_up:
                message = f"more than {_MOST} files, or too many lines, would be taken in"
                hint = "Write the text here, or list the files in book.toml, under sections."
                self.report.error("include-cycle", message, position, hint)
            self._given_up = True
            return None
        try:
            name, path = self._found(directive.argument, around[-1])
        except FileFault as fault:
            self.report.extend((fault.diagnostic(position),))
            self.file.included[directive.argument] = None
            return None
        if name in around:
            way = " takes in ".join([*around[around.index(name) :], name])
            message = f"{name} would be taken into itself without end: {way}"
            self.report.error("include-cycle", message, position, "Remove one of these lines.")
            return None
        text = read_text(path, name, self.report, self.language)
        self.file.included[name] = text
        if text is None:
            return None
        first = len(self.lines)
        self.file.pieces.append(Piece(first, name, (*around, name)))
        self.lines.extend(text.split("\n"))
        return text, first

    def _found(self, written: str, by: str) -> tuple[str, Path]:
        """The file, seen from the manuscript's folder or from that of the file that names it.

        Raises:
            FileFault: there is no such file inside the manuscript.
        """
        name = normpath(written) if written else ""
        beside = normpath(join(dirname(by), written)) if written else ""
        try:
            return name, locate(self.folder, name)
        except FileFault:
            if beside == name or beside.startswith(".."):
                raise
        try:
            return beside, locate(self.folder, beside)
        except FileFault:
            return name, locate(self.folder, name)

    def _check(self, directive: Directive) -> None:
        for key, option in directive.options.items():
            message = f"the directive 'include' has no option {key!r}"
            hint = "The whole file is taken in; divide it where only a part is wanted."
            position = self.file.at(option.line + 1)
            self.report.error("unknown-option", message, position, hint)
        if directive.body.strip():
            message = "the text inside 'include' is not shown"
            hint = "Write it before or after."
            position = self.file.at(directive.body_line + 1)
            self.report.error("unused-argument", message, position, hint)


def text_now(folder: Path, name: str) -> str | None:
    """The text of a file that was taken in, as it is now; None where it cannot be."""
    try:
        return read_text(locate(folder, name), name, Report())
    except FileFault:
        return None
