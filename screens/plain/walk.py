"""Walking the pages of an exercise or of a whole agenda, line by line; stops and resumes anywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

from exercises.filling.entry import asked, asked_how
from exercises.guide import exercise
from exercises.outlines import Exercise
from exercises.page_parts import Variant
from exercises.pages import Kind, Page
from exercises.registry import code_of
from screens.plain.desk import Desk
from screens.plain.saving import say_saving
from screens.plain.voice import Back, Voice
from workbook.changes import SetPlace
from workbook.model import Block
from workbook.store import Store


@cache
def asker(kind: Kind) -> Callable[[Desk, Any], None]:
    """Return the asker of a page kind: the `ask` of the module named like it."""
    found: Callable[[Desk, Any], None] = import_module(f"screens.plain.{kind}").ask
    return found


def kind_of(page: Page) -> Kind:
    """Return a page's kind."""
    kind: Kind = page.__struct_config__.tag  # type: ignore[assignment]
    return kind


def walk_exercise(
    voice: Voice, store: Store, told: Exercise, variant: Variant, *, resume: bool = True, again: bool = False
) -> bool:
    """Walk the pages of one exercise.

    Args:
        voice: Who asks.
        store: The open workbook.
        told: The exercise.
        variant: How it is run.
        resume: Start at the first page that is not settled, not at the first of all.
        again: Start at the last page (somebody went back from the exercise after this one).

    Returns:
        True when the last page was answered, False when the person went back before the first one.

    Raises:
        Stop: The person wants to stop.
    """
    desk = Desk(voice, store, told, variant)
    pages = told.in_variant(variant)
    voice.heading(told.title)
    voice.say(told.purpose)
    place = len(pages) - 1 if again else _first_open(desk, pages) if resume else 0
    while place < len(pages):
        if place < 0:
            return False
        page = pages[place]
        try:
            _page(desk, page, place + 1, len(pages))
        except Back:
            place -= 1
            continue
        desk.settle(page)
        say_saving(voice, store)
        place += 1
    headline = result_line(desk)
    if headline:
        voice.heading(f"{told.title}: {headline}")
    return True


def walk_agenda(voice: Voice, store: Store) -> None:
    """Walk the exercises of the workbook's agenda, from the first that is not finished.

    Raises:
        Stop: The person wants to stop.
    """
    blocks = [block for block in store.book.agenda if block.exercise and not block.dropped]
    place = next((n for n, block in enumerate(blocks) if not _finished(store, block)), 0)
    again, resume = False, True
    while place < len(blocks):
        block = blocks[place]
        told = exercise(block.exercise)
        voice.heading(f"Part {place + 1} of {len(blocks)}, about {_minutes(block.minutes)}")
        forward = walk_exercise(voice, store, told, _variant(block), resume=resume, again=again)
        if not forward and place == 0:
            voice.say("This is the first page.")
        again, resume = not forward and place > 0, forward
        place = place + 1 if forward else max(place - 1, 0)


def result_line(desk: Desk) -> str:
    """Return the exercise's result in one line."""
    findings = desk.findings()
    name = desk.exercise.id
    if name not in findings.results:
        return ""
    return code_of(name).headline(findings.answers[name], findings.results[name], desk.scene_of(name))


def _page(desk: Desk, page: Page, number: int, of: int) -> None:
    box = page.box(desk.variant)
    minutes = f", {_minutes(sum(box))}" if box and sum(box) else ""
    desk.voice.heading(f"{number} of {of}. {page.title}{minutes}")
    desk.voice.say(asked(page, desk.variant))
    for line in asked_how(page, desk.variant):
        desk.voice.say(line)
    desk.store.do(SetPlace(desk.key(page)))
    desk.open(page)
    asker(kind_of(page))(desk, page)


def _first_open(desk: Desk, pages: tuple[Page, ...]) -> int:
    return next((n for n, page in enumerate(pages) if desk.book.mark(desk.key(page)).status != "settled"), 0)


def _finished(store: Store, block: Block) -> bool:
    pages = exercise(block.exercise).in_variant(_variant(block))
    return all(store.book.mark(f"{block.exercise}/{page.id}").status == "settled" for page in pages)


def _variant(block: Block) -> Variant:
    return block.variant  # type: ignore[return-value]  # checked when the agenda was read


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"
