"""How workbooks are compared: which way, in which order, what each is called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from exercises.forms import clipped
from workbook.dates import as_date, day
from workbook.model import Workbook

Way: TypeAlias = Literal["then and now", "one and all", "communities"]
"""A community at two times; one person's view beside the group's; several communities (or times) side by side."""


LONGEST = 48
"""Letters of a name in the head of a row or column; a longer one is cut there, and stands whole once."""


def way_of(books: Sequence[Workbook], slugs: Sequence[str] = ()) -> Way:
    """Return how workbooks are compared.

    Two of which one is one person's view: *one and all*. Two of one community or one person (one follows the
    other, or both name the same community, on different days): *then and now*. Else *communities*.
    """
    if len(books) != 2:
        return "communities"
    one, other = books
    if one.solo != other.solo:
        return "one and all"
    follows = bool({book.info.follows for book in books if book.info.follows} & set(slugs))
    name, again = (plain_words(book.info.community) for book in books)
    same = bool(name) and name == again and one.info.date != other.info.date
    return "then and now" if follows or same else "communities"


def order_of(book: Workbook, slug: str, way: Way) -> tuple[bool, bool, str, str]:
    """Return what workbooks are sorted by: one person's view first; then by date, undated ones last."""
    when = as_date(book.info.date)
    return (way == "one and all" and not book.solo, when is None, when.isoformat() if when else "", slug)


def plain_words(text: str) -> str:
    """Return a text as it is compared: without regard to case and blanks."""
    return " ".join(text.casefold().split())


def labels_of(books: Sequence[Workbook], way: Way) -> list[str]:
    """Return what each is called: in the first way its day, in the second whose view it is, else its community."""
    if way == "one and all":
        return ["one person’s view" if book.solo else "the group" for book in books]
    if way == "then and now":
        return _apart([day(book.info.date, missing="") or short_name(book.info.title) for book in books])
    names = [short_name(book.info.community or book.info.title) or "without a name" for book in books]
    dated = [
        f"{name}, {day(book.info.date)}" if names.count(name) > 1 and book.info.date else name
        for name, book in zip(names, books, strict=True)
    ]
    return _apart(dated)


def short_name(name: str) -> str:
    """Return a name as it stands in a head; blanks at its ends and doubled ones are not cut away from a short one."""
    return name if len(name) <= LONGEST else clipped(name, LONGEST)


def _apart(labels: list[str]) -> list[str]:
    """Number what would be called the same."""
    named: list[str] = []
    for label in labels:
        first = tried = label or "without a name"
        number = 2
        while tried in named:
            number, tried = number + 1, f"{first} ({number})"
        named.append(tried)
    return named
