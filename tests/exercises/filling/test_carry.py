from __future__ import annotations

from exercises.evaluate import evaluate
from exercises.exchange.interchange import sample_book
from exercises.filling.carry import carried, keep, offers, refresh, take
from exercises.kit import Findings
from exercises.registry import CATALOGUE, code_of
from workbook.apply import apply_all
from workbook.changes import RemoveItem, SetField, SetMark, SetText
from workbook.model import PageMark, Workbook

PAGE = "proposition/slots"


def fresh() -> Workbook:
    """The sample with an empty page that draws from earlier exercises."""
    names = list(sample_book().fields[PAGE])
    return apply_all(sample_book(), [SetMark(PAGE, PageMark("open")), *(SetField(PAGE, name, None) for name in names)])


def filled() -> Workbook:
    book = fresh()
    return apply_all(book, refresh(book, "proposition", PAGE, evaluate(book)))


def settled(book: Workbook) -> Workbook:
    return apply_all(book, [SetMark(PAGE, PageMark("settled"))])


def states(book: Workbook) -> dict[str, str]:
    return {c.prefill.name: c.state for c in carried(book, "proposition", PAGE, evaluate(book))}


def other_problem(book: Workbook) -> Workbook:
    from workbook.changes import Change, SetCell

    changes: list[Change] = []
    for cluster in book.rows("problems/clusters"):
        changes += [
            SetText("problems/clusters", cluster.id, "Another problem"),
            SetCell("problems/clusters", cluster.id, "sentence", "Another sentence"),
        ]
    return apply_all(book, changes)


def test_every_exercise_offers_only_to_pages_it_has_and_names_its_sources() -> None:
    from exercises.guide import exercise

    findings = evaluate(sample_book())
    seen = 0
    for name in CATALOGUE:
        pages = {f"{name}/{page.id}" for page in exercise(name).pages}
        for offer in code_of(name).prefill(findings):
            seen += 1
            assert offer.page in pages
            assert offer.ref
            assert offer.label
            assert offer.name or (offer.list and offer.item)
    assert seen > 20


def test_nothing_is_offered_where_nothing_was_done() -> None:
    for name in CATALOGUE:
        assert code_of(name).prefill(Findings()) == ()


def test_an_empty_page_is_filled_with_its_sources() -> None:
    book = filled()
    assert book.field(PAGE, "problem")
    assert book.sources[PAGE]["problem"].ref.startswith("problems/")
    assert refresh(book, "proposition", PAGE, evaluate(book)) == []
    assert set(states(book).values()) == {"live"}


def test_a_live_value_follows_its_source() -> None:
    book = other_problem(filled())
    before = book.field(PAGE, "problem")
    book = apply_all(book, refresh(book, "proposition", PAGE, evaluate(book)))
    assert book.field(PAGE, "problem") != before


def test_what_was_typed_is_left_alone() -> None:
    book = apply_all(fresh(), [SetField(PAGE, "problem", "our own words")])
    book = apply_all(book, refresh(book, "proposition", PAGE, evaluate(book)))
    assert book.field(PAGE, "problem") == "our own words"
    assert "problem" not in states(book)


def test_a_settled_value_says_that_its_source_changed_and_can_be_taken_or_kept() -> None:
    book = settled(filled())
    assert set(states(book).values()) == {"same"}
    changed = other_problem(book)
    assert refresh(changed, "proposition", PAGE, evaluate(changed)) == []
    assert states(changed)["problem"] == "changed"
    value = next(c for c in carried(changed, "proposition", PAGE, evaluate(changed)) if c.prefill.name == "problem")
    taken = apply_all(changed, [take(changed, value)])
    assert taken.field(PAGE, "problem") == value.prefill.value
    assert states(taken)["problem"] == "same"
    kept = apply_all(changed, [keep(changed, value)])
    assert kept.field(PAGE, "problem") == value.taken
    assert states(kept)["problem"] == "same"


def test_a_value_in_our_own_words_is_left_alone_but_still_says_that_its_source_changed() -> None:
    from exercises.filling.entry import put_field

    book = filled()
    reworded = put_field(book, PAGE, "problem", "In our own words")
    assert reworded is not None
    book = settled(apply_all(book, [reworded]))
    assert states(book)["problem"] == "same"
    changed = other_problem(book)
    assert changed.field(PAGE, "problem") == "In our own words"
    assert states(changed)["problem"] == "changed"
    value = next(c for c in carried(changed, "proposition", PAGE, evaluate(changed)) if c.prefill.name == "problem")
    kept = apply_all(changed, [keep(changed, value)])
    assert (kept.field(PAGE, "problem"), states(kept)["problem"]) == ("In our own words", "same")
    own = put_field(filled(), PAGE, "problem", value.prefill.value)
    assert own is not None
    already = settled(apply_all(other_problem(filled()), [own]))
    assert states(already)["problem"] == "same", "it says what its source has come to say"
    emptied = put_field(book, PAGE, "problem", None)
    assert emptied is not None
    assert "problem" not in apply_all(book, [emptied]).sources[PAGE]


def test_a_source_that_goes_leaves_the_text_and_says_so() -> None:
    book = settled(filled())
    text = book.field(PAGE, "problem")
    clusters = [RemoveItem("problems/clusters", c.id) for c in book.rows("problems/clusters")]
    gone = apply_all(book, [*clusters, SetField("problems/chosen", "selected", None)])
    assert gone.field(PAGE, "problem") == text
    assert states(gone)["problem"] == "gone"


def test_cards_made_from_a_source_follow_it_and_do_not_come_back_when_deleted() -> None:
    book = apply_all(sample_book(), [SetMark("pilots/candidates", PageMark("open"))])
    book = apply_all(book, [RemoveItem("pilots/candidates", c.id) for c in book.rows("pilots/candidates")])
    made = offers("pilots", "pilots/candidates", evaluate(book))
    book = apply_all(book, refresh(book, "pilots", "pilots/candidates", evaluate(book)))
    cards = book.rows("pilots/candidates")
    assert [card.text for card in cards] == [offer.value for offer in made if not offer.name][: len(cards)]
    assert cards
    first = cards[0]
    book = apply_all(book, [RemoveItem("pilots/candidates", first.id)])
    book = apply_all(book, refresh(book, "pilots", "pilots/candidates", evaluate(book)))
    assert first.id not in [card.id for card in book.rows("pilots/candidates")]


def test_a_card_whose_sources_are_all_gone_says_so() -> None:
    from workbook.changes import SetContent
    from workbook.model import Content

    page = "pilots/candidates"
    book = apply_all(sample_book(), [SetMark(page, PageMark("open"))])
    book = apply_all(book, [RemoveItem(page, card.id) for card in book.rows(page)])
    book = apply_all(book, refresh(book, "pilots", page, evaluate(book)))
    assert book.rows(page)
    empty = apply_all(book, [SetContent("knowledge", Content()), SetContent("problems", Content())])
    assert offers("pilots", page, evaluate(empty)) == []
    assert {c.state for c in carried(empty, "pilots", page, evaluate(empty))} == {"gone"}
