"""Line mode of a `quiz` page."""

from __future__ import annotations

from exercises.filling.cells import as_text
from exercises.filling.entry import statements_in
from exercises.page_parts import Statement
from exercises.pages import QuizPage
from screens.plain.desk import Desk
from workbook.changes import SetTally
from workbook.model import Counts, Tally

ANSWERS = (("true", "true"), ("false", "false"), ("unsure", "unsure"))


def ask(desk: Desk, page: QuizPage) -> None:
    """Ask each statement: alone for an answer and how sure, in a group for the hands."""
    for statement in statements_in(page, desk.variant):
        desk.voice.heading(f"{statement.id} “{statement.text}”")
        if desk.alone:
            _own(desk, page, statement)
        else:
            _hands(desk, page, statement)
        right = "True" if statement.answer else "False"
        desk.voice.say(f"{right}. {statement.line}")


def _own(desk: Desk, page: QuizPage, statement: Statement) -> None:
    now = as_text(desk.field(page, statement.id)) or None
    answer = desk.voice.pick("True or false?", ANSWERS, now)
    desk.set_field(page, statement.id, answer)
    sure = f"{statement.id}_confidence"
    before = desk.field(page, sure)
    given = desk.voice.number(
        "How sure (1 guess, 2 fairly, 3 sure)?", 1, 3, before if isinstance(before, int) else None
    )
    desk.set_field(page, sure, given)


def _hands(desk: Desk, page: QuizPage, statement: Statement) -> None:
    key = desk.key(page)
    tally = desk.tally(page) or Tally(key, way="hands")
    before = tally.counts.get(statement.id, {}).get("answer", {})
    counts: Counts = {}
    for mark, words in ANSWERS:
        given = desk.voice.number(f"Hands up for {words}", 0, None, before.get(mark))
        if given:
            counts[mark] = int(given)
    rows = {**tally.counts, statement.id: {"answer": counts}}
    voters = max((sum(row["answer"].values()) for row in rows.values()), default=0)
    after = Tally(key, tally.round, "hands", rows, voters=voters)
    if counts != {mark: n for mark, n in before.items() if n}:
        desk.do(SetTally(after.key, after), statement.id)
