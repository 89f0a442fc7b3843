"""The actions of a workbook in three orders: by start-up step, by date, by owner."""

from __future__ import annotations

from collections.abc import Callable

from exercises.dates import day
from exercises.figures import Column, Row, TableFigure
from exports.documents.source import Source
from exports.model import FigureBlock
from workbook.model import Action

WHAT, DONE = Column("What", share=5), Column("How we know", share=3)
STEP, OWNER, DUE = Column("Step", share=1), Column("Owner", share=2), Column("By", share=2)
_LATE = "9999"


def action_blocks(source: Source) -> tuple[FigureBlock, ...]:
    """Return the three tables."""
    return (FigureBlock(by_step(source)), FigureBlock(by_date(source)), FigureBlock(by_owner(source)))


def standing(source: Source) -> list[Action]:
    """Return the actions that were not dropped."""
    return [action for action in source.book.actions if action.state != "dropped"]


def by_step(source: Source) -> TableFigure:
    """Return the actions under the start-up step each serves."""
    actions = sorted(standing(source), key=lambda action: (action.step or "Z", action.due or _LATE))
    return _table(
        "actions-by-step", "By start-up step", (WHAT, OWNER, DUE, DONE), actions,
        lambda a: (a.what, source.findings.role(a.owner), day(a.due), a.done_when), lambda a: step_name(source, a.step),
    )  # fmt: skip


def by_date(source: Source) -> TableFigure:
    """Return the actions by date."""
    actions = sorted(standing(source), key=lambda action: action.due or _LATE)
    return _table(
        "actions-by-date", "By date", (DUE, WHAT, OWNER), actions,
        lambda a: (day(a.due), a.what, source.findings.role(a.owner)), lambda a: "",
    )  # fmt: skip


def by_owner(source: Source) -> TableFigure:
    """Return the actions under their owner, to cut out and take along."""
    actions = sorted(standing(source), key=lambda a: (not a.owner, source.findings.role(a.owner), a.due or _LATE))
    return _table(
        "actions-by-owner", "By owner", (DUE, WHAT, DONE), actions,
        lambda a: (day(a.due), a.what, a.done_when), lambda a: source.findings.role(a.owner) or "No owner yet",
    )  # fmt: skip


def step_name(source: Source, step: str) -> str:
    """Return a start-up step's heading."""
    return source.guide("plan").say(step) if step else "No step"


def _table(
    name: str,
    title: str,
    columns: tuple[Column, ...],
    actions: list[Action],
    cells: Callable[[Action], tuple[str, ...]],
    group: Callable[[Action], str],
) -> TableFigure:
    rows = tuple(Row(cells(a), mark="done" if a.state == "done" else "", group=group(a)) for a in actions)
    return TableFigure(id=name, title=title, columns=columns, rows=rows, empty="No actions yet.")
