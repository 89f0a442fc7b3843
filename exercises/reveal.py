"""What a room sees when a vote or scores are revealed: distribution first, widest first, ties as ties."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from exercises.figures import Bar, BarsFigure, DotRow, DotsFigure, Figure
from exercises.forms import counted
from exercises.pages import RatePage, VotePage
from exercises.scores import Votes
from exercises.statistics import Summary, rounded, shown, signed, summary
from exercises.tallied import tally_scores, tally_votes
from workbook.disclosure import FEW, MIN_SHOWN, held_back
from workbook.model import Item, Tally

SECRET_WAYS = ("seats", "paper", "read_out", "import")
"""Ways in by which each person marks alone."""
VOICES = "One voice from each end, a minute each."
"""Who speaks first about a row on which people are apart."""


class Reveal(Struct, frozen=True):
    """A figure, and what is worth talking about.

    Attributes:
        figure: The counts.
        talk: What to say about them.
        order: Ids of the items that have something to talk about, widest (or most votes) first.
    """

    figure: Figure
    talk: tuple[str, ...] = ()
    order: tuple[str, ...] = ()


class _Row(Struct, frozen=True):
    item: Item
    label: str
    dots: DotRow
    stats: Summary
    held: bool
    earlier: Summary | None = None


def scores_reveal(
    page: RatePage,
    items: Sequence[Item],
    tally: Tally | None,
    then: Tally | None = None,
    *,
    group: bool = True,
    labels: tuple[str, str] = ("first round", "second round"),
) -> Reveal:
    """Return the reveal of scores: one row an item and criterion, items with the widest row first.

    Args:
        page: The page.
        items: What was rated.
        tally: The counts.
        then: Those of the first round, where this is the second; else those of the workbook before, where there is one.
        group: Whether two or more people work: rows of one or two secret scores are then held back.
        labels: What the earlier and the present counts are called.
    """
    rows = [_scores_row(page, item, n, tally, then, group=group) for item in items for n in range(len(page.criteria))]
    widest = {
        item.id: max((r.stats.range or 0 for r in rows if r.item.id == item.id and not r.held), default=0)
        for item in items
    }
    order = {item.id: n for n, item in enumerate(items)}
    rows.sort(key=lambda row: (-widest[row.item.id], order[row.item.id]))
    figure = DotsFigure(
        id="reveal",
        rows=tuple(row.dots for row in rows),
        low=page.low,
        high=page.high,
        then_label=labels[0] if then else "",
        now_label=labels[1] if then else "",
        empty="Nothing was scored.",
    )
    to_say = dict.fromkeys(row.item.id for row in rows if row.stats.n and not row.held)
    return Reveal(figure, (*_scores_talk(rows, tally), *_movement(rows)), tuple(to_say))


MOVES = 3
"""Most rows whose movement between the rounds is told."""


def _movement(rows: Sequence[_Row]) -> list[str]:
    """Tell which rows moved between the rounds, most first, and whether people came closer."""
    moved = []
    for row in rows:
        if row.earlier is None or row.earlier.mean is None or row.stats.mean is None:
            continue
        wide, was = row.stats.range or 0, row.earlier.range or 0
        closer = "closer together" if wide < was else "wider apart" if wide > was else "as wide as before"
        moved.append((abs(row.stats.mean - row.earlier.mean), was - wide, row, closer))
    if not moved:
        return []
    moved.sort(key=lambda one: (-one[0], -abs(one[1])))
    if not any(one[0] or one[1] for one in moved):
        return ["Between the rounds nothing moved."]
    told = [
        f"{row.label} {_then_now(row.earlier, row.stats)}, {closer}"
        for by, near, row, closer in moved[:MOVES]
        if row.earlier is not None and (by or near)
    ]
    return [f"Between the rounds: {'; '.join(told)}."]


def _then_now(then: Summary, now: Summary) -> str:
    """Two means, and of how many scores each is one where that is not the same."""
    if then.n == now.n:
        return f"{shown(then.mean)} then, {shown(now.mean)} now"
    return f"{shown(then.mean)} from {then.n} then, {shown(now.mean)} from {now.n} now"


def _scores_row(
    page: RatePage, item: Item, place: int, tally: Tally | None, then: Tally | None, *, group: bool
) -> _Row:
    criterion = page.criteria[place]
    several = len(page.criteria) > 1
    scores = tally_scores(tally, item.id, criterion.id)
    people = 2 if group else 1
    secret = page.secret and tally is not None and tally.way in SECRET_WAYS
    held = secret and held_back(scores.to_counts(), people) and scores.n > 0
    stats = summary(scores)
    earlier = tally_scores(then, item.id, criterion.id)
    steps = range(page.low, page.high + 1)
    show_then = then is not None and not held and not (page.secret and held_back(earlier.to_counts(), people))
    label = criterion.label if several else item.text
    dots = DotRow(
        label=label,
        group=item.text if several else "",
        counts=tuple(0 if held else scores.counts.get(step, 0) for step in steps),
        passes=0 if held else scores.passes,
        mean="" if held else shown(stats.mean),
        spread="" if held else stats.spread or "",
        mark="too few to show" if held else "",
        then=tuple(earlier.counts.get(step, 0) for step in steps) if show_then else (),
        middle=None if held or stats.mean is None else float(stats.mean),
    )
    return _Row(
        item, f"{item.text}: {criterion.label}" if several else item.text, dots, stats, held,
        summary(earlier) if show_then else None,
    )  # fmt: skip


def _scores_talk(rows: Sequence[_Row], tally: Tally | None) -> list[str]:
    given = [row for row in rows if row.stats.n and not row.held]
    talk: list[str] = []
    if any(row.held for row in rows):
        talk.append(f"Rows with fewer than {MIN_SHOWN} scores are not shown: they would tell who gave what.")
    least = min((row.stats.n for row in given), default=0)
    if given and tally is not None and (tally.voters or 0) >= 2 and least < FEW:
        talk.append(f"These are few: {least} scores on some rows. Read them with care.")
    most = max((row.stats.range or 0 for row in given), default=0)
    if most >= 2:
        widest = [row.label for row in given if row.stats.range == most]
        named = f"{_sentence('Widest first: ' + '; '.join(widest[:3]))} " if len(given) > 1 else ""
        talk.append(f"{named}{VOICES}")
    elif given:
        talk.append("We see this alike. What did we see that made it so?")
    return talk


def _sentence(text: str) -> str:
    """End a line with a full stop, unless what people wrote ends it already."""
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def votes_reveal(
    page: VotePage, items: Sequence[Item], tally: Tally | None, then: Tally | None = None, *, group: bool = True
) -> Reveal:
    """Return the reveal of a vote: most votes first; counts that are close are shown as a tie."""
    votes = tally_votes(tally)
    if _too_few(page, then, group=group):
        then = None  # what was not shown then is not shown now
    earlier = tally_votes(then)
    if _too_few(page, tally, group=group):
        few = "Only 1 person" if votes.voters == 1 else f"Only {votes.voters} people"
        said = f"{few} voted. The result is not shown: it would tell who gave what. Discard this round and vote again."
        return Reveal(BarsFigure(id="reveal", empty="Too few to show."), (said,))
    ranked = sorted(items, key=lambda item: -votes.counts.get(item.id, 0))
    top = max((votes.counts.get(item.id, 0) for item in items), default=0)
    ties = _ties([votes.counts.get(item.id, 0) for item in ranked])
    bars = tuple(
        Bar(
            label=item.text,
            value=float(votes.counts.get(item.id, 0)),
            text=str(votes.counts.get(item.id, 0)),
            cells=(str(earlier.counts.get(item.id, 0)),) if then is not None else (),
            mark=tie,
        )
        for item, tie in zip(ranked, ties, strict=True)
    )
    figure = BarsFigure(
        id="reveal",
        bars=bars if votes.total else (),
        high=float(max(top, 1)),
        columns=("first round",) if then is not None else (),
        empty=f"No {page.unit}s were given.",
    )
    talk = []
    if votes.total:
        people = f" from {votes.voters} {'person' if votes.voters == 1 else 'people'}" if votes.voters else ""
        talk.append(f"{counted(votes.total, page.unit)}{people}. Close counts are ties, not winners.")
    if any(ties):
        talk.append("Ties stand equal. Talk before choosing between them.")
    if then is not None and votes.total:
        talk += _votes_moved(page, ranked, votes, earlier)
    return Reveal(figure, tuple(talk), tuple(item.id for item in ranked) if votes.total else ())


def _too_few(page: VotePage, tally: Tally | None, *, group: bool) -> bool:
    """Whether a secret vote of so few would tell who gave what."""
    if not (group and page.secret) or tally is None or tally.way not in SECRET_WAYS:
        return False
    return 0 < (tally_votes(tally).voters or 0) < MIN_SHOWN


def _votes_moved(page: VotePage, items: Sequence[Item], now: Votes, then: Votes) -> list[str]:
    """Tell what gained and lost most: in marks where both rounds had as many, else in shares of a round's."""
    if not then.total:
        return []
    shares = [
        (Fraction(now.counts.get(i.id, 0), now.total) - Fraction(then.counts.get(i.id, 0), then.total), i)
        for i in items
    ]
    moved = sorted((one for one in shares if one[0]), key=lambda one: -abs(one[0]))[:MOVES]
    if not moved:
        return ["Between the rounds nothing moved."]
    if now.total == then.total:
        return [f"Between the rounds: {'; '.join(f'{i.text} {signed(by * now.total, 0)}' for by, i in moved)}."]
    told = "; ".join(
        f"{i.text} {_shares(then.counts.get(i.id, 0), then, now.counts.get(i.id, 0), now)}" for _, i in moved
    )
    return [f"Between the rounds, in shares of {then.total} then and {counted(now.total, page.unit)} now: {told}."]


def _shares(was: int, then: Votes, is_now: int, now: Votes) -> str:
    """Two shares in percent, with a decimal where whole numbers would not show that they differ."""
    pair = (Fraction(100 * was, then.total), Fraction(100 * is_now, now.total))
    places = int(rounded(pair[0], 0) == rounded(pair[1], 0))
    return f"{shown(pair[0], places)} % then, {shown(pair[1], places)} % now"


def _ties(counts: Sequence[int]) -> list[str]:
    """Return for each place of a ranking what says its tie, nothing for none; letters, where there are several ties.

    A number would read like a rank.

    Two neighbours tie where they differ by no more than a twentieth of the larger: 39 against 37 is no winner.
    """
    ties = [0] * len(counts)
    number = 0
    for place in range(1, len(counts)):
        before, here = counts[place - 1], counts[place]
        if here and (before - here) * 20 <= before + (before >= 20) * 2:
            if not ties[place - 1]:
                number += 1
                ties[place - 1] = number
            ties[place] = ties[place - 1]
    if number < 2:
        return ["tie" if tie else "" for tie in ties]
    return [f"tie {chr(ord('A') + tie - 1)}" if tie else "" for tie in ties]
