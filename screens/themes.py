"""The four themes: `paper` and `board` made for projection, `mono` without any colour, `terminal` with its own sixteen.

Style sheets use these roles only, never a colour: ground, raised, ink, quiet, now, on-now, cursor, on-cursor, done,
late, on-late, line, and two text styles: cursor-style and field-style (reverse where no colour sets them off).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App
    from textual.theme import Theme

PALETTES: dict[str, dict[str, str]] = {
    "paper": {
        "ground": "#FFFFFF",
        "raised": "#F3EFE6",
        "ink": "#14110F",
        "quiet": "#4A4540",
        "now": "#0B4F6C",
        "on-now": "#FFFFFF",
        "cursor": "#0B4F6C",
        "on-cursor": "#FFFFFF",
        "done": "#14532D",
        "late": "#8A1C00",
        "on-late": "#FFFFFF",
        "line": "#8C8479",
        "cursor-style": "bold",
        "field-style": "none",
    },
    "board": {
        "ground": "#0E1116",
        "raised": "#1A2029",
        "ink": "#F5F3EE",
        "quiet": "#BCC4CF",
        "now": "#7FD6FF",
        "on-now": "#0E1116",
        "cursor": "#FFD166",
        "on-cursor": "#111111",
        "done": "#9BE7B0",
        "late": "#FFB39E",
        "on-late": "#111111",
        "line": "#5B6470",
        "cursor-style": "bold",
        "field-style": "none",
    },
    "mono": dict.fromkeys(
        ("ground", "raised", "ink", "quiet", "now", "on-now", "cursor", "on-cursor", "done", "late", "on-late", "line"),
        "ansi_default",
    )
    | {"cursor-style": "bold reverse", "field-style": "reverse"},
    "terminal": {
        "ground": "ansi_default",
        "raised": "ansi_default",
        "ink": "ansi_default",
        "quiet": "ansi_default",
        "now": "ansi_magenta",
        "on-now": "ansi_default",
        "cursor": "ansi_default",
        "on-cursor": "ansi_default",
        "done": "ansi_green",
        "late": "ansi_red",
        "on-late": "ansi_default",
        "line": "ansi_default",
        "cursor-style": "bold reverse",
        "field-style": "reverse",
    },
}
"""Theme -> role -> colour."""

NAMES: tuple[str, ...] = tuple(PALETTES)
TITLES: dict[str, str] = {
    "paper": "Paper: black on white, for a light room",
    "board": "Board: white on black, for a dark room",
    "mono": "Mono: no colour at all",
    "terminal": "Terminal: its own sixteen colours",
}
_FLIP = {"paper": "board", "board": "paper", "mono": "paper", "terminal": "paper"}


def make(name: str) -> Theme:
    """Return one theme as Textual takes it; every colour Textual would mix itself is pinned to a role of ours."""
    from textual.theme import Theme

    role = PALETTES[name]
    ansi = name in ("mono", "terminal")
    return Theme(
        name=name,
        primary=role["now"],
        secondary=role["now"],
        accent=role["now"],
        warning=role["late"],
        error=role["late"],
        success=role["done"],
        foreground=role["ink"],
        background=role["ground"],
        surface=role["ground"],
        panel=role["raised"],
        boost=role["raised"],
        dark=name != "paper",
        ansi=ansi,
        text_alpha=1.0,
        variables=role | _pinned(role),
    )


def _pinned(role: dict[str, str]) -> dict[str, str]:
    cursor = {"background": role["cursor"], "foreground": role["on-cursor"], "text-style": role["cursor-style"]}
    pinned = {f"block-cursor-{part}": value for part, value in cursor.items()}
    for name in ("text", "text-muted", "text-disabled", "foreground-muted", "foreground-disabled"):
        pinned[name] = role["quiet"] if "muted" in name or "disabled" in name else role["ink"]
    for name in ("primary", "secondary", "accent"):
        pinned[f"text-{name}"] = role["now"]
        pinned[f"{name}-muted"] = role["raised"]
    for name, colour in (("warning", "late"), ("error", "late"), ("success", "done")):
        pinned[f"text-{name}"] = role[colour]
        pinned[f"{name}-muted"] = role["raised"]
    return pinned | {
        "ansi-background": role["ground"],
        "ansi-foreground": role["ink"],
        "block-cursor-blurred-background": role["raised"],
        "block-cursor-blurred-foreground": role["ink"],
        "block-cursor-blurred-text-style": "bold underline",
        "block-hover-background": role["raised"],
        "border": role["now"],
        "border-blurred": role["line"],
        "surface-active": role["raised"],
        "scrollbar": role["line"],
        "scrollbar-hover": role["now"],
        "scrollbar-active": role["now"],
        "scrollbar-background": role["ground"],
        "scrollbar-background-hover": role["ground"],
        "scrollbar-background-active": role["ground"],
        "scrollbar-corner-color": role["ground"],
        "input-cursor-background": role["ink"],
        "input-cursor-foreground": role["ground"],
        "input-cursor-text-style": "reverse" if role["ground"] == "ansi_default" else "none",
        "input-selection-background": role["cursor"],
        "input-selection-foreground": role["on-cursor"],
        "screen-selection-background": role["cursor"],
        "screen-selection-foreground": role["on-cursor"],
        "button-foreground": role["ink"],
        "button-color-foreground": role["on-now"],
        "button-focus-text-style": role["cursor-style"],
        "footer-key-foreground": role["now"],
        "footer-background": role["ground"],
        "link-color": role["now"],
        "link-color-hover": role["now"],
    }


def register(app: App[Any]) -> None:
    """Make the four themes known to *app*, and choose the one to start with."""
    for name in NAMES:
        app.register_theme(make(name))
    # Set before anything is drawn: no watcher needs to draw it anew.
    app.set_reactive(type(app).theme, first(app.console.color_system, no_color=app.no_color))
    app.stylesheet.set_variables(app.get_css_variables())


def first(colours: str | None, *, no_color: bool = False) -> str:
    """Return the theme to start with.

    ``WORKBOOK_THEME`` if it names one; no colour where ``NO_COLOR`` asks for none; the terminal's own where it has
    only sixteen; else `paper` on a light terminal (as ``COLORFGBG`` tells) and `board` on any other.
    """
    wished = os.environ.get("WORKBOOK_THEME", "")
    if wished in PALETTES:
        return wished
    if no_color:
        return "mono"
    if colours == "standard":
        return "terminal"
    ground = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return "paper" if ground in ("7", "15") else "board"


def flipped(name: str) -> str:
    """Return the theme that the flip key goes to: paper and board change places."""
    return _FLIP.get(name, "paper")
