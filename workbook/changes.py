"""Every way a workbook can change, as typed values.

One edit takes one way, from whichever door it comes: widget, line mode, import and sample make a change, and
`workbook.apply` turns it into the new workbook and the change that takes it back.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from workbook.model import (
    Action,
    Block,
    Clock,
    Content,
    Info,
    Item,
    PageMark,
    Parked,
    Participant,
    Source,
    Tally,
    Value,
)


class SetInfo(Struct, frozen=True):
    """Replace what stands on the cover."""

    info: Info


class SetPeople(Struct, frozen=True):
    """Replace the people, in seat order."""

    people: tuple[Participant, ...]


class SetAgenda(Struct, frozen=True):
    """Replace the blocks of the agenda, in running order; what a block took so far stays as it is."""

    agenda: tuple[Block, ...]


class SetActual(Struct, frozen=True):
    """Say how many minutes a block took so far. Time goes on: a move, not an entry."""

    block: str
    minutes: int | None


class SetField(Struct, frozen=True):
    """Give a field a value; *source* says where a carried-forward value came from, ``None`` that it was typed."""

    page: str
    name: str
    value: Value
    source: Source | None = None


class SetCell(Struct, frozen=True):
    """Give a cell of an item a value. The item is made if it is not there (rows that the guide fixes)."""

    list: str
    item: str
    column: str
    value: Value
    source: Source | None = None


class SetText(Struct, frozen=True):
    """Change what stands on a card; the text's own source goes unless *source* is given."""

    list: str
    item: str
    text: str
    source: Source | None = None


class AddItem(Struct, frozen=True):
    """Put an item into a list, at *at* or at the end; it leaves the bin if it was there."""

    list: str
    item: Item
    at: int | None = None


class RemoveItem(Struct, frozen=True):
    """Take an item out of a list; it is kept in the bin."""

    list: str
    item: str


class EraseItem(Struct, frozen=True):
    """Take an item out of a list and the bin, as if it had never been (the inverse of adding one).

    What lay in the bin under its id before it was added goes back there: *binned*, to place *binned_at*.
    """

    list: str
    item: str
    binned: Item | None = None
    binned_at: int | None = None


class MoveItem(Struct, frozen=True):
    """Move an item to place *to* (0 is first) of its list."""

    list: str
    item: str
    to: int


class SetTally(Struct, frozen=True):
    """Keep the counts of a closed round, or forget them (``tally`` None)."""

    key: str
    tally: Tally | None


class SetAction(Struct, frozen=True):
    """Add or change an action; a new one goes to *at* or to the end."""

    action: Action
    at: int | None = None


class RemoveAction(Struct, frozen=True):
    """Delete an action."""

    id: str


class SetParked(Struct, frozen=True):
    """Add or change a parking lot entry; a new one goes to *at* or to the end."""

    parked: Parked
    at: int | None = None


class RemoveParked(Struct, frozen=True):
    """Delete a parking lot entry."""

    id: str


class SetContent(Struct, frozen=True):
    """Replace all that one exercise holds (imports, the sample, clearing an exercise)."""

    exercise: str
    content: Content


class SetMark(Struct, frozen=True):
    """Say how far a page is. A move, not an entry: undo passes it by."""

    page: str
    mark: PageMark


class SetPlace(Struct, frozen=True):
    """Say which page is in hand. A move, not an entry."""

    page: str


class SetClock(Struct, frozen=True):
    """Keep the clock. A move, not an entry."""

    clock: Clock


class Several(Struct, frozen=True):
    """Changes that belong together: done in order, taken back as one. *label* says what they are to people."""

    changes: tuple[Change, ...]
    label: str = ""


Change: TypeAlias = (
    SetInfo
    | SetPeople
    | SetAgenda
    | SetActual
    | SetField
    | SetCell
    | SetText
    | AddItem
    | RemoveItem
    | EraseItem
    | MoveItem
    | SetTally
    | SetAction
    | RemoveAction
    | SetParked
    | RemoveParked
    | SetContent
    | SetMark
    | SetPlace
    | SetClock
    | Several
)


def is_entry(change: Change) -> bool:
    """Tell whether undo takes this back: entries are, clock and moves are not."""
    if isinstance(change, Several):
        return any(is_entry(part) for part in change.changes)
    return not isinstance(change, SetMark | SetPlace | SetClock | SetActual)


def entries_of(change: Change) -> Change | None:
    """Return *change* without its moves, ``None`` where nothing is left.

    Undo passes moves by: a mark, place or clock that has gone on since must not be set back with an old entry.
    """
    if not isinstance(change, Several):
        return change if is_entry(change) else None
    left = tuple(part for part in map(entries_of, change.changes) if part is not None)
    return Several(left, change.label) if left else None
