"""Talking about what was revealed: every item once, the widest first."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Talk:
    """Which items were talked about.

    Attributes:
        order: Ids in the order of the reveal.
        done: Those that were talked about; shared with whoever keeps it.
    """

    order: tuple[str, ...] = ()
    done: set[str] = field(default_factory=set)

    @property
    def waiting(self) -> list[str]:
        """The items nobody has talked about yet."""
        return [item for item in self.order if item not in self.done]

    def onward(self) -> None:
        """The first of them was talked about."""
        self.done.update(self.waiting[:1])

    def back(self) -> None:
        """The last one waits again."""
        said = [item for item in self.order if item in self.done]
        self.done.difference_update(said[-1:])

    @property
    def words(self) -> str:
        """``3 not yet discussed``; empty where there is nothing to talk about."""
        if not self.order:
            return ""
        return f"{len(self.waiting)} not yet discussed" if self.waiting else "all discussed"
