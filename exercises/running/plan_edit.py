"""Changing the agenda while it runs: blocks added, dropped, moved, switched between full and short."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace as with_

from exercises.guide import BLOCKS, block_exercise, exercise, free_id, own_files, told
from exercises.page_parts import VARIANTS, Variant
from exercises.registry import CATALOGUE
from exercises.running.run import nearest, stops
from workbook.changes import SetAgenda, SetPlace, Several
from workbook.errors import GuideError
from workbook.model import Block, Workbook

GROUP: tuple[Variant, ...] = ("full", "short")
PAUSES = {"break": 15, "lunch": 45, "slack": 10, "open_actions": 10, "close": 10, "welcome": 10}
"""Minutes of a block that is no exercise, as it is added; they can be changed."""


def variants_of(book: Workbook, block: Block) -> tuple[Variant, ...]:
    """Return the variants a block can be switched between: full and short in a group, every one alone."""
    try:
        totals = told(block).totals
    except GuideError:
        return ()
    return tuple(v for v in (VARIANTS if book.solo else GROUP) if v in totals)


def offers(book: Workbook) -> tuple[tuple[str, str], ...]:
    """Return what can be added, as name and title: exercises the agenda has not, then breaks and the like."""
    there = {block.exercise for block in book.agenda}
    found: list[tuple[str, str]] = []
    for name in (*CATALOGUE, *own_files()):
        try:
            words = exercise(name)
        except GuideError:
            continue
        if (
            name not in there
            and (book.solo or not words.private)
            and any(v in words.totals for v in (VARIANTS if book.solo else GROUP))
        ):
            found.append((name, words.title))
    once = {block.id for block in book.agenda} & {"welcome", "open_actions", "close"}
    found += [(name, block_exercise(name).title) for name in BLOCKS if name not in once]
    return tuple(found)


def added(book: Workbook, name: str, after: str = "") -> SetAgenda:
    """Return the change that adds an exercise or a break behind the block *after*, or at the end.

    Raises:
        GuideError: There is no such exercise, or its file is wrong.
    """
    block_id = free_id(name, {block.id for block in book.agenda})
    if name in BLOCKS:
        block = Block(block_id, minutes=PAUSES[name])
    else:
        totals = exercise(name).totals
        variant = next(v for v in (*GROUP, *VARIANTS) if v in totals)
        block = Block(block_id, name, variant, totals[variant])
    at = next((n for n, own in enumerate(book.agenda, 1) if own.id == after), len(book.agenda))
    return SetAgenda((*book.agenda[:at], block, *book.agenda[at:]))


def removed(book: Workbook, block_id: str) -> SetAgenda | Several:
    """Return the change that takes a block out of the agenda; what was answered in it stays.

    Where it is the block in hand, the day goes on with what follows it.
    """
    change = SetAgenda(tuple(block for block in book.agenda if block.id != block_id))
    if book.session.page.split("/")[0] != block_id:
        return change
    without = with_(book, agenda=_with(book, block_id, lambda block: with_(block, dropped=True)).agenda)
    found = stops(without)
    to = nearest(without, found, block_id) or nearest(without, found, block_id, -1)
    return Several((change, SetPlace(to.place))) if to is not None else change


def dropped(book: Workbook, block_id: str) -> SetAgenda:
    """Return the change that leaves a block out today, or takes it up again."""
    return _with(book, block_id, lambda block: with_(block, dropped=not block.dropped))


def timed(book: Workbook, block_id: str, minutes: int) -> SetAgenda:
    """Return the change that plans so many minutes for a block."""
    return _with(book, block_id, lambda block: with_(block, minutes=minutes))


def switched(book: Workbook, block_id: str) -> SetAgenda | None:
    """Return the change that runs a block in its next variant, ``None`` where it has one only."""
    block = next(block for block in book.agenda if block.id == block_id)
    names = variants_of(book, block)
    if len(names) < 2:
        return None
    at = names.index(block.variant) if block.variant in names else -1
    name = names[(at + 1) % len(names)]
    minutes = told(block).totals[name] if block.exercise else block.minutes  # a welcome keeps what the agenda gives it
    return _with(book, block_id, lambda own: with_(own, variant=name, minutes=minutes))


def moved(book: Workbook, block_id: str, by: int) -> SetAgenda | None:
    """Return the change that moves a block by so many places, ``None`` where it stands at the end already."""
    blocks = list(book.agenda)
    at = next(n for n, block in enumerate(blocks) if block.id == block_id)
    if not 0 <= at + by < len(blocks):
        return None
    blocks.insert(at + by, blocks.pop(at))
    return SetAgenda(tuple(blocks))


def _with(book: Workbook, block_id: str, make: Callable[[Block], Block]) -> SetAgenda:
    return SetAgenda(tuple(make(block) if block.id == block_id else block for block in book.agenda))
