"""Manuscript files as text."""

from pathlib import Path

from pipeline.files import FileFault, refuse_large
from pipeline.model import Position
from pipeline.reader.report import Report


def read_text(path: Path, name: str, report: Report) -> str | None:
    """The text of a UTF-8 file with line ends as newlines; None when it cannot be read.

    A byte order mark is passed over. Bytes that are not UTF-8 are reported with their line and
    replaced.
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
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "Save the file in the encoding UTF-8."
        message = f"{name} is not UTF-8 text (byte {data[error.start]:#04x})"
        report.error("bad-encoding", message, Position(name, line), hint)
        text = data.decode("utf-8", "replace")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        hint = "Remove it; the file may be damaged or no text file."
        report.error("null-character", f"{name} holds a NUL", Position(name, line), hint)
        text = text.replace("\0", "\ufffd")
    return text.replace("\r\n", "\n").replace("\r", "\n")
