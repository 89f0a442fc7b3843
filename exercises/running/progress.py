"""How far a workbook is: state, headline and what is missing, block by block."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from exercises.filling.carry import carried
from exercises.filling.filled import is_filled
from exercises.guide import block_kind, told
from exercises.kit import Findings, Scene
from exercises.outlines import Exercise
from exercises.page_parts import VARIANTS, Variant
from exercises.pages import Page, RatePage
from exercises.registry import code_of
from workbook.errors import GuideError
from workbook.model import Block, PageStatus, Workbook
from workbook.session import Stop

State: TypeAlias = Literal["not started", "begun", "done", "check again", "skipped"]
MARKS: dict[State, str] = {"not started": "○", "begun": "◐", "done": "●", "check again": "◇", "skipped": "✕"}

FINISHED: tuple[PageStatus, ...] = ("settled", "skipped")


class BlockState(Struct, frozen=True):
    """How far one block of the agenda is.

    Attributes:
        block: The block.
        title: Its exercise's title, or its own.
        state: not started, begun, done, check again, skipped.
        headline: The result in one line, empty where there is none.
        pages_done: Pages that are settled or skipped.
        pages: Pages of the variant that is run.
        missing: The parts of "done when" that are not met.
        outside: The exercise was done, but is no block of the agenda (fieldwork, the week after).
    """

    block: Block
    title: str
    state: State
    headline: str = ""
    pages_done: int = 0
    pages: int = 0
    missing: tuple[str, ...] = ()
    outside: bool = False


def progress(book: Workbook, findings: Findings) -> tuple[BlockState, ...]:
    """Return how far every block is, in running order; exercises done outside the agenda stand at the end.

    Args:
        book: The workbook.
        findings: From :func:`exercises.evaluate.evaluate`.
    """
    inside = [block_state(book, block, findings) for block in book.agenda]
    return (*inside, *(block_state(book, block, findings, outside=True) for block in outside_blocks(book, findings)))


OVER: tuple[State, ...] = ("done", "check again")
"""States of a block that need no more minutes today."""


class Far(NamedTuple):
    """How far a workbook is, in exercises of its agenda.

    Attributes:
        done: Done.
        of: How many there are, those left out with them.
        left: Left out on purpose: out of the agenda, or every page skipped. They are not done.
        begun: Something stands on their pages, or was settled there, and they are not done.
    """

    done: int
    of: int
    left: int = 0
    begun: int = 0


def done_of(states: Iterable[BlockState]) -> Far:
    """Return how many exercises of the agenda are done, how many there are, how many were left out, how many begun.

    This is the one count of "done": library, overview and command line take theirs from here.
    """
    counted = [state.state for state in states if state.block.exercise and not state.outside]
    begun = counted.count("begun") + counted.count("check again")
    return Far(counted.count("done"), len(counted), counted.count("skipped"), begun)


def over_in(states: Iterable[BlockState]) -> tuple[str, ...]:
    """Return the ids of the blocks that need no more minutes."""
    return tuple(state.block.id for state in states if state.state in OVER)


def outside_blocks(book: Workbook, findings: Findings) -> tuple[Block, ...]:
    """Return a block for every exercise that was opened and is not in the agenda."""
    inside = {block.exercise for block in book.agenda}
    names = [name for name in findings.answers if name not in inside]
    return tuple(Block(name, name, variant_outside(name)) for name in names)


def variant_outside(name: str) -> Variant:
    """Return the variant of an exercise that is run by itself: the fullest it has."""
    try:
        totals = told(Block(name, name)).totals
    except GuideError:
        return "full"
    return next((variant for variant in VARIANTS if variant in totals), "full")


def block_state(book: Workbook, block: Block, findings: Findings, *, outside: bool = False) -> BlockState:
    """Return how far one block is."""
    try:
        words = told(block)
    except GuideError:
        return BlockState(block, block.exercise, "skipped" if block.dropped else "not started", outside=outside)
    pages = pages_of(words, block, alone=book.solo)
    keys = [page_key(block, page) for page in pages]
    finished = sum(book.mark(key).status in FINISHED for key in keys)
    headline, parts = _said(block, findings, words, frozenset(page.id for page in pages))
    state = _state(book, block, words, findings, all_met=bool(parts) and all(met for _, met in parts))
    missing = tuple(text for text, met in parts if not met)
    return BlockState(block, words.title, state, headline, finished, len(pages), missing, outside)


def block_pages(book: Workbook, block: Block) -> tuple[Page, ...]:
    """Return the pages of a block: its exercise's in its variant, or its own; none where its file is missing."""
    try:
        return pages_of(told(block), block, alone=book.solo)
    except GuideError:
        return ()


