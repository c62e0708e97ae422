"""Which exporters run, with which options, in which order."""

import dataclasses
import graphlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.config import MANUSCRIPT_FILE, TableError, TomlSource, bind_table, kebab_case
from pipeline.diagnostics import Diagnostic, did_you_mean
from pipeline.errors import ConfigError
from pipeline.exporters.base import Exporter
from pipeline.files import FileFault, locate, refuse_large
from pipeline.model import Document
from pipeline.registry import Format

_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")

Tables = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Step:
    """One exporter to run.

    ``wanted`` is False for one that runs for its products alone. ``needed`` is False where nobody
    fails without these.
    """

    format: Format
    exporter: Exporter
    wanted: bool
    needed: bool


def plan_steps(
    asked: Sequence[Format], tables: Tables, source: TomlSource, registry: Sequence[Format]
) -> tuple[Step, ...]:
    """The exporters to run, providers first, in an order that depends on the registry alone.

    Raises:
        TableError: an ``[output.*]`` table is wrong.
        ConfigError: a product is wanted that no format provides.
    """
    steps: dict[str, Step] = {}
    pending = [(True, True, format_) for format_ in asked]
    while pending:
        pending.sort(key=lambda one: one[:2], reverse=True)  # so a format counts as all it is
        wanted, needed, format_ = pending.pop(0)
        if format_.name in steps:
            continue
        exporter = format_.create(format_options(format_, tables, source))
        steps[format_.name] = Step(format_, exporter, wanted, needed)
        pending += [(False, needed, provider(kind, registry)) for kind in exporter.wants]
        pending += [(False, False, one) for one in _welcome_providers(exporter, registry)]
    return _providers_first(steps, registry)


def provider(kind: type, registry: Iterable[Format]) -> Format:
    """The format that provides products of this type."""
    for format_ in registry:
        if kind in format_.provides:
            return format_
    raise ConfigError(f"no format provides the {kind.__name__} that another one needs")


def welcomed(exporter: Exporter) -> tuple[type, ...]:
    """The product types that an exporter welcomes; one that does not say so welcomes none."""
    kinds: tuple[type, ...] = getattr(exporter, "welcomes", ())
    return kinds


def spared(exporter: Exporter, document: Document) -> tuple[type, ...]:
    """The welcomed product types that an exporter does without for this document."""
    spares = getattr(exporter, "spares", None)
    return spares(document) if spares else ()


def shared(exporter: Exporter) -> tuple[type, ...]:
    """The product types that an exporter shares with others of its family."""
    kinds: tuple[type, ...] = getattr(exporter, "shares", ())
    return kinds


def taken(exporter: Exporter) -> tuple[type, ...]:
    """The product types that an exporter is given, where there are such."""
    return (*exporter.wants, *welcomed(exporter), *shared(exporter))


def _welcome_providers(exporter: Exporter, registry: Iterable[Format]) -> list[Format]:
    """The formats that provide what an exporter welcomes, where there are any."""
    kinds = set(welcomed(exporter))
    return [format_ for format_ in registry if kinds.intersection(format_.provides)]


def table_faults(
    tables: Tables, source: TomlSource, registry: Sequence[Format], folder: Path
) -> tuple[Diagnostic, ...]:
    """All that is wrong with the ``[output.*]`` tables, also of formats that nobody asked for.

    Files that options name must be in the manuscript's ``folder``.
    """
    known = {name: format_ for format_ in reversed(registry) for name in format_.table}
    faults: tuple[Diagnostic, ...] = ()
    for name, values in tables.items():
        if name in known:
            faults += _faults(known[name], name, values, source, folder)
        else:
            faults += (_unknown_table(name, known, source),)
    return faults


def _faults(
    format_: Format, name: str, values: Mapping[str, object], source: TomlSource, folder: Path
) -> tuple[Diagnostic, ...]:
    kind = format_.options_type()
    try:
        options = bind_table(kind, values, source, "output", name)
    except TableError as error:
        return error.diagnostics
    return tuple(_value_faults(options, source, folder, name))


def _value_faults(
    options: Any,  # noqa: ANN401  (a dataclass of any format)
    source: TomlSource,
    folder: Path,
    name: str,
) -> Iterator[Diagnostic]:
    """Texts that XML cannot hold (1.0, 2.2), and files that are not in the manuscript's folder."""
    for field in dataclasses.fields(options):
        value = getattr(options, field.name)
        position = source.position("output", name, kebab_case(field.name))
        if isinstance(value, str) and _CONTROL.search(value):
            message = f"'output.{name}.{kebab_case(field.name)}' holds a control character"
            yield Diagnostic("bad-value", "error", message, position, "Type the value anew.")
        elif value is not None and field.metadata == MANUSCRIPT_FILE:
            try:
                refuse_large(locate(folder, value), value)
            except FileFault as fault:
                yield fault.diagnostic(position)


def _unknown_table(name: str, known: Iterable[str], source: TomlSource) -> Diagnostic:
    message = f"there is no format with a table [output.{name}]"
    hint = did_you_mean(name, known)
    return Diagnostic("unknown-key", "error", message, source.position("output", name), hint)


def format_options(format_: Format, tables: Tables, source: TomlSource) -> Any:  # noqa: ANN401  (a dataclass of any format)
    """The format's options: the tables of ``format_.table``, later ones on top.

    Raises:
        TableError: a table is wrong.
    """
    merged: dict[str, object] = {}
    for name in format_.table:
        merged |= tables.get(name, {})
    return bind_table(format_.options_type(), merged, source, "output", format_.table[-1])


def _providers_first(steps: Mapping[str, Step], registry: Sequence[Format]) -> tuple[Step, ...]:
    order = graphlib.TopologicalSorter[str]()
    for format_ in registry:
        if format_.name in steps:
            exporter = steps[format_.name].exporter
            before = [provider(kind, registry) for kind in exporter.wants]
            before += _welcome_providers(exporter, registry)
            order.add(format_.name, *(one.name for one in before))
    return tuple(steps[name] for name in order.static_order())
