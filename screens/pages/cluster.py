"""Puts cards into groups with keys: mark several and name them, or send a card to a group by its letter."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from exercises.filling import entry, groups
from exercises.filling.rows import own_list
from screens.pages.asides import Aside
from screens.pages.base import Desk, Hint, PageBody, keys
from screens.pages.grid import Grid, GridRow
from screens.text import quoted
from workbook.changes import AddItem, RemoveItem, SetText, Several
from workbook.model import Item

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LOOSE = "head:"
GROUP, CARD, RENAME = "name", "card", "rename:"
"""What the line is asked for: the name of a group, a new card, another name."""


class ClusterBody(PageBody):
    """Cards under the headings of their groups; the unsorted ones stand first."""

    DEFAULT_CSS = """
    ClusterBody #name { margin-top: 1; display: none; }
    ClusterBody #name.-on { display: block; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.marked: set[str] = set()
        self.groups_list = own_list(desk.exercise, desk.page)

    def compose(self) -> ComposeResult:
        """Build the list, the line for names, the keys."""
        yield Grid(rows_only=True)
        yield Aside(self.desk, id="name")
        yield Hint()

    # -- what stands here

    @property
    def cards_list(self) -> str:
        """The list the cards stand in."""
        from exercises.filling.rows import source_list

        return source_list(self.desk.exercise, self.page, self.desk.book)

    @property
    def cards(self) -> tuple[Item, ...]:
        """The cards."""
        return self.desk.book.rows(self.cards_list)

    @property
    def groups(self) -> tuple[Item, ...]:
        """The groups."""
        return groups.groups_of(self.desk.exercise, self.page, self.desk.book)

    @property
    def loose(self) -> tuple[Item, ...]:
        """The cards in no group."""
        known = {group.id for group in self.groups}
        return tuple(card for card in self.cards if card.cells.get(self.page.cell) not in known)

    def redraw(self) -> None:
        """Show cards under their groups."""
        self.marked &= {card.id for card in self.cards}
        named = self.groups
        sorted_into: dict[str, list[Item]] = {group.id: [] for group in named}
        loose: list[Item] = []
        for card in self.cards:
            sorted_into.get(str(card.cells.get(self.page.cell)), loose).append(card)
        rows = [GridRow(LOOSE, f"Not in a group yet ({len(loose)})", head=True, stop=False)] if loose else []
        rows += [self._row(card) for card in loose]
        hints = {group.id: group.hint for group in self.page.groups}
        for place, group in enumerate(named):
            inside = sorted_into.get(group.id, [])
            letter = LETTERS[place] if place < len(LETTERS) else " "
            said = f"{group.text} ({len(inside)})" + (f"  {hints[group.id]}" if hints.get(group.id) else "")
            rows.append(GridRow(f"head:{group.id}", said, head=True, mark=letter))
            rows += [self._row(card) for card in inside]
        grid = self.query_one(Grid)
        grid.empty = f"{self.waits('No cards yet')} Insert adds one."
        grid.show(rows)
        self._say_keys()

    def _row(self, card: Item) -> GridRow:
        return GridRow(
            card.id, card.text, mark="[x]" if card.id in self.marked else "[ ]", strong=card.id in self.marked
        )

    def _say_keys(self) -> None:
        row = self.query_one(Grid).row_id
        letters = LETTERS[0] if len(self.groups) < 2 else f"{LETTERS[0]}-{LETTERS[min(len(self.groups), 26) - 1]}"
        heading, number = row.startswith("head:") and row != LOOSE and not self.page.groups, len(self.marked)
        if heading and not number:
            pairs = [(letters, "merge into"), ("Enter", "rename")]
        else:
            what = "1 marked card" if number == 1 else f"{number} marked cards" if number else "this card"
            pairs = [] if heading else [("Space", "mark")]
            pairs += [] if self.page.groups else [("Enter", f"name a group of {what}")]
            pairs += [(letters, f"send {what}")] if self.groups else []
            pairs += [("0", "out of its group"), ("Ins", "new card")]
        pairs += [("Del", "take apart" if heading else "to the bin")]
        if heading and groups.merged_last(self.desk.book, self.groups_list, row.removeprefix("head:")) is not None:
            pairs += [("-", "un-merge")]
        self.query_one(Hint).say(keys(*pairs))

    def status(self) -> str:
        """Say how many are unsorted."""
        loose = len(self.loose)
        if not self.cards:
            return ""
        return f"{loose} of {len(self.cards)} unsorted" if loose else "all sorted"

    async def done(self) -> bool:
        """A group of one is a group: cards that stand alone go on under their own name."""
        if self.desk.mark.status != "settled":
            change, made = groups.group_the_rest(self.desk.exercise, self.page, self.desk.book)
            cards = "1 card" if made == 1 else f"{made} cards"
            if self.desk.do(change, f"{cards} on their own" if made > 1 else f"{cards} on its own"):
                self.desk.say(f"{cards} in no group: each is a group of its own now. Ctrl+Z takes that back.")
        return True

    def begin(self) -> None:
        """Start on the cards, or in what was being typed when the program ended; a name waits for its cards."""
        grid, desk = self.query_one(Grid), self.desk
        grid.focus()
        if typed := desk.drafted(GROUP):
            desk.say(f"{quoted(typed)} was being typed when the program ended. Enter offers it again.")
        for group in self.groups:
            if desk.drafted(f"{RENAME}{group.id}"):
                grid.go(f"head:{group.id}")
                self._line.ask(f"{RENAME}{group.id}", group.text, "Another name")
        if desk.drafted(CARD):
            self._line.ask(CARD, "", "A new card")

    # -- keys

    def on_grid_moved(self, message: Grid.Moved) -> None:
        """Say the keys of a card or a group."""
        message.stop()
        self._say_keys()

    def on_grid_typed(self, message: Grid.Typed) -> None:
        """Mark, send, name, merge, take apart."""
        message.stop()
        row, key = message.row, message.key
        if key == "insert":
            self._line.ask(CARD, "", "A new card")
        elif row.startswith("head:") and (not self.marked or key in ("space", "delete", "-", "minus")):
            self._on_group(row.removeprefix("head:"), key)
        elif row:
            self._on_card(row, key)

    def _on_card(self, card: str, key: str) -> None:
        if key == "space":
            self.marked ^= {card}
            self.redraw()
            self.query_one(Grid).down()
        elif key == "enter" and not self.page.groups:
            self._line.ask(GROUP, "", "Name this group by what happens")
        elif key in ("0", "backspace"):
            self._send(card, None)
        elif key == "delete":
            self._bin(self._chosen(card))
        elif len(key) == 1 and (group := self._group(key)) is not None:
            self._send(card, group.id)

    def _bin(self, chosen: list[str]) -> None:
        self.marked.clear()
        dropped = Several(tuple(RemoveItem(self.cards_list, one) for one in chosen))
        self.desk.do(dropped, f"{self._named(chosen)} put in the bin")

    def _named(self, chosen: list[str]) -> str:
        """Return how undo names one card, or several."""
        one = next((quoted(card.text) for card in self.cards if [card.id] == chosen), "")
        return one or f"{len(chosen)} cards"

    def _group(self, key: str) -> Item | None:
        place = LETTERS.find(key.upper())
        return self.groups[place] if 0 <= place < len(self.groups) else None

    def _chosen(self, card: str) -> list[str]:
        return [c.id for c in self.cards if c.id in self.marked] or [card]

    def _send(self, card: str, group: str | None) -> None:
        grid, chosen = self.query_one(Grid), self._chosen(card)
        following = next((r.id for r in grid.rows[grid.row + 1 :] if r.stop and not r.head and r.id not in chosen), "")
        change = groups.put_in(self.desk.book, self.cards_list, self.page.cell, chosen, group)
        named = self._named(chosen)
        self.marked.clear()
        if following:
            grid.go(following)  # first the cursor, then the cards: one picture, not two
        self.desk.do(change, f"{named} moved")

    def _on_group(self, group: str, key: str) -> None:
        if self.page.groups or not group:
            return
        desk, cell = self.desk, self.page.cell
        name = next((g.text for g in self.groups if g.id == group), "")
        if key == "enter":
            self._line.ask(f"{RENAME}{group}", name, "Another name")
        elif key == "delete":
            change = groups.dissolve_group(desk.book, self.cards_list, cell, self.groups_list, group)
            desk.do(change, f"group {quoted(name)} taken apart")
        elif key in ("-", "minus"):
            self._unmerge(group)
        elif len(key) == 1 and (into := self._group(key)) is not None:
            change = groups.merge_groups(desk.book, self.cards_list, cell, self.groups_list, into.id, group)
            if desk.do(change, f"merged into {quoted(into.text)}"):
                self.query_one(Grid).go(f"head:{into.id}")

    def _unmerge(self, group: str) -> None:
        desk, inner = self.desk, groups.merged_last(self.desk.book, self.groups_list, group)
        change = groups.unmerge(desk.book, self.cards_list, self.page.cell, self.groups_list, group)
        if inner is None or change is None:
            desk.say("No group was merged into this one.")
        elif desk.do(change, f"{quoted(inner.text)} a group of its own again"):
            self.query_one(Grid).go(f"head:{inner.id}")

    # -- names

    @property
    def _line(self) -> Aside:
        return self.query_one("#name", Aside)

    def commit(self) -> None:
        """A name that was typed and not entered is kept."""
        if self._line.place:
            self._enter()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Take the name."""
        message.stop()
        self._enter()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Keep a draft."""
        message.stop()
        self._line.keep_draft()

    def _enter(self) -> None:
        desk, what, text = self.desk, self._line.place, self._line.take()
        self.query_one(Grid).focus()
        if not text:
            return
        if what == CARD:
            desk.do(self._new_card(text), f"{quoted(text)} added")
        elif what == GROUP:
            self._name_group(text)
        else:
            desk.do(SetText(self.groups_list, what.removeprefix(RENAME), text), f"another name, {quoted(text)}")

    def _new_card(self, text: str) -> AddItem:
        prefix = "".join(c for c in (self.cards[0].id if self.cards else "i") if not c.isdigit()) or "i"
        name = self.cards_list
        return AddItem(name, Item(entry.fresh_id(self.desk.book, name, prefix), text))

    def _name_group(self, text: str) -> None:
        grid, desk = self.query_one(Grid), self.desk
        chosen = self._chosen(grid.row_id) if not grid.row_id.startswith("head:") or self.marked else []
        change, _group = groups.name_group(
            desk.book, self.cards_list, self.page.cell, self.groups_list, self.page.prefix, text, chosen
        )
        following = next((c.id for c in self.loose if c.id not in chosen), "")
        self.marked.clear()
        desk.do(change, f"group {quoted(text)}")
        if following:
            grid.go(following)

    def on_key(self, event: events.Key) -> None:
        """From the name back to the cards without taking it; what is half typed is offered again."""
        if self._line.place and event.key in ("up", "down", "escape"):
            key = "Ins" if self._line.place == CARD else "Enter"
            if self._line.leave():
                self.desk.say(f"Not taken. {key} offers it again.")
            self.query_one(Grid).focus()
            event.stop()
