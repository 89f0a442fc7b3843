"""What the ballot of a page asks: which items, which criteria, how many dots a person and why."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.filling.entry import cells_list, page_ref, shown_items
from exercises.forms import counted
from exercises.guide import BLOCKS
from exercises.kit import Findings
from exercises.outlines import Exercise
from exercises.page_parts import Variant
from exercises.pages import Page, RatePage, VotePage
from workbook.ballots import VOTES, Ask
from workbook.model import Item, Tally, Workbook


def dots_each(page: VotePage, items: int) -> int:
    """Return the suggested marks a person: a number, or a third of the items, at least 3 and at most 5."""
    return min(5, max(3, -(-items // 3))) if page.marks == "third" else page.marks


def dots_reason(page: VotePage, items: int, dots: int | None = None) -> str:
    """Return why so many marks a person are suggested; with *dots*, that the number is ours and what was suggested."""
    suggested = dots_each(page, items)
    if dots is not None and dots != suggested:
        return f"our number; {suggested} {'is' if suggested == 1 else 'are'} suggested"
    if page.marks != "third":
        return "what the guide suggests"
    return f"a third of {counted(items, 'line')}, at least 3, at most 5"


def voted_on(
    exercise: Exercise, page: Page, book: Workbook, variant: Variant, findings: Findings, first: Tally | None = None
) -> tuple[Item, ...]:
    """Return what a round of a page is about; with the counts of a *first* round, what a second one is about.

    Then it is what was counted: a page whose items follow from a vote must not change under it.
    """
    shown = shown_items(exercise, page, book, variant, findings)
    if first is None:
        return shown
    known = {item.id for item in shown}
    more = [i for i in book.rows(cells_list(exercise, page, book)) if i.id in first.counts and i.id not in known]
    return tuple(i for i in (*shown, *more) if i.id in first.counts or isinstance(page, VotePage))


def ask_of(exercise: Exercise, page: Page, items: Sequence[Item], turn: int = 1, dots: int | None = None) -> Ask:
    """Return what the ballot of a vote, rate or quiz page asks; *dots* overrides the suggested number."""
    ref, ids = page_ref(exercise, page), tuple(item.id for item in items)
    # Viewpoints are compared on the guide's own fixed lines alone (values, factors), never on what a group wrote.
    lines = isinstance(page, VotePage | RatePage) and page.secret and bool(page.lines)
    views = lines and exercise.id not in BLOCKS  # of a trial ballot nothing is compared
    if isinstance(page, VotePage):
        each = dots_each(page, len(ids)) if dots is None else dots
        return Ask(ref, ids, (VOTES,), turn, dots=each, cap=page.cap, unit=page.unit, secret=page.secret, views=views)
    if isinstance(page, RatePage):
        criteria = tuple(c.id for c in page.criteria)
        return Ask(ref, ids, criteria, turn, page.low, page.high, secret=page.secret, views=views)
    return Ask(ref, ids, ("answer",), turn, secret=False, views=False)
