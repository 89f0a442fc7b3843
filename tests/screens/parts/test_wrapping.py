"""A field wraps what stands in it: nothing is cut, in hand or not; the cursor goes from row to row."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual import events
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from screens.parts.fields import Line
from screens.parts.wrapping import rows_of

LONG = "Nobody tells us what the last crew found, so every shift finds the same fault again and rings the same man"
TEXTS = (
    LONG,
    "word " * 30,
    "x" * 100,
    "泵站的密封件每三周坏一次没有人知道上一班发现了什么" * 3,
    "e\u0301" * 60,
    "👨\u200d👩\u200d👧 family " * 9,
    "لا أحد يخبرنا بما وجده الطاقم الأخير " * 4,
    "a  b   c    d",
    "[/] [red]x [@click=app.quit]go[/] " * 4,
)


class Desk(App[None]):
    CSS = "Line { border: none; border-left: outer gray; padding: 0 1; overflow: hidden hidden; }"

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Line(id="one")
            yield Static("under it", id="under")

    def wall(self) -> list[str]:
        return ["".join(segment.text for segment in strip) for strip in self.screen._compositor.render_strips()]


@pytest.mark.parametrize("width", [2, 7, 20, 61])
@pytest.mark.parametrize("text", [*TEXTS, "", " "])
def test_rows_hold_the_whole_text_and_fit(text: str, width: int) -> None:
    rows = rows_of(text, width)
    assert "".join(text[start:end] for start, end in rows) == text
    assert all(cell_len(text[start:end].rstrip(" ")) <= width for start, end in rows)
    assert cell_len(text[slice(*rows[-1])]) < width, "no room for the cursor"


@pytest.mark.parametrize("text", TEXTS)
async def test_all_of_a_text_is_seen_without_the_focus(text: str) -> None:
    async with (app := Desk()).run_test(size=(40, 24)) as pilot:
        line = app.query_one(Line)
        line.text = text
        app.set_focus(None)
        await pilot.pause()
        await pilot.pause()
        high = line.size.height
        assert high == len(rows_of(line.value, line.content_size.width)) > 0
        seen = "".join(row[2:].strip() for row in app.wall()[:high])
        assert seen.replace(" ", "") == line.value.replace(" ", "")
        assert app.wall()[high].startswith("under it")


async def test_it_grows_while_somebody_types_and_shrinks_again() -> None:
    async with (app := Desk()).run_test(size=(40, 24)) as pilot:
        line = app.query_one(Line)
        line.focus()
        await pilot.press(*("a" * 36))
        await pilot.pause()
        assert line.size.height == 1
        await pilot.press("b", "c")
        await pilot.pause()
        assert line.size.height == 2
        assert line.cursor_screen_offset.y == line.region.y + 1
        await pilot.press("backspace", "backspace", "backspace")
        await pilot.pause()
        assert line.size.height == 1


async def test_up_and_down_go_from_row_to_row_and_then_leave() -> None:
    left: list[str] = []

    class Hall(Desk):
        def on_key(self, event: events.Key) -> None:
            left.append(event.key)

    async with (app := Hall()).run_test(size=(40, 24)) as pilot:
        line = app.query_one(Line)
        line.text = LONG
        line.focus()
        await pilot.pause()
        await pilot.pause()
        rows = rows_of(line.value, line.content_size.width)
        assert len(rows) == 3
        await pilot.press("home", "right", "right", "down")
        assert line.cursor_position == rows[1][0] + 2
        await pilot.press("down")
        assert line.cursor_position == rows[2][0] + 2
        assert "down" not in left
        await pilot.press("down")
        assert left[-1] == "down"
        await pilot.press("up", "up")
        assert line.cursor_position == 2
        await pilot.press("up")
        assert left[-1] == "up"


async def test_a_very_long_text_stays_within_half_of_the_screen_and_shows_the_cursor() -> None:
    async with (app := Desk()).run_test(size=(40, 24)) as pilot:
        line = app.query_one(Line)
        line.text = "word " * 999 + "end"
        line.focus()
        await pilot.pause()
        await pilot.pause()
        assert line.size.height == 12
        assert "end" in app.wall()[11]
        await pilot.press("home")
        await pilot.pause()
        assert app.wall()[0].startswith("▌ word")


async def test_a_click_puts_the_cursor_where_it_points() -> None:
    async with (app := Desk()).run_test(size=(40, 24)) as pilot:
        line = app.query_one(Line)
        line.text = LONG
        await pilot.pause()
        await pilot.pause()
        rows = rows_of(line.value, line.content_size.width)
        await pilot.click(Line, offset=(2 + 3, 1))
        assert line.cursor_position == rows[1][0] + 3


async def test_an_example_is_not_cut_either() -> None:
    class Hint(Desk):
        def compose(self) -> ComposeResult:
            yield Line(placeholder=LONG)

    async with (app := Hint()).run_test(size=(40, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert "rings the same man" in " ".join(row[2:].strip() for row in app.wall())
        assert isinstance(app.query_one(Line), Input)
