"""Carry-forward into sponsors, integration and scorecard: offered once, live until settled, asked about after that."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from exercises.evaluate import evaluate
from exercises.exchange.interchange import book_from_answers
from exercises.filling.carry import carried, refresh
from workbook.apply import apply_all
from workbook.changes import SetCell, SetField, SetMark, SetText
from workbook.model import PageMark, Workbook

PAGES = (
    ("sponsors", "sponsors/stories", "sponsors/stories", 2),
    ("integration", "integration/barriers", "integration/barriers", 2),
    ("scorecard", "scorecard/evidence", "scorecard/factors", 10),
)


def without(raw: dict[str, Any], *names: str) -> Workbook:
    told = copy.deepcopy(raw)
    for name in names:
        del told["answers"][name]
    return book_from_answers(told)


@pytest.mark.parametrize(("name", "page", "where", "number"), PAGES)
def test_offered_once_and_then_left_alone(
    sample_raw: dict[str, Any], name: str, page: str, where: str, number: int
) -> None:
    before = without(sample_raw, name)
    changes = refresh(before, name, page, evaluate(before))
    assert len(changes) == number
    book = apply_all(before, changes)
    assert len(book.rows(where)) == number
    assert refresh(book, name, page, evaluate(book)) == []
    assert {value.state for value in carried(book, name, page, evaluate(book))} == {"live"}


def test_a_line_that_was_typed_over_stays(sample_raw: dict[str, Any]) -> None:
    book = apply_all(
        without(sample_raw, "scorecard"), [SetCell("scorecard/factors", "FO4", "evidence", "What we saw ourselves")]
    )
    book = apply_all(book, refresh(book, "scorecard", "scorecard/evidence", evaluate(book)))
    assert book.cell("scorecard/factors", "FO4", "evidence") == "What we saw ourselves"
    assert (
        book.cell("scorecard/factors", "FO2", "evidence") == "Asks with a date: 3; control checks answered yes: 1 of 4"
    )


def test_a_settled_line_asks_when_its_source_changes(sample_raw: dict[str, Any]) -> None:
    book = without(sample_raw, "scorecard")
    page = "scorecard/evidence"
    book = apply_all(book, refresh(book, "scorecard", page, evaluate(book)))
    book = apply_all(book, [SetMark(page, PageMark("settled")), SetCell("sponsors/map", "M3", "by", "2025-05-01")])
    states = {value.prefill.item: value.state for value in carried(book, "scorecard", page, evaluate(book))}
    assert states["FO2"] == "changed"
    assert {state for factor, state in states.items() if factor != "FO2"} == {"same"}


def test_a_concern_that_is_gone_leaves_its_barrier(sample_raw: dict[str, Any]) -> None:
    book = without(sample_raw, "integration")
    page = "integration/barriers"
    book = apply_all(book, refresh(book, "integration", page, evaluate(book)))
    first = book.rows("interviews/concerns")[0]
    book = apply_all(book, [SetText("interviews/concerns", first.id, "Something else")])
    states = [value.state for value in carried(book, "integration", page, evaluate(book))]
    assert sorted(states) == ["gone", "live"]
    assert len(book.rows(page)) == 2


def test_the_gain_is_offered_to_a_voice_without_an_offer(sample_raw: dict[str, Any]) -> None:
    told = copy.deepcopy(sample_raw)
    for sponsor in told["answers"]["sponsors"]["map"]:
        sponsor["offer"] = ""
    book = book_from_answers(told)
    page = "sponsors/asks"
    book = apply_all(book, [SetMark(page, PageMark("open"))])
    book = apply_all(book, refresh(book, "sponsors", page, evaluate(book)))
    offers = [row.cells.get("offer") for row in book.rows("sponsors/map")]
    assert offers == ["fewer repeat repairs and know-how that stays", None, None, None]
    slots = next(page for page, values in book.fields.items() if "org_value" in values)
    book = apply_all(book, [SetField(slots, "org_value", "Fewer night calls")])
    book = apply_all(book, refresh(book, "sponsors", page, evaluate(book)))
    assert book.rows("sponsors/map")[0].cells["offer"] == "Fewer night calls"
