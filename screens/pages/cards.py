"""The cards of a page as they are listed: where each came from, how many are too many, and those in the bin."""

from __future__ import annotations

from exercises.filling.rows import own_list
from exercises.running.run import source_head, source_labels
from screens.pages.base import Desk, PageBody
from screens.pages.grid import Grid, GridRow
from screens.text import quoted
from workbook.changes import AddItem
from workbook.model import Item

BINNED = "bin:"
ONE_EACH = "one each"


class CardsBody(PageBody):
    """A page that lists cards."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = own_list(desk.exercise, desk.page)
        self.bin_open = False

    @property
    def cards(self) -> tuple[Item, ...]:
        """The cards."""
        return self.desk.book.rows(self.list)

    def counted(self, number: int) -> str:
        """Return a number of cards in the page's own word."""
        one, many = self.page.words
        return f"{number} {one if number == 1 else many}"

    @property
    def binned(self) -> tuple[Item, ...]:
        """The cards in the bin."""
        return self.desk.book.bin.get(self.list, ())

    def bin_rows(self) -> list[GridRow]:
        """Return the rows of the bin, none while it is shut."""
        if not (self.bin_open and self.binned):
            return []
        head = GridRow("bin", f"In the bin ({len(self.binned)})", head=True, stop=False)
        return [head, *(GridRow(f"{BINNED}{item.id}", item.text, mark="  ✕") for item in self.binned)]

    def get_back(self, card: str) -> None:
        """A card comes out of the bin."""
        item = next((one for one in self.binned if one.id == card), None)
        if item is not None and self.desk.do(AddItem(self.list, item), f"{quoted(item.text)} got back"):
            self.query_one("#cards", Grid).go(card)

    def sources(self) -> dict[str, str]:
        """Return where cards came from; where all are of one source, it is said once, over the cards."""
        sourced = [item for item in self.cards if "" in item.sources]
        labels = source_labels(self.desk.exercise, self.desk.findings) if sourced else {}
        found = {item.id: _from(item, labels) for item in sourced}
        return {} if len(found) == len(self.cards) > 1 and len(set(found.values())) == 1 else found

    def row(self, number: int, item: Item, source: str) -> GridRow:
        """Return the row of a card."""
        return GridRow(item.id, item.text + (f"   (from {source})" if source else ""), mark=f"{number:>3}")

    @property
    def many(self) -> str:
        """What is to be said where there are more cards than the page can take; empty where there are not."""
        cards, here = len(self.cards), len(self.desk.here)
        if self.page.each == ONE_EACH and here:
            return f"{here} {'person is' if here == 1 else 'people are'} here, one each." if cards > here else ""
        return f"more than {self.page.most} are hard to work with." if cards > self.page.most else ""


def _from(item: Item, labels: dict[str, str]) -> str:
    """Return where a card came from; a source that only says the card's own words again is named by its exercise."""
    ref = item.sources[""].ref
    return source_head(labels.get(ref) or ref.split("/")[0], item.text)
