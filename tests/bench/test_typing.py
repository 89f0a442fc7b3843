"""How long a key takes on a page with three hundred cards, against a bare Textual Input; a ratio in one run."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from exercises.guide import agenda_blocks
from screens.app import WorkbookApp
from screens.exercise import ExerciseScreen
from screens.parts.fields import Line
from tests.bench.keys import Bare, Painted, pressed
from workbook.library import Library
from workbook.model import Info, Item, PageMark, Session, Workbook
from workbook.store import Store

CARDS, KEYS, LIMIT = 300, 100, 2.0


@pytest.mark.bench
async def test_a_key_on_a_page_with_300_cards(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cards = tuple(
        Item(f"D{n}", f"Every shift finds the same fault again, number {n}, and rings the same man")
        for n in range(CARDS)
    )
    marks = {"problems/ideas": PageMark("revealed")}
    book = Workbook(
        "bench",
        Info("Bench"),
        agenda=agenda_blocks("half-day"),
        items={"problems/ideas": cards},
        session=Session("problems/ideas", marks),
    )
    store = Store.create(tmp_path / "bench.workbook.json", book)
    app = WorkbookApp(Library(tmp_path / "library"))
    async with app.run_test(size=(100, 30)) as pilot:
        app.store = store
        app.push_screen(ExerciseScreen())
        await pilot.pause()
        await pilot.pause()
        line = app.focused
        assert isinstance(line, Line)
        plain = Bare()
        async with plain.run_test(size=(100, 30)) as other:
            await other.pause()
            field = plain.focused
            assert isinstance(field, Input)
            page, bare = Painted(app), Painted(plain)
            found = await pressed(
                lambda: page.key("a", lambda: line.value), lambda: bare.key("a", lambda: field.value), KEYS
            )
    store.close()
    with capsys.disabled():
        print(found.told(f"with {CARDS} cards", LIMIT))
    assert found.ratio <= LIMIT
