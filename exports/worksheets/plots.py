"""Empty figures to plot by hand, made from the guide's words."""

from __future__ import annotations

from collections.abc import Callable

from exercises.figures import (
    Axis,
    CalendarFigure,
    Figure,
    Level,
    LevelsFigure,
    Passage,
    QuadrantFigure,
    StatementFigure,
)
from exercises.guide import exercise
from exercises.pages import ClusterPage, TablePage
from exports.model import Block, FigureBlock, ListBlock

MONTHS = tuple(f"Month {n}" for n in range(1, 7))


def blocks(name: str) -> tuple[Block, ...]:
    """Return what a plot puts on its sheet."""
    return _PLOTS[name]()


def _blank(figure: Figure) -> FigureBlock:
    return FigureBlock(figure, blank=True)


def _knowledge() -> tuple[Block, ...]:
    words = exercise("knowledge")
    moves = tuple(words.say(f"{move}_note") for move in ("Build", "Protect", "Share", "Keep"))
    return (
        ListBlock((*moves, words.say("thin_note")), "Which move? The first that fits"),
        _blank(QuadrantFigure(
            id="grid", title="Plot the areas", x=Axis(words.say("reach")), y=Axis(words.say("importance")),
        )),
    )  # fmt: skip


def _pilots() -> tuple[Block, ...]:
    words = exercise("pilots")
    line = float(words.rules.get("line", 3.5))
    names = (words.say("Let it grow"), words.say("Start now"), words.say("Not now"), words.say("Prepare"))
    return (
        _blank(QuadrantFigure(
            id="quadrant", title="Plot the candidates: the mean of each side",
            x=Axis(words.say("potential"), line=line), y=Axis(words.say("readiness"), line=line), names=names,
        )),
    )  # fmt: skip


def _levels() -> tuple[Block, ...]:
    page = exercise("canvas").page("levels")
    lines = page.lines if isinstance(page, TablePage) else ()
    levels = tuple(Level(line.label) for line in lines)
    return (
        _blank(LevelsFigure(id="levels", title="How people take part: roles in the rings", levels=levels, outside=1)),
    )


def _months() -> tuple[Block, ...]:
    page = exercise("rhythm").page("purpose")
    rows = tuple(group.label for group in page.groups) if isinstance(page, ClusterPage) else ()
    return (_blank(CalendarFigure(id="calendar", title="What happens when", columns=MONTHS, rows=rows)),)


def _notes() -> tuple[Block, ...]:
    return (_blank(StatementFigure(id="notes", title="Notes", passages=(Passage(""),) * 3)),)


_PLOTS: dict[str, Callable[[], tuple[Block, ...]]] = {
    "knowledge": _knowledge,
    "pilots": _pilots,
    "levels": _levels,
    "months": _months,
    "notes": _notes,
}
