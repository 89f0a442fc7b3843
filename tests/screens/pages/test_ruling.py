"""How a grid is ruled: room goes where words need it, and all of it is used."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.pages.ruling import GAP, ROOMY_LABEL, GridColumn, GridRow, ruled

KIND, HOLDER = GridColumn("kind", "Kind", 9), GridColumn("holder", "Who", 14, "left", wide=True)


def rows(label: int, holder: int) -> list[GridRow]:
    return [GridRow("a", "x" * label, ("tool", "y" * holder)), GridRow("b", "short", ("tool", ""))]


@pytest.mark.parametrize(("label", "holder"), [(55, 20), (10, 60), (30, 14)])
def test_what_fits_is_not_wrapped(label: int, holder: int) -> None:
    ruling = ruled([KIND, HOLDER], rows(label, holder), 104, 0)
    assert ruling.label >= label
    assert ruling.widths[1] >= holder


def test_where_both_want_more_than_there_is_both_give_way() -> None:
    ruling = ruled([KIND, HOLDER], rows(200, 200), 104, 0)
    assert ruling.label > ROOMY_LABEL
    assert ruling.widths[1] > HOLDER.width


@given(st.integers(0, 300), st.integers(0, 300), st.integers(60, 220), st.integers(1, 3))
def test_all_the_room_is_used_and_no_more(label: int, holder: int, room: int, wide: int) -> None:
    columns = [KIND, *(HOLDER._replace(id=f"h{n}") for n in range(wide))]
    ruling = ruled(columns, [GridRow("a", "x" * label, ("t", *["y" * holder] * wide))], room, 0)
    assert ruling.whole <= room
    if ruling.stop == len(columns) and ruling.label >= ROOMY_LABEL:
        assert ruling.label + sum(ruling.widths) + GAP * len(ruling.widths) == room - 1
