"""Figures from scores: exact, ranked before rounding, rounded at one door.

Means and shares are fractions and stay so until they are shown; :func:`shown` and :func:`whole` round halves away
from zero (`docs/formulas.md`, Statistics).
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from exercises.scores import Scores, Votes, scores_raw, votes_raw

Spread: TypeAlias = Literal["tight", "mixed", "split"]


class Percent(Fraction):
    """A percentage that shows no decimal; ``Percent(1, 3)`` would be a third of a percent, see :func:`percent`."""


class Summary(Struct, frozen=True):
    """What the scores on one criterion come to; without scores everything but the counts is ``None``.

    Attributes:
        n: How many scored.
        passes: How many passed.
        mean, median: Exact.
        min, max, range: ``range = max - min``.
        spread: tight (range 0-1), mixed (2), split (3 and more).
    """

    n: int
    passes: int
    mean: Fraction | None = None
    median: Fraction | None = None
    min: int | None = None
    max: int | None = None
    range: int | None = None
    spread: Spread | None = None


def summary(scores: Scores) -> Summary:
    """Return what *scores* come to. Source: `docs/formulas.md`, Statistics."""
    given = scores.given
    if not given:
        return Summary(0, scores.passes)
    width = given[-1] - given[0]
    return Summary(
        n=len(given),
        passes=scores.passes,
        mean=mean(given),
        median=median(given),
        min=given[0],
        max=given[-1],
        range=width,
        spread=spread(width),
    )


def mean(values: Iterable[int | Fraction]) -> Fraction | None:
    """Return the exact mean, ``None`` of nothing."""
    given = list(values)
    return Fraction(sum(given), len(given)) if given else None


def median(values: Iterable[int | Fraction]) -> Fraction | None:
    """Return the exact median, ``None`` of nothing."""
    given = sorted(values)
    if not given:
        return None
    middle = len(given) // 2
    return Fraction(given[middle]) if len(given) % 2 else Fraction(given[middle - 1] + given[middle], 2)


def spread(width: int) -> Spread:
    """Return the word for a range: *tight* 0-1, *mixed* 2, *split* 3 and more."""
    return "tight" if width <= 1 else "mixed" if width == 2 else "split"


def percent(part: int | Fraction, whole: int | Fraction) -> Percent | None:
    """Return *part* of *whole* in percent, ``None`` of nothing (`docs/formulas.md`)."""
    return Percent(100 * Fraction(part) / Fraction(whole)) if whole else None


def exact(number: int | float) -> Fraction:
    """Return a typed-in number exactly as it was typed (0.1 is a tenth)."""
    return Fraction(str(number))


def rounded(value: Fraction, places: int) -> Fraction:
    """Round halves away from zero."""
    scale = 10**places
    scaled = abs(value) * scale
    up = Fraction((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), scale)
    return up if value >= 0 else -up


def shown(value: Fraction | None, places: int = 1) -> str:
    """Return a number as it is shown: one decimal (``4.6``, ``−0.3``), an en dash where there is none."""
    return "–" if value is None else minus(f"{float(rounded(value, places)):.{places}f}")


def signed(value: Fraction | int, places: int = 1) -> str:
    """Return a difference as it is shown: ``+0.4``, ``−2``; nothing either way is ``0.0`` or ``0``."""
    near = rounded(Fraction(value), places)
    return minus(f"{float(near):+.{places}f}") if near else f"{0:.{places}f}"


def minus(text: str) -> str:
    """Return a number with a minus sign in place of a hyphen."""
    return text.replace("-", "−")


def whole(value: Fraction | None) -> str:
    """Return a percentage as it is shown, no decimals (``88``), an en dash where there is none."""
    return "–" if value is None else str(int(rounded(value, 0)))


def plain(value: Any) -> Any:
    """Round at the door to JSON: an `enc_hook` for msgspec (one decimal, percentages none)."""
    if isinstance(value, Percent):
        return int(rounded(value, 0))
    if isinstance(value, Fraction):
        return float(rounded(value, 1))
    if isinstance(value, Scores):
        return scores_raw(value)
    if isinstance(value, Votes):
        return votes_raw(value)
    raise TypeError(f"cannot show {type(value).__name__}")
