"""After an earlier workbook: on the command line, in the new-workbook screen, in reveal, results and documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from exercises.rehearsal import Group, walk
from exercises.running.following import following
from screens.app import WorkbookApp
from screens.cli import main
from screens.library.sample import sample_path
from screens.new import NewScreen
from screens.parts.drawn import Drawn
from screens.then import earlier_of, then_of
from tests.screens.shell import shown
from workbook.changes import SetInfo
from workbook.library import Library
from workbook.model import Info
from workbook.paths import slug_of
from workbook.store import Store

SIZE = (100, 40)


@pytest.fixture
def returned(empty_library: Library) -> Path:
    """Return a returning group's workbook, run to its end after the sample."""
    path = sample_path(empty_library)
    earlier = Store.open(path, read_only=True).book
    store = empty_library.create(following(earlier, slug_of(path), Info("Pumps again", date="2025-06-12")))
    list(walk(store, Group(2, store.book.people)))
    store.close()
    return store.path


def test_new_after_by_command(empty_library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    slug = slug_of(sample_path(empty_library))
    assert main(["new", "--after", slug[:6]]) == 0
    made = capsys.readouterr().out.strip()
    book = Store.open(empty_library.find(made), read_only=True).book
    assert book.info.follows == slug
    assert book.info.agenda == "returning"
    assert book.info.title.endswith(", again")
    assert book.actions
    assert main(["new", "Other day", "--after", slug, "--agenda", "half-day", "--people", "3"]) == 0
    other = Store.open(empty_library.find(capsys.readouterr().out.strip()), read_only=True).book
    assert (other.info.title, other.info.agenda, len(other.people)) == ("Other day", "half-day", 3)
    assert main(["new", "--after", "nothing-like-it"]) == 1
    assert "no workbook named" in capsys.readouterr().err


async def test_new_after_in_the_full_screen(empty_library: Library) -> None:
    slug = slug_of(sample_path(empty_library))
    async with (app := WorkbookApp(empty_library)).run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("f4")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, NewScreen)
        agendas = screen.query_one("#agenda", OptionList)
        assert agendas.get_option_at_index(agendas.highlighted or 0).id == "returning"
        assert "come along" in screen.heading.middle
        await pilot.press("f6")
        await pilot.pause()
        await pilot.pause()
        book = app.open_store.book
        assert book.info.follows == slug
        assert book.info.community == "Pump Circle"
        assert len(book.people) == 8
        earlier = Store.open(empty_library.find(slug), read_only=True).book
        assert [(p.role, p.viewpoint) for p in book.people] == [(p.role, p.viewpoint) for p in earlier.people]
        assert book.actions
        assert all(action.state == "open" for action in book.actions)
        await pilot.press("f8")
        await pilot.pause()
        assert "We have met before" in shown(app)
        assert "worth starting" not in shown(app)
        await pilot.press("f8")
        await pilot.pause()
        await pilot.pause()
        assert app.open_store.book.session.page == "open_actions/actions"


async def test_reveal_and_results_show_the_earlier_scores(returned: Path, empty_library: Library) -> None:
    async with (app := WorkbookApp(empty_library, open=returned, at="scorecard/scores")).run_test(size=SIZE) as pilot:
        for _ in range(6):
            await pilot.pause()
        figure = app.screen.page_body.reveal().figure  # type: ignore[attr-defined]
        tally_round = app.open_store.book.mark("scorecard/scores").round
        if tally_round == 1:
            assert (figure.then_label, figure.now_label) == ("12 Mar 2025", "12 Jun 2025")
            assert any(row.then for row in figure.rows)
        app.visit("results", exercise="scorecard")
        await pilot.pause()
        await pilot.pause()
        drawn = [repr(part.figure) for part in app.screen.query(Drawn)]
        assert any("12 Mar 2025" in part for part in drawn)


def test_show_and_export_compare(returned: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", slug_of(returned), "scorecard"]) == 0
    assert "12 Mar 2025" in capsys.readouterr().out
    assert main(["export", slug_of(returned), "-f", "md", "--to", str(tmp_path / "out")]) == 0
    (file,) = (tmp_path / "out").glob("*.md")
    assert "12 Mar 2025" in file.read_text(encoding="utf-8")


def test_an_earlier_workbook_that_has_gone_is_no_harm(returned: Path, empty_library: Library) -> None:
    slug = next(e.slug for e in empty_library.entries() if e.kind == "sample")
    empty_library.archive(slug)
    store = Store.open(returned)
    assert earlier_of(store) is not None, "it is found in the archive"
    for follows in ("gone", "../../etc/passwd", ".hidden"):
        store.do(SetInfo(Info("Again", follows=follows)))
        assert then_of(store) is None
    store.close()
