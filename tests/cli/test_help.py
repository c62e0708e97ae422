"""Help is there at once, and the README says the same."""

import importlib
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from pipeline import errors
from pipeline.cli.main import COMMANDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGE = (ROOT / "pipeline" / "docs" / "commands.md").read_text(encoding="utf-8")
HEAVY = (
    "ebooklib",
    "hibari",
    "lxml",
    "markdown_it",
    "numpy",
    "onnxruntime",
    "pydantic",
    "reportlab",
)


def _command(name: str) -> click.Command:
    command = importlib.import_module(f"pipeline.cli.{name}").command
    assert isinstance(command, click.Command)
    return command


def test_help_loads_no_heavy_library():
    code = (
        "import sys; from pipeline.cli.main import main\n"
        "try: main(['--help'])\n"
        f"except SystemExit: print('loaded:', *[n for n in {HEAVY!r} if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1].strip() == "loaded:"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_for_itself_and_each_option(publish, name):
    done = publish(name, "--help")

    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: publish {name}")
    options = [p for p in _command(name).params if isinstance(p, click.Option)]
    assert options or name in ("new", "schema")
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_documents_name_every_command_and_option(name):
    assert f"publish {name}" in README
    assert f"publish {name}" in PAGE
    for parameter in _command(name).params:
        if isinstance(parameter, click.Option):
            long = max(parameter.opts, key=len)
            assert f"`{long}" in PAGE, f"{name} {long}"


def test_the_documents_name_no_option_that_is_not_there():
    known = {option for name in COMMANDS for p in _command(name).params for option in p.opts}
    told = set(re.findall(r"`(--[a-z][a-z-]+)", README + PAGE))

    assert told - known <= {"--help", "--version"}


def test_the_page_of_commands_has_the_exit_codes_of_the_code():
    table = {
        int(code): kind
        for code, kind in re.findall(r"^\| (\d) \| .*`(\w+Error)`", PAGE, re.MULTILINE)
    }
    code = {
        kind.exit_code: kind.__name__
        for kind in vars(errors).values()
        if isinstance(kind, type) and "exit_code" in vars(kind)
    }

    assert code == table


def test_a_mistyped_command_names_the_nearest(publish):
    done = publish("bild")

    assert done.returncode == 2
    assert "Did you mean 'build'?" in done.stderr
