"""The door for text: what people type comes out as typed, but for what could harm a terminal or a reader."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.text import clean, clean_line, is_blank, slug

anything = st.text(st.characters(), max_size=40)


@given(anything)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(anything)
def test_nothing_harmful_comes_through(text: str) -> None:
    cleaned = clean(text)
    assert all(c == "\n" or unicodedata.category(c) not in ("Cc", "Cs") for c in cleaned)
    assert not set(cleaned) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u200b\ufeff"
    )
    assert "\n" not in clean_line(text)


@given(anything)
def test_marks_never_pile_up(text: str) -> None:
    run = 0
    for character in unicodedata.normalize("NFD", clean("a" + text)):
        run = (
            run + 1
            if unicodedata.category(character) in ("Mn", "Me")
            else 0
            if character not in "\u200c\u200d"
            else run
        )
        assert run <= 4 + 3, "four, and those inside a composed letter"


@pytest.mark.parametrize(
    "text",
    [
        "مرحبا بالعالم",
        "社区实践研讨会",
        "👩‍👩‍👧‍👦 and ❤️‍🔥 and 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "می‌خواهم",
        "[/] [red]x {{7*7}} =1+1 <script>",
        "two\nlines",
        "\u0600\u0661 \u06dd",
        "\U0001fae9 a face of a newer Unicode",
        "\uf8ff private",
        "Ä é ñ",
        "\u00a0no break\u00a0",
    ],
)
def test_what_people_type_comes_out_as_typed(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\x1b[31mred\x07", "[31mred"),
        ("a\u202eb", "ab"),
        ("a\r\nb\rc\x0bd\x85e\u2028f", "a\nb\nc\nd\ne\nf"),
        ("tab\there", "tab here"),
        ("e\u0301", "é"),
        ("z" + "\u0310" * 9, "z" + "\u0310" * 4),
        ("z" + ("\u0310" * 3 + "\u200b") * 3, "z" + "\u0310" * 4),
        ("z" + ("\u0310" * 4 + "\u200d") * 2, "z" + "\u0310" * 4 + "\u200d\u200d"),
        ("half \ud800 pair", "half  pair"),
        ("\ufffe\U0001ffff\ufff3\U000e0080", ""),
    ],
)
def test_what_is_removed(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_lines_and_blanks() -> None:
    assert clean_line("  a\nb\r\nc ") == "a b c"
    assert [is_blank(text) for text in (None, "", " \n\u3000", "a")] == [True, True, True, False]


@given(anything)
def test_a_slug_is_a_safe_file_name(text: str) -> None:
    name = slug(text)
    assert name
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not name.startswith("-")
    assert len(name) <= 60
    assert name not in ("con", "nul", "com1")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pump people, 2025!", "pump-people-2025"),
        ("../../etc/passwd", "etc-passwd"),
        ("社区", "workbook"),
        ("CON", "workbook"),
        ("Ärger", "arger"),
    ],
)
def test_slugs(text: str, name: str) -> None:
    assert slug(text) == name


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_plain_letters_take_the_short_way_and_come_out_the_same(text: str) -> None:
    """Beside a letter that takes the long way, they come out as alone."""
    assert clean(text + "é") == clean(text) + "é"
