"""`workbook sample`."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from screens.verbs.common import library, library_option


@click.command("sample", help="Add the finished sample workshop to the library, and print its name.")
@click.option("--once", is_flag=True, help="Only where it is not there yet.")
@click.option("--to", type=click.Path(path_type=Path), help="Write the sample's answers file into that folder instead.")
@library_option
def command(once: bool, to: Path | None) -> None:
    """Add the finished sample workshop to the library, and print its name."""
    from exercises.interchange import sample_book

    shelf = library()
    if to is not None:
        from exports import export

        for path in export(sample_book(), (), ("json",), to):
            click.echo(str(path))
        return
    if once:
        for entry in shelf.entries():
            if entry.kind == "sample" and entry.readable:
                click.echo(entry.slug)
                return
    with closing(shelf.create(sample_book())) as store:
        store.flush()
        click.echo(store.slug)
