"""What a page shows and which change an edit makes: generic over all exercises, shared by full screen and line mode."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace as with_

from exercises.cells import as_text, as_texts
from exercises.kit import Findings
from exercises.pages import (
    CheckColumn,
    CheckPage,
    ChoosePage,
    ClusterPage,
    CollectPage,
    Exercise,
    Field,
    Page,
    QuizPage,
    RatePage,
    Statement,
    TablePage,
    Variant,
    VotePage,
)
from exercises.registry import code_of
from exercises.rows import items_of, lines_of, own_list, source_list
from workbook.ballots import VOTES, Ask
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
from workbook.model import Action, Item, Value, Workbook, new_id
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
    """Return the change that gives a field a typed value, ``None`` where it stands there already."""
    if book.field(page, name) == value:
        return None
    typed = SetField(page, name, value)
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


# Groups


def groups_of(exercise: Exercise, page: ClusterPage, book: Workbook) -> tuple[Item, ...]:
    """Return the groups of a cluster page, in order: fixed ones as items."""
    if page.groups:
        return tuple(Item(group.id, group.label) for group in page.groups)
    rows = book.rows(own_list(exercise, page))
    if not page.merge:
        return rows
    # What later pages add to a card in no group stands here too, without a text (`exercises.rows`): it is no group.
    cards = {card.id for card in book.rows(source_list(exercise, page, book))}
    return tuple(row for row in rows if row.text or row.id not in cards)


def put_in(book: Workbook, list_name: str, cell: str, ids: Iterable[str], group: str | None) -> Change | None:
    """Return the change that puts cards into a group, or takes them out (``None``)."""
    changes = tuple(
        SetCell(list_name, item_id, cell, group) for item_id in ids if book.cell(list_name, item_id, cell) != group
    )
    return Several(changes) if changes else None


def name_group(
    book: Workbook, cards: str, cell: str, groups: str, prefix: str, name: str, ids: Sequence[str]
) -> tuple[Change, str]:
    """Return the change that makes a group of some cards, and the group's id."""
    group = Item(fresh_id(book, groups, prefix), clean_line(name))
    moved = put_in(book, cards, cell, ids, group.id)
    return Several((AddItem(groups, group), *((moved,) if moved else ())), group.text), group.id


def group_the_rest(exercise: Exercise, page: ClusterPage, book: Workbook) -> tuple[Change | None, int]:
    """Return the change that makes a group of one of every card in no group, and how many; else it would be lost.

    Where ungrouped cards pass on as they are (*merge*), or the groups are fixed, there is nothing to make.
    """
    if page.groups or page.merge:
        return None, 0
    cards, groups = source_list(exercise, page, book), own_list(exercise, page)
    known = {group.id for group in book.rows(groups)}
    made: list[Item] = []
    changes: list[Change] = []
    for card in book.rows(cards):
        if card.cells.get(page.cell) not in known:
            made.append(Item(fresh_id(book, groups, page.prefix, made), card.text))
            changes += [AddItem(groups, made[-1]), SetCell(cards, card.id, page.cell, made[-1].id)]
    return (Several(tuple(changes)) if changes else None), len(made)


def merge_groups(book: Workbook, cards: str, cell: str, groups: str, into: str, other: str) -> Change | None:
    """Return the change that puts all cards of *other* into *into*; the emptied group goes to the bin."""
    if into == other or book.item(groups, into) is None or book.item(groups, other) is None:
        return None
    moved = put_in(book, cards, cell, _inside(book, cards, cell, other), into)
    return Several((*((moved,) if moved else ()), RemoveItem(groups, other)))


def dissolve_group(book: Workbook, cards: str, cell: str, groups: str, group: str) -> Change | None:
    """Return the change that takes a group apart: its cards stand alone again, the group goes to the bin."""
    if book.item(groups, group) is None:
        return None
    moved = put_in(book, cards, cell, _inside(book, cards, cell, group), None)
    return Several((*((moved,) if moved else ()), RemoveItem(groups, group)))


def _inside(book: Workbook, cards: str, cell: str, group: str) -> list[str]:
    return [item.id for item in book.rows(cards) if item.cells.get(cell) == group]


# Ballots


