"""Manuscript files as text."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.files import FileFault, refuse_large
from pipeline.model import Position
from pipeline.reader.encodings import Guess, guess_encoding, wide_encoding
from pipeline.reader.kinds import binary_kind
from pipeline.reader.report import Report
from pipeline.reader.separators import without_separators

_UTF8_MARK = b"\xef\xbb\xbf"
_SAVE = "In most editors: 'Save As' or 'Save with Encoding', and there UTF-8."


def read_text(
    path: Path, name: str, report: Report, language: str = "und", wanted: str = "Markdown"
) -> str | None:
    """The text of a UTF-8 file with line ends as newlines; None when it cannot be read.

    A byte order mark is passed over; other signs that could end a line are spaces, and told. A
    file in another encoding is one fault, and is read on as it was probably meant. ``language`` is
    the book's, ``wanted`` what it should be.
    """
    try:
        refuse_large(path, name)
        data = path.read_bytes()
    except FileFault as fault:
        report.extend((fault.diagnostic(Position(name)),))
        return None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        report.error("unreadable-file", f"{name} cannot be read: {reason}", Position(name), None)
        return None
    data = data.removeprefix(_UTF8_MARK)
    if kind := binary_kind(data):
        message, hint = binary_fault(name, kind, wanted)
        report.error("not-text", message, Position(name), hint)
        return None
    text = _as_text(data, name, report, language).replace("\r\n", "\n").replace("\r", "\n")
    return without_separators(text, name, report)


def _as_text(data: bytes, name: str, report: Report, language: str) -> str:
    if fault := encoding_fault(data, name, language):
        report.error("bad-encoding", fault.message, Position(name, fault.line), fault.hint)
        return fault.text.replace("\0", "?")
    text = data.decode("utf-8")
    if count := text.count("\0"):
        line = text.count("\n", 0, text.index("\0")) + 1
        hint = "Remove it; the file may be damaged or no text file."
        held = "a NUL" if count == 1 else f"{count} NULs, the first here"
        report.error("null-character", f"{name} holds {held}", Position(name, line), hint)
    return text.replace("\0", "?")


@dataclass(frozen=True, slots=True)
class EncodingFault:
    """Why bytes are not UTF-8 text, from which ``line`` on, and the ``text`` as it was meant."""

    text: str
    message: str
    hint: str
    line: int


def encoding_fault(data: bytes, name: str, language: str) -> EncodingFault | None:
    """What is wrong with the encoding of a text file; None when it is UTF-8."""
    if wide_encoding(data):
        guess = guess_encoding(data, language)
        message = f"{name} is {guess.encoding} text, not UTF-8"
        return EncodingFault(guess.text, message, _hint(guess), 1)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        guess = guess_encoding(data, language)
        line = data.count(b"\n", 0, error.start) + 1
        message = _message(name, guess, f"byte {data[error.start]:#04x}")
        return EncodingFault(guess.text, message, _hint(guess), line)
    return None


def _message(name: str, guess: Guess, byte: str) -> str:
    if guess.encoding is None:
        return f"{name} is not UTF-8 text ({byte})"
    if guess.mixed:
        return f"{name} is UTF-8 text in part only: here stands {guess.encoding} ({byte})"
    return f"{name} is not UTF-8 text but probably {guess.encoding} ({byte})"


def _hint(guess: Guess) -> str:
    if guess.mixed:
        return f"Type the damaged letters anew, and save the file as UTF-8. {_SAVE}"
    if guess.encoding is None:
        return f"Save the file as UTF-8. {_SAVE}"
    short = guess.encoding.partition(" (")[0]
    return f"Open the file as {short}, compare its letters, and save it as UTF-8. {_SAVE}"


def binary_fault(name: str, kind: str, wanted: str) -> tuple[str, str]:
    """The message and the remedy of a file that is no text; ``wanted`` is "CSV", for example."""
    if kind == "no text file":
        return f"{name} is no text file", "Name a text file; this one may be damaged."
    return f"{name} is {kind}, not {wanted}", _export(kind, wanted)


def _export(kind: str, wanted: str) -> str:
    match wanted:
        case "CSV":
            return "Save the sheet as CSV in UTF-8, and name that file."
        case "TOML":
            return "Write it as a text file; 'publish new FOLDER' makes one to start from."
    if "picture" in kind:
        return "A picture stands in a section: ![what is to be seen](picture.png)."
    return "Export its text as Markdown (pandoc can, from many formats), and name that file."
