"""What line mode says of saving: nothing while all is safe, and loudly where it is not."""

from __future__ import annotations

from screens.plain.voice import Voice
from workbook.errors import NotSaved
from workbook.store import Store

PATIENCE = 2.0
"""Seconds a page waits at most for the disk before it goes on."""


def refuse_reading_only(store: Store) -> None:
    """Refuse to ask for answers that could not be kept.

    Raises:
        NotSaved: The workbook is open for reading only.
    """
    if store.read_only:
        why = store.notice or "It is open for reading only."
        raise NotSaved(f"Nothing can be typed into {store.slug}. {why}", f"`workbook show {store.slug}` shows it.")


def say_saving(voice: Voice, store: Store) -> bool:
    """Write what waits; return whether it is safe, and say so where it is not."""
    state = store.flush(PATIENCE)
    if state.kind == "conflict":
        voice.say(f"NOT SAVED in its place. {state.reason}")
    elif state.kind != "saved":
        voice.say(f"NOT SAVED: {state.reason or 'the disk does not answer yet'}. Go on, it is tried again and again.")
    return state.kind == "saved"


def say_stopped(voice: Voice, store: Store, how_to_go_on: str = "") -> None:
    """Say that we stop here, and that everything is kept where that is so."""
    said = "Stopped. Everything is kept" if say_saving(voice, store) else "Stopped"
    voice.say(f"{said}{f'; {how_to_go_on}' if how_to_go_on else ''}.")
