"""PDFs, made by a process of its own that can be started early, timed out and stopped."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from exports.pango import install_line
from workbook.errors import WorkbookError

TIMEOUT = 60.0
"""Seconds one PDF may take."""
_ROOT = str(Path(__file__).resolve().parent.parent)
_START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from exports.worker import main; main()"


class PdfUnavailable(WorkbookError):
    """PDFs cannot be made on this machine: a library is missing.

    Attributes:
        written: The files that were written all the same, the HTML in the PDF's place among them.
    """

    def __init__(self, written: Sequence[Path] = ()) -> None:
        self.written = list(written)
        pages = ", ".join(str(path) for path in self.written if path.suffix == ".html")
        instead = f" The same pages are in {pages}." if pages else ""
        reason = "A PDF needs the Pango libraries, which are not on this machine."
        super().__init__(reason + instead, f"Install them: {install_line()}")


class PdfStopped(WorkbookError):
    """The making of a PDF was stopped, by hand or by the clock."""


class PdfWorker:
    """Makes PDFs one after the other. Start it when the choosing begins: its import is then over before it is asked.

    Use as a context manager, or call :meth:`stop`.

    Attributes:
        lacking: The characters of the last PDF that no font of this machine has; it holds a box for each.
    """

    def __init__(self, timeout: float = TIMEOUT) -> None:
        self.timeout = timeout
        self.lacking = ""
        self._process: subprocess.Popen[bytes] | None = None
        self._ready = False
        self._late = False
        self._stopped = False

    def start(self) -> PdfWorker:
        """Start the process if it does not run; return at once."""
        if self._process is None:
            self._stopped = self._late = self._ready = False
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-B", "-c", _START, _ROOT],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, close_fds=True,
                # One heap for all threads: Pango's would reserve 64 MB of address space each, of which we allow 2 GB.
                env={**os.environ, "PYTHONWARNINGS": "ignore", "MALLOC_ARENA_MAX": "1"},
                start_new_session=True,  # Ctrl+C in the terminal is ours to handle
            )  # fmt: skip
        return self

    def stop(self) -> None:
        """Stop the process, at once; a PDF under way is given up. May be called from any thread."""
        self._stopped = True
        self._end()

    def pdf(self, html: str) -> bytes:
        """Return the PDF of a whole HTML document.

        Raises:
            PdfUnavailable: WeasyPrint's libraries are missing.
            PdfStopped: It took longer than the timeout, or :meth:`stop` was called.
            WorkbookError: It could not be made.
        """
        self.start()
        clock = threading.Timer(self.timeout, self._too_late)
        clock.daemon = True
        clock.start()
        try:
            return self._ask(html)
        except (OSError, ValueError, EOFError):
            raise self._broken() from None
        finally:
            clock.cancel()

    def __enter__(self) -> PdfWorker:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def _ask(self, html: str) -> bytes:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise EOFError
        if not self._ready:
            self._check(self._message(process))
            self._ready = True
        body = html.encode("utf-8")
        process.stdin.write(len(body).to_bytes(8, "big") + body)
        process.stdin.flush()
        answer = self._check(self._message(process))
        size, self.lacking = answer["size"], str(answer.get("lacking", ""))
        pdf = process.stdout.read(size)
        if len(pdf) != size:
            raise EOFError
        return pdf

    def _message(self, process: subprocess.Popen[bytes]) -> dict[str, Any]:
        assert process.stdout is not None
        head = process.stdout.read(8)
        if len(head) < 8:
            raise EOFError
        found: dict[str, Any] = json.loads(process.stdout.read(int.from_bytes(head, "big")))
        return found

    def _check(self, message: dict[str, Any]) -> dict[str, Any]:
        error = message.get("error")
        if error is None:
            return message
        self._end()
        raise _ERRORS.get(error, _failed)()

    def _too_late(self) -> None:
        self._late = True
        self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with _quiet():
                    pipe.close()

    def _broken(self) -> WorkbookError:
        self._end()
        if self._late:
            return PdfStopped(
                f"The PDF took longer than {self.timeout:g} seconds and was stopped.",
                "HTML holds the same pages: -f html.",
            )
        return PdfStopped("The PDF was stopped.") if self._stopped else _failed()


class _quiet:
    """A pipe whose other end is gone complains when it is closed; nobody needs to hear that."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> bool:
        return kind is not None and issubclass(kind, OSError | ValueError)


def _failed() -> WorkbookError:
    return WorkbookError("The PDF could not be made.", "HTML holds the same pages: -f html.")


_ERRORS: dict[str, Any] = {
    "missing": PdfUnavailable,
    "memory": lambda: WorkbookError(
        "The PDF needs more memory than it may have.", "HTML holds the same pages: -f html."
    ),
    "failed": _failed,
}
