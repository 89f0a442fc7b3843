"""The table of rows that screens are made of: its Home and End keys go to the first and the last row."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import Binding
from textual.widgets import DataTable


class Rows(DataTable[object]):
    """A table in which whole rows are chosen.

    The table underneath has Home and End stay in the row and go to its first and last cell; where there is nothing to
    choose in a row, that is nowhere.
    """

    BINDINGS: ClassVar[list[Any]] = [
        Binding("home", "scroll_top", "First row", show=False),
        Binding("end", "scroll_bottom", "Last row", show=False),
    ]
