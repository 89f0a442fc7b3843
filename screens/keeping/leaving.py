"""Asking before a workbook is left while a vote is open: what was keyed in stands nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from screens.parts.dialogs import Confirm
from screens.room.rounds import keyed, unrevealed

if TYPE_CHECKING:
    from screens.app import WorkbookApp


class StillOpen(Confirm):
    """A vote is still open: leave all the same?"""


def when_sure(app: WorkbookApp, leave: Callable[[], None]) -> None:
    """Call *leave* at once where no open vote would be lost, else after a yes."""
    if isinstance(app.screen, StillOpen):
        return  # asked already
    rounds, hands = (keyed(app.store), unrevealed(app.store)) if app.store is not None else ((), ())
    if not rounds and not hands:
        leave()
        return
    told = "\n".join([*(f"{made.title}: {made.taken} of {made.of} in." for made in rounds), *hands])
    asked = "Votes are still open." if len(rounds) > 1 else "A vote is still open."
    first = "close the vote" if rounds else "reveal them"
    kept = "when the vote is closed" if rounds else "when they are revealed"
    question = StillOpen(
        f"{asked if rounds else 'Hands are counted and not revealed.'} Leave all the same?",
        "Leave; what was keyed in is forgotten",
        f"Stay, and {first} first",
        f"{told}\nWhat is keyed in is kept {kept}, and nowhere before.",
    )
    app.push_screen(question, lambda answer: leave() if answer == "yes" else None)
