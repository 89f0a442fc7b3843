"""What the workshop suggests for the plan: each one is taken, edited or dropped with a key; nothing is added alone."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from exercises.forms import source_words
from exercises.plan import taking
from exercises.plan.drafting import Draft, drafts, in_order
from exercises.plan.taking import decided, pending, worded
from screens.pages.base import Desk, Hint, PageBody, keys
from screens.pages.grid import Grid, GridColumn, GridRow
from screens.parts.fields import Line
from screens.parts.words import Words

WORDS = {"taken": "● taken", "dropped": "✕ dropped", "": ""}


class SuggestBody(PageBody):
    """Suggestions, what came out of the session first, with why."""

    DEFAULT_CSS = """
    SuggestBody #why { height: auto; margin-top: 1; }
    SuggestBody #words { margin-top: 1; display: none; }
    SuggestBody #words.-on { display: block; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._editing: Draft | None = None

    def compose(self) -> ComposeResult:
        """Build the list, the reason, the line for other words."""
        yield Grid([GridColumn("state", "", 9)], rows_only=True)
        yield Words(id="why")
        yield Line(placeholder="In our words, starting with a verb", id="words")
        yield Hint()

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The suggestions as they stand now, what came out of the session first."""
        return in_order(drafts(self.desk.findings))

    def redraw(self) -> None:
        """Show the suggestions and what was decided."""
        book = self.desk.book
        grid = self.query_one(Grid)
        grid.empty = "Nothing is suggested yet: suggestions follow from the exercises done before."
        grid.show([GridRow(d.id, worded(book, d), (WORDS[decided(book, d)],)) for d in self.drafts])
        self._why()
        self.query_one(Hint).say(keys(("T", "take"), ("E", "edit, then take"), ("D", "drop"), ("Ctrl+Z", "take back")))

    def status(self) -> str:
        """Say how many wait."""
        waiting = len(pending(self.desk.book, self.drafts))
        return f"{waiting} to decide" if waiting else ""

    def begin(self) -> None:
        """Start on the list."""
        self.query_one(Grid).focus()

    def _draft(self, row: str) -> Draft | None:
        return next((draft for draft in self.drafts if draft.id == row), None)

    def _why(self) -> None:
        draft = self._draft(self.query_one(Grid).row_id)
        step = self.desk.exercise.say(draft.step) if draft else ""
        said = f"{draft.why}  Step: {step}. From: {source_words(draft.source)}." if draft else ""
        self.query_one("#why", Words).say(said)

    def on_grid_moved(self, message: Grid.Moved) -> None:
        """Say why this one is suggested."""
        message.stop()
        self._why()

    def on_grid_typed(self, message: Grid.Typed) -> None:
        """Take, edit, drop."""
        message.stop()
        draft, key = self._draft(message.row), message.key.casefold()
        if draft is None:
            return
        if key in ("t", "enter", "space"):
            self._decide(draft, take=True)
        elif key in ("d", "delete"):
            self._decide(draft, take=False)
        elif key == "e":
            self._editing = draft
            line = self.query_one("#words", Line)
            line.text = self.desk.drafted(draft.id) or draft.what
            line.add_class("-on")
            line.focus()

    def _decide(self, draft: Draft, *, take: bool, words: str = "") -> None:
        book = self.desk.book
        if take and decided(book, draft) == "taken":
            self.desk.say("It is in the plan already.")
            return
        change = taking.take(book, draft, words) if take else taking.drop(book, draft)
        self.desk.do(change, f"{'taken' if take else 'dropped'}: {draft.what}")
        self.query_one(Grid).down()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Keep a draft while it is typed."""
        message.stop()
        if self._editing is not None:
            self.desk.draft(self._editing.id, message.value if message.value != self._editing.what else "")

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Take it in our words."""
        message.stop()
        self._enter()

    def commit(self) -> None:
        """Words that were changed and not entered are taken."""
        if self._editing is not None and self.query_one("#words", Line).text != self._editing.what:
            self._enter()

    def _enter(self) -> None:
        line, draft = self.query_one("#words", Line), self._editing
        self._editing = None
        line.remove_class("-on")
        self.query_one(Grid).focus()
        if draft is not None:
            self.desk.draft(draft.id, "")
            self._decide(draft, take=True, words=line.text)

    def on_key(self, event: events.Key) -> None:
        """From the words back to the list without taking it."""
        if self._editing is not None and event.key in ("up", "down"):
            self.desk.draft(self._editing.id, "")
            self._editing = None
            self.query_one("#words", Line).remove_class("-on")
            self.query_one(Grid).focus()
            event.stop()
