"""Line by line, Enter alone keeps what stands: a finished workshop can be walked through without changing it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from exercises.exchange.interchange import answers_from_book, sample_book
from exercises.guide import exercise
from exercises.pages import TablePage
from exercises.registry import CATALOGUE
from screens.plain.voice import PlainVoice
from screens.plain.walk import walk_exercise
from workbook.store import Store


@pytest.fixture
def sample(tmp_path: Path) -> Any:
    store = Store.create(tmp_path / "sample.workbook.json", sample_book())
    yield store
    store.close()


@pytest.mark.parametrize("name", CATALOGUE)
def test_enter_alone_changes_no_answer(name: str, sample: Store) -> None:
    before = answers_from_book(sample.book)
    block = next((block for block in sample.book.agenda if block.exercise == name), None)
    variant: Any = block.variant if block else "full"
    said: list[str] = []
    voice = PlainVoice(said.append, lambda prompt: "")
    assert walk_exercise(voice, sample, exercise(name), variant, resume=False)
    assert answers_from_book(sample.book) == before
    assert not sample.can_undo


def _said(typed: str, prompt: str) -> str:
    return typed


def test_what_was_so_without_words_can_be_emptied(sample: Store) -> None:
    from screens.plain.desk import Desk
    from screens.plain.fields import ask_field

    told = exercise("coordinator")
    page = next(page for page in told.pages if isinstance(page, TablePage))
    for typed, kept in (("", True), ("-", None), ("Tuesday", "Tuesday")):
        desk = Desk(PlainVoice(lambda line: None, partial(_said, typed)), sample, told, "full")
        assert ask_field(desk, page.columns[0], True) == kept


def test_where_an_action_came_from_is_not_asked(sample: Store) -> None:
    asked: list[str] = []

    def listen(prompt: str) -> str:
        asked.append(prompt)
        return ""

    assert walk_exercise(PlainVoice(lambda line: None, listen), sample, exercise("plan"), "full", resume=False)
    assert any(prompt.startswith("Owner") for prompt in asked)
    assert not any(prompt.startswith("From") for prompt in asked)
