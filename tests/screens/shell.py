"""What tests of the screens around the exercises look at: the app, where it is, what it shows."""

from __future__ import annotations

from typing import Any

from textual.content import Content
from textual.widget import Widget

from screens.app import WorkbookApp
from screens.parts.frame import Heading
from workbook.library import Library

SIZE = (100, 30)


def run(library: Library) -> Any:
    app = WorkbookApp(library)
    return app, app.run_test(size=SIZE, notifications=True, tooltips=True)


def focused(app: WorkbookApp) -> type[Widget]:
    return type(app.focused) if app.focused else Widget


def where(app: WorkbookApp) -> str:
    return type(app.screen).__name__


def toasts(app: WorkbookApp) -> list[str]:
    return [toast.message for toast in app._notifications]


def heading(app: WorkbookApp) -> str:
    drawn = app.screen.query_one(Heading).render()
    assert isinstance(drawn, Content)
    return drawn.plain


def shown(app: WorkbookApp) -> str:
    """Return everything on the screen as text."""
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())
