"""Workbooks side by side, worked by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from msgspec.structs import replace

from exercises.compare.figures import figures, headline
from exercises.compare.results import MOST, Comparison, compare, kept, public
from exercises.compare.ways import labels_of, way_of
from exercises.exchange.interchange import sample_book
from exercises.figures import DotsFigure, MatrixFigure, TableFigure
from exercises.scorecard.answers import FACTORS
from tests.typed import as_a
from workbook.errors import WorkbookError
from workbook.model import Action, Info, Participant, Tally, Workbook


def book(
    name: str = "a",
    scores: dict[str, dict[str, int]] | None = None,
    *,
    date: str = "2025-03-12",
    community: str = "Pump Circle",
    people: int = 8,
    actions: tuple[Action, ...] = (),
    **info: Any,
) -> Workbook:
    counts = {factor: {"score": given} for factor, given in (scores or {}).items()}
    tally = Tally("scorecard/scores", way="seats", counts=counts, voters=people)
    return Workbook(
        name,
        Info(title=f"Workshop {name}", community=community, date=date, **info),
        tuple(Participant(f"P{n}", f"Role {n}") for n in range(1, people + 1)),
        tallies={tally.key: tally} if counts else {},
        actions=actions,
    )


THEN = book("then", {"FC1": {"2": 2, "3": 2}, "FC2": {"4": 3}, "FO1": {"1": 1, "5": 2, "pass": 1}})
NOW = book("now", {"FC1": {"4": 3, "5": 1}, "FC2": {"4": 1, "3": 2}, "FO1": {"3": 3}}, date="2025-06-12")
SOLO = book("solo", {"FC1": {"5": 1}, "FC2": {"2": 1}}, people=1, kind="solo")


def texts(comparison: Comparison) -> str:
    return "\n".join(str(figure) for figure in figures(comparison))


def test_then_and_now_factor_by_factor() -> None:
    found = compare([NOW, THEN])
    assert found.way == "then and now"
    assert [side.label for side in found.sides] == ["12 Mar 2025", "12 Jun 2025"]
    rows = {line.factor: line for line in found.lines}
    assert list(rows) == ["FC1", "FC2", "FO1"]
    assert [cell.mean for cell in rows["FC1"].cells] == [Fraction(5, 2), Fraction(17, 4)]
    assert rows["FC1"].change == Fraction(7, 4)
    assert rows["FC2"].change == Fraction(-2, 3)
    assert [cell.spread for cell in rows["FO1"].cells] == ["split", "tight"]
    assert [(cell.n, cell.passes) for cell in rows["FO1"].cells] == [(3, 1), (3, 0)]
    assert rows["FO1"].change == Fraction(3) - Fraction(11, 3)
    assert headline(found) == "1 of 3 factors up by half a point or more, 2 down"


def test_the_dots_hold_both_distributions() -> None:
    dots, table, *_ = figures(compare([THEN, NOW]))
    assert isinstance(dots, DotsFigure)
    assert (dots.then_label, dots.now_label) == ("12 Mar 2025", "12 Jun 2025")
    assert (dots.rows[0].then, dots.rows[0].counts) == ((0, 2, 2, 0, 0), (0, 0, 0, 3, 1))
    assert [row.mark for row in dots.rows] == ["", "down 0.7", "down 0.7"]
    assert isinstance(table, TableFigure)
    assert table.rows[2].cells[1:] == ("3.7", "3.0", "−0.7", "split", "tight", "3 of 4", "3")


@pytest.mark.parametrize("few", [1, 2])
def test_under_three_scores_nothing_is_shown(few: int) -> None:
    now = book("now", {"FC1": {"5": few, "pass": 6}, "FC2": {"4": 3}}, date="2025-06-12")
    found = compare([THEN, now])
    cell = found.lines[0].cells[1]
    assert cell.held
    assert (cell.mean, cell.spread, cell.counts, cell.passes) == (None, None, (), None)
    assert found.lines[0].change is None
    assert found.sides[1].band is None
    dots, table = as_a(DotsFigure, figures(found)[0]), as_a(TableFigure, figures(found)[1])
    assert dots.rows[0].counts == (0,) * 5
    assert dots.rows[0].mark == "too few to show"
    assert table.rows[0].cells[1:4] == ("2.5", "few", "–")
    assert any("fewer than 3" in note for note in dots.notes)
    value = public(found)["factors"]["FC1"]["values"][1]
    assert value == {"n": few, "passes": None, "mean": None, "spread": None, "counts": None, "held_back": True}


def test_three_scores_are_shown() -> None:
    assert not compare([THEN, NOW]).held


def test_one_view_stands_beside_the_groups() -> None:
    found = compare([NOW, SOLO])
    assert found.way == "one and all"
    assert [side.label for side in found.sides] == ["one person’s view", "the group"]
    assert [line.cells[0].mean for line in found.lines] == [5, 2, None]
    assert headline(found) == "2 of 2 factors seen half a point or more apart"
    assert [row.mark for row in as_a(DotsFigure, figures(found)[0]).rows] == ["apart 0.8", "apart 1.3", ""]


def test_one_view_is_never_shown_among_communities() -> None:
    found = compare([NOW, THEN, SOLO])
    assert found.way == "communities"
    place = next(place for place, side in enumerate(found.sides) if side.solo)
    assert all(line.cells[place].mean is None for line in found.lines)
    assert found.lines[0].cells[place].held
    assert found.sides[place].band is None
    assert [cell.text for cell in as_a(MatrixFigure, figures(found)[0]).cells[place]] == ["few", "few", "–"]


def test_ones_own_two_times_are_compared() -> None:
    again = book("again", {"FC1": {"3": 1}}, people=1, kind="solo", date="2025-06-12")
    found = compare([SOLO, again])
    assert found.way == "then and now"
    assert found.lines[0].change == -2


def test_a_group_of_one_is_no_solo() -> None:
    assert (
        compare([THEN, replace(SOLO, info=replace(SOLO.info, kind="group", date="2025-07-01"))]).lines[0].cells[1].held
    )


def test_communities_stand_in_a_heat_map() -> None:
    leak = book("leak", {"FC1": {"1": 3}, "FC2": {"5": 3}}, community="Leak Circle", date="2025-05-01")
    found = compare([leak, NOW])
    heat, apart, who = figures(found)
    assert isinstance(heat, MatrixFigure)
    assert headline(found) == "2 workbooks side by side; furthest apart: FC1 Domain that energizes a core group, 3.3"
    assert heat.rows == ("Leak Circle", "Pump Circle")
    assert heat.columns == ("FC1", "FC2", "FO1")
    assert [[cell.text for cell in row] for row in heat.cells] == [["1.0", "5.0", "–"], ["4.3", "3.3", "3.0"]]
    assert [cell.shade for cell in heat.cells[0]] == [0.0, 1.0, None]
    assert isinstance(apart, TableFigure)
    assert [row.cells for row in apart.rows] == [
        ("FC1 Domain that energizes a core group", "Pump Circle: 4.3", "Leak Circle: 1.0", "3.3"),
        ("FC2 Skillful and reputable coordinator", "Leak Circle: 5.0", "Pump Circle: 3.3", "1.7"),
    ]
    assert isinstance(who, TableFigure)
    assert who.rows[0].cells == ("Leak Circle, 1 May 2025", "8", "0 to 3", "3.0", "–", "Prepare first", "–")


def test_the_same_community_twice_among_others_is_told_apart_by_its_day() -> None:
    leak = book("leak", community="Leak Circle", date="2025-05-01")
    assert labels_of([THEN, leak, NOW], "communities") == [
        "Pump Circle, 12 Mar 2025",
        "Leak Circle",
        "Pump Circle, 12 Jun 2025",
    ]
    same = [book(name, community="", date="") for name in "ab"]
    assert labels_of([replace(one, info=Info(title="T")) for one in same], "communities") == ["T", "T (2)"]
    assert labels_of([Workbook("x"), Workbook("y")], "then and now") == ["without a name", "without a name (2)"]


@pytest.mark.parametrize(
    ("books", "slugs", "way"),
    [([THEN, NOW], ("a", "b"), "then and now"),
     ([THEN, replace(NOW, info=replace(NOW.info, community="Other"))], ("a", "b"), "communities"),
     ([THEN, replace(NOW, info=replace(NOW.info, community="Other", follows="a"))], ("a", "b"), "then and now"),
     ([THEN, replace(NOW, info=replace(NOW.info, community="", follows="z"))], ("a", "b"), "communities"),
     ([THEN, replace(NOW, info=replace(NOW.info, date=THEN.info.date))], ("a", "b"), "communities"),
     ([replace(THEN, info=replace(THEN.info, community=" pump  CIRCLE ")), NOW], (), "then and now"),
     ([SOLO, NOW], (), "one and all"), ([THEN, NOW, SOLO], (), "communities")],
)  # fmt: skip
def test_how_workbooks_are_compared(books: list[Workbook], slugs: tuple[str, ...], way: str) -> None:
    assert way_of(books, slugs) == way


def test_actions_kept() -> None:
    first = (Action("N1", what="Ring the depot", owner="P1", due="2025-04-01"), Action("N2", what="Write it up", state="done"),
             Action("N3", what="Buy a tool", state="dropped"), Action("N4", what="Nobody did"))  # fmt: skip
    later = (Action("N9", what="ring  the DEPOT", state="done", learnt="They were glad."), Action("N1", what="New one"))
    found = compare([replace(THEN, actions=first), replace(NOW, actions=later)])
    assert [(fate.action.state, fate.again) for fate in found.fates] == [
        ("done", True), ("done", False), ("dropped", False), ("open", False)
    ]  # fmt: skip
    assert headline(found).endswith("; 2 of 4 actions kept")
    table = figures(found)[-1]
    assert isinstance(table, TableFigure)
    assert [(row.group, row.cells[0]) for row in table.rows] == [
        ("Kept", "ring  the DEPOT"), ("Kept", "Write it up"), ("Still open", "Nobody did"), ("Dropped", "Buy a tool")
    ]  # fmt: skip
    assert table.rows[0].cells[3] == "They were glad."
    assert kept(first).all == 4


def test_workbooks_that_hold_nothing_are_compared_without_a_word_too_many() -> None:
    found = compare([book("a"), book("b", date="2025-06-12")])
    assert found.lines == ()
    assert headline(found) == "No factor can be compared yet"
    for figure in figures(found):
        assert figure.title


def test_too_few_too_many_or_twice_the_same() -> None:
    with pytest.raises(WorkbookError, match="needs two"):
        compare([THEN])
    with pytest.raises(WorkbookError, match="twice"):
        compare([THEN, THEN])
    with pytest.raises(WorkbookError, match=f"At most {MOST}"):
        compare([book(str(n)) for n in range(MOST + 1)])


def test_the_order_given_does_not_matter() -> None:
    assert public(compare([THEN, NOW])) == public(compare([NOW, THEN]))


def test_the_sample_beside_a_later_one() -> None:
    sample = sample_book()
    later = replace(sample, id="later", info=replace(sample.info, date="2025-09-17"))
    found = compare([sample, later])
    assert [line.factor for line in found.lines] == list(FACTORS)
    assert {line.change for line in found.lines} == {0}
    assert found.sides[0].band == found.sides[1].band == "Start small"


def test_no_author_and_no_private_page_is_in_a_comparison(sample_raw: dict[str, Any]) -> None:
    from exercises.exchange.interchange import book_from_answers

    for idea in sample_raw["answers"]["problems"]["ideas"]:
        idea["by"] = "Zebulon"
    one = book_from_answers(sample_raw)
    told = texts(compare([one, NOW])) + str(public(compare([one, NOW])))
    assert "Zebulon" not in told
    assert "I talk too much in meetings" not in told


def test_the_report_tells_no_change_of_what_was_held_back() -> None:
    from exercises.evaluate import evaluate
    from exercises.guide import exercise
    from exercises.kit import Scene
    from exercises.registry import code_of

    few = book("few", {"FC1": {"2": 2, "pass": 2}, "FC2": {"4": 3}})
    now, then = evaluate(NOW), evaluate(few)
    scene = Scene(exercise("scorecard"), now, then)
    dots = code_of("scorecard").figures(now.answers["scorecard"], now.results["scorecard"], scene)[0]
    assert [note for note in dots.notes if note.startswith("Change")] == [
        "Change since the earlier scorecard: Skillful and reputable coordinator −0.7."
    ]
