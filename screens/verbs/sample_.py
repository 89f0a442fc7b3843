"""`workbook sample`."""

from __future__ import annotations

from pathlib import Path

import click

from screens.verbs.common import Folder, library, library_option
from workbook.paths import slug_of


@click.command("sample", help="Add the finished sample workshop to the library, and print its name.")
@click.option("--once", is_flag=True, help="Only where it is not there yet.")
@click.option("--to", type=Folder(), help="Write the sample's answers file into that folder instead.")
@library_option
def command(once: bool, to: Path | None) -> None:
    """Add the finished sample workshop to the library, and print its name."""
    if to is not None:
        from exercises.exchange.interchange import sample_book
        from exports import export

        for path in export(sample_book(), (), ("json",), to):
            click.echo(str(path))
        return
    from screens.library.sample import add_sample, sample_path

    shelf = library()
    click.echo(slug_of(sample_path(shelf) if once else add_sample(shelf)))
