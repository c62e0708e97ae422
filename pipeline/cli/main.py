"""The ``publish`` command: a group whose subcommands load when they are used."""

import importlib
import sys

import click

from pipeline import __version__
from pipeline.cli.report import report_error, say
from pipeline.errors import PublishError

COMMANDS = {
    "build": "make the editions",
    "check": "say what is wrong with the manuscript, with file and line",
    "verify": "say what the validators think of the finished editions",
    "script": "print what the narrator will say",
    "formats": "list the formats that can be made",
    "voices": "list the speech engines and voices",
    "cache": "show or clear the narration kept for later builds",
    "new": "write a small manuscript to start from",
}
"""Each command is the module of its name in this package; the text is its line in ``--help``."""


_INTERRUPTED = 130  # 128 + SIGINT, as shells say it


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order in which a newcomer meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"pipeline.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; Ctrl-C ends it in one line, with the shell's own exit code for that."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            say("\nStopped. Earlier editions are unchanged; what was narrated is kept.")
            sys.exit(_INTERRUPTED)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As in Click, with the nearest known command named when there is none of this name."""
        from pipeline.diagnostics import did_you_mean  # noqa: PLC0415  (only for a mistake)

        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            ctx.fail(f"There is no command {name!r}. {did_you_mean(name, COMMANDS)}")
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="publish")
def group() -> None:
    """Make an accessible EPUB, a tagged print PDF and a narrated audio edition.

    All editions come from one manuscript: a folder with a book.toml and one Markdown file for each
    section. Begin with 'publish new FOLDER'.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    try:
        group.main(args=arguments, prog_name="publish", standalone_mode=True)
    except PublishError as error:
        report_error(error)
        sys.exit(error.exit_code)
