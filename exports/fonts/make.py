# mypy: ignore-errors
"""Makes the fonts of this folder from Source Sans Pro; run once, by hand: ``python make.py FOLDER_WITH_TTF``.

The licence reserves the name of the original, so the cut-down fonts are called Workbook Sans. The state marks that
stand on screen and paper (○ ◐ ● ◇ ▸ ✕ …) are drawn here: the original has none of them.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Workbook Sans"
FACES = {"Light": 300, "Regular": 400, "Semibold": 600}
RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x18F), (0x1A0, 0x1B0), (0x1CD, 0x1DC), (0x218, 0x21B), (0x259, 0x259),
    (0x2B0, 0x2FF), (0x300, 0x32F), (0x370, 0x3FF), (0x400, 0x4FF), (0x1E00, 0x1EFF), (0x2010, 0x205F),
    (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x2199), (0x2200, 0x22FF),
    (0x25A0, 0x25FF),
]  # fmt: skip
HERE = Path(__file__).parent
MIDDLE, RADIUS, WIDTH = 330, 250, 620


def _ring(pen: Any, radius: float, *, clockwise: bool = True, start: int = 0, end: int = 360) -> None:
    steps = range(start, end + 1, 12)
    points = [
        (MIDDLE_X + radius * math.cos(math.radians(a)), MIDDLE + radius * math.sin(math.radians(a))) for a in steps
    ]
    points = points[:-1] if end - start == 360 else points
    _shape(pen, points[::-1] if clockwise else points)


MIDDLE_X = WIDTH / 2


def _shape(pen: Any, points: list[tuple[float, float]]) -> None:
    first, *rest = [(round(x), round(y)) for x, y in points]
    pen.moveTo(first)
    for point in rest:
        pen.lineTo(point)
    pen.closePath()


def _circle(pen: Any) -> None:
    _ring(pen, RADIUS)
    _ring(pen, RADIUS - 52, clockwise=False)


def _full(pen: Any) -> None:
    _ring(pen, RADIUS)


def _half(pen: Any) -> None:
    _circle(pen)
    _ring(pen, RADIUS - 40, start=90, end=270)


def _diamond(pen: Any) -> None:
    for size, turn in ((RADIUS + 20, 1), (RADIUS - 55, -1)):
        x, y = MIDDLE_X, MIDDLE
        _shape(pen, [(x, y + size), (x + size, y), (x, y - size), (x - size, y)][::turn])


def _triangle(pen: Any) -> None:
    _shape(pen, [(MIDDLE_X - 150, MIDDLE + 210), (MIDDLE_X + 200, MIDDLE), (MIDDLE_X - 150, MIDDLE - 210)])


def _cross(pen: Any) -> None:
    x, y, long, thin = MIDDLE_X, MIDDLE, 210, 36
    for turn in (1, -1):
        a = [(-long - thin, turn * (long - thin)), (-long + thin, turn * (long + thin)),
             (long + thin, turn * (-long + thin)), (long - thin, turn * (-long - thin))]  # fmt: skip
        _shape(pen, [(x + p, y + q) for p, q in (a if turn == 1 else a[::-1])])


def _box(pen: Any) -> None:
    for size, turn in ((230, 1), (182, -1)):
        x, y = MIDDLE_X, MIDDLE
        square = [(x - size, y - size), (x - size, y + size), (x + size, y + size), (x + size, y - size)]
        _shape(pen, square[::turn])


MARKS = {0x25CB: _circle, 0x25CF: _full, 0x25D0: _half, 0x25C7: _diamond, 0x25B8: _triangle, 0x2715: _cross,
         0x2610: _box, 0x25A1: _box}  # fmt: skip


def make(source: Path, face: str, weight: int) -> dict[str, int]:
    """Write one face; return the widths of its characters in thousandths of an em."""
    font = TTFont(source / f"SourceSansPro-{face}.ttf")
    options = Options()
    options.layout_features = ["kern", "liga", "locl", "ccmp", "mark", "mkmk", "tnum"]
    options.hinting = False
    options.glyph_names = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for low, high in RANGES for c in range(low, high + 1)])
    subsetter.subset(font)
    _draw_marks(font)
    _rename(font, face, weight)
    font.save(HERE / f"WorkbookSans-{face}.ttf")
    cmap, metrics = font.getBestCmap(), font["hmtx"]
    return {chr(code): metrics[name][0] for code, name in cmap.items()}


def _draw_marks(font: Any) -> None:
    glyphs, order = font["glyf"], font.getGlyphOrder()
    for code, draw in MARKS.items():
        name = f"uni{code:04X}"
        pen = TTGlyphPen(None)
        draw(pen)
        if name not in order:
            order.append(name)
        glyphs[name] = pen.glyph()
        font["hmtx"][name] = (WIDTH, 0)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name
    font.setGlyphOrder(order)
    for name in (f"uni{code:04X}" for code in MARKS):
        glyphs[name].recalcBounds(glyphs)
        font["hmtx"][name] = (WIDTH, glyphs[name].xMin)


def _rename(font: Any, face: str, weight: int) -> None:
    names = font["name"]
    style = "Regular" if face == "Regular" else face
    for record in list(names.names):
        text = {1: FAMILY if face == "Regular" else f"{FAMILY} {style}", 2: "Regular", 3: f"{FAMILY} {style} 1",
                4: f"{FAMILY} {style}", 6: f"{FAMILY.replace(' ', '')}-{style}", 16: FAMILY, 17: style}  # fmt: skip
        if record.nameID in text:
            names.setName(text[record.nameID], record.nameID, record.platformID, record.platEncID, record.langID)
    font["OS/2"].usWeightClass = weight


def main() -> None:
    """Write all faces and their widths."""
    widths = {str(FACES[face]): make(Path(sys.argv[1]), face, weight) for face, weight in FACES.items()}
    (HERE / "widths.json").write_text(json.dumps(widths, ensure_ascii=True, separators=(",", ":")), "ascii")


if __name__ == "__main__":
    main()
