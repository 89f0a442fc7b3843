"""The Markdown door: everything typed is escaped, tables and lists are made here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_INLINE = re.compile(r"([\\`*_\[\]{}<>|~&$@])")
_NUMBER_START = re.compile(r"(?m)^(\s*\d+)([.)])(?=\s|$)")
_ADDRESS = re.compile(r"(?i)(:)(?=//)|(?<=www)(\.)")
_BLANKS = re.compile(r"(?m)^[ \t]+")


def escape(text: str) -> str:
    """Return typed text so that a Markdown reader shows it as it was typed: no tag, link, image, list or heading."""
    text = _INLINE.sub(r"\\\1", text)
    text = _ADDRESS.sub(lambda m: "\\" + m.group(0), text)
    text = _NUMBER_START.sub(r"\1\\\2", text)
    text = re.sub(r"(?m)^(\s*)([-+=#:])", r"\1\\\2", text)
    return _BLANKS.sub(lambda m: "\u00a0" * len(m.group(0)), text)


def line(text: str) -> str:
    """Return typed text escaped, on one line; beside blanks at its ends the marks of bold would be shown."""
    return escape(" ".join(text.split("\n")).strip())


def block(text: str) -> list[str]:
    """Return typed text escaped; its line ends stay where they are."""
    lines = [escape(part) for part in text.split("\n")]
    return [part + "\\" if part and place < len(lines) - 1 and lines[place + 1] else part
            for place, part in enumerate(lines)]  # fmt: skip


def pipes(heads: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[bool] = ()) -> list[str]:
    """Return a Markdown table of typed texts; columns that nothing stands in are left out."""
    whole = [list(row) + [""] * (len(heads) - len(row)) for row in rows]
    used = [place for place, head in enumerate(heads) if head or any(row[place] for row in whole)]
    rule = ["---:" if place < len(right) and right[place] else "---" for place in used]
    lines = [_row([line(heads[place]) for place in used]), _row(rule)]
    return lines + [_row([line(row[place]) for place in used]) for row in whole]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell or " " for cell in cells) + " |"
