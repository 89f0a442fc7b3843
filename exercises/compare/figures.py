"""The figures of a comparison: dots then and now, a heat map, factor by factor, actions kept."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from exercises.compare.results import MOVED, Cell, Comparison, Line, Side, side_means
from exercises.compare.ways import short_name
from exercises.figures import Column, DotRow, DotsFigure, Figure, MatrixCell, MatrixFigure, Row, TableFigure
from exercises.forms import counted
from exercises.guide import exercise
from exercises.hold import HELD
from exercises.kit import Findings, Scene
from exercises.scorecard.answers import COMMUNITY
from exercises.scorecard.drawn import factor_label
from exercises.statistics import shown, signed
from workbook.dates import day
from workbook.disclosure import MIN_SHOWN

TITLES = {
    "then and now": "Then and now",
    "one and all": "One person’s view and the group’s",
    "communities": "Side by side",
}
"""Way -> what the comparison is called."""
PURPOSES = {
    "then and now": "What has moved since, where we now see things alike, and which actions we kept.",
    "one and all": "Where one person sees it as the group does, and where not.",
    "communities": "Where each community stands, factor by factor, and whom to ask.",
}
FEW = "few"
"""Stands where too few scored."""
EMPTY = "No factor has been scored by three people or more yet."
_BEST, _WORST = 5, 1


def figures(comparison: Comparison) -> tuple[Figure, ...]:
    """Return the figures, in order."""
    scene = Scene(exercise("scorecard"), Findings())
    if comparison.way == "communities":
        return heat_map(comparison, scene), apart(comparison, scene), who(comparison, scene)
    parts = (dots(comparison, scene), factors(comparison, scene), who(comparison, scene))
    return (*parts, actions(comparison)) if comparison.way == "then and now" else parts


def headline(comparison: Comparison) -> str:
    """Return the comparison in one line."""
    if comparison.way == "communities":
        return f"{counted(len(comparison.sides), 'workbook')} side by side{_furthest(comparison)}"
    changes = [line.change for line in comparison.lines if line.change is not None]
    if not changes:
        return "No factor can be compared yet"
    up, down = sum(change >= MOVED for change in changes), sum(change <= -MOVED for change in changes)
    if comparison.way == "one and all":
        return f"{up + down} of {counted(len(changes), 'factor')} seen half a point or more apart"
    done = sum(fate.action.state == "done" for fate in comparison.fates)
    kept = f"; {done} of {counted(len(comparison.fates), 'action')} kept" if comparison.fates else ""
    return f"{up} of {counted(len(changes), 'factor')} up by half a point or more, {down} down{kept}"


def _furthest(comparison: Comparison) -> str:
    line = max((line for line in comparison.lines if line.apart), key=lambda line: line.apart or 0, default=None)
    if line is None:
        return ""
    return f"; furthest apart: {name(line, Scene(exercise('scorecard'), Findings()))}, {shown(line.apart)}"


def dots(comparison: Comparison, scene: Scene) -> DotsFigure:
    """Return the ten factors with both distributions."""
    first, last = comparison.sides
    rows = tuple(_dot_row(line, comparison, scene) for line in comparison.lines)
    return DotsFigure(
        id="dots", title="Each mark a person", rows=rows if any(line.known for line in comparison.lines) else (),
        then_label=first.label, now_label=last.label, notes=_held_note(comparison), empty=EMPTY,
    )  # fmt: skip


def _dot_row(line: Line, comparison: Comparison, scene: Scene) -> DotRow:
    then, now = line.cells
    return DotRow(
        label=name(line, scene),
        counts=now.counts or (0,) * 5,
        passes=now.passes or 0,
        mean=shown(now.mean) if now.mean is not None else "",
        spread=now.spread or "",
        mark=_mark(line, comparison),
        group=scene.say("community" if line.factor in COMMUNITY else "organization"),
        then=then.counts,
        middle=None if now.mean is None else float(now.mean),
    )


def _mark(line: Line, comparison: Comparison) -> str:
    """What is worth talking about: a fall since, or two views that are apart."""
    if any(cell.held for cell in line.cells):
        return HELD
    if line.change is None or abs(line.change) < MOVED:
        return ""
    if comparison.way == "one and all":
        return f"apart {shown(abs(line.change))}"
    return f"down {shown(-line.change)}" if line.change < 0 else ""


def name(line: Line, scene: Scene) -> str:
    """Return a factor by id and name."""
    return f"{line.factor} {factor_label(scene, line.factor)}"


def changed(line: Line) -> str:
    """Return a change as it is shown: ``+0.4``, an en dash where there is none."""
    return "–" if line.change is None else signed(line.change)


def _held_note(comparison: Comparison) -> tuple[str, ...]:
    if not comparison.held:
        return ()
    return (f"What fewer than {MIN_SHOWN} people scored is not shown: it would tell who gave what.",)


def factors(comparison: Comparison, scene: Scene) -> TableFigure:
    """Return factor by factor: means, their difference, spreads, how many answered."""
    first, last = comparison.sides
    rows = tuple(
        Row(
            (
                name(line, scene), *(_mean(cell) for cell in line.cells), changed(line),
                *(_spread(cell) for cell in line.cells), *(answered(cell) for cell in line.cells),
            ),
            group=scene.say("community" if line.factor in COMMUNITY else "organization"),
        )
        for line in comparison.lines
    )  # fmt: skip
    then, now = ("Then", "Now") if comparison.way == "then and now" else ("One", "Group")
    columns = (
        Column("Factor", share=4), Column(then, "right", 1), Column(now, "right", 1), Column("Change", "right", 1)
        if comparison.way == "then and now" else Column("Apart", "right", 1),
        Column(f"Spread {then.lower()}", share=1), Column(f"Spread {now.lower()}", share=1),
        Column(f"Scored {then.lower()}", "right", 1), Column(f"Scored {now.lower()}", "right", 1),
    )  # fmt: skip
    notes = (f"{then}: {first.label}. {now}: {last.label}.",)
    return TableFigure(id="factors", title="Factor by factor", columns=columns, rows=rows, notes=notes, empty=EMPTY)


def _mean(cell: Cell) -> str:
    return FEW if cell.held else shown(cell.mean)


def _spread(cell: Cell) -> str:
    return cell.spread or "–"


def answered(cell: Cell) -> str:
    """Return how many scored, of those who were asked where that may be told."""
    return str(cell.n) if not cell.passes else f"{cell.n} of {cell.n + cell.passes}"


def heat_map(comparison: Comparison, scene: Scene) -> MatrixFigure:
    """Return workbooks by factor; the shade repeats the number."""
    cells = tuple(
        tuple(_shaded(line.cells[place]) for line in comparison.lines) for place in range(len(comparison.sides))
    )
    known = any(line.known for line in comparison.lines)
    legend = "; ".join(name(line, scene) for line in comparison.lines)
    return MatrixFigure(
        id="heat-map",
        title="Ten factors, mean scores from 1 to 5",
        rows=tuple(side.label for side in comparison.sides),
        columns=tuple(line.factor for line in comparison.lines),
        cells=cells if known else (),
        notes=(*_held_note(comparison), f"{legend}.") if known else _held_note(comparison),
        empty=EMPTY,
    )


def _shaded(cell: Cell) -> MatrixCell:
    if cell.mean is None:
        return MatrixCell(FEW if cell.held else "–")
    return MatrixCell(shown(cell.mean), shade=float((cell.mean - _WORST) / (_BEST - _WORST)))


def apart(comparison: Comparison, scene: Scene) -> TableFigure:
    """Return where workbooks differ most: who stands highest and lowest, widest first."""
    lines = sorted(
        (line for line in comparison.lines if line.apart is not None), key=lambda line: line.apart or 0, reverse=True
    )
    rows = tuple(
        Row(
            (
                name(line, scene),
                _at(comparison, line, max(line.known)),
                _at(comparison, line, min(line.known)),
                shown(line.apart),
            )
        )
        for line in lines
    )
    columns = (Column("Factor", share=4), Column("Highest", share=3), Column("Lowest", share=3),
               Column("Apart", "right", 1))  # fmt: skip
    return TableFigure(
        id="apart", title="Where they differ most", columns=columns, rows=rows,
        empty="There are no two to set side by side yet.",
    )  # fmt: skip


def _at(comparison: Comparison, line: Line, wanted: Fraction) -> str:
    """Which workbooks stand at a mean, and the mean."""
    there = [side.label for side, cell in zip(comparison.sides, line.cells, strict=True) if cell.mean == wanted]
    return f"{'; '.join(there)}: {shown(wanted)}"


def who(comparison: Comparison, scene: Scene) -> TableFigure:
    """Return each workbook: how many there were, how many scored, the two sides, the band, actions kept."""
    rows = tuple(_who(comparison, place, side, scene) for place, side in enumerate(comparison.sides))
    columns = (
        Column("", share=3),
        Column("People", "right", 1),
        Column("Scored", "right", 1),
        Column(scene.say("community").capitalize(), "right", 1),
        Column(scene.say("organization").capitalize(), "right", 1),
        Column("Band", share=2),
        Column("Kept", "right", 1),
    )
    notes = ("Kept: actions that are done, of all there were.", *_whole_names(comparison))
    return TableFigure(id="who", title="Who answered", columns=columns, rows=rows, notes=notes)


def _whole_names(comparison: Comparison) -> Iterator[str]:
    """The names that were cut in the heads, whole, each once."""
    whole = dict.fromkeys(side.community or side.title for side in comparison.sides)
    cut = {name: short_name(name) for name in whole if short_name(name) != name}
    for name, short in cut.items():
        if any(side.label.startswith(short) for side in comparison.sides):
            yield f"{short} in full: {name}"


def _who(comparison: Comparison, place: int, side: Side, scene: Scene) -> Row:
    numbers = sorted({line.cells[place].n for line in comparison.lines})
    scored = "–" if not numbers else str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]} to {numbers[-1]}"
    actions = f"{side.actions.done} of {side.actions.all}" if side.actions.all else "–"
    people = "1" if side.solo else str(side.people or "–")
    means = (shown(value) for value in side_means(comparison, place))
    return Row((_called(side), people, scored, *means, scene.say(side.band) if side.band else "–", actions))


def _called(side: Side) -> str:
    """A workbook's label with its day, each once."""
    when = day(side.date, missing="")
    return side.label if not when or when in side.label else f"{side.label}, {when}"


def actions(comparison: Comparison) -> TableFigure:
    """Return what became of the actions of then: kept ones first, then open, then dropped."""
    order = {"done": 0, "open": 1, "dropped": 2}
    words = {"done": "Kept", "open": "Still open", "dropped": "Dropped"}
    told = sorted(comparison.fates, key=lambda fate: order[fate.action.state])
    rows = tuple(
        Row(
            (fate.action.what, comparison.roles.get(fate.action.owner, fate.action.owner),
             day(fate.action.due, missing="–"), fate.action.learnt or "–"),
            mark="done" if fate.action.state == "done" else "",
            group=words[fate.action.state],
        )
        for fate in told
    )  # fmt: skip
    columns = (
        Column("What", share=4),
        Column("Who", share=2),
        Column("By", share=1),
        Column("What was learnt", share=3),
    )
    return TableFigure(
        id="actions", title="Actions of then", columns=columns, rows=rows, empty="There were no actions then."
    )
