"""`workbook export`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import click

from exports import Progress
from screens.then import earlier_of
from screens.verbs.common import PAPER, Folder, check_known, library_option, read_opened

ALL = "all"
"""Every document that the workbook has; every format."""


@click.command("export", help="Write documents from a workbook, and print where they are.")
@click.argument("name")
@click.option("--document", "-d", "documents", multiple=True, metavar="DOCUMENT",
              help="report, summary, handout, pack, sponsor, facilitator, worksheets, poster, and solo where one works "
              "alone; or all; repeatable. Default: report.")  # fmt: skip
@click.option("--format", "-f", "formats", multiple=True, metavar="FORMAT",
              help="pdf, html, md, docx, csv, ics or json; or all; repeatable. Default: pdf. json is everything, "
              "authors and interview records too: for importing again, not for handing out.")  # fmt: skip
@click.option("--to", type=Folder(), default=Path(), help="Folder to write to. Default: this one.")
@click.option("--paper", "papers", type=PAPER, multiple=True,
              help="Repeatable: each of two papers gets a folder of its own. Default: a4.")  # fmt: skip
@click.option("--large-print", "large", is_flag=True, help="PDF and HTML in 16 points, on paper on its side.")
@click.option("--force", is_flag=True, help="Overwrite what is there instead of adding a number to the name.")
@library_option
def command(
    name: str,
    documents: tuple[str, ...],
    formats: tuple[str, ...],
    to: Path,
    papers: tuple[Literal["a4", "letter"], ...],
    large: bool,
    force: bool,
) -> None:
    """Write documents from a workbook, and print where they are."""
    from exports import FORMATS, NOT_FOR_OTHERS, export
    from exports.documents import DOCUMENTS, offered
    from exports.pdf import PdfWorker

    check_known(documents, (*DOCUMENTS, ALL), "document")
    check_known(formats, (*FORMATS, ALL), "format")
    store = read_opened(name)
    documents = tuple(offered(store.book)) if ALL in documents else documents or ("report",)
    asked = formats
    formats = tuple(FORMATS) if ALL in formats else formats or ("pdf",)
    said: dict[str, None] = {}
    worker = PdfWorker()
    try:
        for paper, folder, wanted in _parts(tuple(dict.fromkeys(papers)) or ("a4",), formats, to):
            written = export(
                store.book, documents, wanted, folder, paper=paper, force=force, progress=progress_bar(),
                then=earlier_of(store), worker=worker, large=large, warn=said.setdefault,
            )  # fmt: skip
            for path in written:
                click.echo(str(path))
    finally:
        worker.stop()
        for text in said:  # of what was written, even where a later file failed
            warn(text)
    if ALL in asked:
        warn(NOT_FOR_OTHERS)


def _parts(
    papers: tuple[Literal["a4", "letter"], ...], formats: tuple[str, ...], to: Path
) -> Iterator[tuple[Literal["a4", "letter"], Path, list[str]]]:
    """One making a paper; of two, what is made for no paper comes first, once, and each has a folder of its own."""
    from exports import PAPERED

    if len(papers) == 1:
        yield papers[0], to, list(formats)
        return
    if loose := [name for name in formats if name not in PAPERED]:
        yield papers[0], to, loose
    if bound := [name for name in formats if name in PAPERED]:
        for paper in papers:
            yield paper, to / paper, bound


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
