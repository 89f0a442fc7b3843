"""What follows from the answers of `scorecard`: sides, band, what to talk about first. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from exercises.figures import Figure
from exercises.hold import is_held
from exercises.kit import Done, Findings, Scene, builtins
from exercises.page_parts import Variant
from exercises.scorecard.answers import COMMUNITY, FACTORS, ORGANIZATION, Answers
from exercises.scorecard.drawn import band_statement, factor_dots, factor_label, moves_table
from exercises.scores import Scores
from exercises.statistics import Summary, exact, mean, summary
from workbook.disclosure import MIN_PER_VIEW

Band: TypeAlias = Literal["Prepare first", "Start small", "Ready"]

UNKNOWN = Fraction(1, 3)
"""From this share of passes up a factor is *unknown*."""
FLOORS = ("FC1", "FC2")
FLOOR = exact(2.0)
"""Under this mean, FC1 or FC2 alone means *Prepare first*."""
SIDE_FLOOR = exact(2.5)
SIDE_READY = exact(3.5)
FACTOR_READY = exact(2.5)
LOPSIDED = exact(1.0)
"""These lines are our judgement, not research."""
TALKS = 3
LOWEST = 3
HIGH = 4
"""Alone, every factor scored this high wants a line of evidence."""


class Result(Struct, frozen=True):
    """The result of `scorecard`; no total, on purpose.

    Attributes:
        factors: Factor -> statistics, a factor with no row left out.
        unknown: Factors with passes / (scores + passes) of a third or more.
        community, organization: Mean of the factor means, unknown factors left out.
        balance: Community less organisation.
        lopsided: The sides are one point or more apart.
        band: See :func:`band`.
        talk_first: Widest range, then lowest mean, then guide order; three.
        lowest: Lowest mean, then widest range, then guide order; three.
        view_gap: Factor -> mean of management less mean of members, where each gave two or more scores.
    """

    factors: dict[str, Summary]
    unknown: tuple[str, ...]
    community: Fraction | None
    organization: Fraction | None
    balance: Fraction | None
    lopsided: bool
    band: Band | None
    talk_first: tuple[str, ...]
    lowest: tuple[str, ...]
    view_gap: dict[str, Fraction]

    @property
    def one_view(self) -> bool:
        """Whether no factor has more than one score: one person's view."""
        numbers = [row.n for row in self.factors.values()]
        return max(numbers, default=0) == 1

    @property
    def told_first(self) -> tuple[str, ...]:
        """`talk_first` as it may be said: a factor that too few scored to show has no place among others."""
        return widest(_shown(self.factors))[:TALKS]

    @property
    def told_lowest(self) -> tuple[str, ...]:
        """`lowest` as it may be said, likewise."""
        return _lowest(_shown(self.factors))[:LOWEST]


def result(answers: Answers, earlier: Findings) -> Result:
    """Return what follows from the answers. Source: `docs/formulas.md`, scorecard."""
    factors = {factor: summary(answers.scores[factor]) for factor in FACTORS if factor in answers.scores}
    unknown = tuple(factor for factor, row in factors.items() if is_unknown(row))
    known = {factor: row.mean for factor, row in factors.items() if factor not in unknown and row.mean is not None}
    community = mean(known[factor] for factor in COMMUNITY if factor in known)
    organization = mean(known[factor] for factor in ORGANIZATION if factor in known)
    balance = None if community is None or organization is None else community - organization
    gaps = {factor: view_gap(scores) for factor, scores in answers.scores.items()}
    return Result(
        factors=factors,
        unknown=unknown,
        community=community,
        organization=organization,
        balance=balance,
        lopsided=balance is not None and abs(balance) >= LOPSIDED,
        band=band(factors, community, organization),
        talk_first=widest(factors)[:TALKS],
        lowest=_lowest(factors)[:LOWEST],
        view_gap={factor: gap for factor in FACTORS if (gap := gaps.get(factor)) is not None},
    )


def is_unknown(row: Summary) -> bool:
    """Tell whether a third or more passed; nobody at all is not unknown, only not scored."""
    asked = row.n + row.passes
    return asked > 0 and Fraction(row.passes, asked) >= UNKNOWN


def band(factors: Mapping[str, Summary], community: Fraction | None, organization: Fraction | None) -> Band | None:
    """Return the band, ``None`` where a side has no known factor and no floor is broken.

    *Prepare first*: FC1 or FC2 under 2.0, or a side under 2.5. *Ready*: both sides 3.5 or more and no factor under
    2.5. Else *Start small*. An unknown factor counts for the floors with the mean of those who scored it.
    """
    means = {factor: row.mean for factor, row in factors.items() if row.mean is not None}
    sides = (community, organization)
    if any(means[factor] < FLOOR for factor in FLOORS if factor in means):
        return "Prepare first"
    if any(side is not None and side < SIDE_FLOOR for side in sides):
        return "Prepare first"
    if community is None or organization is None:
        return None
    if min(community, organization) >= SIDE_READY and all(value >= FACTOR_READY for value in means.values()):
        return "Ready"
    return "Start small"


