"""The process that makes PDFs: takes HTML on stdin, gives PDF on stdout, reads nothing else.

It runs apart so that a page that never ends can be stopped, and so that keys stay fast. The parent (`exports.pdf`)
speaks to it in frames: a length of eight bytes, then that many bytes. First out is one frame that says it is ready,
or what is missing.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import gc
import json
import os
import struct
import sys
from importlib.resources import files
from typing import IO, Any

from exports.glyphs import replaced
from exports.html import FONTS, SCHEME
from exports.shaping import whole_lines

MEMORY = 2_000_000_000
"""Bytes of address space the process may take."""
_LENGTH = struct.Struct(">Q")


def main() -> None:
    """Serve PDFs until stdin ends."""
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not fall into the frames
    _limit()
    gc.disable()  # 0.6 of the time; the process is short-lived
    try:
        make = _maker()
    except (ImportError, OSError) as wrong:
        _send(sink, {"error": "missing", "detail": str(wrong)})
        return
    _send(sink, {"ready": True})
    while (task := receive(source)) is not None:
        _answer(sink, make, task)
        gc.collect()  # between two PDFs, when nobody waits: thirty of them must not run out of memory


def _answer(sink: IO[bytes], make: Any, task: bytes) -> None:
    try:
        html, lacking = replaced(task.decode("utf-8"))
        pdf = make(html)
    except MemoryError:
        _send(sink, {"error": "memory", "detail": ""})
    except Exception as wrong:
        _send(sink, {"error": "failed", "detail": type(wrong).__name__})
    else:
        _send(sink, {"size": len(pdf), "lacking": lacking})
        sink.write(pdf)
        sink.flush()


def _limit() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _maker() -> Any:
    """Import WeasyPrint; keep its search for libraries from starting a compiler, 0.2 s each."""
    for name in ("_findLib_gcc", "_findLib_ld"):
        if hasattr(ctypes.util, name):
            setattr(ctypes.util, name, lambda _: None)
    import logging
    import warnings

    warnings.simplefilter("ignore", DeprecationWarning)
    logging.getLogger("weasyprint").addHandler(logging.NullHandler())
    logging.getLogger("weasyprint").propagate = False
    with contextlib.redirect_stdout(None), contextlib.redirect_stderr(None):
        import weasyprint
        from weasyprint.urls import URLFetcher, URLFetcherResponse
    whole_lines()  # joined scripts are drawn joined in figures

    class Fetcher(URLFetcher):  # type: ignore[misc]
        """Reads `data:` and the package's own fonts; everything else does not exist."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            scheme, _, name = url.partition(":")
            if scheme == SCHEME and name in FONTS:
                return URLFetcherResponse(url, (files("exports") / "fonts" / name).read_bytes(),
                                          {"Content-Type": "font/ttf"})  # fmt: skip
            if scheme == "data":
                return super().fetch(url, headers)
            raise ValueError("nothing is fetched")

    def make(text: str) -> bytes:
        page = weasyprint.HTML(string=text, url_fetcher=Fetcher(allowed_protocols={"data"}), base_url=None)
        done = page.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
        assert isinstance(done, bytes)
        return done

    return make


def receive(source: IO[bytes]) -> bytes | None:
    """Return the next frame, ``None`` at the end."""
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (size,) = _LENGTH.unpack(head)
    body = source.read(size)
    return body if len(body) == size else None


def frame(body: bytes) -> bytes:
    """Return a frame."""
    return _LENGTH.pack(len(body)) + body


def _send(sink: IO[bytes], message: dict[str, object]) -> None:
    sink.write(frame(json.dumps(message).encode("utf-8")))
    sink.flush()


if __name__ == "__main__":
    main()
