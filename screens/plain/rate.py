"""Line mode of a `rate` page."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace as with_

from exercises.filling.entry import in_variant
from exercises.page_parts import By, Criterion, Line
from exercises.pages import RatePage
from exercises.scores import Scores
from exercises.tallied import scores_tally, tally_scores
from screens.plain.desk import Desk
from screens.plain.fields import ask_field
from workbook.ballots import PASS
from workbook.changes import SetTally
from workbook.model import Item, Tally, Way

_WAYS: dict[By, Way] = {"ballot": "paper", "hands": "hands", "read_out": "read_out", "agreed": "agreed", "own": "own"}
"""Who gives the numbers -> how counts that are typed here for the first time came in."""


def ask(desk: Desk, page: RatePage) -> None:
    """Ask for one number an item and criterion, or in a group for the numbers of all slips."""
    items = desk.items(page)
    lines = {line.id: line for line in page.lines}
    groups = {group.id: group.label for group in page.groups}
    single = desk.alone or page.way(desk.variant) in ("agreed", "own")
    if items:
        _say_how(desk, page, single=single)
    else:
        desk.waits(page, "Nothing to rate yet")
    for number, item in enumerate(items, 1):
        line = lines.get(item.id)
        if line is not None and line.group in groups:
            desk.voice.heading(groups.pop(line.group))
        desk.voice.heading(f"{number} of {len(items)}. {item.text}")
        _item(desk, page, item, line, single=single, first=number == 1)
    for field in in_variant(page.fields, desk.variant):
        keep = partial(desk.set_field, page, field.id)
        keep(ask_field(desk, field, desk.field(page, field.id), keep=keep))


def _say_how(desk: Desk, page: RatePage, *, single: bool) -> None:
    if page.secret and not single:
        desk.warn_secret()
    desk.voice.say(
        f"A number from {page.low} to {page.high}, or p to pass. Enter leaves it as it is."
        if single
        else f"All scores of a row in one line, in any order, p for a pass: 4 4 5 p 3. From {page.low} to {page.high}."
    )


def _item(desk: Desk, page: RatePage, item: Item, line: Line | None, *, single: bool, first: bool) -> None:
    """Ask for one item; what the numbers of a criterion mean is said at the first one, and on `?` at all of them."""
    own = line.anchors if line else {}
    for criterion in page.criteria:
        steps = criterion.anchors or own or _ends(page, criterion)
        if first or steps is own:
            for score, sentence in steps.items():
                desk.voice.say(f"  {score}: {sentence}")
        hint = "; ".join(f"{score}: {sentence.rstrip('.')}" for score, sentence in steps.items())
        if page.tallied:
            _tallied(desk, page, item, criterion, f"{hint}." if hint else "", single)
        else:
            now = item.cells.get(criterion.id)
            known: list[int | None] = [now] if isinstance(now, int) else []
            given = _scores(desk, page, criterion, known, f"{hint}." if hint else "", single=True)
            desk.set_cell(desk.list_of(page), item, criterion.id, given[0] if given else None)


def _ends(page: RatePage, criterion: Criterion) -> dict[str, str]:
    """What the ends of a scale without steps are called."""
    return {str(page.low): criterion.low, str(page.high): criterion.high} if criterion.low else {}


def _tallied(desk: Desk, page: RatePage, item: Item, criterion: Criterion, hint: str, single: bool) -> None:
    tally = desk.tally(page)
    before = tally_scores(tally, item.id, criterion.id)
    known: list[int | None] = [*before.given, *([None] * before.passes)]
    given = _scores(desk, page, criterion, known, hint, single=single)
    if given == known:
        return
    rows = (
        {}
        if tally is None
        else {name: {c: tally_scores(tally, name, c) for c in row} for name, row in tally.counts.items()}
    )
    rows.setdefault(item.id, {})[criterion.id] = Scores.of(*given)
    after = scores_tally(desk.key(page), rows, 1 if tally is None else tally.round)
    after = with_(after, way=_way(desk, page, tally))
    desk.do(SetTally(after.key, after), f"{item.text}: {criterion.label}")


def _way(desk: Desk, page: RatePage, tally: Tally | None) -> Way:
    if tally is not None:
        return tally.way
    return "own" if desk.alone else _WAYS[page.way(desk.variant)]


def _scores(
    desk: Desk, page: RatePage, criterion: Criterion, known: list[int | None], hint: str, *, single: bool
) -> list[int | None]:
    shown = " ".join("p" if score is None else str(score) for score in known)
    while True:
        typed = desk.voice.text(criterion.label or "Score", shown, hint)
        try:
            given = [_score(part, page) for part in typed.replace(",", " ").split()]
        except ValueError:
            given = None
        if given is not None and (given == known or not (single and len(given) > 1)):
            return given
        desk.voice.say(
            f"Whole numbers from {page.low} to {page.high}, or p."
            if not single
            else f"One whole number from {page.low} to {page.high}, or p."
        )


def _score(part: str, page: RatePage) -> int | None:
    if part.lower() in ("p", PASS):
        return None
    score = int(part)
    if not page.low <= score <= page.high:
        raise ValueError(part)
    return score
