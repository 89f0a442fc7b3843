"""The one door to the screen, and that nobody goes round it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import screens
from screens.text import content, count, lit, mixed
from workbook.text import clean

SOURCES = [path for path in Path(screens.__file__).parent.rglob("*.py") if "plain" not in path.parts]

FORBIDDEN = {
    r"\b(Static|Label|Button|Option|Checkbox|RadioButton|Collapsible|Tab|TabPane)\(\s*f[\"']": "an f-string in a widget",
    r"\b(Static|Label|Button)\(\s*[a-z_]+(\.[a-z_]+)*\s*[,)]": "a bare value in a widget",
    r"\.update\(\s*f[\"']": "an f-string in update()",
    r"border_(sub)?title\s*=\s*(f[\"']|[a-z])": "an f-string or value in a border title",
    r"\btooltip\s*=\s*f[\"']": "an f-string in a tooltip",
    r"from_markup\(\s*f[\"']": "a template put together from data",
    r"mixed\(\s*f[\"']": "a template put together from data",
    r"\bMarkdown\(": "the Markdown widget",
    r"escape\(": "escaping in place of the door",
}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(Path(screens.__file__).parent)))
def test_nobody_goes_round_the_door(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    for pattern, what in FORBIDDEN.items():
        found = re.search(pattern, source)
        assert found is None, f"{what}: {found.group() if found else ''}"
    for call in re.finditer(r"\.notify\(", source):
        assert "markup=False" in source[call.start() : call.start() + 300], "notify() without markup=False"


@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_the_check_finds_what_it_is_for(pattern: str) -> None:
    bad = (
        'Static(f"{name}")', "Label(self.title)", '.update(f"{x}")', 'x.border_title = f"{x}"', 'tooltip=f"{x}"',
        'Content.from_markup(f"{x}")', 'mixed(f"{x}")', "Markdown(text)", "escape(text)",
    )  # fmt: skip
    assert any(re.search(pattern, line) for line in bad)


def test_text_is_shown_as_typed(hostile_text: str) -> None:
    typed = clean(hostile_text)
    assert lit(hostile_text).plain == typed
    assert lit(hostile_text).spans == []
    assert content(hostile_text).plain == typed
    assert content(hostile_text).spans == []


def test_a_template_takes_text_as_it_is(hostile_text: str) -> None:
    made = mixed("[b]$title[/b], by $who", title=hostile_text, who=hostile_text)
    typed = clean(hostile_text)
    assert made.plain == f"{typed}, by {typed}"
    assert len(made.spans) == 1
    assert "@click" not in str(made.spans)


@pytest.mark.parametrize(("number", "said"), [(0, "no people"), (1, "1 person"), (8, "8 people")])
def test_singular_and_plural(number: int, said: str) -> None:
    assert count(number, "person", "people") == said
