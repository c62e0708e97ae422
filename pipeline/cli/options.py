"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

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
