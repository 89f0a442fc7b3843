"""A line of text that goes on in the next row: what somebody wrote can be read whole, in hand or not.

It is Textual's own Input in everything but how it is drawn. It grows with what stands in it, up to half of the screen;
beyond that it scrolls to the cursor.
"""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, chop_cells
from rich.text import Text
from textual import events
from textual.geometry import Offset, Region, Size
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

Rows = tuple[tuple[int, int], ...]
"""Where each row begins and ends in the text."""


@lru_cache(256)
def rows_of(text: str, width: int) -> Rows:
    """Return the rows of a text: words stay whole where they fit, and blanks at the end of a row need no room.

    The cursor behind the last character needs a cell of its own; where there is none, an empty row follows.
    """
    width, rows, start, at, used = max(2, width), [], 0, 0, 0
    for word in text.split(" "):
        size = cell_len(word)
        if used and used + size > width:
            rows.append((start, at))
            start, used = at, 0
        if size > width:
            *whole, rest = chop_cells(word, width)
            for piece in whole:
                rows.append((at, at + len(piece)))
                at += len(piece)
            start, size = at, cell_len(rest)
            at += len(rest) + 1
        else:
            at += len(word) + 1  # the blank after it
        used += size + 1
    rows.append((start, len(text)))
    if cell_len(text[start:]) >= width:
        rows.append((len(text), len(text)))
    return tuple(rows)


class WrappingInput(Input):
    """An Input of several rows."""

    _pointed = 0
    """The row the mouse points at."""

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.width

    @property
    def rows(self) -> Rows:
        """The rows of what is shown: the text, or while there is none the example."""
        return rows_of(self.value or self.placeholder, self._room)

    def _place(self, position: int) -> Offset:
        """Return the cell and the row of a position in the text."""
        rows = rows_of(self.value, self._room)
        row = next((n for n in range(len(rows) - 1, 0, -1) if rows[n][0] <= position), 0)
        return Offset(min(cell_len(self.value[rows[row][0] : position]), max(0, self._room - 1)), row)

    def _at(self, cell: int, row: int) -> int:
        """Return the position in the text that stands in a cell of a row."""
        rows = rows_of(self.value, self._room)
        start, end = rows[min(max(0, row), len(rows) - 1)]
        used = 0
        for position in range(start, end):
            used += cell_len(self.value[position])
            if used > cell:
                return position
        return end if row >= len(rows) - 1 else max(start, end - 1)

    # -- size

    def _watch_value(self, value: str) -> None:
        """Grow or shrink with what stands here; a key that adds no row lays nothing out anew.

        Textual's own sets the size of the text with each key, which lays out the whole page. There are no validators
        and no suggestions here.
        """
        self.post_message(self.Changed(self, value))
        if self._initial_value:
            self.cursor_position = len(value)
            self._initial_value = False
        else:
            self.selection = self.selection
        self._fit()

    def on_resize(self) -> None:
        """Wrap anew."""
        self._fit()

    def watch_placeholder(self) -> None:
        """An example has rows, too."""
        self._fit()

    def _fit(self) -> None:
        if not self.is_mounted or not self._room:
            return
        rows = len(self.rows)
        self.virtual_size = Size(self._room, rows)
        high = min(rows, max(3, self.app.size.height // 2)) + self.styles.gutter.height
        if self.styles.height is None or self.styles.height.value != high:
            self.styles.height = high
        self._watch_selection(self.selection)

    # -- cursor and mouse

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor stands on the screen."""
        x, y, _, _ = self.content_region
        return Offset(x, y) + self._place(self.cursor_position) - Offset(0, self.scroll_offset.y)

    def _watch_selection(self, selection: Selection) -> None:
        self.app.clear_selection()
        self.app.cursor_position = self.cursor_screen_offset
        if self._room:
            row = self._place(self.cursor_position).y
            self.scroll_to_region(Region(0, row, 1, 1), force=True, animate=False, x_axis=False)

    def on_key(self, event: events.Key) -> None:
        """Up and down go from row to row, and beyond the first and the last one to whoever holds the field."""
        by = {"up": -1, "down": 1}.get(event.key)
        if by is None or not self.value:
            return
        cell, row = self._place(self.cursor_position)
        if 0 <= row + by < len(rows_of(self.value, self._room)):
            self.cursor_position = self._at(cell, row + by)
            event.stop()
            event.prevent_default()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember which row is meant."""
        self._pointed = event.get_content_offset_capture(self).y

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Remember which row is meant."""
        self._pointed = event.get_content_offset_capture(self).y

    def _cell_offset_to_index(self, offset: int) -> int:
        return self._at(offset, self._pointed + self.scroll_offset.y)

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        row, width = y + self.scroll_offset.y, self._room
        if row >= len(self.rows):
            return Strip.blank(width, self.rich_style)
        start, end = self.rows[row]
        text = self._drawn()[start : max(end, start + 1)] if end < len(self.value) else self._drawn()[start:]
        strip = Strip(text.render(self.app.console))
        return strip.adjust_cell_length(width).apply_style(self.rich_style)

    def _drawn(self) -> Text:
        """The text with selection and cursor, or the example."""
        cursor = self.get_component_rich_style("input--cursor") if self.has_focus and self._cursor_visible else None
        if not self.value:
            text = Text(self.placeholder or " ", end="")
            text.stylize(self.get_component_rich_style("input--placeholder"))
            if cursor is not None:
                text.stylize(cursor, 0, 1)
            return text
        text = self._value
        text.pad_right(1)
        if self.has_focus and not self.selection.is_empty:
            first, last = sorted(self.selection)
            text.stylize_before(self.get_component_rich_style("input--selection"), first, last)
        if cursor is not None:
            text.stylize(cursor, self.cursor_position, self.cursor_position + 1)
        return text
