"""The palette: every command of the table that applies where we are, found by a few letters."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider

from screens.keys.commands import Command, in_place, upper_key
from screens.text import content


class TableProvider(Provider):
    """Offers the table of commands."""

    def _offers(self) -> list[tuple[str, Command, Callable[[], Any]]]:
        places = getattr(self.screen, "PLACES", ())
        return [
            (f"{found.title}  {upper_key(found.keys[0])}", found, run)
            for found in in_place(*places)
            if found.id != "palette" and (run := self._run(found)) is not None
        ]

    def _run(self, found: Command) -> Callable[[], Any] | None:
        for node in (self.screen, self.app):
            act = getattr(node, f"action_{found.id}", None)
            if act is not None:
                return partial(node.call_later, act)
        return None

    async def discover(self) -> Hits:
        """Offer everything before anything is typed."""
        for shown, found, run in self._offers():
            yield DiscoveryHit(content(shown), run, text=found.title, help=content(found.help))  # type: ignore[arg-type]

    async def search(self, query: str) -> Hits:
        """Offer what fits the letters typed."""
        matcher = self.matcher(query)
        for shown, found, run in self._offers():
            # A word of the title counts for more than one of the explanation.
            title = matcher.match(found.title)
            score = 1 + title if title else matcher.match(found.help)
            if score > 0:
                yield Hit(score, content(shown), run, text=found.title, help=content(found.help))  # type: ignore[arg-type]
