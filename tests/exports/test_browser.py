"""HTML files in a real browser: no fault that axe finds, nothing that needs a script, nothing fetched.

Runs where headless Chromium and npm's `axe-core` are (`.ci/test-tools` installs both); `AXE_CORE` names the file of axe.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from exports.documents import DOCUMENTS, make, offered
from exports.documents.source import Source
from exports.html import html
from tests.exports.odd import odd_books
from workbook.model import Workbook

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
RUN = """
<script>{axe}</script>
<script>
axe.run(document, {{resultTypes: ["violations"]}}).then(function (found) {{
  var told = document.createElement("pre");
  told.id = "axe-told";
  told.textContent = JSON.stringify(found.violations.map(function (v) {{
    return [v.id, v.help, v.nodes.slice(0, 3).map(function (n) {{ return n.html.slice(0, 160); }})];
  }}));
  document.body.appendChild(told);
}});
</script>
"""


def browser() -> str:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no headless Chromium on this machine")
    return found


def axe() -> str:
    places = [Path(os.environ["AXE_CORE"])] if os.environ.get("AXE_CORE") else []
    if npm := shutil.which("npm"):
        root = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=False).stdout.strip()
        places.append(Path(root) / "axe-core" / "axe.min.js")
    found = next((path for path in places if path.is_file()), None)
    if found is None:
        pytest.skip("npm's axe-core is not on this machine (npm install -g axe-core)")
    return found.read_text("utf-8")


def dom(path: Path, home: Path, wide: int = 1200) -> str:
    """The page as the browser has it once everything on it has run."""
    return subprocess.run(
        [browser(), "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", f"--user-data-dir={home}",
         f"--window-size={wide},900", "--virtual-time-budget=20000", "--dump-dom", path.as_uri()],
        capture_output=True, text=True, check=True, timeout=120,
    ).stdout  # fmt: skip


def checked(text: str, tmp_path: Path, wide: int = 1200) -> list[Any]:
    """What axe finds in an HTML file; our own files allow no script, so the check takes that line out first."""
    source = axe()
    assert "script-src" not in text
    opened = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    assert opened != text
    path = tmp_path / "page.html"
    path.write_text(
        opened.replace("</body>", RUN.format(axe=source.replace("</script", "<\\/script")) + "</body>"), "utf-8"
    )
    told = re.search(r'<pre id="axe-told">(.*?)</pre>', dom(path, tmp_path / "browser", wide), re.DOTALL)
    assert told is not None, "axe did not run"
    from html import unescape

    found: list[Any] = json.loads(unescape(told[1]))
    return found


@pytest.mark.parametrize("document", DOCUMENTS)
def test_axe_finds_nothing_in_any_document(sample: Workbook, document: str, tmp_path: Path) -> None:
    assert checked(html(make(document, Source(sample))), tmp_path) == []


@pytest.mark.parametrize("kind", ["nothing", "alone", "crowd"])
@pytest.mark.parametrize("document", ["report", "poster", "sponsor", "worksheets", "facilitator"])
def test_axe_finds_nothing_in_odd_workbooks(kind: str, document: str, tmp_path: Path) -> None:
    assert checked(html(make(document, Source(odd_books()[kind]))), tmp_path) == []


def test_axe_finds_nothing_in_the_solo_report_of_somebody_who_has_not_begun(tmp_path: Path) -> None:
    assert checked(html(make("solo", Source(odd_books()["alone"]))), tmp_path) == []


@pytest.mark.parametrize("document", ["report", "poster", "worksheets"])
def test_axe_finds_nothing_in_a_narrow_window(sample: Workbook, document: str, tmp_path: Path) -> None:
    assert checked(html(make(document, Source(sample))), tmp_path, 500) == []


@pytest.mark.parametrize("document", ["summary", "worksheets"])
def test_axe_finds_nothing_in_large_print(sample: Workbook, document: str, tmp_path: Path) -> None:
    assert checked(html(make(document, Source(sample)), large=True), tmp_path) == []


def test_axe_finds_a_fault_where_there_is_one(sample: Workbook, tmp_path: Path) -> None:
    broken = html(make("summary", Source(sample))).replace('<html lang="en">', "<html>")
    assert "html-has-lang" in [row[0] for row in checked(broken, tmp_path)]


MEASURE = """<meta charset="utf-8"><pre id="told"></pre>{frames}
<script>
function seen(frame) {{
  var page = frame.contentDocument;
  var letters = [].map.call(page.querySelectorAll("svg text"), function (one) {{
    return parseFloat(frame.contentWindow.getComputedStyle(one).fontSize) * one.getScreenCTM().a;
  }});
  var broken = [].filter.call(page.querySelectorAll("th, td.short"), function (one) {{
    var words = page.createRange();
    words.selectNodeContents(one);
    return one.textContent.trim().split(/\\s+/).length < words.getClientRects().length;
  }}).map(function (one) {{ return one.textContent.trim().slice(0, 40); }});
  var whole = page.documentElement;
  var deaf = [].filter.call(page.querySelectorAll(".piece, .blank"), function (one) {{
    return one.scrollWidth > one.clientWidth + 1 && !one.querySelector("[tabindex]");
  }}).map(function (one) {{ return one.textContent.trim().slice(0, 40); }});
  var stops = [].filter.call(page.querySelectorAll("[tabindex]"), function (one) {{
    return one.getClientRects().length;
  }});
  return [frame.title, whole.scrollWidth - whole.clientWidth, Math.min.apply(null, [99].concat(letters)), broken,
          deaf, stops.length];
}}
addEventListener("load", function () {{
  var frames = [].slice.call(document.querySelectorAll("iframe"));
  Promise.all(frames.map(function (one) {{ return one.contentDocument.fonts.ready; }})).then(function () {{
    document.getElementById("told").textContent = JSON.stringify(frames.map(seen));
  }});
}});
</script>"""
"""Text to fill in: ``frames``, each with its page."""


def measured(pages: dict[str, str], wide: int, folder: Path) -> dict[str, list[Any]]:
    """How far each page can be moved sideways, its smallest letter in a drawing, heads and dates with a broken word,
    boxes that roll out of the keyboard's reach, and how often Tab stops at a box."""
    from html import unescape

    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    style = f"width:{wide}px;height:900px;border:0"
    frames = "".join(f'<iframe title="{name}" src="{name}.html" style="{style}"></iframe>' for name in pages)
    (folder / "all.html").write_text(MEASURE.format(frames=frames), "utf-8")
    told = re.search(r'<pre id="told">(.*?)</pre>', dom(folder / "all.html", folder / "browser"), re.DOTALL)
    assert told is not None
    return {name: rest for name, *rest in json.loads(unescape(told[1]))}


