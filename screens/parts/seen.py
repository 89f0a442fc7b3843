"""Whether somebody can see what a key is about to act on."""

from __future__ import annotations

from textual.errors import NoWidget
from textual.widget import Widget


def brought_into_view(widget: Widget) -> bool:
    """Tell whether a widget stands on the screen; where it was scrolled away it comes back, and the answer is no.

    What was not laid out yet counts as seen: keys that are typed ahead are meant for it.
    """
    try:
        place = widget.screen.find_widget(widget)
    except NoWidget:
        return True
    if place.region.area == 0 or place.visible_region.area:
        return True
    widget.scroll_visible(animate=False)
    return False
