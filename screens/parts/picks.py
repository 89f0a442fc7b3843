"""Picking a person: the roles of the workbook under a line in which any other text may stand."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input

from screens.parts.fields import Line
from screens.parts.pane import Pane
from screens.text import lit
from workbook.model import Workbook


def people_choices(book: Workbook) -> list[tuple[str, str]]:
    """Return ids and how each person is shown, in seat order."""
    return [(person.id, f"{person.id} {person.role}".strip()) for person in book.people]


def shown_person(book: Workbook, who: str) -> str:
    """Return how somebody is shown: ``P3 Reliability engineer`` for an id, any other text as it is."""
    person = book.person(who)
    return f"{person.id} {person.role}".strip() if person is not None else who


class PersonPick(Vertical):
    """A line with the people under it: type an id (``P3`` or ``3``), part of a role, or anything else; ↓ ↑ step."""

    DEFAULT_CSS = """
    PersonPick { height: auto; }
    PersonPick > .offers { height: auto; color: $quiet; }
    """
    BINDINGS = [  # noqa: RUF012
        Binding("down", "step(1)", "Next person", show=False),
        Binding("up", "step(-1)", "Person before", show=False),
    ]

    def __init__(self, choices: Sequence[tuple[str, str]], value: str = "", placeholder: str = "", *, id: str) -> None:
        super().__init__(id=id)
        self.choices = list(choices)
        self._first = dict(self.choices).get(value, value)
        self._placeholder = placeholder
        self._names: list[str] = []

    def compose(self) -> ComposeResult:
        """The line, and who can be picked."""
        yield Line(self._first, self._placeholder, id=f"{self.id}-line")
        yield Pane(self._offers, classes="offers")

    def on_mount(self) -> None:
        """Show who can be picked."""
        self._offer()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show who fits what is typed."""
        self._offer()

    @property
    def line(self) -> Line:
        """The line that is typed into."""
        return self.query_one(Line)

    def focus_field(self) -> None:
        """Go to the line."""
        self.line.focus()

    @property
    def value(self) -> str:
        """A participant's id where what stands here names one, else the text."""
        typed = self.line.text
        for key, shown in self.choices:
            if typed.casefold() in (shown.casefold(), key.casefold(), key[1:] if key.startswith("P") else key):
                return key
        fits = self._fits(typed)
        return fits[0][0] if len(fits) == 1 and typed else typed

    def _fits(self, typed: str) -> list[tuple[str, str]]:
        return [choice for choice in self.choices if typed.casefold() in choice[1].casefold()]

    def _offer(self) -> None:
        typed = self.line.text
        exact = any(typed == shown for _, shown in self.choices)
        fits = self.choices if not typed or exact else self._fits(typed)
        self._names = [shown for _, shown in fits[:9]] or ["Taken as typed."]
        if len(fits) > 9:
            self._names.append(f"and {len(fits) - 9} more")
        self.query_one(".offers", Pane).draw_again()

    def _offers(self, width: int) -> Text:
        from screens.figures.base import packed

        return packed([lit(name) for name in self._names], width)

    def action_step(self, by: int) -> None:
        """Go through the people with the arrow keys."""
        if not self.choices:
            return
        shown = [name for _, name in self.choices]
        at = shown.index(self.line.text) + by if self.line.text in shown else (0 if by > 0 else -1)
        self.line.text = shown[at % len(shown)]
        self.line.cursor_position = len(self.line.value)
