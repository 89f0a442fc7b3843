from __future__ import annotations

from pathlib import Path

import pytest

from exercises import guide
from exercises.filling.entry import cards_in
from exercises.guide import AGENDAS, BLOCKS, agenda, agenda_blocks, block_exercise, block_kind, exercise, glossary
from exercises.pages import CollectPage, RatePage, ReadPage, TablePage
from exercises.registry import CATALOGUE
from workbook.errors import GuideError
from workbook.model import Block, Info, Workbook

OWN = """id = "own_walk"
title = "A walk round the yard"
purpose = "See it before we talk about it."
totals = { full = 10 }

[[page]]
kind = "collect"
id = "seen"
title = "What we saw"
minutes = { full = 10 }
ask = "What did you see?"
"""

RUNS = {
    "90-minutes": [
        ("welcome", 5), ("primer short", 8), ("problems short", 20), ("canvas short", 20), ("slack", 7),
        ("scorecard short", 15), ("plan short", 10), ("close", 5),
    ],
    "half-day": [
        ("welcome", 10), ("primer full", 20), ("problems full", 35), ("knowledge short", 15), ("break", 15),
        ("pilots short", 12), ("canvas full", 50), ("slack", 10), ("values short", 12), ("scorecard short", 15),
        ("plan short", 10), ("close", 6),
    ],
    "full-day": [
        ("welcome", 10), ("primer full", 20), ("problems full", 35), ("knowledge full", 30), ("break", 15),
        ("pilots full", 25), ("canvas full", 50), ("values full", 25), ("lunch", 60), ("proposition short", 12),
        ("launch short", 15), ("rhythm full", 35), ("break", 15), ("sponsors short", 12), ("integration short", 15),
        ("scorecard full", 40), ("plan full", 30), ("close", 6), ("slack", 30),
    ],
    "solo": [("coordinator short", 12), ("canvas lite", 8), ("scorecard lite", 6), ("plan lite", 4)],
    "returning": [
        ("welcome", 3), ("open_actions", 10), ("scorecard short", 15), ("rhythm short", 12), ("sponsors short", 12),
        ("close", 3), ("slack", 5),
    ],
}  # fmt: skip
TOTALS = {"90-minutes": 90, "half-day": 210, "full-day": 480, "solo": 30, "returning": 60}


@pytest.mark.parametrize("agenda_id", AGENDAS)
def test_each_agenda_runs_exactly_its_blocks(agenda_id: str) -> None:
    told = agenda(agenda_id)
    run = [(b.block if b.block in BLOCKS else f"{b.block} {b.variant}", b.minutes) for b in told.blocks]
    assert run == RUNS[agenda_id]
    assert told.total == TOTALS[agenda_id] == sum(minutes for _, minutes in run)
    assert told.title
    assert told.about


@pytest.mark.parametrize("agenda_id", AGENDAS)
def test_every_block_of_an_agenda_has_pages(agenda_id: str) -> None:
    for block in agenda_blocks(agenda_id):
        told = guide.told(block)
        pages = told.in_variant(block.variant) if block.exercise else told.pages  # type: ignore[arg-type]
        assert pages, block.id


def test_block_ids_are_unique_and_tell_their_kind() -> None:
    blocks = agenda_blocks("full-day")
    assert len({block.id for block in blocks}) == len(blocks)
    assert [block_kind(b) for b in blocks if not b.exercise] == ["welcome", "break", "lunch", "break", "close", "slack"]
    assert block_kind(Block("something else")) == "slack"


@pytest.mark.parametrize("kind", BLOCKS)
def test_each_block_has_words_a_facilitator_can_use(kind: str) -> None:
    for page in block_exercise(kind).pages:
        assert page.ask
        assert page.how
        assert page.coach.tip
        assert page.coach.time_up


def test_blocks_are_of_the_kinds_the_guide_names() -> None:
    kinds = {kind: [type(page) for page in block_exercise(kind).pages] for kind in BLOCKS}
    read = {"welcome", "break", "lunch", "slack"}
    assert all(found[0] is ReadPage for kind, found in kinds.items() if kind in read)
    assert kinds["welcome"] == [ReadPage, RatePage]
    assert kinds["open_actions"] == [TablePage]
    assert kinds["close"] == [CollectPage, ReadPage]
    assert {len(found) for kind, found in kinds.items() if kind not in ("welcome", "close")} == {1}
    assert block_exercise("open_actions").pages[0].special == "open_actions"  # type: ignore[union-attr]


