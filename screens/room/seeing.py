"""What was taken back is shown: the cursor of the page goes to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from screens.pages.base import PageBody
from screens.pages.editors import FieldBox
from screens.pages.grid import Grid, GridRow


class Picture(NamedTuple):
    """What stood on a page: the rows of its grid, what else its rows hold, what was kept in its fields by place."""

    rows: tuple[GridRow, ...]
    held: Mapping[str, object]
    fields: Mapping[str, object]


def picture(body: PageBody) -> Picture:
    """Return what stands on a page now."""
    grid = _grid(body)
    fields = {box.place: box.kept for box in body.query(FieldBox) if box.filled}
    return Picture(grid.rows if grid is not None else (), body.held(), fields)


def lead(body: PageBody, before: Picture) -> bool:
    """Put the cursor on what stands there otherwise than *before*; tell whether there is something."""
    after, grid = picture(body), _grid(body)
    changed = [place for place, value in after.fields.items() if before.fields.get(place, value) != value]
    focused = body.screen.focused
    if changed and focused is not None and any(isinstance(node, FieldBox) for node in focused.ancestors):
        next(box for box in body.query(FieldBox) if box.place == changed[0]).editor.focus()
        return True
    found = _changed_row(before, after)
    if grid is not None and found is not None:
        grid.go(*found)
        if (column := _changed_cell(before.rows, after.rows, grid)) is not None:
            grid.go(column=column)
    return bool(changed) or found is not None


def _grid(body: PageBody) -> Grid | None:
    return next((grid for grid in body.query(Grid) if grid.display), None)


def _changed_row(before: Picture, after: Picture) -> tuple[str] | None:
    """Return the row that is new, says something else or stands elsewhere; of one that went, its neighbour."""
    old, new = _by_id(before.rows), _by_id(after.rows)
    tests = (
        lambda row: row not in old,
        lambda row: (new[row][0].label, new[row][0].cells) != (old[row][0].label, old[row][0].cells),
        lambda row: before.held.get(row) != after.held.get(row),
        lambda row: new[row][1] != old[row][1],
        lambda row: new[row][0].strong != old[row][0].strong,
    )
    for heads in (False, True):
        rows = [row for row, (one, _) in new.items() if one.stop and one.head is heads]
        for test in tests:
            if (found := next(filter(test, rows), None)) is not None:
                return (found,)
        stops = [row for row in before.rows if row.stop and row.head is heads]
        gone = next((n for n, row in enumerate(stops) if row.id not in new), None)
        if gone is not None:
            beside = [row.id for row in (*stops[gone + 1 :], *stops[gone::-1]) if row.id in new]
            return (beside[0],) if beside else ("",)
    return None


def _changed_cell(before: Iterable[GridRow], after: Iterable[GridRow], grid: Grid) -> str | None:
    """Return the column in which the row under the cursor says something else."""
    old = next((row for row in before if row.id == grid.row_id), None)
    new = next((row for row in after if row.id == grid.row_id), None)
    if old is None or new is None:
        return None
    pairs = zip(grid.columns, old.cells, new.cells, strict=False)
    return next((column.id for column, was, now in pairs if was != now), None)


def _by_id(rows: Iterable[GridRow]) -> dict[str, tuple[GridRow, str]]:
    """Return each row with the heading it stands under."""
    found: dict[str, tuple[GridRow, str]] = {}
    head = ""
    for row in rows:
        head = row.id if row.head else head
        found[row.id] = (row, "" if row.head else head)
    return found
