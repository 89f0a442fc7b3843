"""The rows of a `table` page: items, or the workbook's actions as rows."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace as with_

from exercises.filling.cells import as_texts
from exercises.filling.entry import shown_items
from exercises.kit import Findings
from exercises.outlines import Exercise
from exercises.page_parts import Field, Variant
from exercises.pages import CollectPage, Page, TablePage
from workbook.model import Action, Item, Value, Workbook

ACTION_COLUMNS = ("step", "owner", "due", "done_when", "source", "state", "learnt")


def action_row(action: Action) -> Item:
    """Return an action as a row of a table: ``what`` is its text."""
    cells: dict[str, Value] = {name: getattr(action, name) for name in ACTION_COLUMNS if getattr(action, name)}
    return Item(action.id, action.what, cells)


def action_with(action: Action, column: str, value: Value) -> Action:
    """Return an action with one column changed; ``what`` is the row's text."""
    if column == "due":
        return with_(action, due=value if isinstance(value, str) else None)
    if column == "state":
        return with_(action, state=value if value in ("open", "done", "dropped") else "open")
    said = ", ".join(as_texts(value))
    return with_(action, **{"what" if column in ("text", "what") else column: said})


def table_rows(
    exercise: Exercise,
    page: TablePage,
    book: Workbook,
    variant: Variant,
    findings: Findings,
    shown: Collection[str] = (),
) -> tuple[Item, ...]:
    """Return the rows of a table: items, or the workbook's actions.

    Actions that are looked at again are all there, the nearest date first, whatever became of them. The plan leaves out
    what was dropped, but not under the cursor: what stands in *shown* already stays, and says that it is dropped.
    """
    if page.special == "open_actions":
        by_date = sorted(book.actions, key=lambda action: (action.due is None, action.due or ""))
        return tuple(map(action_row, by_date))
    if page.special:
        return tuple(action_row(action) for action in book.actions if action.state != "dropped" or action.id in shown)
    return shown_items(exercise, page, book, variant, findings)


def is_told(page: TablePage, field: Field) -> bool:
    """Tell whether a column is told, not asked: where an action came from is known."""
    return bool(page.special) and field.id == "source"


def can_add_rows(page: Page) -> bool:
    """Tell whether rows of a page are its own, so that they can be added and deleted."""
    if isinstance(page, TablePage):
        return page.special == "actions" or not (page.of or page.lines or page.special)
    return isinstance(page, CollectPage)
