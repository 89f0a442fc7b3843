"""Carry-forward: what later exercises draw from earlier ones.

A prefilled value is live until its page is settled: as long as nobody typed over it, it follows its source. From then
on it is kept with its source and the value taken; where the source has changed since, the page says so. A field that
was put in other words is left alone, and still says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct

from exercises.filling.rows import own_list, source_list
from exercises.kit import Findings, Prefill
from exercises.pages import CollectPage, Page, TablePage
from exercises.registry import code_of
from workbook.changes import AddItem, Change, SetCell, SetField, SetText
from workbook.errors import GuideError
from workbook.model import Item, Source, Value, Workbook

State: TypeAlias = Literal["live", "same", "changed", "gone"]
Reach: TypeAlias = frozenset[tuple[str, str]]
"""Where a page's carried values stand: list and cell (empty: the card's own text)."""


class Carried(Struct, frozen=True):
    """A carried-forward value that stands in a workbook, and how its source stands now.

    Attributes:
        prefill: What is offered now (for a source that is gone: what was taken).
        taken: The value as it was taken.
        state: live (page not settled), same, changed ("check again"), gone ("source gone").
    """

    prefill: Prefill
    taken: Value
    state: State


def refresh(book: Workbook, exercise: str, page: str, findings: Findings) -> list[Change]:
    """Return the changes that bring the prefilled values of a page that is not settled up to date.

    A value is offered where its place is empty and was never touched; one that follows its source is updated; one
    that was typed over or emptied by hand is left alone.

    Args:
        book: The workbook.
        exercise: The exercise's id.
        page: ``exercise/page``.
        findings: From :func:`exercises.evaluate.evaluate`.
    """
    if book.mark(page).status == "settled":
        return []
    changes: list[Change] = []
    for offer in offers(exercise, page, findings):
        change = _card(book, offer) if not offer.name else _value(book, offer)
        if change is not None:
            changes.append(change)
    return changes


def offers(exercise: str, page: str, findings: Findings) -> list[Prefill]:
    """Return what earlier exercises offer to a page now."""
    return [offer for offer in code_of(exercise).prefill(findings) if offer.page == page]


def carried(book: Workbook, exercise: str, page: str, findings: Findings) -> list[Carried]:
    """Return every carried-forward value that stands on a page, with the state of its source."""
    by_ref = {offer.ref: offer for offer in offers(exercise, page, findings)}
    # One source may stand in several places (a problem that two candidates come from): the place tells them apart.
    by_place = {(offer.ref, *_place(offer)): offer for offer in offers(exercise, page, findings)}
    settled = book.mark(page).status == "settled"
    found: list[Carried] = []
    for offer, source in _standing(book, page, _reach(book, exercise, page, by_place.values())):
        now = by_place.get((source.ref, *_place(offer))) if offer.name else by_ref.get(source.ref)
        if now is None and offer.value != source.taken:
            continue  # in our own words, and nothing left that they could be checked against
        if now is None:
            state: State = "gone"
        elif not settled:
            state = "live"
        else:
            # What stands here may say by itself what the source says now: there is nothing to check.
            state = "same" if now.value in (source.taken, source.kept, offer.value) else "changed"
        found.append(Carried(now or offer, source.taken, state))
    return found


def _reach(book: Workbook, exercise: str, page: str, now: Iterable[Prefill]) -> Reach:
    """Where a page's carried values stand, whether or not their sources still offer anything.

    Lists whose cards it only offers to pick from (what an activity answers to) do not stand on it; nor do the cards'
    own texts stand on a page that only takes them up.
    """
    from exercises.guide import exercise as told

    reach = {(offer.list, offer.name) for offer in now if offer.list}
    try:
        guide = told(exercise)
    except GuideError:  # a block between exercises carries nothing; nor does an own exercise whose file has gone
        return frozenset(reach)
    found = next((one for one in guide.pages if f"{exercise}/{one.id}" == page), None)
    if found is None:
        return frozenset(reach)
    own, names = own_list(guide, found), _cells(found)
    reach |= {(name, cell) for name in (own, source_list(guide, found, book)) for cell in names}
    if isinstance(found, CollectPage) or (isinstance(found, TablePage) and not found.of):
        reach.add((own, ""))
    fields = [field for part in ("fields", "columns", "notes") for field in getattr(found, part, ())]
    beside = {name for field in fields for name in getattr(field, "refs", ())}
    return frozenset((name, cell) for name, cell in reach if name not in beside)


def _cells(page: Page) -> set[str]:
    return {part.id for kind in ("criteria", "columns", "notes") for part in getattr(page, kind, ())}


def _place(offer: Prefill) -> tuple[str, str, str]:
    return offer.list, offer.item, offer.name


def take(book: Workbook, carried_value: Carried) -> Change:
    """Return the change that takes the source's new value."""
    return _put(carried_value.prefill, Source(carried_value.prefill.ref, carried_value.prefill.value))


