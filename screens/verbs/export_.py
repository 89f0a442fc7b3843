"""`workbook export`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import click

from exports import Progress
from screens.then import earlier_of
from screens.verbs.common import library_option, read_opened


@click.command("export", help="Write documents from a workbook, and print where they are.")
@click.argument("name")
@click.option("--document", "-d", "documents", multiple=True, metavar="DOCUMENT",
              help="report, summary, handout, pack, sponsor, facilitator, worksheets, poster, and solo where one works "
              "alone; repeatable. Default: report.")  # fmt: skip
@click.option("--format", "-f", "formats", multiple=True, metavar="FORMAT",
              help="pdf, html, md, docx, csv, ics or json; repeatable. Default: pdf.")  # fmt: skip
@click.option("--to", type=click.Path(path_type=Path), default=Path(), help="Folder to write to. Default: this one.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@click.option("--large-print", "large", is_flag=True, help="PDF and HTML in 16 points, on paper on its side.")
@click.option("--force", is_flag=True, help="Overwrite what is there instead of adding a number to the name.")
@library_option
def command(
    name: str,
    documents: tuple[str, ...],
    formats: tuple[str, ...],
    to: Path,
    paper: Literal["a4", "letter"],
    large: bool,
    force: bool,
) -> None:
    """Write documents from a workbook, and print where they are."""
    from exports import FORMATS, export
    from exports.documents import DOCUMENTS

    check_known(documents, DOCUMENTS, "document")
    check_known(formats, FORMATS, "format")
    store = read_opened(name)
    written = export(
        store.book, documents or ("report",), formats or ("pdf",), to, paper=paper, force=force,
        progress=progress_bar(), then=earlier_of(store), large=large, warn=warn,
    )  # fmt: skip
    for path in written:
        click.echo(str(path))


def check_known(asked: tuple[str, ...], known: Iterable[str], kind: str) -> None:
    """Refuse a name that is not among the known ones as wrong usage."""
    for name in asked:
        if name not in known:
            raise click.UsageError(f"There is no {kind} {name!r}; there are {', '.join(known)}.")


def warn(said: str) -> None:
    """Say beside the paths what could not be printed as it was typed."""
    click.echo(said, err=True)


def progress_bar() -> Progress | None:
    """Return a callback that draws a bar on a terminal's stderr, and nothing anywhere else."""
    if not sys.stderr.isatty():
        return None

    def tell(done: int, of: int, what: str) -> None:
        filled = round(24 * done / of) if of else 24
        end = "\n" if done >= of else ""
        click.echo(f"\r{'█' * filled}{'░' * (24 - filled)} {what:<32}", nl=False, err=True)
        if end:
            click.echo(f"\r{' ' * 60}\r", nl=False, err=True)

    return tell
