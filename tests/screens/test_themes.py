"""The themes are readable from the back row, and nothing is said by colour alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.color import Color

import screens
from screens import themes

TEXTS = ("ink", "quiet", "now", "done", "late")


def ratio(front: str, back: str) -> float:
    """Return the contrast of two colours after WCAG 2.2."""

    def light(colour: str) -> float:
        parts = [part / 255 for part in Color.parse(colour).rgb]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(front), light(back)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["paper", "board"])
@pytest.mark.parametrize("ground", ["ground", "raised"])
@pytest.mark.parametrize("role", TEXTS)
def test_text_has_seven_to_one(theme: str, ground: str, role: str) -> None:
    role_of = themes.PALETTES[theme]
    assert ratio(role_of[role], role_of[ground]) >= 7


@pytest.mark.parametrize("theme", ["paper", "board"])
@pytest.mark.parametrize(("front", "back"), [("on-cursor", "cursor"), ("on-now", "now"), ("on-late", "late")])
def test_what_is_set_off_has_seven_to_one(theme: str, front: str, back: str) -> None:
    role_of = themes.PALETTES[theme]
    assert ratio(role_of[front], role_of[back]) >= 7


@pytest.mark.parametrize("theme", ["paper", "board"])
@pytest.mark.parametrize("part", ["line", "cursor", "now"])
def test_parts_have_three_to_one(theme: str, part: str) -> None:
    role_of = themes.PALETTES[theme]
    assert ratio(role_of[part], role_of["ground"]) >= 3


@pytest.mark.parametrize("theme", themes.NAMES)
def test_textual_mixes_no_colour_of_its_own_for_text(theme: str) -> None:
    """What Textual generates for text is one of ours, never half faded."""
    theme_ = themes.make(theme)
    made = theme_.to_color_system().generate() | theme_.variables
    ours = {Color.parse(value) for value in themes.PALETTES[theme].values() if value.startswith(("#", "ansi"))}
    for name, value in made.items():
        if name.startswith("text") and "style" not in name:
            assert Color.parse(value) in ours, name


def test_mono_has_no_colour_and_sets_the_cursor_off_by_style() -> None:
    roles = themes.PALETTES["mono"]
    assert {value for name, value in roles.items() if not name.endswith("style")} == {"ansi_default"}
    assert "reverse" in roles["cursor-style"]
    assert "reverse" in roles["field-style"]


@pytest.mark.parametrize(
    ("environment", "system", "no_color", "theme"),
    [
        ({"WORKBOOK_THEME": "paper"}, "truecolor", False, "paper"),
        ({"WORKBOOK_THEME": "no such"}, "truecolor", False, "board"),
        ({}, "truecolor", True, "mono"),
        ({}, "standard", False, "terminal"),
        ({"COLORFGBG": "0;15"}, "256", False, "paper"),
        ({"COLORFGBG": "15;0"}, "256", False, "board"),
    ],
)
def test_the_first_theme(
    environment: dict[str, str], system: str, no_color: bool, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("WORKBOOK_THEME", "COLORFGBG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert themes.first(system, no_color=no_color) == theme


def test_the_flip_key_goes_there_and_back() -> None:
    assert themes.flipped("paper") == "board"
    assert themes.flipped("board") == "paper"
    assert themes.flipped("mono") in ("paper", "board")


def test_style_sheets_use_roles_only() -> None:
    roles = set(themes.PALETTES["paper"])
    for sheet in Path(screens.__file__).parent.rglob("*.tcss"):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        rules = "".join(re.findall(r"\{[^}]*\}", text))
        assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb\(|hsl\(|ansi_", rules), sheet.name
        assert set(re.findall(r"\$([a-z-]+)", rules)) <= roles, sheet.name
        assert "!important" not in rules, sheet.name
