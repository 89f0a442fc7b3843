"""Dates as people write and read them; kept as ISO texts (``2025-03-12``)."""

from __future__ import annotations

import re
from datetime import date, timedelta

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Years that a date may have; any other is a slip of the finger."""

_LONG = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})$")
_WORDS = re.compile(r"([0-9]{1,2})\.?[ -]?([a-z]{3,9})\.?(?:,?[ -]([0-9]{4}|[0-9]{2}))?$")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-./ ]([0-9]{1,2})(?:[-./ ]([0-9]{4}|[0-9]{2}))?\.?$")
_SHOWN = re.compile(rf"[0-9]{{1,2}} ({'|'.join(MONTHS)}) [0-9]{{4}}")
_AHEAD = re.compile(r"\+([0-9]{1,3})([dwm]?)$")


def as_date(text: str | None) -> date | None:
    """Return the date an ISO text says, ``None`` where it says none."""
    try:
        return date.fromisoformat((text or "").strip())
    except ValueError:
        return None


def parse_date(text: str, today: date) -> str | None:
    """Return the ISO date of what somebody typed, ``None`` where it cannot be read.

    Args:
        text: ``12 Mar 2025``, ``12 mar`` (the next one from *today*), ``2025-03-12``, ``2025/03/12``, ``12.3.2025``
            (day first), ``+14``, ``+2w`` or ``+1m`` (from *today*; a month is 30 days), ``today``, ``tomorrow``. A
            year of two digits is one of this century; years outside 1900 to 2200 are not read.
        today: The day that relative dates count from.
    """
    given = " ".join(text.strip().lower().split())
    if given in ("today", "tomorrow"):
        return (today + timedelta(days=given == "tomorrow")).isoformat()
    if ahead := _AHEAD.match(given):
        days = int(ahead[1]) * {"w": 7, "m": 30}.get(ahead[2], 1)
        return (today + timedelta(days=days)).isoformat()
    if iso := _YEAR_FIRST.match(given):
        return _real(int(iso[1]), int(iso[2]), int(iso[3]))
    if words := _WORDS.match(given):
        month = next((n for n, name in enumerate(_LONG, 1) if name.startswith(words[2])), None)
        return None if month is None else _near(words[3], month, int(words[1]), today)
    if day_first := _DAY_FIRST.match(given):
        return _near(day_first[3], int(day_first[2]), int(day_first[1]), today)
    return None


def day(text: str | None, *, missing: str = "no date") -> str:
    """Return a date as it is shown (``12 Mar 2025``); a text that is no date as it is, *missing* for none."""
    when = as_date(text)
    if when is None:
        return (text or "").strip() or missing
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def show_date(iso: str | None) -> str:
    """Return a date as it is shown, nothing for none."""
    return day(iso, missing="")


def is_shown(text: str) -> bool:
    """Tell whether a text is a date as it is shown, and nothing else."""
    return _SHOWN.fullmatch(text) is not None


def _near(year: str | None, month: int, day: int, today: date) -> str | None:
    """A date without a year is the next one to come."""
    if year is not None:
        return _real(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this = _real(today.year, month, day)
    return this if this is not None and this >= today.isoformat() else _real(today.year + 1, month, day)


def _real(year: int, month: int, day: int) -> str | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
