"""The answers of `integration` as one typed value, from and to its pages and the interchange file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta, Struct

from exercises.filling.cells import field_text, kept, text
from exercises.filling.rows import lines_of
from exercises.forms import filled_ids, on_scale, one_of, without_blanks
from exercises.guide import exercise
from exercises.kit import builtins
from exercises.page_parts import Line
from workbook.model import Content, Item, Participant, Value, Workbook

Kind: TypeAlias = Literal["process", "structure", "culture"]
KINDS: tuple[Kind, ...] = ("process", "structure", "culture")
Move: TypeAlias = Literal["remove", "reduce", "work around", "accept"]
MOVES: tuple[Move, ...] = ("remove", "reduce", "work around", "accept")
Direction: TypeAlias = Literal["in", "out", "both"]
DIRECTIONS: tuple[Direction, ...] = ("in", "out", "both")
HookState: TypeAlias = Literal["none", "informal", "agreed"]
HOOK_STATES: tuple[HookState, ...] = ("none", "informal", "agreed")
Side: TypeAlias = Literal["structure", "culture"]
SIDES: tuple[Side, ...] = ("structure", "culture")
Scale: TypeAlias = Annotated[int, Meta(ge=1, le=5)]
Pull: TypeAlias = Annotated[int, Meta(ge=-2, le=2)]


class Barrier(Struct, frozen=True, omit_defaults=True):
    """One thing that blocks people.

    Attributes:
        effect: 1 (annoys one) to 5 (stops most).
        ease: 1 (takes years) to 5 (takes a signature).
        who: Who can do something about it.
        id: The card's own id; a file may leave it out.
    """

    text: str = ""
    kind: Kind | None = None
    effect: Scale | None = None
    ease: Scale | None = None
    who: str = ""
    move: Move | None = None
    id: str = ""


class Hook(Struct, frozen=True, omit_defaults=True):
    """A place in the daily work where the community is tied in: what flows in, out or both ways."""

    place: str = ""
    direction: Direction | None = None
    state: HookState | None = None


class Alignment(Struct, frozen=True, omit_defaults=True):
    """One alignment line: -2 (hinders) to +2 (helps). Lines are known by their place; the wording is kept."""

    line: str = ""
    kind: Side | None = None
    score: Pull | None = None


class Answers(Struct, frozen=True, omit_defaults=True):
    """What was entered in `integration`."""

    barriers: tuple[Barrier, ...] = ()
    hooks: tuple[Hook, ...] = ()
    alignment: tuple[Alignment, ...] = ()
    passion_check: str = ""


def lines() -> tuple[Line, ...]:
    """Return the guide's eight alignment lines."""
    return lines_of(exercise("integration").page("alignment"))


def adapt(raw: Any) -> Any:
    """Return the canonical form: null, empty and missing say the same."""
    return without_blanks(raw)


def present(answers: Answers) -> Any:
    """Return the answers as JSON values."""
    return builtins(answers)


def read(book: Workbook) -> Answers:
    """Return the answers that stand in the pages."""
    return Answers(
        barriers=tuple(_barrier(row) for row in book.rows("integration/barriers")),
        hooks=tuple(
            Hook(
                row.text,
                one_of(row.cells.get("direction"), DIRECTIONS),
                one_of(row.cells.get("state"), HOOK_STATES),
            )
            for row in book.rows("integration/hooks")
        ),
        alignment=_alignment(book.rows("integration/alignment")),
        passion_check=field_text(book, "integration/passion", "passion_check"),
    )


def _barrier(row: Item) -> Barrier:
    return Barrier(
        text=row.text,
        kind=one_of(row.cells.get("kind"), KINDS),
        effect=on_scale(row, "effect"),
        ease=on_scale(row, "ease"),
        who=text(row, "who"),
        move=one_of(row.cells.get("move"), MOVES),
        id=row.id,
    )


def _alignment(rows: Sequence[Item]) -> tuple[Alignment, ...]:
    """Return the eight lines and any more a file brought; nothing where none was ever touched."""
    if not rows:
        return ()
    by_id = {row.id: row for row in rows}
    fixed = lines()
    known = {line.id for line in fixed}
    ours = [_line(by_id.get(line.id) or Item(line.id), line.label, line.group) for line in fixed]
    more = [_line(row, row.id, text(row, "kind")) for row in rows if row.id not in known]
    return (*ours, *more)


def _line(row: Item, label: str, side: str) -> Alignment:
    return Alignment(row.text or label, one_of(side, SIDES), on_scale(row, "score", -2, 2))


def write(answers: Answers, people: Sequence[Participant]) -> Content:
    """Return what stands in the pages for these answers."""
    barriers = tuple(
        Item(row_id, b.text, kept(kind=b.kind, effect=b.effect, ease=b.ease, who=b.who, move=b.move))
        for row_id, b in zip(filled_ids([b.id for b in answers.barriers], "B"), answers.barriers, strict=True)
    )
    hooks = tuple(
        Item(f"H{n}", h.place, kept(direction=h.direction, state=h.state)) for n, h in enumerate(answers.hooks, 1)
    )
    lists = {
        "integration/barriers": barriers,
        "integration/hooks": hooks,
        "integration/alignment": _line_items(answers.alignment),
    }
    fields: dict[str, dict[str, Value]] = {}
    if answers.passion_check:
        fields["integration/passion"] = {"passion_check": answers.passion_check}
    return Content(fields, {name: rows for name, rows in lists.items() if rows})


def _line_items(given: Sequence[Alignment]) -> tuple[Item, ...]:
    """Return the lines by place; the wording of a file stands in the item's text where it differs from ours."""
    fixed = lines()
    items = []
    for place, line in enumerate(given):
        if place < len(fixed):
            own = fixed[place]
            items.append(Item(own.id, "" if line.line == own.label else line.line, kept(score=line.score)))
        else:
            items.append(Item(f"line{place + 1}", line.line, kept(score=line.score, kind=line.kind)))
    return tuple(items)
