"""Dates: read from ISO texts, shown as people write them."""

from __future__ import annotations

from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def as_date(text: str | None) -> date | None:
    """Return the date an ISO text says, ``None`` where it says none."""
    try:
        return date.fromisoformat((text or "").strip())
    except ValueError:
        return None


def day(text: str | None, *, missing: str = "no date") -> str:
    """Return a date as it is shown (``12 Mar 2025``); a text that is no date as it is, *missing* for none."""
    when = as_date(text)
    if when is None:
        return (text or "").strip() or missing
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"
