"""The action plan, and the quick entry of an action from any page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from exercises.forms import source_words
from exercises.plan.results import overdue
from screens.parts.drawn import paint_of
from screens.parts.entries import Entry
from screens.parts.fields import Line
from screens.parts.listing import ListScreen
from screens.parts.picks import PersonPick, people_choices, shown_person
from screens.text import content, count, lit
from workbook.changes import RemoveAction, SetAction
from workbook.dates import parse_date, show_date
from workbook.model import Action, new_id

if TYPE_CHECKING:
    from screens.base import BookScreen

STATES: dict[str, tuple[str, str]] = {"open": ("○", "open"), "done": ("●", "done"), "dropped": ("✕", "dropped")}
_NEXT = {"open": "done", "done": "dropped", "dropped": "open"}


class ActionDialog(Entry[Action]):
    """What, who, by when, and how we will know. Where it came from is filled in."""

    OPENED_BY = "new_action"

    def __init__(self, action: Action) -> None:
        source, words = source_words(action.source), "An action" if action.id else "A new action"
        super().__init__(words, action.source, f"From: {source}" if source else "", about=action.id)
        self.given = action

    def answers(self) -> ComposeResult:
        """Show the four fields."""
        action = self.given
        yield Static(content("What will be done? Begin with a verb."), classes="label field")
        yield Line(action.what, "Ring the two fitters who know the old pumps", id="what")
        with Vertical(classes="field"):
            yield Static(content("Who does it? One owner."), classes="label")
            yield PersonPick(people_choices(self.workbook_app.open_store.book), action.owner, "nobody yet", id="owner")
        yield Static(content("By when? 12 Mar, +2w or tomorrow."), classes="label field")
        yield Line(show_date(action.due), "no date yet", id="due")
        yield Static(content("How will we know it is done?"), classes="label field")
        yield Line(action.done_when, "Both have said when they can come", id="done-when")

    def on_mount(self) -> None:
        """Start with what."""
        self.query_one("#what").focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on, and takes it after the last field."""
        event.stop()
        if event.input.id == "done-when":
            self.action_accept()
        else:
            self.focus_next(Line)

    def action_accept(self) -> None:
        """Take the action."""
        what = self.query_one("#what", Line).text
        if not what:
            self.say("Type what will be done first, or leave.")
            return
        typed = self.query_one("#due", Line).text
        due = parse_date(typed, _today()) if typed else None
        if typed and due is None:
            self.say("That date cannot be read. Type 12 Mar 2025, +2w or tomorrow.", late=True)
            self.query_one("#due").focus()
            return
        owner = self.query_one("#owner", PersonPick).value
        done_when = self.query_one("#done-when", Line).text
        self.dismiss(replace(self.given, what=what, owner=owner, due=due, done_when=done_when))


def _today() -> date:
    return date.today()


def note(screen: BookScreen[Any], source: str, action: Action | None = None) -> None:
    """Ask for an action on top of *screen*, and keep it."""
    if screen.refuses():
        return

    def keep(given: Action | None) -> None:
        ActionDialog.closed(screen, action.id if action is not None else "", taken=given is not None)
        if given is None:
            return
        fresh = not given.id
        kept = replace(given, id=new_id(screen.book.actions, "N")) if fresh else given
        if screen.do(SetAction(kept), f"action “{kept.what}” {'added' if fresh else 'changed'}") and fresh:
            owner = shown_person(screen.book, kept.owner)
            due = f" by {show_date(kept.due)}" if kept.due else ", no date yet"
            screen.say(f"Action kept: {owner or 'nobody yet'}{due}.")

    new = Action("", source=ActionDialog.source_again(screen, source))
    screen.app.push_screen(ActionDialog(action or new), keep)


class ActionsScreen(ListScreen):
    """Every action of the workbook."""

    PLACES = ("book", "actions")
    TITLE_LEFT = "Actions"
    NOTHING = "No actions yet. F4 writes one down from any page; the action plan suggests more."

    def columns(self) -> Sequence[tuple[str, int]]:
        """State, what, who, when, from."""
        wide = self.app.size.width > 100
        return (
            ("", 9),
            ("What", 0),
            ("Who", 22 if wide else 17),
            ("By", 11),
            *((("From", 24),) if wide else ()),
        )

    def rows(self) -> Sequence[tuple[str, Sequence[object]]]:
        """One row an action, in the order they were written."""
        wide = self.app.size.width > 100
        late = overdue(self.book.actions, _today())
        return [
            (
                a.id,
                (
                    lit(" ".join(STATES[a.state])),
                    lit(a.what),
                    lit(shown_person(self.book, a.owner) or "nobody yet"),
                    self._by(a, late),
                    *((lit(source_words(a.source)),) if wide else ()),
                ),
            )
            for a in self.book.actions
        ]

    def _by(self, action: Action, late: Sequence[Action]) -> Text:
        """The day; of an open action whose day has passed, that in words."""
        day = lit(show_date(action.due) or "no date")
        return day.append("\noverdue", paint_of(self.app.theme).late) if action in late else day

    def summary(self) -> str:
        """How many are open and overdue, and what they lack."""
        still = [a for a in self.book.actions if a.state == "open"]
        lacks = [(sum(not a.owner for a in still), "owner"), (sum(not a.due for a in still), "date")]
        said = [f"{number} overdue"] if (number := len(overdue(still, _today()))) else []
        said += [f"{number} without {what}" for number, what in lacks if number]
        return " · ".join([f"{len(still)} of {count(len(self.book.actions), 'action', 'actions')} open", *said])

    def _chosen(self) -> Action | None:
        return next((a for a in self.book.actions if a.id == self.selected), None)

    def action_add_row(self) -> None:
        """Write down another action."""
        note(self, "")

    def action_edit_row(self) -> None:
        """Change the selected action."""
        chosen = self._chosen()
        if chosen is not None:
            note(self, chosen.source, chosen)

    def action_toggle_row(self) -> None:
        """Open, done, dropped, open again."""
        chosen = self._chosen()
        if chosen is not None:
            after = replace(chosen, state=_NEXT[chosen.state])
            self.do(SetAction(after), f"“{chosen.what}” {STATES[after.state][1]}")

    def action_delete_row(self) -> None:
        """Delete the selected action."""
        chosen = self._chosen()
        if chosen is not None:
            self.do(RemoveAction(chosen.id), f"action “{chosen.what}” deleted")

    def key_words(self) -> dict[str, str]:
        """Space steps through open, done and dropped."""
        return {"toggle_row": "done or dropped", "new_action": ""}
