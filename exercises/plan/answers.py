"""The answers of `plan` as one typed value, from and to its pages and the interchange file.

The actions belong to the workbook: they are read from there, and :func:`actions_of` gives them back to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from exercises.filling.cells import field_text, field_texts, kept
from exercises.forms import filled_ids, one_of, without_blanks
from exercises.kit import builtins
from exercises.scores import Scores
from exercises.tallied import scores_tally, tally_scores
from workbook.model import Action, Content, Item, Participant, Tally, Value, Workbook

Step: TypeAlias = Literal["S1", "S2", "S3", "S4", "S5", "S6"]
STEPS: tuple[Step, ...] = ("S1", "S2", "S3", "S4", "S5", "S6")
Status: TypeAlias = Literal["not started", "begun", "working"]
STATUSES: tuple[Status, ...] = ("not started", "begun", "working")
ActionState: TypeAlias = Literal["open", "done", "dropped"]

STATUS = "plan/status"
SUGGESTIONS = "plan/suggestions"
REVIEW = "plan/review"
CONFIDENCE = "plan/confidence"
LINE = "confidence"
"""The one line of the confidence page, and its criterion."""


class Planned(Struct, frozen=True, omit_defaults=True):
    """One action as the interchange file tells it; a file may leave out its id."""

    step: Step | Literal[""] = ""
    what: str = ""
    owner: str = ""
    due: str | None = None
    done_when: str = ""
    source: str = ""
    state: ActionState = "open"
    learnt: str = ""
    id: str = ""


class Answers(Struct, frozen=True, omit_defaults=True):
    """What was entered in `plan`.

    Attributes:
        status: Start-up step -> how far it is.
        not_now: Start-up step -> why there is no action for it now.
        confidence: How sure each is that this will be done; where there were two rounds, the second.
        confidence_first: The first of two rounds.
        mended: What was changed because somebody's confidence was under 3.
        taken, dropped: Ids of suggestions that became actions, or were put aside.
    """

    status: dict[Step, Status] = {}
    actions: tuple[Planned, ...] = ()
    not_now: dict[Step, str] = {}
    confidence: Scores = Scores()
    confidence_first: Scores = Scores()
    mended: str = ""
    review_date: str | None = None
    taken: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


def adapt(raw: Any) -> Any:
    """Return the canonical form: null, empty and missing say the same."""
    return without_blanks(raw)


def present(answers: Answers) -> Any:
    """Return the answers as JSON values."""
    told = builtins(answers)
    return {name: value for name, value in told.items() if value not in ({}, [])}


def read(book: Workbook) -> Answers:
    """Return the answers that stand in the pages, and the workbook's actions."""
    first, second = _scored(book.tally(CONFIDENCE, 1)), _scored(book.tally(CONFIDENCE, 2))
    rows = {row.id: one_of(row.cells.get("state"), STATUSES) for row in book.rows(STATUS)}
    reasons = {step: field_text(book, REVIEW, f"not_now_{step}") for step in STEPS}
    return Answers(
        status={step: state for step in STEPS if (state := rows.get(step))},
        actions=tuple(_planned(action) for action in book.actions),
        not_now={step: reason for step, reason in reasons.items() if reason},
        confidence=first if second is None and first is not None else second or Scores(),
        confidence_first=first if first is not None and second is not None else Scores(),
        mended=field_text(book, CONFIDENCE, "mended"),
        review_date=field_text(book, REVIEW, "review_date") or None,
        taken=field_texts(book, SUGGESTIONS, "taken"),
        dropped=field_texts(book, SUGGESTIONS, "dropped"),
    )


def _planned(action: Action) -> Planned:
    return Planned(
        step=one_of(action.step, STEPS) or "",
        what=action.what,
        owner=action.owner,
        due=action.due,
        done_when=action.done_when,
        source=action.source,
        state=action.state,
        learnt=action.learnt,
        id=action.id,
    )


def _scored(tally: Tally | None) -> Scores | None:
    return tally_scores(tally, LINE, LINE) if tally is not None and LINE in tally.counts else None


def write(answers: Answers, people: Sequence[Participant]) -> Content:
    """Return what stands in the pages for these answers; the actions are the workbook's, see :func:`actions_of`."""
    status = tuple(Item(step, cells={"state": state}) for step in STEPS if (state := answers.status.get(step)))
    reasons = {f"not_now_{step}": reason for step in STEPS if (reason := answers.not_now.get(step))}
    pages: dict[str, dict[str, Value]] = {
        SUGGESTIONS: kept(taken=answers.taken, dropped=answers.dropped),
        REVIEW: kept(review_date=answers.review_date, **reasons),
        CONFIDENCE: kept(mended=answers.mended),
    }
    rounds = [scores for scores in (answers.confidence_first, answers.confidence) if scores.n or scores.passes]
    tallies = (scores_tally(CONFIDENCE, {LINE: {LINE: own}}, turn) for turn, own in enumerate(rounds, 1))
    return Content(
        {page: values for page, values in pages.items() if values},
        {STATUS: status} if status else {},
        {tally.key: tally for tally in tallies},
    )


def actions_of(answers: Answers) -> tuple[Action, ...]:
    """Return the plan's actions as the workbook keeps them, each with an id of its own."""
    ids = filled_ids([action.id for action in answers.actions], "N")
    return tuple(
        Action(
            id=action_id,
            step=action.step,
            what=action.what,
            owner=action.owner,
            due=action.due,
            done_when=action.done_when,
            source=action.source,
            state=action.state,
            learnt=action.learnt,
        )
        for action_id, action in zip(ids, answers.actions, strict=True)
    )
