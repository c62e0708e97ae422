"""Signals that ask the command to stop: Ctrl-C, ``kill``, a terminal that is closed.

Nothing but the standard library is imported here, so that they are caught from the first moment.
"""

import _thread
import os
import signal
import sys
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # Windows: no SIGHUP; SIGBREAK nowhere else
_ENOUGH = 3  # askings; then nothing is waited for any more


class Stopped(BaseException):
    """Somebody asks the command to stop.

    It is no KeyboardInterrupt, which Click would tell in its own words.
    """


class Signals:
    """What the command was asked to do; ``received`` is the signal, None as long as there is none.

    The first signal raises :class:`Stopped` in the main thread. A second one, from an impatient
    hand, is passed over while the first is followed; a third one ends the process at once.
    """

    def __init__(self) -> None:
        self.received: int | None = None
        self._count = 0

    @property
    def exit_code(self) -> int:
        """128 and the signal, as shells say it."""
        return 128 + (self.received or signal.SIGINT)

    def listen(self) -> None:
        """Catch the signals from now on, but for those that are ignored, as under ``nohup``."""
        numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        for number in numbers:
            if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
                signal.signal(number, self._asked)
        sys.unraisablehook = self._unraisable

    def _asked(self, number: int, frame: FrameType | None) -> None:
        del frame
        self._count += 1
        if self._count == 1:
            self.received = number
            raise Stopped
        if self._count >= _ENOUGH:
            os._exit(self.exit_code)

    def _unraisable(self, fault: "sys.UnraisableHookArgs") -> None:
        """Where Python passes over exceptions (``__del__``), ask again a moment later."""
        if not isinstance(fault.exc_value, Stopped):
            sys.__unraisablehook__(fault)
        elif self.received is not None:
            self._count = 0
            _thread.start_new_thread(signal.raise_signal, (self.received,))
