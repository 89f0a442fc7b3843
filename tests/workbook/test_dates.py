"""Dates as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.dates import as_date, day, is_shown, parse_date, show_date

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
        ("2025/03/12", "2025-03-12"),
        ("12-3-2025", "2025-03-12"),
        ("12-Mar-2025", "2025-03-12"),
        ("12 Sept 2025", "2025-09-12"),
        ("12 Mar, 2025", "2025-03-12"),
        ("12 Mar 27", "2027-03-12"),
        ("12.3.27", "2027-03-12"),
        ("12 Mar 0027", None),
        ("0027-03-12", None),
        ("1899-12-31", None),
        ("1900-01-01", "1900-01-01"),
        ("2200-12-31", "2200-12-31"),
        ("1.1.2201", None),
        ("12 Marmalade 2025", None),
        ("29 Feb 2024", "2024-02-29"),
        ("29 Feb 2025", None),
        ("12 Ma 2025", None),
        ("99999-1-1", None),
        ("²⁰²⁵-03-12", None),
        ("٢٠٢٥-٠٣-١٢", None),
    ],
)
def test_parse(typed: str, iso: str | None) -> None:
    assert parse_date(typed, TODAY) == iso


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31)))
def test_what_is_shown_can_be_typed(when: date) -> None:
    assert parse_date(show_date(when.isoformat()), TODAY) == when.isoformat()


def test_a_shown_date_is_known_by_its_form() -> None:
    assert is_shown(show_date("2025-03-02"))
    assert not any(map(is_shown, ("", "no date", "2025-03-02", "by 2 Mar 2025", "2 Mar 2025 and on")))


def test_what_is_no_date_is_shown_as_it_is() -> None:
    assert show_date("after Easter") == "after Easter"
    assert show_date(None) == ""
    assert day(None) == "no date"
    assert as_date("after Easter") is None
    assert as_date(" 2025-03-12 ") == TODAY
