"""Workbooks side by side: then and now, one person's view beside the group's, several communities. Pure.

What fewer than three people scored is never compared: it would tell who gave what. One person's own view is shown
beside the group's or beside an earlier one of its own, in a comparison of those two, and never among communities.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from msgspec import Struct

from exercises.compare.ways import Way, labels_of, order_of, plain_words, way_of
from exercises.evaluate import evaluate
from exercises.kit import Findings
from exercises.scorecard.answers import COMMUNITY, FACTORS, ORGANIZATION, Answers
from exercises.scorecard.results import Result
from exercises.scores import Scores
from exercises.statistics import Spread, exact, mean, rounded, summary
from workbook.disclosure import MIN_SHOWN
from workbook.errors import WorkbookError
from workbook.model import Action, Workbook

MOST = 12
"""So many workbooks are compared at once, and no more."""
MOVED = exact(0.5)
"""From this change of a mean up a factor counts as moved. Judgement, not research."""


class Cell(Struct, frozen=True):
    """What one workbook says of one factor.

    Attributes:
        n: How many scored, also where the scores are held back.
        passes: How many passed; None where held back.
        mean, spread, counts: None and empty where nobody scored, or too few.
        held: Whether scores are held back: somebody scored, but fewer than three.
    """

    n: int = 0
    passes: int | None = None
    mean: Fraction | None = None
    spread: Spread | None = None
    counts: tuple[int, ...] = ()
    held: bool = False


class Line(Struct, frozen=True):
    """One factor across all workbooks; *change* is the last mean less the first, of two that are both known."""

    factor: str
    cells: tuple[Cell, ...]
    change: Fraction | None = None

    @property
    def apart(self) -> Fraction | None:
        """The highest known mean less the lowest; None where fewer than two are known."""
        known = self.known
        return max(known) - min(known) if len(known) > 1 else None

    @property
    def known(self) -> list[Fraction]:
        """The means that are known."""
        return [cell.mean for cell in self.cells if cell.mean is not None]


class Kept(Struct, frozen=True):
    """What became of the actions of a workbook: *done* were kept, *dropped* were put aside, *open* are neither."""

    done: int = 0
    open: int = 0
    dropped: int = 0

    @property
    def all(self) -> int:
        """How many there were."""
        return self.done + self.open + self.dropped


class Fate(Struct, frozen=True):
    """One action of the earlier workbook, as it stands now."""

    action: Action
    again: bool = False
    """Whether the later workbook still holds it."""


class Side(Struct, frozen=True):
    """One workbook in a comparison.

    Attributes:
        label: What it is called beside the others; no two are called the same.
        slug: Its name in the library, empty where it has none.
        title, community, date: As on its cover; *date* is an ISO text.
        solo: Whether it is one person's view.
        people: How many took part.
        band: The scorecard's band; None where it may not be told.
        actions: What became of its actions.
    """

    label: str
    slug: str
    title: str
    community: str
    date: str
    solo: bool
    people: int
    band: str | None
    actions: Kept


class Comparison(Struct, frozen=True):
    """Workbooks side by side, earliest first (one person's view before the group's).

    Attributes:
        fates: Then and now: the actions of the earlier workbook.
        roles: Who the owners of those actions are.
    """

    way: Way
    sides: tuple[Side, ...]
    lines: tuple[Line, ...]
    fates: tuple[Fate, ...] = ()
    roles: dict[str, str] = {}

    @property
    def held(self) -> bool:
        """Whether anything is held back."""
        return any(cell.held for line in self.lines for cell in line.cells)


def compare(books: Sequence[Workbook], slugs: Sequence[str] = ()) -> Comparison:
    """Return workbooks side by side.

    Args:
        books: Two or more, in any order.
        slugs: Their names in the library, in the same order; tells which one follows which.

    Raises:
        WorkbookError: There are too few, too many, or the same one twice.
    """
    names = [*slugs, *[""] * (len(books) - len(slugs))]
    if len(books) < 2:
        raise WorkbookError("Comparing needs two workbooks.", "Name another one.")
    if len(books) > MOST:
        raise WorkbookError(f"At most {MOST} workbooks can be compared at once.", "Name fewer.")
    if len({book.id for book in books}) < len(books):
        raise WorkbookError("The same workbook stands there twice.", "Name each one once.")
    way = way_of(books, names)
    pairs = sorted(zip(books, names, strict=True), key=lambda pair: order_of(pair[0], pair[1], way))
    found = [evaluate(book) for book, _ in pairs]
    ordered = [book for book, _ in pairs]
    labels = labels_of(ordered, way)
    sides = tuple(
        _side(book, slug, label, findings, way)
        for (book, slug), label, findings in zip(pairs, labels, found, strict=True)
    )
    first, last = ordered[0], ordered[-1]
    return Comparison(
        way=way,
        sides=sides,
        lines=_lines(ordered, found, way),
        fates=fates(first, last) if way == "then and now" else (),
        roles={action.owner: found[0].role(action.owner) for action in first.actions},
    )


def _side(book: Workbook, slug: str, label: str, findings: Findings, way: Way) -> Side:
    card, answers = findings.result("scorecard", Result), findings.answer("scorecard", Answers)
    # A band says something of every score it was made from: none of them may be held back.
    few = answers is None or any(_held(scores, book, way) for scores in answers.scores.values())
    return Side(
        label=label,
        slug=slug,
        title=book.info.title,
        community=book.info.community,
        date=book.info.date,
        solo=book.solo,
        people=len(book.people),
        band=None if few or card is None else card.band,
        actions=kept(book.actions),
    )


def kept(actions: Sequence[Action]) -> Kept:
    """Return what became of actions."""
    states = [action.state for action in actions]
    return Kept(states.count("done"), states.count("open"), states.count("dropped"))


def fates(then: Workbook, now: Workbook) -> tuple[Fate, ...]:
    """Return the actions of the earlier workbook; those that the later one took over stand as they stand there."""
    later: dict[str, Action] = {}
    for action in now.actions:
        later.setdefault(plain_words(action.what), action)
    found = []
    for action in then.actions:
        again = later.get(plain_words(action.what))
        found.append(Fate(again or action, again is not None))
    return tuple(found)


def _held(scores: Scores, book: Workbook, way: Way) -> bool:
    if book.solo and way != "communities":
        return False
    return 0 < scores.n < MIN_SHOWN


def _lines(books: Sequence[Workbook], found: Sequence[Findings], way: Way) -> tuple[Line, ...]:
    cards = [findings.answer("scorecard", Answers) or Answers() for findings in found]
    lines = []
    for factor in FACTORS:
        if not any(factor in card.scores for card in cards):
            continue
        cells = tuple(
            _cell(card.scores.get(factor, Scores()), book, way) for card, book in zip(cards, books, strict=True)
        )
        before, after = cells[0].mean, cells[-1].mean
        two = len(cells) == 2 and before is not None and after is not None
        lines.append(Line(factor, cells, after - before if two and after is not None and before is not None else None))
    return tuple(lines)


def _cell(scores: Scores, book: Workbook, way: Way) -> Cell:
    if _held(scores, book, way):
        return Cell(n=scores.n, held=True)
    stats = summary(scores)
    counts = tuple(scores.counts.get(step, 0) for step in range(1, 6))
    return Cell(stats.n, stats.passes, stats.mean, stats.spread, counts if stats.n else ())


def side_means(comparison: Comparison, place: int) -> tuple[Fraction | None, Fraction | None]:
    """Return the means of the community's and of the organisation's factors that are known of one workbook."""
    known = {line.factor: line.cells[place].mean for line in comparison.lines}
    means = [
        mean(value for factor in side if (value := known.get(factor)) is not None) for side in (COMMUNITY, ORGANIZATION)
    ]
    return means[0], means[1]


def public(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as JSON values (`docs/files.md`)."""
    return {
        "way": comparison.way,
        "workbooks": [
            {
                "slug": side.slug, "title": side.title, "label": side.label, "community": side.community,
                "date": side.date, "solo": side.solo, "people": side.people, "band": side.band,
                "actions": {"done": side.actions.done, "open": side.actions.open, "dropped": side.actions.dropped},
            }
            for side in comparison.sides
        ],
        "factors": {line.factor: _public_line(line) for line in comparison.lines},
        "actions_then": [
            {"id": fate.action.id, "what": fate.action.what, "state": fate.action.state, "taken_over": fate.again}
            for fate in comparison.fates
        ],
    }  # fmt: skip


def _public_line(line: Line) -> dict[str, Any]:
    def number(value: Fraction | None) -> float | None:
        return None if value is None else float(rounded(value, 1))

    return {
        "values": [
            {
                "n": cell.n, "passes": cell.passes, "mean": number(cell.mean), "spread": cell.spread,
                "counts": list(cell.counts) or None, "held_back": cell.held,
            }
            for cell in line.cells
        ],
        "change": number(line.change),
    }  # fmt: skip
