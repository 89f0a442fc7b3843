"""What the widget of every page kind stands on: its desk, and the few things the screen asks of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from exercises.filling import entry
from exercises.filling.waiting import filled_by, waiting_words
from exercises.kit import Findings
from exercises.outlines import Exercise
from exercises.page_parts import Variant
from exercises.running.run import flow_of
from screens.room.shifted import shifted
from screens.text import content
from workbook import session
from workbook.changes import Change, SetMark
from workbook.model import Block, Item, PageMark, Participant, Workbook
from workbook.session import Flow

if TYPE_CHECKING:
    from screens.exercise import ExerciseScreen


@dataclass
class Desk:
    """One page in hand: where its answers stand and how they change."""

    screen: ExerciseScreen
    block: Block
    exercise: Exercise
    page: Any
    variant: Variant

    @property
    def ref(self) -> str:
        """``exercise/page``; for a block that is no exercise ``block/page``: two breaks are two pages."""
        return f"{self.block.exercise or self.block.id}/{self.page.id}"

    @property
    def book(self) -> Workbook:
        """The workbook as it stands now."""
        return self.screen.book

    @property
    def findings(self) -> Findings:
        """Answers and results as they stand now."""
        return self.screen.findings

    @property
    def mark(self) -> PageMark:
        """How far the page is."""
        return self.book.mark(self.ref)

    @property
    def alone(self) -> bool:
        """Whether one person works."""
        return self.book.solo or self.variant in entry.ALONE

    @property
    def here(self) -> tuple[Participant, ...]:
        """The people in the room."""
        return tuple(person for person in self.book.people if person.here)

    @property
    def flow(self) -> Flow:
        """Which states the page goes through."""
        return flow_of(self.page, self.variant, alone=self.alone)

    @property
    def items(self) -> tuple[Item, ...]:
        """The items the page shows."""
        return entry.shown_items(self.exercise, self.page, self.book, self.variant, self.findings)

    @property
    def cells(self) -> str:
        """The list that takes the page's cells."""
        return entry.cells_list(self.exercise, self.page, self.book)

    def do(self, change: Change | None, label: str = "", *, entry: bool | None = None) -> bool:
        """Change the workbook; the page has begun with its first entry, and a settled one is open again."""
        if change is None:
            return False
        began = session.begun(self.mark)
        done = self.screen.do(change, label, entry=entry)
        if done and (said := shifted(self.screen.store, self.findings)):
            self.say(said, late=True)
        if done and self.mark.status == "settled":
            self.screen.reopen(self)
        elif done and began != self.mark and self.mark.status in ("ready", "skipped"):
            self.screen.do(SetMark(self.ref, began))
        return done

    def draft(self, place: str, text: str) -> None:
        """Keep text that is still being typed, until it is entered."""
        if not self.screen.store.read_only:
            self.screen.store.draft(f"{self.ref}:{place}", text or None)

    def drafted(self, place: str) -> str:
        """Return text that was being typed when the program ended; what this run typed was kept, or given up."""
        return self.screen.store.typed_before.get(f"{self.ref}:{place}", "")

    def waits(self, place: str) -> str:
        """Return text that was typed, in this run or the last one, and is no entry yet."""
        return self.screen.store.drafts.get(f"{self.ref}:{place}", "")

    @property
    def typed_at(self) -> tuple[str, ...]:
        """The places of this page where text was typed that is no entry yet."""
        head = f"{self.ref}:"
        return tuple(place.removeprefix(head) for place in self.screen.store.drafts if place.startswith(head))

    def say(self, message: str, *, late: bool = False) -> None:
        """Say something in passing."""
        self.screen.say(message, late=late)


