"""Barriers, hooks and alignment: expected values of the sample, settled readings, round trips."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as with_

from exercises import integration
from exercises.evaluate import evaluate
from exercises.exchange.convert import answers_of
from exercises.exchange.interchange import answers_from_book, book_from_answers, sample_book
from exercises.figures import is_empty
from exercises.guide import exercise
from exercises.integration.answers import Alignment, Answers, Barrier, Hook, lines
from exercises.kit import Findings, Scene
from workbook.apply import apply_all
from workbook.changes import AddItem, SetCell
from workbook.errors import Unfit
from workbook.model import Item, Workbook


def read(raw: dict[str, Any]) -> Answers:
    found: Answers = answers_of("integration", raw["answers"]["integration"], [])
    return found


def found(answers: Answers) -> dict[str, Any]:
    told: dict[str, Any] = integration.public(integration.result(answers, Findings()))
    return told


def drawn(answers: Answers) -> dict[str, Any]:
    scene = Scene(exercise("integration"), Findings())
    return {f.id: f for f in integration.figures(answers, integration.result(answers, Findings()), scene)}


def test_sample_matches(sample_raw: dict[str, Any]) -> None:
    assert found(read(sample_raw)) == sample_raw["expected"]["integration"]


def test_pages_and_answers_round_trip(sample_raw: dict[str, Any]) -> None:
    answers = read(sample_raw)
    content = integration.write(answers, [])
    again = integration.read(Workbook("x", fields=content.fields, items=content.items))
    assert found(again) == found(answers)
    assert [line.line for line in again.alignment] == [line.line for line in answers.alignment]
    assert integration.write(again, []) == content


def test_every_input_survives_export_and_import() -> None:
    told = Answers(
        (Barrier("A form", "process", 5, 4, "P6", "work around", "B1"), Barrier("A look", id="B2")),
        (Hook("Induction", "both", "none"), Hook("Budget")),
        tuple(Alignment(f"line {n}", line.group, n % 5 - 2) for n, line in enumerate(lines())),  # type: ignore[arg-type]
        "Nobody is sent",
    )
    book = book_from_answers({"answers": {"integration": integration.present(told)}})
    assert integration.read(book) == told
    assert integration.read(book_from_answers(answers_from_book(book))) == told


def test_empty_answers_count_nothing_and_draw_nothing() -> None:
    assert found(Answers()) == {
        "obvious": [], "order": [], "by_kind": {}, "alignment": {"structure": None, "culture": None},
        "hindering": [], "hooks": {},
    }  # fmt: skip
    for figure in drawn(Answers()).values():
        assert is_empty(figure)
        assert figure.notes == ()


@pytest.mark.parametrize(
    ("effect", "ease", "obvious"), [(4, 3, True), (5, 5, True), (3, 5, False), (5, 2, False), (4, None, False)]
)
def test_obvious_is_effect_four_and_ease_three(effect: int, ease: int | None, obvious: bool) -> None:
    assert bool(found(Answers((Barrier("x", None, effect, ease),)))["obvious"]) is obvious


def test_obvious_in_order_of_entry_and_order_by_product_with_ties_in_order_of_entry() -> None:
    answers = Answers(
        (
            Barrier("twelve", effect=4, ease=3),
            Barrier("unrated"),
            Barrier("twenty", effect=4, ease=5),
            Barrier("also twelve", effect=3, ease=4),
        )
    )
    told = found(answers)
    assert told["obvious"] == ["twelve", "twenty"]
    assert told["order"] == ["twenty", "twelve", "also twelve", "unrated"]


def test_alignment_mean_rounds_halves_away_from_zero(sample_raw: dict[str, Any]) -> None:
    answers = read(sample_raw)
    result = integration.result(answers, Findings())
    assert result.alignment == {"structure": Fraction(-1, 4), "culture": Fraction(0)}
    assert found(answers)["alignment"]["structure"] == -0.3


def test_lines_are_known_by_place_and_keep_the_wording_of_a_file() -> None:
    raw = {"alignment": [{"line": "clocking in", "score": -2}, {"line": "who reports to whom"}]}
    answers = integration.read(book_from_answers({"answers": {"integration": raw}}))
    assert [line.line for line in answers.alignment[:3]] == [
        "clocking in",
        "who reports to whom",
        "Rewards and grading",
    ]
    told = found(answers)
    assert told["alignment"] == {"structure": -2.0, "culture": None}
    assert told["hindering"] == ["clocking in"]


def test_a_ninth_line_of_a_file_is_kept() -> None:
    nine = [{"line": f"line {n}", "kind": "culture", "score": 1} for n in range(9)]
    book = book_from_answers({"answers": {"integration": {"alignment": nine}}})
    assert [line.line for line in integration.read(book).alignment] == [f"line {n}" for n in range(9)]
    assert found(integration.read(book))["alignment"] == {"structure": 1.0, "culture": 1.0}


def test_a_line_scored_on_screen_brings_all_eight() -> None:
    book = apply_all(Workbook("x"), [SetCell("integration/alignment", "mistakes", "score", -2)])
    answers = integration.read(book)
    assert len(answers.alignment) == 8
    assert found(answers)["hindering"] == ["How mistakes are treated"]


@pytest.mark.parametrize(
    ("hooks", "island", "formal"),
    [
        ((), True, False),
        ((Hook("A", "in", "none"), Hook("B", "in", "none")), True, False),
        ((Hook("A", "in", "none"), Hook("B", "in", "informal")), False, False),
        (tuple(Hook(str(n), "in", "agreed") for n in range(5)), False, False),
        (tuple(Hook(str(n), "in", "agreed") for n in range(6)), False, True),
    ],
)
def test_island_and_over_formal(hooks: tuple[Hook, ...], island: bool, formal: bool) -> None:
    result = integration.result(Answers(hooks=hooks), Findings())
    assert (result.island, result.over_formal) == (island, formal)


def test_score_out_of_range_is_refused_with_its_path() -> None:
    with pytest.raises(Unfit, match=r"answers\.integration\.alignment\[0\]\.score"):
        answers_of("integration", {"alignment": [{"line": "x", "score": 3}]}, [])


def test_moves_page_shows_the_obvious_first() -> None:
    barriers = [
        Item("B1", "slow and big", {"effect": 5, "ease": 2}),
        Item("B7", "obvious", {"effect": 4, "ease": 4}),
        Item("B3", "quick win", {"effect": 3, "ease": 5}),
    ]
    book = apply_all(Workbook("x"), [AddItem("integration/barriers", item) for item in barriers])
    answers = integration.read(book)
    result = integration.result(answers, Findings())
    assert integration.rows("moves", "full", answers, result) == ("B7", "B3", "B1")
    assert integration.rows("sort", "full", answers, result) is None


def test_done_wants_a_person_and_a_move_for_the_obvious(sample_raw: dict[str, Any]) -> None:
    answers = read(sample_raw)
    pages = frozenset({"sort", "moves"})
    assert all(d.met for d in integration.done(answers, integration.result(answers, Findings()), pages))
    barriers = (with_(answers.barriers[0], who=""), *answers.barriers[1:])
    bare = with_(answers, barriers=barriers)
    parts = integration.done(bare, integration.result(bare, Findings()), pages)
    assert [d.met for d in parts] == [False]
    assert "1 obvious barrier has no person or no move yet." in drawn(bare)["obvious"].notes
    assert not any(d.met for d in integration.done(Answers(), integration.result(Answers(), Findings()), pages))


def test_alignment_bars_stand_below_and_above_zero(sample_raw: dict[str, Any]) -> None:
    figure = drawn(read(sample_raw))["alignment"]
    assert (figure.low, figure.high) == (-2, 2)
    assert [bar.text for bar in figure.bars] == ["−1", "0", "−1", "+1", "+1", "−2", "+2", "−1"]
    assert [bar.mark for bar in figure.bars].count("hinders") == 4


def test_grid_has_a_letter_for_every_rated_barrier() -> None:
    answers = Answers(tuple(Barrier(str(n), None, 3, 3) for n in range(60)))
    letters = [point.letter for point in drawn(answers)["grid"].points]
    assert len(set(letters)) == 60
    assert letters[:2] == ["A", "B"]


def test_prefill_takes_the_concerns_of_interviews() -> None:
    offers = integration.prefill(evaluate(sample_book()))
    assert [offer.value for offer in offers] == [
        "Will it be used to count our mistakes?", "Night shift never gets to meetings",
    ]  # fmt: skip
    assert len({offer.ref for offer in offers}) == len({offer.item for offer in offers}) == 2
    assert integration.prefill(Findings()) == ()


barriers = st.builds(
    Barrier, text=st.text(max_size=20), effect=st.none() | st.integers(1, 5), ease=st.none() | st.integers(1, 5)
)


@given(st.lists(barriers, max_size=12))
def test_order_holds_every_barrier_once(rows: list[Barrier]) -> None:
    told = integration.result(Answers(tuple(rows)), Findings())
    assert sorted(told.order) == sorted(b.text for b in rows)
    assert len(told.obvious) <= len(told.order)
    drawn(Answers(tuple(rows)))
