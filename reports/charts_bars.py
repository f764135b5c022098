"""Bars as SVG: of parts, as shares or counts, and ranked. Pure; drawn as reports.charts says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.charts import (
    INK,
    NO_BREAKS,
    PAPER,
    PLATE,
    SOFT,
    WIDE,
    element,
    label,
    legend,
    number,
    percent,
    svg,
    type_value,
    wide_as,
)

BAR, GAP = 22, 12
WHITE = {"fill": PAPER}  # the words on a plain dark part
# ground, stroke and the strokes of one 8 × 8 tile
FILLS = (
    ("#14457b", "", ""),
    ("#cfe0f3", "#14457b", "M0 8L8 0M-2 2L2 -2M6 10L10 6"),
    ("#f6dfb4", "#8a5a00", "M2 2h2v2h-2zM6 6h2v2h-2z"),
    ("#b4bdc8", "#3f4a56", "M0 0L8 8M-2 6L2 10M6 -2L10 2"),
    ("#d5ecd9", "#1a7f37", "M0 2H8M0 6H8"),
    ("#eadcf5", "#6b3fa0", "M0 0L8 8M0 8L8 0"),
    ("#ffffff", "#57606a", "M2 0V8M6 0V8"),
)


@dataclass(frozen=True)
class Bar:
    """A bar of parts, None where there is no number. ``says`` stands behind it; without parts there is nothing but that."""

    label: str
    parts: tuple[type_value, ...]
    says: str = ""

    @property
    def whole(self) -> Decimal:
        return sum(filter(None, self.parts), Decimal())


def stacked(
    key: str,
    title: str,
    summary: str,
    names: Sequence[str],
    bars: Sequence[Bar],
    *,
    share: bool,
    breaks: Mapping[int, str] = NO_BREAKS,
) -> str:
    """Bars of the parts ``names``; with ``share`` each bar is 100 %, else all have one scale of counts."""
    tall = max([bar.whole for bar in bars] or [Decimal()])
    start = max(wide_as(bar.label) for bar in bars) + 8
    inner = WIDE - start - max(wide_as(bar.says) for bar in bars if bar.parts or bar is bars[0]) - 16
    body, y = [], 8.0
    for n, bar in enumerate(bars):
        if n in breaks:
            body.append(_rift(y + 6, breaks[n]))
            y += 24
        whole = bar.whole if share else tall
        drawn, end = _parts(key, names, bar, start, y, inner, whole, share)
        body += [label(start - 8, y + BAR * 0.68, bar.label, "end"), *drawn]
        body.append(label(end + 8, y + BAR * 0.68, bar.says, fill=SOFT))
        y += BAR + GAP
    keys, bottom = legend(names, y + 12, lambda n, x, at: _swatch(key, n, x, at))
    return svg(key, title, summary, bottom, patterns(key, len(names)) + "".join([*body, *keys]))


def _parts(
    key: str,
    names: Sequence[str],
    bar: Bar,
    x: float,
    y: float,
    inner: float,
    whole: Decimal,
    share: bool,
) -> tuple[list[str], float]:
    """The parts of one bar, and where it ends."""
    drawn = []
    for n, value in enumerate(bar.parts):
        if value is None:
            continue
        wide = inner * float(value / whole) if whole else 0.0
        says = f"{percent(value, whole)}%" if share and whole else number(value)
        said = element("title", f"{bar.label} {names[n]}：{number(value)}件" + f"，{says}" * share)
        fill = {"fill": f"url(#{key}-p{n % len(FILLS)})", "stroke": INK, "stroke_width": 0.75}
        box = element("rect", x=round(x, 1), y=y, width=round(wide, 1), height=BAR, **fill) if value else ""
        drawn.append(f'<g data-value="{number(value)}">{said}{box}</g>')
        if wide >= wide_as(says) + 4:
            drawn.append(
                label(
                    x + wide / 2,
                    y + BAR * 0.68,
                    says,
                    "middle",
                    **(WHITE if not FILLS[n % len(FILLS)][2] else PLATE),
                )
            )
        x += wide
    return drawn, x


def _rift(y: float, says: str) -> str:
    rule = element("line", x1=0, y1=y, x2=WIDE, y2=y, stroke=INK, stroke_dasharray="3 3")
    return f'<g class="break">{rule}{label(WIDE, y + 13, says, "end", font_size=12, fill=SOFT)}</g>'


def _swatch(key: str, n: int, x: float, y: float) -> str:
    fill = f"url(#{key}-p{n % len(FILLS)})"
    return element("rect", x=x, y=y - 7, width=30, height=14, fill=fill, stroke=INK, stroke_width=0.75)


def patterns(key: str, count: int) -> str:
    """The fills of a picture, told apart by their strokes as well as by their colours."""
    found = []
    for n, (ground, stroke, tile) in enumerate(FILLS[:count]):
        strokes = element("path", d=tile, stroke=stroke, stroke_width=1, fill=stroke) if tile else ""
        found.append(
            f'<pattern id="{key}-p{n}" width="8" height="8" patternUnits="userSpaceOnUse">'
            f"{element('rect', width=8, height=8, fill=ground)}{strokes}</pattern>"
        )
    return f"<defs>{''.join(found)}</defs>"


def ranked(
    key: str,
    title: str,
    summary: str,
    bars: Sequence[tuple[str, Decimal]],
    *,
    unit: str = "件",
    reach: Sequence[Decimal] = (),
) -> str:
    """Bars under their labels, in the order they come in, on one scale, which goes as far as ``reach``."""
    tall = max([Decimal(), *reach, *(value for _, value in bars)])
    body, y = [], 4.0
    for words, value in bars:
        wide = round((WIDE - 100) * float(value / tall), 1) if tall else 0.0
        box = element("rect", x=0.5, y=y + 18, width=wide, height=14, fill=FILLS[0][0]) if value > 0 else ""
        body.append(label(0, y + 12, words))
        body.append(
            f'<g data-value="{number(value)}">{element("title", f"{words}：{number(value)}{unit}")}{box}</g>'
        )
        body.append(label(wide + 8, y + 30, f"{number(value)}{unit}"))
        y += 42
    return svg(key, title, summary, y, "".join(body))
