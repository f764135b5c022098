"""How alike the prose of two reports is: 5-grams and sentences, without what every report has in common.

Figures, dates, names and the customary sentences are the same in honest reports too; over the whole text unrelated
agencies share a third to a half, over what remains here less than a tenth.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from zlib import crc32

from reports.checks.chinese import HAN, MOST, SENTENCE, compact

GRAM = 5
SHORTEST = 8  # characters of a sentence that is worth comparing
REPEATED = 0.8  # of a sentence's 5-grams: a word put in does not make it another sentence
KEPT = 0b111  # one hash of eight is kept in a sketch
MOST_KEPT = 500
LONGEST_NAME = 60

# what is written down and left out when comparing: titles, dates, figures and numerals, signs, whom “we” means
TITLE = "《[^《》]*+》|〔[^〔〕]*+〕"
DATE = f"[0-9{HAN}]++[年月日]度?"
SELF = "[我本全该](?:[省市县区旗州盟乡镇局委办厅院处]|街道|单位|机关|部门|系统)"
SIGN = f"[^\u4e00-\u9fff]|[{HAN}亿]"
PHRASE = "习近平新时代中国特色社会主义思想|中华人民共和国政府信息公开条例"
NOISE = f"{PHRASE}|{TITLE}|{DATE}|{SELF}|{SIGN}"
SIGNS = re.compile(SIGN)
REGION = re.compile("[\u4e00-\u9fff]{2,12}?(?:自治[区州县旗]|地区|新区|[省市县区旗州盟镇乡]|街道)(?!政府)")
# headings the notice itself names, and sentences that are customary: the preface, what did not happen, the last words
STOCK = re.compile(
    "^(?:主动公开|依申请公开|政府信息管理|(?:政府信息公开)?平台建设|监督保障|(?:存在的?)?(?:主要)?问题|改进(?:情况|措施))"
    "(?:情况|方面|工作)?$"
    "|本报告|年度报告|工作报告如下|报告内容|统计(?:数据)?的?(?:期限|时限|时间)|联系(?:电话|地址|人|方式)|邮政?编码?|电子邮箱"
    "|需要?报告的?(?:其他|其它|重要)?(?:事项|情况)|信息处理费|收取(?:任何)?费用"
    "|^.{0,12}(?:未|没有|无|不存在)(?:收到|发生|出现|产生|接到|涉及|因|被|有)"
)


@dataclass(frozen=True)
class Said:
    """One sentence: where it stands, its words, and what of them is compared."""

    section: str
    text: str
    plain: str

    @cached_property
    def grams(self) -> frozenset[str]:
        plain = self.plain
        return frozenset([plain[i : i + GRAM] for i in range(len(plain) - GRAM + 1)])


@dataclass(frozen=True)
class Prose:
    """What a report says in words of its own, sentence by sentence."""

    sentences: tuple[Said, ...]

    @cached_property
    def grams(self) -> frozenset[str]:
        return frozenset().union(*(said.grams for said in self.sentences))

    @cached_property
    def plain(self) -> frozenset[str]:
        return frozenset(said.plain for said in self.sentences)

    def section(self, code: str) -> Prose:
        return Prose(tuple(said for said in self.sentences if said.section == code))


@dataclass(frozen=True)
class Likeness:
    """``share`` of one report's 5-grams are in the other, ``identical`` of its sentences; both from 0 to 1.

    ``repeated`` are the sentences of the one that stand in the other as they are or nearly so, in their order.
    """

    share: float
    identical: float
    repeated: tuple[Said, ...]


def prose(passages: Mapping[str, str], agency: str) -> Prose:
    """The sentences of a report's passages that can tell one report from another, in linear time."""
    parts = (_said(section, passage[:MOST], agency) for section, passage in passages.items())
    return Prose(tuple(said for part in parts for said in part))


@lru_cache(maxsize=24)  # the same report is sketched and judged, and last year's read again on the next page
def _said(section: str, passage: str, agency: str) -> tuple[Said, ...]:
    noise = re.compile("|".join([*map(re.escape, _names(agency)), NOISE]))
    said = (
        Said(section, match[0], noise.sub("", match[0]))
        for match in SENTENCE.finditer(compact(passage))
        if not STOCK.search(SIGNS.sub("", match[0]))
    )
    return tuple(one for one in said if len(one.plain) >= SHORTEST)


def _names(agency: str) -> list[str]:
    """How a report calls its own agency and the place it is of, the longest first."""
    agency = agency[:LONGEST_NAME]
    regions = REGION.findall(agency)
    home = agency[agency.rfind(regions[-1]) + len(regions[-1]) :] if regions else ""
    return sorted({name for name in (agency, home, *regions) if len(name) > 1}, key=len, reverse=True)


def likeness(one: Prose, other: Prose) -> Likeness:
    """How much of the one is in the other. Nothing is alike where there is nothing to compare."""
    repeated = tuple(said for said in one.sentences if _share(said.grams, other.grams) >= REPEATED)
    identical = sum(said.plain in other.plain for said in one.sentences)
    return Likeness(
        _share(one.grams, other.grams),
        identical / len(one.sentences) if one.sentences else 0.0,
        repeated,
    )


def _share(grams: frozenset[str], others: frozenset[str]) -> float:
    return len(grams & others) / len(grams) if grams else 0.0


def sketch(whole: Prose) -> list[int]:
    """A sample of the 5-grams as small numbers, the same grams in every report: enough to tell who may be alike."""
    hashes = (crc32(gram.encode()) for gram in whole.grams)
    return sorted({value >> 4 for value in hashes if not value & KEPT})[:MOST_KEPT]
