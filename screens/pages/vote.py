"""Spreads marks over items: by person unseen, or one person alone, once or as member and as manager."""

from __future__ import annotations

from textual.widget import Widget

from exercises.filling.asking import ask_of
from exercises.filling.rows import lines_of
from screens.pages.base import Hint, keys
from screens.pages.grid import Grid, GridColumn, GridRow
from screens.pages.voting import VotingBody
from screens.parts.words import Words
from screens.text import quoted
from workbook.ballots import VOTES, Ask, Sheet, own_views, single
from workbook.changes import SetTally
from workbook.model import Tally, Viewpoint

_HATS: tuple[tuple[Viewpoint, str], ...] = (("member", "as member"), ("management", "as manager"))


class VoteBody(VotingBody):
    """A vote."""

    DEFAULT_CSS = "VoteBody #line-hint { height: auto; color: $quiet; }"

    @property
    def _ask(self) -> Ask:
        return ask_of(self.desk.exercise, self.page, self.desk.items, 1)

    @property
    def _hats(self) -> tuple[tuple[Viewpoint, str], ...]:
        return _HATS if self.desk.variant in self.page.twice else ()

    def own_parts(self) -> list[Widget]:
        """One's own marks, once or with two hats."""
        hats = self._hats or (("member", f"{self.page.unit}s"),)
        return [Grid([GridColumn(view, name, 12) for view, name in hats]), Words(id="line-hint"), Hint()]

    def redraw_own(self) -> None:
        """Show one's own marks."""
        ask, heads = self._ask, {g.id: g.label for g in self.page.groups}
        groups = {line.id: line.group for line in lines_of(self.page)}
        sheets = {view: self._sheet(view) for view, _ in (self._hats or _HATS[:1])}
        rows: list[GridRow] = []
        group = ""
        for item in self.desk.items:
            if groups.get(item.id, "") != group:
                group = groups.get(item.id, "")
                rows.append(GridRow(f"head:{group}", heads.get(group, ""), head=True, stop=False))
            rows.append(
                GridRow(item.id, item.text, tuple(_dots(sheet.get((item.id, VOTES))) for sheet in sheets.values()))
            )
        grid = self.query_one(Grid)
        grid.empty = self.waits("Nothing to vote on yet")
        if not rows:
            grid.show(())
            return
        spent = tuple(f"{sum(map(int, s.values()))} of {ask.dots}" for s in sheets.values())
        rows.append(GridRow("total", f"{self.page.unit}s used", spent, strong=True, stop=False))
        grid.show(rows)
        top, other = min(ask.cap, ask.dots), (("←→", "the other hat"),) if self._hats else ()
        self.query_one(Hint).say(
            keys(("Space", "vote or take back") if top == 1 else (f"0-{top}", f"{self.page.unit}s"), *other)
        )

    def _sheet(self, view: Viewpoint) -> Sheet:
        tally = self.desk.book.tally(self.desk.ref, 1)
        if tally is None:
            return {}
        rows = tally.views.get(view, {}) if self._hats else tally.counts
        return {(item, VOTES): str(row[VOTES][VOTES]) for item, row in rows.items() if VOTES in row}

    def on_grid_moved(self, message: Grid.Moved) -> None:
        """Show the gloss of a line."""
        if self.query("#line-hint"):
            hint = next((line.hint for line in lines_of(self.page) if line.id == message.row), "")
            self.query_one("#line-hint", Words).say(hint)

    def on_grid_typed(self, message: Grid.Typed) -> None:
        """Vote, or take a vote back."""
        message.stop()
        ask = self._ask
        if self.by_person or not message.row or message.row == "total":
            return
        view: Viewpoint = "management" if message.column == "management" else "member"
        sheet, cell = self._sheet(view), (message.row, VOTES)
        if message.key in ("space", "x", "X", "enter"):
            mark: str | None = "0" if cell in sheet else "1"
        else:
            mark = (
                "0"
                if message.key in ("delete", "backspace")
                else ask.mark(message.key)
                if len(message.key) == 1
                else None
            )
        if mark is None:
            return
        sheet.pop(cell, None)
        if mark != "0":
            if sum(map(int, sheet.values())) + int(mark) > ask.dots:
                self.desk.say(f"All {ask.dots} {ask.unit}s are used. Take one back first.", late=True)
                return
            sheet[cell] = mark
        key = f"{ask.page}#1"
        item = next((one.text for one in self.desk.items if one.id == message.row), "")
        self.desk.do(SetTally(key, self._tally(ask, view, sheet)), f"{self.page.unit} on {quoted(item)}")

    def _tally(self, ask: Ask, view: Viewpoint, sheet: Sheet) -> Tally:
        if not self._hats:
            return single(ask, sheet, "own")
        return own_views(ask, {own: sheet if own == view else self._sheet(own) for own, _ in _HATS})


def _dots(mark: str | None) -> str:
    return "●" * int(mark) if mark else "·"
