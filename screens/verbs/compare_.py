"""`workbook compare`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from screens.verbs.common import PAPER, Folder, library_option, print_json

if TYPE_CHECKING:
    from exercises.compare.results import Comparison


@click.command("compare", help="Set workbooks side by side: then and now, one view and the group's, communities.")
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME…")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
@click.option("--format", "-f", "formats", multiple=True, metavar="FORMAT",
              help="Write it as pdf, html, md or docx instead of showing it; again for more.")  # fmt: skip
@click.option("--to", type=Folder(), default=Path(), help="Folder to write to. Default: this one.")
@click.option("--paper", type=PAPER, default="a4", show_default=True)
@click.option("--force", is_flag=True, help="Overwrite what is there instead of adding a number to the name.")
@library_option
def command(
    names: tuple[str, ...],
    as_json: bool,
    formats: tuple[str, ...],
    to: Path,
    paper: Literal["a4", "letter"],
    force: bool,
) -> None:
    """Set workbooks side by side. One alone is compared with the one it follows."""
    from screens.library.side_by_side import comparison_of
    from screens.verbs.common import library

    shelf = library()
    comparison = comparison_of(shelf, [shelf.find(name) for name in names])
    if formats:
        from exports.compare import export_compare
        from screens.verbs.export_ import progress_bar, warn

        for path in export_compare(comparison, formats, to, paper, force, progress_bar(), warn=warn):
            click.echo(str(path))
    elif as_json:
        from exercises.compare.results import public

        print_json(public(comparison))
    else:
        _show(comparison)


def _show(comparison: Comparison) -> None:
    from rich.console import Console

    from exercises.compare.figures import TITLES, figures, headline
    from exercises.guide import CREDIT
    from exports.compare import title
    from screens.figures import draw
    from screens.text import lit

    console = Console(highlight=False, markup=False, emoji=False)
    console.print(
        lit(f"{title(comparison)}: {TITLES[comparison.way][0].lower()}{TITLES[comparison.way][1:]}"), style="bold"
    )
    console.print(lit(headline(comparison)))
    for figure in figures(comparison):
        console.print()
        console.print(draw(figure, min(console.width, 100)))
    console.print()
    console.print(CREDIT)
