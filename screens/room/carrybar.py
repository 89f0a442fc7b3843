"""What a page took over from earlier exercises: where from, and what to do where the source has changed."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from exercises.filling.carry import Carried, carried, keep, take
from exercises.filling.rows import own_list
from exercises.filling.typed import show
from exercises.page_parts import Field
from exercises.running.run import source_head, source_labels
from screens.pages import kind_of
from screens.pages.base import Desk
from screens.text import content, joined, mixed
from workbook.model import Value
from workbook.session import unchecked

LEAST_MARGIN = 2
"""Columns beside the line on a short screen."""


class CarryBar(Widget, can_focus=True):
    """One line (or none) over the work: ``from problems: …``, or "check again" with take and keep."""

    DEFAULT_CSS = """
    CarryBar { height: auto; max-height: 4; color: $quiet; display: none; margin-bottom: 1; }
    CarryBar.-on { display: block; }
    CarryBar.-check { color: $late; }
    CarryBar:focus { background: $cursor; color: $on-cursor; text-style: $cursor-style; }
    """
    KEYS: ClassVar[dict[str, str]] = {"t": "take", "enter": "take", "k": "keep"}

    class Checks(Message):
        """Something on the page is to be checked again, or nothing is any more, or it takes another height."""

    @property
    def checks(self) -> bool:
        """Whether something on the page is to be checked again."""
        return self.has_class("-check")

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._changed: list[Carried] = []
        self._labels: dict[str, str] = {}
        self._drawn: Content | None = None
        self._waits, self.tall = False, False
        """Whether it waits to be drawn; and whether it takes several lines, so that others have to give way."""
        self._from: list[str] = []
        self._said_below = False
        self._gone = 0

    def show(self, desk: Desk) -> None:
        """Show what stands on the desk's page, once what was typed is painted: no key waits for all results."""
        first, self._desk = self._desk is not desk, desk
        if first:
            self._look()
        elif not self._waits:
            self._waits = True
            self.call_after_refresh(self._look)

    def _look(self) -> None:
        self._waits = False
        desk = self._desk
        if desk is None or desk.screen.workbook_app.store is None:
            return
        found = carried(desk.book, desk.exercise.id, desk.ref, desk.findings)
        self._labels = source_labels(desk.exercise, desk.findings)
        self._changed = [one for one in found if one.state == "changed"]
        gone = [one for one in found if one.state == "gone"]
        self._gone = len(gone)
        there = [one for one in found if one.state in ("live", "same")]
        self._from = list(dict.fromkeys(source_head(self._label(one), str(one.prefill.value)) for one in there))
        checks = bool(self._changed) or bool(gone) or desk.mark.check
        # Fields and cards say themselves where they come from; where all cards are of one source, it is said here.
        kind = kind_of(desk.page)
        one = len(self._from) == 1 and len(there) == len(desk.book.rows(own_list(desk.exercise, desk.page))) > 1
        self._said_below = kind == "write" or (kind == "collect" and not one)
        self.set_class(bool(self._from and not self._said_below) or checks, "-on")
        drawn = self.render()
        tall = checks or (self.has_class("-on") and drawn.cell_length > max(1, self.screen.size.width - LEAST_MARGIN))
        if (checks, tall) != (self.checks, self.tall):
            self.set_class(checks, "-check")
            self.tall = tall
            self.post_message(self.Checks())
        self.can_focus = bool(self._changed)
        if self._drawn is None or not drawn.is_same(self._drawn):
            self._drawn = drawn
            self.refresh(layout=True)

    def _label(self, one: Carried) -> str:
        return one.prefill.label or self._labels.get(one.prefill.ref, "") or one.prefill.ref.split("/")[0]

    def render(self) -> Content:
        """Draw the line."""
        if self._changed:
            one = self._changed[0]
            name, _, what = self._label(one).partition(": ")
            now, taken = self._said(one.prefill.value), self._said(one.taken)
            more = f"  (1 of {len(self._changed)})" if len(self._changed) > 1 else ""
            return mixed(
                "◇ check again: $taken taken, $now now in $name$more\n"
                "  $what  [bold]T[/] take  [bold]K[/] keep$tab",
                taken=taken, now=now, name=name, what=what, more=more, tab="" if self.has_focus else "  (Tab)",
            )  # fmt: skip
        lines = []
        if self._from and not self._said_below:
            lines.append("from " + "; ".join(self._from[:3]) + (" and more" if len(self._from) > 3 else ""))
        if self._gone:
            lines.append(f"◇ source gone for {self._gone}; what was taken stays")
        if self._desk is not None and self._desk.mark.check:
            lines.append("◇ check again: something this page was built on has changed")
        said = content("\n".join(lines))
        if self._desk is None or not unchecked(self._desk.mark):
            return said
        return joined(said, mixed("\n  [bold]F6[/] keep it as it is, or change it: that opens it again"))

    def _said(self, value: Value) -> str:
        desk = self._desk
        return show(Field("", "", type="list" if isinstance(value, list) else "text"), value, desk.book) if desk else ""

    def _on_focus(self, event: events.Focus) -> None:
        """Without the word for the key that leads here it may be a line less."""
        super()._on_focus(event)
        self.refresh(layout=True)

    def _on_blur(self, event: events.Blur) -> None:
        super()._on_blur(event)
        self.refresh(layout=True)

    def on_key(self, event: events.Key) -> None:
        """Take the new value, or keep the old one."""
        what = self.KEYS.get(event.key.lower())  # Caps Lock must stop nobody
        if what is None or not self._changed or self._desk is None:
            return
        event.stop()
        change = (take if what == "take" else keep)(self._desk.book, self._changed[0])
        if what == "take":
            self._desk.do(change, "taken over")
        elif change is not None:  # what stands on the page is the same as before
            self._desk.screen.do(change, "kept")
        if not self._changed:
            self.screen.focus_next()
