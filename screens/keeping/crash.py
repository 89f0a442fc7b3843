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
    """Return the report: versions, the kind of error, the lines of code it went through."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {Path(f.filename).name}:{f.lineno} in {f.name}: {(f.line or '').strip()}" for f in frames]
    system = f"cop-workbook {__version__}, Python {platform.python_version()}, {platform.system()}"
    return "\n".join((system, type(error).__name__, *lines, ""))


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