def dots_each(page: VotePage, items: int) -> int:
    """Return the suggested marks a person: a number, or a third of the items, at least 3 and at most 5."""
    return min(5, max(3, -(-items // 3))) if page.marks == "third" else page.marks


def dots_reason(page: VotePage, items: int, dots: int | None = None) -> str:
    """Return why so many marks a person are suggested; with *dots*, that the number is ours and what was suggested."""
    suggested = dots_each(page, items)
    if dots is not None and dots != suggested:
        return f"our number; {suggested} {'is' if suggested == 1 else 'are'} suggested"
    return f"a third of {items}, but 3 to 5" if page.marks == "third" else "what the guide suggests"


def ask_of(exercise: Exercise, page: Page, items: Sequence[Item], turn: int = 1, dots: int | None = None) -> Ask:
    """Return what the ballot of a vote, rate or quiz page asks; *dots* overrides the suggested number."""
    ref, ids = page_ref(exercise, page), tuple(item.id for item in items)
    # Viewpoints are compared on the guide's own fixed lines alone (values, factors), never on what a group wrote.
    views = page.secret and bool(page.lines) if isinstance(page, VotePage | RatePage) else False
    if isinstance(page, VotePage):
        each = dots_each(page, len(ids)) if dots is None else dots
        return Ask(ref, ids, (VOTES,), turn, dots=each, cap=page.cap, secret=page.secret, views=views)
    if isinstance(page, RatePage):
        criteria = tuple(c.id for c in page.criteria)
        return Ask(ref, ids, criteria, turn, page.low, page.high, secret=page.secret, views=views)
    return Ask(ref, ids, ("answer",), turn, secret=False, views=False)


# Choosing


def most_picks(page: ChoosePage, variant: Variant) -> int:
    """Return the advised number of picks."""
    return page.most_in.get(variant, page.most)


def pick(book: Workbook, ref: str, page: ChoosePage, item_id: str) -> Change:
    """Return the change that picks an item, or leaves it; what was first and is left is first no more."""
    picked = list(as_texts(book.field(ref, page.pick)))
    if item_id not in picked:
        return SetField(ref, page.pick, [*picked, item_id])
    picked.remove(item_id)
    left: Change = SetField(ref, page.pick, picked or None)
    if page.first and book.field(ref, page.first) == item_id:
        return Several((left, SetField(ref, page.first, None)))
    return left


def make_first(book: Workbook, ref: str, page: ChoosePage, item_id: str) -> Change | None:
    """Return the change that makes an item the first one (picking it where it was not), or no longer the first."""
    if not page.first:
        return None
    if book.field(ref, page.first) == item_id:
        return SetField(ref, page.first, None)
    named = SetField(ref, page.first, item_id)
    if item_id in as_texts(book.field(ref, page.pick)):
        return named
    return Several((pick(book, ref, page, item_id), named))


def notes_for(page: ChoosePage, variant: Variant, *, picked: bool) -> tuple[Field, ...]:
    """Return the notes that are asked on a picked or on a left item."""
    wanted = ("all", "picked") if picked else ("all", "left")
    return tuple(field for field in in_variant(page.notes, variant) if field.on in wanted)


# Actions as rows


ACTION_COLUMNS = ("step", "owner", "due", "done_when", "source", "state", "learnt")


def action_row(action: Action) -> Item:
    """Return an action as a row of a table: ``what`` is its text."""
    cells: dict[str, Value] = {name: getattr(action, name) for name in ACTION_COLUMNS if getattr(action, name)}
    return Item(action.id, action.what, cells)


def action_with(action: Action, column: str, value: Value) -> Action:
    """Return an action with one column changed; ``what`` is the row's text."""
    if column == "due":
        return with_(action, due=value if isinstance(value, str) else None)
    if column == "state":
        return with_(action, state=value if value in ("open", "done", "dropped") else "open")
    said = ", ".join(as_texts(value))
    return with_(action, **{"what" if column in ("text", "what") else column: said})


def table_rows(
    exercise: Exercise, page: TablePage, book: Workbook, variant: Variant, findings: Findings
) -> tuple[Item, ...]:
    """Return the rows of a table: items, or the workbook's actions."""
    if page.special == "open_actions":
        return tuple(action_row(action) for action in book.actions if action.state == "open" or action.learnt)
    if page.special:
        return tuple(action_row(action) for action in book.actions if action.state != "dropped")
    return shown_items(exercise, page, book, variant, findings)


def can_add_rows(page: Page) -> bool:
    """Tell whether rows of a page are its own, so that they can be added and deleted."""
    if isinstance(page, TablePage):
        return page.special == "actions" or not (page.of or page.lines or page.special)
    return isinstance(page, CollectPage)
