"""A figure for each page kind, for exercises without code of their own."""

from __future__ import annotations

from functools import singledispatch

from exercises.figures import (
    Bar,
    BarsFigure,
    Column,
    DotRow,
    DotsFigure,
    Figure,
    Light,
    LightsFigure,
    MatrixCell,
    MatrixFigure,
    Passage,
    Row,
    StatementFigure,
    TableFigure,
)
from exercises.filling.cells import as_text, as_texts
from exercises.filling.rows import items_of, source_list
from exercises.kit import Scene
from exercises.outlines import Exercise
from exercises.page_parts import Field
from exercises.pages import (
    CheckPage,
    ChoosePage,
    ClusterPage,
    CollectPage,
    Page,
    QuizPage,
    RatePage,
    ReadPage,
    TablePage,
    VotePage,
    WritePage,
)
from exercises.plain.results import groups_of, hands, picked, scores_on
from exercises.statistics import percent, shown, summary, whole
from exercises.tallied import tally_votes
from workbook.dates import day
from workbook.model import Item, Value, Workbook


def figure_of(page: Page, told: Exercise, book: Workbook, scene: Scene) -> Figure:
    """Return how one page's content is shown; its id is the page's."""
    return _figure(page, told, book, scene)


def value_text(field: Field, value: Value, book: Workbook, scene: Scene) -> str:
    """Return a value as it is read: labels for choices, texts for references, dates in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    labels = {option.id: option.label for option in field.options}
    if field.type == "date":
        return day(as_text(value), missing="")
    if field.type in ("ref", "refs"):
        labels |= {item.id: item.text for name in field.refs for item in book.rows(_full(name, scene))}
    if field.type == "person":
        return scene.findings.role(as_text(value))
    if isinstance(value, list):
        return "; ".join(labels.get(entry, entry) for entry in value)
    return labels.get(str(value), str(value))


def _full(name: str, scene: Scene) -> str:
    return name if "/" in name else f"{scene.exercise.id}/{name}"


@singledispatch
def _figure(page: Page, told: Exercise, book: Workbook, scene: Scene) -> Figure:
    raise TypeError(f"not a page: {type(page).__name__}")


@_figure.register
def _(page: ReadPage, told: Exercise, book: Workbook, scene: Scene) -> Figure:
    passages = tuple(Passage(card.body, card.title) for card in page.cards)
    return StatementFigure(id=page.id, title=page.title, passages=passages, empty="Nothing to read here.")


@_figure.register
def _(page: QuizPage, told: Exercise, book: Workbook, scene: Scene) -> Figure:
    bars = []
    for statement in page.statements:
        marks = hands(page, statement.id, told, book)
        right = marks[0] if statement.answer else marks[1]
        share = percent(right, sum(marks))
        answer = "true" if statement.answer else "false"
        if share is not None:
            bars.append(Bar(statement.text, float(share), f"{whole(share)} %", (answer,)))
    return BarsFigure(id=page.id, title=page.title, bars=tuple(bars), high=100, unit="%", columns=("Answer",))


@_figure.register
def _(page: CollectPage, told: Exercise, book: Workbook, scene: Scene) -> Figure:
    rows = tuple(Row((item.text,)) for item in items_of(told, page, book) if item.text)
    heading = page.words[1][:1].upper() + page.words[1][1:]
    return TableFigure(
        id=page.id, title=page.title, columns=(Column(heading, share=4),), rows=rows, empty=f"No {page.words[1]} yet."
    )


@_figure.register
def _(page: ClusterPage, told: Exercise, book: Workbook, scene: Scene) -> Figure:
    groups = groups_of(page, told, book)
    items = book.rows(source_list(told, page, book))
    rows = [
        Row((item.text,), group=label)
        for group, label in groups.items()
        for item in items
        if as_text(item.cells.get(page.cell)) == group
    ]
    loose = [Row((i.text,), group="Not in a group") for i in items if as_text(i.cells.get(page.cell)) not in groups]
    return TableFigure(id=page.id, title=page.title, columns=(Column("Card", share=4),), rows=tuple(rows + loose))


@_figure.register
def _(page: VotePage, told: Exercise, book: Workbook, scene: Scene) -> Figure:
    tally = book.latest_tally(f"{told.id}/{page.id}")
    votes = tally_votes(tally)
    items = items_of(told, page, book) if tally is not None else ()
    bars = tuple(Bar(item.text, float(n := votes.counts.get(item.id, 0)), str(n)) for item in items)
    high = max((bar.value or 0 for bar in bars), default=1.0) or 1.0
    return BarsFigure(
        id=page.id, title=page.title, bars=tuple(sorted(bars, key=lambda bar: -(bar.value or 0))), high=high
    )


@_figure.register
def _(page: RatePage, told: Exercise, book: Workbook, scene: Scene) -> Figure:
    rows = []
    many = len(page.criteria) > 1
    for item in items_of(told, page, book):
        for criterion in page.criteria:
            scores = scores_on(page, item, criterion.id, told, book)
            stats = summary(scores)
            rows.append(
                DotRow(
                    label=criterion.label if many else item.text,
                    counts=tuple(scores.counts.get(step, 0) for step in range(page.low, page.high + 1)),
                    passes=stats.passes,
                    mean=shown(stats.mean) if stats.mean is not None else "",
                    spread=stats.spread or "",
                    group=item.text if many else "",
                    middle=None if stats.mean is None else float(stats.mean),
                )
            )
    scored = tuple(row for row in rows if sum(row.counts) or row.passes)
    return DotsFigure(id=page.id, title=page.title, rows=scored, low=page.low, high=page.high)


@_figure.register
def _(page: CheckPage, told: Exercise, book: Workbook, scene: Scene) -> Figure:
    items = items_of(told, page, book)
    labels = {option.id: option.label for option in page.options}
    if len(page.columns) == 1:
        column = page.columns[0].id
        lights = tuple(_light(page, item, as_text(item.cells.get(column)), labels) for item in items)
        marked = any(item.cells.get(column) for item in items)
        return LightsFigure(id=page.id, title=page.title, lights=lights if marked else ())
    cells = tuple(
        tuple(MatrixCell(labels.get(as_text(item.cells.get(c.id)), "")) for c in page.columns) for item in items
    )
    return MatrixFigure(
        id=page.id,
        title=page.title,
        rows=tuple(item.text for item in items),
        columns=tuple(column.label for column in page.columns),
        cells=cells,
    )


def _light(page: CheckPage, item: Item, mark: str, labels: dict[str, str]) -> Light:
    """The first option is on, the last off, those between half."""
    order = [option.id for option in page.options]
    if mark not in order or mark == order[-1]:
        return Light(item.text, "off", labels.get(mark, "not marked"))
    return Light(item.text, "on" if mark == order[0] else "half", labels[mark])


@_figure.register
def _(page: WritePage, told: Exercise, book: Workbook, scene: Scene) -> Figure:
    key = f"{told.id}/{page.id}"
    passages = [
        Passage(value_text(field, book.field(key, field.id), book, scene), field.label) for field in page.fields
    ]
    said = tuple(passage for passage in passages if passage.text)
    return StatementFigure(id=page.id, title=page.title, passages=said)


@_figure.register
def _(page: ChoosePage, told: Exercise, book: Workbook, scene: Scene) -> Figure:
    items = {item.id: item for item in items_of(told, page, book)}
    first = as_texts(book.field(f"{told.id}/{page.id}", page.first)) if page.first else ()
    chosen = picked(page, told, book)
    rows = [
        _choice(page, items.get(key, Item(key, key)), page.first_label if key in first else "", book, scene)
        for key in chosen
    ]
    left = [_choice(page, item, "", book, scene, "Left") for key, item in items.items() if key not in chosen]
    columns = (Column("Chosen", share=3), *(Column(note.label, share=3) for note in page.notes))
    return TableFigure(id=page.id, title=page.title, columns=columns, rows=tuple(rows + left) if rows else ())


def _choice(page: ChoosePage, item: Item, mark: str, book: Workbook, scene: Scene, group: str = "Chosen") -> Row:
    notes = (value_text(note, item.cells.get(note.id), book, scene) for note in page.notes)
    return Row((item.text, *notes), mark=mark, group=group)


@_figure.register
def _(page: TablePage, told: Exercise, book: Workbook, scene: Scene) -> Figure:
    items = [item for item in items_of(told, page, book) if item.text or item.cells]
    rows = tuple(
        Row((item.text, *(value_text(column, item.cells.get(column.id), book, scene) for column in page.columns)))
        for item in items
    )
    columns = (Column(page.text.label, share=3), *(Column(column.label) for column in page.columns))
    return TableFigure(id=page.id, title=page.title, columns=columns, rows=rows)
