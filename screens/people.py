"""Who is here: mark who has left or come, add and change people."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from screens.parts.dialogs import Dialog
from screens.parts.fields import Line, example
from screens.parts.listing import ListScreen
from screens.text import content, count, lit
from workbook.changes import SetPeople
from workbook.model import VIEWPOINTS, Participant, Viewpoint
from workbook.numbering import new_person_id

VIEW_WORDS: dict[Viewpoint, str] = {
    "member": "member",
    "management": "management",
    "support": "support",
}
VIEW_HELP: dict[Viewpoint, str] = {
    "member": "member: does the work the community is about",
    "management": "management: decides about time and money",
    "support": "support: helps it run, for example from HR or IT",
}


class PersonDialog(Dialog[Participant]):
    """A role label and the side the person speaks from."""

    def __init__(self, person: Participant) -> None:
        super().__init__("Who is it?", "A role, not a name: it may stand on the wall and on paper.")
        self.person = person

    def answers(self) -> ComposeResult:
        """Show both fields."""
        yield Static(content("Role"), classes="label field")
        yield Line(self.person.role, example("Pump fitter, north depot"), id="role")
        yield Static(content("Speaks as"), classes="label field")
        yield OptionList(*(Option(content(f" {VIEW_HELP[v]} "), id=v) for v in VIEWPOINTS), id="view")

    def on_mount(self) -> None:
        """Start in the role."""
        self.query_one(OptionList).highlighted = VIEWPOINTS.index(self.person.viewpoint)
        self.query_one(Line).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on to the side."""
        event.stop()
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a side takes both."""
        self.action_accept()

    def action_accept(self) -> None:
        """Take role and side."""
        role = self.query_one(Line).text
        if not role:
            self.say("Type the role first, or leave.")
            return
        view = VIEWPOINTS[self.query_one(OptionList).highlighted or 0]
        self.dismiss(replace(self.person, role=role, viewpoint=view))


class PeopleScreen(ListScreen):
    """The people of the workbook, in seat order."""

    PLACES = ("book", "people")
    TITLE_LEFT = "Who is here"
    NOTHING = "No people yet. N adds the first one."

    def columns(self) -> Sequence[tuple[str, int]]:
        """Presence, seat, role, side."""
        return (("", 10), ("Seat", 4), ("Role", 0), ("Speaks as", 12))

    def rows(self) -> Sequence[tuple[str, Sequence[object]]]:
        """One row a person."""
        return [
            (
                p.id,
                (lit("● here" if p.here else "○ away"), lit(p.id), lit(p.role), lit(VIEW_WORDS[p.viewpoint])),
            )
            for p in self.book.people
        ]

    def summary(self) -> str:
        """How many of how many are here."""
        here = sum(p.here for p in self.book.people)
        return f"{here} of {count(len(self.book.people), 'person', 'people')} here"

    def _chosen(self) -> Participant | None:
        return self.book.person(self.selected)

    def action_toggle_row(self) -> None:
        """Somebody leaves, or comes back."""
        person = self._chosen()
        if person is not None:
            self._put(replace(person, here=not person.here), "away" if person.here else "here")

    def action_add_row(self) -> None:
        """Add a person."""
        person = Participant(new_person_id(self.book))
        self.app.push_screen(PersonDialog(person), lambda given: self._put(given, "added"))

    def action_edit_row(self) -> None:
        """Change the selected person."""
        person = self._chosen()
        if person is not None:
            self.app.push_screen(PersonDialog(person), lambda given: self._put(given, "changed"))

    def action_delete_row(self) -> None:
        """Take the selected person out."""
        person = self._chosen()
        if person is not None:
            rest = tuple(p for p in self.book.people if p.id != person.id)
            self.do(SetPeople(rest), f"{person.id} {person.role} taken out")

    def _put(self, person: Participant | None, done: str) -> None:
        if person is None:
            return
        people = self.book.people
        known = any(p.id == person.id for p in people)
        after = tuple(person if p.id == person.id else p for p in people) if known else (*people, person)
        self.do(SetPeople(after), f"{person.id} {person.role} {done}")

    def key_words(self) -> dict[str, str]:
        """Space marks who is here."""
        return {"toggle_row": "here or away", "next": "", "delete_row": "take out"}
