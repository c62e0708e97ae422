"""What an outside judge says of a finished edition."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. ``rule`` is the judge's own name for it, ``place`` a file, with line if known."""

    severity: str
    rule: str
    message: str
    place: str = ""

    def __str__(self) -> str:
        place = f" ({self.place})" if self.place else ""
        return f"{self.severity} {self.rule}: {self.message}{place}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of ``judge``; ``findings`` holds errors and warnings alike."""

    judge: str
    version: str
    errors: int
    warnings: int
    findings: tuple[Finding, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether there is nothing at all to say."""
        return not (self.errors or self.warnings)

    def __str__(self) -> str:
        counts = f"{self.errors} errors, {self.warnings} warnings"
        lines = (f"\n  {finding}" for finding in self.findings)
        return f"{self.judge} {self.version}: {counts}{''.join(lines)}"
