"""One widget a page kind; imported when a page of the kind is first opened."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

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
}
"""Kind of page -> its widget."""


def body_of(kind: str) -> type[PageBody]:
    """Return the widget of a kind of page.

    Raises:
        KeyError: There is no such kind.
    """
    module, _, name = BODIES[kind].partition(":")
    return cast("type[PageBody]", getattr(import_module(module), name))
