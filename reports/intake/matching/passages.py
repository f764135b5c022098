"""The three prose sections: what stands between their heading and the next, without the furniture of a web page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reports.intake.draft import Unread
from reports.intake.matching.sections import Outline
from reports.intake.matching.words import has_chinese
from reports.intake.source import Grid, Source, Text

FURNITURE = re.compile(
    r"^\W*(附件(下载|[:：].*)?|相关(链接|文档|附件).*|上一[篇条].*|下一[篇条].*|打印(本页)?|关闭(窗口|本页)?|分享到?.*|扫一扫.*|"
    r"责任编辑.*|编辑[:：].*|信息来源[:：].*|来源[:：].*|版权所有.*|主办[:：单].*|承办[:：单].*|.*ICP备.*|.*公网安备.*|网站地图.*|"
    r"网站标识码.*|返回顶部|浏览次数.*|\[?(大|中|小)\]?)\W*$"
)
TRAILING = re.compile(r"\s*(附件下载|下载附件|打印本页|关闭窗口)\s*$")
SHORTEST_FULL = 18
LONGEST_TITLE = 3  # lines
FRESH = re.compile(
    r"^\s*([（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d{1,2}[.．、](?!\d)|[-*•·])"
)
ENDS = "。！？；：:;”》）)"


def passages(
    source: Source, found: Outline, tables: Sequence[int], title: str | None = None
) -> tuple[dict[str, str], list[Unread]]:
    """{section code: text} of what was found, and what stands outside.

    ``tables``: blocks read as tables; ``title``: the report's own, which is not outside.
    """
    texts: dict[str, str] = {}
    unread: list[Unread] = []
    spans = _spans(found, tables)
    for code, (start, end) in spans.items():
        kept: list[Text] = []
        for number, block in found.atoms[start:end]:
            if isinstance(block, Grid):
                if number not in tables:
                    unread.append(Unread(block.where, _sample(block), "正文里的表格，没有读入"))
            else:
                kept.append(block)
        kept, cut = _without_furniture(kept)
        unread += [Unread(text.where, text.text[:100], "页面上的其他文字，没有读入") for text in cut]
        text = _joined(kept, wrapped=source.format in ("text", "paste"))
        if text:
            texts[code] = text
    unread += _before(found, spans, title or "")
    return texts, unread


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


def _without_furniture(texts: list[Text]) -> tuple[list[Text], list[Text]]:
    """The end of a page cut off: from the last line that reads as prose on."""
    kept = [text for text in texts if not FURNITURE.match(text.text.strip())]
    return kept, [text for text in texts if FURNITURE.match(text.text.strip())]


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


def _before(found: Outline, spans: dict[str, tuple[int, int]], title: str) -> list[Unread]:
    """The preface: customary, but in none of the six sections."""
    if "overview" not in spans:
        return []
    texts = [
        b for _, b in found.atoms[: spans["overview"][0] - 1] if isinstance(b, Text) and has_chinese(b.text)
    ]
    texts = _without_title(texts, title)
    if not texts:
        return []
    words = " ".join(text.text.strip() for text in texts)
    return [Unread(texts[0].where, words[:300], "在“一、总体情况”之前，不属于六个部分")]


def _without_title(texts: list[Text], title: str) -> list[Text]:
    """The same without the line, or the two or three lines, that were recognised as the title."""
    plain = ["".join(text.text.split()).strip("*#") for text in texts]
    for lines in range(1, LONGEST_TITLE + 1):
        for at in range(len(texts) - lines + 1):
            if title and "".join(plain[at : at + lines]) == title:
                return [*texts[:at], *texts[at + lines :]]
    return texts


def _sample(grid: Grid) -> str:
    return " ".join(cell.text.strip() for cell in grid.cells if cell.text.strip())[:100]
