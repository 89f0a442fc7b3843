"""Marks fixed lines, or a list's items, in one or more columns, each mark with its own word."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from exercises.filling.entry import columns_in, put_cell
from exercises.filling.rows import lines_of
from exercises.page_parts import Option
from screens.pages.base import Hint, PageBody, keys
from screens.pages.grid import Grid, GridColumn, GridRow
from screens.pages.shows import drawn, scroll
from screens.parts.words import Words
from screens.text import quoted
from workbook.model import Item, Value


class CheckBody(PageBody):
    """A grid of marks; the key of a word sets it, space steps through the words."""

    DEFAULT_CSS = """
    CheckBody #figures { height: 1fr; display: none; margin-bottom: 1; }
    CheckBody .shows { height: auto; }
    CheckBody.-shows #figures { display: block; }
    CheckBody.-shows Grid { height: auto; max-height: 5; }
    CheckBody #line-hint { height: auto; color: $quiet; }
    """

    def compose(self) -> ComposeResult:
        """Build what is shown, the grid, and what the keys do."""
        self.set_class(bool(self.page.shows), "-shows")
        with VerticalScroll(id="figures", can_focus=False):
            yield Static(classes="shows")
        columns = columns_in(self.page, self.desk.variant)
        wide = max((len(o.label) for o in self.page.options), default=3)
        yield Grid([GridColumn(c.id, c.label, max(wide, len(c.label), 5)) for c in columns])
        yield Words(id="line-hint")
        yield Hint()

    def redraw(self) -> None:
        """Show the marks."""
        if self.page.shows:
            self.query_one(".shows", Static).update(
                drawn(self.desk, self.page.shows, max(40, min(100, self.desk.screen.size.width - 6)))
            )
        words = {option.id: option.label for option in self.page.options}
        columns = columns_in(self.page, self.desk.variant)
        heads = {group.id: group.label for group in self.page.groups}
        groups = {line.id: line.group for line in lines_of(self.page)}
        rows: list[GridRow] = []
        group = ""
        for item in self.desk.items:
            if groups.get(item.id, "") != group and heads:
                group = groups.get(item.id, "")
                rows.append(GridRow(f"head:{group}", heads.get(group, ""), head=True, stop=False))
            cells = tuple(words.get(_mark(item.cells.get(c.id)), "·") for c in columns)
            rows.append(GridRow(item.id, item.text, cells))
        self.query_one(Grid).show(rows)
        scrolls = (("↑↓", "scroll"),) if self.page.shows else ()
        words_keys = ((o.mark or o.label[:1], o.label) for o in self.page.options)
        self.query_one(Hint).say(keys(*words_keys, *scrolls, ("Space", "next word"), ("Del", "clear")))

    def status(self) -> str:
        """Say how many marks are set."""
        columns = columns_in(self.page, self.desk.variant)
        items = self.desk.items
        marked = sum(item.cells.get(c.id) is not None for item in items for c in columns)
        return f"{marked} of {len(items) * len(columns)} marked" if marked else ""

    def on_grid_moved(self, message: Grid.Moved) -> None:
        """Show the hint of a line."""
        hint = next((line.hint for line in lines_of(self.page) if line.id == message.row), "")
        self.query_one("#line-hint", Words).say(hint)

    def on_grid_beyond(self, message: Grid.Beyond) -> None:
        """Scroll what is shown over the lines: the lines stay in view."""
        message.stop()
        scroll(self.query_one("#figures", VerticalScroll), message.key)

    def on_grid_typed(self, message: Grid.Typed) -> None:
        """Set, step or clear a mark."""
        message.stop()
        item = next((one for one in self.desk.items if one.id == message.row), None)
        if item is None or not message.column:
            return
        present = _mark(item.cells.get(message.column))
        ids = [option.id for option in self.page.options]
        if message.key in ("space", "enter"):
            step = ids.index(present) + 1 if present in ids else 0
            value: Value = ids[step] if step < len(ids) else None
        elif message.key in ("delete", "backspace"):
            value = None
        else:
            found = chosen(message.key, self.page.options)
            if found is None:
                return
            value = found
        self._set(item, message.column, value)
        if message.key not in ("space", "enter"):
            self.query_one(Grid).onward()

    def _set(self, item: Item, column: str, value: Value) -> None:
        self.desk.do(put_cell(self.desk.book, self.desk.cells, item, column, value), f"mark on {quoted(item.text)}")


def chosen(key: str, options: tuple[Option, ...]) -> str | None:
    """Return the option a key stands for: its mark, the first letter of its words, or its place."""
    low = key.casefold()
    for option in options:
        if low == option.mark.casefold():
            return option.id
    begun = [option.id for option in options if option.label.casefold().startswith(low)]
    if begun:
        return begun[0]
    return options[int(low) - 1].id if low.isdecimal() and 1 <= int(low) <= len(options) else None


def _mark(value: Value) -> str:
    return "yes" if value is True else "no" if value is False else str(value or "")
