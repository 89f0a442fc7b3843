from __future__ import annotations

import subprocess
import sys
from importlib.resources import files

from exercises.titles_made import source


def test_the_index_is_in_step_with_the_guide() -> None:
    kept = files("exercises").joinpath("titles.py").read_text(encoding="utf-8")
    assert kept == source(), "run: python -m exercises.titles_made"


def test_the_index_loads_without_reading_the_guide() -> None:
    code = "import sys, exercises.titles; print(sorted({'msgspec', 'tomllib', 'exercises.guide'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
