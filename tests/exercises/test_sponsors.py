"""Sponsors: expected values of the sample, settled readings, round trips, what never prints."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as with_

from exercises import sponsors
from exercises.evaluate import evaluate
from exercises.exchange.convert import answers_of
from exercises.exchange.interchange import answers_from_book, book_from_answers, sample_book
from exercises.figures import FigureBase, LightsFigure, StatementFigure, TableFigure, is_empty
from exercises.guide import exercise
from exercises.kit import Findings, Scene, Workshop
from exercises.sponsors.answers import Answers, Move, Sponsor, Story
from workbook.errors import Unfit
from workbook.model import Workbook


def read(raw: dict[str, Any]) -> Answers:
    found: Answers = answers_of("sponsors", raw["answers"]["sponsors"], [])
    return found


def found(answers: Answers) -> dict[str, Any]:
    told: dict[str, Any] = sponsors.public(sponsors.result(answers, Findings()))
    return told


def drawn(answers: Answers) -> dict[str, Any]:
    scene = Scene(exercise("sponsors"), Findings())
    return {f.id: f for f in sponsors.figures(answers, sponsors.result(answers, Findings()), scene)}


def test_sample_matches(sample_raw: dict[str, Any]) -> None:
    assert found(read(sample_raw)) == sample_raw["expected"]["sponsors"]


def test_pages_and_answers_round_trip(sample_raw: dict[str, Any]) -> None:
    answers = read(sample_raw)
    content = sponsors.write(answers, [])
    again = sponsors.read(Workbook("x", fields=content.fields, items=content.items))
    assert found(again) == found(answers)
    assert sponsors.write(again, []) == content


def test_presented_answers_read_the_same(sample_raw: dict[str, Any]) -> None:
    answers = read(sample_raw)
    assert answers_of("sponsors", sponsors.present(answers), []) == answers


def test_every_input_survives_export_and_import() -> None:
    told = Answers(
        map=(
            Sponsor("Director", "voice", 3, 5, "Speak", "A page", "No topics", "P1", "2025-04-01", True, "M1"),
            Sponsor("To be found", "line", id="M2"),
        ),
        recognition=(Move("A code", "asked"), Move("Thanks")),
        stories=(Story("Booster", "hard", "did", "changed", "north", "measured", "asked", "Briefing"),),
        control_checks={"managers_set_topics": True, "conversations_read": False},
    )
    book = book_from_answers({"answers": {"sponsors": sponsors.present(told)}})
    assert sponsors.read(book) == told
    assert sponsors.read(book_from_answers(answers_from_book(book))) == told


def test_null_and_missing_say_the_same() -> None:
    raw = {
        "map": [{"role": "A", "type": None, "stance": None, "by": None}],
        "stories": [{"title": "T", "evidence": None}],
    }
    assert answers_of("sponsors", raw, []) == Answers((Sponsor("A"),), (), (Story("T"),))


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        ({"map": [{"role": "A", "type": "patron"}]}, "answers.sponsors.map[0].type"),
        ({"map": [{"role": "A"}, {"role": "B", "stance": 6}]}, "answers.sponsors.map[1].stance"),
        ({"map": [{"role": "A", "by": "soon"}]}, "answers.sponsors.map[0].by"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_path(raw: Any, where: str) -> None:
    with pytest.raises(Unfit) as wrong:
        answers_of("sponsors", raw, [])
    assert where in str(wrong.value)


def test_empty_answers_count_nothing() -> None:
    told = found(Answers())
    assert told["types_missing"] == ["voice", "line", "resource"]
    assert (told["gap_total"], told["widest_gap"], told["stories"], told["recognition_agreed"]) == (0, None, {}, 0)
    assert told["too_loose"]
    assert not told["too_tight"]


def test_empty_answers_draw_empty_figures() -> None:
    figures = drawn(Answers())
    assert list(figures) == ["sponsors", "stances", "moves", "stories", "control"]
    for figure in figures.values():
        assert is_empty(figure)
        assert figure.empty.endswith(".")
        assert not figure.notes
    assert (
        sponsors.headline(Answers(), sponsors.result(Answers(), Findings()), Scene(exercise("sponsors"), Findings()))
        == ""
    )


def test_gap_is_signed_and_ties_go_to_the_lower_stance_then_to_entry() -> None:
    answers = Answers(
        (
            Sponsor("keen", stance=5, desired=3),
            Sponsor("first", stance=3, desired=5),
            Sponsor("lower", stance=2, desired=4),
            Sponsor("second", stance=2, desired=4),
        )
    )
    result = sponsors.result(answers, Findings())
    assert [row.role for row in result.gaps] == ["lower", "second", "first", "keen"]
    assert result.gap_total == -2 + 2 + 2 + 2
    assert result.widest_gap == "lower"


def test_a_stance_without_a_wish_makes_no_gap() -> None:
    assert found(Answers((Sponsor("A", stance=1), Sponsor("B", desired=5))))["widest_gap"] is None


def test_only_asks_want_a_date() -> None:
    answers = Answers((Sponsor("A", ask="Speak"), Sponsor("B"), Sponsor("C", ask="Pay", by="2025-04-01")))
    assert found(answers)["asks_without_date"] == ["A"]


@pytest.mark.parametrize(("yes", "tight"), [(1, False), (2, True), (4, True)])
def test_two_controls_are_too_tight(yes: int, tight: bool) -> None:
    names = ("managers_set_topics", "attendance_demanded", "conversations_read", "outputs_edited")
    assert found(Answers(control_checks={name: n < yes for n, name in enumerate(names)}))["too_tight"] is tight


@pytest.mark.parametrize(("kind", "stance", "loose"), [("voice", 4, False), ("voice", 3, True), ("line", 5, True)])
def test_too_loose_without_a_voice_at_four(kind: Any, stance: int, loose: bool) -> None:
    assert found(Answers((Sponsor("A", kind, stance),)))["too_loose"] is loose


def test_a_nameless_row_is_no_sponsor_of_its_kind() -> None:
    assert "line" in found(Answers((Sponsor(" ", "line"),)))["types_missing"]


def test_stances_stay_out_of_what_everybody_sees(sample_raw: dict[str, Any]) -> None:
    answers = read(sample_raw)
    figures = drawn(answers)
    assert figures["stances"].audience == "facilitator"
    assert next(row.cells[0] for row in figures["stances"].rows) == "Depot lead, coast"
    seen = [f for f in figures.values() if f.audience == "all"]
    assert len(seen) == 4
    columns = figures["sponsors"].columns
    assert all(column.label not in ("Now", "Wanted", "Gap") for column in columns)
    for figure in seen:
        assert all("voice sponsor speaks" not in note for note in figure.notes)
    scene = Scene(exercise("sponsors"), Findings())
    assert "gap" not in sponsors.headline(answers, sponsors.result(answers, Findings()), scene)


def test_alone_the_stances_are_ones_own(sample_raw: dict[str, Any]) -> None:
    answers, alone = read(sample_raw), Findings(Workshop(kind="solo"))
    figures = sponsors.figures(answers, sponsors.result(answers, alone), Scene(exercise("sponsors"), alone))
    assert [figure.audience for figure in figures if figure.id == "stances"] == ["private"]


@pytest.mark.parametrize("permission", ["asked", "no", None])
def test_a_story_without_permission_never_prints(permission: Any) -> None:
    story = Story("SECRET", "SECRET", "SECRET", "SECRET", "SECRET", "measured", permission, "SECRET")
    figures = drawn(Answers(stories=(story,)))
    assert "SECRET" not in repr(list(figures.values()))
    assert figures["stories"].notes == ("1 story is held back until permission is given.",)


def test_a_story_with_permission_prints_in_full(sample_raw: dict[str, Any]) -> None:
    figure = drawn(read(sample_raw))["stories"]
    assert isinstance(figure, StatementFigure)
    assert [p.label for p in figure.passages] == ["The booster that stayed fixed"]
    for part in ("Three rebuilds", "base packing", "Running since", "north depot", "observed", "Depot briefing"):
        assert part in figure.passages[0].text


def test_lights_say_agreed_asked_idea(sample_raw: dict[str, Any]) -> None:
    figure = drawn(read(sample_raw))["moves"]
    assert isinstance(figure, LightsFigure)
    assert [(light.state, light.word) for light in figure.lights] == [
        ("on", "agreed"), ("half", "asked"), ("on", "agreed"), ("off", "idea"),
    ]  # fmt: skip


def test_done_counts_only_pages_that_ran(sample_raw: dict[str, Any]) -> None:
    answers = read(sample_raw)
    result = sponsors.result(answers, Findings())
    assert [d.met for d in sponsors.done(answers, result, frozenset({"map", "asks", "stories"}))] == [True] * 3
    assert [d.text for d in sponsors.done(answers, result, frozenset({"map"}))] == ["Each kind of sponsor has a name"]
    empty = sponsors.result(Answers(), Findings())
    assert not any(d.met for d in sponsors.done(Answers(), empty, frozenset({"map", "asks", "stories"})))


def test_prefill_offers_what_values_and_proposition_say() -> None:
    offers = sponsors.prefill(evaluate(sample_book()))
    assert len({offer.ref for offer in offers}) == len(offers)
    offer, sign, value = offers
    assert (offer.list, offer.item, offer.name) == ("sponsors/map", "M1", "offer")
    assert offer.value == "fewer repeat repairs and know-how that stays"
    assert str(sign.value).startswith("To find: repeat repairs down")
    assert value.value == "To find: Three such answers by June"
    assert sponsors.prefill(Findings()) == ()


def test_a_story_to_find_is_neither_told_nor_held_back() -> None:
    figures = drawn(Answers(stories=(Story("To find: a swap day", changed="Crews visit each other"),)))
    assert is_empty(figures["stories"])
    assert figures["stories"].notes == ()


texts = st.text(max_size=30)
a_sponsor = st.builds(
    Sponsor,
    role=texts,
    type=st.sampled_from(["voice", "line", "resource", None]),
    stance=st.none() | st.integers(1, 5),
    desired=st.none() | st.integers(1, 5),
    ask=texts,
)


@given(st.lists(a_sponsor, max_size=6))
def test_any_map_has_a_result_and_figures(rows: list[Sponsor]) -> None:
    answers = Answers(tuple(rows))
    result = sponsors.result(answers, Findings())
    assert [row.gap for row in result.gaps] == sorted((row.gap for row in result.gaps), reverse=True)
    assert result.gap_total == sum(s.desired - s.stance for s in rows if s.desired and s.stance)
    assert all(isinstance(figure, FigureBase) for figure in drawn(answers).values())
    table = drawn(answers)["sponsors"]
    assert isinstance(table, TableFigure)
    assert len(table.rows) == len(rows)


def test_hostile_text_is_carried_as_it_is(hostile_text: str) -> None:
    answers = Answers((Sponsor(hostile_text, "voice", 2, 4, hostile_text, id="M1"),))
    assert drawn(answers)["sponsors"].rows[0].cells[0] == hostile_text
    assert drawn(with_(answers, map=()))["sponsors"].rows == ()
