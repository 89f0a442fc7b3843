"""The plain face: an exercise without code of its own (a team's own TOML file) runs, shows, exports and prints.

Every page kind has a plain result (`exercises.plain.results`) and a figure (`exercises.plain.figures`); here they are
put together behind the face every exercise shows (`exercises.kit.ExerciseCode`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace as with_

from exercises.figures import Figure, StatementFigure
from exercises.filling.filled import is_filled
from exercises.kit import Done, Findings, Prefill, Scene, builtins
from exercises.outlines import Exercise
from exercises.page_parts import Variant
from exercises.pages import CollectPage, Page, ReadPage, TablePage
from exercises.plain.figures import figure_of
from exercises.plain.results import headline_of, result_of
from workbook.apply import content_of
from workbook.errors import GuideError
from workbook.model import Content, Item, Participant, Tally, Value, Workbook


class PlainAnswers(Struct, frozen=True, omit_defaults=True):
    """What was entered, by page and list as the file names them (``ideas``, without the exercise).

    Attributes:
        fields: page -> field -> value.
        items: list -> cards or rows.
        tallies: Counts of votes and scores, a round each.
        names: Texts of other exercises' items that are referred to, list -> id -> text; not part of the file.
    """

    fields: dict[str, dict[str, Value]] = {}
    items: dict[str, tuple[Item, ...]] = {}
    tallies: tuple[Tally, ...] = ()
    names: dict[str, dict[str, str]] = {}


class PlainCode:
    """The plain face of one exercise."""

    Answers: type[Any] = PlainAnswers

    def __init__(self, exercise: str) -> None:
        self.id = exercise

    def told(self) -> Exercise | None:
        """Return the exercise's words, ``None`` where its file is missing or wrong."""
        from exercises.guide import exercise

        try:
            return exercise(self.id)
        except GuideError:
            return None

    def adapt(self, raw: Any) -> Any:
        """Return the canonical form; there is one form only. Names of other lists are never read from a file."""
        if isinstance(raw, Mapping):
            return {key: value for key, value in raw.items() if key != "names"}
        return raw

    def present(self, answers: PlainAnswers) -> Any:
        """Return the answers as JSON values."""
        return builtins(with_(answers, names={}))

    def read(self, book: Workbook) -> PlainAnswers:
        """Return what stands in the pages."""
        mine = f"{self.id}/"
        content = content_of(book, self.id)
        return PlainAnswers(
            fields={page.removeprefix(mine): dict(fields) for page, fields in content.fields.items()},
            items={name.removeprefix(mine): tuple(_bare(i) for i in rows) for name, rows in content.items.items()},
            tallies=tuple(
                with_(content.tallies[key], page=content.tallies[key].page.removeprefix(mine))
                for key in sorted(content.tallies)
            ),
            names={
                name: {item.id: item.text for item in rows}
                for name, rows in book.items.items()
                if name in self._referred() and not name.startswith(mine)
            },
        )

    def write(self, answers: PlainAnswers, people: Sequence[Participant]) -> Content:
        """Return what stands in the pages for these answers."""
        mine = f"{self.id}/"
        tallies = [with_(tally, page=mine + tally.page) for tally in answers.tallies]
        return Content(
            {mine + page: fields for page, fields in answers.fields.items()},
            {mine + name: rows for name, rows in answers.items.items()},
            {tally.key: tally for tally in tallies},
        )

    def result(self, answers: PlainAnswers, earlier: Findings) -> Any:
        """Return a result for every page that has one, by page id."""
        told = self.told()
        if told is None:
            return {}
        book = self._book(answers)
        results = {page.id: result_of(page, told, book) for page in told.pages}
        return {page: result for page, result in results.items() if result is not None}

    def public(self, result: Any) -> Any:
        """Return the results as JSON values."""
        return builtins(result)

    def headline(self, answers: PlainAnswers, result: Any, scene: Scene) -> str:
        """Return what was picked or written last, else how many pages are filled."""
        book = self._book(answers)
        return headline_of(scene.exercise, book)

    def figures(self, answers: PlainAnswers, result: Any, scene: Scene) -> tuple[Figure, ...]:
        """Return a figure for every page but those that are read."""
        told = self.told()
        if told is None:
            missing = "The file of this exercise is not in the library's exercises folder. Its answers are kept."
            return (StatementFigure(id="missing", title=self.id, empty=missing),)
        book = self._book(answers)
        pages = (page for page in told.pages if not isinstance(page, ReadPage))
        return tuple(figure_of(page, told, book, scene) for page in pages)

    def done(self, answers: PlainAnswers, result: Any, pages: frozenset[str]) -> tuple[Done, ...]:
        """Return a part for every page on which something is entered: filled, and no fewer than its least."""
        told = self.told()
        if told is None:
            return ()
        book = self._book(answers)
        asked = (page for page in told.pages if page.id in pages and not isinstance(page, ReadPage))
        return tuple(_part(told, page, book) for page in asked)

    def prefill(self, earlier: Findings) -> tuple[Prefill, ...]:
        """Return nothing: a file without code draws nothing."""
        return ()

    def rows(self, page: str, variant: Variant, answers: PlainAnswers, result: Any) -> tuple[str, ...] | None:
        """Return None: all items are shown."""
        return None

    def _book(self, answers: PlainAnswers) -> Workbook:
        """A workbook that holds these answers and nothing else."""
        content = self.write(answers, ())
        others = {
            name: tuple(Item(key, text) for key, text in rows.items()) for name, rows in (answers.names or {}).items()
        }
        return Workbook("plain", fields=content.fields, items=others | content.items, tallies=content.tallies)

    def _referred(self) -> set[str]:
        """The lists of other exercises this one refers to or takes up."""
        told = self.told()
        if told is None:
            return set()
        found: set[str] = set()
        for page in told.pages:
            found.add(getattr(page, "of", ""))
            for field in (*getattr(page, "columns", ()), *getattr(page, "fields", ()), *getattr(page, "notes", ())):
                found |= set(getattr(field, "refs", ()))
        return {name for name in found if "/" in name}


def _bare(item: Item) -> Item:
    """An item without the sources of its cells: they belong to the workbook, not to the answers."""
    return Item(item.id, item.text, item.cells)


def _part(told: Exercise, page: Page, book: Workbook) -> Done:
    least = page.least if isinstance(page, CollectPage | TablePage) else 0
    if least:
        from exercises.filling.rows import items_of

        number = sum(bool(item.text) for item in items_of(told, page, book))
        return Done(f"{page.title}: at least {least}", number >= least)
    return Done(page.title, is_filled(told, page, book, f"{told.id}/{page.id}"))
