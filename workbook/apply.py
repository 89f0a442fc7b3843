"""How each change changes a workbook; every change knows its inverse."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from typing import TypeAlias, TypeVar

from msgspec.structs import replace as with_

from workbook.changes import (
    AddItem,
    Change,
    EraseItem,
    MoveItem,
    RemoveAction,
    RemoveItem,
    RemoveParked,
    SetAction,
    SetActual,
    SetAgenda,
    SetCell,
    SetClock,
    SetContent,
    SetField,
    SetInfo,
    SetMark,
    SetParked,
    SetPeople,
    SetPlace,
    SetTally,
    SetText,
    Several,
)
from workbook.dicts import filled, kept, others, two_deep
from workbook.model import Action, Block, Content, Item, PageMark, Parked, Workbook

Applied: TypeAlias = tuple[Workbook, Change]

_Row = TypeVar("_Row", Action, Parked, Item, Block)
_Own = TypeVar("_Own", Action, Parked)


@singledispatch
def apply(change: Change, book: Workbook) -> Applied:
    """Return the workbook after *change*, and the change that takes it back.

    Raises:
        KeyError: The change names an item, action or entry that is not there.
        ValueError: The content for an exercise holds something of another one.
    """
    raise TypeError(f"not a change: {type(change).__name__}")


@apply.register
def _(change: SetInfo, book: Workbook) -> Applied:
    return with_(book, info=change.info), SetInfo(book.info)


@apply.register
def _(change: SetPeople, book: Workbook) -> Applied:
    return with_(book, people=change.people), SetPeople(book.people)


@apply.register
def _(change: SetAgenda, book: Workbook) -> Applied:
    took = {block.id: block.actual for block in book.agenda}
    agenda = tuple(
        block if took.get(block.id, block.actual) == block.actual else with_(block, actual=took[block.id])
        for block in change.agenda
    )
    return with_(book, agenda=agenda), SetAgenda(book.agenda)


@apply.register
def _(change: SetActual, book: Workbook) -> Applied:
    place, block = _place(book.agenda, "agenda", change.block)
    agenda = (*book.agenda[:place], with_(block, actual=change.minutes), *book.agenda[place + 1 :])
    return with_(book, agenda=agenda), SetActual(change.block, block.actual)


@apply.register
def _(change: SetField, book: Workbook) -> Applied:
    before = SetField(
        change.page,
        change.name,
        book.field(change.page, change.name),
        book.sources.get(change.page, {}).get(change.name),
    )
    return (
        with_(
            book,
            fields=two_deep(book.fields, change.page, change.name, change.value),
            sources=two_deep(book.sources, change.page, change.name, change.source),
        ),
        before,
    )


@apply.register
def _(change: SetCell, book: Workbook) -> Applied:
    item = book.item(change.list, change.item)
    if item is None:
        made = Item(change.item, cells=kept({}, change.column, change.value))
        made = with_(made, sources=kept({}, change.column, change.source))
        return apply(AddItem(change.list, made), book)
    before = SetCell(
        change.list, change.item, change.column, item.cells.get(change.column), item.sources.get(change.column)
    )
    after = with_(
        item,
        cells=kept(item.cells, change.column, change.value),
        sources=kept(item.sources, change.column, change.source),
    )
    return _with_item(book, change.list, after), before


@apply.register
def _(change: SetText, book: Workbook) -> Applied:
    item = _must(book.item(change.list, change.item), change.list, change.item)
    before = SetText(change.list, change.item, item.text, item.sources.get(""))
    after = with_(item, text=change.text, sources=kept(item.sources, "", change.source))
    return _with_item(book, change.list, after), before


@apply.register
def _(change: AddItem, book: Workbook) -> Applied:
    rows = list(book.rows(change.list))
    if any(row.id == change.item.id for row in rows):
        raise KeyError(f"{change.list}/{change.item.id} is there already")
    rows.insert(len(rows) if change.at is None else max(0, change.at), change.item)
    after = _with_rows(book, change.list, tuple(rows))
    binned = book.bin.get(change.list, ())
    for place, row in enumerate(binned):
        if row.id == change.item.id:
            after = _with_bin(after, change.list, (*binned[:place], *binned[place + 1 :]))
            return after, EraseItem(change.list, change.item.id, row, place)
    return after, EraseItem(change.list, change.item.id)


@apply.register
def _(change: EraseItem, book: Workbook) -> Applied:
    after, inverse = _taken_out(book, change.list, change.item)
    binned = [row for row in book.bin.get(change.list, ()) if row.id != change.item]
    if change.binned is not None:
        binned.insert(len(binned) if change.binned_at is None else change.binned_at, change.binned)
    return _with_bin(after, change.list, tuple(binned)), inverse


@apply.register
def _(change: RemoveItem, book: Workbook) -> Applied:
    after, inverse = _taken_out(book, change.list, change.item)
    binned = (row for row in book.bin.get(change.list, ()) if row.id != change.item)
    return _with_bin(after, change.list, (*binned, inverse.item)), inverse


@apply.register
def _(change: MoveItem, book: Workbook) -> Applied:
    place, item = _place(book.rows(change.list), change.list, change.item)
    rows = list(book.rows(change.list))
    rows.pop(place)
    rows.insert(max(0, change.to), item)
    return _with_rows(book, change.list, tuple(rows)), MoveItem(change.list, change.item, place)


@apply.register
def _(change: SetTally, book: Workbook) -> Applied:
    tallies = kept(book.tallies, change.key, change.tally)
    return with_(book, tallies=tallies), SetTally(change.key, book.tallies.get(change.key))


@apply.register
def _(change: SetAction, book: Workbook) -> Applied:
    rows, before = _put(book.actions, change.action, change.at)
    return with_(book, actions=rows), (RemoveAction(change.action.id) if before is None else SetAction(before))


@apply.register
def _(change: RemoveAction, book: Workbook) -> Applied:
    place, action = _place(book.actions, "actions", change.id)
    rows = (*book.actions[:place], *book.actions[place + 1 :])
    return with_(book, actions=rows), SetAction(action, place)


@apply.register
def _(change: SetParked, book: Workbook) -> Applied:
    rows, before = _put(book.parking, change.parked, change.at)
    return with_(book, parking=rows), (RemoveParked(change.parked.id) if before is None else SetParked(before))


@apply.register
def _(change: RemoveParked, book: Workbook) -> Applied:
    place, parked = _place(book.parking, "parking", change.id)
    rows = (*book.parking[:place], *book.parking[place + 1 :])
    return with_(book, parking=rows), SetParked(parked, place)


@apply.register
def _(change: SetContent, book: Workbook) -> Applied:
    mine = f"{change.exercise}/"
    new = change.content
    parts = {name: getattr(new, name) for name in Content.__struct_fields__}
    strange = next((key for part in parts.values() for key in part if not key.startswith(mine)), None)
    if strange is not None:
        raise ValueError(f"{strange} is not of {change.exercise}")
    after = {name: others(getattr(book, name), mine) | filled(part) for name, part in parts.items()}
    return with_(book, **after), SetContent(change.exercise, content_of(book, change.exercise))


@apply.register
def _(change: SetMark, book: Workbook) -> Applied:
    mark = None if change.mark == PageMark() else change.mark
    session = with_(book.session, marks=kept(book.session.marks, change.page, mark))
    return with_(book, session=session), SetMark(change.page, book.mark(change.page))


@apply.register
def _(change: SetPlace, book: Workbook) -> Applied:
    return with_(book, session=with_(book.session, page=change.page)), SetPlace(book.session.page)


@apply.register
def _(change: SetClock, book: Workbook) -> Applied:
    return with_(book, session=with_(book.session, clock=change.clock)), SetClock(book.session.clock)


@apply.register
def _(change: Several, book: Workbook) -> Applied:
    inverses: list[Change] = []
    for part in change.changes:
        book, inverse = apply(part, book)
        inverses.append(inverse)
    return book, Several(tuple(reversed(inverses)), change.label)


def apply_all(book: Workbook, changes: Iterable[Change]) -> Workbook:
    """Return the workbook after *changes*, their inverses forgotten (imports, prefilling, tests)."""
    for change in changes:
        book, _inverse = apply(change, book)
    return book


def content_of(book: Workbook, exercise: str) -> Content:
    """Return what one exercise holds."""
    mine = f"{exercise}/"
    return Content(
        **{
            name: {k: v for k, v in getattr(book, name).items() if k.startswith(mine)}
            for name in Content.__struct_fields__
        }
    )


def _with_rows(book: Workbook, name: str, rows: tuple[Item, ...]) -> Workbook:
    return with_(book, items=kept(book.items, name, rows or None))


def _with_item(book: Workbook, name: str, item: Item) -> Workbook:
    rows = tuple(item if row.id == item.id else row for row in book.rows(name))
    return with_(book, items=book.items | {name: rows})


def _with_bin(book: Workbook, name: str, rows: tuple[Item, ...]) -> Workbook:
    return with_(book, bin=kept(book.bin, name, rows or None))


def _taken_out(book: Workbook, name: str, item_id: str) -> tuple[Workbook, AddItem]:
    place, item = _place(book.rows(name), name, item_id)
    rows = book.rows(name)
    return _with_rows(book, name, (*rows[:place], *rows[place + 1 :])), AddItem(name, item, place)


def _must(item: Item | None, name: str, item_id: str) -> Item:
    if item is None:
        raise KeyError(f"{name}/{item_id} is not there")
    return item


def _place(rows: tuple[_Row, ...], name: str, row_id: str) -> tuple[int, _Row]:
    for place, row in enumerate(rows):
        if row.id == row_id:
            return place, row
    raise KeyError(f"{name}/{row_id} is not there")


def _put(rows: tuple[_Own, ...], row: _Own, at: int | None) -> tuple[tuple[_Own, ...], _Own | None]:
    after: list[_Own] = list(rows)
    for place, standing in enumerate(rows):
        if standing.id == row.id:
            after[place] = row
            return tuple(after), standing
    after.insert(len(after) if at is None else at, row)
    return tuple(after), None
