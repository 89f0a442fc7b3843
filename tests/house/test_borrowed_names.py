"""Private names of Textual that we stand on: where one goes, an override of ours is silently called no more.

What we stand on in WeasyPrint is told by `tests/exports/test_shaping.py`.
"""

from __future__ import annotations

import pytest
from textual.app import App
from textual.widget import Widget
from textual.widgets import Input, TextArea

OVERRIDDEN = [
    (Input, "_watch_value"),
    (Input, "_watch_selection"),
    (Input, "_cell_offset_to_index"),
    (Input, "_on_paste"),
    (Input, "_on_blur"),
    (TextArea, "_on_paste"),
    (TextArea, "_on_blur"),
    (App, "_fatal_error"),
]
USED = [(Input, "_value"), (Input, "_cursor_visible"), (App, "_start_widget")]


@pytest.mark.parametrize(("owner", "name"), [*OVERRIDDEN, *USED])
def test_textual_still_has_it(owner: type, name: str) -> None:
    assert hasattr(owner, name), f"{owner.__name__}.{name} is gone"


async def test_textual_still_keeps_it() -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        assert Input()._initial_value is True
        assert Widget()._vertical_scrollbar is None
        assert pilot.app._exit_renderables == []
