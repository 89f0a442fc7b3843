"""The reveal: distribution first, widest first, ties as ties, small numbers held back."""

from __future__ import annotations

from exercises.figures import BarsFigure, DotsFigure, is_empty
from exercises.guide import exercise
from exercises.pages import RatePage, VotePage
from exercises.reveal import scores_reveal, votes_reveal
from workbook.model import Item, Tally

RATINGS = exercise("problems").page("ratings")
DOTS = exercise("problems").page("dots")
assert isinstance(RATINGS, RatePage)
assert isinstance(DOTS, VotePage)
ITEMS = (Item("K1", "Pumps"), Item("K2", "Parts"))


def rated(k1: dict[str, int], k2: dict[str, int], way: str = "paper", **given: int) -> Tally:
    counts = {"K1": {c.id: k1 for c in RATINGS.criteria}, "K2": {c.id: k2 for c in RATINGS.criteria}}
    return Tally("problems/ratings", 1, way, counts, voters=sum(k1.values()), **given)  # type: ignore[arg-type]


def votes(way: str = "paper", voters: int = 9, **counts: int) -> Tally:
    return Tally("problems/dots", 1, way, {k: {"votes": {"votes": n}} for k, n in counts.items()}, voters=voters)  # type: ignore[arg-type]


def dots(figure: object) -> DotsFigure:
    assert isinstance(figure, DotsFigure)
    return figure


def bars(figure: object) -> BarsFigure:
    assert isinstance(figure, BarsFigure)
    return figure


def test_the_widest_item_comes_first_and_one_voice_from_each_end() -> None:
    found = scores_reveal(RATINGS, ITEMS, rated({"3": 6}, {"1": 3, "5": 3}))
    assert [row.group for row in dots(found.figure).rows] == ["Parts"] * 3 + ["Pumps"] * 3
    assert any("One voice from each end" in line and "Parts: Impact" in line for line in found.talk)
    row = dots(found.figure).rows[0]
    assert (row.counts, row.mean, row.spread) == ((3, 0, 0, 0, 3), "3.0", "split")


def test_rows_of_one_or_two_secret_scores_show_nothing_at_all() -> None:
    found = scores_reveal(RATINGS, ITEMS, rated({"4": 2}, {"4": 2, "5": 1}))
    held = [row for row in dots(found.figure).rows if row.group == "Pumps"]
    assert {(row.counts, row.mean, row.passes, row.middle) for row in held} == {((0, 0, 0, 0, 0), "", 0, None)}
    assert all(row.mark == "too few to show" for row in held)
    assert any("fewer than 3" in line for line in found.talk)


def test_a_single_slip_in_a_group_is_held_back_too() -> None:
    found = scores_reveal(RATINGS, ITEMS, rated({"4": 1}, {"2": 1}))
    assert all(row.mark for row in dots(found.figure).rows)
    alone = scores_reveal(RATINGS, ITEMS, rated({"4": 1}, {"2": 1}, "own"), group=False)
    assert not any(row.mark for row in dots(alone.figure).rows)


def test_few_scores_are_said() -> None:
    talk = scores_reveal(RATINGS, ITEMS, rated({"3": 4}, {"3": 4})).talk
    assert any("few: 4 scores" in line for line in talk)


def test_a_second_round_shows_how_the_distribution_moved() -> None:
    found = scores_reveal(RATINGS, ITEMS, rated({"3": 5}, {"3": 5}), rated({"1": 5}, {"5": 5}))
    first = next(row for row in dots(found.figure).rows if row.group == "Pumps")
    assert (first.then, first.counts) == ((5, 0, 0, 0, 0), (0, 0, 5, 0, 0))
    assert dots(found.figure).then_label == "first round"


def test_most_votes_first_and_close_counts_are_ties() -> None:
    found = votes_reveal(DOTS, (*ITEMS, Item("K3", "Night")), votes(K1=37, K2=39, K3=10))
    assert [(bar.label, bar.text, bar.mark) for bar in bars(found.figure).bars] == [
        ("Parts", "39", "tie 1"),
        ("Pumps", "37", "tie 1"),
        ("Night", "10", ""),
    ]


def test_equal_counts_tie_and_zero_does_not() -> None:
    found = votes_reveal(DOTS, (*ITEMS, Item("K3", "Night"), Item("K4", "Day")), votes(K1=4, K2=4))
    assert [bar.mark for bar in bars(found.figure).bars] == ["tie 1", "tie 1", "", ""]
    found = votes_reveal(DOTS, ITEMS, votes(K1=6, K2=7))
    assert [bar.mark for bar in bars(found.figure).bars] == ["", ""]


def test_one_or_two_secret_voters_are_not_shown() -> None:
    found = votes_reveal(DOTS, ITEMS, votes(voters=2, K1=3, K2=3))
    assert is_empty(found.figure)
    assert "Only 2 people voted" in found.talk[0]
    assert not is_empty(votes_reveal(DOTS, ITEMS, votes("own", 1, K1=3), group=False).figure)
    assert not is_empty(votes_reveal(DOTS, ITEMS, votes("hands", 2, K1=3)).figure)
