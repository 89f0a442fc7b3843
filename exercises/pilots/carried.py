"""What earlier exercises offer to `pilots`: areas as candidates, and the first two potential scores."""

from __future__ import annotations

from fractions import Fraction

from exercises.kit import Findings, Prefill
from exercises.knowledge.answers import Answers as Knowledge
from exercises.knowledge.results import Result as Needs
from exercises.pilots.answers import LIST, Answers
from exercises.problems.answers import Answers as Problems
from exercises.problems.results import Result as Priorities
from exercises.statistics import rounded, shown

MOST = 6
"""So many candidates are advised; no more areas than that are offered."""


def prefill(earlier: Findings) -> tuple[Prefill, ...]:
    """Return areas as candidates, and for each candidate the scores its sources speak for."""
    return (*_candidates(earlier), *_scores(earlier))


def _candidates(earlier: Findings) -> list[Prefill]:
    """Areas by need. One that a candidate of our own names as its source is not offered a second time."""
    knowledge, needs = earlier.answer("knowledge", Knowledge), earlier.result("knowledge", Needs)
    if knowledge is None or needs is None:
        return []
    names = {area.id: area.area for area in knowledge.areas}
    offers = []
    for row in needs.ranking:
        own = f"C_{row.id}"
        if names[row.id] and not _named_by_another(row.id, own, earlier):
            offers.append(
                Prefill(
                    page="pilots/candidates",
                    value=names[row.id],
                    ref=f"knowledge/areas/{row.id}/area",
                    label=f"knowledge: {names[row.id]}",
                    list=LIST,
                    item=own,
                    cells={"from": [row.id]},
                )
            )
    return offers[:MOST]


def _named_by_another(area: str, own: str, earlier: Findings) -> bool:
    pilots = earlier.answer("pilots", Answers)
    return pilots is not None and any(area in one.from_ and one.id != own for one in pilots.candidates)


def _scores(earlier: Findings) -> list[Prefill]:
    """The highest priority of a candidate's problems, the highest need of its areas, as scores."""
    pilots = earlier.answer("pilots", Answers)
    if pilots is None:
        return []
    priorities, needs = _priorities(earlier), _needs(earlier)
    offers = []
    for one in pilots.candidates:
        for cell, sources, known, where, what in (
            ("business_weight", priorities, _problem_names(earlier), "problems/ratings", "problems: priority"),
            ("knowledge_need", needs, _area_names(earlier), "knowledge/ratings", "knowledge: need"),
        ):
            mine = [source for source in one.from_ if source in sources]
            if not mine:
                continue
            best = max(mine, key=lambda source: sources[source])
            offers.append(
                Prefill(
                    page="pilots/potential",
                    value=as_score(sources[best]),
                    ref=f"{where}/{'+'.join(mine)}",
                    label=f"{what} {shown(sources[best])}, {known.get(best, best)}",
                    name=cell,
                    list=LIST,
                    item=one.id,
                )
            )
    return offers


def as_score(value: Fraction) -> int:
    """Return an exact value as a score: rounded halves away from zero, kept within 1 to 5."""
    return min(5, max(1, int(rounded(value, 0))))


def _priorities(earlier: Findings) -> dict[str, Fraction]:
    found = earlier.result("problems", Priorities)
    rows = found.ranking if found else ()
    return {row.id: row.priority for row in rows if row.priority is not None and not row.held}


def _needs(earlier: Findings) -> dict[str, Fraction]:
    found = earlier.result("knowledge", Needs)
    rows = found.ranking if found else ()
    return {row.id: row.need for row in rows if row.need is not None}


def _problem_names(earlier: Findings) -> dict[str, str]:
    problems = earlier.answer("problems", Problems)
    return problems.clusters if problems else {}


def _area_names(earlier: Findings) -> dict[str, str]:
    knowledge = earlier.answer("knowledge", Knowledge)
    return {area.id: area.area for area in knowledge.areas} if knowledge else {}
