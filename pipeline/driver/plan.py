"""Which exporters run, with which options, in which order."""

import graphlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.config import TableError, TomlSource, bind_table
from pipeline.diagnostics import Diagnostic, did_you_mean
from pipeline.errors import ConfigError
from pipeline.exporters.base import Exporter
from pipeline.exporters.registry import Format

Tables = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Step:
    """One exporter to run. ``wanted`` is False for one that runs for its products alone."""

    format: Format
    exporter: Exporter
    wanted: bool


def plan_steps(
    asked: Sequence[Format], tables: Tables, source: TomlSource, registry: Sequence[Format]
) -> tuple[Step, ...]:
    """The exporters to run, providers first, in an order that depends on the registry alone.

    Raises:
        TableError: an ``[output.*]`` table is wrong.
        ConfigError: a product is wanted that no format provides.
    """
    steps: dict[str, Step] = {}
    pending = [(format_, True) for format_ in asked]
    while pending:
        format_, wanted = pending.pop(0)
        if format_.name in steps:
            continue
        exporter = format_.create(_options(format_, tables, source))
        steps[format_.name] = Step(format_, exporter, wanted)
        pending += [(provider(kind, registry), False) for kind in exporter.wants]
    return _providers_first(steps, registry)


def provider(kind: type, registry: Iterable[Format]) -> Format:
    """The format that provides products of this type."""
    for format_ in registry:
        if kind in format_.provides:
            return format_
    raise ConfigError(f"no format provides the {kind.__name__} that another one needs")


def table_faults(
    tables: Tables, source: TomlSource, registry: Sequence[Format]
) -> tuple[Diagnostic, ...]:
    """All that is wrong with the ``[output.*]`` tables, those of formats not asked for included."""
    known = {name: format_ for format_ in reversed(registry) for name in format_.table}
    faults: tuple[Diagnostic, ...] = ()
    for name, values in tables.items():
        if name in known:
            faults += _faults(known[name], name, values, source)
        else:
            faults += (_unknown_table(name, known, source),)
    return faults


def _faults(
    format_: Format, name: str, values: Mapping[str, object], source: TomlSource
) -> tuple[Diagnostic, ...]:
    try:
        bind_table(format_.options_type(), values, source, "output", name)
    except TableError as error:
        return error.diagnostics
    return ()


def _unknown_table(name: str, known: Iterable[str], source: TomlSource) -> Diagnostic:
    message = f"there is no format with a table [output.{name}]"
    hint = did_you_mean(name, known)
    return Diagnostic("unknown-key", "error", message, source.position("output", name), hint)


def _options(format_: Format, tables: Tables, source: TomlSource) -> object:
    """The format's options: the tables of ``format_.table``, later ones on top."""
    merged: dict[str, object] = {}
    for name in format_.table:
        merged |= tables.get(name, {})
    return bind_table(format_.options_type(), merged, source, "output", format_.table[-1])


def _providers_first(steps: Mapping[str, Step], registry: Sequence[Format]) -> tuple[Step, ...]:
    order = graphlib.TopologicalSorter[str]()
    for format_ in registry:
        if format_.name in steps:
            wants = steps[format_.name].exporter.wants
            order.add(format_.name, *(provider(kind, registry).name for kind in wants))
    return tuple(steps[name] for name in order.static_order())
