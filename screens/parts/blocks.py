"""The blocks of an agenda as rows of a table: how far each is, when it starts, how long it takes, what came out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from screens.figures.base import Paint, wrap
from screens.text import MARKS, lit

if TYPE_CHECKING:
    from exercises.running.progress import BlockState
    from workbook.model import Workbook


def block_cells(state: BlockState, paint: Paint, title: int, rest: int, *, now: bool) -> list[object]:
    """Return mark, title, minutes and result of one block.

    Without a column of its own the result stands behind the title, or under it where the line is too short.

    Args:
        state: The block and how far it is.
        paint: The colours.
        title: Columns of the title.
        rest: Columns of the result; 0 where it has no column.
        now: Whether this is the block in hand.
    """
    exercise = bool(state.block.exercise)
    mark = MARKS["now"] if now else (MARKS[state.state] if exercise or state.state != "not started" else " ")
    strong, said = paint.strong if exercise else paint.quiet, result_of(state)
    name = lit("\n".join(wrap(state.title, title)), strong)
    minutes = f"{state.block.minutes:>3} min" if state.block.minutes else ""
    cells: list[object] = [lit(mark, paint.now), name, lit(minutes, paint.quiet)]
    if rest:
        cells.append(lit("\n".join(wrap(said, rest))))
    elif said:
        beside = f" · {said}"
        under = "\n" + "\n".join(wrap(said, title))
        more = beside if name.cell_len + lit(beside).cell_len <= title else under
        name.append(more)
        name.stylize("not bold", len(name.plain) - len(more))
    return cells


def starts_of(book: Workbook, states: Sequence[BlockState]) -> list[str]:
    """Return when each block starts, ``09:30``, where the agenda has a usual hour; else empty texts."""
    from exercises.guide import AGENDAS, agenda

    usual = agenda(book.info.agenda).start if book.info.agenda in AGENDAS else ""
    if not usual:
        return ["" for _ in states]
    hours, minutes = usual.split(":")
    at = int(hours) * 60 + int(minutes)
    starts = []
    for state in states:
        starts.append("" if state.outside else f"{at // 60:02}:{at % 60:02}")
        at += 0 if state.block.dropped or state.outside else state.block.minutes
    return starts


def result_of(state: BlockState) -> str:
    """Return what stands behind a block: its result, else how far it is."""
    if not state.block.exercise:
        return ""
    if state.state == "check again":
        return f"check again · {state.headline}".removesuffix(" · ")
    if state.state == "done" and state.missing:
        # Every page was settled or skipped: done for today, and what is not there is said.
        lacks = "; ".join(part[0].lower() + part[1:] for part in state.missing)
        return f"{state.headline} · not yet: {lacks}".removeprefix(" · ")
    if state.headline:
        return state.headline
    if state.state == "begun" and state.pages:
        return f"begun, {state.pages_done} of {state.pages} pages"
    return "left out" if state.state == "skipped" else state.state
