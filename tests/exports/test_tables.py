"""Tables for a spreadsheet: what people typed comes back as text, what must not be handed out is in no file."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from exercises.exchange.interchange import book_from_answers
from exports import export
from exports.documents.source import Source
from exports.tables import Table, cell, csv_bytes, defused, tables
from workbook.model import Info, Item, Participant, Tally, Workbook

FORMULAS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-cmd|' /C calc'!A0",
    "@cmd|' /C calc'!A0", '=HYPERLINK("http://x.example","click")', "=1+1;=2+2", "\t=1+1", "\r=1+1", "\n=1+1",
    " =1+1", "   -2+3", "\u00a0=1+1", "\u3000=1+1", "\u200b=1+1", "\u200d=1+1", "\ufeff=1+1", "\x00=1+1", "\x1b=1+1",
    "＝1+1", "＋1+1", "－1+1", "＠SUM(A1)", "﹦1+1", "﹢1+1", "﹣1+1", "−1+1", "- bullet", "+49 30 12", "=", "@", "-",
    "+", "harmless;=1+1", "first line\n=1+1", "first line\r\n\t@A1", "-1.2.3e4", "--1", "=\u202e1+1", "\x85=1+1",
    "\u2028=1+1",
)  # fmt: skip
"""What spreadsheets were seen to compute, or may: 40 and a few more."""
PLAIN = ("Pump", "1+1=2", "a-b", "me@example.org", "3 of 4", "–", "'=1", "(=1)", "", "•", "2025-03-12", "社区", "£4")
NUMBERS = ("-1", "+1", "-2.5", "12", "3,5", "-4 %".replace(" ", ""), "1.250,00")


def read(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def begins_a_formula(text: str) -> bool:
    """What a spreadsheet, or one that splits at semicolons and lines, would compute."""
    import unicodedata

    parts = text.replace(";", "\n").split("\n")
    shown = [
        "".join(c for c in unicodedata.normalize("NFKC", p) if unicodedata.category(c)[0] not in "ZC") for p in parts
    ]
    return any(part.startswith(("=", "+", "-", "@", "−")) for part in shown)


def test_there_are_forty_of_them() -> None:
    assert len(set(FORMULAS)) >= 40
    assert all(begins_a_formula(text) for text in FORMULAS)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_comes_back_as_text(text: str) -> None:
    (_, (back,)) = read(csv_bytes(Table("t", ("A",), ((text,),))))
    assert not begins_a_formula(back)
    kept = back.replace("'", "")
    assert all(sign in kept for sign in text if sign.isalnum())


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_in_a_heading_comes_back_as_text(text: str) -> None:
    assert not begins_a_formula(read(csv_bytes(Table("t", (text,), (("x",),))))[0][0])


@pytest.mark.parametrize("text", [*PLAIN, *NUMBERS])
def test_other_texts_stay_as_they_were_typed(text: str) -> None:
    assert defused(text) == text


@pytest.mark.parametrize(("value", "stands"), [(-1, -1), (4.5, 4.5), (True, "yes"), (False, "no"), (None, ""), (0, 0)])
def test_numbers_are_untouched(value: Any, stands: Any) -> None:
    assert cell(value) == stands
    assert read(csv_bytes(Table("t", ("A", "B"), (("x", value),))))[1][1] == str(stands)


def test_quotes_lines_and_separators_come_back(hostile: tuple[str, ...]) -> None:
    rows = tuple((text, "end") for text in ('say "no"', "a,b;c", "one\ntwo", *hostile))
    back = read(csv_bytes(Table("t", ("A", "B"), rows)))
    assert len(back) == len(rows) + 1
    assert {row[1] for row in back[1:]} == {"end"}
    assert [row[0] for row in back[1:4]] == ['say "no"', "a,b;c", "one\ntwo"]


def test_no_control_character_is_in_a_file(hostile_text: str) -> None:
    text = csv_bytes(Table("t", ("A",), ((hostile_text,),))).decode("utf-8-sig")
    assert not [c for c in text if (ord(c) < 32 and c not in "\r\n") or c in "\u202e\x7f"]


def named(book: Workbook, **how: bool) -> dict[str, Table]:
    return {table.name: table for table in tables(Source(book), **how)}


def test_the_sample_fills_every_table(sample: Workbook) -> None:
    from exports.tabled import TABLES

    found = named(sample)
    assert set(found) == {*TABLES, "scores", "texts", "checks"}
    for table in found.values():
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.columns)}, table.name


def test_an_empty_workbook_has_its_cover_and_nothing_else() -> None:
    assert list(named(Workbook("w", Info(title="Empty")))) == ["workshop"]


def test_no_author_stands_in_any_table(sample_raw: dict[str, Any]) -> None:
    for idea in sample_raw["answers"]["problems"]["ideas"]:
        idea["by"] = "Zebulon"
    for table in tables(Source(book_from_answers(sample_raw)), facilitator=True):
        assert b"Zebulon" not in csv_bytes(table), table.name


def test_stances_stand_in_the_facilitators_file_alone(sample: Workbook, tmp_path: Path) -> None:
    assert not [name for name in named(sample) if "stance" in name]
    assert "Stands now" not in {head for table in named(sample).values() for head in table.columns}
    assert len(named(sample, facilitator=True)["facilitator-stances"].rows) == 4
    made = export(sample, ["report"], ["csv"], tmp_path)
    assert not [path.name for path in made if "stance" in path.name]


def test_one_person_alone_has_the_stances(sample: Workbook) -> None:
    assert "facilitator-stances" in named(replace(sample, info=replace(sample.info, kind="solo")))


def test_a_talk_without_permission_stands_nowhere_and_cannot_be_worked_out(sample_raw: dict[str, Any]) -> None:
    records = sample_raw["answers"]["interviews"]["records"]
    silent = [record for record in records if not record["permission_to_quote"]]
    assert len(silent) == 1
    silent[0]["role"] = "Quiet Quentin"
    book = book_from_answers(sample_raw)
    assert not [t.name for t in tables(Source(book)) if b"Quentin" in csv_bytes(t)]
    talks = named(book)["interviews"]
    assert len(talks.rows) == len(records) - 1
    # Totals less the others would be the one who did not agree: what is counted is left out for all.
    assert {value for row in talks.rows for value in row[2:7]} == {None}
    assert [row[7] for row in talks.rows if row[7]]


def test_talks_stand_there_in_full_where_all_agreed(sample_raw: dict[str, Any]) -> None:
    for record in sample_raw["answers"]["interviews"]["records"]:
        record["permission_to_quote"] = True
    talks = named(book_from_answers(sample_raw))["interviews"]
    assert all(row[3] in range(1, 6) and row[2] for row in talks.rows)


def test_a_story_without_permission_is_in_no_table(sample_raw: dict[str, Any]) -> None:
    stories = sample_raw["answers"]["sponsors"]["stories"]
    assert [story["permission"] for story in stories] == ["yes", "asked"]
    found = tables(Source(book_from_answers(sample_raw)), facilitator=True)
    told = b"".join(csv_bytes(table) for table in found)
    assert stories[0]["did"].encode() in told
    assert stories[1]["did"].encode() not in told


def _scored(counts: dict[str, int], people: int) -> Workbook:
    tally = Tally("scorecard/scores", way="seats", counts={"FC1": {"score": counts}}, voters=people)
    crowd = tuple(Participant(f"P{n}") for n in range(1, people + 1))
    return Workbook("w", Info(title="T"), crowd, tallies={tally.key: tally})


def test_one_or_two_secret_scores_are_held_back() -> None:
    for name in ("scorecard", "scores"):
        row = next(r for r in named(_scored({"2": 1, "5": 1, "pass": 2}, 4))[name].rows if "FC1" in str(r))
        assert "too few to show" in row
        assert not [value for value in row if isinstance(value, int | float)]


def test_three_secret_scores_are_shown_and_ones_own_always() -> None:
    assert 4.0 in next(r for r in named(_scored({"4": 3}, 4))["scorecard"].rows if r[0] == "FC1")
    assert 2.0 in next(r for r in named(_scored({"2": 1}, 1))["scorecard"].rows if r[0] == "FC1")


def test_a_table_of_a_teams_own_keeps_its_name_to_itself() -> None:
    from exports.tables import _named

    made = _named([Table("../../etc/passwd", ("A",)), Table("etc passwd", ("A",)), Table("", ("A",))])
    assert [table.name for table in made] == ["etc-passwd", "etc-passwd-2", "table"]


def test_the_files_are_whole_and_ones_own(sample: Workbook, tmp_path: Path) -> None:
    made = export(sample, ["report"], ["csv"], tmp_path)
    assert len(made) == len(tables(Source(sample)))
    for path in made:
        assert path.stat().st_mode & 0o777 == 0o600
        assert len(read(path.read_bytes())) >= 2
    assert {path.name.rpartition("-")[2] for path in made} >= {"problems.csv", "actions.csv", "parking.csv"}


def test_hostile_cards_come_back_as_text_through_the_whole_export(tmp_path: Path) -> None:
    ideas = tuple(Item(f"D{n}", text) for n, text in enumerate(FORMULAS, 1))
    book = Workbook("w", Info(title="=1+1"), items={"problems/ideas": ideas})
    found = {path.name: read(path.read_bytes()) for path in export(book, [], ["csv"], tmp_path)}
    assert not [text for rows in found.values() for row in rows for text in row if begins_a_formula(text)]
    assert len(found["1-1-problems.csv"]) == len(FORMULAS) + 1