def keep(book: Workbook, carried_value: Carried) -> Change:
    """Return the change that keeps the taken value although its source has changed."""
    offer = carried_value.prefill
    source = Source(offer.ref, carried_value.taken, kept=offer.value)
    if not offer.name:
        item = book.item(offer.list, offer.item)
        return SetText(offer.list, offer.item, item.text if item else "", source)
    if offer.list:
        return SetCell(offer.list, offer.item, offer.name, book.cell(offer.list, offer.item, offer.name), source)
    return SetField(offer.page, offer.name, book.field(offer.page, offer.name), source)


def _standing(book: Workbook, page: str, reach: Reach) -> list[tuple[Prefill, Source]]:
    """Every value on the page that has a source, with the target it stands in."""
    found = [
        (Prefill(page, book.field(page, name), source.ref, "", name=name), source)
        for name, source in book.sources.get(page, {}).items()
    ]
    for list_name in sorted({list_name for list_name, _ in reach}):
        for item in book.rows(list_name):
            for name, source in item.sources.items():
                if (list_name, name) in reach:
                    value = item.cells.get(name) if name else item.text
                    found.append(
                        (Prefill(page, value, source.ref, "", name=name, list=list_name, item=item.id), source)
                    )
    return found


def _value(book: Workbook, offer: Prefill) -> Change | None:
    """Offer to an empty place, follow from an untouched one, else leave alone."""
    if offer.list:
        item = book.item(offer.list, offer.item)
        present = None if item is None else item.cells.get(offer.name)
        source = None if item is None else item.sources.get(offer.name)
    else:
        present = book.field(offer.page, offer.name)
        source = book.sources.get(offer.page, {}).get(offer.name)
    untouched = source is not None and source.ref == offer.ref and present == source.taken
    if untouched and present == offer.value:
        return None
    if present is None or present in ("", []) or untouched:
        return _put(offer, Source(offer.ref, offer.value))
    return None


def _card(book: Workbook, offer: Prefill) -> Change | None:
    standing = next((i for i in book.rows(offer.list) if _ref(i) == offer.ref), None)
    binned = any(_ref(i) == offer.ref for i in book.bin.get(offer.list, ()))
    if standing is None:
        same_text = any(i.text == offer.value for i in book.rows(offer.list))
        if binned or same_text or book.item(offer.list, offer.item) is not None:
            return None
        return _put(offer, Source(offer.ref, offer.value))
    source = standing.sources[""]
    if standing.text == source.taken and standing.text != offer.value:
        return SetText(offer.list, standing.id, str(offer.value), Source(offer.ref, offer.value))
    return None


def _ref(item: Item) -> str:
    source = item.sources.get("")
    return source.ref if source else ""


def _put(offer: Prefill, source: Source) -> Change:
    if not offer.name:
        item = Item(offer.item, str(offer.value), dict(offer.cells), {"": source})
        return AddItem(offer.list, item)
    if offer.list:
        return SetCell(offer.list, offer.item, offer.name, offer.value, source)
    return SetField(offer.page, offer.name, offer.value, source)
