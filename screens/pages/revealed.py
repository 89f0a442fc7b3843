"""What the room sees of the counts once they are revealed: the picture, what to talk about, a second round."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace as with_
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from exercises.pages import VotePage
from exercises.reveal import VOICES, Reveal, scores_reveal, votes_reveal
from screens.keys.gate import repeated
from screens.pages import kind_of
from screens.pages.base import Desk, Hint, PageBody, keys
from screens.pages.talking import Talk
from screens.room import rounds
from screens.text import content, mixed
from screens.then import earlier_of
from workbook.changes import SetMark, SetTally, Several
from workbook.dates import day
from workbook.model import Item, Tally
from workbook.session import second_round


class Picture(VerticalScroll, can_focus=True):
    """What the room looks at: scrolls where it is longer than the screen."""

    DEFAULT_CSS = "Picture { height: 1fr; } Picture Static { height: auto; }"


class CountedBody(PageBody):
    """A page with counts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._doubted = ""
        self.talk = Talk()

    @property
    def by_person(self) -> bool:
        """Whether each person marks."""
        return self.desk.flow == "ballot"

    @property
    def _turns(self) -> tuple[int, ...]:
        """The rounds whose counts are kept."""
        return tuple(turn for turn in (1, 2) if self.desk.book.tally(self.desk.ref, turn) is not None)

    def start_round(self, turn: int) -> bool:
        """Open a round; tell whether there is something to vote on."""
        raise NotImplementedError

    def keep_way(self) -> None:
        """The counts go; the way in the group used stays the one that is offered."""
        raise NotImplementedError

    def lost(self) -> Content | None:
        """Return what there is to say of a round that ended with the program, ``None`` for nothing."""
        raise NotImplementedError

    def reveal(self) -> Reveal:
        """Return the picture of the counts."""
        book, mark = self.desk.book, self.desk.mark
        turn = 2 if mark.round == 2 and book.tally(self.desk.ref, 2) else 1
        tally = book.tally(self.desk.ref, turn)
        then = book.tally(self.desk.ref, 1) if turn == 2 else None
        items = self._items_of(tally) if tally else self.desk.items
        if isinstance(self.page, VotePage):
            return votes_reveal(self.page, items, tally, then, group=not self.desk.alone)
        if then is None and (before := self._before()) is not None:
            return scores_reveal(self.page, items, tally, before[0], group=not self.desk.alone, labels=before[1])
        return scores_reveal(self.page, items, tally, then, group=not self.desk.alone)

    def _before(self) -> tuple[Tally, tuple[str, str]] | None:
        """The counts of the same fixed lines in the workbook this one follows, and what both days are called."""
        earlier = earlier_of(self.desk.screen.store)
        found = earlier.latest_tally(self.desk.ref) if earlier is not None and self.page.lines else None
        if earlier is None or found is None:
            return None
        return found, (day(earlier.info.date, missing="last time"), day(self.desk.book.info.date, missing="now"))

    def _items_of(self, tally: Any) -> tuple[Item, ...]:
        """The items as they were voted on: a page whose items follow from a vote must not change under the reveal."""
        shown = self.desk.items
        known = {item.id for item in shown}
        extra = [i for i in self.desk.book.rows(self.desk.cells) if i.id in tally.counts and i.id not in known]
        return (*shown, *extra)

    def _draw_reveal(self) -> None:
        from screens.figures import draw
        from screens.parts.drawn import paint_of

        found = self.reveal()
        paint = paint_of(self.app.theme)
        width = max(50, min(104, self.desk.screen.size.width - 6))
        self.query_one("#figure", Static).update(draw(found.figure, width, paint))
        kept = rounds.talked(self.desk.screen.store, f"{self.desk.ref}#{self.desk.mark.round}")
        self.talk = Talk(found.order, kept)
        talk = [line.replace(VOICES, "").strip() for line in found.talk] if self._asks() else list(found.talk)
        said = [*talk, self.page.then] if self.desk.mark.status == "revealed" else talk
        self.query_one("#talk", Static).update(content("\n" + "\n".join(line for line in said if line)))
        self._say_keys()

    def _asks(self) -> bool:
        """Whether the line over the keys says who speaks first: then nothing else does."""
        return self.desk.mark.status == "revealed" and bool(self.talk.waiting) and kind_of(self.page) == "rate"

    def _say_keys(self) -> None:
        """Say what the keys do, what is talked about now, and that a second round was lost."""
        pairs, said = [("↑↓", "scroll")], []
        if self.desk.mark.status == "revealed":
            pairs += [("R", "second round")] if self.desk.mark.round == 1 else []
            pairs += [("D", "discard"), ("F6", "settle")]
            if (lost := self.lost()) is not None:
                said.append(lost)
            if self.talk.waiting:
                names = {item.id: item.text for item in (*self.desk.book.rows(self.desk.cells), *self.desk.items)}
                first = self.talk.waiting[0]
                ask = f"   {VOICES}" if self._asks() else ""
                said.append(mixed("[bold $now]▸ $item[/]$ask", item=names.get(first) or first, ask=ask))
                pairs.insert(0, ("Space", "talked about"))
        self.query_one(Hint).say(Content("\n").join([*said, keys(*pairs)]))

    def _talk(self, *, on: bool) -> None:
        """The item in hand was talked about, or the last one waits again."""
        (self.talk.onward if on else self.talk.back)()
        self._draw_reveal()
        self.desk.screen.show_clock()

    def _again(self) -> None:
        if self.desk.mark.round == 1:
            turn = second_round(self.desk.mark)
            if self.start_round(2) and not self.desk.screen.do(SetMark(self.desk.ref, turn)):
                rounds.forget(self.desk.screen.store, f"{self.desk.ref}#2")

    def _discard(self) -> None:
        turn = self.desk.mark.round
        if self._doubted != "discard" or repeated(self.app):
            self._doubted = "discard"
            self.desk.say("D once more forgets the counts of this round. Undo brings them back.")
            return
        ref, rest = self.desk.ref, tuple(kept for kept in self._turns if kept != turn)
        self._doubted = ""
        self.app.clear_notifications()
        self.keep_way()
        mark = rounds.in_step(with_(self.desk.mark, status="revealed"), rest)
        self.desk.screen.do(Several((SetTally(f"{ref}#{turn}", None), SetMark(ref, mark))), "round discarded")
