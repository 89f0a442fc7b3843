"""How saving stands, and who is told."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Literal, TypeAlias

from msgspec import Struct

SaveKind: TypeAlias = Literal["saved", "saving", "not_saved", "conflict", "read_only"]


class SaveState(Struct, frozen=True):
    """What the screen says about saving.

    Attributes:
        kind: ``saved`` only when the bytes are safe on disk.
        reason: Why not, in words; for a conflict also where our copy is.
    """

    kind: SaveKind
    reason: str = ""


class Teller:
    """Keeps the state of saving and tells the listeners of every new one."""

    def __init__(self, state: SaveState) -> None:
        self.state = state
        self._listeners: list[Callable[[SaveState], None]] = []

    def listen(self, callback: Callable[[SaveState], None]) -> Callable[[], None]:
        """Have *callback* told; return "stop listening"."""
        self._listeners.append(callback)

        def stop() -> None:
            with contextlib.suppress(ValueError):
                self._listeners.remove(callback)

        return stop

    def say(self, state: SaveState) -> None:
        """Take a new state and tell everybody."""
        self.state = state
        self.tell()

    def tell(self) -> None:
        """Tell everybody the state as it is now: of two threads the slower one must not bring old news."""
        for callback in tuple(self._listeners):
            with contextlib.suppress(Exception):  # a screen that is closing must not stop the saving
                callback(self.state)
