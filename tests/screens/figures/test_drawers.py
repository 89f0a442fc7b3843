"""Every kind of figure is drawn whole at any width, without colour, with hostile texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from exercises.figures import FIGURE_KINDS, Axis, Column, Point, QuadrantFigure, Row, TableFigure
from screens.figures import draw
from screens.figures.base import Paint, paragraph, wrap
from tests.screens.figures.examples import LONG, examples
from workbook.text import clean

WIDTHS = (56, 60, 76, 80, 100, 120, 180)


def _letters(text: str) -> str:
    """Everything but blanks and the signs of drawing."""
    return "".join(c for c in text if not c.isspace() and c not in "─│┃┄┊┼┤└┴█▓▒░▏▕●○◐·–")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", examples())
def test_no_line_is_wider_than_the_screen(name: str, width: int) -> None:
    lines = draw(examples()[name], width).plain.split("\n")
    assert [line for line in lines if cell_len(line) > width] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", examples())
def test_labels_are_never_cut(name: str, width: int) -> None:
    figure = examples("Zebra")[name]
    if "Zebra" not in str(figure):
        return
    long = draw(examples(LONG)[name], width).plain
    assert "…" not in long
    # A wrapped label is interleaved with its neighbours, word by word; each word must still be there.
    for word in ("Pumps", "three", "repair", "nobody", "passes", "found"):
        assert word in long, word


def test_each_kind_has_an_example_here() -> None:
    assert {type(f).__struct_config__.tag for f in examples().values()} == set(FIGURE_KINDS)


@pytest.mark.parametrize("name", examples())
def test_hostile_texts_come_out_as_typed(name: str, hostile_text: str) -> None:
    drawn = draw(examples(hostile_text)[name], 100)
    assert "\x1b" not in drawn.plain
    assert all(cell_len(line) <= 100 for line in drawn.plain.split("\n"))
    if len(hostile_text) < 12 and hostile_text in str(examples(hostile_text)[name]):
        assert _letters(clean(hostile_text)) in _letters(drawn.plain)


@pytest.mark.parametrize("name", examples())
def test_colour_only_repeats_what_words_and_marks_say(name: str) -> None:
    figure = examples()[name]
    painted = draw(figure, 90, Paint(quiet="#4A4540", now="#0B4F6C", done="green", late="red", line="grey50"))
    assert painted.plain == draw(figure, 90).plain
    assert not any("#" in str(span.style) for span in draw(figure, 90).spans)


def test_a_figure_with_nothing_to_draw_says_so() -> None:
    from msgspec.structs import replace

    empty = replace(examples()["bars"], bars=(), empty="No group has been rated yet.")
    assert draw(empty, 80).plain.endswith("No group has been rated yet.")


def test_a_mark_is_a_person() -> None:
    drawn = draw(examples()["dots"], 100).plain
    assert drawn.count("●") == 1 + 2 + 5 + 1 + 14 + 1  # the last one is the legend
    assert drawn.count("○") == 2 + 2 + 2 + 1 + 1


def test_bars_begin_on_one_line_and_numbers_end_on_one() -> None:
    lines = draw(examples("Short label")["bars"], 90).plain.split("\n")
    bars = [line for line in lines if "█" in line]
    assert len({line.index("█") for line in bars}) == 1
    assert len({line.index(number) + len(number) for line, number in zip(bars, ("4.5", "2.0"), strict=True)}) == 1


def test_two_points_on_one_spot_are_both_seen() -> None:
    plot = draw(examples()["quadrant"], 100).plain
    lines = [line[:56] for line in plot.split("\n")]
    assert any("B C" in line for line in lines)


@pytest.mark.parametrize("width", [76, 80, 100])
def test_what_is_said_of_a_point_stands_under_its_name_where_both_do_not_fit(width: int) -> None:
    points = (
        Point("A", "Pump reliability", 4.3, 3.8, "potential 4.3, readiness 3.8", "focus"),
        Point("B", "Permits and isolations", 2.5, 4.0, "potential 2.5, readiness 4.0"),
    )
    figure = QuadrantFigure(id="q", x=Axis("potential"), y=Axis("readiness"), points=points)
    legend = draw(figure, width).plain
    assert all(
        word in legend for word in ("Pump reliability", "Permits and isolations", "potential 4.3", "potential 2.5")
    )
    assert all("Pump reliability" not in line for line in legend.split("\n") if "potential 4.3" in line)


def _drawn(figure: TableFigure, width: int) -> list[str]:
    return draw(figure, width).plain.split("\n")


def test_a_date_stands_on_one_line_where_there_is_room() -> None:
    rows = tuple(Row((f"Ask number {n}: " + "words that wrap " * 4, "16 Apr 2025", "and so on " * 6)) for n in range(3))
    figure = TableFigure(id="t", columns=(Column("Ask", share=3), Column("By", share=1), Column("Rest")), rows=rows)
    assert sum("16 Apr 2025" in line for line in _drawn(figure, 60)) == 3


def test_rows_stand_as_far_apart_in_every_group_of_a_table() -> None:
    rows = (Row(("one",), group="A"), Row(("two",), group="A"), Row(("wraps and wraps " * 5,), group="B"))
    figure = TableFigure(id="t", columns=(Column("What"),), rows=rows)
    lines = _drawn(figure, 40)
    assert lines.index("  two") == lines.index("  one") + 2
    flat = _drawn(TableFigure(id="t", columns=(Column("What"),), rows=rows[:2]), 40)
    assert flat.index("  two") == flat.index("  one") + 1


@given(st.text(st.sampled_from("ab 漢\n"), max_size=200), st.integers(10, 80))
def test_a_paragraph_loses_nothing_and_takes_no_more_lines_than_it_must(text: str, width: int) -> None:
    lines = paragraph(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert len(lines) == sum(len(wrap(part, width)) for part in text.split("\n"))
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_no_short_word_is_left_alone_on_the_last_line() -> None:
    lonely = "No debate about causes yet. A card that stands alone is a group of one."
    assert wrap(lonely, 68)[-1] == "one."
    assert paragraph(lonely, 68)[-1] == "group of one."
