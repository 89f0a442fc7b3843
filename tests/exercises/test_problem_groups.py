"""The groups of problems with their dots, in words."""

from __future__ import annotations

import pytest

from exercises.evaluate import evaluate
from exercises.figures import TableFigure
from exercises.guide import exercise
from exercises.kit import Scene
from exercises.problems import answers
from exercises.registry import code_of
from workbook.model import Info, Item, Tally, Workbook


@pytest.mark.parametrize(("dots", "said"), [(0, "0 dots"), (1, "1 dot"), (2, "2 dots")])
def test_dots_are_counted_in_words(dots: int, said: str) -> None:
    tally = Tally("problems/dots", counts={"K1": {"votes": {"votes": dots}}}, voters=3)
    items = {
        "problems/ideas": (Item("D1", "Seals leak", {"cluster": "K1"}),),
        "problems/clusters": (Item("K1", "Pumps fail again"), Item("K2", "No card here")),
    }
    findings = evaluate(Workbook("w", Info("Pump Circle"), items=items, tallies={tally.key: tally}))
    found = code_of("problems").figures(
        findings.answers["problems"], findings.results["problems"], Scene(exercise("problems"), findings)
    )
    groups = next(figure for figure in found if isinstance(figure, TableFigure) and figure.id == "groups")
    heads = [row.group for row in groups.rows]
    assert heads == [f"Pumps fail again ({said})", "No card here (0 dots)"]


def test_a_chosen_group_that_was_merged_away_is_no_longer_chosen() -> None:
    """Its id would stand in the headline, bare."""
    book = Workbook(
        "w",
        Info("Pump Circle"),
        fields={"problems/chosen": {"selected": ["K1", "K2"]}},
        items={"problems/clusters": (Item("K2", "Wrong parts"),)},
    )
    assert answers.read(book).selected == ("K2",)
