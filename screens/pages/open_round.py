"""While a vote is open: how it is found again, closed, taken back, or started again where other items are voted on."""

from __future__ import annotations

from msgspec.structs import replace as with_
from textual.widgets import Static

from screens.ballots import Panel
from screens.keys.once import Once
from screens.pages.base import Desk, Hint, keys
from screens.pages.opening import OpeningBody
from screens.room import rounds
from screens.room.rounds import Round, short_of
from screens.text import mixed
from workbook.changes import SetMark, SetTally


class OpenBody(OpeningBody):
    """A page on which a round can be open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._back = Once()
        """Asks before an open round is taken back."""

    @property
    def round(self) -> Round | None:
        """The open round."""
        return rounds.open_round(self.desk.screen.store, f"{self.desk.ref}#{self.desk.mark.round}")

    @property
    def stale(self) -> bool:
        """Whether the open round asks for other items than the page has now: its marks belong to those."""
        round_ = self.round if self.by_person and self.desk.mark.status == "open" else None
        return round_ is not None and set(round_.ask.items) != {item.id for item in self.voted_on(round_.ask.turn)}

    def _find_round(self) -> None:
        """Go on with the open round, for those who are here now; one that ended with the program is said to be lost."""
        mark, round_ = self.desk.mark, self.round
        if round_ is not None:
            round_.attend(self.desk.here)
            if self.stale and not round_.keyed:
                self._start_again()
        elif mark.status == "open":
            self.opening.lost = mark.round
            self.desk.screen.do(SetMark(self.desk.ref, with_(mark, status="ready", round=1)))

    def say_changed(self, round_: Round) -> None:
        """Say that other items are voted on now, where the ballot stood."""
        for said in self.query("#changed").results(Static):
            said.update(
                mixed(
                    "\n[bold]What is voted on has changed, and the vote is open: $n.[/]\n\n"
                    "Take the change back, and the vote goes on.\n"
                    "F6 starts the vote again; what was keyed in is forgotten, and nothing brings it back.",
                    n=round_.told,
                )
            )
            self.query_one(Hint).say(keys(("Ctrl+Z", "take the change back"), ("F6", "start the vote again")))

    def _close(self) -> bool:
        round_ = self.round
        if round_ is None:
            return True
        if self.stale:
            if not round_.keyed or self._sure("F6 once more forgets what was keyed in. The vote starts again."):
                self._start_again()
            return False
        if not round_.keyed:
            if self._sure(f"{nobody_in(round_)} F6 once more takes the vote back."):
                self._take_back()
            return False
        if (doubt := self._doubt(round_)) and doubt != self._doubted:
            self._doubted = doubt
            self.desk.say(f"{doubt} F6 once more closes all the same.", late=True)
            return False
        try:
            tally = round_.close()
        except ValueError as wrong:
            self.desk.say(str(wrong), late=True)
            return False
        rounds.forget(self.desk.screen.store, tally.key)
        replaces = tally.key in self.desk.book.tallies
        self.desk.screen.do(SetTally(tally.key, tally), "counts replaced", entry=replaces)
        return True

    def _sure(self, asked: str) -> bool:
        """Ask once, and again after something else was keyed in."""
        drawn = sum(panel.drawn for panel in self.query(Panel))
        sure = self._back.sure(self.app, (asked, drawn))
        if not sure:
            self.desk.say(asked, late=True)
        return sure

    def _start_again(self) -> None:
        """Other items are voted on now: the round is over, and nothing of it was kept."""
        self.opening.changed = True
        self._take_back()

    def _take_back(self) -> None:
        """Forget the open round: the page is what it was before, ready or with the counts of the first round."""
        mark = self.desk.mark
        rounds.forget(self.desk.screen.store, f"{self.desk.ref}#{mark.round}")
        self.desk.screen.do(SetMark(self.desk.ref, rounds.in_step(with_(mark, status="ready"), self._turns)))

    def _doubt(self, round_: Round) -> str:
        short = short_of(round_)
        if round_.ask.key in self.desk.book.tallies:
            return f"Counts of this round are kept already: these take their place. {short}".strip()
        return short


def nobody_in(round_: Round) -> str:
    """Say that nothing was keyed in yet."""
    return "Nothing is counted yet." if round_.way == "hands" else "Nobody is in yet."
