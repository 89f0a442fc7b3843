"""Every item of the guide is carried by a page, and none of its sentences is shipped."""

from __future__ import annotations

import hashlib
import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from exercises.guide import exercise, guide_items
from exercises.outlines import Exercise
from exercises.pages import Page

SIXTY = (
    "D1", "E1", "E2", "E3",
    *(f"S{step}.{n}" for step, last in zip(range(1, 7), (3, 3, 6, 2, 3, 3), strict=True) for n in range(last + 1)),
    *(f"{cell}{n}" for cell in ("VMS", "VML", "VOS", "VOL") for n in range(1, 6)),
    *(f"{side}{n}" for side in ("FC", "FO") for n in range(1, 6)),
)  # fmt: skip
PARTS = ("E1a", "E1b", "E2a", "E2b", "E3a", "E3b", "E3c", "E3d", "E3e", "E3f")
ITEMS = {item.id: item for item in guide_items()}


def test_the_sixty_items_and_their_parts_are_all_there() -> None:
    assert len(SIXTY) == 60
    assert tuple(item.id for item in guide_items() if not item.part) == tuple(
        sorted(SIXTY, key=[item.id for item in guide_items()].index)
    )
    assert {item.id for item in guide_items() if item.part} == set(PARTS)
    assert all(item.label and item.at for item in guide_items())


def parts_of(page: Page) -> set[str]:
    """Ids that stand on a page: fields, columns, options, lines."""
    fields = (*getattr(page, "fields", ()), *getattr(page, "columns", ()), *getattr(page, "notes", ()))
    options = [option.id for field in fields for option in getattr(field, "options", ())]
    lines = [line.id for line in getattr(page, "lines", ())]
    return {*(field.id for field in fields), *options, *lines, *(g.id for g in getattr(page, "groups", ()))}


def carries(told: Exercise, page: Page, item: str) -> bool:
    named = {*told.guide, *page.guide, *(line.guide for line in getattr(page, "lines", ()))}
    return item in named or item in parts_of(page)


@pytest.mark.parametrize("item_id", [*SIXTY, *PARTS])
def test_each_item_is_carried_by_the_pages_named(item_id: str) -> None:
    item = ITEMS[item_id]
    for address in item.at:
        place, _, part = address.partition("#")
        name, page_id = place.split("/")
        told = exercise(name)
        page = told.page(page_id)
        assert not part or part in parts_of(page), address
        assert carries(told, page, item_id) or item.part or part, f"{address} does not say that it carries {item_id}"


def shingles(text: str, size: int) -> set[str]:
    words = re.findall(r"[a-z]+", text.lower().replace("-", "").replace("’", "").replace("'", ""))
    runs = (" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
    return {f"{size}:{hashlib.sha256(run.encode()).hexdigest()[:16]}" for run in runs}


def test_no_sentence_of_the_guide_is_shipped() -> None:
    forbidden = set(json.loads(Path(__file__).with_name("seed_shingles.json").read_text(encoding="utf-8")))
    sizes = {int(one.partition(":")[0]) for one in forbidden}
    root = Path(str(files("exercises"))).parent
    kinds = {".py", ".toml", ".md", ".json", ".html", ".css", ".tcss", ".j2", ".txt"}
    shipped = [
        path
        for folder in ("workbook", "exercises", "exports", "screens", "docs", "tests")
        for path in (root / folder).rglob("*")
        if path.suffix in kinds
    ] + [root / "README.md"]
    assert len(shipped) > 50
    for path in shipped:
        text = path.read_text(encoding="utf-8", errors="replace")
        found = forbidden & {one for size in sizes for one in shingles(text, size)}
        assert not found, f"{path} holds words of the guide's own sentences"


def test_the_test_above_can_fail() -> None:
    made = shingles("one two three four five six seven", 6)
    assert len(made) == 2
    assert shingles("One, two-- three four FIVE six", 6) < made
