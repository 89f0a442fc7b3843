"""What earlier exercises offer to `scorecard`: a line of evidence a factor, to be weighed, not believed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from exercises.guide import exercise
from exercises.kit import Findings, Prefill
from exercises.scorecard.answers import LIST

Line: TypeAlias = tuple[str, str]
"""A stable path of the source, and the line it offers."""


def prefill(earlier: Findings) -> tuple[Prefill, ...]:
    """Return an evidence line for every factor an earlier exercise says something about."""
    say = exercise("scorecard").say
    found = ((factor, source(earlier, say)) for factor, source in SOURCES)
    return tuple(
        Prefill("scorecard/evidence", line[1], line[0], say(f"from {line[0].split('/')[0]}"), "evidence", LIST, factor)
        for factor, line in found
        if line is not None
    )


Say: TypeAlias = Callable[[str], str]


def _core(earlier: Findings, say: Say) -> Line | None:
    from exercises.canvas.answers import Answers as Canvas
    from exercises.launch.results import Result as Launch

    launch = earlier.result("launch", Launch)
    if launch is not None and launch.core_size:
        return "launch/core", say("evidence_core").format(size=launch.core_size, confirmed=launch.confirmed)
    canvas = earlier.answer("canvas", Canvas)
    return ("canvas/domain/passion", canvas.domain.passion) if canvas and canvas.domain.passion else None


def _coordinator(earlier: Findings, say: Say) -> Line | None:
    from exercises.launch.answers import Answers as Launch

    launch = earlier.answer("launch", Launch)
    who = (launch.jobs.get("coordinator") or "") if launch else ""
    return ("launch/jobs/coordinator", say("evidence_coordinator").format(who=earlier.role(who))) if who else None


def _experts(earlier: Findings, say: Say) -> Line | None:
    from exercises.interviews.results import Result as Interviews

    interviews = earlier.result("interviews", Interviews)
    named = [f"{role} ({times})" for role, times in interviews.named_most if times > 1] if interviews else []
    return ("interviews/named_most", say("evidence_experts").format(roles=", ".join(named[:3]))) if named else None


def _practice(earlier: Findings, say: Say) -> Line | None:
    from exercises.canvas.results import Result as Canvas

    canvas = earlier.result("canvas", Canvas)
    if canvas is None or not canvas.kinds_covered:
        return None
    have = canvas.by_state.get("have", 0)
    return "canvas/kinds_covered", say("evidence_practice").format(kinds=canvas.kinds_covered, have=have)


def _rhythm(earlier: Findings, say: Say) -> Line | None:
    from exercises.rhythm.results import Result as Rhythm

    rhythm = earlier.result("rhythm", Rhythm)
    if rhythm is None or not rhythm.events:
        return None
    return "rhythm/events", say("evidence_rhythm").format(events=rhythm.events, flags=", ".join(rhythm.flags) or "none")


def _problem(earlier: Findings, say: Say) -> Line | None:
    """The first of what was chosen; where nothing was, what stands highest by the ratings, called so."""
    from exercises.hold import HELD
    from exercises.problems.standing import first

    top = next(iter(first(earlier)), None)
    if top is None or (not top.chosen and top.priority == HELD):
        return None
    bare = not top.priority or top.priority == HELD
    what = say("evidence_problem" if top.chosen else "evidence_rated").format(title=top.title)
    return "problems/ranking/priority", what if bare else what + say("evidence_priority").format(priority=top.priority)


def _sponsors(earlier: Findings, say: Say) -> Line | None:
    from exercises.sponsors.answers import CONTROLS
    from exercises.sponsors.answers import Answers as Sponsors

    sponsors = earlier.answer("sponsors", Sponsors)
    if sponsors is None or not (sponsors.map or sponsors.control_checks):
        return None
    yes = sum(sponsors.control_checks.get(name, False) for name in CONTROLS)
    dated = sum(bool(s.ask and s.by) for s in sponsors.map)
    if not sponsors.control_checks:  # never looked at is no answer of no
        return "sponsors/control", say("evidence_asks").format(dated=dated)
    return "sponsors/control", say("evidence_sponsors").format(dated=dated, yes=yes)


def _hooks(earlier: Findings, say: Say) -> Line | None:
    from exercises.integration.results import Result as Integration

    found = earlier.result("integration", Integration)
    if found is None or not found.hooks:
        return None
    counts = {state: found.hooks.get(state, 0) for state in ("agreed", "informal", "none")}
    return "integration/hooks", say("evidence_hooks").format(**counts)


def _support(earlier: Findings, say: Say) -> Line | None:
    from exercises.support.results import Result as Support

    found = earlier.result("support", Support)
    if found is None or not any(found.by_kind.values()):
        return None
    return "support/hours_month", say("evidence_support").format(hours=_number(found.hours_month), unmet=found.unmet)


def _attitude(earlier: Findings, say: Say) -> Line | None:
    from exercises.integration.results import Result as Integration

    found = earlier.result("integration", Integration)
    if found is None or not found.hindering:
        return None
    return "integration/hindering", say("evidence_attitude").format(lines=", ".join(found.hindering))


def _number(value: object) -> str:
    """Return hours as people write them: ``9``, ``2.5``."""
    number = float(value)  # type: ignore[arg-type]
    return str(int(number)) if number == int(number) else f"{number:.1f}"


SOURCES: tuple[tuple[str, Callable[[Findings, Say], Line | None]], ...] = (
    ("FC1", _core),
    ("FC2", _coordinator),
    ("FC3", _experts),
    ("FC4", _practice),
    ("FC5", _rhythm),
    ("FO1", _problem),
    ("FO2", _sponsors),
    ("FO3", _hooks),
    ("FO4", _support),
    ("FO5", _attitude),
)
"""Which exercise says something about which factor."""
