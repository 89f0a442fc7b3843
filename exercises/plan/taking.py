"""Taking a suggestion into the plan, or dropping it: nothing is added without a keypress."""

from __future__ import annotations

from collections.abc import Sequence

from exercises.filling.cells import as_texts
from exercises.plan.drafting import Draft
from workbook.changes import Change, SetAction, SetField, Several
from workbook.model import Action, Workbook, new_id
from workbook.text import clean_line

PAGE = "plan/suggestions"
TAKEN, DROPPED = "taken", "dropped"


def decided(book: Workbook, draft: Draft) -> str:
    """Return ``taken``, ``dropped``, or nothing where it was not decided yet."""
    return next((name for name in (TAKEN, DROPPED) if draft.id in as_texts(book.field(PAGE, name))), "")


def pending(book: Workbook, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the suggestions nobody has decided on yet, in order."""
    return tuple(draft for draft in drafts if not decided(book, draft))


def take(book: Workbook, draft: Draft, what: str = "") -> Change:
    """Return the change that makes an action of a suggestion, in the words of *what* where they were edited."""
    action = Action(
        new_id(book.actions, "N"), step=draft.step, what=clean_line(what) or draft.what, source=draft.source
    )
    known_by = SetField(PAGE, _action_of(draft), action.id)
    return Several((SetAction(action), *_decide(book, draft, TAKEN), known_by), action.what)


def worded(book: Workbook, draft: Draft) -> str:
    """Return a suggestion in the words it has in the plan; its own where it was not taken, or is there no more."""
    known_by = book.field(PAGE, _action_of(draft)) if decided(book, draft) == TAKEN else None
    return next((action.what for action in book.actions if action.id == known_by and action.what), draft.what)


def _action_of(draft: Draft) -> str:
    """The field that says which action a taken suggestion became."""
    return f"action of {draft.id}"


def drop(book: Workbook, draft: Draft) -> Change:
    """Return the change that drops a suggestion; it can be taken later all the same."""
    return Several(tuple(_decide(book, draft, DROPPED)), draft.what)


def _decide(book: Workbook, draft: Draft, name: str) -> list[Change]:
    changes: list[Change] = []
    for field in (TAKEN, DROPPED):
        before = list(as_texts(book.field(PAGE, field)))
        after = [other for other in before if other != draft.id] + ([draft.id] if field == name else [])
        if after != before:
            changes.append(SetField(PAGE, field, after or None))
    return changes
