"""The command line: which commands there are, and how errors leave.

Nothing is imported here that is not needed to find the command. Bare `workbook` goes straight to the full screen.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

VERBS: dict[str, str] = {
    "new": "Start a workbook; asks where no title is given.",
    "open": "Open a workbook in the full screen.",
    "cockpit": "Coach, clock and agenda of a running session, in a second terminal.",
    "assess": "Alone, in half an hour: is this for me, and are we ready?",
    "rehearse": "Practise a whole workshop with a simulated group.",
    "plain": "Any exercise line by line (screen readers, plain terminals).",
    "list": "List the workbooks of the library.",
    "show": "Show the results of a workbook.",
    "export": "Write documents: PDF, HTML, Word, Markdown, tables, calendar.",
    "worksheets": "Print blank worksheets: of exercises, of an agenda, or all sixteen.",
    "compare": "Set workbooks side by side: then and now, or communities.",
    "import": "Make a workbook from an answers file.",
    "sample": "Add the finished sample workshop to the library.",
    "guide": "Show the guide; check a guide file of your own.",
    "doctor": "Check terminal, documents, library; show the test card.",
    "schema": "Print the JSON Schemas of the files.",
}
"""Command -> what it does. The command itself stands in `screens.verbs.<name>_` and is imported when it is used."""


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What a write to stdout fails with; our files' own failures are sentences already, and have a name."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code: 0 done, 1 a clear error, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _ends()
    if not given:
        return _guarded(_home)
    return _guarded(lambda: _command(given))


def entry() -> None:
    """Run the console script."""
    sys.exit(main())


def _home() -> int:
    import gc

    gc.disable()  # until the first frame (`run_app` enables it again): half of the start is imports
    from screens.app import run_app

    return run_app()


def _command(given: list[str]) -> int:
    from screens.verbs import group

    try:
        result: Any = group().main(args=given, prog_name="workbook", standalone_mode=False)
    except SystemExit as left:
        # So click and Rich leave where the reader has gone; click's completion for shells leaves with 0.
        if left.code == 1:
            raise BrokenPipeError from None
        raise
    return result if isinstance(result, int) else 0


def _ends() -> None:
    """Give the program its three ends: a closed one leads nowhere, and what a terminal cannot show is a `?` there."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(nowhere, "w" if number else "r", encoding="utf-8", closefd=False))
    if isinstance(sys.stdout, io.TextIOWrapper):
        whole = sys.stdout.encoding.lower().replace("-", "") == "utf8"
        sys.stdout.reconfigure(errors="surrogateescape" if whole else "replace")  # paths come out byte for byte


def _guarded(run: Any) -> int:
    """Run, and turn every way of failing into a sentence and an exit code; never a traceback."""
    try:
        code: int = run()
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever read us has gone (`workbook list | head`): nothing to say, and nobody to say it to.
        _drop_output()
        return 0
    except KeyboardInterrupt:
        _say("")
        return 130
    except Exception as error:
        return _failed(error)


def _failed(error: Exception) -> int:
    from workbook.errors import WorkbookError
    from workbook.text import clean

    if isinstance(error, WorkbookError):
        _say(clean(str(error)))
        return error.exit_code
    if isinstance(error, OSError) and error.errno in _FULL and error.filename is None:
        from workbook.files import reason

        _drop_output()
        _say(f"The output could not be written: {reason(error)}. Send it to another place.")
        return 1
    import click

    if isinstance(error, click.exceptions.Abort):
        _say("Stopped.")
        return 130
    if isinstance(error, click.ClickException):
        said = io.StringIO()
        error.show(file=said)
        _say(clean(said.getvalue()).rstrip())
        return error.exit_code
    from screens.keeping.crash import report

    _say(report(error))
    return 1


def _say(text: str) -> None:
    """Say it on stderr, where there is one that takes it."""
    with suppress(OSError):
        print(text, file=sys.stderr, flush=True)


def _drop_output() -> None:
    """Lead stdout nowhere: what it still holds is not written when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    entry()
