"""Asking once: whoever presses the key again for the same thing means it."""

from __future__ import annotations

from typing import Any

from textual.app import App

from screens.keys.gate import repeated


class Once:
    """Whether something was asked about already. A key held down, or pressed again unread, is no answer."""

    def __init__(self) -> None:
        self._about: object = None

    def sure(self, app: App[Any], about: object) -> bool:
        """Tell whether this was asked about just before; otherwise whoever calls asks now."""
        before, self._about = self._about, about
        return before == about and not repeated(app)

    def forget(self) -> None:
        """Something else was done: the next time it is asked anew."""
        self._about = None
