"""The commands, one file each; a file is imported when its command is used."""

from __future__ import annotations

from importlib import import_module

import click

from screens.cli import VERBS
from workbook import __version__

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class LazyGroup(click.Group):
    """A group that knows its commands' names and one-line helps without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order people meet them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"screens.verbs.{cmd_name}_").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; of one that is not there say which may have been meant."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from workbook.text import nearest

            ctx.fail(f"There is no command {args[0]!r}.{nearest(args[0], VERBS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table."""
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


def group() -> click.Group:
    """Return the `workbook` command group."""
    return _workbook


def _choose_library(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value:
        import os

        os.environ["WORKBOOK_LIBRARY"] = value


@click.group(
    cls=LazyGroup,
    context_settings=SETTINGS,
    invoke_without_command=True,
    epilog="Without a command the full screen opens. Everything stays on this machine.",
)
@click.option(
    "--library",
    metavar="DIR",
    expose_value=False,
    is_eager=True,
    callback=_choose_library,
    help="Folder of workbooks (or set WORKBOOK_LIBRARY).",
)
@click.version_option(__version__, prog_name="workbook", message="%(prog)s %(version)s")
@click.pass_context
def _workbook(ctx: click.Context) -> int | None:
    """Run facilitated workshops on starting communities of practice, from the terminal."""
    if ctx.invoked_subcommand is not None:
        return None
    from screens.app import run_app

    return run_app()
