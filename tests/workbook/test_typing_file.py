"""Text that is being typed is in the side file and is offered back."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook import typing_file
from workbook.changes import AddItem
from workbook.model import Item
from workbook.reading import read_book
from workbook.store import SaveState, Store

IDEAS = "problems/ideas"


def add(store: Store, *names: str) -> None:
    for name in names:
        store.do(AddItem(IDEAS, Item(name)), f"card {name}")


def ids(path: Path) -> list[str]:
    return [item.id for item in read_book(path).book.rows(IDEAS)]


def test_typed_text_is_in_the_side_file_and_offered_back(store: Store, path: Path) -> None:
    store.draft("problems/ideas", "half a sen")
    store.draft("problems/ideas", "half a sentence\nand [more] \ud800")
    store.draft("canvas/words", "gone")
    store.draft("canvas/words", None)
    store.flush()
    side = path.parent / ".pumps.typing"
    assert side.stat().st_mode & 0o777 == 0o600
    killed = typing_file.TypingFile(side)
    killed.read()
    assert killed.texts == {"problems/ideas": "half a sentence\nand [more] "}
    store.close()
    again = Store.open(path)
    assert again.drafts == killed.texts
    again.draft("problems/ideas", None)
    again.close()
    assert not side.exists()


def test_a_torn_side_file_gives_what_it_can(store: Store, path: Path) -> None:
    store.draft("a/b", "whole")
    store.close()
    side = path.parent / ".pumps.typing"
    side.write_bytes(
        side.read_bytes() + b'\n{"place": "c/d", "te' + b"\n[1]\n\xff\n" + b"[" * 5000 + b'\n{"place": 1, "text": 2}'
    )
    again = Store.open(path)
    assert again.drafts == {"a/b": "whole"}
    again.draft("c/d", "after it")
    again.close()
    last = Store.open(path)
    assert last.drafts == {"a/b": "whole", "c/d": "after it"}
    last.close()


def test_a_long_side_file_is_made_anew(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typing_file, "COMPACT", 1000)
    for n in range(40):
        store.draft("a/b", f"{n:03d}" + "x" * 200)
        store.flush()
    side = path.parent / ".pumps.typing"
    assert side.stat().st_size < 2000
    store.close()
    again = Store.open(path)
    assert again.drafts["a/b"].startswith("039")
    again.close()


def test_a_side_file_that_cannot_be_kept_does_no_harm(store: Store, path: Path) -> None:
    (path.parent / ".pumps.typing").mkdir()
    store.draft("a/b", "text")
    add(store, "I1")
    assert store.flush() == SaveState("saved")
