"""Cold start: from starting `workbook` to its painted home screen, against a bare Textual app with one label."""

from __future__ import annotations

import compileall
import importlib.util
import statistics
import sys
from pathlib import Path
from typing import Any

import pytest

import screens
from exercises.guide import agenda_blocks
from workbook.library import Library
from workbook.model import Info, Workbook

_BARE = """
from textual.app import App
from textual.widgets import Label
class Bare(App):
    def compose(self):
        yield Label("A bare label")
Bare().run()
"""
_HOME = "import sys; from screens.cli import main; sys.exit(main([]))"
MOST = 1.3
ROUNDS = 9


def _terminal() -> Any:
    spec = importlib.util.spec_from_file_location("terminal", Path(__file__).with_name("terminal.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["terminal"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.bench
def test_home_is_painted_as_fast_as_one_label(tmp_path: Path) -> None:
    terminal = _terminal()
    # An editable install is compiled again at every start where nothing may write .pyc files.
    root = Path(screens.__file__).parent.parent
    for floor in ("workbook", "exercises", "exports", "screens"):
        compileall.compile_dir(root / floor, quiet=2)
    library = Library(tmp_path / "library")
    for number in range(12):
        info = Info(f"Workshop {number}", "Tarnbeck Water", date="2025-03-12", agenda="half-day")
        library.create(Workbook(f"b{number}", info, (), agenda_blocks("half-day"))).close()
    library.entries()  # the index is there from the second start on
    environment = {"WORKBOOK_LIBRARY": str(library.folder)}
    bare: list[float] = []
    home: list[float] = []
    for _ in range(ROUNDS):
        bare.append(terminal.first_paint(terminal.python(_BARE), "A bare label"))
        home.append(terminal.first_paint(terminal.python(_HOME), "Workshop 11", environment))
    ratio = statistics.median(home) / statistics.median(bare)
    print(
        f"\nhome {statistics.median(home):.3f} s, one label {statistics.median(bare):.3f} s, ratio {ratio:.2f} (most {MOST})"
    )
    assert ratio <= MOST
