"""Charts as SVG: the ground of all, and lines. Pure; attributes only, as the pages let no inline style through.

Every mark that stands for a number carries it as ``data-value``, so that a chart can be held against its table.
Colours differ in lightness and go with a pattern, a dash or a marker: a print in black and white tells them apart.
Sizes are in units of the view box, about a pixel on a screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from xml.sax.saxutils import escape, quoteattr

WIDE = 400
HIGH = 150  # of the plot of a line chart
LEFT, RIGHT, TOP = 48, 8, 26
SIZE = 13
MOST_LABELS = 8  # years written under an axis
INK, SOFT, RULE, PAPER = "#1f2328", "#57606a", "#d0d7de", "#fff"
LINES = (
    ("#14457b", "", "circle"),
    ("#b3541e", "7 3", "square"),
    ("#1a7f37", "2 3", "triangle"),
    ("#6b3fa0", "9 3 2 3", "diamond"),
    ("#7a6a00", "4 2", "cross"),
    ("#57606a", "1 2", "ring"),
)
type_value = Decimal | None
NO_BREAKS: Mapping[int, str] = {}


@dataclass(frozen=True)
class Series:
    """A line: its label and one value for each place on the axis, None where there is a gap."""

    label: str
    values: tuple[type_value, ...]


def number(value: Decimal) -> str:
    """As a chart writes it: no exponent, no zeros behind the point."""
    plain = f"{value:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """To a tenth, halves away from zero, and never -0.0. Errors: DivisionByZero for nothing."""
    return (100 * part / whole).quantize(Decimal("0.1"), ROUND_HALF_UP) + 0


def wide_as(text: str) -> float:
    """About how wide a text is set: digits and signs take little more than half of a character."""
    return sum(SIZE * (0.62 if sign.isascii() else 1) for sign in text)


def element(name: str, text: str = "", /, **attributes: object) -> str:
    """One element with escaped text; an underscore in the name of an attribute stands for a hyphen."""
    written = (f" {key.replace('_', '-')}={quoteattr(str(value))}" for key, value in attributes.items())
    return f"<{name}{''.join(written)}>{escape(text)}</{name}>"


def label(x: float, y: float, text: str, anchor: str = "start", **more: object) -> str:
    return element("text", text, x=round(x, 1), y=round(y, 1), text_anchor=anchor, **{"fill": INK, **more})


def svg(key: str, title: str, summary: str, height: float, body: str) -> str:
    """The whole picture; ``key`` tells its ids from those of the other pictures of a page."""
    head = element("title", title, id=f"{key}-title") + element("desc", summary, id=f"{key}-desc")
    return (
        f'<svg class="chart" role="img" aria-labelledby="{key}-title {key}-desc" viewBox="0 0 {WIDE} {height:g}" '
        f'font-size="{SIZE}" font-family="inherit" xmlns="http://www.w3.org/2000/svg">{head}{body}</svg>'
    )


def ticks(low: Decimal, high: Decimal) -> list[Decimal]:
    """Round numbers from at or below ``low`` to at or above ``high``, four to seven of them, whole where they can be."""
    span = max(high - low, Decimal(4))
    step = Decimal(10) ** ((span / 4).adjusted())
    step = next(step * by for by in (1, 2, 5, 10) if step * by * 5 >= span)
    first = low // step * step if low >= 0 or low % step == 0 else (low // step - 1) * step
    found = [first]
    while found[-1] < high or len(found) < 2:
        found.append(found[-1] + step)
    return found


def lines(
    key: str,
    title: str,
    summary: str,
    places: Sequence[str],
    series: Sequence[Series],
    *,
    unit: str = "件",
    reach: Sequence[Decimal] = (),
    breaks: Mapping[int, str] = NO_BREAKS,
) -> str:
    """Lines over ``places``, from zero. ``breaks`` says what begins at an index: lines do not cross it.
    The scale goes as far as ``reach``, so that several charts may have the same."""
    known = [value for one in series for value in one.values if value is not None]
    scale = ticks(min([Decimal(), *reach, *known]), max([Decimal(), *reach, *known]))
    plot = Plot(len(places), scale[0], scale[-1])
    body = [label(LEFT - 8, TOP - 10, f"（{unit}）", "end", fill=SOFT, font_size=12)]
    body += [plot.level(value) for value in scale]
    body += plot.years(places)
    body += [plot.rupture(at, says) for at, says in breaks.items()]
    alone = len(series) == 1 and len(places) <= MOST_LABELS + 1
    for n, one in enumerate(series):
        body += plot.line(n, one, places, breaks, unit, alone)
    top = TOP + HIGH + 40
    keys, bottom = legend([one.label for one in series], top, _line_key) if len(series) > 1 else ([], top)
    return svg(key, title, summary, bottom, "".join([*body, *keys]))


@dataclass(frozen=True)
class Plot:
    """The ground of a line chart: how many places, from what value to what."""

    count: int
    low: Decimal
    high: Decimal

    def x(self, place: float) -> float:
        inner = WIDE - LEFT - RIGHT - 40
        return LEFT + 20 + (inner * place / (self.count - 1) if self.count > 1 else inner / 2)

    def y(self, value: Decimal) -> float:
        return TOP + HIGH * (1 - float((value - self.low) / (self.high - self.low)))

    def level(self, value: Decimal) -> str:
        y, strong = round(self.y(value), 1), SOFT if not value else RULE
        rule = element("line", x1=LEFT, y1=y, x2=WIDE - RIGHT, y2=y, stroke=strong)
        return rule + label(LEFT - 8, y + 4, number(value), "end", fill=SOFT)

    def years(self, places: Sequence[str]) -> list[str]:
        every = -(-len(places) // MOST_LABELS)
        last = len(places) - 1
        return [
            label(self.x(n), TOP + HIGH + 22, place, "middle", fill=SOFT)
            for n, place in enumerate(places)
            if (last - n) % every == 0
        ]

    def rupture(self, at: int, says: str) -> str:
        """The mark between two editions."""
        x = round(self.x(at - 0.5), 1)
        dashes = element("line", x1=x, y1=TOP - 8, x2=x, y2=TOP + HIGH, stroke=INK, stroke_dasharray="3 3")
        mark = element("path", d=f"M{x - 5} {TOP + HIGH + 4}l4 -8M{x + 1} {TOP + HIGH + 4}l4 -8", stroke=INK)
        anchor, by = ("end", -4) if x > WIDE * 0.6 else ("start", 4)
        words = label(x + by, TOP - 10, says, anchor, font_size=12, fill=SOFT)
        return f'<g class="break">{dashes}{mark}{words}</g>'

    def line(
        self, n: int, one: Series, places: Sequence[str], breaks: Mapping[int, str], unit: str, written: bool
    ) -> Iterator[str]:
        colour, dash, shape = LINES[n % len(LINES)]
        for run in _runs(one.values, breaks):
            points = " ".join(f"{self.x(i):.1f},{self.y(value):.1f}" for i, value in run)
            dashes = {"stroke_dasharray": dash} if dash else {}
            yield element("polyline", points=points, fill="none", stroke=colour, stroke_width=2, **dashes)
            for i, value in run:
                x, y = self.x(i), self.y(value)
                said = element("title", f"{one.label} {places[i]}：{number(value)}{unit}")
                yield f'<g data-value="{number(value)}">{said}{_marker(shape, x, y, colour)}</g>'
                if written:
                    yield label(x, y - 9, number(value), "middle", **PLATE)


# a white edge keeps words readable where they stand on a line or a pattern
PLATE = {"stroke": PAPER, "stroke_width": 3, "paint_order": "stroke", "stroke_linejoin": "round"}


def _runs(values: Sequence[type_value], breaks: Mapping[int, str]) -> list[list[tuple[int, Decimal]]]:
    """The stretches a line is drawn through: it stops at a gap and at a break."""
    runs: list[list[tuple[int, Decimal]]] = [[]]
    for n, value in enumerate(values):
        if n in breaks or value is None:
            runs.append([])
        if value is not None:
            runs[-1].append((n, value))
    return [run for run in runs if run]


def _marker(shape: str, x: float, y: float, colour: str) -> str:
    drawn = {
        "square": "M-4 -4h8v8h-8z",
        "triangle": "M0 -5L5 4H-5z",
        "diamond": "M0 -5.5L5.5 0L0 5.5L-5.5 0z",
        "cross": "M-4 -4L4 4M-4 4L4 -4",
    }
    if shape in drawn:
        at = f"translate({x:.1f} {y:.1f})"
        return element("path", d=drawn[shape], transform=at, fill=colour, stroke=colour, stroke_width=1.5)
    fill = PAPER if shape == "ring" else colour
    return element("circle", cx=round(x, 1), cy=round(y, 1), r=4, fill=fill, stroke=colour, stroke_width=2)


def _line_key(n: int, x: float, y: float) -> str:
    colour, dash, shape = LINES[n % len(LINES)]
    dashes = {"stroke_dasharray": dash} if dash else {}
    stroke = element("line", x1=x, y1=y, x2=x + 30, y2=y, stroke=colour, stroke_width=2, **dashes)
    return stroke + _marker(shape, x + 15, y, colour)


def legend(
    words: Sequence[str], top: float, key: Callable[[int, float, float], str]
) -> tuple[list[str], float]:
    """The keys in columns as wide as the longest words, and where they end."""
    across = max(1, int((WIDE - 8) // (max(map(wide_as, words)) + 56)))
    wide = (WIDE - 8) / across
    found = []
    for n, text in enumerate(words):
        x, y = 8 + n % across * wide, top + n // across * 20
        found.append(key(n, x, y - 4) + label(x + 38, y, text))
    return found, top + ((len(words) - 1) // across + 1) * 20