def widest(factors: Mapping[str, Summary]) -> tuple[str, ...]:
    """Return the scored factors by widest range, then lowest mean, then guide order (sorting is stable)."""
    return _ranked(factors, lambda row: (-(row.range or 0), row.mean or Fraction(0)))


def _shown(factors: Mapping[str, Summary]) -> dict[str, Summary]:
    return {factor: row for factor, row in factors.items() if not is_held(row)}


def _lowest(factors: Mapping[str, Summary]) -> tuple[str, ...]:
    return _ranked(factors, lambda row: (row.mean or Fraction(0), -(row.range or 0)))


def _ranked(factors: Mapping[str, Summary], key: Any) -> tuple[str, ...]:
    scored = [factor for factor in FACTORS if factor in factors and factors[factor].n]
    return tuple(sorted(scored, key=lambda factor: key(factors[factor])))


def view_gap(scores: Scores) -> Fraction | None:
    """Return the mean of management less the mean of members, ``None`` under two scores on either side."""
    sides = [scores.views.get(view, Scores()) for view in ("management", "member")]
    means = [mean(side.given) for side in sides]
    if any(side.n < MIN_PER_VIEW for side in sides) or means[0] is None or means[1] is None:
        return None
    return means[0] - means[1]


def changes(now: Result, then: Result) -> dict[str, Fraction]:
    """Return factor -> change of the mean since an earlier scorecard, factors scored in both."""
    found = {}
    for factor, row in now.factors.items():
        before = then.factors.get(factor)
        if row.mean is not None and before is not None and before.mean is not None:
            found[factor] = row.mean - before.mean
    return found


def public(found: Result) -> Any:
    """Return the result as JSON values."""
    return builtins(found)


def headline(answers: Answers, found: Result, scene: Scene) -> str:
    """Return the band and the lowest factors in one line."""
    if not found.told_lowest:
        return ""
    said = scene.say(found.band) if found.band else scene.say("no_band")
    if found.band and is_one_view(found, scene):
        said = f"{said} ({scene.say('one_view')})"
    return f"{said}; lowest: {', '.join(factor_label(scene, factor) for factor in found.told_lowest)}"


def is_one_view(found: Result, scene: Scene) -> bool:
    """Tell whether the figures must say that they are one person's view."""
    return found.one_view or scene.findings.workshop.kind == "solo"


def figures(answers: Answers, found: Result, scene: Scene) -> tuple[Figure, ...]:
    """Return ten dot rows (then and now where there is a then), the band with its sides, evidence and moves."""
    before = scene.then.answer("scorecard", Answers) if scene.then else None
    moved: dict[str, Fraction] = {}
    if before is not None and scene.then is not None:
        then = result(before, scene.then)
        moved = {factor: change for factor, change in changes(found, then).items() if _tellable(factor, found, then)}
    one_view = is_one_view(found, scene)
    return (
        factor_dots(answers, found, scene, before, moved),
        band_statement(found, scene, one_view),
        moves_table(answers, found, scene),
    )


def _tellable(factor: str, *cards: Result) -> bool:
    """Whether a change may be told: of two means of which one is held back it would give that one away."""
    return not any(is_held(card.factors[factor]) for card in cards)


def done(answers: Answers, found: Result, pages: frozenset[str]) -> tuple[Done, ...]:
    """Return the parts of "done when"."""
    scored = sum(row.n > 0 for row in found.factors.values())
    moves = bool(found.told_lowest) and all(answers.agreed_moves.get(factor) for factor in found.told_lowest)
    parts = (
        ("scores", "Eight of ten factors have scores", scored >= 8),
        ("moves", "The lowest three have a move", moves),
    )
    return tuple(Done(text, met) for page, text, met in parts if page in pages)


def rows(page: str, variant: Variant, answers: Answers, found: Result) -> tuple[str, ...] | None:
    """Return the factors a page asks about; before anything is scored all of them.

    Evidence: the three widest (short: the widest; alone: each 4 or 5), then those that hold a line already. Moves:
    the lowest three, then those that hold a move already.
    """
    if not found.told_lowest:
        return None
    order = widest(_shown(found.factors))
    if page == "evidence":
        return _with(_asked(variant, order, found), answers.evidence, order)
    if page == "moves":
        return _with(found.told_lowest, answers.agreed_moves, order)
    return None


def _asked(variant: Variant, order: tuple[str, ...], found: Result) -> tuple[str, ...]:
    if variant in ("solo", "lite"):
        means = {factor: row.mean or Fraction(0) for factor, row in found.factors.items()}
        return tuple(factor for factor in FACTORS if means.get(factor, Fraction(0)) >= HIGH)
    return order[:1] if variant == "short" else order[:TALKS]


def _with(first: tuple[str, ...], held: Mapping[str, object], order: Iterable[str]) -> tuple[str, ...]:
    return (*first, *(f for f in dict.fromkeys((*order, *FACTORS)) if f in held and f not in first))
