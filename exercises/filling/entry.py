"""What a page shows and which change an edit makes: generic over all exercises, shared by full screen and line mode."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace as with_

from exercises.filling.cells import as_text
from exercises.filling.rows import items_of, lines_of, own_list, source_list
from exercises.guide import block_kind
from exercises.kit import Findings
from exercises.outlines import Exercise
from exercises.page_parts import Card, CheckColumn, Field, Statement, Variant
from exercises.pages import CheckPage, Page, QuizPage, ReadPage
from exercises.registry import code_of
from workbook.changes import (
    AddItem,
    Change,
    RemoveItem,
    SetCell,
    SetField,
    SetInfo,
    SetText,
    Several,
)
from workbook.model import Item, Value, Workbook, new_id
from workbook.text import clean, clean_line

ALONE: frozenset[Variant] = frozenset({"solo", "lite"})
"""Variants in which one person works."""

ON_COVER = ("primer/words", "community")
"""The one field of a page that stands on the cover too: what we call the community."""


def page_ref(exercise: Exercise, page: Page) -> str:
    """Return ``exercise/page``: where the page's answers stand."""
    return f"{exercise.id}/{page.id}"


def asked(page: Page, variant: Variant) -> str:
    """Return the one question of a page, as it is put in this variant."""
    return page.solo if page.solo and variant in ALONE else page.ask


def asked_how(page: Page, variant: Variant) -> tuple[str, ...]:
    """Return what to do now, as it is put in this variant."""
    return page.solo_how if page.solo_how and variant in ALONE else page.how


def cards_in(page: ReadPage, book: Workbook) -> tuple[Card, ...]:
    """Return the cards that are read out: a group that comes back, and looks at its actions again, has its own."""
    again = book.info.follows or any(block_kind(block) == "open_actions" for block in book.agenda if not block.exercise)
    return page.again if page.again and again else page.cards


def in_variant(fields: Iterable[Field], variant: Variant) -> tuple[Field, ...]:
    """Return the fields that are asked in a variant."""
    return tuple(field for field in fields if not field.only or variant in field.only)


def columns_in(page: CheckPage, variant: Variant) -> tuple[CheckColumn, ...]:
    """Return the columns of marks that are asked in a variant."""
    return tuple(column for column in page.columns if not column.only or variant in column.only)


def statements_in(page: QuizPage, variant: Variant) -> tuple[Statement, ...]:
    """Return the statements that are asked in a variant."""
    only = page.only.get(variant)
    return page.statements if only is None else tuple(s for s in page.statements if s.id in only)


def shown_items(
    exercise: Exercise, page: Page, book: Workbook, variant: Variant, findings: Findings
) -> tuple[Item, ...]:
    """Return the items a page shows, in order; for pages marked ``some`` those its exercise names."""
    some = None
    if getattr(page, "some", False):
        code = code_of(exercise.id)
        answers = findings.answers.get(exercise.id)
        if answers is None:
            answers = code.read(book)
        result = findings.results.get(exercise.id)
        if result is None:
            result = code.result(answers, findings)
        some = code.rows(page.id, variant, answers, result)
    return items_of(exercise, page, book, some)


def cells_list(exercise: Exercise, page: Page, book: Workbook) -> str:
    """Return the list whose items take the cells of a page (the page's own for fixed lines)."""
    return own_list(exercise, page) if lines_of(page) else source_list(exercise, page, book)


def put_field(book: Workbook, page: str, name: str, value: Value) -> Change | None:
    """Return the change that gives a field a typed value, ``None`` where it stands there already.

    A carried value that is put in other words is still built on its source; one that is emptied is not.
    """
    if book.field(page, name) == value:
        return None
    typed = SetField(page, name, value, None if value in (None, "", []) else book.sources.get(page, {}).get(name))
    if (page, name) != ON_COVER:
        return typed
    return Several((typed, SetInfo(with_(book.info, community=as_text(value)))), name)


def put_cell(book: Workbook, list_name: str, item: Item, column: str, value: Value) -> Change | None:
    """Return the change that gives a cell a typed value, ``None`` where it stands there already."""
    return None if item.cells.get(column) == value else SetCell(list_name, item.id, column, value)


def put_text(book: Workbook, list_name: str, item_id: str, text: str, *, lines: bool = False) -> Change | None:
    """Return the change of what stands on a card; an emptied card goes to the bin."""
    said = clean(text).strip() if lines else clean_line(text)
    item = book.item(list_name, item_id)
    if item is None or said == item.text:
        return None
    return SetText(list_name, item_id, said) if said else RemoveItem(list_name, item_id)


def fresh_id(book: Workbook, list_name: str, prefix: str, beyond: Sequence[Item] = ()) -> str:
    """Return an id that no item of a list has or had."""
    return new_id((*book.rows(list_name), *book.bin.get(list_name, ()), *beyond), prefix)


def add_cards(book: Workbook, list_name: str, prefix: str, texts: Iterable[str]) -> Change | None:
    """Return the change that adds a card a text, blank ones left out; ``None`` where there is none to add."""
    made: list[Item] = []
    for text in texts:
        said = clean_line(text)
        if said:
            made.append(Item(fresh_id(book, list_name, prefix, made), said))
    if not made:
        return None
    changes = tuple(AddItem(list_name, item) for item in made)
    return changes[0] if len(changes) == 1 else Several(changes, f"{len(changes)} cards")


def drop_card(book: Workbook, list_name: str, item_id: str) -> Change | None:
    """Return the change that puts a card in the bin."""
    return RemoveItem(list_name, item_id) if book.item(list_name, item_id) else None
