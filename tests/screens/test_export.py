"""The page for documents: everything can be chosen by keyboard, and it says where the files are or why not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, OptionList

from exports import FORMATS
from exports.documents import DOCUMENTS
from screens.app import WorkbookApp
from screens.export import NAMES, PAPERS, SIZES, ExportScreen
from workbook.library import Library

SHAPES = {"80x24": (80, 24), "120x35": (120, 35)}


async def opened(pilot: Any) -> ExportScreen:
    """Go from the library to the sample's documents."""
    await pilot.press("m")
    await pilot.pause()
    await pilot.press("e")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, ExportScreen)
    return screen


async def choose(pilot: Any, *wanted: str) -> None:
    """Go to each row and press Space."""
    choices = pilot.app.screen.query_one("#choices", OptionList)
    for name in wanted:
        choices.focus()
        choices.highlighted = choices.get_option_index(name)
        await pilot.press("space")
        await pilot.pause()


def told(screen: ExportScreen) -> str:
    return str(screen.query_one("#told").render())


def test_everything_to_choose_has_a_short_name() -> None:
    assert set(NAMES) >= {*DOCUMENTS, *FORMATS, *SIZES}
    assert all(len(NAMES[name]) <= 12 for name in (*DOCUMENTS, *FORMATS, *SIZES))


def test_what_a_document_is_for_fits_on_a_line_of_a_small_screen() -> None:
    assert [name for name, about in (DOCUMENTS | FORMATS | SIZES).items() if len(about) > 58] == []


@pytest.mark.parametrize("shape", SHAPES)
async def test_every_document_form_paper_and_size_is_on_the_list(library: Library, shape: str) -> None:
    async with WorkbookApp(library).run_test(size=SHAPES[shape], notifications=True, tooltips=True) as pilot:
        screen = await opened(pilot)
        rows = {str(option.id) for option in screen.query_one("#choices", OptionList).options if option.id}
        assert rows == {
            *(f"document/{name}" for name in DOCUMENTS if name != "solo"),
            *(f"format/{name}" for name in FORMATS),
            *(f"paper/{name}" for name in PAPERS),
            *(f"size/{name}" for name in SIZES),
        }


async def test_what_is_chosen_is_made_and_its_place_is_said(library: Library, tmp_path: Path, still: Any) -> None:
    async with WorkbookApp(library).run_test(size=(100, 40), notifications=True, tooltips=True) as pilot:
        screen = await opened(pilot)
        await choose(pilot, "document/report", "document/sponsor", "document/worksheets", "format/pdf", "format/html",
                     "paper/letter", "size/large")  # fmt: skip
        screen.query_one("#folder", Input).value = str(tmp_path / "out")
        await pilot.press("f6")
        await still(pilot)
        assert "● Made:" in told(screen)
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert [name.rsplit("-", 1)[1] for name in names] == ["sponsor.html", "worksheets.html"]
    text = (tmp_path / "out" / names[0]).read_text("utf-8")
    assert "size: 279.4mm 215.9mm" in text
    assert "large-print" in text


async def test_a_folder_that_cannot_be_written_to_is_said(library: Library, tmp_path: Path, still: Any) -> None:
    (tmp_path / "file").write_text("not a folder")
    async with WorkbookApp(library).run_test(size=(100, 40), notifications=True, tooltips=True) as pilot:
        screen = await opened(pilot)
        await choose(pilot, "format/pdf", "format/md")
        screen.query_one("#folder", Input).value = str(tmp_path / "file" / "below")
        await pilot.press("f6")
        await still(pilot)
        assert screen.query_one("#told").has_class("late")
        assert "could not be written" in told(screen)


async def test_a_home_folder_nobody_has_is_said_and_another_can_be_typed(library: Library, still: Any) -> None:
    async with WorkbookApp(library).run_test(size=(100, 40), notifications=True, tooltips=True) as pilot:
        screen = await opened(pilot)
        screen.query_one("#folder", Input).value = "~nobody9/x"
        await pilot.press("f6")
        await still(pilot)
        assert "knows no home folder ~nobody9" in told(screen)
        assert screen.query_one("#told").has_class("late")
        assert screen.key_words()["accept"] == "make them"


async def test_nothing_chosen_is_said_and_nothing_is_made(library: Library, tmp_path: Path, still: Any) -> None:
    async with WorkbookApp(library).run_test(size=(100, 40), notifications=True, tooltips=True) as pilot:
        screen = await opened(pilot)
        await choose(pilot, "document/report")
        screen.query_one("#folder", Input).value = str(tmp_path / "out")
        await pilot.press("f6")
        await still(pilot)
        assert "Choose at least one document" in told(screen)
    assert not (tmp_path / "out").exists()


async def test_characters_that_cannot_be_printed_are_named(
    library: Library, tmp_path: Path, still: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def export(*_given: Any, warn: Any, **_more: Any) -> list[Path]:
        warn("1 character is in no font of this machine.")
        return [tmp_path / "made.pdf"]

    monkeypatch.setattr("exports.export", export)
    async with WorkbookApp(library).run_test(size=(100, 40), notifications=True, tooltips=True) as pilot:
        screen = await opened(pilot)
        await pilot.press("f6")
        await still(pilot)
        assert "made.pdf" in told(screen)
        assert "in no font of this machine" in told(screen)