def pages_of(words: Exercise, block: Block, *, alone: bool = False) -> tuple[Page, ...]:
    """Return the pages of *words* that *block* runs; a trial ballot needs a group, and is tried once a day."""
    variant: Variant = next((v for v in VARIANTS if v == block.variant), "full")
    found = words.in_variant(variant)
    if block.exercise:
        return found
    no_trial = alone or block.id != words.id
    return tuple(page for page in found or words.pages if not (no_trial and isinstance(page, RatePage)))


def day_closed(book: Workbook, here: BlockState) -> bool:
    """Tell whether the day was closed: *here* is its close, and is done or was gone through to its last page."""
    block = here.block
    if block.exercise or block_kind(block) != "close":
        return False
    pages = block_pages(book, block)
    return here.state == "done" or bool(pages and book.session.page == f"{block.id}/{pages[-1].id}")


def page_key(block: Block, page: Page) -> str:
    """Return where a page's answers and mark stand: ``exercise/page``; for other blocks ``block/page``."""
    return f"{block.exercise or block.id}/{page.id}"


def stops(book: Workbook) -> tuple[Stop, ...]:
    """Return every page of the agenda in running order; dropped blocks left out."""
    found: list[Stop] = []
    for block in book.agenda:
        pages = () if block.dropped else block_pages(book, block)
        found += [
            Stop(f"{block.id}/{page.id}", page_key(block, page), block.id, number, len(pages))
            for number, page in enumerate(pages, 1)
        ]
    return tuple(found)


def _said(
    block: Block, findings: Findings, words: Exercise, pages: frozenset[str]
) -> tuple[str, list[tuple[str, bool]]]:
    """Headline and parts of "done when" of a block; neither where nothing was entered."""
    answers = findings.answers.get(block.exercise)
    if answers is None:
        return "", []
    result = findings.results[block.exercise]
    code = code_of(block.exercise)
    headline = code.headline(answers, result, Scene(words, findings))
    return headline, [(part.text, part.met) for part in code.done(answers, result, pages)]


def _state(book: Workbook, block: Block, words: Exercise, findings: Findings, *, all_met: bool) -> State:
    """Done is: every page settled or skipped, or all that "done when" asks for is there."""
    if block.dropped:
        return "skipped"
    pages = pages_of(words, block, alone=book.solo)
    marks = [book.mark(page_key(block, page)) for page in pages]
    if block.exercise and _to_check(book, block, pages, findings):
        return "check again"
    if marks and all(mark.status == "skipped" for mark in marks):
        return "skipped"
    if (marks and all(mark.status in FINISHED for mark in marks)) or all_met:
        return "done"
    if any(mark.status != "ready" for mark in marks) or any(
        is_filled(words, page, book, page_key(block, page)) for page in pages
    ):
        return "begun"
    return "not started"


def _to_check(book: Workbook, block: Block, pages: tuple[Page, ...], findings: Findings) -> bool:
    """Whether a page was marked to be checked, or a source of its carried values has changed."""
    for page in pages:
        key = page_key(block, page)
        mark = book.mark(key)
        if mark.check:
            return True
        if mark.status == "settled" and any(
            value.state == "changed" for value in carried(book, block.exercise, key, findings)
        ):
            return True
    return False
