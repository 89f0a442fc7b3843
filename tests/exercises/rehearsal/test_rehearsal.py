"""The simulated group runs every agenda to its end, disagrees, passes, and never does two things with one seed."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import msgspec
import pytest

from exercises.evaluate import evaluate
from exercises.exchange.interchange import answers_from_book, book_from_answers
from exercises.guide import AGENDAS, BLOCKS, agenda, block_exercise, exercise
from exercises.pages import KINDS, CollectPage, RatePage, TablePage
from exercises.rehearsal import Notebook, group_of, rehearsal_book, walk
from exercises.rehearsal.group import words
from exercises.running.progress import progress
from workbook.ballots import PASS
from workbook.model import Workbook

DAY = "2025-03-12"
SEEDS = range(10)


def run(agenda_id: str, count: int, seed: int) -> tuple[Workbook, list[str]]:
    book = Notebook(rehearsal_book(agenda_id, count, seed, DAY))
    pages = [stop.place for stop in walk(book, group_of(book.book))]
    return book.book, pages


@pytest.mark.parametrize("count", [4, 8, 14])
@pytest.mark.parametrize("agenda_id", AGENDAS)
def test_every_agenda_runs_to_its_end_with_every_group(agenda_id: str, count: int) -> None:
    for seed in SEEDS:
        book, pages = run(agenda_id, count, seed)
        states = [state for state in progress(book, evaluate(book)) if not state.outside]
        assert {s.block.id: s.state for s in states} == {b.id: "done" for b in book.agenda}, seed
        assert sum(len(s.missing) for s in states) <= 1, seed
        assert len(pages) == len(set(pages)) == sum(s.pages for s in states)
        assert len(book.people) == (1 if agenda_id == "solo" else count)


def test_one_seed_is_one_group_and_another_is_another() -> None:
    same, again, other = (run("half-day", 8, seed)[0] for seed in (3, 3, 4))
    assert same == again
    assert same.tallies != other.tallies
    assert same.items != other.items


def test_the_group_disagrees_and_passes() -> None:
    books = [run("full-day", 12, seed)[0] for seed in range(4)]
    ballots = [t for book in books for t in book.tallies.values() if t.way == "paper"]
    scores = [c for t in ballots for row in t.counts.values() for c in row.values() if "votes" not in c]
    wide = [c for c in scores if {"1", "2"} & set(c) and {"4", "5"} & set(c)]
    assert len(wide) > len(scores) / 5
    assert any(PASS in c for c in scores)
    assert any((tally.voters or 0) < 12 for tally in ballots), "nobody ever stays out"
    assert any(key.endswith("#2") for book in books for key in book.tallies), "nobody ever asks for a second round"


def test_the_group_runs_late() -> None:
    books = [run("full-day", 12, seed)[0] for seed in range(4)]
    over = [block for book in books for block in book.agenda if (block.actual or 0) > block.minutes]
    assert over
    assert all(block.actual for book in books for block in book.agenda)


def test_second_rounds_move_together() -> None:
    pairs = [
        (book.tallies[key[:-1] + "1"], tally)
        for seed in range(6)
        for book in [run("full-day", 12, seed)[0]]
        for key, tally in book.tallies.items()
        if tally.round == 2
    ]
    assert pairs
    ends = [[n for t in part for row in t.counts.values() for c in row.values() for m, n in c.items() if m in "15"]
            for part in zip(*pairs, strict=True)]  # fmt: skip
    assert sum(ends[1]) < sum(ends[0])


def test_what_a_rehearsal_holds_can_be_written_and_read_again() -> None:
    book, _ = run("full-day", 12, 1)
    raw = msgspec.json.decode(msgspec.json.encode(answers_from_book(book)))
    again = book_from_answers(raw)
    assert again.info.kind == "rehearsal"
    assert dict(evaluate(again).results) == dict(evaluate(book).results)


def test_the_words_name_pages_and_fields_that_there_are() -> None:
    raw = tomllib.loads(files("exercises.rehearsal").joinpath("group.toml").read_text(encoding="utf-8"))
    assert set(raw) == {"cover", "people", "voices", "pages", "other"}
    for ref, said in words().pages.items():
        owner, _, page_id = ref.partition("/")
        told = block_exercise(owner) if owner in BLOCKS else exercise(owner)
        page = told.page(page_id)
        fields = {f.id for part in ("fields", "columns", "notes") for f in getattr(page, part, ())}
        own = {"cards", "rows", "groups", "not_now"}
        assert set(said) <= fields | own, ref
        assert all(text.strip() == text and text for pool in said.values() for text in pool)


def test_collect_pages_and_own_rows_of_the_agendas_have_words_of_their_own() -> None:
    for agenda_id in AGENDAS:
        for part in agenda(agenda_id).blocks:
            if part.block in BLOCKS:
                continue
            for page in exercise(part.block).in_variant(part.variant):
                ref = f"{part.block}/{page.id}"
                if isinstance(page, CollectPage):
                    assert len(words().of(ref, "cards")) >= page.least, ref
                if isinstance(page, TablePage) and not (page.of or page.lines or page.special):
                    assert len(words().of(ref, "rows")) >= page.least, ref


def test_every_page_kind_has_a_behaviour() -> None:
    from exercises.rehearsal.answering import _answer

    known = {t.__struct_config__.tag for t in _answer.registry if hasattr(t, "__struct_config__")}
    assert known == set(KINDS)


def test_results_of_few_are_never_held_back() -> None:
    """Four people, one stays out, one passes: three marks are still there on most rows."""
    book, _ = run("full-day", 4, 2)
    secret = [t for t in book.tallies.values() if t.way == "paper"]
    assert secret
    assert all((tally.voters or 0) >= 3 for tally in secret)
    ours = [t.page.split("/") for t in secret if t.page != "welcome/trial"]
    assert len(ours) < len(secret), "the trial ballot was tried as well"
    assert any(isinstance(exercise(name).page(page), RatePage) for name, page in ours)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_step_with_an_action_gets_no_reason_why_not_now(seed: int) -> None:
    book, _ = run("full-day", 12, seed)
    steps = {action.step for action in book.actions}
    reasons = {name.removeprefix("not_now_") for name in book.fields["plan/review"] if name.startswith("not_now_")}
    assert steps
    assert reasons == {f"S{n}" for n in range(1, 7)} - steps
    marks = set().union(*(c for row in book.tallies["plan/confidence#1"].counts.values() for c in row.values()))
    assert bool(book.field("plan/confidence", "mended")) == bool(marks & {"1", "2"})
