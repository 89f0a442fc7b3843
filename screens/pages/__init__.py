"""One widget a page kind; imported when a page of the kind is first opened."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from exercises.pages import Page

if TYPE_CHECKING:
    from screens.pages.base import PageBody

BODIES: dict[str, str] = {
    "read": "screens.pages.read:ReadBody",
    "quiz": "screens.pages.quiz:QuizBody",
    "collect": "screens.pages.collect:CollectBody",
    "cluster": "screens.pages.cluster:ClusterBody",
    "vote": "screens.pages.vote:VoteBody",
    "rate": "screens.pages.rate:RateBody",
    "check": "screens.pages.check:CheckBody",
    "write": "screens.pages.write:WriteBody",
    "choose": "screens.pages.choose:ChooseBody",
    "table": "screens.pages.table:TableBody",
    "choose/suggestions": "screens.pages.suggestions:SuggestBody",
}
"""Kind of page -> its widget; ``kind/special`` where a page has rows of another origin and keys of its own."""


def body_of(page: Page) -> type[PageBody]:
    """Return the widget of a page."""
    kind = kind_of(page)
    special = f"{kind}/{getattr(page, 'special', '')}"
    module, _, name = BODIES[special if special in BODIES else kind].partition(":")
    return cast("type[PageBody]", getattr(import_module(module), name))


def kind_of(page: Page) -> str:
    """Return which of the ten kinds a page is."""
    return str(page.__struct_config__.tag)
