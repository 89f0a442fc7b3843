"""Arrow keys among the fields of a form: beyond the first and the last row of a text they lead to the next field."""

from __future__ import annotations

from textual import events
from textual.screen import Screen

from screens.parts.fields import Line
from screens.parts.picks import PersonPick


class WalksFields:
    """Mixin of screens with fields.

    Lists, paragraphs and the people under a line keep their arrows: there is something to move along in them.
    """

    def on_key(self: Screen, event: events.Key) -> None:  # type: ignore[misc, type-arg]  # a mixin of screens
        """Go to the field above or below."""
        field = self.focused
        if event.key not in ("up", "down") or not isinstance(field, Line) or isinstance(field.parent, PersonPick):
            return
        if event.key == "down":
            self.focus_next()
        else:
            self.focus_previous()
        event.stop()
        event.prevent_default()
