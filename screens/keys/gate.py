"""Keys that come faster than the screen: each waits until the one before it has done all it does, and none is lost.

Textual hands a key to the widget that has the focus when the key comes in. A second Enter, a digit typed ahead or a
key held down would so reach the widget of a moment ago: the list of seats in place of the ballot, or a page that is
being taken down. A key typed at leisure finds everything at rest and goes straight through.
"""

from __future__ import annotations

import asyncio
from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.widgets import Input, TextArea

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.widget import Widget

LOOK_AGAIN = 0.002
"""Seconds between two looks whether the key before is done."""
PATIENCE = 2.0
"""Seconds after which a key goes on all the same: better out of order than deaf."""


class KeyGate(App[int]):
    """An app that takes one key after the other."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._keys_waiting: deque[events.Key | events.Paste] = deque()
        self._waiting_since = 0.0
        self._last: events.Key | events.Paste | None = None
        self._last_to: Widget | None = None
        """The widget that the key before went to."""

    async def on_event(self, event: events.Event) -> None:
        """Let a key through, or have it wait for the one before."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
        elif self._bounces(event):
            return
        elif self._keys_waiting:
            self._keys_waiting.append(event)
        elif self._types_on(event) or self._at_rest():
            await self._let_through(event)
        else:
            self._keys_waiting.append(event)
            self._waiting_since = monotonic()
            self._look_later()

    async def _let_through(self, event: events.Key | events.Paste) -> None:
        text = isinstance(event, events.Paste) or event.is_printable
        # A letter in a field moves nothing that the next key could miss.
        self._last_to = None if text and isinstance(self.focused, (Input, TextArea)) else self.focused
        self._last = event
        await super().on_event(event)

    def _bounces(self, event: events.Key | events.Paste) -> bool:
        """Whether this is a second Enter before the first was done: nobody has read yet what it would answer."""
        if not isinstance(event, events.Key) or event.key != "enter" or isinstance(self.focused, (Input, TextArea)):
            return False
        before = self._keys_waiting[-1] if self._keys_waiting else self._last
        return isinstance(before, events.Key) and before.key == "enter" and not self._at_rest()

    def _types_on(self, event: events.Key | events.Paste) -> bool:
        """Whether this is typing that goes on in the field that has the focus."""
        return self._last_to is None and isinstance(self.focused, (Input, TextArea)) and not self._changing()

    def _changing(self) -> bool:
        screen = self.screen
        return not screen.is_mounted or bool(getattr(screen, "hurried", False))

    def _at_rest(self) -> bool:
        """Whether everything the key before set going has come to an end."""
        if _busy(self) or self._changing():
            return False
        nodes: set[DOMNode] = {self.screen}
        for widget in (self._last_to, self.focused):
            if widget is not None and widget.is_attached:
                nodes.update(widget.ancestors_with_self)
        return not any(_busy(node) for node in nodes if node is not self)

    def _look_later(self) -> None:
        asyncio.get_running_loop().call_later(LOOK_AGAIN, self.call_later, self._go_on)

    async def _go_on(self) -> None:
        """Let the next waiting key through once everything is at rest."""
        if not self._keys_waiting:
            return
        if self._at_rest() or monotonic() - self._waiting_since > PATIENCE:
            await self._let_through(self._keys_waiting.popleft())
            self._waiting_since = monotonic()
        if self._keys_waiting:
            self._look_later()


def _busy(node: DOMNode) -> bool:
    """Whether messages wait; Textual looks one message ahead, and that one has left the queue already."""
    return bool(node.message_queue_size) or getattr(node, "_pending_message", None) is not None
