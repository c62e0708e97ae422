"""The ``publish`` command, from its first moment to its exit code."""

import gc
import os
import sys

COMMANDS = {
    "build": "make the editions",
    "serve": "show the book in the browser while it is written",
    "catalogue": "make the editions of many titles",
    "check": "say what is wrong with the manuscript, with file and line",
    "verify": "say what the validators think of the finished editions",
    "script": "print what the narrator will say",
    "formats": "list the formats that can be made",
    "voices": "list the speech engines and voices",
    "cache": "show or clear what is kept for later builds",
    "new": "write a small manuscript to start from",
    "schema": "print what book.toml may hold, for editors",
    "import": "make a manuscript of Word, HTML, EPUB, other Markdown and more",
}
"""Each command is the module of its name in this package; the text is its line in ``--help``."""

_COLLECTOR = 200_000, 50, 100
"""How seldom Python looks for reference cycles; workers take it over.

A document is millions of objects that stay, and by default (700 new ones) they are all looked
through again and again. This process only makes books; a host that calls the library keeps its own.
"""
_INTERRUPTED = 130  # 128 + SIGINT, as shells say it
_STOPPED = "\nStopped. Earlier editions are unchanged; what was narrated is kept.\n"
_LOST = "error: the result could not be written to standard output"


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code.

    It makes the process its own: its signals, its standard streams, and what libraries say there.
    """
    try:
        _listening(arguments)
    except KeyboardInterrupt:  # before there was anybody to listen
        _stop(_INTERRUPTED)


def _listening(arguments: list[str] | None) -> None:
    from pipeline.cli.signals import Signals  # noqa: PLC0415  (Ctrl-C may come meanwhile)

    signals = Signals()
    try:
        signals.listen()
        _run(arguments)
    except BaseException:  # a library may have made another exception of it
        if signals.received is None:
            raise
        _stop(signals.exit_code)


def _run(arguments: list[str] | None) -> None:
    """Run the command, and raise SystemExit with its exit code."""
    from pipeline.cli.quiet import hush_libraries  # noqa: PLC0415  (after signals are caught)
    from pipeline.cli.streams import Streams  # noqa: PLC0415

    streams = Streams()
    hush_libraries()
    gc.set_threshold(*_COLLECTOR)
    code = _exit_code(arguments)
    if reason := streams.lost():
        sys.stderr.write(f"{_LOST}: {reason}\n")
        code = code or 1
    sys.exit(code)


def _exit_code(arguments: list[str] | None) -> int:
    from pipeline.cli.group import group  # noqa: PLC0415  (after signals are caught)
    from pipeline.cli.report import report_error  # noqa: PLC0415
    from pipeline.errors import PublishError  # noqa: PLC0415

    try:
        _stand_somewhere()
        group.main(args=arguments, prog_name="publish", standalone_mode=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except PublishError as error:
        report_error(error)
        return error.exit_code
    except MemoryError:
        report_error(PublishError("memory ran out", "Divide the manuscript, or close programs."))
        return PublishError.exit_code
    return 0


def _stand_somewhere() -> None:
    """Refuse to work in a folder that was removed.

    Raises:
        PublishError: the current folder is gone, and no path can start from it.
    """
    from pipeline.errors import PublishError  # noqa: PLC0415  (as above)

    try:
        os.getcwd()  # noqa: PTH109  (nothing is done with it)
    except OSError:
        hint = "Change to a folder that exists, then try again."
        raise PublishError("the current folder is gone", hint) from None


def _stop(code: int) -> None:
    """Tell it in one line and leave, without waiting for threads that wait for other programs."""
    import threading  # noqa: PLC0415  (as above)

    if sys.stderr is not None:  # it was closed, and Ctrl-C came before it was replaced
        sys.stderr.write(_STOPPED)
    if threading.active_count() > 1:
        sys.stdout.flush()
        os._exit(code)
    sys.exit(code)
