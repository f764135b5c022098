"""The three prose sections: what stands between their heading and the next, without the furniture of a web page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reports.filetypes.colophon import HEADING
from reports.intake.draft import Unread
from reports.intake.matching.sections import Outline
from reports.intake.source import Grid, Source, Text

FURNITURE = re.compile(
    r"^\W*(附件(下载|\d*\s*[:：].*)?|相关(链接|文档|附件).{0,20}|上一[篇条].*|下一[篇条].*|打印(本页)?|关闭(窗口|本页)?|分享到?.{0,20}|"
    r"扫一扫.{0,30}|责任编辑.*|编辑\s*[:：].*|信息来源\s*[:：].*|来源\s*[:：].*|版权所有.*|[主承]办(单位)?\s*[:：].*|技术支持\s*[:：].*|"
    r".*ICP备.*|.*公网安备.*|网站地图.*|网站声明.*|联系我们.*|关于我们.*|政府网站找错.*|网站标识码.*|返回顶部|(浏览|访问)(次数|量).*|"
    r"\[?(大|中|小)\]?)\W*$"
)
TRAILING = re.compile(r"(?:(?<=[。！？；])\s*|\s+)(附件下载|下载附件|打印本页|关闭窗口)\s*$")
SHORT = 50  # a line of a page's foot
SHORTEST_FULL = 18
FRESH = re.compile(
    r"^\s*([（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d{1,2}[.．、](?!\d)|[-*•·])"
)
ENDS = "。！？；：:;”》）)"


@dataclass(frozen=True)
class Prose:
    """The passages by section, what stands in or below them and is none of theirs, and the atoms all this is."""

    texts: dict[str, str]
    unread: list[Unread]
    placed: set[int]


def passages(source: Source, found: Outline, tables: Sequence[int]) -> Prose:
    """The prose of the three sections. ``tables``: blocks read as tables."""
    prose = Prose({}, [], set())
    for code, (start, end) in _spans(found, tables).items():
        kept: list[Text] = []
        for number, block in found.atoms[start:end]:
            if isinstance(block, Grid):
                if number not in tables:
                    prose.unread.append(Unread(block.where, _sample(block), "正文里的表格，没有读入"))
            else:
                kept.append(block)
        if end == len(found.atoms):
            kept, foot = _without_foot(kept)
            prose.unread.extend(_foot(foot))
        text = _joined(kept, wrapped=source.format in ("text", "paste"))
        if text:
            prose.texts[code] = text
        prose.placed.update(range(start, end))
    return prose


def _spans(found: Outline, tables: Sequence[int]) -> dict[str, tuple[int, int]]:
    places = [
        i for i, (number, block) in enumerate(found.atoms) if number in tables and isinstance(block, Grid)
    ]
    spans: dict[str, tuple[int, int]] = {}
    spans |= {code: found.span(code) for code in ("overview", "problems", "other") if code in found.headings}
    if "overview" in spans and places and places[0] > spans["overview"][0]:
        spans["overview"] = (spans["overview"][0], min(spans["overview"][1], places[0]))
    if "problems" not in spans and places:
        start = places[-1] + 1
        end = found.headings["other"].at if "other" in found.headings else len(found.atoms)
        if start < end:
            spans["problems"] = (start, end)
    return spans


def _without_foot(texts: list[Text]) -> tuple[list[Text], list[Text]]:
    """The foot cut off: from the words of our own files, or the first line of furniture below which no prose follows."""
    cut = next((at for at, text in enumerate(texts) if text.text.strip() == HEADING), len(texts))
    for at in range(cut - 1, -1, -1):
        line = texts[at].text.strip()
        if _is_furniture(line):
            cut = at
        elif line and (len(line) > SHORT or line[-1] in "。；;"):
            break
    return texts[:cut], texts[cut:]


def _is_furniture(line: str) -> bool:
    return FURNITURE.match(line) is not None and len(line) <= 2 * SHORT and not line.endswith(("。", "；"))


def _foot(texts: list[Text]) -> list[Unread]:
    words = " ".join(text.text.strip() for text in texts if text.text.strip())
    return [Unread(texts[0].where, words, "页面上的其他文字，没有读入")] if words else []


def _joined(texts: Sequence[Text], *, wrapped: bool) -> str:
    lines = [TRAILING.sub("", text.text).strip(" \t\r\n\u3000\xa0") for text in texts]
    lines = [line for line in lines if line]
    return "\n".join(_unwrapped(lines) if wrapped and _is_wrapped(lines) else lines)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Lines broken at a fixed width: most of the long ones do not end a sentence."""
    long = [line for line in lines if len(line) >= SHORTEST_FULL]
    return len(long) > 2 and sum(line[-1] not in ENDS for line in long) * 2 > len(long)


def _unwrapped(lines: Sequence[str]) -> list[str]:
    joined: list[str] = []
    width = max(map(len, lines))
    for before, line in zip(["", *lines], lines, strict=False):
        whole = len(before) >= 0.8 * width
        if joined and before[-1] not in ENDS[:5] and whole and not FRESH.match(line):
            glue = (
                " "
                if before[-1].isascii() and before[-1].isalnum() and line[:1].isascii() and line[:1].isalpha()
                else ""
            )
            joined[-1] += glue + line
        else:
            joined.append(line)
    return joined


def _sample(grid: Grid) -> str:
    return " ".join(cell.text.strip() for cell in grid.cells if cell.text.strip())[:100]
