"""What a page shows, and which change an edit makes."""

from __future__ import annotations

from exercises.filling import asking, choosing, entry, groups, tables
from exercises.guide import exercise
from exercises.kit import Findings
from exercises.pages import ChoosePage, ClusterPage, RatePage, TablePage, VotePage
from tests.typed import as_a
from workbook.apply import apply, apply_all
from workbook.model import Action, Item, Workbook

CARDS, GROUPS, REF = "problems/ideas", "problems/clusters", "problems/chosen"
PROBLEMS = exercise("problems")
CHOSEN = as_a(ChoosePage, PROBLEMS.page("chosen"))
DOTS = as_a(VotePage, PROBLEMS.page("dots"))
RATINGS = as_a(RatePage, PROBLEMS.page("ratings"))


def book(*texts: str) -> Workbook:
    made = entry.add_cards(Workbook("w"), CARDS, "D", texts)
    assert made is not None
    return apply_all(Workbook("w"), [made])


def test_cards_are_cleaned_counted_and_blank_ones_left_out() -> None:
    assert [(i.id, i.text) for i in book("one", "  ", "two\nlines", "\x1b[31m").rows(CARDS)] == [
        ("D1", "one"),
        ("D2", "two lines"),
        ("D3", "[31m"),
    ]
    assert entry.add_cards(Workbook("w"), CARDS, "D", ["", " "]) is None


def test_the_id_of_a_card_in_the_bin_is_not_given_again() -> None:
    full = book("one", "two")
    dropped = entry.drop_card(full, CARDS, "D2")
    assert dropped is not None
    full = apply_all(full, [dropped])
    again = entry.add_cards(full, CARDS, "D", ["three"])
    assert again is not None
    assert [i.id for i in apply_all(full, [again]).rows(CARDS)] == ["D1", "D3"]


def test_many_cards_are_one_entry_for_undo() -> None:
    change = entry.add_cards(Workbook("w"), CARDS, "D", ["a", "b", "c"])
    assert change is not None
    after, inverse = apply(change, Workbook("w"))
    assert len(after.rows(CARDS)) == 3
    assert apply(inverse, after)[0].rows(CARDS) == ()


def test_an_emptied_card_goes_to_the_bin_and_an_unchanged_one_changes_nothing() -> None:
    full = book("one")
    assert entry.put_text(full, CARDS, "D1", "one ") is None
    gone = entry.put_text(full, CARDS, "D1", " ")
    assert gone is not None
    after = apply_all(full, [gone])
    assert after.rows(CARDS) == ()
    assert after.bin[CARDS][0].text == "one"


def test_naming_merging_and_taking_apart_groups() -> None:
    full = book("one", "two", "three", "four")
    first, k1 = groups.name_group(full, CARDS, "cluster", GROUPS, "K", "Pumps", ["D1", "D2"])
    full = apply_all(full, [first])
    second, k2 = groups.name_group(full, CARDS, "cluster", GROUPS, "K", "Parts", ["D2", "D3"])
    before = apply_all(full, [second])
    assert (k1, k2) == ("K1", "K2")
    assert [c.cells.get("cluster") for c in before.rows(CARDS)] == ["K1", "K2", "K2", None]
    merged = groups.merge_groups(before, CARDS, "cluster", GROUPS, "K1", "K2")
    assert merged is not None
    after, inverse = apply(merged, before)
    assert [c.cells.get("cluster") for c in after.rows(CARDS)] == ["K1", "K1", "K1", None]
    assert [g.id for g in after.rows(GROUPS)] == ["K1"]
    unmerged = apply(inverse, after)[0]
    assert unmerged.items == before.items
    apart = groups.dissolve_group(after, CARDS, "cluster", GROUPS, "K1")
    assert apart is not None
    assert {c.cells.get("cluster") for c in apply_all(after, [apart]).rows(CARDS)} == {None}
    assert groups.merge_groups(after, CARDS, "cluster", GROUPS, "K1", "K1") is None


def test_a_split_takes_marked_cards_into_a_new_group() -> None:
    full = book("one", "two")
    first, _ = groups.name_group(full, CARDS, "cluster", GROUPS, "K", "All", ["D1", "D2"])
    full = apply_all(full, [first])
    split, new = groups.name_group(full, CARDS, "cluster", GROUPS, "K", "Other", ["D2"])
    after = apply_all(full, [split])
    assert [c.cells["cluster"] for c in after.rows(CARDS)] == ["K1", new]


def test_suggested_dots_and_their_override() -> None:
    items = [Item(f"K{n}") for n in range(1, 14)]
    assert [asking.dots_each(DOTS, n) for n in (3, 9, 10, 12, 13, 40)] == [3, 3, 4, 4, 5, 5]
    assert asking.ask_of(PROBLEMS, DOTS, items).dots == 5
    assert asking.ask_of(PROBLEMS, DOTS, items, dots=2).dots == 2
    ask = asking.ask_of(PROBLEMS, RATINGS, items[:2], 2)
    assert (ask.key, ask.criteria, ask.dots) == ("problems/ratings#2", ("impact", "urgency", "leverage"), 0)


def test_picking_and_leaving() -> None:
    full = apply_all(Workbook("w"), [choosing.pick(Workbook("w"), REF, CHOSEN, "K1")])
    assert full.field(REF, "selected") == ["K1"]
    assert apply_all(full, [choosing.pick(full, REF, CHOSEN, "K1")]).field(REF, "selected") is None


def test_what_is_left_is_first_no_more_and_first_is_picked() -> None:
    page = exercise("pilots").page("decide")
    assert isinstance(page, ChoosePage)
    assert page.first
    ref, empty = "pilots/decide", Workbook("w")
    named = choosing.make_first(empty, ref, page, "C2")
    assert named is not None
    full = apply_all(empty, [named])
    assert (full.field(ref, page.pick), full.field(ref, page.first)) == (["C2"], "C2")
    left = apply_all(full, [choosing.pick(full, ref, page, "C2")])
    assert (left.field(ref, page.pick), left.field(ref, page.first)) == (None, None)


def test_notes_follow_picked_and_left_and_variant() -> None:
    assert [f.id for f in choosing.notes_for(CHOSEN, "full", picked=True)] == ["sentence"]
    assert [f.id for f in choosing.notes_for(CHOSEN, "solo", picked=True)] == ["sentence", "who_would_disagree"]
    assert choosing.notes_for(CHOSEN, "full", picked=False) == ()


def test_actions_are_rows_and_rows_are_actions() -> None:
    action = Action("N1", "S3", "Ring the buyer", "P1", "2025-03-12", "it rings", "problems")
    row = tables.action_row(action)
    assert (row.text, row.cells["due"]) == ("Ring the buyer", "2025-03-12")
    assert tables.action_with(action, "due", None).due is None
    assert tables.action_with(action, "text", "Write").what == "Write"
    assert tables.action_with(action, "state", "nonsense").state == "open"
    page = exercise("plan").page("actions")
    assert isinstance(page, TablePage)
    full = Workbook("w", actions=(action, Action("N2", what="Gone", state="dropped")))
    rows = tables.table_rows(exercise("plan"), page, full, "full", Findings())
    assert [r.id for r in rows] == ["N1"]
    assert tables.can_add_rows(page)


def test_fixed_groups_are_shown_as_items() -> None:
    page = exercise("rhythm").page("purpose")
    assert isinstance(page, ClusterPage)
    assert len(groups.groups_of(exercise("rhythm"), page, Workbook("w"))) == 4
