"""What the other exercises suggest for the plan: one small pure function a rule, in the order of the rules.

Suggestions are pencilled: nothing is added to the plan without a keypress. Source of the rules: `docs/formulas.md`,
Suggestions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from msgspec import Struct

from exercises.canvas.results import Result as Canvas
from exercises.hold import is_held
from exercises.integration.answers import Answers as IntegrationAnswers
from exercises.integration.results import Result as Integration
from exercises.interviews.results import Result as Interviews
from exercises.kit import Findings
from exercises.knowledge.results import Result as Knowledge
from exercises.launch.results import Result as Launch
from exercises.pilots.results import Result as Pilots
from exercises.plan.answers import Step
from exercises.primer.results import Result as Primer
from exercises.problems.results import Result as Problems
from exercises.proposition.results import Result as Proposition
from exercises.rhythm.results import Result as Rhythm
from exercises.scorecard.results import Result as Scorecard
from exercises.sponsors.results import Result as Sponsors
from exercises.statistics import exact
from exercises.support.answers import Answers as SupportAnswers
from exercises.support.results import Result as Support
from exercises.support.results import not_earned
from exercises.values.results import Result as Values

CLEAR = 9
"""A domain that scores less is not clear yet."""
CLARITY = exact(3.5)
WORDS = 75
HINDERS_MOST = -2

FACTOR_STEPS: dict[str, Step] = {
    "FC1": "S3",
    "FC2": "S4",
    "FC3": "S3",
    "FC4": "S3",
    "FC5": "S3",
    "FO1": "S1",
    "FO2": "S5",
    "FO3": "S6",
    "FO4": "S4",
    "FO5": "S5",
}
"""Which start-up step a low factor is worked on in."""


class Suggestion(Struct, frozen=True):
    """A rule that fired: its number, the start-up step, and what it is about (an id, or a text as entered)."""

    rule: str
    step: Step
    about: str

    @property
    def id(self) -> str:
        """The suggestion's stable id: rule and about."""
        return f"{self.rule}:{self.about}"


Found: TypeAlias = Iterator[tuple[Step, str]]


def r01(known: Findings) -> Found:
    """A myth that under 60 % got right."""
    primer = known.result("primer", Primer)
    for name, myth in primer.myths.items() if primer else ():
        if myth.revisit:
            yield "S2", name


def r02(known: Findings) -> Found:
    """The first problem of the ranking is not one for a community."""
    problems = known.result("problems", Problems)
    first = next(iter(problems.told), None) if problems else None
    if first is not None and not first.held and first.not_a_community_problem:
        yield "S1", first.id


def _areas(known: Findings, move: str) -> Iterator[str]:
    knowledge = known.result("knowledge", Knowledge)
    return (row.id for row in (knowledge.ranking if knowledge else ()) if row.move == move)


def r03(known: Findings) -> Found:
    """A knowledge area to protect."""
    for area in _areas(known, "Protect"):
        yield "S3", area


def r04(known: Findings) -> Found:
    """A knowledge area to build."""
    for area in _areas(known, "Build"):
        yield "S4", area


def r05(known: Findings) -> Found:
    """A candidate to prepare."""
    pilots = known.result("pilots", Pilots)
    for row in pilots.ranking if pilots else ():
        if row.quadrant == "Prepare":
            yield "S3", row.id


def r06(known: Findings) -> Found:
    """The domain is not clear yet."""
    canvas = known.result("canvas", Canvas)
    if canvas and canvas.domain_score < CLEAR:
        yield "S1", "domain"


def r07(known: Findings) -> Found:
    """The first item for the first shelf."""
    canvas = known.result("canvas", Canvas)
    if canvas and canvas.first_shelf:
        yield "S3", canvas.first_shelf[0]


def r08(known: Findings) -> Found:
    """A cell of the value matrix that got few votes."""
    values = known.result("values", Values)
    for cell in values.weak_cells if values else ():
        yield "S5", cell


def r09(known: Findings) -> Found:
    """The proposition is not clear, or too long."""
    proposition = known.result("proposition", Proposition)
    clarity = proposition.clarity if proposition else None
    if clarity is not None and clarity.mean is not None and clarity.mean < CLARITY and not is_held(clarity):
        yield "S1", "clarity"
    if proposition and proposition.words > WORDS:
        yield "S1", "words"


