"""Takes the README's pictures anew: `python docs/pictures/make.py` (needs `rsvg-convert` and a monospaced font)."""

from __future__ import annotations

import asyncio
import os
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


async def take(name: str, exercise: str, theme: str) -> None:
    """Take one picture of a results screen of the sample."""
    from screens.app import WorkbookApp
    from screens.library.sample import sample_path
    from workbook.library import Library

    library = Library()
    app = WorkbookApp(library, open=sample_path(library))
    async with app.run_test(size=(104, 33)) as pilot:
        app.theme = theme
        await pilot.pause()
        app.visit("results", exercise=exercise)
        await pilot.pause()
        await pilot.pause()
        svg = app.export_screenshot().replace("<svg ", '<svg xml:space="preserve" ', 1)
    command = ["rsvg-convert", "--width", "1200", "-o", str(HERE / f"{name}.png")]
    subprocess.run(command, input=svg.encode(), check=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WORKBOOK_LIBRARY"] = folder
        asyncio.run(take("scorecard", "scorecard", "paper"))
