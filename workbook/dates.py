"""Dates as people write and read them; kept as ISO texts (``2025-03-12``)."""

from __future__ import annotations

import re
from datetime import date, timedelta

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
_WORDS = re.compile(r"(\d{1,2})\.? ?([a-z]{3,9})\.?(?: (\d{4}|\d{2}))?$")
_DOTS = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?\.?$")
_AHEAD = re.compile(r"\+(\d{1,3})([dwm]?)$")


def parse_date(text: str, today: date) -> str | None:
    """Return the ISO date of what somebody typed, ``None`` where it cannot be read.

    Args:
        text: ``12 Mar 2025``, ``12 mar`` (the next one from *today*), ``2025-03-12``, ``12.3.2025`` (day first),
            ``+14`` or ``+2w`` (from *today*), ``today``, ``tomorrow``.
        today: The day that relative dates count from.
    """
    given = " ".join(text.strip().lower().split())
    if given in ("today", "tomorrow"):
        return (today + timedelta(days=given == "tomorrow")).isoformat()
    if ahead := _AHEAD.match(given):
        days = int(ahead[1]) * {"w": 7, "m": 30}.get(ahead[2], 1)
        return (today + timedelta(days=days)).isoformat()
    if iso := _ISO.match(given):
        return _real(int(iso[1]), int(iso[2]), int(iso[3]))
    if words := _WORDS.match(given):
        names = [name.lower() for name in MONTHS]
        if words[2][:3] not in names:
            return None
        return _near(words[3], names.index(words[2][:3]) + 1, int(words[1]), today)
    if dots := _DOTS.match(given):
        return _near(dots[3], int(dots[2]), int(dots[1]), today)
    return None


def show_date(iso: str | None) -> str:
    """Return a date as it is shown: ``12 Mar 2025``; any other text as it is."""
    if not iso:
        return ""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _near(year: str | None, month: int, day: int, today: date) -> str | None:
    """A date without a year is the next one to come."""
    if year is not None:
        return _real(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this = _real(today.year, month, day)
    return this if this is not None and this >= today.isoformat() else _real(today.year + 1, month, day)


def _real(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
