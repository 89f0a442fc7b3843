"""What follows from the answers of `sponsors`: missing types, stance gaps, asks without a date. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from exercises.figures import Figure
from exercises.forms import counted
from exercises.kit import Done, Findings, Scene, builtins
from exercises.page_parts import Variant
from exercises.sponsors.answers import CONTROLS, EVIDENCE, TYPES, Answers, Sponsor, SponsorType
from exercises.sponsors.drawn import control, moves, sponsor_table, stance_table, stories

TIGHT = 2
"""So many control checks answered yes are *too tight*. Judgement, not research."""
SPEAKS = 4
"""A voice sponsor from this stance up speaks for us; without one it is *too loose*. Judgement, not research."""


class Gap(Struct, frozen=True):
    """How far a sponsor stands from where we want it: ``gap = desired - stance``, signed."""

    role: str
    stance: int
    gap: int


class Result(Struct, frozen=True):
    """The result of `sponsors`.

    Attributes:
        too_tight: Two or more control checks are yes.
        too_loose: No voice sponsor has a stance of 4 or more.
        types_missing: Kinds of sponsor nobody was named for.
        gaps: Widest first, then the lower stance, then the order of entry.
        asks_without_date: Roles that have an ask and no date, in the order of entry.
        recognition_agreed: Moves that are agreed.
        stories: How many stories rest on each kind of evidence, kinds without one left out.
    """

    too_tight: bool
    too_loose: bool
    types_missing: tuple[SponsorType, ...]
    gaps: tuple[Gap, ...]
    asks_without_date: tuple[str, ...]
    recognition_agreed: int
    stories: dict[str, int]

    @property
    def gap_total(self) -> int:
        """All gaps together, signed."""
        return sum(row.gap for row in self.gaps)

    @property
    def widest_gap(self) -> str | None:
        """The role with the widest gap, ``None`` where no gap is known."""
        return self.gaps[0].role if self.gaps else None


def result(answers: Answers, earlier: Findings) -> Result:
    """Return what follows from the answers. Source: `docs/formulas.md`, sponsors."""
    named = {s.type for s in answers.map if s.role.strip()}
    told = Counter(story.evidence for story in answers.stories if story.evidence)
    return Result(
        too_tight=sum(answers.control_checks.get(name, False) for name in CONTROLS) >= TIGHT,
        too_loose=not any(s.type == "voice" and (s.stance or 0) >= SPEAKS for s in answers.map),
        types_missing=tuple(kind for kind in TYPES if kind not in named),
        gaps=_gaps(answers.map),
        asks_without_date=tuple(s.role for s in answers.map if s.ask.strip() and not s.by),
        recognition_agreed=sum(move.state == "agreed" for move in answers.recognition),
        stories={kind: told[kind] for kind in EVIDENCE if told[kind]},
    )


def _gaps(sponsors: Sequence[Sponsor]) -> tuple[Gap, ...]:
    """Sorting is stable: sponsors equal in gap and stance keep the order of entry."""
    gaps = [
        Gap(s.role, s.stance, s.desired - s.stance) for s in sponsors if s.stance is not None and s.desired is not None
    ]
    return tuple(sorted(gaps, key=lambda row: (-row.gap, row.stance)))


def public(found: Result) -> Any:
    """Return the result as JSON values."""
    return {
        "too_tight": found.too_tight,
        "too_loose": found.too_loose,
        "types_missing": list(found.types_missing),
        "gap_total": found.gap_total,
        "widest_gap": found.widest_gap,
        "asks_without_date": list(found.asks_without_date),
        "recognition_agreed": found.recognition_agreed,
        "stories": builtins(found.stories),
    }


def headline(answers: Answers, found: Result, scene: Scene) -> str:
    """Return how many sponsors, dated asks and agreed moves there are; stances stay out of it."""
    if not answers.map:
        return ""
    dated = sum(bool(s.ask and s.by) for s in answers.map)
    parts = [counted(len(answers.map), "sponsor"), f"{counted(dated, 'ask')} dated"]
    if found.types_missing:
        parts.append("missing: " + ", ".join(found.types_missing))
    return ", ".join(parts)


def figures(answers: Answers, found: Result, scene: Scene) -> tuple[Figure, ...]:
    """Return sponsors (stances apart, for the facilitator), recognition moves, story cards, control checks."""
    return (
        sponsor_table(answers, found.types_missing, found.asks_without_date, scene),
        stance_table(answers, found.gap_total, found.too_loose, scene),
        moves(answers, scene),
        stories(answers, scene),
        control(answers, found.too_tight, scene),
    )


def done(answers: Answers, found: Result, pages: frozenset[str]) -> tuple[Done, ...]:
    """Return the parts of "done when"."""
    parts = (
        ("map", "Each kind of sponsor has a name", not found.types_missing),
        ("asks", "One ask has a date", any(s.ask and s.by for s in answers.map)),
        ("stories", "One story has a channel", any(s.channel for s in answers.stories)),
    )
    return tuple(Done(text, met) for page, text, met in parts if page in pages)


def rows(page: str, variant: Variant, answers: Answers, found: Result) -> tuple[str, ...] | None:
    """Return None: every page shows all of its rows."""
    return None
