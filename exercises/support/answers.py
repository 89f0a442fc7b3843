"""The answers of `support` as one typed value, from and to its pages and the interchange file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal, TypeAlias, get_args

from msgspec import Meta, Struct

from exercises.filling.cells import as_flag, as_int, as_number, as_text, as_texts, kept, text
from exercises.forms import one_of, without_blanks
from exercises.kit import builtins
from workbook.dates import as_date
from workbook.model import Content, Item, Participant, Value, Workbook

Hours: TypeAlias = Annotated[int, Meta(ge=0)] | Annotated[float, Meta(ge=0)]
Kind: TypeAlias = Literal["process", "coaching", "logistics", "infrastructure"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Have: TypeAlias = Literal["yes", "partly", "no"]
HAVE: tuple[Have, ...] = get_args(Have)
RUNGS = (0, 1, 2, 3)
"""nothing, what members open daily, adapt something we own, a new system."""

NEEDS, ACTIVITIES = "support/needs", "rhythm/ideas"


class Need(Struct, frozen=True, omit_defaults=True):
    """One need, or (with *nothing_needed*) the word that a kind needs nothing.

    Attributes:
        serves: Titles of the activities it serves, or any text.
        source: Who sees to it.
        tech_rung: Rung of the technology ladder, for infrastructure only.
        lower_rung_used: A lower rung was used for three months.
        steward: Who looks after it once it is there.
    """

    need: str = ""
    kind: Kind | None = None
    serves: tuple[str, ...] = ()
    have: Have | None = None
    source: str = ""
    hours_month: Hours | None = None
    needed_from: date | None = None
    tech_rung: Annotated[int, Meta(ge=0, le=3)] | None = None
    lower_rung_used: bool | None = None
    steward: str = ""
    nothing_needed: bool = False


class Answers(Struct, frozen=True, omit_defaults=True):
    """What was entered in `support`: the needs, in order."""

    needs: tuple[Need, ...] = ()

    @property
    def real(self) -> tuple[Need, ...]:
        """The needs without the rows that say a kind needs nothing."""
        return tuple(need for need in self.needs if not need.nothing_needed)


def adapt(raw: Any) -> Any:
    """Return the canonical form: a bare list is the needs; what a need serves may be one text."""
    raw = without_blanks(raw)
    rows = raw.get("needs", []) if isinstance(raw, Mapping) else raw
    if isinstance(rows, list):
        rows = [
            {**row, "serves": [row["serves"]]}
            if isinstance(row, Mapping) and isinstance(row.get("serves"), str)
            else row
            for row in rows
        ]
    return {**raw, "needs": rows} if isinstance(raw, Mapping) else {"needs": rows}


def present(answers: Answers) -> Any:
    """Return the needs as JSON values: a list; what a need serves is one text, or a list of several."""
    rows = builtins(answers).get("needs", [])
    return [{**row, "serves": row["serves"][0]} if len(row.get("serves", ())) == 1 else row for row in rows]


def read(book: Workbook) -> Answers:
    """Return the answers that stand in the pages; activities are told by their titles."""
    titles = {card.id: card.text for card in book.rows(ACTIVITIES) if card.text}
    return Answers(tuple(_need(row, titles) for row in book.rows(NEEDS) if row.text.strip() or row.cells))


def _need(row: Item, titles: Mapping[str, str]) -> Need:
    cells = row.cells
    hours = as_number(cells.get("hours_month"))
    return Need(
        need=row.text,
        kind=one_of(cells.get("kind"), KINDS),
        serves=tuple(titles.get(entry, entry) for entry in as_texts(cells.get("serves"))),
        have=one_of(cells.get("have"), HAVE),
        source=text(row, "source"),
        hours_month=hours if hours is not None and hours >= 0 else None,
        needed_from=as_date(text(row, "needed_from")),
        tech_rung=_rung(cells.get("tech_rung")),
        lower_rung_used=as_flag(cells.get("lower_rung_used")),
        steward=as_text(cells.get("steward")),
        nothing_needed=bool(as_flag(cells.get("nothing_needed"))),
    )


def _rung(value: Value) -> int | None:
    """A rung is kept as an option's id; a number says the same."""
    number = int(value) if isinstance(value, str) and value.isdecimal() else as_int(value)
    return number if number in RUNGS else None


def write(answers: Answers, people: Sequence[Participant]) -> Content:
    """Return what stands in the pages for these answers."""
    return Content(items={NEEDS: tuple(Item(f"H{n}", n_.need, _cells(n_)) for n, n_ in enumerate(answers.needs, 1))})


def _cells(need: Need) -> dict[str, Value]:
    return kept(
        kind=need.kind,
        serves=need.serves,
        have=need.have,
        source=need.source,
        hours_month=need.hours_month,
        needed_from=need.needed_from.isoformat() if need.needed_from else None,
        tech_rung=None if need.tech_rung is None else str(need.tech_rung),
        lower_rung_used=need.lower_rung_used,
        steward=need.steward,
        nothing_needed=need.nothing_needed or None,
    )
