"""What the screens of an open ballot share: rows to mark, keys that mark, the scale in words. Nothing echoes."""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content

from exercises.page_parts import Criterion
from exercises.pages import RatePage
from screens.pages.base import Desk
from screens.pages.grid import Grid, GridRow
from screens.parts.words import Words
from screens.room.rounds import Round, giving_away
from screens.text import content, joined
from workbook.model import Workbook

LEFT = "●"
GONE = "(no longer there)"
"""A line whose item was taken away; the round is about to be asked for."""
MOST_SCALE = 6
"""Lines that the scale of a line takes at most."""


def mark_rows(desk: Desk, round_: Round, *, scale: bool = False) -> list[GridRow]:
    """Return a row for every mark a person gives: an item, or a criterion under its item (with its *scale*)."""
    items = {item.id: item.text for item in desk.items}
    page = desk.page
    criteria: tuple[Criterion, ...] = page.criteria if isinstance(page, RatePage) else ()
    rows: list[GridRow] = []
    for item in round_.ask.items:
        if len(criteria) > 1:
            rows.append(GridRow(f"head:{item}", items.get(item, GONE), head=True, stop=False))
            rows += [GridRow(f"{item}\t{c.id}", ends(c, page) if scale else c.label) for c in criteria]
        else:
            rows.append(GridRow(f"{item}\t{round_.ask.criteria[0]}", items.get(item, GONE)))
    return rows


def ends(criterion: Criterion, page: RatePage) -> str:
    """Return a criterion with what its ends look like."""
    if not (criterion.low and criterion.high):
        return criterion.label
    return f"{criterion.label}: {page.low} {criterion.low}, {page.high} {criterion.high}"


def cell_of(row: str) -> tuple[str, str]:
    """Return item and criterion of a row."""
    item, _, criterion = row.partition("\t")
    return item, criterion


MINUS = {"q": "-2", "w": "-1"}
"""There is no minus on one key."""


class Panel(Vertical):
    """What the panels share."""

    BLANK = True
    SAID_OVER = 0
    """Lines that stand over the scale."""

    DEFAULT_CSS = """
    Panel { height: 1fr; }
    Panel .say { height: auto; margin-bottom: 1; }
    Panel #scale { height: auto; color: $quiet; }
    """

    def __init__(self, desk: Desk, round_: Round) -> None:
        super().__init__()
        self.desk, self.round = desk, round_
        self.drawn = 0
        """How often marks were drawn: what was asked before something came in is asked anew."""
        self._lines: tuple[Workbook, bool, list[GridRow]] | None = None

    def lines(self, *, scale: bool = False) -> list[GridRow]:
        """Return the lines that are marked; they stay the same as long as the workbook does."""
        book = self.desk.book
        if self._lines is None or self._lines[0] is not book or self._lines[1] is not scale:
            self._lines = (book, scale, mark_rows(self.desk, self.round, scale=scale))
        return self._lines[2]

    def marks_hint(self) -> tuple[tuple[str, str], ...]:
        """Return the keys that mark."""
        ask = self.round.ask
        if ask.dots:
            top = min(ask.cap, ask.dots)
            return ((f"0-{top}" if top > 1 else "1", f"{ask.unit}s" if top > 1 else f"a {ask.unit}"),)
        return ((f"{ask.low}-{ask.high}", "score"), ("P", "pass"))

    def scale_of(self, row: str) -> Content:
        """Return what the ends or anchors of a line look like."""
        page = self.desk.page
        item, criterion = cell_of(row)
        line = next((one for one in page.lines if one.id == item), None)
        if line is not None and line.anchors:
            return content("\n".join(f"{n}  {text}" for n, text in line.anchors.items()))
        if not isinstance(page, RatePage):
            return content(line.hint if line is not None else "")
        found = next((c for c in page.criteria if c.id == criterion), None)
        return content(ends(found, page) if found else "")

    def say_scale(self, over: Content | str = "") -> None:
        """Say the scale of the line under the cursor, and *over* it what there is to say."""
        scale = self.scale_of(self.query(Grid).last().row_id)
        said = [one for one in (content(over) if isinstance(over, str) else over, scale) if one.plain]
        self.query_one("#scale", Words).say(Content("\n").join(said))

    def on_resize(self) -> None:
        """Keep as much room for the scale as the longest one takes: no key moves the grid."""
        width = self.size.width
        said = [self.scale_of(row.id) for row in self.lines() if not row.head]
        highest = max((one.get_height({}, width) for one in said if one.plain), default=0)
        self.query_one("#scale", Words).styles.height = min(MOST_SCALE, highest) + self.SAID_OVER

    def redraw(self) -> None:
        """Draw what came in, as dots."""
        raise NotImplementedError

    def start_over(self) -> None:
        """Forget what stands in hand, and nothing else: other slips, seats and pages stay."""
        raise NotImplementedError

    def stand(self) -> None:
        """Put the cursor where keying goes on: on what is missing first."""
        raise NotImplementedError

    def attended(self) -> None:
        """Somebody came or left: draw it; a cursor that stands on what is in goes to what is missing."""
        self.redraw()

    def said(self, sentence: Content | str) -> Content:
        """Return the line over the marks; where two could be recognised, it says so."""
        return joined(sentence, *("\n", warned) if (warned := self.warning) else ())

    @property
    def warning(self) -> str:
        """Who could be recognised by the counts that will be kept."""
        return giving_away(self.round.ask, self.round.way, self.round.people)

    def told(self) -> None:
        """Say that something came in."""
        self.drawn += 1
        self.desk.screen.show_clock()

    def begin(self) -> None:
        """Put the focus where marks go."""
        self.query_one(Grid).focus()

    def typed_mark(self, key: str) -> str | None:
        """Return the mark a key stands for."""
        ask = self.round.ask
        if ask.dots and ask.cap == 1 and key in ("x", "X", "space"):
            return "1"
        if ask.low < 0 and key.lower() in MINUS:
            return MINUS[key.lower()]
        return ask.mark(key) if len(key) == 1 and key != "-" else None
