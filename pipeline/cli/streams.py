"""Standard output and standard error that may be full, closed, or read by nobody.

A build must not fail because nobody can be told of it. What could not be written is remembered.
"""

import errno
import io
import os
import sys
from typing import Any, TextIO

_NOBODY_READS = (errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,)


class Forgiving(io.RawIOBase):
    """A stream that takes everything, and passes it on for as long as that is possible.

    ``fault`` is the first error of the stream below; what comes after it is passed over.
    """

    def __init__(self, below: io.RawIOBase) -> None:
        super().__init__()
        self._below = below
        self.fault: OSError | None = None

    def write(self, data: Any, /) -> int | None:  # noqa: ANN401  (any buffer)
        """The number of bytes taken: all of them after a fault."""
        if self.fault is None:
            try:
                return self._below.write(data)
            except OSError as error:
                self.fault = error
        return len(data)

    def writable(self) -> bool:
        """It always is."""
        return True

    def fileno(self) -> int:
        """The stream below, for those who ask what it is."""
        return self._below.fileno()

    def isatty(self) -> bool:
        """Whether the stream below is a terminal."""
        return self._below.isatty()


class Streams:
    """The process's two streams, made forgiving."""

    def __init__(self) -> None:
        for number in range(3):
            _open_somewhere(number)
        sys.stdout, self._output = _forgiving(sys.stdout, 1)
        sys.stderr, _ = _forgiving(sys.stderr, 2)

    def lost(self) -> str | None:
        """Why a result did not reach standard output; None when it did, or nobody wants it."""
        sys.stdout.flush()
        fault = self._output.fault if self._output else None
        if fault is None or fault.errno in _NOBODY_READS:  # "publish script | head"
            return None
        return fault.strerror or str(fault)


def _open_somewhere(number: int) -> None:
    """Give a closed descriptor a place, or the next file to be opened would be taken for it."""
    try:
        os.fstat(number)
    except OSError:
        place = os.open(os.devnull, os.O_RDWR)  # the lowest number that is free
        os.set_inheritable(place, True)  # noqa: FBT003  (positional only); or a worker had it closed


def _forgiving(stream: TextIO | None, number: int) -> tuple[TextIO, Forgiving | None]:
    if stream is None:  # closed when the process began
        return open(number, "w", encoding="utf-8", closefd=False), None  # to the end of the process
    buffer = getattr(stream, "buffer", None)
    raw = getattr(buffer, "raw", buffer)  # under "python -u" there is no buffer
    if not isinstance(raw, io.RawIOBase):  # somebody's own stream
        return stream, None
    below = Forgiving(raw)
    buffered: Any = below if raw is buffer else io.BufferedWriter(below)
    text = io.TextIOWrapper(
        buffered,
        stream.encoding,
        stream.errors,
        line_buffering=getattr(stream, "line_buffering", False),
        write_through=getattr(stream, "write_through", False),
    )
    return text, below
