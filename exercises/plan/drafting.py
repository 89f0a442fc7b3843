"""Suggestions as drafts of actions: words to take, edit or drop."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from exercises.filling.rows import lines_of
from exercises.forms import clipped
from exercises.guide import exercise
from exercises.kit import Findings
from exercises.knowledge.answers import Answers as Knowledge
from exercises.pages import QuizPage
from exercises.pilots.answers import Answers as Pilots
from exercises.pilots.results import Result as PilotsResult
from exercises.plan.answers import Step
from exercises.plan.suggestions import RULES, Suggestion, suggestions
from exercises.problems.answers import Answers as Problems
from exercises.scorecard.answers import Answers as Scorecard

_EXERCISE = {rule.id: rule.exercise for rule in RULES}


class Draft(Struct, frozen=True):
    """A suggestion as an action that may be taken, edited or dropped.

    Attributes:
        id: Stable: rule and what it is about; stands in field ``taken`` or ``dropped`` of ``plan/suggestions``.
        rule: ``R13``.
        step: Start-up step.
        about: What it is about, as in the result.
        what: The action, starting with a verb.
        why: Why it is suggested, one sentence.
        source: Exercise and rule (``support R13``), as the action will say it.
    """

    id: str
    rule: str
    step: Step
    about: str
    what: str
    why: str
    source: str


def drafts(known: Findings) -> tuple[Draft, ...]:
    """Return every suggestion as a draft, in the order of the suggestions. Pure."""
    return tuple(_draft(found, known) for found in suggestions(known))


FIRST = ("R20", "R02", "R03", "R04", "R05", "R17")
"""What speaks of what we found ourselves: low factors, the problem and the know-how we chose, pilots, barriers."""
LAST = ("R01",)
"""What comes several times over and can wait: a case for every myth."""


def in_order(ready: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return drafts in the order people decide on them: what came out of the session first, what repeats itself last.

    Within a rule, and among the other rules, they keep their order.
    """
    place = {rule: n - len(FIRST) for n, rule in enumerate(FIRST)} | dict.fromkeys(LAST, 1)
    return tuple(sorted(ready, key=lambda draft: place.get(draft.rule, 0)))


def _draft(found: Suggestion, known: Findings) -> Draft:
    say = exercise("plan").say
    words = {"about": clipped(_words(found, known)), "point": _point(found, known)}
    own, plain = f"{found.rule} {found.about}", found.rule
    if found.rule == "R15":
        own = "R15 type" if found.about in ("voice", "line", "resource") else "R15 ask"
    what = say(own) if say(own) != own else say(plain)
    why = say(f"{own} why") if say(f"{own} why") != f"{own} why" else say(f"{plain} why")
    source = f"{_EXERCISE[found.rule]} {found.rule}"
    agreed = _agreed_move(found, known)
    return Draft(
        id=found.id,
        rule=found.rule,
        step=found.step,
        about=found.about,
        what=agreed or what.format(**words),
        why=why.format(**words),
        source=source,
    )


def _agreed_move(found: Suggestion, known: Findings) -> str:
    """A low factor for which the group agreed a move already suggests that move."""
    scorecard = known.answer("scorecard", Scorecard) if found.rule == "R20" else None
    return scorecard.agreed_moves.get(found.about, "") if scorecard else ""


def _point(found: Suggestion, known: Findings) -> str:
    """The weakest readiness point of a candidate, in words."""
    pilots = known.result("pilots", PilotsResult) if found.rule == "R05" else None
    if pilots is None:
        return ""
    weakest = pilots.weakest.get(found.about, "")
    page = exercise("pilots").page("readiness")
    return next((c.label for c in getattr(page, "criteria", ()) if c.id == weakest), weakest).lower()


def _words(found: Suggestion, known: Findings) -> str:
    """What a suggestion is about, in words."""
    look = _WORDS.get(found.rule)
    return look(found.about, known) if look else found.about


def _myth(about: str, known: Findings) -> str:
    pages = (page for page in exercise("primer").pages if isinstance(page, QuizPage))
    return next((s.text for page in pages for s in page.statements if s.id == about), about)


def _cluster(about: str, known: Findings) -> str:
    problems = known.answer("problems", Problems)
    return problems.clusters.get(about, about) if problems else about


def _area(about: str, known: Findings) -> str:
    knowledge = known.answer("knowledge", Knowledge)
    return next((a.area for a in (knowledge.areas if knowledge else ()) if a.id == about), about)


def _candidate(about: str, known: Findings) -> str:
    pilots = known.answer("pilots", Pilots)
    return next((c.name for c in (pilots.candidates if pilots else ()) if c.id == about), about)


def _said(name: str) -> Callable[[str, Findings], str]:
    return lambda about, known: exercise(name).say(about)


def _factor(about: str, known: Findings) -> str:
    lines = lines_of(exercise("scorecard").page("scores"))
    return next((line.label for line in lines if line.id == about), about)


_WORDS: dict[str, Callable[[str, Findings], str]] = {
    "R01": _myth,
    "R02": _cluster,
    "R03": _area,
    "R04": _area,
    "R05": _candidate,
    "R08": _said("plan"),
    "R11": _said("plan"),
    "R20": _factor,
}
