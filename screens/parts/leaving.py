"""Leaving a form or a question in which something was typed: asked once, for nothing of it is kept."""

from __future__ import annotations

from typing import Any

from textual.widgets import Input, TextArea

from screens.base import Frame, R
from screens.keys.once import Once


class LeavesSurely(Frame[R]):
    """A screen of fields that is left on the second key where something was typed into them."""

    _first: tuple[str, ...] = ()

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._leaving = Once()

    def on_mount(self) -> None:
        """Note what stands here at first."""
        self._first = self._texts()

    def _texts(self) -> tuple[str, ...]:
        fields = self.query("Input, TextArea").results()
        return tuple(
            field.value if isinstance(field, Input) else field.text
            for field in fields
            if isinstance(field, Input | TextArea)
        )

    @property
    def changed(self) -> bool:
        """Whether something else stands here than at first."""
        return self._texts() != self._first

    def may_leave(self, how: str) -> bool:
        """Whether nothing would be lost, or it was said and the key comes once more; *how* says what then leaves."""
        now = self._texts()
        if now == self._first or self._leaving.sure(self.app, (how, *now)):
            return True
        self.say(f"What you typed is not kept yet. F6 takes it; {how}.", late=True)
        return False

    def action_cancel(self) -> None:
        """Leave without taking anything over."""
        if self.may_leave("Esc once more leaves it"):
            self.dismiss(None)
