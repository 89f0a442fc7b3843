"""`workbook open`."""

from __future__ import annotations

import click

from screens.verbs.common import library, library_option


@click.command("open", help="Open a workbook in the full screen.")
@click.argument("name")
@click.option("--at", metavar="EXERCISE[/PAGE]", help="Go straight to an exercise or one of its pages.")
@library_option
def command(name: str, at: str | None) -> int:
    """Open a workbook in the full screen."""
    shelf = library()
    path = shelf.find(name)
    if at is not None:
        _check(at)
    from screens.app import run_app

    return run_app(shelf, open=path, at=at)


def _check(at: str) -> None:
    from exercises.guide import exercise
    from workbook.errors import WorkbookError

    name, _, page = at.partition("/")
    told = exercise(name)
    if page and page not in {known.id for known in told.pages}:
        pages = ", ".join(known.id for known in told.pages)
        raise WorkbookError(f"{name} has no page called {page}.", f"It has: {pages}.")
