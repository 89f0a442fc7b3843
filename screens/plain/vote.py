"""Line mode of a `vote` page."""

from __future__ import annotations

from exercises.entry import dots_each
from exercises.pages import VotePage
from exercises.scores import Votes, tally_votes, votes_tally
from screens.plain.desk import Desk
from workbook.changes import SetTally
from workbook.model import Item

VIEWS = (("member", "As a member"), ("management", "As a manager"))


def ask(desk: Desk, page: VotePage) -> None:
    """Ask for the counts of the paper slips; alone, for one's own marks (twice where the page says so)."""
    items = desk.items(page)
    if not items:
        desk.voice.say("There is nothing to vote on yet.")
        return
    if desk.variant in page.twice:
        votes = _twice(desk, page, items)
    elif desk.alone:
        votes = Votes(_own(desk, page, items, "Your marks"), 1)
    else:
        votes = _slips(desk, page, items)
    tally = votes_tally(desk.key(page), votes)
    desk.do(SetTally(tally.key, tally), page.title)


def _own(desk: Desk, page: VotePage, items: tuple[Item, ...], question: str) -> dict[str, int]:
    most = dots_each(page, len(items))
    while True:
        picked = desk.voice.pick_many(f"{question} (at most {most})", [(i.id, i.text) for i in items], [])
        if len(picked) <= most:
            return dict.fromkeys(picked, 1)
        desk.voice.say(f"That is {len(picked)}; {most} are allowed.")


def _twice(desk: Desk, page: VotePage, items: tuple[Item, ...]) -> Votes:
    views = {view: Votes(_own(desk, page, items, words), 1) for view, words in VIEWS}
    counts: dict[str, int] = {}
    for own in views.values():
        for item, n in own.counts.items():
            counts[item] = counts.get(item, 0) + n
    return Votes(counts, len(views), views)


def _slips(desk: Desk, page: VotePage, items: tuple[Item, ...]) -> Votes:
    each = dots_each(page, len(items))
    before = tally_votes(desk.tally(page))
    people = sum(person.here for person in desk.book.people) or None
    desk.voice.say(f"Shuffle the slips. {each} marks a person, at most {page.cap} on one.")
    voters = desk.voice.number("How many slips", 0, None, before.voters or people)
    counts: dict[str, int] = {}
    for item in items:
        given = desk.voice.number(f"Marks for “{item.text}”", 0, None, before.counts.get(item.id))
        counts[item.id] = int(given or 0)
    total = sum(counts.values())
    if voters and total > each * int(voters):
        desk.voice.say(
            f"That is {total} marks from {int(voters)} slips, {total - each * int(voters)} more than there can be."
        )
    return Votes(counts, None if voters is None else int(voters))
