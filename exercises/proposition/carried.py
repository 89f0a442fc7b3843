"""What earlier exercises offer to `proposition`: first words for its slots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from exercises.filling.rows import lines_of
from exercises.guide import exercise
from exercises.kit import Findings, Prefill
from exercises.proposition.answers import Slot

PAGE = "proposition/slots"
MEMBERS, ORGANISATION = ("VMS", "VML"), ("VOS", "VOL")
NAMED = 2
"""So many values stand in a slot."""


def prefill(earlier: Findings) -> tuple[Prefill, ...]:
    """Return what problems, knowledge, pilots, values and our own words offer to the slots."""
    words = exercise("proposition")
    found = (*_problem(earlier), *_knowledge(earlier), *_community(earlier), *_values(earlier))
    return tuple(
        Prefill(PAGE, text, ref, words.say(label), name=slot) for slot, text, ref, label in found if text.strip()
    )


_Offer = tuple[Slot, str, str, str]
"""Slot, words, source, label of the source."""


def _problem(earlier: Findings) -> Iterator[_Offer]:
    from exercises.problems.answers import Answers as Problems

    problems = earlier.answer("problems", Problems)
    if problems and problems.selected:
        first = problems.selected[0]
        text = problems.sentences.get(first) or problems.clusters.get(first, "")
        yield "problem", text, f"problems/chosen/{first}/sentence", "from_problems"


def _knowledge(earlier: Findings) -> Iterator[_Offer]:
    from exercises.knowledge.answers import Answers as Knowledge
    from exercises.knowledge.results import Result as Ranking

    knowledge, ranking = earlier.answer("knowledge", Knowledge), earlier.result("knowledge", Ranking)
    if knowledge is None or ranking is None:
        return
    yield "knowledge", knowledge.need_sentence, "knowledge/need/need_sentence", "from_need"
    holders = {area.id: area.holders for area in knowledge.areas}
    for row in ranking.ranking[:1]:
        yield "today", ", ".join(holders.get(row.id, ())), f"knowledge/areas/{row.id}/holders", "from_holders"


def _community(earlier: Findings) -> Iterator[_Offer]:
    """Our own word for it, and the focus it was chosen for."""
    from exercises.pilots.answers import Answers as Pilots
    from exercises.primer.answers import Answers as Primer

    primer, pilots = earlier.answer("primer", Primer), earlier.answer("pilots", Pilots)
    word = (primer.language.community if primer else "") or earlier.workshop.community
    focus = next((one.name for one in pilots.candidates if one.id == pilots.focus), "") if pilots else ""
    ref = "+".join(
        path for path, text in (("primer/words/community", word), ("pilots/decide/focus", focus)) if text.strip()
    )
    label = "from_focus" if focus.strip() else "from_words"
    yield "community", ": ".join(text for text in (word, focus) if text.strip()), ref, label


def _values(earlier: Findings) -> Iterator[_Offer]:
    """The values with most votes on each side; as a sign the first early sign among them, else the promise."""
    from exercises.values.answers import Answers as Values
    from exercises.values.results import Result as Votes

    values, votes = earlier.answer("values", Values), earlier.result("values", Votes)
    if values is None or votes is None:
        return
    names = {line.id: line.label for line in lines_of(exercise("values").page("votes"))}
    members, organisation = _most(votes.totals, MEMBERS), _most(votes.totals, ORGANISATION)
    yield "member_value", _both(names, members), "values/votes/members", "from_values"
    yield "org_value", _both(names, organisation), "values/votes/organisation", "from_values"
    for value in (*organisation, *members):
        evidence = values.evidence.get(value)
        if evidence and evidence.early_sign.strip():
            yield "sign", evidence.early_sign, f"values/evidence/{value}/early_sign", "from_sign"
            return
    yield "sign", values.promise, "values/promise/promise", "from_promise"


def _most(totals: Mapping[str, int], cells: tuple[str, str]) -> tuple[str, ...]:
    """Sorting is stable: values with as many votes keep the order of the guide."""
    mine = sorted((v for v in totals if v[:3] in cells and totals[v]), key=lambda v: (cells.index(v[:3]), v))
    return tuple(sorted(mine, key=lambda value: -totals[value])[:NAMED])


def _both(names: Mapping[str, str], values: Iterable[str]) -> str:
    return " and ".join(names.get(value, value) for value in values)
