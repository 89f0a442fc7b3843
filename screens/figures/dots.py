"""Dot strips on one scale: each mark is a person. Marks of one value stack when there are many."""

from __future__ import annotations

from rich.text import Text

from exercises.figures import DotRow, DotsFigure
from screens.figures.base import GAP, Cell, Paint, row, said, widest, wrap
from screens.text import lit

_DOT, _EARLIER = "●", "○"
_LABEL = 30
"""Columns a label wants before a word may stand at the end of its row."""
_ROOMY = 42
"""Columns of everything else in such a row: indent, mean, spread, passes and that word."""


def lines(figure: DotsFigure, width: int, paint: Paint) -> list[Text]:
    """Draw the strips."""
    steps = [str(step) for step in range(figure.low, figure.high + 1)]
    passes = any(line.passes for line in figure.rows)
    most = max((n for line in figure.rows for n in (*line.counts, *line.then)), default=1)
    labels = [line.label for line in figure.rows]
    labels += [figure.then_label] if any(line.then for line in figure.rows) else []
    natural = min(widest(labels), 40)
    # Where room is short the word that sets a row off stands under its label.
    needed = _ROOMY + len(steps) * (max(most, 3) + 1) + min(natural, _LABEL)
    marks = width >= needed and any(line.mark for line in figure.rows)
    tail = [
        ("mean", max(4, widest([line.mean for line in figure.rows])), True),
        ("spread", max(6, widest([line.spread for line in figure.rows])), any(line.spread for line in figure.rows)),
        ("pass", 4, passes),
        ("", min(16, widest([line.mark for line in figure.rows])), marks),
    ]
    shown = [(name, size) for name, size, there in tail if there]
    indent = 2 if any(line.group for line in figure.rows) else 0
    fixed = indent + sum(size + GAP for _, size in shown) + GAP
    room = width - fixed
    # Persons beside each other show the spread at a glance: labels give way to them, down to a third of the room.
    label = max(min(natural, room // 3), min(natural, room - len(steps) * (max(most, 3) + 1)), 8)
    step = max(2, min(max(most, 3), (room - label) // len(steps) - 1))
    heads = [Cell("", label), *(Cell(name, step, "centre", paint.quiet) for name in steps)]
    heads += [Cell(name, size, "left" if name == "" else "right", paint.quiet) for name, size in shown]
    drawn = _row(heads, len(steps), indent)
    group = ""
    for line in figure.rows:
        if line.group != group:
            group = line.group
            drawn += [*([lit("")] if len(drawn) > 1 else []), *said(group, width, paint.strong)]
        if line.then and line is not figure.rows[0] and drawn[-1].plain:
            drawn.append(lit(""))
        drawn += _strip(line, label, step, shown, indent, paint)
        if line.then:
            drawn += _row(
                [Cell(figure.then_label, label, "right", paint.quiet), *_marks(line.then, step, _EARLIER, paint)],
                len(steps),
                indent,
            )
    if any(line.then for line in figure.rows):
        names = [f"{_DOT} {figure.now_label}".strip(), f"{_EARLIER} {figure.then_label}".strip()]
        drawn += [lit(""), *said("   ".join(names), width, paint.quiet)]
    return drawn


def _strip(line: DotRow, label: int, step: int, shown: list[tuple[str, int]], indent: int, paint: Paint) -> list[Text]:
    texts = {"mean": line.mean, "spread": line.spread, "pass": str(line.passes or ""), "": line.mark}
    beside = any(name == "" for name, _ in shown)
    named = line.label if beside or not line.mark else f"{line.label}\n▸ {line.mark}"
    cells = [Cell(named, label, style=paint.strong if line.mark else ""), *_marks(line.counts, step, _DOT, paint)]
    styles = {"mean": paint.strong, "": paint.late}
    cells += [Cell(texts[name], size, "left" if name == "" else "right", styles.get(name, "")) for name, size in shown]
    return _row(cells, len(line.counts), indent)


def _marks(counts: tuple[int, ...], step: int, mark: str, paint: Paint) -> list[Cell]:
    return [
        Cell("\n".join(wrap(mark * count, step)) if count else "·", step, "centre", paint.now if count else paint.line)
        for count in counts
    ]


def _row(cells: list[Cell], steps: int, indent: int) -> list[Text]:
    """The steps stand one blank apart, everything else two."""
    strip = row(cells[1 : 1 + steps], gap=1)
    for text in strip:
        text.pad_right(sum(cell.width for cell in cells[1 : 1 + steps]) + steps - 1 - text.cell_len)
    return row([cells[0], strip, *cells[1 + steps :]], indent=indent)