def test_the_welcome_tells_purpose_way_of_working_and_a_trial_ballot() -> None:
    titles = [card.title for card in block_exercise("welcome").pages[0].cards]  # type: ignore[union-attr]
    assert titles == ["What we are here for", "How we work", "What is kept"]
    trial = block_exercise("welcome").page("trial")
    assert isinstance(trial, RatePage)
    assert trial.secret
    assert trial.way("full") == "ballot"
    assert len(trial.lines) == len(trial.criteria) == 1
    assert not trial.runs_in("short"), "a group that comes back has voted before"


def test_a_group_that_comes_back_is_welcomed_in_words_of_its_own() -> None:
    """What the first day says of joining and starting is said once."""
    page = block_exercise("welcome").pages[0]
    assert isinstance(page, ReadPage)
    for book in (
        Workbook("w", agenda=agenda_blocks("returning")),
        Workbook("w", Info(follows="before"), agenda=agenda_blocks("half-day")),
    ):
        cards = cards_in(page, book)
        assert [card.title for card in cards] == [card.title for card in page.cards]
        said = " ".join(card.body for card in cards)
        assert "join" not in said
        assert "worth starting" not in said
        assert "met before" in said
    assert cards_in(page, Workbook("w", agenda=agenda_blocks("half-day"))) == page.cards


def test_the_close_says_where_to_read_on() -> None:
    page = block_exercise("close").page("reading")
    assert isinstance(page, ReadPage)
    assert page.offers == "export"
    said = " ".join(f"{line.label} {line.hint}".lower() for line in page.lines)
    for part in ("handout", "summary", "poster", "glossary", "next dates", "review date", "who has which action"):
        assert part in said


def test_glossary_has_the_words_everybody_needs() -> None:
    terms = dict(glossary())
    assert next(iter(terms)) == "community of practice"
    assert {"domain", "community", "practice", "core group", "coordinator", "sponsor", "anchor"} <= set(terms)
    assert all(meaning for meaning in terms.values())


def test_unknown_names_say_what_there_is() -> None:
    with pytest.raises(GuideError, match=r"no exercise called nothing"):
        exercise("nothing")
    with pytest.raises(GuideError, match=r"90-minutes, half-day"):
        agenda("nothing")
    with pytest.raises(GuideError, match=r"welcome, break"):
        block_exercise("nothing")


def test_a_teams_own_exercises_are_found_by_their_id(tmp_path: Path) -> None:
    (tmp_path / "walk.toml").write_text(OWN, encoding="utf-8")
    (tmp_path / "other.toml").write_text('id = "not_ours"', encoding="utf-8")
    (tmp_path / "broken.toml").write_text("id = ", encoding="utf-8")
    try:
        assert list(guide.use_own(tmp_path)) == ["own_walk"]
        assert exercise("own_walk").title == "A walk round the yard"
    finally:
        guide.use_own(tmp_path / "none")
    with pytest.raises(GuideError):
        exercise("own_walk")


def test_a_wrong_own_exercise_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "walk.toml"
    path.write_text(OWN.replace("full = 10 }\nask", "full = 9 }\nask"), encoding="utf-8")
    try:
        guide.use_own(tmp_path)
        with pytest.raises(GuideError, match=r"walk\.toml:4: the pages' full minutes sum to 9, the total says 10"):
            exercise("own_walk")
    finally:
        guide.use_own(tmp_path / "none")


def test_no_own_exercise_can_take_the_place_of_one_of_the_guide(tmp_path: Path) -> None:
    (tmp_path / "problems.toml").write_text(OWN.replace("own_walk", "problems"), encoding="utf-8")
    try:
        assert guide.use_own(tmp_path) == {}
        assert "problems" in CATALOGUE
        assert exercise("problems").code == "E02"
    finally:
        guide.use_own(tmp_path / "none")


def test_the_guide_is_read_once_whatever_folders_come_and_go(tmp_path: Path) -> None:
    first = exercise("problems")
    guide.use_own(tmp_path)
    assert exercise("problems") is first
