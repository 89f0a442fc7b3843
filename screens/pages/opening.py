"""Before a vote is open: what is voted on, how the marks come in, how many dots a person; and how a round is opened."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from exercises.filling.asking import ask_of, dots_each, dots_reason, voted_on
from exercises.forms import counted
from exercises.pages import RatePage, VotePage
from screens.ballots import ends
from screens.pages.base import Desk, Hint, keys
from screens.pages.revealed import CountedBody
from screens.room import rounds
from screens.room.rounds import WAYS, Opening, Round, giving_away
from screens.text import content, mixed
from workbook.model import Item, Way


class OpeningBody(CountedBody):
    """A page on which a round can be opened."""

    DEFAULT_CSS = "OpeningBody #ways { height: auto; margin-top: 1; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.opening: Opening = rounds.opening(desk.screen.store, desk.ref)

    @property
    def way(self) -> Way:
        """The way in that is chosen."""
        return self.opening.way or self.first_way()

    def first_way(self) -> Way:
        """Return the way in that is offered first: the one the group used, else paper for a secret page."""
        used = next((tally.way for turn in (2, 1) if (tally := self.desk.book.tally(self.desk.ref, turn))), None)
        if used in [way for way, _, _ in WAYS]:
            return used
        by = self.page.way(self.desk.variant) if isinstance(self.page, RatePage) else "ballot"
        return {"hands": "hands", "read_out": "read_out"}.get(by, "paper")  # type: ignore[return-value]

    def _draw_ready(self) -> None:
        parts: list[Content] = []
        if (lost := self.lost()) is not None:
            parts.append(lost)
        items = self.desk.items
        criteria = getattr(self.page, "criteria", ())
        group = ""
        heads = {g.id: g.label for g in self.page.groups}
        groups = {line.id: line.group for line in self.page.lines}
        if len(criteria) > 1:
            parts.append(content("\n".join(ends(c, self.page) for c in criteria)))
        said: list[Content] = []
        for number, item in enumerate(items, 1):
            if groups.get(item.id, "") != group:
                group = groups.get(item.id, "")
                said.append(mixed("[bold $now]$h[/]", h=heads.get(group, "")))
            said.append(mixed("[bold]$n[/]  $t", n=f"{number:>2}", t=item.text))
        parts.append(Content("\n").join(said) if said else content(self.waits(self._nothing)))
        self.query_one("#items", Static).update(Content("\n\n").join(parts))
        if self._turns:
            self.query_one("#ways", Static).update(content("The counts of this vote are kept."))
            self.query_one(Hint).say(keys(("F6", "show them again")))
        else:
            self._draw_ways(items)

    def _draw_ways(self, items: tuple[Item, ...]) -> None:
        ways = [
            mixed("[bold]$n[/] $box $name", n=n, box=_box(way == self.way), name=name)
            for n, (way, name, _what) in enumerate(WAYS, 1)
        ]
        lines = [Content("   ").join(ways), content(next(what for way, _, what in WAYS if way == self.way))]
        if isinstance(self.page, VotePage):
            each = self.opening.dots if self.opening.dots is not None else dots_each(self.page, len(items))
            cap = f", at most {self.page.cap} on one" if self.page.cap < each else ""
            why = dots_reason(self.page, len(items), self.opening.dots)
            lines.append(mixed("[bold]+ -[/] $n each$cap ($why)", n=counted(each, self.page.unit), cap=cap, why=why))
        warned = giving_away(ask_of(self.desk.exercise, self.page, items), self.way, self.desk.here)
        lines += [content(warned)] if warned else []
        self.query_one("#ways", Static).update(Content("\n").join(lines))
        self.query_one(Hint).say(keys(("F6", "open the vote"), ("1-4", "another way in")))

    @property
    def _nothing(self) -> str:
        return "Nothing to rate yet" if isinstance(self.page, RatePage) else "Nothing to vote on yet"

    def keep_way(self) -> None:
        """The counts go; the way in the group used stays the one that is offered."""
        self.opening.way = self.way

    def lost(self) -> Content | None:
        """Return what there is to say of a round that ended with the program or its items, ``None`` for nothing."""
        if self.opening.changed:
            return mixed("[bold $late]What is voted on has changed. The vote starts again; nothing of it was kept.[/]")
        if not self.opening.lost:
            return None
        if not self._turns:
            return mixed("[bold $late]The vote was interrupted. Nothing was kept. Start again.[/]")
        again = " R starts it again." if self.opening.lost == 2 else ""
        which = "The second round" if self.opening.lost == 2 else "A new vote"
        return mixed("[bold $late]$w was interrupted. Nothing of it was kept.$a[/]", w=which, a=again)

    def _choose(self, way: Way) -> None:
        self.opening.way = way
        self.redraw()

    def _dots_by(self, by: int) -> None:
        if isinstance(self.page, VotePage):
            present = self.opening.dots if self.opening.dots is not None else dots_each(self.page, len(self.desk.items))
            self.opening.dots = max(1, present + by)
            self.redraw()

    def voted_on(self, turn: int) -> tuple[Item, ...]:
        """Return what a round is about."""
        desk = self.desk
        first = desk.book.tally(desk.ref, 1) if turn == 2 else None
        return voted_on(desk.exercise, self.page, desk.book, desk.variant, desk.findings, first)

    def start_round(self, turn: int) -> bool:
        """Open a round."""
        items = self.voted_on(turn)
        if not items:
            self.desk.say(self.waits(self._nothing), late=True)
            return False
        self.opening.lost, self.opening.changed = 0, False
        ask = ask_of(self.desk.exercise, self.page, items, turn, self.opening.dots)
        rounds.start(self.desk.screen.store, Round(ask, self.way, self.desk.here, self.page.title))
        self.opening.way = self.way
        return True


def _box(on: bool) -> str:
    return "(•)" if on else "( )"
