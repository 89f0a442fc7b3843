"""The parking lot: what is not for now, each with somebody who takes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.widgets import Input, Static

from exercises.forms import source_words
from screens.parts.entries import Entry
from screens.parts.fields import Line
from screens.parts.listing import ListScreen
from screens.parts.picks import PersonPick, people_choices, shown_person
from screens.text import content, count, lit
from workbook.changes import RemoveParked, SetParked
from workbook.model import Parked, new_id

if TYPE_CHECKING:
    from screens.base import BookScreen


class ParkDialog(Entry[Parked]):
    """Quick entry: the thought, and who takes it. Items nobody takes are lost, so it is asked at once."""

    OPENED_BY = "park"

    def __init__(self, source: str = "", parked: Parked | None = None) -> None:
        words = "Park a thought" if parked is None else "Change what was parked"
        super().__init__(words, source, about=parked.id if parked is not None else "")
        self.parked = parked or Parked("", source=source)

    def answers(self) -> ComposeResult:
        """Show the two fields."""
        yield Static(content("What should not get lost?"), classes="label field")
        yield Line(self.parked.text, "One line is enough", id="thought")
        yield Static(content("Who takes it?"), classes="label field")
        yield PersonPick(people_choices(self.workbook_app.open_store.book), self.parked.taker, "nobody yet", id="taker")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the thought goes to the taker, Enter in the taker takes both."""
        event.stop()
        if event.input.id == "thought":
            self.query_one(PersonPick).focus_field()
        else:
            self.action_accept()

    def action_accept(self) -> None:
        """Park it."""
        from msgspec.structs import replace

        text = self.query_one("#thought", Line).text
        if not text:
            self.say("Type the thought first, or leave.")
            return
        self.dismiss(replace(self.parked, text=text, taker=self.query_one(PersonPick).value))


def park(screen: BookScreen[Any], source: str, parked: Parked | None = None) -> None:
    """Ask for a thought on top of *screen* and keep it."""
    if screen.refuses():
        return
    whence = ParkDialog.source_again(screen, source) if parked is None else source

    def keep(given: Parked | None) -> None:
        ParkDialog.closed(screen, parked.id if parked is not None else "", taken=given is not None)
        if given is None:
            return
        fresh = not given.id
        entry = given if not fresh else Parked(new_id(screen.book.parking, "L"), given.text, given.taker, given.source)
        if screen.do(SetParked(entry), f"“{entry.text}” parked" if fresh else f"“{entry.text}” changed") and fresh:
            screen.say(
                f"Parked, taken by {shown_person(screen.book, entry.taker)}."
                if entry.taker
                else "Parked; nobody takes it yet."
            )

    screen.workbook_app.push_screen(ParkDialog(whence, parked), keep)


class ParkingScreen(ListScreen):
    """The list of what was parked."""

    PLACES = ("book", "parking")
    TITLE_LEFT = "Parking lot"
    NOTHING = "Nothing is parked. F3 parks a thought from any page."

    def columns(self) -> Sequence[tuple[str, int]]:
        """Thought, taker, source."""
        wide = self.app.size.width > 100
        return (
            ("What was parked", 0),
            ("Who takes it", 26 if wide else 20),
            *((("From", 24),) if self._sources() else ()),
        )

    def _sources(self) -> bool:
        return self.app.size.width > 100 and any(parked.source for parked in self.book.parking)

    def rows(self) -> Sequence[tuple[str, Sequence[object]]]:
        """One row an entry."""
        return [
            (
                p.id,
                (
                    lit(p.text),
                    lit(shown_person(self.book, p.taker) or "nobody yet"),
                    *((lit(source_words(p.source)),) if self._sources() else ()),
                ),
            )
            for p in self.book.parking
        ]

    def summary(self) -> str:
        """How many, and how many nobody takes."""
        loose = sum(not p.taker for p in self.book.parking)
        said = count(len(self.book.parking), "entry", "entries")
        return f"{said}, {loose} with nobody to take {'it' if loose == 1 else 'them'}" if loose else said

    def action_add_row(self) -> None:
        """Park another thought."""
        park(self, "")

    def action_edit_row(self) -> None:
        """Change the selected entry."""
        chosen = next((p for p in self.book.parking if p.id == self.selected), None)
        if chosen is not None:
            park(self, chosen.source, chosen)

    def action_delete_row(self) -> None:
        """Delete the selected entry."""
        chosen = next((p for p in self.book.parking if p.id == self.selected), None)
        if chosen is not None:
            self.do(RemoveParked(chosen.id), f"“{chosen.text}” deleted")

    def key_words(self) -> dict[str, str]:
        """There is no state to step."""
        return {"toggle_row": "", "next": "", "park": ""}