class PageBody(Vertical):
    """The widget of one page.

    The screen calls `redraw` after every change of the workbook, `state_changed` when the page's state changed,
    `commit` before going anywhere, and asks for the word beside the "done" key.
    """

    DEFAULT_CSS = """
    PageBody { height: 1fr; }
    PageBody .hint { color: $quiet; height: auto; margin-top: 1; }
    PageBody .say { height: auto; }
    PageBody .big { text-style: bold; height: auto; }
    """
    BLANK = True  # nothing of its own is drawn: a key paints what it changed, and no ground under it

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    @property
    def gone(self) -> bool:
        """Whether the page was left, or is being taken down piece by piece."""
        return not (self.display and self.is_attached and self.children)  # what is taken down is displayed no more

    def check_message_enabled(self, message: Message) -> bool:
        """Hear nothing more once the page was left: its widgets are gone, a key may still be on its way."""
        ours = type(message).__module__.startswith(("screens.", "textual.widgets")) or isinstance(
            message, events.DescendantFocus
        )
        return super().check_message_enabled(message) and not (ours and self.gone)

    @property
    def page(self) -> Any:
        """The page of the guide."""
        return self.desk.page

    def redraw(self) -> None:
        """Draw what depends on the workbook."""

    async def state_changed(self) -> None:
        """Draw another state of the page."""
        self.redraw()

    def commit(self) -> None:
        """Keep what is being typed: somebody goes on."""

    def done_word(self) -> str:
        """Return the word beside the "done" key."""
        return "reopen" if self.desk.mark.status == "settled" else "done"

    async def done(self) -> bool:
        """Do what the "done" key does here beyond the change of state; False: not yet, and it was said why."""
        return True

    @property
    def keying(self) -> bool:
        """Whether something is keyed in here that stands in no workbook yet; undo then stays with it."""
        return False

    def start_over(self) -> None:
        """Forget what stands in hand, where `keying`."""

    @property
    def crowded(self) -> bool:
        """Whether the lines under the question give way on a short screen: they were read, what is in hand needs room.

        Wherever the group still reads what to do, they stand there.
        """
        return False

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Another part of the page is in hand."""
        self.desk.screen.fold()

    def lost_by_skipping(self) -> str:
        """Say what would be lost if the page were skipped now; empty: nothing."""
        return ""

    def skipped(self) -> None:
        """The page was left out on purpose."""

    def begin(self) -> None:
        """Put the focus where the group starts."""
        for widget in self.query("*"):
            if widget.focusable and widget.display:
                widget.focus(scroll_visible=False)
                return

    def held(self) -> Mapping[str, object]:
        """Return what the rows of the page hold beside what their grid shows, by row."""
        return {}

    def places(self) -> tuple[str, ...]:
        """Return further places of the table of commands that apply here now, for help."""
        return ()

    def waits(self, nothing: str) -> str:
        """Return what a page says on which there is nothing yet, and where it comes from: Enter leads there."""
        desk = self.desk
        return waiting_words(desk.exercise, self.page, desk.book, nothing, then="Enter goes there.")

    def on_key(self, event: events.Key) -> None:
        """From a page that is empty because another one fills it, Enter leads to that one."""
        desk = self.desk
        if event.key != "enter" or desk.items or isinstance(self.screen.focused, Input | TextArea):
            return
        made = filled_by(desk.exercise, self.page, desk.book)
        if made is not None:
            event.stop()
            desk.screen.go_to(made.id)

    def status(self) -> str:
        """Return a few words for the right of the page ("7 of 9 in"), or nothing."""
        return ""


class Hint(Widget):
    """One quiet line: what the keys do here. Where it takes two, it ends between two keys, never inside one."""

    def __init__(self, text: str = "", **given: Any) -> None:
        super().__init__(classes="hint", **given)
        self.said = content(text)

    def say(self, text: str | Content) -> None:
        """Say something else; the page is laid out anew only where that takes another height."""
        before, self.said = self.said, text if isinstance(text, Content) else content(text)
        if before.is_same(self.said):
            return
        width = self.content_size.width
        high = {_packed(said, max(1, width)).get_height({}, max(1, width)) for said in (before, self.said)}
        self.refresh(layout=not width or len(high) > 1)

    def render(self) -> Content:
        """Draw it to the width there is."""
        return _packed(self.said, max(1, self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Be as high as it is when drawn."""
        return _packed(self.said, max(1, width)).get_height({}, width)


_BETWEEN = "   "


@lru_cache(256)
def keys(*pairs: tuple[str, str]) -> Content:
    """Return a line of keys with what they do, in our own words."""
    parts: list[Content] = []
    for key, word in pairs:
        parts.append(Content.from_markup("[bold]$k[/] $w", k=key, w=word))
    return Content(_BETWEEN).join(parts)


def _packed(said: Content, width: int) -> Content:
    lines: list[Content] = []
    for line in said.split("\n", allow_blank=True):
        at = len(lines)
        for part in line.split(_BETWEEN, allow_blank=True):
            if len(lines) > at and lines[-1].cell_length + len(_BETWEEN) + part.cell_length <= width:
                lines[-1] = Content.assemble(lines[-1], _BETWEEN, part)
            else:
                lines.append(part)
    return Content("\n").join(lines)


def lines(texts: Sequence[str]) -> Content:
    """Return lines one under the other."""
    return content("\n".join(texts))