def r10(known: Findings) -> Found:
    """Too few interviews yet."""
    interviews = known.result("interviews", Interviews)
    if interviews and not interviews.ready:
        yield "S3", "interviews"


def r11(known: Findings) -> Found:
    """A job of the core group that nobody has."""
    launch = known.result("launch", Launch)
    for job in launch.open_jobs if launch else ():
        yield "S3", job


def r12(known: Findings) -> Found:
    """A warning about the rhythm."""
    rhythm = known.result("rhythm", Rhythm)
    for flag in rhythm.flags if rhythm else ():
        yield "S3", flag


def r13(known: Findings) -> Found:
    """A support need that is unmet, but for those that R14 names."""
    support = known.answer("support", SupportAnswers)
    for need in support.real if support else ():
        if need.have == "no" and not not_earned(need):
            yield "S4", need.need


def r14(known: Findings) -> Found:
    """A new system that nothing has earned yet."""
    support = known.result("support", Support)
    for need in support.rung3_not_earned if support else ():
        yield "S4", need


def r15(known: Findings) -> Found:
    """A kind of sponsor that is missing, then an ask without a date."""
    sponsors = known.result("sponsors", Sponsors)
    for kind in sponsors.types_missing if sponsors else ():
        yield "S5", kind
    for role in sponsors.asks_without_date if sponsors else ():
        yield "S5", role


def r16(known: Findings) -> Found:
    """No story that was observed or measured."""
    sponsors = known.result("sponsors", Sponsors)
    if sponsors and not (sponsors.stories.get("observed") or sponsors.stories.get("measured")):
        yield "S5", "stories"


def r17(known: Findings) -> Found:
    """An obvious barrier."""
    integration = known.result("integration", Integration)
    for barrier in integration.obvious if integration else ():
        yield "S6", barrier


def r18(known: Findings) -> Found:
    """The first alignment line at -2."""
    integration = known.answer("integration", IntegrationAnswers)
    lines = (line.line for line in (integration.alignment if integration else ()) if line.score == HINDERS_MOST)
    for line in lines:
        yield "S6", line
        return


def r19(known: Findings) -> Found:
    """No hook into the work, or every one in state *none*."""
    integration = known.result("integration", Integration)
    if integration and integration.island:
        yield "S6", "hooks"


def r20(known: Findings) -> Found:
    """Each of the three lowest factors."""
    scorecard = known.result("scorecard", Scorecard)
    for factor in scorecard.told_lowest if scorecard else ():
        yield FACTOR_STEPS[factor], factor


class Rule(Struct, frozen=True):
    """A rule: its number, the exercise it looks at, what it finds there."""

    id: str
    exercise: str
    find: Callable[[Findings], Found]


RULES: tuple[Rule, ...] = (
    Rule("R01", "primer", r01),
    Rule("R02", "problems", r02),
    Rule("R03", "knowledge", r03),
    Rule("R04", "knowledge", r04),
    Rule("R05", "pilots", r05),
    Rule("R06", "canvas", r06),
    Rule("R07", "canvas", r07),
    Rule("R08", "values", r08),
    Rule("R09", "proposition", r09),
    Rule("R10", "interviews", r10),
    Rule("R11", "launch", r11),
    Rule("R12", "rhythm", r12),
    Rule("R13", "support", r13),
    Rule("R14", "support", r14),
    Rule("R15", "sponsors", r15),
    Rule("R16", "sponsors", r16),
    Rule("R17", "integration", r17),
    Rule("R18", "integration", r18),
    Rule("R19", "integration", r19),
    Rule("R20", "scorecard", r20),
)
"""In the order in which suggestions are shown."""


def suggestions(known: Findings) -> tuple[Suggestion, ...]:
    """Return every suggestion, by rule number, within a rule in the order of the source's result.

    An exercise that was not done suggests nothing.
    """
    return tuple(Suggestion(rule.id, step, about) for rule in RULES for step, about in rule.find(known))
