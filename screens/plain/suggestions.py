"""Line mode of the plan: suggestions are taken, edited or dropped; actions get an owner and a date."""

from __future__ import annotations

from exercises.filling.entry import in_variant
from exercises.filling.tables import action_row, action_with, can_add_rows, is_told, table_rows
from exercises.pages import ChoosePage, TablePage
from exercises.plan.drafting import drafts, in_order
from exercises.plan.taking import drop, pending, take
from screens.plain.desk import Desk
from screens.plain.fields import ask_field
from workbook.changes import RemoveAction, SetAction
from workbook.model import Action, Value, new_id

CHOICES = (("take", "take it"), ("edit", "take it in other words"), ("drop", "drop it"), ("later", "decide later"))


def ask_suggestions(desk: Desk, page: ChoosePage) -> None:
    """Go through the suggestions nobody has decided on yet."""
    waiting = pending(desk.book, in_order(drafts(desk.findings())))
    if not waiting:
        desk.voice.say("There is no suggestion left to decide on.")
    for number, draft in enumerate(waiting, 1):
        desk.voice.heading(f"{number} of {len(waiting)}. {draft.what}")
        desk.voice.say(draft.why)
        picked = desk.voice.pick("This one", CHOICES, "later")
        if picked == "take":
            desk.do(take(desk.book, draft), draft.what)
        elif picked == "edit":
            desk.do(take(desk.book, draft, desk.voice.text("In our words", draft.what)), draft.what)
        elif picked == "drop":
            desk.do(drop(desk.book, draft), draft.what)


def ask_actions(desk: Desk, page: TablePage) -> None:
    """Go through the actions and ask for each column; new ones until a line stays empty."""
    label = page.text.label or "Action"
    for row in table_rows(desk.exercise, page, desk.book, desk.variant, desk.findings()):
        given = desk.voice.text(label, row.text)
        if not given and can_add_rows(page):
            desk.do(RemoveAction(row.id), row.text)
        else:
            _columns(desk, page, row.id, given or row.text)
    while can_add_rows(page):
        given = desk.voice.text(f"{label} (Enter alone ends the list)", hint=page.text.hint)
        if not given:
            break
        action = Action(new_id(desk.book.actions, "N"), what=given)
        desk.do(SetAction(action), given)
        _columns(desk, page, action.id, given)


def _columns(desk: Desk, page: TablePage, action_id: str, what: str) -> None:
    def standing() -> Action:
        return next(action for action in desk.book.actions if action.id == action_id)

    if standing().what != what:
        desk.do(SetAction(action_with(standing(), "what", what)), what)
    for field in in_variant(page.columns, desk.variant):
        if is_told(page, field):
            continue
        now = action_row(standing()).cells.get(field.id)

        def keep(value: Value, name: str = field.id, now: Value = now) -> None:
            if value != now:
                desk.do(SetAction(action_with(standing(), name, value)), what)

        keep(ask_field(desk, field, now, keep=keep))
