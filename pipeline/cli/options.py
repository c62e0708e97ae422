"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click


class _Place(click.ParamType):
    """A path, or an address of a store."""

    name = "place"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401  (as the base class has it)
        """The path or the address that is named."""
        del param, ctx
        from pipeline.storage import place  # noqa: PLC0415  (keeps --help quick)

        return place(value) if isinstance(value, str) else value


PLACE = _Place()
"""The type of options that name a folder of this machine or of a store."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


def manuscript_option(command: _Command) -> _Command:
    """``--manuscript``: the folder that holds book.toml."""
    return click.option(
        "-m",
        "--manuscript",
        type=click.Path(path_type=Path),
        default=Path("manuscript"),
        show_default=True,
        help="The folder that holds book.toml.",
    )(command)


def output_option(command: _Command) -> _Command:
    """``--output``: the folder for the finished editions."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        default=Path("output"),
        show_default=True,
        help="The folder for the finished editions.",
    )(command)


def json_option(command: _Command) -> _Command:
    """``--json``: the result for machines."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print the result as JSON for other programs."
    )(command)


def quiet_option(command: _Command) -> _Command:
    """``--quiet``: no progress."""
    return click.option("-q", "--quiet", is_flag=True, help="Show no progress.")(command)


def strict_option(command: _Command) -> _Command:
    """``--strict``: warnings count as errors."""
    return click.option("--strict", is_flag=True, help="Treat warnings as errors.")(command)
