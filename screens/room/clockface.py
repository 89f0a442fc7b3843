"""The page clock: large figures where there is room, a line of text in the same place where there is not."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Digits

from screens.parts.words import Words
from workbook.session import Moment, Timer, over, told

LEAST_ROWS = 30
"""Rows from which the clock is large."""


class ClockFace(Vertical):
    """Shows how much of the time box is left. Time up changes words and colour, nothing else."""

    BLANK = True

    DEFAULT_CSS = """
    ClockFace { width: 21; height: auto; color: $now; }
    ClockFace Digits { width: 100%; text-align: right; display: none; color: $now; text-style: bold; }
    ClockFace #clock-words { width: 100%; text-align: right; text-style: bold; height: auto; color: $now; }
    ClockFace.-late, ClockFace.-late Digits, ClockFace.-late #clock-words { color: $late; }
    ClockFace.-none { display: none; }
    """

    _shown: tuple[str, str, bool] | None = None

    def compose(self) -> ComposeResult:
        """Build both faces."""
        yield Digits("")
        yield Words(id="clock-words")

    def show(self, timer: Timer, at: Moment, state: str) -> None:
        """Show a timer, and a word or two about the page under it."""
        words = told(timer, at)
        figure, _, word = words.partition(" ")
        if over(timer, at):
            figure = f"+{figure}"  # time that was left would have no sign
        tall = self.app.size.height >= LEAST_ROWS
        late = over(timer, at)
        self.set_class(late, "-late")
        said = words if not late else f"{figure}, time is up"
        if tall:
            said = "time is up" if late else word
        lines = "\n".join(line for line in (said, state) if line)
        shown = (figure, lines, tall)
        if shown == self._shown:
            return  # a clock that stands paints nothing
        before, self._shown = self._shown, shown
        if tall and (before is None or before[0] != figure):
            self.query_one(Digits).update(figure)
        self.query_one("#clock-words", Words).say(lines)
        self.query_one(Digits).display = tall and bool(figure)
