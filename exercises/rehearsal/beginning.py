"""A rehearsal's workbook as it begins, and the group that belongs to it."""

from __future__ import annotations

from msgspec import convert, to_builtins

from exercises.guide import agenda, agenda_blocks
from exercises.rehearsal.group import Group, people, words
from workbook.model import Action, Info, Value, Workbook

PAGE, SEED = "rehearsal/group", "seed"
"""Where a rehearsal keeps which group it has, so that it can be gone on with."""


def rehearsal_book(agenda_id: str, count: int, seed: int, day: str) -> Workbook:
    """Return a workbook to rehearse an agenda with: kind ``rehearsal``, its people, nothing entered.

    A returning group brings open actions, or there would be nothing to look back at.

    Args:
        agenda_id: Id of the agenda.
        count: How many people; for an agenda for one person always one.
        seed: Which group.
        day: ISO date of the workshop.

    Raises:
        GuideError: There is no such agenda.
    """
    plan = agenda(agenda_id)
    here = people(min(count, plan.people[1]) if plan.people[1] == 1 else count)
    told = words()
    cover = Info(kind="rehearsal", date=day, agenda=agenda_id, coordinator_candidate=here[0].id if here else "")
    info = convert({**to_builtins(cover), **told.cover}, Info)
    actions: tuple[Action, ...] = ()
    if any(part.block == "open_actions" for part in plan.blocks):
        rows = told.of("plan/actions", "rows")
        actions = tuple(
            Action(f"N{n}", "S3", text, here[n % len(here)].id, day, source="talk in the room")
            for n, text in enumerate(rows, 1)
        )
    fields: dict[str, dict[str, Value]] = {PAGE: {SEED: seed}}
    return Workbook("", info, here, agenda_blocks(plan), fields=fields, actions=actions)


def group_of(book: Workbook) -> Group:
    """Return the group of a rehearsal, with the people that stand in the workbook now."""
    seed = book.field(PAGE, SEED)
    return Group(seed if isinstance(seed, int) else 1, book.people)
