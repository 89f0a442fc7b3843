"""`workbook plain`: any exercise in line mode."""

from __future__ import annotations

import click

from screens.plain.saving import refuse_reading_only, say_stopped
from screens.plain.voice import PlainVoice, Stop
from screens.verbs.common import kept, library, library_option
from workbook.errors import WorkbookError
from workbook.store import Store


@click.command("plain", help="Walk an exercise, or the whole agenda, line by line: for screen readers and pipes.")
@click.argument("name")
@click.argument("exercise", required=False)
@library_option
def command(name: str, exercise: str | None) -> None:
    """Walk an exercise, or the whole agenda, line by line."""
    from exercises.guide import CREDIT
    from exercises.guide import exercise as told
    from screens.plain.walk import walk_agenda, walk_exercise

    asks = PlainVoice()
    shelf = library()
    with kept(shelf, Store.open(shelf.find(name))) as store:
        refuse_reading_only(store)
        try:
            if exercise is None:
                walk_agenda(asks, store)
            else:
                block = next((b for b in store.book.agenda if b.exercise == exercise), None)
                variant = block.variant if block else "solo" if store.book.solo else "full"
                if not told(exercise).in_variant(variant):  # type: ignore[arg-type]
                    raise WorkbookError(f"{exercise} has no {variant} form.")
                walk_exercise(asks, store, told(exercise), variant, resume=False)  # type: ignore[arg-type]
        except (Stop, KeyboardInterrupt):
            say_stopped(asks, store)
        asks.say(CREDIT)
