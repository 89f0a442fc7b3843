"""What the workshop suggests for the plan: each one is taken, edited or dropped with a key; nothing is added alone."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from exercises.forms import source_words
from exercises.plan import taking
from exercises.plan.drafting import Draft, drafts, in_order
from exercises.plan.taking import decided, pending, worded
from screens.pages.asides import Aside
from screens.pages.base import Desk, Hint, PageBody, keys
from screens.pages.grid import Grid, GridColumn, GridRow
from screens.parts.words import Words
from screens.text import quoted

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
        yield Aside(self.desk, "In our words, starting with a verb", id="words")
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
        """Start on the list, or in the words that were being typed when the program ended."""
        self.query_one(Grid).focus()
        draft = next((one for one in self.drafts if self.desk.drafted(one.id)), None)
        if draft is not None:
            self.query_one(Grid).go(draft.id)
            self._edit(draft)

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
            self._edit(draft)

    @property
    def _line(self) -> Aside:
        return self.query_one("#words", Aside)

    def _edit(self, draft: Draft) -> None:
        self._editing = draft
        self._line.ask(draft.id, draft.what)

    def _decide(self, draft: Draft, *, take: bool, words: str = "") -> None:
        book = self.desk.book
        if take and decided(book, draft) == "taken":
            self.desk.say("It is in the plan already.")
            return
        change = taking.take(book, draft, words) if take else taking.drop(book, draft)
        self.desk.do(change, f"{quoted(draft.what)} {'taken' if take else 'dropped'}")
        self.query_one(Grid).down()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Keep a draft while it is typed."""
        message.stop()
        self._line.keep_draft()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Take it in our words."""
        message.stop()
        self._enter()

    def commit(self) -> None:
        """Words that were changed and not entered are taken."""
        if self._line.half:
            self._enter()

    def _enter(self) -> None:
        draft, self._editing = self._editing, None
        words = self._line.take()
        self.query_one(Grid).focus()
        if draft is not None:
            self._decide(draft, take=True, words=words)

    def on_key(self, event: events.Key) -> None:
        """From the words back to the list without taking it; what is half typed is offered again."""
        if self._editing is not None and event.key in ("up", "down", "escape"):
            self._editing = None
            if self._line.leave():
                self.desk.say("Not taken. E offers it again.")
            self.query_one(Grid).focus()
            event.stop()
