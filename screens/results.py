"""The result of one exercise, drawn from its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from exercises.figures import on_the_wall
from screens.base import BookScreen
from screens.parts.drawn import Drawn
from screens.text import content

if TYPE_CHECKING:
    from exercises.figures import Figure


class ResultsScreen(BookScreen[None]):
    """What came out: one figure under the other, the credit at the foot."""

    PLACES = ("book", "results")
    CSS_PATH = "results.tcss"

    def __init__(self, exercise: str) -> None:
        super().__init__()
        self.exercise = exercise
        self._ids: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Actions and parked thoughts come from this exercise."""
        return self.exercise

    def body(self) -> ComposeResult:
        """A page that scrolls."""
        with VerticalScroll(id="body", classes="figures"):
            yield Static(id="headline", classes="strong")
            yield Static(id="nothing")
            yield Static(id="credit", classes="quiet")

    def on_mount(self) -> None:
        """The arrow keys scroll at once."""
        self.query_one("#body").focus()

    def book_changed(self) -> None:
        """Draw what follows from the answers as they stand."""
        from exercises.guide import CREDIT, exercise
        from exercises.kit import Scene
        from exercises.registry import code_of
        from screens.then import then_of

        words = exercise(self.exercise)
        self.heading.left = words.title
        self.heading.middle = "Results, one person's view" if self.book.solo else "Results"
        found = self.findings
        known = self.exercise in found.results
        self.query_one("#nothing", Static).update(content("" if known else "Not done yet. F7 goes back."))
        self.query_one("#nothing").display = not known
        self.query_one("#credit", Static).update(content(CREDIT))
        headline = ""
        figures: tuple[Figure, ...] = ()
        if known:
            code, scene = code_of(self.exercise), Scene(words, found, then_of(self.store))
            answers, result = found.answers[self.exercise], found.results[self.exercise]
            headline = code.headline(answers, result, scene)
            shown = code.figures(answers, result, scene)
            figures = tuple(f for f in shown if on_the_wall(f, alone=self.book.solo))
        self.query_one("#headline", Static).update(content(headline))
        self.query_one("#headline").display = bool(headline)
        self._show(figures)

    def _show(self, figures: tuple[Figure, ...]) -> None:
        body = self.query_one("#body")
        drawn = list(self.query(Drawn))
        for extra in drawn[len(figures) :]:
            extra.remove()
        credit = self.query_one("#credit")
        for number, figure in enumerate(figures):
            if number < len(drawn):
                drawn[number].figure = figure
            else:
                body.mount(Drawn(figure), before=credit)

    def action_export(self) -> None:
        """Make documents."""
        self.workbook_app.visit("export")

    def key_words(self) -> dict[str, str]:
        """Nothing to step through."""
        return {"next": ""}
