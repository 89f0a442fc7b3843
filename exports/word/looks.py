"""How a Word file looks: named styles that people can change in one place, fonts and languages for every script."""

from __future__ import annotations

from typing import Any

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor

from exports.word.runs import ARABIC, CHINESE, EAST, ENGLISH, LATIN, RIGHT

INK, QUIET, ACCENT = RGBColor(0x14, 0x11, 0x0F), RGBColor(0x4A, 0x45, 0x40), RGBColor(0x0B, 0x4F, 0x6C)
PART, LABEL, HEADLINE, ASIDE, CELL, HEAD = "toc 1", "Label", "Headline", "Aside", "Table text", "Table head"
CAME_OUT = "toc 2"
"""What came out of a part, under its line in the contents."""
_THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def dress(word: Word) -> None:
    """Set fonts, languages and styles."""
    _defaults(word)
    for style in word.styles:
        if style.name.startswith(("Heading", "Title", "Subtitle", "Intense Quote")):
            style.font.color.rgb = ACCENT
    large = word.styles["Intense Quote"].font
    large.size, large.bold, large.italic = Pt(13), False, False
    plain = word.styles["Normal"]
    plain.paragraph_format.space_after = Pt(6)
    plain.font.size, plain.font.color.rgb = Pt(10.5), INK
    _own(word)
    foot = word.styles["Footer"]
    foot.font.size, foot.font.color.rgb = Pt(8), QUIET
    for style in word.styles:
        _same_for_every_script(style.element)


def _defaults(word: Word) -> None:
    """One family for each kind of script, by name: a theme's would stand above it; and the language of each kind.

    East Asian text that is said to be English is drawn by LibreOffice with a Latin family and its stand-ins, which
    let the characters overlap once Arabic is in the document too.
    """
    run = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for style in word.styles.element.iter(qn("w:style")):
        for held in [one for one in style.iter(qn("w:rFonts")) if _themed(one)]:
            held.getparent().remove(held)
    fonts, said = run.find(qn("w:rFonts")), run.find(qn("w:lang"))
    for name in _THEMES:
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name, family in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", EAST), ("cs", RIGHT)):
        fonts.set(qn(f"w:{name}"), family)
    for name, language in (("val", ENGLISH), ("eastAsia", CHINESE), ("bidi", ARABIC)):
        said.set(qn(f"w:{name}"), language)
    word.core_properties.language = ENGLISH


def _themed(fonts: Any) -> bool:
    return any(fonts.get(qn(f"w:{name}")) for name in _THEMES)


def _own(word: Word) -> None:
    """Styles of our own, named for what they are for."""
    for name in (PART, CAME_OUT, LABEL, HEADLINE, ASIDE, CELL, HEAD):
        made = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.startswith("toc"))
        made.base_style = word.styles["Table text" if name == HEAD else "Normal"]
        made.quick_style = not name.startswith("toc")
    for name in (LABEL, HEADLINE, HEAD):
        word.styles[name].font.bold = True
    for name in (LABEL, HEADLINE):
        word.styles[name].paragraph_format.keep_with_next = True
    for name in (ASIDE, CAME_OUT):
        word.styles[name].font.color.rgb = QUIET
    cell = word.styles[CELL]
    cell.font.size = Pt(9)
    cell.paragraph_format.line_spacing = 1.0
    cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(1.5)
    for name, after in ((PART, 0), (CAME_OUT, 4)):
        held = word.styles[name].paragraph_format
        held.space_after, held.line_spacing, held.keep_with_next = Pt(after), 1.0, name == PART


def measure(word: Word, room: Length) -> None:
    """Set the stops at the right edge: the number of a part in the contents, the number of a page in the foot."""
    stops = word.styles[PART].paragraph_format.tab_stops
    stops.add_tab_stop(room, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    word.styles[CAME_OUT].paragraph_format.right_indent = Length(round(room / 8))
    foot = word.styles["Footer"].paragraph_format.tab_stops
    foot.clear_all()
    foot.add_tab_stop(room, WD_TAB_ALIGNMENT.RIGHT)


def _same_for_every_script(style: Any) -> None:
    """Give complex scripts the size and weight that the others have; Word keeps them apart."""
    run = style.find(qn("w:rPr"))
    for plain, twin in (("w:b", "w:bCs"), ("w:i", "w:iCs"), ("w:sz", "w:szCs")):
        said = None if run is None else run.find(qn(plain))
        if run is None or said is None:
            continue
        old = run.find(qn(twin))
        if old is not None:
            run.remove(old)
        made = OxmlElement(twin)
        for name, value in said.attrib.items():
            made.set(name, value)
        said.addnext(made)
