"""The simulated group: who they are, how they lean, what they say. One seed gives one group."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from random import Random
from typing import TypeVar

from msgspec import Struct, convert

from workbook.model import Participant, Viewpoint

T = TypeVar("T")


class Role(Struct, frozen=True, forbid_unknown_fields=True):
    """One who can take part."""

    role: str
    viewpoint: Viewpoint = "member"


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in `group.toml`.

    Attributes:
        cover: What stands on the cover, by field.
        people: Who can take part, in seat order.
        voices: What is called out: ``high`` and ``low`` after a reveal, ``late`` when time is short.
        pages: ``exercise/page`` -> field, column, ``cards``, ``rows`` or ``groups`` -> what is said there.
        other: What is said where a page has no words of its own, by type of field; ``parked`` thoughts.
    """

    cover: dict[str, str]
    people: tuple[Role, ...]
    voices: dict[str, tuple[str, ...]]
    pages: dict[str, dict[str, tuple[str, ...]]]
    other: dict[str, tuple[str, ...]]

    def of(self, page: str, name: str) -> tuple[str, ...]:
        """Return what can be said at a place of a page, empty where nothing is written for it."""
        return self.pages.get(page, {}).get(name, ())


@cache
def words() -> Words:
    """Return what the group can say."""
    text = files("exercises.rehearsal").joinpath("group.toml").read_text(encoding="utf-8")
    return convert(tomllib.loads(text), Words)


class Group(Struct, frozen=True):
    """A group as its seed makes it.

    Attributes:
        seed: Which group; the same seed does the same on the same page.
        people: Who takes part.
    """

    seed: int
    people: tuple[Participant, ...]

    def dice(self, *at: object) -> Random:
        """Return the dice of one place: the same place always throws the same."""
        return Random("|".join(map(str, (self.seed, *at))))

    def some(self, pool: Sequence[T], count: int, *at: object) -> list[T]:
        """Return up to *count* of *pool* in an order of this group's own."""
        return self.dice(*at).sample(list(pool), min(count, len(pool)))

    def late(self, page: str) -> bool:
        """Tell whether the group is not done when it is first asked: on every fourth page or so."""
        return self.dice("late", page).random() < 0.25

    def pace(self, block: str) -> float:
        """Return how long the group takes for a block, as a share of its minutes: mostly more than planned."""
        return self.dice("pace", block).uniform(0.9, 1.35)

    def voice(self, kind: str, *at: object) -> str:
        """Return something one of the group calls out; *kind* is a key of `Words.voices`."""
        return self.dice("voice", kind, *at).choice(words().voices[kind])


def people(count: int) -> tuple[Participant, ...]:
    """Return so many people in seat order; above the roles there are, a number tells them apart."""
    roles = words().people
    found = []
    for place in range(count):
        role, turn = roles[place % len(roles)], place // len(roles)
        said = f"{role.role} {turn + 1}" if turn else role.role
        found.append(Participant(f"P{place + 1}", said, role.viewpoint))
    return tuple(found)
