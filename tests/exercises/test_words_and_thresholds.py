"""The thresholds a reader finds in the guide's files are those the results are computed with."""

from __future__ import annotations

import pytest

from exercises import coordinator, integration, plan, scorecard, sponsors
from exercises.guide import exercise
from exercises.statistics import exact, shown, signed

IN_FORCE = {
    "sponsors": (sponsors.results, {"tight_checks": "TIGHT", "voice_stance": "SPEAKS"}),
    "integration": (
        integration.results,
        {"obvious_effect": "EFFECT", "obvious_ease": "EASE", "hinders": "HINDERS", "over_formal": "FORMAL"},
    ),
    "scorecard": (
        scorecard.results,
        {
            "floor": "FLOOR",
            "side_floor": "SIDE_FLOOR",
            "side_ready": "SIDE_READY",
            "factor_ready": "FACTOR_READY",
            "lopsided": "LOPSIDED",
        },
    ),
    "coordinator": (
        coordinator.results,
        {
            "evidence_from": "STRONG",
            "counts_as": "PLAIN",
            "area_line": "STANDS",
            "hours_thin": "THIN",
            "hours_workable": "WORKABLE",
            "partner_areas": "PARTNERS",
            "peer_gap": "PEER_GAP",
        },
    ),
    "plan": (plan.results, {"load": "LOAD", "low_confidence": "LOW"}),
}


@pytest.mark.parametrize("name", list(IN_FORCE))
def test_rules_of_the_file_are_in_force(name: str) -> None:
    module, names = IN_FORCE[name]
    rules = exercise(name).rules
    for rule, constant in names.items():
        assert exact(rules[rule]) == getattr(module, constant), rule


def test_lanes_and_the_third_of_passes() -> None:
    rules = exercise("plan").rules
    assert [rules[f"lane_{lane}"] for lane, last in plan.results.LANES if last] == [30, 60, 90]
    assert 1 / exact(exercise("scorecard").rules["unknown_one_in"]) == scorecard.results.UNKNOWN


@pytest.mark.parametrize("name", list(IN_FORCE))
def test_minutes_of_every_variant_sum_to_its_total(name: str) -> None:
    told = exercise(name)
    for variant, total in told.totals.items():
        boxes = [page.box(variant) for page in told.pages]
        assert sum(sum(box) for box in boxes if box) == total, variant
    extra = [page.extra for page in told.pages if page.extra is not None]
    assert sum(sum(box) if isinstance(box, tuple) else box for box in extra) == told.extra_total


@pytest.mark.parametrize("name", list(IN_FORCE))
def test_the_facilitator_is_never_left_without_a_word(name: str) -> None:
    for page in exercise(name).pages:
        assert page.ask, page.id
        assert page.how, page.id
        assert page.then, page.id
        assert page.coach.tip, page.id
        assert page.coach.time_up.endswith((".", "?")), page.id
        for text in (page.ask, page.solo, page.then):
            assert "!" not in text
            assert len(text) <= 2 * 72 - 10, f"{page.id}: no more than two lines at 72 columns"


@pytest.mark.parametrize(
    ("number", "places", "told"),
    [
        (0.4, 1, "+0.4"),
        (-1.26, 1, "−1.3"),
        (0.01, 1, "0.0"),
        (-0.01, 1, "0.0"),
        (2, 0, "+2"),
        (-1, 0, "−1"),
        (0, 0, "0"),
    ],
)
def test_a_difference_has_a_sign_and_nothing_has_none(number: float, places: int, told: str) -> None:
    assert signed(exact(number), places) == told


def test_a_number_below_zero_has_a_minus() -> None:
    assert shown(exact(-0.3)) == "−0.3"
