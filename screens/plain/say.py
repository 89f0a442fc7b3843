"""Saying figures line by line: one fact a line, no boxes, no pipes; made to be read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from exercises.figures import (
    BarsFigure,
    CalendarFigure,
    DotsFigure,
    Figure,
    LevelsFigure,
    LightsFigure,
    MatrixFigure,
    QuadrantFigure,
    StatementFigure,
    TableFigure,
    is_empty,
)
from exercises.registry import code_of
from screens.plain.desk import Desk
from screens.plain.voice import Voice


def say_figure(voice: Voice, figure: Figure) -> None:
    """Say one figure: its title, its facts, its notes."""
    if figure.title:
        voice.heading(figure.title)
    for line in [figure.empty] if is_empty(figure) else lines(figure):
        voice.say(line)
    for note in figure.notes:
        voice.say(note)


def say_shown(desk: Desk, names: tuple[str, ...]) -> None:
    """Say the figures a page shows (``exercise/figure``)."""
    findings = desk.findings()
    for name in names:
        exercise, _, figure_id = name.partition("/")
        if exercise in findings.results:
            code = code_of(exercise)
            scene = desk.scene_of(exercise)
            for figure in code.figures(findings.answers[exercise], findings.results[exercise], scene):
                if figure.id == figure_id or not figure_id:
                    say_figure(desk.voice, figure)


@singledispatch
def lines(figure: Figure) -> Iterator[str]:
    """Return the facts of a figure, a line each."""
    raise TypeError(f"not a figure: {type(figure).__name__}")


@lines.register
def _(figure: StatementFigure) -> Iterator[str]:
    for passage in figure.passages:
        yield f"{passage.label}: {passage.text}" if passage.label else passage.text


@lines.register
def _(figure: TableFigure) -> Iterator[str]:
    heads = [column.label for column in figure.columns]
    group = ""
    for row in figure.rows:
        if row.group != group:
            group = row.group
            yield f"{group}."
        first, *rest = row.cells or ("",)
        told = [f"{head} {cell}" if head else cell for head, cell in zip(heads[1:], rest, strict=False) if cell]
        yield _joined(first, told, row.mark)


@lines.register
def _(figure: BarsFigure) -> Iterator[str]:
    for bar in figure.bars:
        parts = [f"{part.label} {part.value:g}" for part in bar.parts]
        told = [f"{head} {cell}" for head, cell in zip(figure.columns, bar.cells, strict=False) if cell]
        yield _joined(f"{bar.label}: {bar.text}", [*parts, *told], bar.mark)


@lines.register
def _(figure: DotsFigure) -> Iterator[str]:
    group = ""
    for row in figure.rows:
        if row.group and row.group != group:
            group = row.group
            yield f"{group}."
        given = [f"{count} gave {step}" for step, count in enumerate(row.counts, figure.low) if count]
        told = [*given, *([f"{row.passes} passed"] if row.passes else [])]
        mean = [f"mean {row.mean}", row.spread] if row.mean else []
        yield _joined(row.label, [*told, *mean], row.mark)


@lines.register
def _(figure: MatrixFigure) -> Iterator[str]:
    for name, cells in zip(figure.rows, figure.cells, strict=False):
        for column, cell in zip(figure.columns, cells, strict=False):
            bars = [f"{bar.label} {bar.text}".strip() for bar in cell.bars]
            yield _joined(f"{name}, {column}: {cell.text}".rstrip(" :"), bars, "")


@lines.register
def _(figure: QuadrantFigure) -> Iterator[str]:
    for point in figure.points:
        yield _joined(point.label, [point.text] if point.text else [], point.mark)


@lines.register
def _(figure: LevelsFigure) -> Iterator[str]:
    for level in figure.levels:
        count = "not counted" if level.count is None else str(level.count)
        yield _joined(f"{level.label}: {count}", [level.text] if level.text else [], "")


@lines.register
def _(figure: CalendarFigure) -> Iterator[str]:
    for entry in sorted(figure.entries, key=lambda entry: (entry.column, entry.row)):
        where = entry.when or figure.columns[entry.column]
        row = figure.rows[entry.row] if entry.row < len(figure.rows) else ""
        yield _joined(f"{where}: {entry.text}", [row] if row else [], "")


@lines.register
def _(figure: LightsFigure) -> Iterator[str]:
    for light in figure.lights:
        yield _joined(f"{light.label}: {light.word or light.state}", [light.text] if light.text else [], "")


def _joined(first: str, rest: list[str], mark: str) -> str:
    return ", ".join([first, *rest]) + (f" ({mark})" if mark else "")
