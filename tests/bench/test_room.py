"""How long a key takes in a full room: sixty cards, twelve groups, fourteen people; against a bare Textual Input."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from exercises.guide import agenda_blocks
from screens.app import WorkbookApp
from screens.exercise import ExerciseScreen
from screens.pages.grid import Grid
from tests.bench.keys import Bare, Painted, pressed
from workbook.library import Library
from workbook.live import LiveFile
from workbook.model import Info, Item, PageMark, Participant, Session, Workbook
from workbook.store import Store

CARDS, GROUPS, PEOPLE, KEYS, LIMIT = 60, 12, 14, 100, 2.0


def a_room(page: str) -> Workbook:
    groups = tuple(Item(f"K{n}", f"What happens again and again, number {n}") for n in range(1, GROUPS + 1))
    cards = tuple(
        Item(f"D{n}", f"Every shift finds the same fault again, number {n}", {"cluster": f"K{n % GROUPS + 1}"})
        for n in range(CARDS)
    )
    people = tuple(Participant(f"P{n}", f"Fitter {n}") for n in range(1, PEOPLE + 1))
    return Workbook(
        "bench",
        Info("Bench"),
        people,
        agenda_blocks("full-day"),
        items={"problems/ideas": cards, "problems/clusters": groups},
        session=Session(page, {"problems/ideas": PageMark("settled")}),
    )


PAGES: dict[str, tuple[tuple[str, ...], str]] = {
    "problems/dots": (("f6",), "1"),
    "problems/clusters": (("down",), "BCDEFGHIJKLA"),
}
"""Page -> the keys from its start to the first one that is timed, and those: marks on slips, cards sent to groups."""


@pytest.mark.bench
@pytest.mark.parametrize("page", PAGES)
async def test_a_key_in_a_full_room(page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, keys = PAGES[page]
    store = Store.create(tmp_path / "bench.workbook.json", a_room(page))
    app = WorkbookApp(Library(tmp_path / "library"))
    async with app.run_test(size=(100, 30)) as pilot:
        app.store = store
        app.live = LiveFile(tmp_path / "live")
        app.push_screen(ExerciseScreen())
        await pilot.pause()
        await pilot.pause()
        await pilot.press(*first)
        await pilot.pause()
        grid = app.focused
        assert isinstance(grid, Grid)
        plain = Bare()
        async with plain.run_test(size=(100, 30)) as other:
            await other.pause()
            field = plain.focused
            assert isinstance(field, Input)
            room, bare = Painted(app), Painted(plain)

            def state() -> object:
                return grid.row_id, grid.column_id, store.book

            def key() -> str:
                """The next key; a card is never sent to the group it stands in."""
                if page == "problems/dots":
                    return keys
                stands = store.book.item("problems/ideas", grid.row_id)
                assert stands is not None
                return keys[int(str(stands.cells["cluster"]).removeprefix("K")) % len(keys) - 1]

            found = await pressed(lambda: room.key(key(), state), lambda: bare.key("a", lambda: field.value), KEYS)
    store.close()
    with capsys.disabled():
        print(found.told(f"on {page}", LIMIT))
    assert found.ratio <= LIMIT
