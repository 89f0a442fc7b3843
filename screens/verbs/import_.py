"""`workbook import`."""

from __future__ import annotations

from pathlib import Path

import click

from screens.verbs.common import kept, library, library_option
from workbook.errors import Unfit, WorkbookError

LARGEST = 20 * 1024 * 1024
"""Largest file read, in bytes."""


@click.command("import", help="Make a workbook from an answers file (JSON), and print its name.")
@click.argument("file", type=click.Path(path_type=Path))
@library_option
def command(file: Path) -> None:
    """Make a workbook from an answers file (JSON), and print its name."""
    from exercises.exchange.interchange import book_from_answers, unplaced
    from screens.library.shelf import own_exercises

    shelf = library()
    own_exercises(shelf)
    raw = read_json(file)
    if isinstance(raw, dict) and raw.get("answers") == {} and "workbook" not in raw:
        raise Unfit(f"{file} holds no answers.", "Nothing was imported.")
    book = book_from_answers(raw)
    for path in unplaced(book):
        click.echo(f"{path}: nobody here knows this key; it is kept and exported again, and shown nowhere.", err=True)
    with kept(shelf, shelf.create(book)) as store:
        store.flush()
        click.echo(store.slug)


def read_json(file: Path) -> object:
    """Return what a JSON file holds.

    Raises:
        WorkbookError: It cannot be read, is too large or is no JSON.
    """
    import json

    try:
        if file.stat().st_size > LARGEST:
            raise Unfit(f"{file} is larger than 20 MB.", "An answers file is much smaller; is this the right one?")
        return json.loads(file.read_bytes(), parse_constant=_refuse)
    except OSError as wrong:
        raise WorkbookError(f"{file} cannot be read: {wrong.strerror}.", "Check the name.") from None
    except RecursionError:
        raise Unfit(f"{file} is nested too deeply to be an answers file.") from None
    except ValueError as wrong:
        raise Unfit(f"{file} is not JSON: {wrong}.", "`workbook export NAME -f json` writes the right form.") from None


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is no number")
