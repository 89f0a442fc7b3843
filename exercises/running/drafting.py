"""A group's workbook that begins with one person's draft: what was written, never how that person judged."""

from __future__ import annotations

from msgspec.structs import replace as with_

from exercises.guide import agenda_blocks, exercise
from exercises.pages import CheckPage, CollectPage, RatePage, TablePage, WritePage
from workbook.model import Info, Item, Participant, Workbook

DRAFTED = ("canvas",)
"""Exercises of which the draft is worked on. The self-assessment is private, scores are one person's, and actions are
what that person does alone: none of these comes along."""
AGENDA = "half-day"
"""The agenda such a group runs unless another is chosen."""


def drafted(earlier: Workbook, info: Info, people: tuple[Participant, ...] = ()) -> Workbook:
    """Return the workbook of a group that works on the draft of one person.

    Args:
        earlier: The workbook of one person.
        info: The new cover; what the group is called is taken from the earlier one where it is empty.
        people: Who comes.
    """
    was = earlier.info
    cover = with_(
        info,
        organisation=info.organisation or was.organisation,
        community=info.community or was.community,
        agenda=info.agenda or AGENDA,
        kind="group",
        notes={"before_the_day": [f"The canvas holds the draft of one person, from “{was.title}”. Read it out first."]},
    )
    fields, items = {}, {}
    for name in DRAFTED:
        for page in exercise(name).pages:
            ref = f"{name}/{page.id}"
            if isinstance(page, WritePage) and ref in earlier.fields:
                fields[ref] = dict(earlier.fields[ref])
            if isinstance(page, CollectPage | TablePage) and earlier.rows(ref):
                items[ref] = tuple(map(_unjudged, earlier.rows(ref)))
    return Workbook("", cover, people, agenda_blocks(cover.agenda), fields=fields, items=items)


def _unjudged(item: Item) -> Item:
    """Return a card or row as it was written, without scores and marks."""
    judged = {
        column.id
        for name in DRAFTED
        for page in exercise(name).pages
        for column in (
            page.criteria if isinstance(page, RatePage) else page.columns if isinstance(page, CheckPage) else ()
        )
    }
    cells = {column: value for column, value in item.cells.items() if column not in judged}
    return with_(item, cells=cells, sources={})
