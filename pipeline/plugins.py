"""Parts that other packages bring, found by their entry points.

https://packaging.python.org/en/latest/specifications/entry-points/
"""

import importlib.metadata
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from pipeline.diagnostics import Diagnostic


class Named(Protocol):
    """What an entry point leads to."""

    @property
    def name(self) -> str:
        """The name under which people ask for it; the entry point has the same."""


_Part = TypeVar("_Part", bound=Named)


@dataclass(frozen=True, slots=True)
class Plugins(Generic[_Part]):
    """The parts that were loaded, by name, and a warning for each that was not."""

    found: tuple[_Part, ...] = ()
    faults: Mapping[str, Diagnostic] = field(default_factory=dict)


def load_plugins(group: str, kind: type[_Part], taken: Container[str]) -> Plugins[_Part]:
    """What installed packages offer in ``group``; a broken one does not keep the others away.

    ``taken`` are the names of the program's own parts, which no package may replace.
    """
    found: dict[str, _Part] = {}
    faults: dict[str, Diagnostic] = {}
    points = importlib.metadata.entry_points(group=group)
    for point in sorted(points, key=lambda point: (point.name, point.value)):
        try:
            part = _loaded(point, kind)
            if point.name in taken or point.name in found:
                raise ValueError(f"the name {point.name!r} is taken already")  # noqa: TRY301  (one way to tell)
            found[point.name] = part
        except Exception as error:  # noqa: BLE001  (whatever another package does)
            faults[point.name] = _fault(point, error)
    return Plugins(tuple(found.values()), faults)


def _loaded(point: importlib.metadata.EntryPoint, kind: type[_Part]) -> _Part:
    part = point.load()
    if not isinstance(part, kind):
        raise TypeError(f"{point.value} is no {kind.__name__}")
    if part.name != point.name:
        raise ValueError(f"it is named {part.name!r}")
    return part


def _fault(point: importlib.metadata.EntryPoint, error: Exception) -> Diagnostic:
    package = point.dist.name if point.dist else point.module
    reason = f"{type(error).__name__}: {error}"
    message = f"{point.name!r} of the package {package} cannot be used: {reason}"
    hint = f"Update {package}, or remove it: pip uninstall {package}. All else works without it."
    return Diagnostic("plugin-broken", "warning", message, None, hint)
