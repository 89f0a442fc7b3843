"""What line mode says of saving: nothing is asked that could not be kept, and what is not saved is said loudly."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exercises.guide import agenda, agenda_blocks, exercise
from screens.cli import main
from screens.plain.saving import say_stopped
from screens.plain.voice import PlainVoice, Stop
from screens.plain.walk import walk_agenda, walk_exercise
from workbook.library import Library
from workbook.model import SCHEMA, Info, Workbook
from workbook.store import Store


class Typed:
    """Plays the person: typed lines one after the other, then the end of the input."""

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)
        self.said: list[str] = []
        self.voice = PlainVoice(self.said.append, self.read)

    def read(self, prompt: str) -> str:
        if not self.lines:
            raise EOFError
        return self.lines.pop(0)

    @property
    def transcript(self) -> str:
        return " ".join(" ".join(self.said).split())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    book = Workbook("w", Info("Pumps", agenda="half-day"), agenda=agenda_blocks(agenda("half-day")))
    made = Library(tmp_path / "library").create(book)
    yield made
    made.close()


def test_a_full_disk_is_said_page_by_page_and_not_called_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    person = Typed("", "A card", "")
    with monkeypatch.context() as broken:
        broken.setattr("workbook.keeper.write_whole", full)
        with pytest.raises(Stop):
            walk_exercise(person.voice, store, exercise("problems"), "full")
        say_stopped(person.voice, store)
    assert person.transcript.count("NOT SAVED: the disk is full.") >= 2
    assert "Everything is kept" not in person.transcript
    # The disk has room again: the same answers are kept, and that is said.
    say_stopped(person.voice, store)
    assert person.transcript.endswith("Stopped. Everything is kept.")
    assert "A card" in store.path.read_text(encoding="utf-8")


def test_a_file_that_somebody_else_changed_is_said(store: Store) -> None:
    store.flush()
    store.path.write_text(store.path.read_text(encoding="utf-8").replace("Pumps", "Theirs"), encoding="utf-8")
    person = Typed("", "A card", "")
    with pytest.raises(Stop):
        walk_exercise(person.voice, store, exercise("problems"), "full")
    assert "NOT SAVED in its place." in person.transcript
    assert "conflict" in person.transcript


def test_nothing_is_asked_where_nothing_can_be_kept(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    store.close()
    tables = json.loads(store.path.read_text(encoding="utf-8"))
    for record in tables["workbook"].values():
        record["schema"] = SCHEMA + 1
    store.path.write_text(json.dumps(tables), encoding="utf-8")
    before = store.path.read_bytes()
    for arguments in (["plain", store.slug], ["plain", store.slug, "problems"]):
        assert main(arguments) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith(f"Nothing can be typed into {store.slug}. A newer version")
    assert store.path.read_bytes() == before


def test_back_before_the_first_page_stays_on_it(store: Store) -> None:
    person = Typed("<", "<")
    with pytest.raises(Stop):
        walk_agenda(person.voice, store)
    assert person.transcript.count("1 of 5. Four cards, ") == 3
    assert person.transcript.count("This is the first page.") == 2
