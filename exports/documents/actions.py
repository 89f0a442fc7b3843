"""The actions of a workbook by date: by start-up step and by owner they stand in the plan's own figures."""

from __future__ import annotations

from msgspec.structs import replace

from exercises.figures import Column, Row, TableFigure
from exports.documents.source import Source
from exports.model import FigureBlock, Section
from workbook.dates import day
from workbook.model import Action

_LATE = "9999"
AFTER = "actions"
"""The plan's figure that the dates follow."""


def standing(source: Source) -> list[Action]:
    """Return the actions that were not dropped."""
    return [action for action in source.book.actions if action.state != "dropped"]


def by_date(source: Source, *, brief: bool = False) -> TableFigure:
    """Return the actions by date, those without one last; *brief* leaves out how each is known to be done."""
    columns: tuple[Column, ...] = (
        Column("By", share=1),
        Column("What", share=5),
        Column("Who", share=3),
        Column("Done when", share=3),
    )
    rows = [
        Row(
            (day(action.due), action.what, source.findings.role(action.owner), action.done_when),
            mark="done" if action.state == "done" else "",
        )
        for action in sorted(standing(source), key=lambda action: action.due or _LATE)
    ]
    if brief:
        columns = columns[:3]
        rows = [replace(row, cells=row.cells[:3]) for row in rows]
    return TableFigure(
        id="actions-by-date", title="Actions by date", columns=columns, rows=tuple(rows), empty="No actions yet."
    )


def with_dates(source: Source, sections: list[Section]) -> list[Section]:
    """Return the sections; the plan's with its actions by date after those by step."""
    return [_dated(source, section) if section.id == "plan" else section for section in sections]


def _dated(source: Source, section: Section) -> Section:
    names = [block.figure.id if isinstance(block, FigureBlock) else "" for block in section.blocks]
    place = names.index(AFTER) + 1 if AFTER in names else len(names)
    blocks = (*section.blocks[:place], FigureBlock(by_date(source)), *section.blocks[place:])
    return replace(section, blocks=blocks)
