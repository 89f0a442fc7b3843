"""How each thing that is entered on screen is entered with a pen: a column of a table, or lines."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from exercises.page_parts import Criterion, Field, FieldType, Variant
from exercises.pages import RatePage, VotePage
from exports.figures.metrics import width
from exports.model import PenColumn

ROOM = 12
"""Letters of all option labels together that fit beside their circles in a table; longer ones become letters."""
CHARACTERS = 80
"""Letters of handwriting on one ruled line."""
SHORT = 60
"""Letters of anchors that fit on one line under a table; longer ones are printed apart."""
MARKS = 6
"""More options than these are written, not marked."""


def asked(fields: tuple[Field, ...], variant: Variant) -> tuple[Field, ...]:
    """Return the fields that are asked in a variant."""
    return tuple(field for field in fields if not field.only or variant in field.only)


def column(field: Field) -> PenColumn:
    """Return the column in which a field is filled in."""
    return _COLUMNS.get(field.type, _line)(field)


def lines(field: Field) -> int:
    """Return how many ruled lines a field wants."""
    if field.type == "list":
        return min(max(field.most or 3, field.least or 1), 5)
    return min(max(1, -(-(field.limit or CHARACTERS) // CHARACTERS)), 6)


def scale(page: RatePage, criterion: Criterion) -> PenColumn:
    """Return the column in which a criterion is rated: a circle a step, and one to pass."""
    return PenColumn(criterion.label, "marks", _steps_of(page), 1.6, _ends(page, criterion))


def hands(page: RatePage, criterion: Criterion) -> tuple[PenColumn, ...]:
    """Return the columns in which a show of hands is counted: how many showed each number."""
    key = f"how many of us showed it; {_ends(page, criterion)}"
    return tuple(PenColumn(step, "number", key=key) for step in _steps_of(page))


def keys(columns: tuple[PenColumn, ...]) -> tuple[str, ...]:
    """Return what is said under a table of the marks in its columns; what is the same of several, once."""
    found: dict[str, list[str]] = {}
    for one in columns:
        if one.key:
            found.setdefault(one.key, []).append(one.label)
    return tuple(f"{', '.join(labels)}: {key}" for key, labels in found.items())


def _steps_of(page: RatePage) -> tuple[str, ...]:
    return tuple(_number(step) for step in range(page.low, page.high + 1))


def _ends(page: RatePage, criterion: Criterion) -> str:
    """What the ends of a scale mean, or its anchors where these are short."""
    steps = _steps_of(page)
    if criterion.anchors and sum(map(len, criterion.anchors.values())) <= SHORT:
        return ", ".join(f"{score} {words}" for score, words in criterion.anchors.items()) + "."
    return f"{steps[0]} {criterion.low}, {steps[-1]} {criterion.high}." if criterion.low else ""


def votes(page: VotePage) -> PenColumn:
    """Return the column in which votes are given: a circle for each that an item may get."""
    return PenColumn("Votes", "marks", ("",) * page.cap, 1)


def counted() -> PenColumn:
    """Return a column for what is counted on a wall: dots, strokes."""
    return PenColumn("Dots", "tally", share=1.2)


def _number(step: int) -> str:
    return str(step).replace("-", "−")


def _line(field: Field) -> PenColumn:
    return PenColumn(field.label, share=2.6 if (field.limit or 60) > 60 else 1.9)


def _narrow(pen: str) -> Callable[[Field], PenColumn]:
    return lambda field: PenColumn(field.label, pen, share=1.3 if pen == "date" else 0.8)  # type: ignore[arg-type]


def _sentence(text: str) -> str:
    return f"{text.rstrip('.')}." if text else ""


def _yes(field: Field) -> PenColumn:
    return PenColumn(field.label, "marks", ("y", "n"), 0.9)


def _options(field: Field) -> PenColumn:
    labels = tuple(option.label for option in field.options)
    if not labels:
        return _line(field)
    if len(labels) > MARKS:
        return replace(_line(field), key=", ".join(labels) + ".")
    if sum(map(len, labels)) <= ROOM and len(labels) <= 3:
        return PenColumn(field.label, "marks", labels, 2.4)
    letters = tuple(option.mark or option.label[:1] for option in field.options)
    key = ", ".join(f"{letter} {label}" for letter, label in zip(letters, labels, strict=True))
    return PenColumn(field.label, "marks", letters, 0.34 * len(letters), f"{key}.")


def _scale(field: Field) -> PenColumn:
    low, high = field.low or 1, field.high or 5
    return PenColumn(
        field.label, "marks", tuple(_number(step) for step in range(low, high + 1)), 1.6, _sentence(field.hint)
    )


_COLUMNS: dict[FieldType, Callable[[Field], PenColumn]] = {
    "number": _narrow("number"),
    "date": _narrow("date"),
    "yesno": _yes,
    "choice": _options,
    "choices": _options,
    "scale": _scale,
}


CIRCLE, WORD, EDGE, BY_WORD = 6.2, 2.1, 3.5, 2.5
"""Millimetres that a circle takes, a letter beside one, the space between two columns, and that after a word in large
print."""
FIXED = {"number": 15.0, "date": 24.0}
NUMBER = 8.0
UPRIGHT, ON_SIDE, LARGER, WIDER = 180.0, 249.0, 1.7, 1.35
"""Width of a sheet in millimetres; how much larger circles and cells for a number are in large print."""
HEADING, LARGE_HEADING, EM, POINT, PAD = 7.5, 16.0, 10.0, 0.3528, 2.0
"""Size of headings in points, in large print too, and the one they are measured in; millimetres of a point, and beside
a heading."""
WRITING = 20.0
"""The narrowest column that words are written in."""
CROWDED, WORDS = 0.68, 25.0
"""Where circles would take more of a sheet's width than this, or leave a column of words fewer millimetres, the number
is written instead."""


EASY = 20.0
"""Millimetres for each share of a column of words in large print: less is too little for a pen."""


def parted(columns: tuple[PenColumn, ...], head: float, large: bool) -> tuple[tuple[PenColumn, ...], ...]:
    """Return the columns in the tables they stand in: in large print two, where one would leave a pen no room.

    Both have the same rows. The second begins with a column of words, so that no scale is cut in two.
    """
    wide = [max(_fixed(one, True) or EASY * one.share, _written(one, True)) for one in _uncrowded(columns, True)]
    if not large or max(EASY * head, NUMBER * LARGER) + sum(wide) <= ON_SIDE:
        return (columns,)
    words = [place for place, one in enumerate(columns) if one.pen == "line" and place]
    half = (len(columns) + 1) // 2
    at = min(words or [half], key=lambda place: max(sum(wide[:place]), sum(wide[place:])))
    return columns[:at], columns[at:]


def _uncrowded(columns: tuple[PenColumn, ...], large: bool, room: float = ON_SIDE) -> tuple[PenColumn, ...]:
    """Return the columns with numbers to write where circles would take too much of a sheet."""
    fixed, words = sum(_fixed(one, large) for one in columns), sum(one.pen == "line" for one in columns)
    if fixed <= CROWDED * room and room - NUMBER - fixed >= WORDS * words:
        return columns
    return tuple(replace(one, pen="number") if _steps(one) else one for one in columns)


def fitted(
    columns: tuple[PenColumn, ...], head: float, wide: bool, large: bool, slips: int = 1
) -> tuple[tuple[tuple[PenColumn, float], ...], float]:
    """Return the columns with their widths, and the width of the row heads, in percent of the sheet.

    Args:
        columns: As they are wanted.
        head: Share of the row heads; 0 where they hold a number alone.
        wide: Whether the sheet lies on its side.
        large: In large print.
        slips: How many stand side by side.
    """
    room, scale = (ON_SIDE if wide or large else UPRIGHT) / slips, (LARGER if large else 1.0)
    columns = _uncrowded(columns, large, room)
    heads = WRITING * scale if head else NUMBER * scale
    tight = [heads, *(_fixed(one, large) or _written(one, large) for one in columns)]
    easy = [heads, *(max(_fixed(one, large), _written(one, large)) for one in columns)]
    least = easy if sum(easy) <= room else tight
    shares = [head, *(0.0 if _fixed(one, large) else one.share for one in columns)]
    fixed = sum(low for low, share in zip(least, shares, strict=True) if not share)
    each = max(room - fixed, 0.0) / (sum(shares) or 1)
    wanted = [max(share * each - low, 0.0) for low, share in zip(least, shares, strict=True)]
    spare = max(room - sum(least), 0.0) / (sum(wanted) or 1)
    widths = [low + spare * want for low, want in zip(least, wanted, strict=True)]
    first, *others = [100 * one / (sum(widths) or 1) for one in widths]
    return tuple(zip(columns, others, strict=True)), first


def _fixed(column: PenColumn, large: bool) -> float:
    """Millimetres of a column that needs no more: circles, a number, a date; 0 where words are written."""
    if column.pen == "marks":
        words = [mark for mark in column.marks if len(mark) > 2]
        circles = CIRCLE * len(column.marks) + WORD * sum(map(len, words)) + EDGE
        return circles * LARGER + BY_WORD * len(words) if large else circles
    return FIXED.get(column.pen, 0.0) * (WIDER if large else 1.0)


def _written(column: PenColumn, large: bool) -> float:
    """Millimetres that a column has at least: no word of its heading is broken, and there is room to write."""
    ems = max((width(word, EM, 600) for word in column.label.split()), default=0.0) / EM
    heading = ems * (LARGE_HEADING if large else HEADING) * POINT + PAD
    return max(heading, WRITING if column.pen == "line" else 0.0)


def _steps(column: PenColumn) -> bool:
    return column.pen == "marks" and all(mark.lstrip("−").isdigit() for mark in column.marks)
