"""One table of commands feeds keys, footer, help and palette."""

from __future__ import annotations

from itertools import combinations

import pytest

from screens.keys.commands import COMMANDS, bindings, command, in_place, key_name, upper_key

TOGETHER = [
    ("book", "exercise"),
    ("book", "overview"),
    ("book", "results"),
    ("book", "actions"),
    ("book", "parking"),
    ("book", "people"),
    ("form", "new"),
    ("home",),
    ("compare",),
]
KINDS = ("read", "quiz", "collect", "cluster", "vote", "rate", "check", "write", "choose", "table")


@pytest.mark.parametrize("places", [*TOGETHER, *(("book", "exercise", f"exercise/{kind}") for kind in KINDS)])
def test_no_key_does_two_things_in_one_place(places: tuple[str, ...]) -> None:
    for first, second in combinations(in_place(*places), 2):
        assert not set(first.keys) & set(second.keys), (first.id, second.id)


def test_ids_are_unique_and_everything_says_what_it_does() -> None:
    ids = [found.id for found in COMMANDS]
    assert len(ids) == len(set(ids))
    for found in COMMANDS:
        assert found.title
        assert found.help.endswith(".")
        assert "!" not in found.help + found.title


def test_nothing_hot_is_on_escape() -> None:
    assert {found.id for found in COMMANDS if "escape" in found.keys} <= {"cancel"}


def test_live_moves_have_a_second_way_and_work_while_typing() -> None:
    for name in ("done", "clock", "more_time", "park", "new_action", "coach", "back", "next", "blank", "help"):
        found = command(name)
        assert len(found.keys) >= 2, name
        assert found.typing, name
        assert any(key.startswith(("ctrl+", "alt+")) for key in found.keys), name


def test_single_characters_are_never_taken_from_a_text_field() -> None:
    for found in COMMANDS:
        single = [key for key in found.keys if len(key) == 1 or key in ("question_mark", "space", "enter", "delete")]
        if single:
            made = [binding for binding in bindings(*found.where) if binding.id == found.id]
            assert made
            assert not any(binding.priority for binding in made), found.id


@pytest.mark.parametrize(
    ("key", "shown"), [("f2", "F2"), ("shift+f2", "Shift+F2"), ("ctrl+z", "Ctrl+Z"), ("question_mark", "?"), ("n", "n")]
)
def test_keys_as_people_read_them(key: str, shown: str) -> None:
    assert upper_key(key) == shown
    assert key_name(key).casefold() == shown.casefold()
