"""Mistyped words, each with the right one. Never inside a longer word that is right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.chinese import blotted
from reports.checks.confusions import CERTAIN, COMMON, DOUBLED, LAST
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.checks.soundalikes import slips
from reports.checks.spots import Spot, passages
from reports.content import Content
from reports.schema import Severity

HAN = "[\u4e00-\u9fff]"
MARGIN = 6  # as far as a longer word reaches to either side
TITLE = re.compile("《[^《》\n]{1,80}》")


def _read(data: str) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """The right word of each wrong one, and the words in which it is right."""
    right: dict[str, str] = {}
    kept: dict[str, tuple[str, ...]] = {}
    for entry in data.split():
        wrong, _, rest = entry.partition(">")
        right[wrong], _, others = rest.partition("!")
        kept[wrong] = tuple(filter(None, others.split("|")))
    return right, kept


def _any(words: Iterator[str]) -> re.Pattern[str]:
    """One pattern for all words, those of one first character together: it decides most places at one look."""
    heads: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        heads.setdefault(word[0], []).append(word[1:])
    return re.compile(
        "|".join(f"{head}(?:{'|'.join(map(re.escape, tails))})" for head, tails in heads.items())
    )


RIGHT, KEPT = _read(CERTAIN)
RIGHT_TOO, KEPT_TOO = _read(COMMON)
WRONG, WRONG_TOO = _any(iter(RIGHT)), _any(iter(RIGHT_TOO))
# a set word whose last character is another than it can be
ENDINGS = dict(line.split(">") for line in LAST.split())
ENDING = re.compile("|".join(f"{head}(?![{tails}]){HAN}" for head, tails in ENDINGS.items()))
UNTIL = re.compile(
    "截止(?=20[0-9]{2}年|[0-9]{1,2}月|目前|当前|本?年底|报告期末?|今年|去年|上年|填报)(?![^，。；\n]{0,16}(?:的"
    "|期限))"
)
# 的 before a verb with 了 can only be 地
ADVERB = re.compile(
    "(?:有效|切实|进一步|不断|认真|积极|及时|全面|深入|扎实|持续|大力|充分|严格|主动|有力|有序|逐步|稳步|显著|大幅|明显|极大|更好|很好|"
    "较好|圆满|顺利|准确|广泛)(?P<of>的)(?=(?:提高|提升|促进|推动|推进|保障|保证|加强|增强|落实|贯彻|执行|开展|完善|做好|回应|公开|解决|履行|发挥|"
    "改善|维护|满足|推行|规范|完成|解答|化解|宣传|拓宽|丰富|健全|优化|强化)了)"
)
KEPT_TWICE: dict[str, tuple[str, ...]] = {}
for _double, _, _others in (entry.partition("!") for entry in DOUBLED.split()):
    KEPT_TWICE[_double] = (*KEPT_TWICE.get(_double, ()), *_others.split("|"))
SAID_TWICE = re.compile("|".join(KEPT_TWICE))
TWICE = re.compile(rf"(?=({HAN}{{2,8}})\1)")
# what may stand twice: nothing between two words (公开公开目录), numerals, a word and its echo
ECHO = re.compile(
    "标投标投|政府政府(?:信息|网站)|规定规定|报告报告|要求要求|公开公开(?:属性|目录|指南|率|专?栏|平台|透明|条例|渠道|"
    "方式|事项|制度)|审查审(?:批|核)|(?P<one>.)(?P=one)(?P=one)|某某|"
    "[一二三四五六七八九十〇零]{4}|中心中心(?:城|小学|校|村|组|医院|血站)|管理管理(?:局|办法|人员|部门|处|所)|"
    "(?:讨论讨论|研究研究|考虑考虑|一步一步|一个一个|一件一件|一项一项|一条一条|一户一户|逐条逐条)"
)
LAW = "《中华人民共和国国家通用语言文字法》；公开前的审校要求（三审三校）"
RULES = (
    Rule(
        "TXT-17",
        "错别字、多打的字和重复的词，按本领域常见错误清单核对。",
        Severity.WARN,
        LAW,
        Example(passages={"other": "按照上级统一布署，本年度没有其他事项。"}),
    ),
)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """One finding a section for mistakes, one for words said twice, one for forms that are common all the same."""
    for passage in passages(content):
        text = blotted(TITLE, passage.text)
        wrong = apart([*_words(WRONG, RIGHT, KEPT, passage.text), *_endings(text), *slips(text)])
        yield from passage.told("TXT-17", Severity.WARN, wrong, "，请改正。")
        says = "多打了字或者重复了词，请改正。"
        yield from passage.told("TXT-17", Severity.WARN, apart([*_doubled(text), *_twice(text)]), says)
        common = [*_words(WRONG_TOO, RIGHT_TOO, KEPT_TOO, text), *_until(text), *_adverbs(text)]
        yield from passage.told("TXT-17", Severity.HINT, common, "，请改正。")


def _words(
    pattern: re.Pattern[str], right: dict[str, str], kept: dict[str, tuple[str, ...]], text: str
) -> Iterator[Spot]:
    for match in pattern.finditer(text):
        if not _inside(kept[match[0]], match[0], text, match.start()):
            yield Spot(match.start(), match.end(), right[match[0]])


def _inside(longer: tuple[str, ...], word: str, text: str, at: int) -> bool:
    """Whether the word is here a part of one that is right."""
    for other in longer:
        offset = other.find(word)
        while offset >= 0:
            if text.startswith(other, max(0, at - offset)) and at >= offset:
                return True
            offset = other.find(word, offset + 1)
    return False


def _endings(text: str) -> Iterator[Spot]:
    for match in ENDING.finditer(text):
        yield Spot(match.start(), match.end(), match[0][:-1] + ENDINGS[match[0][:-1]][0])


def _until(text: str) -> Iterator[Spot]:
    for match in UNTIL.finditer(text):
        yield Spot(match.start(), match.end(), "截至")


def _adverbs(text: str) -> Iterator[Spot]:
    """有效的提高了."""
    for match in ADVERB.finditer(text):
        yield Spot(match.start(), match.end(), match[0].removesuffix("的") + "地")


def _doubled(text: str) -> Iterator[Spot]:
    """的的, unless it is 目的的."""
    for match in SAID_TWICE.finditer(text):
        if not _inside(KEPT_TWICE[match[0]], match[0], text, match.start()):
            yield Spot(match.start(), match.end())


def _twice(text: str) -> Iterator[Spot]:
    """A word of two and more characters said twice on end; of 政务服务服务 the last four characters."""
    last: Spot | None = None
    for match in TWICE.finditer(text):
        start, end = match.start(), match.start() + 2 * len(match[1])
        if ECHO.match(text, start):
            continue
        if last and (start != last.start + 1 or end != last.end + 1):
            yield last
        last = Spot(start, end)
    if last:
        yield last


def apart(spots: list[Spot]) -> list[Spot]:
    """In their order; of those that overlap the first, of those that begin together the longest."""
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda one: (one.start, -one.end)):
        if not kept or spot.start >= kept[-1].end:
            kept.append(spot)
    return kept
