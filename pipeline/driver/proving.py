"""What the proof of finished files says, and whose fault it is.

Our own proof reads back what our own exporters wrote: what it misses is a fault of this program.
Whether a book may claim conformance is the judges' business: that concerns the book.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.diagnostics import Diagnostic, has_errors
from pipeline.errors import ExportError, PublishError, ValidationError
from pipeline.model import Document
from pipeline.registry import Format

_CONFORMANCE = "conformance-"  # how the codes begin that say what the judges think


@dataclass(frozen=True, slots=True)
class Proof:
    """What a proof found: ``lost`` by this program, and ``claimed`` by the book in vain."""

    lost: tuple[Diagnostic, ...] = ()
    claimed: tuple[Diagnostic, ...] = ()

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """All of it."""
        return (*self.lost, *self.claimed)

    def refuse_claims(self, name: str, *, strict: bool) -> None:
        """See that the edition claims nothing that the judges deny.

        Raises:
            ValidationError: it does.
        """
        if has_errors(self.claimed, strict=strict):
            message = f"{name} claims a conformance that the judges have not confirmed"
            hint = "See what is listed; without the record of a review, the book claims nothing."
            raise ValidationError(message, hint)


def prove(format_: Format, document: Document, files: Sequence[Path]) -> Proof:
    """Read finished files back.

    Raises:
        ExportError: memory ran out.
    """
    try:
        found = format_.prove(document, files)
    except PublishError:
        raise
    except MemoryError as error:
        message = f"{format_.name} could not be read back: memory ran out"
        raise ExportError(message, "Close other programs, then build again.") from error
    except Exception as error:  # noqa: BLE001  (whatever a damaged file does to a library)
        message = f"it cannot be read: {type(error).__name__}: {error}"
        found = (Diagnostic("edition-unreadable", "error", message, None, "Report it."),)
    claimed = tuple(fault for fault in found if fault.code.startswith(_CONFORMANCE))
    return Proof(tuple(fault for fault in found if fault not in claimed), claimed)


def taken_over(name: str, lost: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The faults of an edition that its publisher takes over as it is: warnings."""
    message = f"{name} was taken over although its proof failed"
    hint = "Compare it with the manuscript before anybody reads it, and report what is listed."
    warning = Diagnostic("edition-unproved", "warning", message, None, hint)
    return (*(replace(fault, severity="warning") for fault in lost), warning)


def proof_failed(name: str, lost: Sequence[Diagnostic], kept: str) -> ExportError:
    """The error for an edition that lost something; ``kept`` says what became of its files."""
    first = next((fault for fault in lost if fault.severity == "error"), lost[0])
    more = f" (and {len(lost) - 1} more)" if len(lost) > 1 else ""
    message = (
        f"the finished {name} does not say what the manuscript says: {first.message}{more}. "
        "This is a fault of the program, not of the manuscript"
    )
    hint = (
        f"{kept} Please report it, with the files if you can. To take them over all the same, at "
        f"your own risk, run 'publish build {name} --unproved' (without --strict)."
    )
    return ExportError(message, hint)
