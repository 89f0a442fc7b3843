"""Values as people type and read them."""

from __future__ import annotations

from datetime import date

import pytest

from exercises.filling import typed
from exercises.filling.typed import Misfit, parse, show
from exercises.page_parts import Field, Option
from workbook.model import Item, Participant, Value, Workbook

BOOK = Workbook(
    "w",
    people=(Participant("P1", "Pump fitter"), Participant("P10", "Planner")),
    items={"problems/clusters": (Item("K1", "Pumps fail again"), Item("K2", "Wrong parts"))},
)
KINDS = (Option("people", "people", "p"), Option("process", "process", "r"), Option("culture", "culture", "c"))
CHOICE = Field("kind", "Kind", "choice", options=KINDS)
CHOICES = Field("kinds", "Kinds", "choices", options=KINDS)
REF = Field("from", "From", "ref", refs=("problems/clusters",))
FREE = Field("to", "To", "ref", refs=("problems/clusters",), free=True)
SCALE = Field("risk", "Risk", "scale")


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("12 Mar 2025", "2025-03-12"),
        ("2025/03/12", "2025-03-12"),
        ("12 Mar 27", "2027-03-12"),
        ("12 mar", "2025-03-12"),
        ("+2w", "2025-03-26"),
        ("tomorrow", "2025-03-13"),
    ],
)
def test_dates_on_pages_are_read_as_everywhere(monkeypatch: pytest.MonkeyPatch, said: str, iso: str) -> None:
    monkeypatch.setattr("exercises.filling.typed._today", lambda: date(2025, 3, 12))
    assert parse(Field("d", "", "date"), said, BOOK) == iso


@pytest.mark.parametrize("said", ["soon", "12 Mar 0027", "1 Jan 2201", "29 Feb 2025"])
def test_what_is_no_date_is_refused_with_an_example(said: str) -> None:
    with pytest.raises(Misfit, match="12 Mar 2025"):
        parse(Field("d", "", "date"), said, BOOK)


@pytest.mark.parametrize(
    ("field", "said", "value"),
    [
        (Field("t", ""), "  a \x1b[31m b\n c ", "a [31m b  c"),
        (Field("t", ""), "   ", None),
        (Field("t", "", "paragraph"), "one\n\ntwo\n", "one\n\ntwo"),
        (Field("t", "", "list"), "one\n\n  two  \n", ["one", "two"]),
        (Field("t", "", "list"), "\n", None),
        (Field("n", "", "number"), "4", 4),
        (Field("n", "", "number"), "1,5", 1.5),
        (Field("n", "", "number"), "-2", -2),
        (Field("n", "", "number"), "4.0", 4),
        (SCALE, "5", 5),
        (Field("d", "", "date"), "12 Mar 2025", "2025-03-12"),
        (Field("y", "", "yesno"), "y", True),
        (Field("y", "", "yesno"), "No", False),
        (CHOICE, "p", "people"),
        (CHOICE, "cul", "culture"),
        (CHOICE, "PROCESS", "process"),
        (CHOICES, "culture, p", ["culture", "people"]),
        (REF, "K2", "K2"),
        (REF, "pumps", "K1"),
        (FREE, "something else", "something else"),
        (FREE, "K1", "K1"),
        (Field("o", "", "person"), "p1", "P1"),
        (Field("o", "", "person"), "P1 Pump fitter", "P1"),
        (Field("o", "", "person"), "Night shift", "Night shift"),
        (Field("o", "", "person"), "P2", "P2"),
    ],
)
def test_what_is_typed_becomes_a_value(field: Field, said: str, value: Value) -> None:
    assert parse(field, said, BOOK) == value


@pytest.mark.parametrize(
    ("field", "said", "words"),
    [
        (Field("n", "", "number"), "many", "a number"),
        (Field("n", "", "number"), "1e9", "a number"),
        (Field("n", "", "number", low=0), "-3", "a number, 0 or more"),
        (Field("n", "", "number", low=0, high=40), "60", "a number from 0 to 40"),
        (Field("n", "", "number", high=40), "60", "a number, 40 or less"),
        (Field("n", "", "number", low=0, whole=True), "2,5", "a whole number, 0 or more"),
        (Field("n", "", "number", whole=True), "2.5", "a whole number, such as 4"),
        (Field("n", "", "number", low=0), "99999999999", "That is too large. Type a number, 0 or more"),
        (SCALE, "6", "from 1 to 5"),
        (Field("d", "", "date"), "31 Jun 2025", "12 Mar 2025"),
        (CHOICE, "x", "people, process, culture"),
        (CHOICES, "people, x", "x is not one of"),
        (REF, "nothing", "Pumps fail again"),
        (Field("t", ""), "x" * 20_001, "longer than 20,000"),
    ],
)
def test_what_is_no_value_is_refused_in_words(field: Field, said: str, words: str) -> None:
    with pytest.raises(Misfit, match=words):
        parse(field, said, BOOK)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        (Field("d", "", "date"), "2025-03-12", "12 Mar 2025"),
        (Field("o", "", "person"), "P10", "P10 Planner"),
        (REF, "K1", "Pumps fail again"),
        (REF, "K9", "K9"),
        (CHOICES, ["people", "culture"], "people, culture"),
        (Field("y", "", "yesno"), False, "no"),
        (Field("t", "", "list"), ["a", "b"], "a, b"),
        (SCALE, 4, "4"),
        (SCALE, None, ""),
        (CHOICES, [], ""),
    ],
)
def test_values_as_people_read_them(field: Field, value: Value, said: str) -> None:
    assert show(field, value, BOOK) == said


@pytest.mark.parametrize(
    "field", [Field("d", "", "date"), Field("o", "", "person"), Field("l", "", "list"), REF, SCALE]
)
@pytest.mark.parametrize("value", ["2025-03-12", "P1", ["a", "b"], "K1", 3])
def test_what_is_shown_for_editing_reads_back(field: Field, value: Value) -> None:
    said = typed.editable(field, value, BOOK)
    try:
        again = parse(field, said, BOOK)
    except Misfit:
        return
    assert typed.editable(field, again, BOOK) == said


def test_options_are_toggled() -> None:
    assert typed.toggled(CHOICE, None, "people") == "people"
    assert typed.toggled(CHOICE, "people", "people") is None
    assert typed.toggled(CHOICES, ["people"], "culture") == ["people", "culture"]
    assert typed.toggled(CHOICES, ["people"], "people") is None
    assert typed.toggled(SCALE, 3, "4") == 4
    assert typed.toggled(Field("y", "", "yesno"), None, "no") is False
    assert typed.toggled(Field("y", "", "yesno"), False, "no") is None


def test_advice_warns_and_refuses_nothing() -> None:
    assert typed.advice(Field("t", "", limit=3), "four") == "4 characters; aim for 3."
    assert typed.advice(Field("t", "", "list", most=1), ["a", "b"]) == "2 entries; 1 are plenty."
    assert typed.advice(Field("n", "", "number", low=1, high=9), 10) == "Over 9: is that so?"
    assert typed.advice(Field("n", "", "number", low=1), 1) == ""
