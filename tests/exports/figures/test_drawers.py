from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from msgspec.structs import replace

from exercises.figures import (
    FIGURE_KINDS,
    Column,
    Entry,
    Figure,
    FigureKind,
    Passage,
    Point,
    Row,
    StatementFigure,
    TableFigure,
)
from exports.figures import drawer, drawn, form, kind_of, plain, svg
from exports.figures.canvas import FILLS, WIDTH
from exports.figures.evened import evened
from exports.figures.metrics import width, wrap
from exports.figures.table import shares
from tests.exports.conftest import Changed, EachText, TextsOf

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = [kind for kind in FIGURE_KINDS if kind not in ("statement", "table")]
kinds = pytest.mark.parametrize("kind", FIGURE_KINDS)
drawings = pytest.mark.parametrize("kind", DRAWN)


def roots(figure: Figure) -> list[Any]:
    return [ET.fromstring(str(piece)) for piece in svg(figure)]


def spans(root: Any) -> Iterator[tuple[float, float, float, float, str]]:
    """Every line of text with its left and right end, measured with the font's own widths."""
    for text in root.iter(f"{SVG}text"):
        long = width(text.text, float(text.get("font-size")), int(text.get("font-weight")))
        x = float(text.get("x")) - {"start": 0, "middle": long / 2, "end": long}[text.get("text-anchor", "start")]
        yield x, x + long, float(text.get("y")), float(text.get("font-size")), text.text


@kinds
def test_every_kind_has_the_three_faces(kind: FigureKind) -> None:
    module = import_module(f"exports.figures.{kind}")
    assert {"draw", "plain", "form"} <= set(vars(module))
    assert drawer(kind) is module


@kinds
def test_the_fixture_holds_a_figure_of_the_kind(kind: str, nine: dict[str, Any]) -> None:
    assert kind_of(nine[kind]) == kind


@drawings
def test_every_text_stands_in_the_drawing(kind: str, nine: dict[str, Any], texts: TextsOf, squeezed: Changed) -> None:
    figure = nine[kind]
    inside = squeezed("".join(t.text for root in roots(figure) for t in root.iter(f"{SVG}text")))
    inside += squeezed(" ".join(t for root in roots(figure) for t in re.split(r"\W+", root.find(f"{SVG}title").text)))
    for text in texts(replace(figure, title="", notes=(), empty="")):
        assert squeezed(text) in inside, text


@drawings
def test_a_drawing_says_in_words_what_it_shows(kind: str, nine: dict[str, Any]) -> None:
    for root in roots(nine[kind]):
        title = root.find(f"{SVG}title").text
        assert title.startswith(nine[kind].title)
        assert len(title) > len(nine[kind].title) + 10
        assert "Workbook Sans" in root.get("font-family")


@drawings
@pytest.mark.parametrize(
    "text", ["short", "a label of quite some length that has to wrap somewhere " * 4, "x" * 400, "社区" * 150]
)
def test_no_text_leaves_the_drawing_or_stands_on_another(
    kind: str, nine: dict[str, Any], with_texts: EachText, text: str
) -> None:
    figure = with_texts(nine[kind], lambda old: old if len(old) <= 4 else text)
    if kind == "quadrant":  # the corners' names come from the guide and are short
        figure = replace(figure, names=nine[kind].names, points=())
    for root in roots(figure):
        _, _, wide, high = map(float, root.get("viewBox").split())
        lines = list(spans(root))
        for left, right, y, _size, said in lines:
            assert left >= -0.6, said
            assert right <= wide + 0.6, said
            assert 0 < y <= high, said
        for place, (left, right, y, size, said) in enumerate(lines):
            for other_left, other_right, other_y, _, other in lines[place + 1 :]:
                if abs(y - other_y) < 0.6 * size:
                    assert right <= other_left + 0.6 or other_right <= left + 0.6, (said, other)


@drawings
def test_a_text_too_long_to_draw_is_printed_in_full_below(
    kind: str, nine: dict[str, Any], with_texts: EachText
) -> None:
    long = "word " * 999 + "end"
    done = drawn(with_texts(nine[kind], lambda old: old if len(old) <= 4 else long))
    assert done.full == (long,)
    assert any("… (1)" in re.sub(r"\s*</text>\s*<text[^>]*>", " ", str(piece)) for piece in done.pieces)