@pytest.mark.parametrize("kind", ["sample", "crowd", "nothing", "alone"])
def test_on_a_phone_nothing_moves_sideways_but_wide_drawings_and_nothing_is_too_small(
    sample: Workbook, kind: str, tmp_path: Path
) -> None:
    book = sample if kind == "sample" else odd_books()[kind]
    pages = {name: html(make(name, Source(book))) for name in offered(book)}
    found = measured(pages, 400, tmp_path)
    assert found.keys() == pages.keys()
    assert {name: told for name, told in found.items() if told[0] or told[2]} == {}
    assert {name: told[1] for name, told in found.items() if name != "worksheets" and told[1] < 9} == {}


@pytest.mark.parametrize("wide", [320, 400])
def test_what_rolls_in_a_narrow_window_is_reached_with_the_keyboard(
    sample: Workbook, wide: int, tmp_path: Path
) -> None:
    pages = {name: html(make(name, Source(sample))) for name in offered(sample)}
    found = measured(pages, wide, tmp_path)
    assert {name: told[3] for name, told in found.items() if told[3]} == {}
    assert found["report"][4] > 20


def test_in_a_wide_window_the_keyboard_stops_at_links_alone(sample: Workbook, tmp_path: Path) -> None:
    pages = {name: html(make(name, Source(sample))) for name in offered(sample)}
    assert {name: told[4] for name, told in measured(pages, 1200, tmp_path).items() if told[4]} == {}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_needs_no_script(sample: Workbook, document: str) -> None:
    text = html(make(document, Source(sample)))
    assert "<script" not in text
    assert re.search(r"(?i)\son[a-z]+\s*=", re.sub(r"url\(data:[^)]*\)", "", text)) is None


@pytest.mark.parametrize(
    ("document", "least", "most", "first"),
    [("handout", 2, 4, "What we promise"), ("report", 20, 32, "What we are for"), ("sponsor", 4, 4, "Director of")],
)
def test_a_browser_prints_it_page_by_page(
    sample: Workbook, document: str, least: int, most: int, first: str, tmp_path: Path
) -> None:
    from pypdf import PdfReader

    path = tmp_path / "page.html"
    path.write_text(html(make(document, Source(sample))), "utf-8")
    out = tmp_path / "printed.pdf"
    subprocess.run(
        [browser(), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'browser'}",
         f"--print-to-pdf={out}", "--no-pdf-header-footer", path.as_uri()],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    printed = PdfReader(out).pages
    assert least <= len(printed) <= most
    assert first in printed[0].extract_text()
