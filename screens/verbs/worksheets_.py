"""`workbook worksheets`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from screens.verbs.common import PAPER, Folder, check_known, library_option
from screens.verbs.export_ import progress_bar


@click.command("worksheets", help="Print blank worksheets: of exercises, of an agenda, or all sixteen.")
@click.argument("exercises", nargs=-1, metavar="[EXERCISE]...")
@click.option("--agenda", metavar="ID", default="", help="The exercises of an agenda, as long as it runs them: "
              "90-minutes, half-day, full-day, solo or returning.")  # fmt: skip
@click.option("--format", "-f", "formats", multiple=True, metavar="FORMAT", help="pdf, html or md. Default: pdf.")
@click.option("--to", type=Folder(), default=Path(), help="Folder to write to. Default: this one.")
@click.option("--paper", type=PAPER, default="a4", show_default=True)
@click.option("--large-print", "large", is_flag=True, help="In 16 points, on paper on its side.")
@click.option("--force", is_flag=True, help="Overwrite what is there instead of adding a number to the name.")
@library_option
def command(
    exercises: tuple[str, ...],
    agenda: str,
    formats: tuple[str, ...],
    to: Path,
    paper: Literal["a4", "letter"],
    large: bool,
    force: bool,
) -> None:
    """Print blank worksheets: of exercises, of an agenda, or all sixteen."""
    from exercises.guide import AGENDAS
    from exports import PENS, export_worksheets
    from screens.library.shelf import own_exercises
    from screens.verbs.common import library

    if agenda and exercises:
        raise click.UsageError("Name exercises or an agenda, not both.")
    check_known((agenda,) if agenda else (), AGENDAS, "agenda")
    check_known(formats, PENS, "format of worksheets")
    own_exercises(library())
    written = export_worksheets(
        exercises, agenda, formats or ("pdf",), to, paper=paper, force=force, progress=progress_bar(), large=large
    )
    for path in written:
        click.echo(str(path))
