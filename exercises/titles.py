"""Titles and minutes for the home screen, which must not read the guide's files to paint.

Written by `python -m exercises.titles_made`; a test holds it against the guide's files.
"""

from __future__ import annotations

EXERCISES: dict[str, tuple[str, str]] = {
    "primer": ("E01", "Primer, shared words and myth check"),
    "problems": ("E02", "Critical business problems"),
    "knowledge": ("E03", "Knowledge to put to wider use"),
    "pilots": ("E04", "Pilot selection: potential and readiness"),
    "canvas": ("E05", "Domain, community, practice canvas"),
    "values": ("E06", "Value matrix"),
    "proposition": ("E07", "Strategic value proposition"),
    "interviews": ("E08", "Member interviews"),
    "launch": ("E09", "Core group, launch plan and stewardship ladder"),
    "rhythm": ("E10", "Activity rhythm and mix calendar"),
    "support": ("E11", "Support needs without over-engineering"),
    "sponsors": ("E12", "Sponsors, recognition and stories"),
    "integration": ("E13", "Barriers, hooks and alignment"),
    "scorecard": ("E14", "Critical success factor scorecard"),
    "coordinator": ("E15", "Solo coordinator self-assessment"),
    "plan": ("E16", "Action plan over the six steps"),
}
"""Exercise id -> code and title, in catalogue order."""

AGENDAS: dict[str, tuple[str, int, tuple[int, int], str]] = {
    "90-minutes": ("90 minutes", 90, (6, 10), ""),
    "half-day": ("Half day", 210, (6, 12), "09:00"),
    "full-day": ("Full day", 480, (8, 14), "09:00"),
    "solo": ("Solo, 30 minutes", 30, (1, 1), ""),
    "returning": ("Returning group, 60 minutes", 60, (4, 14), ""),
}
"""Agenda id -> title, minutes, least and most people, when it usually starts."""
