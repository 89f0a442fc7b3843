"""`workbook doctor`."""

from __future__ import annotations

import sys

import click

from screens.verbs.common import library, library_option


@click.command("doctor", help="Check the terminal, the PDF maker and the library, a line each; show the test "
               "card. Exit 0: all is well; 1: something needs doing, and the line says what.")  # fmt: skip
@click.option("--card", is_flag=True, help="Show the test card alone, for the look from the back row.")
@library_option
def command(card: bool) -> int:
    """Check the machine, the terminal and the library."""
    from screens.checkup import MARKS, checks

    bad = 0
    for check in () if card else checks(library()):
        do = f"  {check.do}" if check.do else ""
        click.echo(f"{MARKS[check.state]} {check.what:<14} {check.found}{'.' if do else ''}{do}")
        bad += check.state == "bad"
    if not card:
        said = "All is well." if not bad else "1 thing needs doing." if bad == 1 else f"{bad} things need doing."
        click.echo(said)
    if card or sys.stdout.isatty():
        _card()
    return 1 if bad else 0


def _card() -> None:
    from rich.columns import Columns
    from rich.console import Console

    from screens.room.testcard import ASK, IF_NOT
    from screens.room.testcard import card as drawn

    console = Console(highlight=False, markup=False, emoji=False)
    width = max(24, min(60, (console.width - 2) // 2))
    console.print()
    console.print(ASK, style="bold")
    console.print(Columns([drawn("paper", width), drawn("board", width)], padding=(0, 1)))
    console.print(IF_NOT)
