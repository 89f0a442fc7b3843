"""Cards read out one by one, lines with their anchors, figures of results, the glossary: nothing is entered."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from exercises.filling.entry import cards_in
from exercises.page_parts import Card, Line
from screens.keys.commands import Command, command, upper_key
from screens.pages.base import Desk, Hint, PageBody, keys
from screens.pages.shows import drawn
from screens.text import content, joined, mixed


class ReadBody(PageBody):
    """What is read: one card at a time, then the lines, then the figures."""

    DEFAULT_CSS = """
    ReadBody #scroll { height: 1fr; }
    ReadBody #scroll Static { height: auto; }
    ReadBody #scroll #card { max-width: 72; margin: 0 0 1 0; }
    ReadBody #scroll #lines, ReadBody #scroll #figures { max-width: 100; }
    ReadBody #scroll #then { margin-top: 1; max-width: 72; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.at = 0

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards that are read out."""
        return cards_in(self.page, self.desk.book)

    def compose(self) -> ComposeResult:
        """Build the scroll."""
        with VerticalScroll(id="scroll"):
            yield Static(id="card")
            yield Static(id="lines")
            yield Static(id="figures")
            yield Static(id="then")
        yield Hint()

    def redraw(self) -> None:
        """Show the card in hand, and what else there is."""
        cards, page = self.cards, self.page
        card = self.query_one("#card", Static)
        card.display = bool(cards)
        if cards:
            one = cards[self.at]
            place = f"{self.at + 1} of {len(cards)}"
            card.update(mixed("[bold $now]$n[/]\n\n[bold]$t[/]\n\n$body", n=place, t=one.title, body=one.body))
        lines = self.query_one("#lines", Static)
        lines.display = bool(page.lines)
        if page.lines:
            lines.update(self._lines())
        figures = self.query_one("#figures", Static)
        figures.display = bool(page.shows)
        if page.shows:
            figures.update(drawn(self.desk, page.shows, max(40, min(100, self.desk.screen.size.width - 8))))
        self.query_one("#then", Static).update(content(page.then) if not cards or self.at == len(cards) - 1 else "")
        pairs = [("Enter", "next card")] if self.at < len(cards) - 1 else []
        pairs += [("Backspace", "card before")] if self.at else []
        scrolls = [("↑↓", "scroll")] if page.lines or page.shows else []
        offers = [(_letter(made.keys[0]), "make the documents")] if (made := self._offered) else []
        self.query_one(Hint).say(keys(*pairs, *offers, *scrolls))
        self.query_one(Hint).display = bool(pairs or scrolls or offers)

    def _lines(self) -> Content:
        heads = {group.id: group for group in self.page.groups}
        parts: list[Content] = []
        group = ""
        for line in self.page.lines:
            if line.group != group and line.group in heads:
                group = line.group
                head = heads[group]
                parts.append(mixed("\n[bold $now]$l[/]  [$quiet]$h[/]", l=head.label, h=head.hint))
            parts.append(_told(line))
        return Content("\n").join(parts)

    @property
    def _offered(self) -> Command | None:
        """The command that this page offers beside its own keys."""
        return command(self.page.offers) if self.page.offers else None

    def places(self) -> tuple[str, ...]:
        """What is offered stands in help with where it belongs."""
        return ("results",) if self._offered else ()

    def status(self) -> str:
        """Say which card."""
        return ""

    def begin(self) -> None:
        """The arrows scroll."""
        self.query_one("#scroll").focus()

    def on_key(self, event: events.Key) -> None:
        """Turn the cards; do what is offered."""
        if (offered := self._offered) is not None and event.key.lower() in offered.keys:
            self.desk.screen.workbook_app.visit(offered.id)
            event.stop()
            return
        by = {"enter": 1, "space": 1, "right": 1, "backspace": -1, "left": -1}.get(event.key, 0)
        if by and self.cards:
            self.at = min(max(0, self.at + by), len(self.cards) - 1)
            self.query_one("#scroll", VerticalScroll).scroll_home(animate=False)
            self.redraw()
            event.stop()


def _letter(key: str) -> str:
    return key.upper() if len(key) == 1 else upper_key(key)


def _told(line: Line) -> Content:
    said = mixed("[bold]$l[/]", l=line.label)
    if line.hint:
        said = joined(said, "\n  ", content(line.hint))
    for score, anchor in line.anchors.items():
        said = joined(said, "\n  ", mixed("[bold]$n[/] $a", n=score, a=anchor))
    return said
