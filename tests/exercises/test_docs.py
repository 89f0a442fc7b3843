"""The examples in the documents are true, and what pages show is there."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from exercises.checking.files import check
from exercises.evaluate import evaluate
from exercises.exchange.interchange import book_from_answers, sample_book
from exercises.guide import BLOCKS, block_exercise, exercise
from exercises.kit import Scene
from exercises.registry import CATALOGUE, code_of
from exercises.summary import lights, summary
from workbook.errors import Unfit

DOCS = Path(str(files("exercises"))).parent / "docs"


def fenced(name: str, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", (DOCS / name).read_text(encoding="utf-8"), re.DOTALL)


def test_the_exercise_in_the_documents_is_right(tmp_path: Path) -> None:
    (text,) = fenced("writing-exercises.md", "toml")
    path = tmp_path / "walk.toml"
    path.write_text(text, encoding="utf-8")
    assert check(path) == []


def test_the_answers_in_the_documents_are_read() -> None:
    whole, own = fenced("interchange.md", "json")
    book = book_from_answers(json.loads(whole))
    assert book.tallies["problems/dots#1"].voters == 3
    book = book_from_answers({"answers": json.loads("{" + own + "}")})
    assert book.rows("own_walk/seen")[0].cells == {"place": "in"}


@pytest.mark.parametrize(
    "answers",
    [
        {"problems": {"ideas": [{"text": "a"}, {"text": 1}]}},
        {"scorecard": {"scores": {"FO2": ["five"]}}},
        {"plan": {"actions": [{"due": "soon"}]}},
    ],
)
def test_the_messages_in_the_documents_are_those_people_see(answers: object) -> None:
    with pytest.raises(Unfit) as refused:
        book_from_answers({"answers": answers})
    assert str(refused.value) in (DOCS / "interchange.md").read_text(encoding="utf-8").splitlines()


def test_every_figure_that_a_page_shows_is_there() -> None:
    findings = evaluate(sample_book())
    known = {"glossary", "summary/lights", *(f"summary/{figure.id}" for figure in summary(findings))}
    assert lights(findings).id == "lights"
    for name in CATALOGUE:
        scene = Scene(exercise(name), findings)
        made = code_of(name).figures(findings.answers[name], findings.results[name], scene)
        known |= {f"{name}/{figure.id}" for figure in made}
    shown = {
        f"{told.id}/{page.id} {figure}"
        for told in (*(exercise(name) for name in CATALOGUE), *(block_exercise(kind) for kind in BLOCKS))
        for page in told.pages
        for figure in getattr(page, "shows", ())
    }
    assert [one for one in sorted(shown) if one.split(" ")[1] not in known] == []
    assert len(shown) > 10
