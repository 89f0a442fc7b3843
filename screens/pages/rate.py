"""Gives items a number on each criterion: by person unseen, agreed in the group, or one's own."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.widget import Widget

from exercises.filling.asking import ask_of
from exercises.filling.entry import in_variant, put_cell, put_field
from exercises.filling.rows import lines_of
from exercises.running.run import source_labels
from screens.ballots import ends
from screens.ballots.panel import MINUS
from screens.pages.base import Hint, keys
from screens.pages.boxes import boxes_filled, typing_in
from screens.pages.editors import FieldBox
from screens.pages.grid import Grid, GridColumn, GridRow
from screens.pages.voting import VotingBody
from screens.parts.words import Words
from screens.text import quoted
from workbook.ballots import PASS, Ask, Sheet, single
from workbook.changes import SetTally
from workbook.model import Item, Tally, Value, Way


class RateBody(VotingBody):
    """Scores."""

    DEFAULT_CSS = """
    RateBody #scale { height: auto; margin-top: 1; }
    RateBody #fields { height: auto; max-height: 8; margin-top: 1; }
    RateBody #fields FieldBox { margin-bottom: 0; }
    """

    @property
    def _ask(self) -> Ask:
        return ask_of(self.desk.exercise, self.page, self.desk.items, 1)

    def _before(self) -> tuple[Tally, tuple[str, str]] | None:
        """Nothing is compared with the trial ballot of an earlier day."""
        return super()._before() if self.desk.block.exercise else None

    def own_parts(self) -> list[Widget]:
        """Numbers on a grid, the scale of the line in hand under it."""
        several = len(self.page.criteria) > 1
        room = max(40, self.desk.screen.size.width - 40) // max(1, len(self.page.criteria))
        columns = [
            GridColumn(c.id, c.label if several else "score", min(max(7, len(c.label)), max(9, room)))
            for c in self.page.criteria
        ]
        return [Grid(columns), Words(id="scale"), *self._field_parts(), Hint()]

    def _field_parts(self) -> list[Widget]:
        fields = in_variant(self.page.fields, self.desk.variant)
        if not fields:
            return []
        return [VerticalScroll(*(FieldBox(self.desk, f, f.id) for f in fields), id="fields", can_focus=False)]

    def _parts(self) -> list[Widget]:
        parts = super()._parts()
        if self.by_person and self.desk.mark.status in ("revealed", "settled"):
            parts[1:1] = self._field_parts()
        return parts

    @property
    def crowded(self) -> bool:
        """While a vote runs, or somebody writes under the scores."""
        return super().crowded or typing_in(self)

    def redraw(self) -> None:
        """Draw the state, and the fields asked after the scores."""
        super().redraw()
        for box in self.query(FieldBox):
            box.show(self.desk.book.field(self.desk.ref, box.field.id))

    def redraw_own(self) -> None:
        """Show the numbers."""
        heads = {g.id: g.label for g in self.page.groups}
        groups = {line.id: line.group for line in lines_of(self.page)}
        rows: list[GridRow] = []
        group = ""
        for item in self.desk.items:
            if groups.get(item.id, "") != group:
                group = groups.get(item.id, "")
                rows.append(GridRow(f"head:{group}", heads.get(group, ""), head=True, stop=False))
            rows.append(GridRow(item.id, item.text, tuple(self._shown(item, c.id) for c in self.page.criteria)))
        grid = self.query_one(Grid)
        grid.empty = self.waits("Nothing to rate yet")
        grid.show(rows)
        self._scale()
        score = (f"{self.page.low}-{self.page.high}", "score") if self.page.low >= 0 else ("Q W 0 1 2", "-2 -1 0 1 2")
        passes = (("P", "pass"),) if self.page.tallied else ()
        self.query_one(Hint).say(keys(score, *passes, ("Del", "clear"), ("←→", "criterion")))

    def _shown(self, item: Item, criterion: str) -> str:
        value = self._value(item, criterion)
        return "·" if value is None else str(value)

    def _value(self, item: Item, criterion: str) -> Value:
        if not self.page.tallied:
            return item.cells.get(criterion)
        return self._sheet().get((item.id, criterion))

    def _sheet(self) -> Sheet:
        tally = self.desk.book.tally(self.desk.ref, 1)
        if tally is None:
            return {}
        return {
            (i, c): next(iter(counts))
            for i, row in tally.counts.items()
            for c, counts in row.items()
            if len(counts) == 1
        }

    def _scale(self) -> None:
        """The scale of the cell under the cursor, in words, and where a carried value came from."""
        grid = self.query_one(Grid)
        criterion = next((c for c in self.page.criteria if c.id == grid.column_id), self.page.criteria[0])
        line = next((line for line in lines_of(self.page) if line.id == grid.row_id), None)
        anchors = (line.anchors if line else {}) or criterion.anchors
        said = [f"{n}  {text}" for n, text in anchors.items()] or [ends(criterion, self.page)]
        if not anchors and criterion.hint:
            said.append(criterion.hint)
        if line is not None and line.hint and not anchors:
            said.append(line.hint)
        item = next((one for one in self.desk.items if one.id == grid.row_id), None)
        source = item.sources.get(grid.column_id) if item else None
        if source is not None:
            labels = source_labels(self.desk.exercise, self.desk.findings)
            said.append(f"from {labels.get(source.ref) or source.ref.split('/')[0]}")
        self.query_one("#scale", Words).say("\n".join(said))

    def on_grid_moved(self, message: Grid.Moved) -> None:
        """Show the scale of another line."""
        if not self.by_person:
            message.stop()
            self._scale()

    def on_grid_typed(self, message: Grid.Typed) -> None:
        """Score, and go on to the next line."""
        if self.by_person:
            return
        message.stop()
        item = next((one for one in self.desk.items if one.id == message.row), None)
        if item is None:
            return
        clear = message.key in ("delete", "backspace")
        typed = MINUS.get(message.key.lower(), message.key) if self.page.low < 0 else message.key
        mark = None if clear or len(typed) > 2 else self._ask.mark(typed)
        if mark is None and not clear:
            return
        if self.page.tallied:
            self._tally(item, message.column, mark)
        elif mark != PASS:
            change = put_cell(
                self.desk.book, self.desk.cells, item, message.column, None if mark is None else int(mark)
            )
            self.desk.do(change, f"score of {quoted(item.text)}")
        if not clear:
            self.query_one(Grid).across() if len(self.page.criteria) > 1 else self.query_one(Grid).down()

    def _tally(self, item: Item, criterion: str, mark: str | None) -> None:
        sheet = self._sheet()
        sheet.pop((item.id, criterion), None)
        if mark is not None:
            sheet[(item.id, criterion)] = mark
        way: Way = "own" if self.desk.alone else "agreed"
        tally = single(self._ask, sheet, way) if sheet else None
        if tally is not None:
            # What was not touched is no pass: a tally of one holds the marks that were given.
            counts = {i: {c: n for c, n in row.items() if (i, c) in sheet} for i, row in tally.counts.items()}
            tally = type(tally)(tally.page, 1, way, {i: row for i, row in counts.items() if row}, voters=1)
        self.desk.do(SetTally(f"{self.desk.ref}#1", tally), f"score of {quoted(item.text)}")

    def on_field_box_kept(self, message: FieldBox.Kept) -> None:
        """Write a further field down."""
        message.stop()
        field = message.box.field
        self.desk.do(put_field(self.desk.book, self.desk.ref, field.id, message.value), field.label)

    def commit(self) -> None:
        """Keep what is being typed."""
        for box in boxes_filled(self):
            self.desk.do(put_field(self.desk.book, self.desk.ref, box.field.id, box.keep_now()), box.field.label)
