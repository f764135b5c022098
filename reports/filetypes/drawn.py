"""What is drawn on the pages of a PDF: text, rules, grounds and pictures at their places in millimetres. Pure.

Read from the operators of the page itself (ISO 32000-1, 8 and 9), as WeasyPrint writes them: whatever is made from
this shows the very same page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

MM = 25.4 / 72  # a point
SHOWN = re.compile(rb"<([0-9a-f]*)>|(-?[\d.]+)")

Colour = tuple[int, int, int]
Frame = tuple[float, float, float, float]  # how coordinates become points: x' = a·x + e, y' = d·y + f
Box = tuple[float, float, float, float]  # left, top, width, height


@dataclass(frozen=True)
class Face:
    """An embedded font: its file, the text of each of its glyphs and how far each goes, in thousandths."""

    family: str
    file: bytes
    texts: Mapping[int, str]
    widths: Mapping[int, float]


@dataclass(frozen=True)
class Text:
    """Characters on one line: from x on the base line y; ``steps`` leads from each character to the next."""

    x: float
    y: float
    size: float
    face: str
    text: str
    steps: tuple[float, ...]
    colour: Colour


@dataclass(frozen=True)
class Rule:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: float
    colour: Colour


@dataclass(frozen=True)
class Ground:
    """A rectangle of one colour."""

    box: Box
    colour: Colour


@dataclass(frozen=True)
class Picture:
    """The place of a picture."""

    box: Box


@dataclass(frozen=True)
class Sheet:
    """A page, in the order it is drawn, which is the order it is read. Origin at the top left."""

    width: float
    height: float
    marks: tuple[Text | Rule | Ground | Picture, ...]


@dataclass(frozen=True)
class Printed:
    """A finished PDF and what it was made of: the picture on it, operators page by page, faces, points of a page."""

    content: bytes
    picture: bytes
    operators: tuple[tuple[bytes, ...], ...]
    faces: dict[str, Face]
    size: tuple[float, float]

    @property
    def sheets(self) -> Iterator[Sheet]:
        return (sheet(operators, self.faces, *self.size) for operators in self.operators)


def sheet(operators: Iterable[bytes], faces: Mapping[str, Face], width: float, height: float) -> Sheet:
    """One page of `width` and `height` points. Operators that draw nothing are passed over."""
    pen = _Pen(faces, height)
    for line in operators:
        operands, _, operator = line.rpartition(b" ")
        if act := _ACTS.get(operator):
            act(pen, operands)
    return Sheet(width * MM, height * MM, tuple(pen.marks))


@dataclass
class _Pen:
    faces: Mapping[str, Face]
    height: float
    frame: Frame = (1, 1, 0, 0)
    fill: Colour = (0, 0, 0)
    stroke: Colour = (0, 0, 0)
    width: float = 1
    face: str = ""
    size: float = 0
    at: tuple[float, float] = (0, 0)
    path: list[tuple[float, ...]] = field(default_factory=list)
    kept: list[tuple[Frame, Colour, Colour, float]] = field(default_factory=list)
    marks: list[Text | Rule | Ground | Picture] = field(default_factory=list)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Millimetres from the top left."""
        a, d, e, f = self.frame
        return (a * x + e) * MM, (self.height - d * y - f) * MM

    @property
    def scale(self) -> float:
        return abs(self.frame[0]) * MM

    def box(self, x: float, y: float, width: float, height: float) -> Box:
        left, top = self.place(x, y)
        right, bottom = self.place(x + width, y + height)
        return min(left, right), min(top, bottom), abs(right - left), abs(bottom - top)


def _numbers(operands: bytes) -> tuple[float, ...]:
    return tuple(map(float, operands.split()))


def _save(pen: _Pen, _: bytes) -> None:
    pen.kept.append((pen.frame, pen.fill, pen.stroke, pen.width))


def _restore(pen: _Pen, _: bytes) -> None:
    pen.frame, pen.fill, pen.stroke, pen.width = pen.kept.pop()


def _transform(pen: _Pen, operands: bytes) -> None:
    a, _, _, d, e, f = _numbers(operands)  # nothing on our pages stands askew
    outer_a, outer_d, outer_e, outer_f = pen.frame
    pen.frame = (outer_a * a, outer_d * d, outer_a * e + outer_e, outer_d * f + outer_f)


def _colour(operands: bytes) -> Colour:
    red, green, blue = (round(255 * part) for part in _numbers(operands))
    return red, green, blue


def _fill_colour(pen: _Pen, operands: bytes) -> None:
    pen.fill = _colour(operands)


def _stroke_colour(pen: _Pen, operands: bytes) -> None:
    pen.stroke = _colour(operands)


def _line_width(pen: _Pen, operands: bytes) -> None:
    pen.width = float(operands)


def _point(pen: _Pen, operands: bytes) -> None:
    pen.path.append(_numbers(operands))


def _end(pen: _Pen, _: bytes) -> None:
    pen.path.clear()


def _stroke(pen: _Pen, _: bytes) -> None:
    start, end = (pen.place(*point) for point in pen.path)
    pen.marks.append(Rule(*start, *end, pen.width * pen.scale, pen.stroke))
    pen.path.clear()


def _fill(pen: _Pen, _: bytes) -> None:
    pen.marks += [Ground(pen.box(*rectangle), pen.fill) for rectangle in pen.path]
    pen.path.clear()


def _picture(pen: _Pen, _: bytes) -> None:
    pen.marks.append(Picture(pen.box(0, 0, 1, 1)))


def _set_face(pen: _Pen, operands: bytes) -> None:
    name, size = operands.split()
    pen.face, pen.size = name[1:].decode(), float(size)


def _set_place(pen: _Pen, operands: bytes) -> None:
    pen.at = _numbers(operands)[4], _numbers(operands)[5]


def _show(pen: _Pen, operands: bytes) -> None:
    """A number between the glyphs takes back so many thousandths of the size."""
    face, text, steps = pen.faces[pen.face], "", [0.0]
    for shown, back in SHOWN.findall(operands):
        if back:
            steps[-1] -= float(back)
        for start in range(0, len(shown), 4):
            glyph = int(shown[start : start + 4], 16)
            text += face.texts[glyph]
            steps.append(face.widths[glyph])
    size, (x, y) = pen.size * pen.scale, pen.at
    lengths = tuple(step * size / 1000 for step in steps)
    left, base = pen.place(x, y)
    pen.marks.append(Text(left + lengths[0], base, size, pen.face, text, lengths[1:], pen.fill))
    pen.at = x + sum(steps) * pen.size / 1000, y


_ACTS: dict[bytes, Callable[[_Pen, bytes], None]] = {
    b"q": _save,
    b"Q": _restore,
    b"cm": _transform,
    b"rg": _fill_colour,
    b"RG": _stroke_colour,
    b"w": _line_width,
    b"m": _point,
    b"l": _point,
    b"re": _point,
    b"n": _end,
    b"S": _stroke,
    b"f": _fill,
    b"Do": _picture,
    b"Tf": _set_face,
    b"Tm": _set_place,
    b"TJ": _show,
}
