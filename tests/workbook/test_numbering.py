"""A new person never takes over what refers to somebody who was taken out."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from workbook.model import Action, Info, Item, Parked, Participant, Workbook
from workbook.numbering import new_person_id

BOOK = Workbook("b", people=(Participant("P1"), Participant("P2")))
CARD = Item("B1", "No time", {"who": "P7"})


@pytest.mark.parametrize(
    "named",
    [
        {"actions": (Action("N1", owner="P7"),)},
        {"parking": (Parked("L1", taker="P7"),)},
        {"fields": {"coordinator/start": {"who": "P7"}}},
        {"fields": {"x/y": {"several": ["P3", "P7"]}}},
        {"items": {"integration/barriers": (CARD,)}},
        {"bin": {"integration/barriers": (CARD,)}},
        {"info": Info(coordinator_candidate="P7")},
        {"people": (Participant("P7"),)},
    ],
)
def test_an_id_that_is_named_anywhere_is_not_given_again(named: dict[str, object]) -> None:
    assert new_person_id(replace(BOOK, **named)) == "P8"


def test_other_texts_do_not_count() -> None:
    book = replace(BOOK, actions=(Action("N1", owner="P900 pump"),), fields={"x/y": {"text": "Pump P44 fails", "n": 9}})
    assert new_person_id(book) == "P3"
    assert new_person_id(Workbook("b")) == "P1"
