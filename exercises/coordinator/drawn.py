"""The figures of `coordinator`: private, unless the person shares them with the group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from exercises.coordinator.answers import AREAS, Answers
from exercises.figures import Bar, BarsFigure, Guide, Passage, StatementFigure
from exercises.filling.rows import lines_of
from exercises.kit import Scene
from exercises.statistics import exact, shown

if TYPE_CHECKING:
    from exercises.coordinator.results import Result

Audience: TypeAlias = Literal["all", "private"]
MOST_HOURS = 10.0


def audience(answers: Answers) -> Audience:
    """Return whose eyes the figures are for: one's own, or the group's where the person said yes."""
    return "all" if answers.share_with_group else "private"


def area_bars(answers: Answers, found: Result, scene: Scene) -> BarsFigure:
    """Return the six areas as they count, with the means as rated beside them."""
    damped = [area for area in AREAS if found.adjusted[area] != found.raw[area]]
    bars = tuple(
        Bar(
            scene.say(area),
            None if (value := found.adjusted[area]) is None else float(value),
            shown(value),
            cells=(shown(found.raw[area]),),
            mark=scene.say("weak") if area in found.below_3 else "",
        )
        for area in (AREAS if found.rated else ())
    )
    notes = []
    if damped:
        names = ", ".join(scene.say(area) for area in damped)
        notes.append(f"{scene.say('damped')} {names}.")
    return BarsFigure(
        id="areas", title="Six areas", bars=bars, low=1, high=5, columns=(scene.say("as_rated"),),
        guides=(Guide(3.0, "3.0"),), notes=tuple(notes), audience=audience(answers),
        empty="No line has been rated yet.",
    )  # fmt: skip


def hour_bars(answers: Answers, found: Result, scene: Scene) -> BarsFigure:
    """Return the protected hours against 4 and 7 a week."""
    hours = answers.protected_hours_week
    bar = () if hours is None else (Bar(scene.say("hours"), float(hours), _hours(hours), mark=scene.say(found.hours)),)
    return BarsFigure(
        id="hours",
        title="Protected hours a week",
        bars=bar,
        high=max(MOST_HOURS, float(hours or 0)),
        guides=(Guide(4.0, scene.say("line_thin")), Guide(7.0, scene.say("line_workable"))),
        notes=(scene.say("rule_of_thumb"),) if bar else (),
        empty="No hours have been entered yet; they count as none.",
        audience=audience(answers),
    )


def _hours(hours: int | float) -> str:
    value = exact(hours)
    return f"{value.numerator if value.denominator == 1 else shown(value)} h"


def verdict_statement(answers: Answers, found: Result, scene: Scene) -> StatementFigure:
    """Return the verdict, its reasons, and two talks to have."""
    title, empty = "What this says", "The verdict comes once lines are rated."
    if not found.rated:
        return StatementFigure(id="verdict", title=title, empty=empty, audience=audience(answers))
    passages = [
        Passage(scene.say(found.verdict), label=scene.say("one_view"), large=True),
        Passage(scene.say(f"{found.verdict} means"), label=scene.say("means")),
        Passage(" ".join(_reasons(found, scene)), label=scene.say("reasons")),
    ]
    jobs = list(dict.fromkeys(found.partner_jobs.values()))
    if jobs:
        passages.append(Passage(", ".join(scene.say(job) for job in jobs), label=scene.say("share_jobs")))
    passages.append(Passage(_talks(found, jobs, scene), label=scene.say("talks")))
    passages += [
        Passage(said, label=scene.say(name))
        for name, said in (("why_me", answers.why_me), ("worry", answers.worry))
        if said
    ]
    passages += _with_peer(answers, found, scene)
    return StatementFigure(id="verdict", title=title, passages=tuple(passages), empty=empty, audience=audience(answers))


def _reasons(found: Result, scene: Scene) -> list[str]:
    weak = ", ".join(f"{scene.say(area)} {shown(found.adjusted[area])}" for area in found.below_3)
    open_areas = ", ".join(scene.say(area) for area in AREAS if found.adjusted[area] is None)
    reasons = [f"{scene.say('under_3')} {weak}." if weak else scene.say("none_under_3")]
    if open_areas:
        reasons.append(f"{scene.say('not_rated')} {open_areas}.")
    reasons.append(scene.say(f"{found.hours} means"))
    return reasons


def _talks(found: Result, jobs: list[str], scene: Scene) -> str:
    """Two talks: with one's manager about time, and with the person who could take the first job."""
    manager = scene.say("talk_manager_keep" if found.hours == "workable" else "talk_manager_hours")
    partner = scene.say("talk_partner").format(job=scene.say(jobs[0])) if jobs else scene.say("talk_peer")
    return f"1. {manager}\n2. {partner}"


def _with_peer(answers: Answers, found: Result, scene: Scene) -> list[Passage]:
    if not answers.peer:
        return []
    words = {line.id: line.label for line in lines_of(scene.exercise.page("lines"))}
    gaps = [f"{words.get(gap.line, gap.line)} (own {gap.own}, peer {gap.peer})" for gap in found.peer_gaps]
    return [Passage("\n".join(gaps) or scene.say("no_peer_gap"), label=scene.say("peer_gaps"))]
