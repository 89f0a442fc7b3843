"""Line mode of a `vote` page."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace as with_

from exercises.filling.asking import ask_of, dots_each
from exercises.pages import VotePage
from exercises.scores import Votes
from exercises.tallied import tally_votes, votes_tally
from screens.plain.desk import Desk
from screens.plain.voice import Leaving
from workbook.ballots import VOTES, Ask, Sheet, own_views, single
from workbook.changes import SetTally
from workbook.model import Item, Tally, Viewpoint

VIEWS: tuple[tuple[Viewpoint, str], ...] = (("member", "As a member"), ("management", "As a manager"))


def ask(desk: Desk, page: VotePage) -> None:
    """Ask for the counts of the paper slips; alone, for one's own marks (twice where the page says so)."""
    items = desk.items(page)
    if not items:
        desk.waits(page, "Nothing to vote on yet")
        return
    before = desk.tally(page)
    asker = _twice if desk.variant in page.twice else _once if desk.alone else _slips
    _keep(desk, page, asker(desk, page, items, before))


def _keep(desk: Desk, page: VotePage, tally: Tally) -> None:
    if tally != desk.tally(page):
        desk.do(SetTally(tally.key, tally), page.title)


def _once(desk: Desk, page: VotePage, items: tuple[Item, ...], before: Tally | None) -> Tally:
    sheet = _own(desk, page, items, "Your marks", tally_votes(before).counts)
    return single(_ask(desk, page, items, before), sheet, "own")


def _twice(desk: Desk, page: VotePage, items: tuple[Item, ...], before: Tally | None) -> Tally:
    kept = tally_votes(before).views
    known = {view: kept[view].counts if view in kept else {} for view, _ in VIEWS}
    asked, given = _ask(desk, page, items, before), {}
    for view, words in VIEWS:
        try:
            given[view] = _own(desk, page, items, words, known[view])
        except Leaving:
            if given:
                there = {view: _sheet(known[view], page) for view, _ in VIEWS}
                _keep(desk, page, own_views(asked, there | given))
            raise
    return own_views(asked, given)


def _sheet(marks: Mapping[str, int], page: VotePage) -> Sheet:
    return {(item, VOTES): str(min(number, page.cap)) for item, number in marks.items() if number}


def _ask(desk: Desk, page: VotePage, items: tuple[Item, ...], before: Tally | None) -> Ask:
    return ask_of(desk.exercise, page, items, 1 if before is None else before.round)


def _own(desk: Desk, page: VotePage, items: tuple[Item, ...], question: str, known: Mapping[str, int]) -> Sheet:
    most = dots_each(page, len(items))
    chosen = [item.id for item in items if item.id in known]
    while True:
        picked = desk.voice.pick_many(f"{question} (at most {most})", [(i.id, i.text) for i in items], chosen)
        marks = {item: min(known.get(item, 1), page.cap) for item in picked}
        if sum(marks.values()) <= most:
            return {(item, VOTES): str(number) for item, number in marks.items()}
        desk.voice.say(f"That is {sum(marks.values())}; {most} are allowed.")


def _slips(desk: Desk, page: VotePage, items: tuple[Item, ...], kept: Tally | None) -> Tally:
    each = dots_each(page, len(items))
    before = tally_votes(kept)
    if page.secret:
        desk.warn_secret()
    people = sum(person.here for person in desk.book.people) or None
    desk.voice.say(f"Shuffle the slips. {each} marks a person, at most {page.cap} on one.")
    voters = desk.voice.number("How many slips", 0, None, before.voters or people)
    counts: dict[str, int] = {}
    for item in items:
        try:
            given = desk.voice.number(f"Marks for “{item.text}”", 0, None, before.counts.get(item.id))
        except Leaving:
            new = {item: number for item, number in counts.items() if number != before.counts.get(item, 0)}
            if new:
                _keep(desk, page, _counted(desk, page, {**before.counts, **new}, voters, kept))
            raise
        counts[item.id] = int(given or 0)
    total = sum(counts.values())
    if voters and total > each * int(voters):
        desk.voice.say(
            f"That is {total} marks from {int(voters)} slips, {total - each * int(voters)} more than there can be."
        )
    return _counted(desk, page, counts, voters, kept)


def _counted(desk: Desk, page: VotePage, counts: Mapping[str, int], voters: float | None, kept: Tally | None) -> Tally:
    before = tally_votes(kept)
    votes = Votes(dict(counts), None if voters is None else int(voters))
    if kept is not None and (votes.counts, votes.voters) == (before.counts, before.voters):
        return kept  # nothing was changed: what is kept by viewpoint stays
    tally = votes_tally(desk.key(page), votes, 1 if kept is None else kept.round)
    return with_(tally, way="paper" if kept is None else kept.way)
