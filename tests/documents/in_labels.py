"""Damage to the labels: wording, blanks, brackets, line breaks."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.documents.damage import Damage, does
from tests.documents.paper import Paper

SWAPS = (
    ("本年废止件数", "本年废止数量"),
    ("三、本年度办理结果", "三、本年度结果"),
    ("其他法律行政法规禁止公开", "其他法律法规禁止公开"),
    ("行政规范性文件", "规范性文件"),
    ("现行有效件数", "现行有效件"),
    ("（单位：万元）", "（单位：万元，保留4位小数）"),
    ("本年新制作数量", "本年新制发数量"),
    ("本年增/减", "本年增减"),
    ("未经复议直接起诉", "未经复议直接诉讼"),
    ("补正后申请内容仍不明确", "补正后仍不明确"),
    ("信访举报投诉类申请", "信访、举报、投诉类申请"),
    ("法人或其他组织", "法人和其他组织"),
    ("结转下年度继续办理", "结转下一年度继续办理"),
    ("本年新收政府信息公开申请数量", "本年度新收政府信息公开申请数量"),
    ("上年结转政府信息公开申请数量", "上年度结转政府信息公开申请数量"),
    ("“三安全一稳定”", '"三安全一稳定"'),
    ("没有现成信息需要另行制作", "没有现成信息，需要另行制作"),
    ("要求提供公开出版物", "要求提供出版物"),
    ("无正当理由大量反复申请", "无正当理由反复大量申请"),
    ("属于行政执法案卷", "属于执法案卷"),
    ("政府集中采购", "集中采购"),
    ("（区分处理的，只计这一情形，不计其他情形）", ""),
    ("总计", "合计"),
)
ORDINAL = re.compile(r"^([（(]?[一二三四五六七八0-9]+[）).、])")


def _labels(paper: Paper, change: Callable[[str], str]) -> None:
    for box in paper.boxes("stub", "head", "caption"):
        text = change(box.text)
        paper.changed += text != box.text
        box.text = text


@does(Damage.LABELS_CHANGED)
def changed(paper: Paper, random: Random) -> None:
    """The form went through many hands, each improved a word."""
    swaps = random.sample(SWAPS, random.randint(6, len(SWAPS)))

    def swapped(text: str) -> str:
        for old, new in swaps:
            text = text.replace(old, new)
        return text

    _labels(paper, swapped)


@does(Damage.LABELS_SPACED)
def spaced(paper: Paper, random: Random) -> None:
    """Short labels are spread with blanks so that they fill their cell."""

    def wide(text: str) -> str:
        if len(text) > 8 or random.random() < 0.3:
            return text
        return random.choice((" ", "\u3000")).join(text)

    _labels(paper, wide)


@does(Damage.LABELS_DROPPED)
def dropped(paper: Paper, random: Random) -> None:
    """A character was lost in retyping."""

    def shorter(text: str) -> str:
        if len(text) < 8 or "单位" in text or random.random() < 0.5:  # a lost 万 would be another sum
            return text
        at = random.randrange(4, len(text))
        return text[:at] + text[at + 1 :]

    _labels(paper, shorter)


@does(Damage.HALF_WIDTH)
def half_width(paper: Paper, random: Random) -> None:
    """The brackets and commas are Western ones."""
    narrow = str.maketrans("（），：．", "(),:.")
    _labels(paper, lambda text: text.translate(narrow))


@does(Damage.ORDINAL_BLANK)
def ordinal_blank(paper: Paper, random: Random) -> None:
    """A blank stands after the ordinal, or another stop: Word's own numbering turned into text."""
    stop = random.choice((". ", "．", "、", ". "))

    def blank(text: str) -> str:
        if re.match("[0-9]", text):
            return re.sub(r"^([0-9])\.", rf"\g<1>{stop}", text)
        return ORDINAL.sub(r"\g<1> ", text)

    _labels(paper, blank)


@does(Damage.ORDINALS_LOST)
def ordinals_lost(paper: Paper, random: Random) -> None:
    """Word had numbered the labels by itself; a copy leaves the numbers behind, some or all."""
    share = random.choice((0.5, 1))
    _labels(paper, lambda text: ORDINAL.sub("", text) if random.random() < share else text)


@does(Damage.LABEL_BREAKS)
def breaks(paper: Paper, random: Random) -> None:
    """Labels are broken by hand to fit narrow cells."""

    def broken(text: str) -> str:
        if len(text) < 4 or random.random() < 0.2:
            return text
        step = 2 if len(text) <= 6 else random.randint(4, 9)
        return "\n".join(text[i : i + step] for i in range(0, len(text), step))

    _labels(paper, broken)
