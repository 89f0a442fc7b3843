"""The states of a page that is voted or scored on by person: ready, open, closed, revealed, settled."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace as with_
from textual import events
from textual.widget import Widget
from textual.widgets import Static

from screens.ballots import PANELS, Panel
from screens.pages.base import Hint, keys
from screens.pages.open_round import OpenBody, nobody_in
from screens.pages.revealed import Picture
from screens.room import rounds
from screens.room.rounds import WAYS, Round
from screens.text import mixed
from workbook.changes import SetMark


class VotingBody(OpenBody):
    """A page whose marks come from each person; one person alone marks on `own_parts`."""

    # -- what the kinds say

    def own_parts(self) -> list[Widget]:
        """Return what one person alone, or a group that agrees, marks on."""
        raise NotImplementedError

    def redraw_own(self) -> None:
        """Draw the marks of `own_parts`."""

    # -- building

    async def on_mount(self) -> None:
        """Build the state we are in."""
        if self.by_person:
            self._find_round()
            self._step_in()
        await self.build()

    def _step_in(self) -> bool:
        """Bring the page's state in step with the counts that are kept."""
        mark = rounds.in_step(self.desk.mark, self._turns)
        return mark != self.desk.mark and self.desk.screen.do(SetMark(self.desk.ref, mark))

    async def build(self) -> None:
        """Build the present state anew."""
        await self.remove_children()
        await self.mount(*self._parts())
        self.redraw()
        self.begin()

    def _parts(self) -> list[Widget]:
        if not self.by_person:
            return self.own_parts()
        status = self.desk.mark.status
        if status == "open" and self.round is not None:
            if self.stale:
                return [Static(id="changed"), Hint()]
            return [PANELS[self.round.way](self.desk, self.round)]
        if status == "closed":
            return [Static(id="closed"), Hint()]
        if status in ("revealed", "settled"):
            return [Picture(Static(id="figure"), Static(id="talk")), Hint()]
        return [Picture(Static(id="items")), Static(id="ways"), Hint()]

    async def state_changed(self) -> None:
        """Show another state."""
        self._doubted = ""
        if self.by_person:
            await self.build()
        else:
            self.redraw()

    def begin(self) -> None:
        """Focus what takes the keys."""
        panel = next(iter(self.query(Panel)), None)
        if panel is not None:
            panel.begin()
            return
        super().begin()

    def redraw(self) -> None:
        """Draw the present state."""
        if not self.children:
            return
        if not self.by_person:
            self.redraw_own()
        elif self._step_in():
            return  # another state: everything is built anew
        elif self.round is not None:
            self._draw_open(self.round)
        elif self.query("#items"):
            self._draw_ready()
        elif self.query("#closed"):
            self._draw_closed()
        elif self.query("#figure"):
            self._draw_reveal()

    def _draw_open(self, round_: Round) -> None:
        """Somebody came or left while the round is open, or something else is voted on now."""
        if self.stale is not bool(self.query("#changed")):
            self.call_later(self.build)
            return
        self.say_changed(round_)
        if round_.people != self.desk.here:
            round_.attend(self.desk.here)
            for panel in self.query(Panel):
                panel.attended()

    def on_key(self, event: events.Key) -> None:
        """Choose the way in; discard a round; start a second one."""
        if self._doubted == "discard" and event.key.lower() != "d":
            self._doubted = ""
            self.app.clear_notifications()
        focused = self.screen.focused
        if type(focused).__name__ not in ("Picture", "NoneType", "ExerciseScreen"):
            return
        act = self._keys_here().get(event.key.lower())  # Caps Lock must stop nobody
        if act is not None:
            act()
            event.stop()

    def _keys_here(self) -> dict[str, Any]:
        if not self.by_person:
            return {}
        status = self.desk.mark.status
        if status in ("ready", "skipped"):
            if self._turns:
                return {}
            ways = {str(n): lambda way=way: self._choose(way) for n, (way, _, _) in enumerate(WAYS, 1)}
            return ways | {"plus": lambda: self._dots_by(1), "minus": lambda: self._dots_by(-1)}
        if status == "revealed":
            return {
                "r": self._again,
                "d": self._discard,
                "space": lambda: self._talk(on=True),
                "backspace": lambda: self._talk(on=False),
            }
        return {}

    # -- closed, revealed

    def _draw_closed(self) -> None:
        tally = self.desk.book.tally(self.desk.ref, self.desk.mark.round)
        number = (tally.voters or 0) if tally else 0
        who = "1 person is in" if number == 1 else f"{number} people are in"
        self.query_one("#closed", Static).update(
            mixed(
                "\n[bold]$who. The vote is closed.[/]\n\n"
                "Nothing is shown until F6 reveals it.\nCounts are kept; no seat, no order, no time.",
                who=who,
            )
        )
        self.query_one(Hint).say(keys(("F6", "reveal")))

    # -- the done key

    def status(self) -> str:
        """Say how many are in, and nothing else."""
        round_ = self.round
        if self.by_person and self.desk.mark.status == "open" and round_ is not None:
            return round_.told
        return self.talk.words if self.by_person and self.desk.mark.status == "revealed" else ""

    def places(self) -> tuple[str, ...]:
        """The keys of a vote depend on how far it is, and how marks come in."""
        status, round_ = self.desk.mark.status, self.round
        if not self.by_person:
            return ("exercise/ballot/own",)
        if status == "open":
            return (f"exercise/ballot/{round_.way if round_ is not None else self.way}",)
        if status in ("ready", "skipped"):
            return ("exercise/ballot/ready", f"exercise/ballot/{self.way}")
        return ("exercise/ballot/revealed",) if status == "revealed" else ()

    def done_word(self) -> str:
        """Say what the done key does now."""
        if not self.by_person:
            return super().done_word()
        words = {"closed": "reveal", "revealed": "settle", "settled": "reopen"}
        words["open"] = "start again" if self.stale else "close"
        return words.get(self.desk.mark.status, "reveal" if self._turns else "open the vote")

    async def done(self) -> bool:
        """Open, close or reveal."""
        if not self.by_person:
            return True
        status = self.desk.mark.status
        if status in ("ready", "skipped"):
            if not self._turns:
                return self.start_round(self.desk.mark.round)
            # Counts are there: they are shown again, a new vote never goes over them unseen.
            self.desk.screen.do(
                SetMark(self.desk.ref, rounds.in_step(with_(self.desk.mark, status="ready"), self._turns))
            )
            return False
        if status == "revealed":
            self.opening.lost, self.opening.changed = 0, False  # settled without it
        return self._close() if status == "open" else True

    # -- what is keyed in and stands in no workbook yet

    @property
    def crowded(self) -> bool:
        """An open or counted vote says itself what to do."""
        return self.by_person and self.desk.mark.status not in ("ready", "skipped")

    @property
    def keying(self) -> bool:
        """Whether a round is open: its marks are in no workbook, and undo stays with them."""
        return bool(self.query(Panel))

    def start_over(self) -> None:
        """Forget the slip, the hands or the seat in hand; where nothing is keyed in, say how the vote is taken back."""
        if self.round is not None and not self.round.keyed:
            self.desk.say(f"{nobody_in(self.round)} F6, twice, takes the vote back.")
            return
        for panel in self.query(Panel):
            panel.start_over()

    def lost_by_skipping(self) -> str:
        """Say how many slips, seats or hands would be forgotten."""
        round_ = self.round
        keyed = self.by_person and self.desk.mark.status == "open" and round_ is not None and round_.keyed
        return f"{self.status()}. What was keyed in is forgotten, and nothing brings it back." if keyed else ""

    def skipped(self) -> None:
        """Forget the open round; counts that are kept stay."""
        self.opening.lost, self.opening.changed = 0, False
        for turn in (1, 2):
            rounds.forget(self.desk.screen.store, f"{self.desk.ref}#{turn}")