@kinds
def test_typed_text_is_escaped(kind: str, nine: dict[str, Any], with_texts: EachText) -> None:
    vector = "<script>alert(1)</script>\"'&"
    figure = with_texts(nine[kind], lambda old: vector)
    for piece in [*svg(figure), *form(figure)]:
        assert "<script" not in piece
        assert "alert(1)</script" not in piece
    assert "<script" not in plain(figure).replace("\\<", "")


@kinds
def test_the_empty_form_draws_without_any_answer(kind: str, nine: dict[str, Any]) -> None:
    blank = type(nine[kind])(id=kind, title="Blank")
    assert form(blank)
    assert form(nine[kind])
    assert ">4.5" not in "".join(form(nine[kind]))


@kinds
def test_nothing_to_draw_is_one_line(kind: str, nine: dict[str, Any]) -> None:
    blank = type(nine[kind])(id=kind, title="Blank", empty="No group has been rated yet.")
    assert svg(blank) == []
    assert plain(blank) == "*No group has been rated yet.*"


@kinds
def test_markdown_holds_every_text(kind: str, nine: dict[str, Any], texts: TextsOf, squeezed: Changed) -> None:
    figure = nine[kind]
    said = squeezed(plain(figure).replace("\\", ""))
    for text in texts(replace(figure, title="", empty="")):
        assert squeezed(text) in said, text


def test_parts_of_a_bar_differ_without_colour(nine: dict[str, Any]) -> None:
    drawing = str(svg(nine["bars"])[0])
    fills = set(re.findall(r'<rect[^>]*fill="([^"]+)"[^>]*stroke="#0B4F6C"', drawing))
    assert len(fills) >= 3
    assert len(set(FILLS)) == len(FILLS)


def test_each_mark_is_a_person(nine: dict[str, Any]) -> None:
    root = roots(nine["dots"])[0]
    filled = [c for c in root.iter(f"{SVG}circle") if c.get("fill") == "#0B4F6C"]
    open_ = [c for c in root.iter(f"{SVG}circle") if c.get("fill") == "#FFFFFF"]
    assert len(filled) == 8 + 8 + 1  # two rows of eight people, one in the key
    assert len(open_) == 6 + 1


def test_points_in_one_place_are_both_seen(nine: dict[str, Any]) -> None:
    root = roots(nine["quadrant"])[0]
    places = {(c.get("cx"), c.get("cy")) for c in root.iter(f"{SVG}circle") if c.get("r") == "7.0"}
    assert len(places) == 3


def test_no_disc_stands_over_the_name_of_a_corner(nine: dict[str, Any]) -> None:
    corners = tuple(Point("ABCD"[n], f"Corner {n}", x, y) for n, (x, y) in enumerate(((1, 5), (5, 5), (1, 1), (5, 1))))
    names = ("Let it grow", "Start now", "Not now", "Prepare")
    root = roots(replace(nine["quadrant"], points=corners * 3, names=names))[0]
    discs = [(float(c.get("cx")), float(c.get("cy"))) for c in root.iter(f"{SVG}circle") if c.get("r") == "7.0"]
    said = {t.text: (float(t.get("x")), float(t.get("y")), t.get("text-anchor")) for t in root.iter(f"{SVG}text")}
    assert len(discs) == 12
    for name in names:
        x, y, anchor = said[name]
        left = x - width(name, 7.5, 600) if anchor == "end" else x
        for across, down in discs:
            beside = across + 7 < left or across - 7 > left + width(name, 7.5, 600)
            assert beside or down - 7 > y + 1.5 or down + 7 < y - 5.5, (name, across, down)


def test_the_outermost_ring_is_whole(nine: dict[str, Any]) -> None:
    ring = next(roots(nine["levels"])[0].iter(f"{SVG}ellipse"))
    assert float(ring.get("cx")) - float(ring.get("rx")) >= 0.4


def test_a_mark_of_a_few_words_stays_on_one_line(nine: dict[str, Any]) -> None:
    rows = tuple(replace(row, mark="talk 2, lowest 1") for row in nine["dots"].rows)
    said = [t.text for t in roots(replace(nine["dots"], rows=rows))[0].iter(f"{SVG}text")]
    assert said.count("talk 2, lowest 1") == len(rows)


