"""Which items a page shows: generic over all exercises, used by every face of a page."""

from __future__ import annotations

from exercises.outlines import Exercise
from exercises.page_parts import Line
from exercises.pages import CheckPage, ChoosePage, ClusterPage, CollectPage, Page, RatePage, TablePage, VotePage
from workbook.model import Item, Workbook


def own_list(exercise: Exercise, page: Page) -> str:
    """Return the full name of the list a page's own items, groups or fixed lines stand in (``problems/clusters``)."""
    name = getattr(page, "list", "") or page.id
    return f"{exercise.id}/{name}"


def source_list(exercise: Exercise, page: Page, book: Workbook) -> str:
    """Return the full name of the list a page takes up.

    A list that nothing was put into, because its page is not in the variant or was skipped, passes on the items it
    would have been made of: without `areas`, the cards of `know_how` are the areas.
    """
    of = getattr(page, "of", "")
    if not of:
        return own_list(exercise, page)
    return _passed_on(exercise, of, book)


def _passed_on(exercise: Exercise, of: str, book: Workbook) -> str:
    if "/" in of:
        return of
    name = f"{exercise.id}/{of}"
    if book.rows(name):
        return name
    for page in exercise.pages:
        if isinstance(page, ClusterPage) and page.merge and own_list(exercise, page) == name:
            return _passed_on(exercise, page.of, book)
    return name


def lines_of(page: Page) -> tuple[Line, ...]:
    """Return the fixed lines of a page, empty where its rows are items."""
    return getattr(page, "lines", ())


def items_of(exercise: Exercise, page: Page, book: Workbook, some: tuple[str, ...] | None = None) -> tuple[Item, ...]:
    """Return the items a page shows, in order.

    Args:
        exercise: The exercise.
        page: One of its pages.
        book: The workbook.
        some: For pages marked ``some``: the ids to show, from the exercise's `rows`; None shows all.

    Returns:
        Items; for fixed lines an item a line, with the cells kept so far and the line's label as text (or the
        wording a file brought).
    """
    name = source_list(exercise, page, book)
    kept = _with_ungrouped(exercise, name, book)
    lines = lines_of(page)
    if lines:
        by_id = {item.id: item for item in kept}
        fixed = tuple(_line_item(line, by_id.get(line.id)) for line in lines)
        known = {line.id for line in lines}
        kept = (*fixed, *(item for item in kept if item.id not in known and item.text))
    if isinstance(page, TablePage) and page.where:
        kept = tuple(i for i in kept if all(i.cells.get(k) == v for k, v in page.where.items()))
    if some is not None and isinstance(page, VotePage | RatePage | CheckPage | ChoosePage | TablePage | CollectPage):
        by_id = {item.id: item for item in kept}
        kept = tuple(by_id[i] for i in some if i in by_id)
    return kept


def _with_ungrouped(exercise: Exercise, name: str, book: Workbook) -> tuple[Item, ...]:
    """Return a list's items; where groups took the place of cards, the cards in no group pass on as they are.

    What later pages add to such a card stands in the list of groups, under the card's id and without a text.
    """
    rows = book.rows(name)
    page = next(
        (p for p in exercise.pages if isinstance(p, ClusterPage) and p.merge and _is_list(exercise, p, name)), None
    )
    if page is None or not rows:
        return rows
    cards = {card.id: card for card in book.rows(source_list(exercise, page, book))}
    added = {row.id: row for row in rows if not row.text and row.id in cards}
    groups = tuple(row for row in rows if row.id not in added)
    named = {group.id for group in groups}
    loose = (card for card in cards.values() if card.cells.get(page.cell) not in named)
    return (*groups, *(_joined(card, added.get(card.id)) for card in loose))


def _is_list(exercise: Exercise, page: Page, name: str) -> bool:
    return own_list(exercise, page) == name


def _joined(card: Item, added: Item | None) -> Item:
    if added is None:
        return card
    return Item(card.id, card.text, {**card.cells, **added.cells}, {**card.sources, **added.sources})


def _line_item(line: Line, kept: Item | None) -> Item:
    if kept is None:
        return Item(line.id, line.label)
    return kept if kept.text else Item(kept.id, line.label, kept.cells, kept.sources)
