"""`workbook rehearse`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from screens.verbs.common import check_known, library, library_option
from workbook.errors import WorkbookError
from workbook.library import Library
from workbook.model import Workbook
from workbook.store import Store


@click.command("rehearse", help="Practise a whole workshop in the full screen with a simulated group. Ctrl+L has the "
               "group do what the page asks; opening, revealing, settling and moving on is up to you. NAME goes on "
               "with an earlier rehearsal. Rehearsals have a folder of their own, beside the library.")  # fmt: skip
@click.argument("name", required=False)
@click.option("--agenda", "agenda_id", default="half-day", show_default=True, metavar="ID",
              help="90-minutes, half-day, full-day, solo or returning.")  # fmt: skip
@click.option("--people", type=click.IntRange(1, 30), default=12, show_default=True, help="How many take part.")
@click.option("--seed", type=click.IntRange(0, 10**9), default=None, metavar="N",
              help="Which group; the same number is the same group. Default: another one each time.")  # fmt: skip
@click.option("--headless", is_flag=True, help="Run it to the end without a screen and say how it went; keeps nothing.")
@library_option
def command(name: str | None, agenda_id: str, people: int, seed: int | None, headless: bool) -> int:
    """Practise a whole workshop with a simulated group."""
    shelf = rehearsals(library())
    if name is not None and not headless:
        return _full_screen(shelf, shelf.find(name))
    book = _made(agenda_id, people, seed)
    if headless:
        return _headless(book)
    store = shelf.create(book)
    store.close()
    return _full_screen(shelf, store.path)


def rehearsals(shelf: Library) -> Library:
    """Return the library of rehearsals beside a library."""
    from workbook.paths import rehearsals_folder

    return Library(rehearsals_folder(shelf.folder))


def _made(agenda_id: str, people: int, seed: int | None) -> Workbook:
    from random import randrange

    from exercises.guide import AGENDAS, agenda
    from exercises.rehearsal import rehearsal_book

    check_known((agenda_id,), AGENDAS, "agenda")
    plan = agenda(agenda_id)
    least, most = plan.people
    if most > 1 and not least <= people <= most:
        click.echo(f"{plan.title} is made for {least} to {most} people; you rehearse with {people}.", err=True)
    return rehearsal_book(agenda_id, people, randrange(1000) if seed is None else seed, date.today().isoformat())


def _full_screen(shelf: Library, path: Path) -> int:
    from screens.app import run_app

    return run_app(shelf, open=path)


def _headless(book: Workbook) -> int:
    from rich.cells import cell_len, set_cell_size

    from exercises.evaluate import evaluate
    from exercises.rehearsal import group_of, walk
    from exercises.running.progress import MARKS, progress

    group = group_of(book)
    with _kept_nowhere(book) as store:
        pages = sum(1 for _ in walk(store, group))
        state = store.flush(60)
        if state.kind != "saved":
            raise WorkbookError(f"The rehearsal could not be saved: {state.reason}")
        states = [s for s in progress(store.book, evaluate(store.book)) if not s.outside]
        wide = max((cell_len(told.title) for told in states), default=0)
        for told in states:
            took = told.block.actual or 0
            title = set_cell_size(told.title, wide)
            click.echo(f"{MARKS[told.state]} {title}  {told.block.minutes:>3} min, took {took:>3}")
    done = sum(s.state == "done" for s in states)
    click.echo(f"Seed {group.seed}, {len(group.people)} people: {pages} pages, {done} of {len(states)} parts done.")
    return 0 if done == len(states) else 1


@contextmanager
def _kept_nowhere(book: Workbook) -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        store = Library(Path(folder) / "rehearsals").create(book)
        try:
            yield store
        finally:
            store.close()
