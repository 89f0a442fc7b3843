"""Keys that come faster than the screen: each waits until the one before it has done all it does, and none is lost.

Textual hands a key to the widget that has the focus when the key comes in. A second Enter, a digit typed ahead or a
key held down would so reach the widget of a moment ago: the list of seats in place of the ballot, or a page that is
being taken down. A key typed at leisure finds everything at rest and goes straight through.
"""

from __future__ import annotations

import asyncio
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeAlias

from textual import events
from textual.app import App
from textual.widgets import Input, TextArea

from screens.base import Frame
from screens.parts.frame import LEAST

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.widget import Widget

LOOK_AGAIN = 0.002
"""Seconds between two looks whether the key before is done."""
PATIENCE = 2.0
"""Seconds after which waiting keys go on all the same: better out of order than deaf."""

Waiting: TypeAlias = "events.Key | events.Paste | events.MouseDown | events.MouseUp"


class KeyGate(App[int]):
    """An app that takes one key after the other.

    Attributes:
        repeated: The key in hand is the one before once more, pressed before that one was done: what it was answered
            with, nobody has read. Whoever asks for a key twice does not take this one for the second.
    """

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.repeated = False
        self._keys_waiting: deque[tuple[Waiting, bool]] = deque()
        """Keys, and whether each came before the one before was done."""
        self._waiting_since = 0.0
        self._last: Waiting | None = None
        self._last_to: Widget | None = None
        """The widget that the key before went to."""
        self._done, self._looking = True, False
        """Whether the key before is done, and whether somebody looks out for it."""

    async def on_event(self, event: events.Event) -> None:
        """Let a key through, or have it wait for the one before. A click waits where keys wait."""
        if event.is_forwarded or not isinstance(event, events.Key | events.Paste | events.MouseDown | events.MouseUp):
            await super().on_event(event)
        elif self._unseen(event):
            event.stop()
        elif self._keys_waiting:
            self._keys_waiting.append((event, True))
        elif isinstance(event, events.MouseDown | events.MouseUp):
            await super().on_event(event)
        elif self._types_on(event) or self._at_rest():
            await self._let_through(event)
        else:
            self._keys_waiting.append((event, not self._done))
            self._waiting_since = monotonic()
            self._look_later()

    async def _let_through(self, event: Waiting, *, ahead: bool = False) -> None:
        last, self._last = self._last, event
        same = isinstance(event, events.Key) and isinstance(last, events.Key) and event.key == last.key
        self.repeated = ahead and same
        letter = isinstance(event, events.Key) and event.is_printable and not event.key.startswith("alt+")
        text = isinstance(event, events.Paste) or letter
        # A letter in a field moves nothing that the next key could miss.
        self._done = text and isinstance(self.focused, Input | TextArea)
        self._last_to = None if self._done else self.focused
        await super().on_event(event)
        if not self._done:
            self._look_later()

    def _unseen(self, event: Waiting) -> bool:
        """Whether the window is too small to show what a key does: then none does anything but leave."""
        if self.size.width >= LEAST[0] and self.size.height >= LEAST[1]:
            return False
        active = self.screen.active_bindings.get(event.key) if isinstance(event, events.Key) else None
        return active is None or active.binding.action != "quit"

    def _types_on(self, event: Waiting) -> bool:
        """Whether this is typing that goes on in the field that has the focus."""
        return self._last_to is None and isinstance(self.focused, Input | TextArea) and not self._changing()

    def _changing(self) -> bool:
        screen = self.screen
        return not screen.is_mounted or (isinstance(screen, Frame) and screen.hurried)

    def _at_rest(self) -> bool:
        """Whether everything the key before set going has come to an end."""
        if busy(self) or self._changing():
            return False
        nodes: set[DOMNode] = {self.screen}
        for widget in (self._last_to, self.focused):
            if widget is not None and widget.is_attached:
                nodes.update(widget.ancestors_with_self)
        return not any(busy(node) for node in nodes if node is not self)

    def _look_later(self) -> None:
        if not self._looking:
            self._looking = True
            asyncio.get_running_loop().call_later(LOOK_AGAIN, self.call_later, self._go_on)

    async def _go_on(self) -> None:
        """Let the next waiting key through once the one before is done; after a while all of them."""
        self._looking = False
        late = bool(self._keys_waiting) and monotonic() - self._waiting_since > PATIENCE
        if late and isinstance(self.screen, Frame):
            self.screen.hurried = False
        self._done = self._done or self._at_rest()
        while self._keys_waiting and (late or self._at_rest()):
            event, ahead = self._keys_waiting.popleft()
            await self._let_through(event, ahead=ahead)
            self._waiting_since = monotonic()
        if self._keys_waiting or not self._done:
            self._look_later()


def busy(node: DOMNode) -> bool:
    """Whether messages wait; Textual looks one message ahead, and that one has left the queue already."""
    return bool(node.message_queue_size) or getattr(node, "_pending_message", None) is not None


def repeated(app: App[Any]) -> bool:
    """Whether the key in hand repeats the one before unread; see `KeyGate`."""
    return isinstance(app, KeyGate) and app.repeated
