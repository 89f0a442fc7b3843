"""Keys of one's own: from the settings file into bindings, help and the line of keys; wrong wishes are named."""

from __future__ import annotations

import json
from typing import Any

import pytest

from screens.keys import commands
from screens.keys.commands import COMMANDS, command, in_place, use_keys
from screens.keys.keymap import remapped
from workbook import settings
from workbook.paths import settings_file


@pytest.fixture(autouse=True)
def first_keys() -> Any:
    """Whatever a test wishes, the next one starts from the first table."""
    yield
    use_keys({})


def keys_of(name: str, wished: dict[str, tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    table, refused = remapped(COMMANDS, wished)
    return next(c.keys for c in table if c.id == name), refused


def test_a_wish_is_met_and_everything_else_stays() -> None:
    table, refused = remapped(COMMANDS, {"next": ("f11", "alt+n")})
    assert refused == ()
    changed = [c.id for c, was in zip(table, COMMANDS, strict=True) if c != was]
    assert changed == ["next"]


def test_two_commands_may_change_places() -> None:
    table, refused = remapped(COMMANDS, {"next": ("f7", "ctrl+b"), "back": ("f8", "ctrl+n")})
    assert refused == ()
    assert {c.id: c.keys[0] for c in table if c.id in ("next", "back")} == {"next": "f7", "back": "f8"}


@pytest.mark.parametrize(
    ("wished", "why"),
    [
        ({"nxt": ("f11",)}, "There is no command called nxt."),
        ({"next": ()}, "“Next” needs a key."),
        ({"next": ("n",)}, "n for “Next” is no key that works there."),
        ({"next": ("ctrl+k",)}, "Ctrl+K for “Next” is a key of text fields."),
        ({"next": ("f2",)}, "F2 for “Next” is taken by “Clock”."),
        ({"next": ("f1",)}, "F1 for “Next” is taken by “Help”."),
        ({"group_mark": ("f11",)}, "The keys of “Mark a card” belong to its page and stay."),
        ({"next": ("[red]",)}, "[red] for “Next” is no key that works there."),
    ],
)
def test_a_wish_that_cannot_be_met_is_named_and_the_first_keys_stay(wished: Any, why: str) -> None:
    name = next(iter(wished))
    table, refused = remapped(COMMANDS, wished)
    assert refused == (why,)
    assert table == COMMANDS, name


def test_a_list_may_use_letters() -> None:
    assert keys_of("show_people", {"show_people": ("h",)}) == (("h",), ())
    assert keys_of("show_people", {"show_people": ("a",)})[1] == ("a for “Who is here” is taken by “Actions”.",)


@pytest.mark.parametrize("raw", [[], "f8", {"next": 5}, {"next": [5]}, {"next": None}])
def test_keys_of_the_wrong_sort_count_as_not_there(raw: object) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text(json.dumps({"theme": "paper", "keys": raw}))
    assert settings.load().theme == "paper"
    assert dict(settings.load().keys) == {}


def test_keys_are_kept_with_the_settings() -> None:
    settings.save(settings.Settings("paper", "", {"next": ("f11",)}))
    assert dict(settings.load().keys) == {"next": ("f11",)}
    settings.save(settings.load()._replace(paper="a4"))
    assert dict(settings.load().keys) == {"next": ("f11",)}


async def test_in_the_room_the_own_keys_work_and_stand_in_line_help_and_palette(room: Any, new_book: Any) -> None:
    settings.save(settings.Settings(keys={"next": ("f7", "alt+n"), "back": ("f8", "alt+b"), "clock": ("f1",)}))
    async with room(new_book(), "problems/ideas", (100, 30)) as here:
        assert command("next").keys == ("f7", "alt+n")
        assert "Settings, keys: F1 for “Clock” is taken by “Help”." in [n.message for n in here.app._notifications]
        assert "F7 next" in here.wall
        assert "F8 back" in here.wall
        await here.press("f7")
        assert here.ref == "problems/clusters"
        await here.press("alt+b")
        assert here.ref == "problems/ideas"
        await here.press("ctrl+n")
        assert here.ref == "problems/ideas"
        await here.press("f1")
        assert "F7  Alt+N" in here.wall
    assert commands.keymap()
    assert "f7" in next(c for c in in_place("exercise") if c.id == "next").keys
