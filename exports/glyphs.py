"""Which characters no font of this machine has: they would print as nothing that anybody could read.

The package's own fonts hold Latin, Greek and Cyrillic; other scripts come from the system's fonts, which fontconfig
knows. It is asked directly: WeasyPrint needs the library anyway.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import re
import unicodedata
from functools import cache

BOX = "\u25a1"
"""Stands in the place of a character that no font has; the package's own fonts have it."""
SHOWN = 12
"""So many characters are named in a warning."""
_INVISIBLE = ("Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp", "Cs", "Co", "Cn")
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)


def missing(text: str) -> str:
    """Return the visible characters of a text that no font has, each once, in order; empty where none is known."""
    strange = [c for c in dict.fromkeys(text) if ord(c) > 0x7E and not _own(c)]
    visible = [c for c in strange if unicodedata.category(c) not in _INVISIBLE]
    fonts = _Fonts.load() if visible else None
    return "".join(c for c in visible if not fonts.have(c)) if fonts is not None else ""


def replaced(html: str) -> tuple[str, str]:
    """Return a document with a box for every character that no font has, and those characters."""
    lacking = missing(_STYLE.sub("", html))
    return (html.translate(dict.fromkeys(map(ord, lacking), BOX)), lacking) if lacking else (html, "")


def warning(lacking: str) -> str:
    """Return what is said of characters that could not be printed."""
    named = ", ".join(f"{c} (U+{ord(c):04X})" for c in lacking[:SHOWN])
    more = len(lacking) - SHOWN
    rest = f" and {more} more" if more > 0 else ""
    count = "1 character is" if len(lacking) == 1 else f"{len(lacking)} characters are"
    return (
        f"{count} in no font of this machine and printed as {BOX}: {named}{rest}. "
        "A font for the script, from the Noto family for instance, mends it."
    )


@cache
def _own(character: str) -> bool:
    from exports.figures.metrics import known

    return known(character)


class _Set(ctypes.Structure):
    _fields_ = (("count", ctypes.c_int), ("room", ctypes.c_int), ("fonts", ctypes.POINTER(ctypes.c_void_p)))


class _Fonts:
    """The character sets of the fonts that fontconfig knows."""

    def __init__(self, library: ctypes.CDLL) -> None:
        library.FcInitLoadConfigAndFonts.restype = ctypes.c_void_p
        library.FcConfigGetFonts.restype = ctypes.POINTER(_Set)
        library.FcConfigGetFonts.argtypes = (ctypes.c_void_p, ctypes.c_int)
        library.FcPatternGetCharSet.argtypes = (
            ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.POINTER(ctypes.c_void_p),
        )  # fmt: skip
        library.FcCharSetHasChar.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        self._library = library
        self._sets = self._read(library.FcConfigGetFonts(library.FcInitLoadConfigAndFonts(), 0))

    @staticmethod
    @cache
    def load() -> _Fonts | None:
        """Return the fonts of this machine, None where fontconfig cannot be asked."""
        name = ctypes.util.find_library("fontconfig") or "libfontconfig.so.1"
        try:
            return _Fonts(ctypes.CDLL(name))
        except (OSError, AttributeError):
            return None

    def have(self, character: str) -> bool:
        """Whether any font has a character."""
        return any(self._library.FcCharSetHasChar(one, ord(character)) for one in self._sets)

    def _read(self, found: ctypes._Pointer[_Set]) -> list[ctypes.c_void_p]:
        sets: list[ctypes.c_void_p] = []
        for place in range(found.contents.count if found else 0):
            one = ctypes.c_void_p()
            if not self._library.FcPatternGetCharSet(found.contents.fonts[place], b"charset", 0, ctypes.byref(one)):
                sets.append(one)
        return sets
