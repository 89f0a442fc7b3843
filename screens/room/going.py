"""Going from page to page: on, back, and to the page that fills the one in hand."""

from __future__ import annotations

from exercises.running import run
from screens.room.handy import HandyScreen
from workbook import session
from workbook.session import Stop


class GoingScreen(HandyScreen):
    """Pages one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._stop: Stop | None = None
        self._stops: tuple[Stop, ...] = ()

    async def _open(self, stop: Stop) -> None:
        """Show a page."""
        raise NotImplementedError

    def _leave_page(self) -> None:
        """Keep what the page in hand holds, and its clock."""
        raise NotImplementedError

    def action_next(self) -> None:
        """Go on; nothing is lost and nothing locked."""
        self.hurried = True
        self.call_later(self._go, 1)

    def action_back(self) -> None:
        """Go to the page before; from the first page to the overview."""
        self.hurried = True
        self.call_later(self._go, -1)

    async def _go(self, by: int) -> None:
        if self._stop is None:
            self.unhurried()
            self.workbook_app.leave(self)
            return
        self._leave_page()
        to = run.beside(self.book, self._stops, self._stop, by)
        if to is None or to.block != self._stop.block:
            self.note_minutes(leaving=True)
        if to is None:
            self.unhurried()
            self.workbook_app.leave(self)
            return
        await self._open(to)
        self.keys_changed()

    def go_to(self, page: str) -> None:
        """Go to another page of the exercise in hand."""
        assert self._stop is not None
        to = session.stop_at(self._stops, f"{self._stop.block}/{page}")
        if to is None:
            self.say("That page is not part of this agenda.")
            return
        self.hurried = True
        self.call_later(self._go_to, to)

    async def _go_to(self, to: Stop) -> None:
        self._leave_page()
        await self._open(to)
        self.keys_changed()
