"""Ways round an exercise: file to answers to pages and back, each of which must give the same result."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping, Sequence
from typing import Any

from exercises.evaluate import evaluate, evaluate_answers, public_results
from exercises.exchange.convert import answers_of
from exercises.exchange.interchange import answers_from_book, book_from_answers
from exercises.figures import is_empty
from exercises.guide import exercise
from exercises.kit import Findings, Scene, Workshop
from exercises.page_parts import VARIANTS
from exercises.registry import code_of
from workbook.apply import apply
from workbook.changes import SetContent
from workbook.model import Info, Participant, Workbook

EIGHT = tuple(
    Participant(f"P{n}", f"Role {n}", "management" if n in (6, 8) else "member")
    for n in range(1, 9)
)  # fmt: skip


def typed(name: str, raw: Any, people: Sequence[Participant] = EIGHT, *, solo: bool = False) -> Any:
    """Return the typed answers of a JSON form."""
    return answers_of(name, copy.deepcopy(raw), people, solo=solo)


def found(name: str, raw: Any, people: Sequence[Participant] = EIGHT, **others: Any) -> Any:
    """Return the typed result of a JSON form; *others* are the JSON forms of earlier exercises."""
    return findings(people, **others, **{name: raw}).results[name]


def public(name: str, raw: Any, people: Sequence[Participant] = EIGHT, *, kind: str = "group") -> Any:
    """Return the public result of a JSON form."""
    answers = {name: typed(name, raw, people, solo=kind == "solo")}
    return public_results(evaluate_answers(Workshop(kind=kind, participants=tuple(people)), answers))[name]


def findings(people: Sequence[Participant] = EIGHT, kind: str = "group", **raws: Any) -> Findings:
    """Return the findings of several exercises' JSON forms."""
    answers = {name: typed(name, raw, people, solo=kind == "solo") for name, raw in raws.items()}
    return evaluate_answers(Workshop(kind=kind, participants=tuple(people)), answers)


def in_pages(name: str, answers: Any, people: Sequence[Participant] = EIGHT, kind: Any = "group") -> Workbook:
    """Return a workbook in whose pages the answers stand."""
    book = Workbook(id="b", info=Info(kind=kind), people=tuple(people))
    return apply(SetContent(name, code_of(name).write(answers, people)), book)[0]


def assert_same_all_ways(name: str, raw: Any, people: Sequence[Participant] = EIGHT, *, kind: Any = "group") -> None:
    """Answers to pages and back, file to file, workbook to file to workbook: the same answers, the same result."""
    code = code_of(name)
    answers = typed(name, raw, people, solo=kind == "solo")
    expected = public(name, raw, people, kind=kind)
    back = code.read(in_pages(name, answers, people, kind))
    assert code.read(in_pages(name, back, people, kind)) == back, "pages to answers to pages"
    assert result_of(name, back, people, kind) == expected, "answers to pages to answers"
    again = json.loads(json.dumps(code.present(answers)))
    reread = typed(name, again, people, solo=kind == "solo")
    assert json.loads(json.dumps(code.present(reread))) == again, "answers to file to answers to file"
    assert result_of(name, reread, people, kind) == expected, "answers to file to answers"
    file = {"answers": {"workshop": {"kind": kind, "participants": _people(people)}, name: raw}}
    book = book_from_answers(file)
    assert public_results(evaluate(book))[name] == expected, "file to workbook"
    export = answers_from_book(book)
    second = book_from_answers(json.loads(json.dumps(export)))
    assert public_results(evaluate(second))[name] == expected, "workbook to file to workbook"
    assert answers_from_book(second)["answers"][name] == export["answers"][name], "file to workbook to file"


def result_of(name: str, answers: Any, people: Sequence[Participant] = EIGHT, kind: str = "group") -> Any:
    """Return the public result of typed answers."""
    workshop = Workshop(kind=kind, participants=tuple(people))
    return public_results(evaluate_answers(workshop, {name: answers}))[name]


def _people(people: Sequence[Participant]) -> list[dict[str, str]]:
    return [{"id": p.id, "role": p.role, "viewpoint": p.viewpoint} for p in people]


def scene(name: str, known: Findings) -> Scene:
    """Return what figures are made with."""
    return Scene(exercise(name), known)


def figures(name: str, known: Findings) -> dict[str, Any]:
    """Return an exercise's figures by id; every id is there once. Whoever asks for one knows its kind."""
    made = code_of(name).figures(known.answers[name], known.results[name], scene(name, known))
    by_id = {figure.id: figure for figure in made}
    assert len(by_id) == len(made)
    return by_id


def assert_empty_figures_say_so(name: str, raw: Any) -> None:
    """Figures of an exercise left empty are empty, and each says in one line what is not there yet."""
    for figure in figures(name, findings(**{name: raw})).values():
        assert is_empty(figure), figure.id
        assert figure.empty.endswith("."), figure.id
        assert figure.notes == (), figure.id


def words(figure: Any) -> str:
    """Return all that a figure says."""
    return json.dumps(_plain(figure), ensure_ascii=False)


def _plain(value: Any) -> Any:
    import msgspec

    return msgspec.to_builtins(value)


def assert_pages(name: str, totals: Mapping[str, int], pages: Mapping[str, Mapping[str, Any]]) -> None:
    """The guide's pages stand in order, with the minutes of each variant, and the minutes sum to the totals."""
    told = exercise(name)
    assert [page.id for page in told.pages] == list(pages)
    assert dict(told.totals) == dict(totals)
    for page in told.pages:
        boxes = {v: list(box) if box[1] else box[0] for v in VARIANTS if (box := page.box(v)) is not None}
        assert boxes == dict(pages[page.id]), page.id
        assert page.coach.tip, page.id
        assert page.coach.time_up, f"{page.id}: what to say when time runs out"
        assert all((page.ask, page.how, page.then)), page.id
    for variant in VARIANTS:
        assert sum(sum(page.box(variant) or (0, 0)) for page in told.in_variant(variant)) == totals.get(variant, 0)


def assert_readable(name: str) -> None:
    """Every question fits two lines of a page of 80 columns, every other line three; no exclamation marks, no tabs."""
    told = exercise(name)
    for page in told.pages:
        for text in (page.ask, page.solo):
            assert len(text) <= 100, f"{page.id}: {text}"
        for text in (*page.how, page.then, *page.prompts, page.coach.time_up):
            assert len(text) <= 160, f"{page.id}: {text}"
            assert "!" not in text
            assert "\t" not in text
    for mistake in told.mistakes:
        assert mistake.seen
        assert mistake.say
