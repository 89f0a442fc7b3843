"""A screen that is one table which can be changed: actions, parking lot, people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from screens.base import BookScreen
from screens.parts.rows import Rows
from screens.text import content, lit


class ListScreen(BookScreen[None]):
    """A table over the whole page; a screen says its columns, rows and what the keys do."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")  # whole: a screen that inherits looks beside itself
    TITLE_LEFT = ""
    NOTHING = ""

    def body(self) -> ComposeResult:
        """The table, or the sentence that says it is empty."""
        with Vertical(id="body"):
            yield Static(content(self.NOTHING), id="nothing")
            yield Rows(id="rows", cursor_type="row", cell_padding=1)

    @property
    def table(self) -> Rows:
        """The table."""
        return self.query_one("#rows", Rows)

    @property
    def selected(self) -> str:
        """Id of the row under the cursor, empty where there is none."""
        table = self.table
        if not table.row_count:
            return ""
        return str(table.coordinate_to_cell_key(table.cursor_coordinate).row_key.value)

    def columns(self) -> Sequence[tuple[str, int]]:
        """Return headings and widths; the one with width 0 takes what is left."""
        return ()

    def rows(self) -> Sequence[tuple[str, Sequence[object]]]:
        """Return ids and cells (made with `lit`)."""
        return ()

    def summary(self) -> str:
        """Return how many there are, for the heading line."""
        return ""

    def on_mount(self) -> None:
        """Say where we are; the table is ready for keys at once."""
        self.heading.left = self.TITLE_LEFT
        self.table.focus()

    def on_resize(self) -> None:
        """Columns share the new width."""
        self._draw()

    def book_changed(self) -> None:
        """Draw the rows anew, the cursor where it was."""
        self._draw()

    def _draw(self) -> None:
        table = self.table
        place = table.cursor_row
        rows = self.rows()
        table.clear(columns=True)
        columns = self.columns()
        given = sum(width for _, width in columns) + 2 * len(columns)
        rest = max(12, self.app.size.width - 5 - given)
        widths = [width or rest for _, width in columns]
        for (name, _), width in zip(columns, widths, strict=True):
            table.add_column(lit(name), width=width)
        for key, cells in rows:
            table.add_row(*_wrapped(cells, widths), key=key, height=None)
        table.display = bool(rows)
        self.query_one("#nothing").display = not rows
        self.heading.middle = self.summary()
        if rows:
            table.move_cursor(row=min(place, len(rows) - 1), animate=False)

    def on_data_table_row_selected(self, event: Rows.RowSelected) -> None:
        """Enter changes the row."""
        self.action_edit_row()

    def picture(self) -> dict[str, tuple[str, ...]]:
        """Return what stands in the rows as they are drawn."""
        table = self.table
        return {str(row.key.value): tuple(map(str, table.get_row(row.key))) for row in table.ordered_rows}

    def lead_to_changed(self, before: dict[str, tuple[str, ...]]) -> bool:
        """Put the cursor on the row that was taken back; of one that went, on the row in its place."""
        after = self.picture()
        changed = [n for n, (key, cells) in enumerate(after.items()) if before.get(key) != cells]
        gone = [n for n, key in enumerate(before) if key not in after]
        if (changed or gone) and after:
            self.table.move_cursor(row=min((changed or gone)[0], len(after) - 1), animate=False)
        return bool(changed or gone)

    def action_add_row(self) -> None:
        """Add a row."""

    def action_edit_row(self) -> None:
        """Change the selected row."""

    def action_toggle_row(self) -> None:
        """Step the state of the selected row."""

    def action_delete_row(self) -> None:
        """Delete the selected row."""


def _wrapped(cells: Sequence[object], widths: Sequence[int]) -> list[object]:
    """Cells wrapped here, so that a row is as high as its longest cell and no word is lost."""
    from rich.text import Text

    from screens.figures.base import wrap

    return [
        lit("\n".join(wrap(cell.plain, width)), str(cell.style))
        if isinstance(cell, Text) and cell.cell_len > width
        else cell
        for cell, width in zip(cells, widths, strict=True)
    ]
