"""A team's own exercise runs, shows, exports and comes back without any code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exercises import guide
from exercises.checking.files import check
from exercises.evaluate import evaluate, public_results
from exercises.exchange.interchange import answers_from_book, book_from_answers
from exercises.figures import (
    BarsFigure,
    DotsFigure,
    Figure,
    LightsFigure,
    MatrixFigure,
    StatementFigure,
    TableFigure,
    is_empty,
)
from exercises.kit import Scene
from exercises.pages import KINDS
from exercises.registry import code_of
from exercises.running.progress import progress
from workbook.apply import apply_all
from workbook.changes import AddItem, Change, SetCell, SetField, SetTally
from workbook.model import Block, Info, Item, Participant, Tally, Workbook

OWN = """
id = "own_walk"
title = "A walk round the yard"
purpose = "See it before we talk about it."
totals = { full = 20 }

[[page]]
kind = "read"
id = "before"
title = "Before we go"
minutes = { full = 1 }
ask = "What do we look for?"
cards = [{ title = "Eyes", body = "Look for wear." }]

[[page]]
kind = "quiz"
id = "facts"
title = "Facts"
minutes = { full = 1 }
ask = "True or false?"
statements = [{ id = "Q1", text = "Pumps hum", answer = true, line = "They do." }]

[[page]]
kind = "collect"
id = "seen"
title = "What we saw"
minutes = { full = 4 }
ask = "What did you see?"
prefix = "S"
least = 2

[[page]]
kind = "cluster"
id = "places"
title = "Places"
minutes = { full = 2 }
ask = "Where?"
of = "seen"
cell = "place"
groups = [{ id = "in", label = "Inside" }, { id = "out", label = "Outside" }]

[[page]]
kind = "vote"
id = "dots"
title = "Dots"
minutes = { full = 2 }
ask = "Which one?"
of = "seen"

[[page]]
kind = "rate"
id = "scores"
title = "Scores"
minutes = { full = 2 }
ask = "How bad?"
of = "seen"
by = { full = "ballot" }
criteria = [{ id = "wear", label = "Wear" }]

[[page]]
kind = "rate"
id = "agreed"
title = "Agreed"
minutes = { full = 1 }
ask = "How soon?"
of = "seen"
criteria = [{ id = "soon", label = "Soon" }, { id = "dear", label = "Dear" }]

[[page]]
kind = "check"
id = "ready"
title = "Ready"
minutes = { full = 1 }
ask = "Ready?"
lines = [{ id = "boots", label = "Boots" }, { id = "lamp", label = "Lamp" }, { id = "map", label = "Map" }]
options = [{ id = "yes", label = "yes" }, { id = "half", label = "nearly" }, { id = "no", label = "no" }]

[[page]]
kind = "check"
id = "twice"
title = "Twice"
minutes = { full = 1 }
ask = "Now and later?"
of = "seen"
columns = [{ id = "now", label = "Now" }, { id = "later", label = "Later" }]

[[page]]
kind = "write"
id = "words"
title = "Words"
minutes = { full = 1 }
ask = "In a sentence?"
fields = [{ id = "sentence", label = "Sentence" }, { id = "day", label = "Day", type = "date" }]

[[page]]
kind = "choose"
id = "pick"
title = "Pick"
minutes = { full = 1 }
ask = "Which first?"
of = "seen"
first = "first"
first_label = "first"
notes = [{ id = "why", label = "Why" }]

