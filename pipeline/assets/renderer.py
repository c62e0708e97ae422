"""A process beside the program that draws SVG, so that no drawing can take the program down.

The library that draws ends its whole process when memory runs out, and has no limit of time. One
such process serves all drawings of a program. It answers on its standard output; where the system
knows limits, it has one of memory, and one of processor time for each drawing.
"""

import contextlib
import functools
import json
import os
import signal
import struct
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Mapping
from typing import Any

from pipeline.assets.raster import PictureError

_MEMORY = 2 << 30  # bytes of address space
_STUCK = 6  # times the processor time allowed, on the clock; other work may run beside it
_HEAD = struct.Struct(">?dI")  # whether it went well, seconds taken, the length of what follows


class Renderer:
    """The process, started when it is first needed and again after a drawing ended it.

    ``spent`` is the processor time of all drawings so far, in seconds.
    """

    def __init__(self) -> None:
        self.spent = 0.0
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def png(self, svg: bytes, seconds: int, options: Mapping[str, object]) -> bytes:
        """The drawing as PNG, drawn with these options of resvg.

        Raises:
            PictureError: it cannot be drawn, or not within ``seconds`` of processor time.
        """
        request = json.dumps({"svg": svg.decode(), "seconds": seconds, "options": options})
        with self._lock:
            return self._ask(request.encode(), seconds)

    def _ask(self, request: bytes, seconds: int) -> bytes:
        process = self._running()
        guard = threading.Timer(seconds * _STUCK, process.kill)
        guard.start()
        try:
            well, took, answer = _exchange(process, request)
        except (OSError, struct.error):
            self.spent += seconds
            self._end()
            limits = f"{_MEMORY >> 30} GB of memory or {seconds} seconds"
            raise PictureError(f"it takes more than {limits} to draw") from None
        except BaseException:  # an answer that nobody waits for must not be the next one's
            self._end()
            raise
        finally:
            guard.cancel()
        self.spent += took
        if not well:
            raise PictureError(f"it cannot be drawn ({answer.decode()})")
        return answer

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = _start()
            weakref.finalize(self, _close, self._process)
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            _close(self._process)
            self._process.wait()
        self._process = None


def renderer() -> Renderer:
    """The one that this process uses; a copy of a process starts its own."""
    return _renderer(os.getpid())


@functools.cache
def _renderer(process: int) -> Renderer:
    del process
    return Renderer()


def _start() -> "subprocess.Popen[bytes]":
    begin = f"import sys; sys.path[:] = {sys.path!r}"
    serve = f"from {__name__} import serve; serve()"
    return subprocess.Popen(  # noqa: S603  (this interpreter, with this very module)
        [sys.executable, "-I", "-c", f"{begin}; {serve}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _close(process: "subprocess.Popen[bytes]") -> None:
    """Let go of the process, which ends when there is nobody to ask it."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


def _exchange(process: "subprocess.Popen[bytes]", request: bytes) -> tuple[bool, float, bytes]:
    put, got = process.stdin, process.stdout
    assert put  # noqa: S101  (both are pipes)
    assert got  # noqa: S101
    put.write(struct.pack(">I", len(request)) + request)
    put.flush()
    well, took, length = _HEAD.unpack(got.read(_HEAD.size))
    answer = got.read(length)
    if len(answer) < length:
        raise OSError("the process ended")
    return well, took, answer


def serve() -> None:
    """Answer requests until there are no more; the other side of :class:`Renderer`."""
    import resvg_py  # noqa: PLC0415  (only this process draws)

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program itself says when to end
    _limit_memory()
    ask, reply = sys.stdin.buffer, sys.stdout.buffer
    while head := ask.read(4):
        request = json.loads(ask.read(struct.unpack(">I", head)[0]))
        _limit_time(request["seconds"])
        started = time.process_time()
        try:
            answer = bytes(resvg_py.svg_to_bytes(svg_string=request["svg"], **request["options"]))
            well = True
        except BaseException as error:  # noqa: BLE001  (a panic of the library is no Exception)
            answer, well = str(error).encode(), False
        head = _HEAD.pack(well, time.process_time() - started, len(answer))
        reply.write(head + answer)
        reply.flush()


def _limit_memory() -> None:
    with contextlib.suppress(ImportError):  # there is no such limit under Windows
        resource = _resource()
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
        with contextlib.suppress(ValueError, OSError):  # macOS knows the limit, but not to set it
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _limit_time(seconds: int) -> None:
    """Let the system end this process after so many more seconds of work."""
    with contextlib.suppress(ImportError):
        resource = _resource()
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        end = int(used.ru_utime + used.ru_stime) + 1 + seconds
        end = end if hard == resource.RLIM_INFINITY else min(end, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (end, hard))


def _resource() -> Any:  # noqa: ANN401  (the module is not there under Windows)
    import resource  # noqa: PLC0415

    return resource
