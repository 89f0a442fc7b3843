"""Which numbers the fields of the guide take: heads and minutes are whole, nothing is less than none."""

from __future__ import annotations

import pytest

from exercises.filling.typed import misfit
from exercises.guide import exercise
from exercises.page_parts import Field
from exercises.pages import TablePage, WritePage
from exercises.registry import CATALOGUE
from workbook.model import Info, Workbook

BOOK = Workbook("w", Info("X"))
WHOLE = {"canvas/count", "knowledge/holder_count", "interviews/target", "rhythm/minutes"}


def numbers() -> dict[str, Field]:
    """Return every field of the guide that takes a number."""
    found: dict[str, Field] = {}
    for name in CATALOGUE:
        for page in exercise(name).pages:
            fields = page.columns if isinstance(page, TablePage) else page.fields if isinstance(page, WritePage) else ()
            found |= {f"{name}/{field.id}": field for field in fields if field.type == "number"}
    return found


@pytest.mark.parametrize("place", sorted(numbers()))
def test_a_number_of_the_guide_is_none_that_cannot_be(place: str) -> None:
    field = numbers()[place]
    assert misfit(field, "-3", BOOK)
    assert misfit(field, "99999999999", BOOK)
    assert bool(misfit(field, "2.5", BOOK)) == (place in WHOLE)
    assert not misfit(field, "3", BOOK)
    assert misfit(field, "nan", BOOK)


def test_nobody_has_more_than_forty_protected_hours() -> None:
    assert misfit(numbers()["coordinator/protected_hours_week"], "60", BOOK) == "Type a number from 0 to 40."