[[page]]
kind = "table"
id = "owners"
title = "Owners"
minutes = { full = 3 }
ask = "Who?"
text = { id = "job", label = "Job" }
columns = [
  { id = "who", label = "Who", type = "person" },
  { id = "about", label = "About", type = "refs", refs = ["seen", "problems/clusters"] },
  { id = "state", label = "State", type = "choice", options = [{ id = "o", label = "open" }] },
  { id = "sure", label = "Sure", type = "yesno" },
]
"""

FILL: list[Change] = [
    SetTally(
        "own_walk/facts#1",
        Tally("own_walk/facts", 1, "hands", {"Q1": {"answer": {"true": 3, "false": 1, "unsure": 0}}}, voters=4),
    ),
    AddItem("own_walk/seen", Item("S1", "A [leaking] seal")),
    AddItem("own_walk/seen", Item("S2", "<b>Rust</b>")),
    SetCell("own_walk/seen", "S1", "place", "in"),
    SetTally(
        "own_walk/dots#1",
        Tally("own_walk/dots", 1, "paper", {"S1": {"votes": {"votes": 1}}, "S2": {"votes": {"votes": 3}}}, voters=4),
    ),
    SetTally(
        "own_walk/scores#1",
        Tally("own_walk/scores", 1, "paper", {"S1": {"wear": {"2": 1, "5": 2, "pass": 1}}}, voters=4),
    ),
    SetCell("own_walk/seen", "S2", "soon", 4),
    SetCell("own_walk/ready", "boots", "state", "yes"),
    SetCell("own_walk/ready", "lamp", "state", "half"),
    SetCell("own_walk/seen", "S1", "now", "yes"),
    SetField("own_walk/words", "sentence", "It hums"),
    SetField("own_walk/words", "day", "2025-04-01"),
    SetField("own_walk/pick", "selected", ["S2"]),
    SetField("own_walk/pick", "first", "S2"),
    SetCell("own_walk/seen", "S2", "why", "It spreads"),
    AddItem("problems/clusters", Item("K1", "Pumps fail")),
    AddItem(
        "own_walk/owners",
        Item("r1", "Paint it", {"who": "P1", "about": ["S1", "K1"], "state": "o", "sure": True}),
    ),
]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "walk.toml").write_text(OWN, encoding="utf-8")
    guide.use_own(folder)
    empty = Workbook("w", Info("Walk"), (Participant("P1", "Fitter"),), (Block("own_walk", "own_walk", "full", 20),))
    yield apply_all(empty, FILL)
    guide.use_own(tmp_path / "none")


def figures(book: Workbook) -> dict[str, Figure]:
    findings = evaluate(book)
    code = code_of("own_walk")
    scene = Scene(guide.exercise("own_walk"), findings)
    made = code.figures(findings.answers["own_walk"], findings.results["own_walk"], scene)
    return {figure.id: figure for figure in made}


def test_the_own_file_shows_every_page_kind_and_is_right(book: Workbook, tmp_path: Path) -> None:
    assert {page.__struct_config__.tag for page in guide.exercise("own_walk").pages} == set(KINDS)
    assert check(tmp_path / "exercises") == []


def test_results_by_page(book: Workbook) -> None:
    found = public_results(evaluate(book))["own_walk"]
    assert found["facts"] == {"Q1": {"right": 3, "right_pct": 75}}
    assert found["seen"] == {"count": 2}
    assert found["places"] == {"counts": {"in": 1, "out": 0}, "loose": 1}
    assert found["dots"] == {"totals": {"S1": 1, "S2": 3}, "voters": 4}
    assert (found["scores"]["S1"]["wear"]["mean"], found["scores"]["S1"]["wear"]["spread"]) == (4.0, "split")
    assert found["scores"]["S2"]["wear"]["n"] == 0
    assert found["agreed"]["S2"]["soon"]["mean"] == 4.0
    assert found["ready"] == {"state": {"yes": 1, "half": 1, "no": 0}}
    assert found["words"] == {"sentence": "It hums", "day": "2025-04-01"}
    assert found["pick"] == {"picked": ["S2"], "first": "S2"}
    assert found["owners"] == {"rows": 1}


def test_a_figure_for_every_page_on_which_something_is_entered(book: Workbook) -> None:
    found = figures(book)
    kinds: dict[str, type[Any]] = {
        "facts": BarsFigure, "seen": TableFigure, "places": TableFigure, "dots": BarsFigure, "scores": DotsFigure,
        "agreed": DotsFigure, "ready": LightsFigure, "twice": MatrixFigure, "words": StatementFigure,
        "pick": TableFigure, "owners": TableFigure,
    }  # fmt: skip
    assert {name: type(figure) for name, figure in found.items()} == kinds
    assert not any(is_empty(figure) for figure in found.values())


def test_figures_say_what_was_entered_in_words(book: Workbook) -> None:
    found = figures(book)
    owners, lights, dots, words = found["owners"], found["ready"], found["dots"], found["words"]
    assert isinstance(owners, TableFigure)
    assert owners.rows[0].cells == ("Paint it", "P1 Fitter", "A [leaking] seal; Pumps fail", "open", "yes")
    assert isinstance(lights, LightsFigure)
    assert [(light.state, light.word) for light in lights.lights] == [
        ("on", "yes"), ("half", "nearly"), ("off", "not marked"),
    ]  # fmt: skip
    assert isinstance(dots, BarsFigure)
    assert [bar.label for bar in dots.bars] == ["<b>Rust</b>", "A [leaking] seal"]
    assert isinstance(words, StatementFigure)
    assert [passage.text for passage in words.passages] == ["It hums", "1 Apr 2025"]


def test_an_empty_own_exercise_draws_its_empty_forms(book: Workbook) -> None:
    empty = Workbook("w", agenda=book.agenda, fields={"own_walk/words": {"other": "x"}})
    assert all(is_empty(figure) for figure in figures(empty).values())


def test_it_takes_part_in_progress(book: Workbook) -> None:
    (state, *_rest) = progress(book, evaluate(book))
    assert (state.title, state.state, state.pages) == ("A walk round the yard", "done", 12)
    assert state.headline == "<b>Rust</b>"
    assert state.missing == ()
    fewer = apply_all(book, [SetField("own_walk/words", "sentence", None), SetField("own_walk/words", "day", None)])
    assert progress(fewer, evaluate(fewer))[0].missing == ("Words",)


def test_it_comes_back_from_export_and_import(book: Workbook) -> None:
    document = json.loads(json.dumps(answers_from_book(book)))
    assert set(document["answers"]["own_walk"]) == {"fields", "items", "tallies"}
    again = book_from_answers(document)
    mine = {key: rows for key, rows in book.items.items() if key.startswith("own_")}
    assert {key: rows for key, rows in again.items.items() if key.startswith("own_")} == mine
    assert {key: own for key, own in again.fields.items() if key.startswith("own_")} == book.fields
    assert {key: own for key, own in again.tallies.items() if key.startswith("own_")} == book.tallies
    assert again.agenda == book.agenda
    assert public_results(evaluate(again)) == public_results(evaluate(book))


def test_without_its_file_the_answers_are_kept_and_said_so(book: Workbook, tmp_path: Path) -> None:
    guide.use_own(tmp_path / "none")
    document = answers_from_book(book)
    again = book_from_answers(json.loads(json.dumps(document)))
    assert again.rows("own_walk/seen") == book.rows("own_walk/seen")
    assert public_results(evaluate(again))["own_walk"] == {}
    code = code_of("own_walk")
    findings = evaluate(again)
    scene = Scene(guide.exercise("problems"), findings)
    (figure,) = code.figures(findings.answers["own_walk"], {}, scene)
    assert "answers are kept" in figure.empty
    assert code.done(findings.answers["own_walk"], {}, frozenset({"words"})) == ()
