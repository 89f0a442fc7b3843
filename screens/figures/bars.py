"""Ranked bars: all begin on one line, the numbers stand on the right, long labels wrap and the bar gets shorter."""

from __future__ import annotations

from rich.text import Text

from exercises.figures import Bar, BarsFigure
from screens.figures.base import GAP, Cell, Paint, longest_word, padded, row, said, spaced, widest
from screens.text import lit

_FILLS = "█▓▒░"
_SHORTEST, _LONGEST = 10, 48


def lines(figure: BarsFigure, width: int, paint: Paint) -> list[Text]:
    """Draw the bars."""
    bars = figure.bars
    numbers = [max(widest([figure.unit, *(bar.text for bar in bars)]), 1)]
    for place, name in enumerate(figure.columns):
        texts = [bar.cells[place] if place < len(bar.cells) else "" for bar in bars]
        numbers.append(max(widest(texts), min(widest([name]), max(longest_word([name]), 6))))
    marks = [bar.mark for bar in bars if bar.mark]
    mark = min(widest(marks), max(longest_word(marks), 14)) if marks else 0
    fixed = sum(numbers) + GAP * (len(numbers) + 1) + (mark + GAP if mark else 0)
    if width - fixed < _SHORTEST + 14:
        # No room for the word at the end of the line: it goes under the label.
        fixed, mark = fixed - (mark + GAP if mark else 0), 0
    room = width - fixed
    if room < _SHORTEST + 10:
        return [*_listed(figure, width, paint), *_legend(figure, width, paint)]
    labels = [bar.label if mark or not bar.mark else f"{bar.label}\n({bar.mark})" for bar in bars]
    label = max(8, min(widest(labels), max(room - _LONGEST, min(room - _SHORTEST, max(24, room * 3 // 5)))))
    length = max(4, min(_LONGEST, room - label))
    drawn = _heads(figure, label, length, numbers, paint)
    blocks: list[list[Text]] = []
    for bar, text in zip(bars, labels, strict=True):
        cells: list[Cell | list[Text]] = [
            Cell(text, label, style=paint.strong if bar.mark else ""),
            [_bar(figure, bar, length, paint)],
            Cell(bar.text, numbers[0], "right", paint.strong),
            *(Cell(bar.cells[n] if n < len(bar.cells) else "", w, "right") for n, w in enumerate(numbers[1:])),
        ]
        if mark:
            cells.append(Cell(bar.mark, mark, style=paint.now))
        blocks.append(row(cells))
    return drawn + spaced(blocks) + _legend(figure, width, paint)


def _listed(figure: BarsFigure, width: int, paint: Paint) -> list[Text]:
    """Too narrow for columns: the label, its bar under it, the numbers with their names."""
    drawn: list[Text] = []
    for bar in figure.bars:
        named = [f"{name} {text}" for name, text in zip(figure.columns, bar.cells, strict=False)]
        drawn += [lit("")] if drawn else []
        drawn += said(f"{bar.label} ({bar.mark})" if bar.mark else bar.label, width, paint.strong)
        drawn += row(
            [[_bar(figure, bar, max(4, width // 3), paint)], Cell(bar.text, widest([bar.text]) or 1)], indent=2
        )
        drawn += said(" · ".join(named), width, paint.quiet, indent=2) if named else []
    return drawn


def _heads(figure: BarsFigure, label: int, length: int, numbers: list[int], paint: Paint) -> list[Text]:
    if not figure.columns and not figure.unit:
        return []
    heads = [Cell("", label), Cell("", length), Cell(figure.unit, max(numbers[0], 1), "right", paint.quiet)]
    heads += [Cell(name, w, "right", paint.quiet) for name, w in zip(figure.columns, numbers[1:], strict=True)]
    return row(heads, bottom=True)


def _bar(figure: BarsFigure, bar: Bar, length: int, paint: Paint) -> Text:
    """One bar with the reference lines in its empty part."""
    low, high = min(figure.low, figure.high), max(figure.low, figure.high)
    span = (high - low) or 1.0
    zero = max(0.0, -low) / span * length
    cells = [" "] * length
    styles = [""] * length
    for guide in figure.guides:
        place = min(length - 1, max(0, round((guide.at - low) / span * length) - 1))
        cells[place], styles[place] = "┊", paint.line
    if figure.low < 0:
        place = min(length - 1, int(zero))
        cells[place], styles[place] = "│", paint.line
    start = zero
    for number, (fill, value) in enumerate(_parts(bar)):
        end = start + value / span * length
        first, last = sorted((round(start), round(end)))
        if number == 0 and last == first and value:
            # A value that is there shows at least a sliver.
            place = min(length - 1, max(0, first - (value < 0)))
            cells[place], styles[place] = ("▏" if value > 0 else "▕"), paint.now
        for place in range(max(0, first), min(length, last)):
            cells[place], styles[place] = fill, paint.now
        start = end
    text = lit("")
    for cell, style in zip(cells, styles, strict=True):
        text.append(cell, style)
    return text


def _parts(bar: Bar) -> list[tuple[str, float]]:
    if bar.parts:
        return [(_FILLS[n % len(_FILLS)], part.value) for n, part in enumerate(bar.parts)]
    return [] if bar.value is None else [(_FILLS[0], bar.value)]


def _legend(figure: BarsFigure, width: int, paint: Paint) -> list[Text]:
    parts = next((bar.parts for bar in figure.bars if bar.parts), ())
    words = [f"{_FILLS[n % len(_FILLS)] * 2} {part.label}" for n, part in enumerate(parts)]
    words += [f"┊ {guide.label}" for guide in figure.guides if guide.label]
    return [lit(""), *said(padded("   ".join(words), 1), width, paint.quiet)] if words else []
