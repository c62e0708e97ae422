"""The one door to all errors that a user can meet.

The command line catches :class:`PublishError` and prints it in the user's terms; anything else is
a bug and keeps its traceback.
"""

from typing import Any, ClassVar


class PublishError(Exception):
    """Something the user can mend. ``hint`` says how."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[Any, ...]:
        """Errors travel between processes, so they must survive pickling with their hint."""
        return type(self), (self.message, self.hint)


class ManuscriptError(PublishError):
    """The manuscript has faults; each was reported with its file and line."""

    exit_code = 3


class ConfigError(PublishError):
    """book.toml or an option is wrong."""

    exit_code = 4


class ExportError(PublishError):
    """An edition could not be made."""

    exit_code = 5


class SpeechEngineError(ExportError):
    """A speech engine is missing, offline, or gave no usable sound."""


class MissingToolError(PublishError):
    """A program or optional package that was asked for is not installed."""

    exit_code = 6


class ValidationError(PublishError):
    """A validator, or the project's own checks on a finished edition, found faults."""

    exit_code = 7
