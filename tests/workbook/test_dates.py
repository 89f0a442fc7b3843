"""Dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.dates import parse_date, show_date

TODAY = date(2025, 3, 12)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("12 Mar 2025", "2025-03-12"),
        ("12 march 2025", "2025-03-12"),
        ("2025-03-12", "2025-03-12"),
        ("12.3.2025", "2025-03-12"),
        ("12/3/25", "2025-03-12"),
        ("12 Mar", "2025-03-12"),
        ("11 Mar", "2026-03-11"),
        ("29 Feb", None),
        ("today", "2025-03-12"),
        ("tomorrow", "2025-03-13"),
        ("+14", "2025-03-26"),
        ("+2w", "2025-03-26"),
        ("31.2.2025", None),
        ("soon", None),
        ("", None),
        ("12 xyz 2025", None),
        ("9999-99-99", None),
    ],
)
def test_parse(typed: str, iso: str | None) -> None:
    assert parse_date(typed, TODAY) == iso


@given(st.dates(min_value=date(1000, 1, 1)))
def test_what_is_shown_can_be_typed(day: date) -> None:
    assert parse_date(show_date(day.isoformat()), TODAY) == day.isoformat()


def test_what_is_no_date_is_shown_as_it_is() -> None:
    assert show_date("after Easter") == "after Easter"
    assert show_date(None) == ""
