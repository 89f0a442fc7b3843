"""Whatever is entered on the guide's pages survives export and import, and every face of an exercise bears it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exercises.evaluate import evaluate, public_results
from exercises.exchange.interchange import answers_from_book, book_from_answers
from exercises.guide import exercise
from exercises.kit import Scene
from exercises.registry import CATALOGUE, code_of
from exercises.running.progress import progress
from exercises.summary import lights, summary
from workbook.model import Workbook

_spec = spec_from_file_location("made", Path(__file__).with_name("made.py"))
assert _spec is not None
assert _spec.loader is not None
made = module_from_spec(_spec)
_spec.loader.exec_module(made)

EXAMPLES = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def texts(book: Workbook, name: str) -> Iterator[str]:
    """Every text that stands in an exercise's pages."""
    mine = f"{name}/"
    values: list[Any] = [v for page, fields in book.fields.items() if page.startswith(mine) for v in fields.values()]
    for key, rows in book.items.items():
        if key.startswith(mine):
            values += [item.text for item in rows]
            values += [value for item in rows for value in item.cells.values()]
    for value in values:
        yield from value if isinstance(value, list) else [value] if isinstance(value, str) else []


@pytest.mark.parametrize("name", CATALOGUE)
@given(data=st.data())
@EXAMPLES
def test_export_and_import_give_the_same_results(name: str, data: st.DataObject) -> None:
    book = data.draw(made.books(name))
    document = json.loads(json.dumps(answers_from_book(book)))
    again = book_from_answers(document)
    assert public_results(evaluate(again)) == public_results(evaluate(book))
    second = json.loads(json.dumps(answers_from_book(again)))
    third = book_from_answers(second)
    assert second == document
    assert (third.fields, third.items, third.tallies) == (again.fields, again.items, again.tallies)
    assert third.actions == again.actions == book.actions


@pytest.mark.parametrize("name", CATALOGUE)
@given(data=st.data())
@EXAMPLES
def test_every_text_that_was_entered_is_in_the_export(name: str, data: st.DataObject) -> None:
    book = data.draw(made.books(name))
    again = book_from_answers(answers_from_book(book))
    kept = set(texts(again, name)) | {option.id for option in _options(name)}
    ids = {item.id for rows in book.items.values() for item in rows}
    assert [text for text in texts(book, name) if text not in kept and text not in ids] == []


def _options(name: str) -> Iterator[Any]:
    for page in exercise(name).pages:
        yield from getattr(page, "options", ())
        for field in (*getattr(page, "columns", ()), *getattr(page, "fields", ())):
            yield from getattr(field, "options", ())


@pytest.mark.parametrize("name", CATALOGUE)
@given(data=st.data())
@EXAMPLES
def test_every_face_bears_whatever_was_entered(name: str, data: st.DataObject) -> None:
    book = data.draw(made.books(name))
    findings = evaluate(book)
    told, code = exercise(name), code_of(name)
    if name in findings.results:
        scene = Scene(told, findings)
        answers, result = findings.answers[name], findings.results[name]
        code.headline(answers, result, scene)
        ids = [figure.id for figure in code.figures(answers, result, scene)]
        assert len(ids) == len(set(ids))
        code.done(answers, result, frozenset(page.id for page in told.pages))
    for other in CATALOGUE:
        code_of(other).prefill(findings)
    progress(book, findings)
    assert len(lights(findings).lights) == 8
    assert summary(findings)
