"""What earlier exercises offer to `rhythm`: the launch as a first activity, and what activities can answer to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from exercises.guide import exercise
from exercises.kit import Findings, Prefill
from exercises.rhythm.answers import IDEAS, OFFERS, Answers
from workbook.model import Value


def prefill(earlier: Findings) -> tuple[Prefill, ...]:
    """Return the launch as a first card, and the cards an activity can answer to."""
    return (*_launch(earlier), *offers(earlier))


def _launch(earlier: Findings) -> tuple[Prefill, ...]:
    from exercises.launch.answers import Answers as Launch

    launch = earlier.answer("launch", Launch)
    if launch is None or launch.launch_date is None:
        return ()
    words = exercise("rhythm")
    title, label = words.say("launch"), words.say("from_launch")
    if _stands(earlier, launch.launch_date, title):
        return ()
    cells: dict[str, Value] = {"date": launch.launch_date.isoformat()}
    return (Prefill(IDEAS, title, "launch/date/launch_date", label, list=IDEAS, item="Y-launch", cells=cells),)


def _stands(earlier: Findings, when: date, title: str) -> bool:
    """Tell whether the group has an activity of its own on the day of the launch."""
    mine = earlier.answer("rhythm", Answers)
    titles = [activity.title for activity in mine.activities if activity.date == when] if mine else []
    return bool(titles) and title not in titles


def offers(earlier: Findings) -> tuple[Prefill, ...]:
    """Return what an activity can answer to, each thing once: its id is what stands in the activity."""
    words = exercise("rhythm")
    found: dict[str, Prefill] = {}
    for item, text, ref, label in _sources(earlier):
        if item not in found and text.strip() and not any(text == other.value for other in found.values()):
            found[item] = Prefill("rhythm/calendar", text, ref, words.say(label), list=OFFERS, item=item)
    return tuple(found.values())


def _sources(earlier: Findings) -> Iterator[tuple[str, str, str, str]]:
    """Chosen problems, issues heard, key issues, first shelf, areas of know-how: id, text, ref, label."""
    from exercises.canvas.answers import Answers as Canvas
    from exercises.canvas.results import Result as Shelf
    from exercises.interviews.results import Result as Heard
    from exercises.knowledge.answers import Answers as Knowledge
    from exercises.problems.answers import Answers as Problems

    if problems := earlier.answer("problems", Problems):
        for key in problems.selected:
            yield key, problems.clusters.get(key, key), f"problems/clusters/{key}", "from_problems"
    if heard := earlier.result("interviews", Heard):
        for issue, _ in heard.issue_counts:
            yield issue, issue, f"interviews/issues/{issue}", "from_interviews"
    if canvas := earlier.answer("canvas", Canvas):
        for issue in canvas.domain.key_issues:
            yield issue, issue, f"canvas/domain/key_issues/{issue}", "from_issues"
    if shelf := earlier.result("canvas", Shelf):
        for name in shelf.first_shelf:
            yield name, name, f"canvas/first_shelf/{name}", "from_shelf"
    if knowledge := earlier.answer("knowledge", Knowledge):
        for area in knowledge.areas:
            yield area.id, area.area, f"knowledge/areas/{area.id}", "from_knowledge"


def title_of(earlier: Findings, kept: str) -> str:
    """Return what an activity answers to, in words."""
    from exercises.knowledge.answers import Answers as Knowledge
    from exercises.problems.answers import Answers as Problems

    problems = earlier.answer("problems", Problems)
    if problems and kept in problems.clusters:
        return problems.clusters[kept]
    knowledge = earlier.answer("knowledge", Knowledge)
    areas = {area.id: area.area for area in knowledge.areas} if knowledge else {}
    return areas.get(kept, kept)


def wanted(earlier: Findings) -> frozenset[str] | None:
    """Return what counts as answering a chosen problem or an issue heard; None where neither is known."""
    from exercises.interviews.answers import Answers as Interviews
    from exercises.interviews.results import Result as Heard
    from exercises.problems.answers import Answers as Problems

    found: set[str] = set()
    if problems := earlier.answer("problems", Problems):
        found |= {*problems.selected, *(problems.clusters.get(key, key) for key in problems.selected)}
    if heard := earlier.result("interviews", Heard):
        found |= {issue for issue, _ in heard.issue_counts}
    if talks := earlier.answer("interviews", Interviews):
        found |= {word for record in talks.records if record.held for word in record.issues}
    return frozenset(found) or None
