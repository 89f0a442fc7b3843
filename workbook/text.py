"""The door for text that people typed, pasted or imported.

Everything that enters a workbook passes :func:`clean`; everything that leaves passes the door of its medium
(screen, HTML, CSV, file names) on the floor that knows the medium.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

MAX_TEXT = 20_000
"""Longest text kept, in code points after NFC; longer ones are refused with a clear message, never cut."""

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_KEPT_FORMAT = frozenset("\u200c\u200d")  # joiners: Persian, Indic scripts and family emoji need them
_SEEN_FORMAT = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_UNUSED = (("\u2065", "\u2065"), ("\ufdd0", "\ufdef"), ("\ufff0", "\ufff8"), ("\U000e0000", "\U000e0fff"))
_LINE_ENDS = "\x0b\x0c\x85\u2028\u2029"
_MAX_MARKS = 4


def clean(text: str, *, lines: bool = True) -> str:
    r"""Return *text* as it may be kept: NFC, no control or bidi characters, at most four marks a letter.

    Args:
        text: What was typed, pasted or read from a file.
        lines: Whether line ends are kept; otherwise they become spaces.

    Returns:
        The text as typed but for what `docs/formulas.md` removes. Tabs become spaces, all line ends ``\n``.
    """
    if text.isascii() and text.isprintable():
        return text  # letters and marks alone: nothing of them goes and none is written otherwise
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    if not lines:
        text = text.replace("\n", " ")
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", text):
        category = unicodedata.category(character)
        if category in ("Mn", "Me"):
            marks += 1
            # A variation selector is a mark too: emoji keep theirs, they come one at a time.
            if marks > _MAX_MARKS:
                continue
        elif character in _KEPT_FORMAT:
            pass  # a joiner must not make room for four more
        elif character == "\n" or _printable(character, category):
            marks = 0
        else:
            continue
        kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))


def _printable(character: str, category: str) -> bool:
    if character in _BIDI:
        return False
    if category == "Cf":
        # Tag characters spell the flags of England, Scotland and Wales; the signs above numbers can be seen.
        return "\U000e0020" <= character <= "\U000e007f" or character in _SEEN_FORMAT
    if category == "Cn":
        # Unknown to this Python is not unknown to people: next year's emoji. What Unicode keeps unused goes.
        return not (ord(character) & 0xFFFE == 0xFFFE or any(a <= character <= b for a, b in _UNUSED))
    return category not in ("Cc", "Cs")


def clean_line(text: str) -> str:
    """Return *text* cleaned as one line, without blanks at its ends."""
    return clean(text, lines=False).strip()


def is_blank(text: str | None) -> bool:
    """Tell whether *text* says nothing: missing, or blanks alone (`docs/formulas.md`)."""
    return text is None or not text.strip()


def slug(text: str, *, fallback: str = "workbook", most: int = 60) -> str:
    """Return a safe file name part made from *text*: ASCII letters, digits and dashes, never empty or reserved."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    parts = "".join(c if c.isalnum() else " " for c in ascii_text).split()
    name = "-".join(parts)[:most].strip("-")
    reserved = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}
    return fallback if not name or name in reserved else name


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the one of *known* that somebody may have meant, as a sentence that follows another; else nothing."""
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), list(known), 1)
    return f" Did you mean {near[0]}?" if near else ""
