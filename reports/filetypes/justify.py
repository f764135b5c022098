"""Chinese justification for WeasyPrint, which stretches blanks only: Chinese has none, so lines end ragged.

A line with figures or a pair of marks kept together is short by a part of a character. Here the rest is
shared out between all characters of the line, as word processors do. WeasyPrint has no hook for it, so one
function that justifies a line is replaced; tests/reports/filetypes/test_pdf.py holds the result.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text.line_break import create_layout

LEAST = 0.2  # less is not seen
MOST = 0.2  # of the size of a character; a line that would open wider stays ragged


def install() -> None:
    """From now on every `text-align: justify` in this process stretches between characters."""
    inline.justify_line = justify_line


def justify_line(context: Any, line: Any, extra_width: float) -> None:
    """Share `extra_width` out between the characters of a line."""
    gaps = sum(len(box.text) for box in _texts(line)) - 1
    if gaps < 1 or extra_width < LEAST:
        return
    each = extra_width / gaps
    if each <= MOST * line.style["font_size"]:
        _stretch(context, line, each, 0)


def _texts(box: Any) -> list[Any]:
    if isinstance(box, boxes.TextBox):
        return [box]
    return [text for child in getattr(box, "children", ()) for text in _texts(child)]


def _stretch(context: Any, box: Any, each: float, moved: float) -> float:
    """Widen the text in `box`, itself `moved` to the right, by `each` a character; how far the next moves."""
    box.position_x += moved
    before = moved
    if isinstance(box, boxes.TextBox):
        spacing = box.style["letter_spacing"]
        box.style = box.style.copy()
        box.style["letter_spacing"] = each + (0 if spacing == "normal" else spacing)
        box.pango_layout = create_layout(box.text, box.style, context, None, 0)
        box.pango_layout.deactivate()
        moved += each * len(box.text)
    else:
        for child in box.children:
            moved = _stretch(context, child, each, moved)
    box.width += moved - before
    return moved
