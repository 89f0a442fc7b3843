"""The reveal: distribution first, widest first, ties as ties, small numbers held back."""

from __future__ import annotations

from msgspec.structs import replace as with_

from exercises.figures import BarsFigure, DotsFigure, is_empty
from exercises.filling.asking import dots_reason
from exercises.guide import exercise
from exercises.pages import RatePage, VotePage
from exercises.reveal import scores_reveal, votes_reveal
from tests.typed import as_a
from workbook.model import Item, Tally

RATINGS = as_a(RatePage, exercise("problems").page("ratings"))
DOTS = as_a(VotePage, exercise("problems").page("dots"))
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
        ("Parts", "39", "tie"),
        ("Pumps", "37", "tie"),
        ("Night", "10", ""),
    ]


def test_equal_counts_tie_and_zero_does_not() -> None:
    found = votes_reveal(DOTS, (*ITEMS, Item("K3", "Night"), Item("K4", "Day")), votes(K1=4, K2=4))
    assert [bar.mark for bar in bars(found.figure).bars] == ["tie", "tie", "", ""]
    four = (*ITEMS, Item("K3", "Night"), Item("K4", "Day"))
    several = votes_reveal(DOTS, four, votes(K1=9, K2=9, K3=4, K4=4))
    assert [bar.mark for bar in bars(several.figure).bars] == ["tie A", "tie A", "tie B", "tie B"]
    found = votes_reveal(DOTS, ITEMS, votes(K1=6, K2=7))
    assert [bar.mark for bar in bars(found.figure).bars] == ["", ""]


def test_one_or_two_secret_voters_are_not_shown() -> None:
    found = votes_reveal(DOTS, ITEMS, votes(voters=2, K1=3, K2=3))
    assert is_empty(found.figure)
    assert "Only 2 people voted" in found.talk[0]
    assert not is_empty(votes_reveal(DOTS, ITEMS, votes("own", 1, K1=3), group=False).figure)
    assert not is_empty(votes_reveal(DOTS, ITEMS, votes("hands", 2, K1=3)).figure)


def test_the_movement_between_the_rounds_is_told_most_first() -> None:
    page = exercise("problems").page("ratings")
    assert isinstance(page, RatePage)
    items = (Item("K1", "Pumps"), Item("K2", "Spares"))

    def counts(first: str, *, close: bool) -> dict[str, dict[str, dict[str, int]]]:
        wide = {"1": 2, "5": 2}
        return {
            "K1": {c.id: {first: 4} if close else wide for c in page.criteria},
            "K2": {c.id: {"3": 4} for c in page.criteria},
        }

    then = Tally("problems/ratings", 1, "paper", counts("3", close=False), voters=4)
    now = Tally("problems/ratings", 2, "paper", counts("4", close=True), voters=4)
    found = scores_reveal(page, items, now, then)
    told = next(line for line in found.talk if line.startswith("Between the rounds"))
    assert "Pumps: " in told
    assert "3.0 then, 4.0 now, closer together" in told
    assert "Spares" not in told
    assert "Between the rounds nothing moved." in scores_reveal(page, items, then, then).talk
    assert not any("Between" in line for line in scores_reveal(page, items, now).talk)


def test_movement_says_nothing_of_rows_that_are_held_back() -> None:
    page = exercise("problems").page("ratings")
    assert isinstance(page, RatePage)
    few = {"K1": {c.id: {"5": 2} for c in page.criteria}}
    more = {"K1": {c.id: {"2": 5} for c in page.criteria}}
    then, now = Tally("problems/ratings", counts=few, voters=2), Tally("problems/ratings", 2, counts=more, voters=5)
    found = scores_reveal(page, (Item("K1", "Pumps"),), now, then)
    assert not any("Between" in line for line in found.talk)


def test_votes_that_moved_are_told_with_their_sign() -> None:
    page = exercise("problems").page("dots")
    assert isinstance(page, VotePage)
    items = (Item("K1", "Pumps"), Item("K2", "Spares"))
    then = Tally("problems/dots", 1, "paper", {"K1": {"votes": {"votes": 6}}, "K2": {"votes": {"votes": 3}}}, voters=3)
    now = Tally("problems/dots", 2, "paper", {"K1": {"votes": {"votes": 4}}, "K2": {"votes": {"votes": 5}}}, voters=3)
    found = votes_reveal(page, items, now, then)
    assert (
        "Between the rounds: Spares +2; Pumps −2." in found.talk
        or "Between the rounds: Pumps −2; Spares +2." in found.talk
    )
    assert found.order == ("K2", "K1")


def test_rounds_of_unlike_size_are_compared_in_shares() -> None:
    then, now = votes(voters=4, K1=6, K2=6), votes(voters=8, K1=12, K2=12)
    assert "Between the rounds nothing moved." in votes_reveal(DOTS, ITEMS, now, then).talk
    now = votes(voters=9, K1=9, K2=18)
    (told,) = (line for line in votes_reveal(DOTS, ITEMS, now, then).talk if line.startswith("Between"))
    assert told == (
        "Between the rounds, in shares of 12 then and 27 dots now: Parts 50 % then, 67 % now; Pumps 50 % then, 33 % now."
    )
    # More votes in numbers, and yet a smaller share.
    found = votes_reveal(DOTS, ITEMS, votes(voters=9, K1=14, K2=13), votes(voters=4, K1=11, K2=1)).talk
    assert any("Pumps 92 % then, 52 % now" in line for line in found)
    found = votes_reveal(DOTS, ITEMS, votes(voters=67, K1=100, K2=101), votes(voters=4, K1=6, K2=6)).talk
    assert any("Parts 50.0 % then, 50.2 % now" in line for line in found)


def test_a_first_round_of_one_or_two_is_not_shown_by_the_second() -> None:
    found = votes_reveal(DOTS, ITEMS, votes(voters=9, K1=9, K2=18), votes(voters=2, K1=6))
    assert bars(found.figure).columns == ()
    assert all(not bar.cells for bar in bars(found.figure).bars)
    assert not any("Between" in line for line in found.talk)


def test_means_of_unlike_many_say_of_how_many() -> None:
    found = scores_reveal(RATINGS, ITEMS, rated({"4": 6}, {"3": 6}), rated({"2": 4}, {"3": 4}))
    (told,) = (line for line in found.talk if line.startswith("Between"))
    assert "Pumps: Impact 2.0 from 4 then, 4.0 from 6 now, as wide as before" in told
    assert "Parts" not in told


def test_the_suggested_dots_say_why() -> None:
    page = exercise("problems").page("dots")
    assert isinstance(page, VotePage)
    assert dots_reason(page, 9) == "a third of 9 lines, at least 3, at most 5"
    assert dots_reason(page, 12, 4) == "a third of 12 lines, at least 3, at most 5"
    assert dots_reason(page, 12, 5) == "our number; 4 are suggested"


def test_what_is_said_of_the_widest_row_ends_once_and_names_no_order_of_one() -> None:
    trust = with_(RATINGS, criteria=RATINGS.criteria[:1])
    asked = (Item("K1", "Will we have done these by then?"), Item("K2", "Parts"))
    counts = rated({"1": 3, "5": 3}, {"3": 6})
    alone = scores_reveal(trust, asked[:1], counts).talk
    assert alone == ("One voice from each end, a minute each.",)
    both = scores_reveal(trust, asked, counts).talk
    assert both == ("Widest first: Will we have done these by then? One voice from each end, a minute each.",)
