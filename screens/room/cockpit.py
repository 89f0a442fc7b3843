"""The second terminal: what only the facilitator should read, beside a session that runs in the first one.

It reads the small live file of the session and the guide, never the workbook: no answer, no vote comes here.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from exercises.pages import Exercise, Page
from exercises.running.pace import pace
from exercises.running.run import exercise_of
from screens import themes
from screens.base import Frame
from screens.keeping.keeper import BookApp
from screens.keys.commands import bindings
from screens.parts.drawn import paint_of
from screens.parts.pane import Pane
from screens.room.clockface import ClockFace
from screens.room.coach import coach_words, next_words, page_at
from screens.room.states import in_words
from screens.text import MARKS, content, lit, mixed
from workbook.errors import GuideError
from workbook.live import Live, read_live
from workbook.session import Timer, now

if TYPE_CHECKING:
    from workbook.model import Block

LOOK = 0.25
"""Seconds between two looks at the live file."""
WAITING = "No session runs on this workbook now.\n\nOpen it in the other terminal; this one follows by itself."


class CockpitScreen(Frame[None]):
    """Clock, coach and agenda of the session in the other terminal."""

    PLACES = ("cockpit",)

    def __init__(self, path: Path, title: str) -> None:
        super().__init__()
        self.path, self.title_ = path, title
        self.live: Live | None = None
        self._first = True
        self._here = 0
        """Line of the agenda on which the block in hand stands."""

    def body(self) -> ComposeResult:
        """The page and its clock, the coach; beside it the agenda."""
        with Horizontal(id="body"):
            with Vertical(id="main"):
                with Horizontal(id="top"):
                    with Vertical(id="where"):
                        yield Static(id="page")
                    yield ClockFace()
                with VerticalScroll(id="coach"):
                    yield Static(id="words")
                yield Static(id="next")
            with VerticalScroll(id="side", can_focus=False):
                yield Pane(self._agenda)

    def on_mount(self) -> None:
        """Follow the session."""
        self.heading.left = "Cockpit"
        self.query_one("#coach").focus()
        self.look()
        self.set_interval(LOOK, self.look)

    def look(self) -> None:
        """Read the live file; draw what has changed."""
        found = read_live(self.path)
        if found != self.live or self._first:
            moved = found is None or self.live is None or found.place != self.live.place
            self.live, self._first = found, False
            self._draw()
            if moved:
                self.query_one("#coach").scroll_home(animate=False)
                self.call_after_refresh(self._show_here)
        self._tick()

    def _show_here(self) -> None:
        """Bring the block in hand into the middle of the agenda beside it."""
        side = self.query_one("#side")
        side.scroll_to(y=max(0, self._here - side.size.height // 2), animate=False)

    def _tick(self) -> None:
        live = self.live
        face = self.query_one(ClockFace)
        face.display = live is not None and bool(live.place)
        if live is not None and live.place:
            face.show(Timer(live.clock, live.since), now(), "")

    # -- what is shown

    def _draw(self) -> None:
        live = self.live
        self.heading.left = f"Cockpit · {live.title if live else self.title_}"
        self.heading.middle = _day(live) if live else ""
        self.heading.note = "for you alone"
        found = page_at(live.agenda, live.place) if live and live.place else None
        told = found[1:] if found else None
        self.query_one("#page", Static).update(self._page(told))
        words = coach_words(*told) if told else []
        self.query_one("#words", Static).update(Content("\n\n").join(words))
        self.query_one("#next", Static).update(self._next())
        self.query_one(Pane).draw_again()

    def _page(self, told: tuple[Exercise, Page] | None) -> Content:
        live = self.live
        if live is None:
            return content(WAITING)
        if told is None:
            return content("The session shows the overview.")
        exercise, page = told
        lines = [
            mixed("[bold]$e[/]", e=exercise.title),
            mixed("[bold]$p[/] · $s", p=page.title, s=in_words(live.status, live.turn, again=live.again)),
        ]
        if live.of:
            lines.append(mixed("[bold $now]$n of $of $unit[/]", n=live.taken, of=live.of, unit=live.unit))
        if live.missing:
            seats = "seat" if len(live.missing) == 1 else "seats"
            lines.append(mixed("still missing: $seats $n", seats=seats, n=", ".join(live.missing)))
        return Content("\n").join(lines)

    def _next(self) -> Content:
        live = self.live
        return next_words(live.agenda, live.place, live.following) if live is not None and live.place else content("")

    def _agenda(self, width: int) -> Text:
        from screens.figures.base import Cell, row

        live, paint = self.live, paint_of(self.app.theme)
        if live is None:
            return lit("")
        here = live.place.split("/")[0]
        lines: list[Text] = []
        for block in live.agenda:
            if block.id == here:
                self._here = len(lines)
            state = "now" if block.id == here else "skipped" if block.dropped else "done"
            known = block.id == here or block.dropped or block.id in live.done
            took = "" if block.actual is None else str(block.actual)
            late = block.actual is not None and block.actual > block.minutes
            lines += row([
                Cell(MARKS[state] if known else MARKS["not started"], 1, style=paint.now),
                Cell(_title(block), max(8, width - 15), style=paint.strong if block.id == here else ""),
                Cell(took, 3, "right", paint.late if late else ""),
                Cell(f"/{block.minutes}", 4, style=paint.quiet),
            ])  # fmt: skip
        return lit("\n").join(lines)


class CockpitApp(BookApp):
    """The cockpit by itself: it opens no workbook and changes nothing."""

    CSS_PATH = ["../app.tcss", "cockpit.tcss"]  # noqa: RUF012
    TITLE = "Cockpit"
    BINDINGS: ClassVar[list[Any]] = bindings("everywhere")
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (80, "-narrow"), (100, "-medium"), (121, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (24, "-short"), (30, "-tall")]  # noqa: RUF012

    def __init__(self, path: Path, title: str) -> None:
        super().__init__()
        themes.register(self)
        self.animation_level = "none"
        self._path, self._title_ = path, title

    def get_default_screen(self) -> Screen[Any]:
        """There is one screen."""
        return CockpitScreen(self._path, self._title_)

    def on_load(self) -> None:
        """Leave the terminal its own colours where the theme is made of them."""
        if self.current_theme.ansi:
            self.ansi_color = True

    def action_theme(self) -> None:
        """Flip between the two themes."""
        self.theme = themes.flipped(self.theme)

    def action_palette(self) -> None:
        """There is nothing to find."""

    def action_help(self) -> None:
        """Show the keys."""
        from screens.keys.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss(None)
        else:
            self.push_screen(HelpScreen(("cockpit",)))

    async def action_quit(self) -> None:
        """Leave; the session goes on."""
        self.exit(0)


def _day(live: Live) -> str:
    from screens.agenda import clock_in

    found = pace(live.agenda, live.place.split("/")[0], frozenset(live.done))
    ends = f"ends about {clock_in(found.at_pace)}" if found.left else ""
    return " · ".join(part for part in (found.words, ends) if part)


def _title(block: Block) -> str:
    try:
        return exercise_of(block).title
    except GuideError:
        return block.exercise or block.id
