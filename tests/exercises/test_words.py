"""The words of `primer`, `knowledge`, `pilots`, `canvas` and `values`: every id that figures show has its words."""

from __future__ import annotations

from typing import Any

import pytest

from exercises.evaluate import evaluate
from exercises.exchange.interchange import book_from_answers
from exercises.filling.entry import put_field
from exercises.guide import exercise
from exercises.kit import Scene
from exercises.outlines import Exercise
from exercises.registry import code_of
from tests.exercises import trips
from workbook.apply import apply
from workbook.model import Workbook

FIVE = ("primer", "knowledge", "pilots", "canvas", "values")
SHOWN: dict[str, list[dict[str, Any]]] = {
    "primer": [{"language": {w: w for w in ("community", "coordinator", "core_group", "meeting")} | {"avoid": ["x"]}}],
    "knowledge": [
        {
            "areas": [
                {
                    "area": "a",
                    "importance": i,
                    "reach": r,
                    "risk": k,
                    "holder_count": n,
                    "asked": False,
                    "lives_in": [p],
                }
                for i, r, k, n, p in (
                    (5, 1, 5, 0, "heads"),
                    (5, 1, 5, 9, "documents"),
                    (5, 1, 1, 1, "tools"),
                    (1, 1, 1, 9, "outside"),
                )
            ]
        }
    ],
    "pilots": [
        {
            "candidates": [
                {"id": f"C{n}", "name": "c", "potential": [p], "readiness": [r] * n}
                for n, (p, r) in enumerate(((5, 5), (5, 1), (1, 5), (1, 1)), 1)
            ],
            "chosen": chosen,
            "focus": "C1",
        }
        for chosen in ([], ["C1", "C2", "C3", "C4"])
    ],
    "canvas": [
        {
            "domain": {"area": "a", "key_issues": ["b"], "out_of_scope": ["c"], "passion": "d", "checks": [points] * 6},
            "community": {
                "levels": [{"level": "core", "count": core, "bring": "x", "want": "y"}],
                "relationships": "r",
                "belonging": ["s"],
            },
            "practice": [{"name": "n", "kind": "tool", "value": 5}, {"name": "m", "kind": "case", "state": "missing"}],
        }
        for core, points in ((1, 0), (9, 1), (5, 2))
    ],
    "values": [{"votes": {"VML1": 99, "VOS1": 1}, "evidence": {"VMS1": {"early_sign": "x"}}}],
}


@pytest.fixture
def unsaid(monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """Return the words that were asked for and that the guide's file does not have; filled as figures are made."""
    missing: set[tuple[str, str]] = set()

    def say(told: Exercise, word: str) -> str:
        if word not in told.labels:
            missing.add((told.id, word))
        return told.labels.get(word, word)

    monkeypatch.setattr(Exercise, "say", say)
    return missing


@pytest.mark.parametrize("name", FIVE)
def test_every_word_shown_stands_in_the_guide(
    name: str, sample_raw: dict[str, Any], unsaid: set[tuple[str, str]]
) -> None:
    code = code_of(name)
    for raw in (*SHOWN[name], sample_raw["answers"][name]):
        known = trips.findings(**{name: raw})
        scene = Scene(exercise(name), known)
        code.figures(known.answers[name], known.results[name], scene)
        code.headline(known.answers[name], known.results[name], scene)
    assert unsaid == set()


@pytest.mark.parametrize("name", FIVE)
def test_one_person_alone_is_not_told_to_pair_up(name: str) -> None:
    together = (" us ", "in pairs", "round-robin", "read out", "aloud", "thumbs", "all at once", "each of us")
    for page in exercise(name).pages:
        if {"solo", "lite"} & set(page.minutes):
            said = " ".join((page.solo or page.ask, *(page.solo_how or page.how))).lower()
            assert not [word for word in together if word in said], page.id


@pytest.mark.parametrize("name", FIVE)
def test_figures_never_name_who_wrote_or_voted(name: str, sample_raw: dict[str, Any]) -> None:
    book = book_from_answers(sample_raw)
    known = evaluate(book)
    scene = Scene(exercise(name), known)
    said = "".join(
        trips.words(figure) for figure in code_of(name).figures(known.answers[name], known.results[name], scene)
    )
    for person in book.people:
        assert f'"{person.id}' not in said


def test_the_name_of_the_community_is_the_covers() -> None:
    book = Workbook(id="b")
    change = put_field(book, "primer/words", "community", "Pump Circle")
    assert change is not None
    named, back = apply(change, book)
    assert (named.info.community, named.field("primer/words", "community")) == ("Pump Circle", "Pump Circle")
    assert put_field(named, "primer/words", "community", "Pump Circle") is None
    assert apply(back, named)[0] == book
    cleared = put_field(named, "primer/words", "community", None)
    assert cleared is not None
    assert code_of("primer").read(apply(cleared, named)[0]).language.community == ""
