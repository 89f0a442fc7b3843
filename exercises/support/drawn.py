"""The figures of `support`."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.figures import Bar, BarsFigure, Column, Part, Row, TableFigure
from exercises.kit import Scene
from exercises.support.answers import HAVE, KINDS, Answers, Need
from workbook.dates import day


def have(answers: Answers, notes: tuple[str, ...], scene: Scene) -> BarsFigure:
    """Return for each kind how many needs we have, have partly, do not have."""
    bars = []
    for kind in KINDS:
        mine = [need for need in answers.real if need.kind == kind]
        counts = [sum(need.have == state for need in mine) for state in HAVE]
        parts = [Part(scene.say(f"have_{state}"), float(n)) for state, n in zip(HAVE, counts, strict=True)]
        unknown = len(mine) - sum(counts)
        if unknown:
            parts.append(Part(scene.say("have_unknown"), float(unknown)))
        cells = tuple(str(n) for n in counts)
        bars.append(Bar(scene.say(kind), float(len(mine)), str(len(mine)), cells, parts=tuple(parts)))
    most = max((bar.value or 0 for bar in bars), default=1)
    return BarsFigure(
        id="have",
        title="What we have",
        bars=tuple(bars) if answers.real else (),
        high=float(most or 1),
        unit="needs",
        columns=tuple(scene.say(f"have_{state}") for state in HAVE),
        notes=notes,
        empty="No need has been named yet.",
    )


def needs(answers: Answers, scene: Scene) -> TableFigure:
    """Return the needs by kind, with who sees to them."""
    ordered = [need for kind in (*KINDS, None) for need in answers.real if need.kind == kind]
    columns = (
        Column("Need", share=3),
        Column("Serves", share=2),
        Column("Have", share=1),
        Column("Who sees to it", share=2),
        Column("Hours a month", "right", 1),
        Column("From", share=2),
    )
    return TableFigure(
        id="needs",
        title="Needs by kind",
        columns=columns,
        rows=tuple(_row(need, scene) for need in ordered),
        empty="No need has been named yet.",
    )


def _row(need: Need, scene: Scene) -> Row:
    rung = f" ({scene.say(f'rung_{need.tech_rung}')})" if need.tech_rung is not None else ""
    cells = (
        f"{need.need}{rung}",
        "; ".join(need.serves),
        scene.say(need.have) if need.have else "",
        scene.findings.role(need.source),
        "" if need.hours_month is None else f"{need.hours_month:g}",
        day(need.needed_from.isoformat()) if need.needed_from else "",
    )
    return Row(cells, mark=scene.say("unmet") if need.have == "no" else "", group=scene.say(need.kind or "no_kind"))


def not_now(reasons: Sequence[tuple[Need, tuple[str, ...]]]) -> TableFigure:
    """Return the needs that wait, with the reason."""
    return TableFigure(
        id="not_now",
        title="Not now",
        columns=(Column("Need", share=2), Column("Because", share=3)),
        rows=tuple(Row((need.need, "; ".join(why))) for need, why in reasons),
        empty="Nothing has to wait.",
    )
