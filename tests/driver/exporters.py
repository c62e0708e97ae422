"""Small real exporters, to watch the driver with."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from pipeline.config import TABLE
from pipeline.diagnostics import Diagnostic
from pipeline.errors import ExportError
from pipeline.exporters.base import Export, Job
from pipeline.model import Document
from pipeline.registry import Format


@dataclass(frozen=True, slots=True)
class Options:
    greeting: str = "hello"
    outcome: str = "made"
    file: str = "parts/greeting.txt"
    __pydantic_config__: ClassVar[dict[str, Any]] = TABLE


@dataclass(frozen=True, slots=True)
class Greeting:
    """A product."""

    text: str


class Greeter:
    """Provides a greeting; its options make it succeed, warn, fail or crash."""

    name: ClassVar[str] = "greeter"
    wants: ClassVar[tuple[type, ...]] = ()
    provides: ClassVar[tuple[type, ...]] = (Greeting,)

    def __init__(self, options: Options) -> None:
        self.options = options

    def export(self, document: Document, job: Job) -> Export:
        del document
        file = job.work / self.options.file
        file.parent.mkdir(exist_ok=True)
        file.write_text(self.options.greeting)
        (job.work / "scratch.bin").write_bytes(b"not a result")
        if self.options.outcome == "failed":
            raise ExportError("the greeter lost its voice", "Rest it.")
        if self.options.outcome == "full disk":
            raise OSError(28, "No space left on device")
        severity = {"warned": "warning", "refused": "error"}.get(self.options.outcome)
        faults = (Diagnostic("lost", severity, "a word was lost"),) if severity else ()
        text = f"{self.options.greeting} at {job.timestamp.isoformat()}"
        return Export((Path(self.options.file),), (Greeting(text),), faults)


class Echo:
    """Wants the greeting."""

    name: ClassVar[str] = "echo"
    wants: ClassVar[tuple[type, ...]] = (Greeting,)
    provides: ClassVar[tuple[type, ...]] = ()

    def __init__(self, options: Options) -> None:
        self.options = options

    def export(self, document: Document, job: Job) -> Export:
        del document
        (job.work / "echo.txt").write_text(job.product(Greeting).text)
        return Export((Path("echo.txt"),))


class Loner:
    """Wants nothing; uses the executor."""

    name: ClassVar[str] = "loner"
    wants: ClassVar[tuple[type, ...]] = ()
    provides: ClassVar[tuple[type, ...]] = ()

    def __init__(self, options: Options) -> None:
        self.options = options

    def export(self, document: Document, job: Job) -> Export:
        del document
        total = sum(job.executor.map(abs, [-1, -2, -3]))
        (job.work / "total.txt").write_text(str(total))
        return Export((Path("total.txt"),))


def options() -> type[Options]:
    return Options


REGISTRY = (
    Format("echo", "repeats", lambda: Echo, options, ("echo",)),
    Format("greeter", "greets", lambda: Greeter, options, ("greeter",), (Greeting,)),
    Format("loner", "adds", lambda: Loner, options, ("loner",), default=False),
)
