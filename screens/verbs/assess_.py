"""`workbook assess`: alone, line by line, in half an hour."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from screens.library.shelf import how_far, note_far
from screens.plain.saving import refuse_reading_only, say_saving, say_stopped
from screens.plain.voice import Back, Stop, Voice
from screens.verbs.common import Folder, kept, library, library_option, voice
from workbook.errors import WorkbookError
from workbook.library import ELSEWHERE, Library
from workbook.model import Info, Participant
from workbook.store import Store


@click.command(
    "assess", help="Alone, in half an hour: is this for me, and are we ready? Private; stop and go on any time."
)
@click.argument("name", required=False)
@click.option("--plain", is_flag=True, help="Plain questions: no colour, no arrow keys, nothing redrawn.")
@click.option("--to", type=Folder(), default=Path(), help="Folder for the PDF. Default: this one.")
@library_option
def command(name: str | None, plain: bool, to: Path) -> None:
    """Walk the solo agenda line by line, then say the verdict and write the PDF."""
    asks = voice(plain=plain)
    shelf = library()
    try:
        opened = _opened(shelf, name, asks)
    except (Back, Stop, KeyboardInterrupt):
        asks.say("Stopped. Nothing was begun.")
        return
    with kept(shelf, opened) as store:
        refuse_reading_only(store)
        note_far(shelf, store, how_far(store.book))  # so that a stop of any kind finds the way back
        try:
            _walk(asks, store, to)
        except (Stop, KeyboardInterrupt):
            say_stopped(asks, store, f"`workbook assess {store.slug}` goes on from here")


def _opened(shelf: Library, name: str | None, asks: Voice) -> Store:
    """Open the named one, else the newest unfinished self-assessment, else a new one."""
    if name is not None:
        store = Store.open(shelf.find(name))
        if not store.book.solo:
            store.close()
            raise WorkbookError(f"{store.slug} is a group's workbook.", "`workbook assess` alone starts a private one.")
        return store
    if shelf.trouble:
        raise WorkbookError(shelf.trouble, ELSEWHERE)
    for entry in shelf.entries():
        if entry.kind == "solo" and entry.readable and not entry.over:
            if asks.yes(f"Go on with “{entry.title}”", True):
                return Store.open(entry.path)
            break
    return _begun(shelf, asks)


def _begun(shelf: Library, asks: Voice) -> Store:
    from screens.plain.begin import blank_book

    asks.heading("Is this for me, and are we ready?")
    asks.say("About half an hour. Private: it stays on this machine and nobody else sees it unless you share it.")
    asks.say(f"{asks.HELP} ? says this again.")
    title = asks.text("What would the community be about", hint="e.g. water pumps, onboarding, research data")
    role = asks.text("Your role", hint="e.g. Reliability engineer")
    info = Info(
        title=title or "My self-assessment",
        date=date.today().isoformat(),
        agenda="solo",
        coordinator_candidate="P1",
        kind="solo",
    )
    return shelf.create(blank_book(info, (Participant("P1", role),)))


def _walk(asks: Voice, store: Store, to: Path) -> None:
    from exercises.guide import CREDIT
    from screens.plain.walk import walk_agenda
    from screens.verbs.endings import verdict_lines

    walk_agenda(asks, store)
    say_saving(asks, store)
    asks.heading("One person’s view")
    for line in verdict_lines(store.book) or ["Too little was answered for a verdict."]:
        asks.say(line)
    _copy(asks, store, to)
    asks.say(f"`workbook assess {store.slug}` goes through it again, `workbook show {store.slug}` shows all of it.")
    asks.say(CREDIT)


def _copy(asks: Voice, store: Store, to: Path) -> None:
    """Write the PDF and say where it is; without it the path has still been walked."""
    from exports import export

    asks.heading("Your copy is being made, a few seconds.")
    try:
        for path in export(store.book, ("solo",), ("pdf",), to, warn=asks.say):
            asks.say("It is here:")
            click.echo(str(path.absolute()))  # on a line of its own, whole: to be copied
    except WorkbookError as wrong:
        asks.say(str(wrong))
