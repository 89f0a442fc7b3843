"""Writes `exercises/titles.py` from the guide's files: run `python -m exercises.titles_made` when a title changes."""

from __future__ import annotations

from pathlib import Path

from exercises.guide import AGENDAS, agenda, exercise
from exercises.registry import CATALOGUE

HEAD = '''"""Titles and minutes for the home screen, which must not read the guide's files to paint.

Written by `python -m exercises.titles_made`; a test holds it against the guide's files.
"""

from __future__ import annotations

EXERCISES: dict[str, tuple[str, str]] = {
'''
MIDDLE = '''}
"""Exercise id -> code and title, in catalogue order."""

AGENDAS: dict[str, tuple[str, int, tuple[int, int], str]] = {
'''
TAIL = '''}
"""Agenda id -> title, minutes, least and most people, when it usually starts."""
'''


def source() -> str:
    """Return what `exercises/titles.py` should say."""
    told = (exercise(name) for name in CATALOGUE)
    exercises = "".join(f"    {_quoted(one.id)}: ({_quoted(one.code)}, {_quoted(one.title)}),\n" for one in told)
    plans = (agenda(name) for name in AGENDAS)
    agendas = "".join(
        f"    {_quoted(plan.id)}: ({_quoted(plan.title)}, {plan.total}, {plan.people}, {_quoted(plan.start)}),\n"
        for plan in plans
    )
    return HEAD + exercises + MIDDLE + agendas + TAIL


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    Path(__file__).with_name("titles.py").write_text(source(), encoding="utf-8")
