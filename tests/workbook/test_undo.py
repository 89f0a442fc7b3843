"""What is taken back and done again, and what passes undo by."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.changes import AddItem, RemoveItem, SetClock, SetField, SetMark, SetPlace, SetTally, SetText, Several
from workbook.model import Clock, Item, PageMark, Tally
from workbook.reading import read_book
from workbook.store import Store

IDEAS = "problems/ideas"


def add(store: Store, *names: str) -> None:
    for name in names:
        store.do(AddItem(IDEAS, Item(name)), f"card {name}")


def ids(path: Path) -> list[str]:
    return [item.id for item in read_book(path).book.rows(IDEAS)]


def test_undo_and_redo_name_what_they_do(store: Store, path: Path) -> None:
    assert (store.can_undo, store.can_redo, store.undo(), store.redo()) == (False, False, None, None)
    add(store, "I1")
    store.do(SetText(IDEAS, "I1", "Seals"), "text of I1")
    assert (store.can_undo, store.undo_label, store.can_redo) == (True, "text of I1", False)
    assert store.undo() == "text of I1"
    assert store.book.rows(IDEAS)[0].text == ""
    assert (store.can_redo, store.undo_label) == (True, "card I1")
    assert store.redo() == "text of I1"
    assert store.undo() == "text of I1"
    assert store.undo() == "card I1"
    assert store.undo() is None
    store.flush()
    assert ids(path) == []


def test_a_new_entry_forgets_what_could_be_done_again(store: Store) -> None:
    add(store, "I1")
    store.undo()
    add(store, "I2")
    assert store.redo() is None
    assert [item.id for item in store.book.rows(IDEAS)] == ["I2"]


def test_moves_pass_undo_by(store: Store) -> None:
    add(store, "I1")
    store.undo()
    store.do(SetMark("a/b", PageMark("open")))
    store.do(SetPlace("a/b"))
    store.do(SetClock(Clock("a/b", 600)))
    assert not store.can_undo
    assert store.can_redo, "moving on must not cost the redo"
    store.do(Several((SetField("a/b", "c", 1), SetMark("a/b", PageMark("settled")))), "settled")
    store.do(SetMark("a/b", PageMark("open", 2)))
    assert store.undo() == "settled"
    assert store.book.field("a/b", "c") is None
    assert store.book.mark("a/b") == PageMark("open", 2), "an old entry must not set a mark back"


def test_the_caller_says_what_is_no_entry(store: Store) -> None:
    tally = Tally("a/b")
    store.do(SetTally(tally.key, tally), entry=False)
    assert not store.can_undo
    store.do(SetPlace("a/b"), "a move", entry=True)
    assert not store.can_undo


def test_an_entry_whose_item_is_gone_is_passed_over(store: Store) -> None:
    add(store, "I1", "I2")
    store.do(SetText(IDEAS, "I2", "x"), "text of I2")
    store.do(RemoveItem(IDEAS, "I2"), entry=False)
    assert store.undo() == "card I1"


def test_a_refused_change_is_no_entry(store: Store) -> None:
    with pytest.raises(KeyError):
        store.do(RemoveItem(IDEAS, "I9"))
    assert not store.can_undo


def test_history_ends_with_the_program(store: Store, path: Path) -> None:
    add(store, "I1")
    store.close()
    again = Store.open(path)
    assert (again.can_undo, len(again.book.rows(IDEAS))) == (False, 1)
    again.close()


def test_what_undo_would_leave_can_be_looked_at_before(store: Store) -> None:
    assert store.undone == store.book
    store.do(AddItem(IDEAS, Item("I1", "a card")), "card")
    before = store.book
    assert IDEAS not in store.undone.items or not store.undone.rows(IDEAS)
    assert store.book is before, "nothing was changed"