def test_a_narrow_column_gets_room_that_saves_lines() -> None:
    wide, narrow = "Ask the coast senior fitter", "Core group, launch plan and stewardship ladder"
    columns = (Column("Action", share=4), Column("Done when", share=4), Column("From", share=1))
    figure = TableFigure(id="t", columns=columns, rows=(Row((wide, "Minuted", narrow)),) * 3)
    room = [share * WIDTH / 100 - 9 for share in shares(figure)]
    assert sum(room) + 27 == pytest.approx(WIDTH)
    assert [len(wrap(cell, at, 8.5)) for cell, at in zip(figure.rows[0].cells, room, strict=True)] == [1, 1, 1]
    easy = replace(figure, rows=(Row((wide, "Minuted", "Canvas")),))
    assert evened([["one"], ["two"]], [300.0, 50.0], [10.0, 10.0], 9.0, 8.5) == [300.0, 50.0]
    assert shares(easy)[0] == pytest.approx(shares(easy)[1], abs=0.1)


def test_many_points_and_entries_go_on_in_further_drawings(nine: dict[str, Any]) -> None:
    points = tuple(Point("ABCDEFGHIJ"[n % 10], f"Candidate number {n}", 1 + n % 5, 1 + n % 3, "1.0") for n in range(60))
    entries = tuple(Entry(n % 3, n % 2, f"Meeting number {n}", "1 Mar") for n in range(120))
    for figure in (replace(nine["quadrant"], points=points), replace(nine["calendar"], entries=entries)):
        found = roots(figure)
        assert len(found) > 1
        assert all(float(root.get("viewBox").split()[3]) < 620 for root in found)
        said = "".join(t.text for root in found for t in root.iter(f"{SVG}text"))
        assert all(str(n) in said for n in range(60))


def test_a_table_repeats_its_heads_and_keeps_groups(nine: dict[str, Any]) -> None:
    table = str(svg(nine["table"])[0])
    assert table.count("<thead>") == 1
    assert table.count("<tbody") == 2
    assert 'scope="col"' in table


@pytest.mark.parametrize("text", ["", "one", "two words", "x" * 100, "社区实践的核心", "a\nb", "👩‍👩‍👧‍👦" * 9])
def test_wrapping_loses_nothing(text: str, squeezed: Changed) -> None:
    lines = wrap(text, 40, 8.5)
    assert squeezed("".join(lines)) == squeezed(text)
    assert all(width(line, 8.5) <= 40 or len(line) <= 11 for line in lines)


def test_a_family_of_four_is_not_torn() -> None:
    family = "👩‍👩‍👧‍👦"
    assert all(set(line.split(family)) <= {""} for line in wrap(family * 9, 40, 8.5))


def test_figures_are_as_wide_as_the_text_column(nine: dict[str, Any]) -> None:
    assert all(float(root.get("viewBox").split()[2]) == WIDTH for kind in DRAWN for root in roots(nine[kind]))


def test_a_value_beside_a_bar_stays_on_one_line(nine: dict[str, Any]) -> None:
    bars = tuple(replace(nine["bars"].bars[0], text=text) for text in ("100", "7", "4.5", "−2", "100 %"))
    said = [t.text for t in roots(replace(nine["bars"], bars=bars))[0].iter(f"{SVG}text")]
    assert all(bar.text in said for bar in bars)


def test_a_table_takes_the_note_margin_only_where_its_texts_would_wrap() -> None:
    from exports.figures.table import shares, wide

    heads = tuple(Column(name) for name in ("Candidate", "Potential", "Readiness", "Quadrant", "Scores", "More"))
    short = TableFigure(id="t", title="T", columns=heads, rows=(Row(("Pump reliability", "4.3", "3.8", "Start now")),))
    long = TableFigure(id="t", title="T", columns=heads, rows=(Row(("what goes on " * 9, "4.3", "and more " * 9)),))
    few = TableFigure(id="t", title="T", columns=heads[:5], rows=long.rows)
    assert [wide(short), wide(long), wide(few)] == [False, True, False]
    name = "Seeing two days ahead who can go home"
    tight = TableFigure(id="t", title="T", columns=heads, rows=(Row((name, "4.3", "3.8", "Start now", "1", "2")),))
    assert not wide(tight)
    assert shares(tight)[0] * WIDTH / 100 > width(name, 8.5)


def test_a_short_passage_shares_its_label_s_line_only_beside_another() -> None:
    def looks(*texts: str) -> list[bool]:
        passages = tuple(Passage(text, label="Label") for text in texts)
        figure = StatementFigure(id="s", title="S", passages=passages)
        return [" brief" in piece for piece in map(str, drawer("statement").draw(figure))]

    long = "A sentence that is longer than what fits beside its label."
    assert looks("short", long, "short") == [False, False, False]
    assert looks(long, "short", "short") == [False, True, True]
