"""A report of our own when something breaks: where, never with what.

Textual's and Python's reports can print local variables, participants' words among them. Ours keeps the kind of
error and the lines of code, and nothing that anybody typed.
"""

from __future__ import annotations

import platform
import sys
import traceback
from pathlib import Path

from workbook import __version__


def describe(error: BaseException) -> str:
    """Return the report: versions, the kind of error, the lines of code it went through, and what it came from."""
    system = f"cop-workbook {__version__}, Python {platform.python_version()}, {platform.system()}"
    lines = [system]
    told: BaseException | None = error
    seen: set[int] = set()
    while told is not None and id(told) not in seen:
        seen.add(id(told))
        frames = traceback.extract_tb(told.__traceback__)
        lines.append(type(told).__name__ if told is error else f"from {type(told).__name__}")
        lines += [f"  {Path(f.filename).name}:{f.lineno} in {f.name}: {(f.line or '').strip()}" for f in frames]
        told = told.__cause__ or (None if told.__suppress_context__ else told.__context__)
    return "\n".join((*lines, ""))


def report(error: BaseException) -> str:
    """Write the report to a file only its owner can read, and return the sentence that says so."""
    from workbook.paths import state_folder

    said = "Something broke in the program; what was shown as saved is in your workbook."
    try:
        folder = state_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / "last-crash.txt"
        path.unlink(missing_ok=True)
        path.touch(mode=0o600)
        path.write_text(describe(error), encoding="utf-8")
    except OSError:
        print(describe(error), file=sys.stderr)
        return said
    return f"{said} The report, without anything you typed, is in {path}"
