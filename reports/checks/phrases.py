"""Set phrases and full names that must stand exactly as they are: found where a character or two is off.

A phrase with at most k characters wrong still holds one of its k + 1 parts unharmed. So one search for all parts of all
phrases finds every place worth looking at, and only there the distance is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from reports.checks.citations import misspelt
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.checks.spots import Spot, passages
from reports.content import Content
from reports.schema import Severity

MEASURED = 300  # places in a passage that are measured; nobody has more
LONG = 11  # from this length on two characters may be off, below it one
MARKS = re.compile("[“”‘’\"'《》、，,\\s]+")
LEFT_OUT = re.compile("[^“”‘’\"'《》、，,\\s]")


TITLE = re.compile("《([^《》]{2,60})》")


@dataclass(frozen=True)
class Phrase:
    """``text`` without marks; ``unless`` is another expression that is as right; ``single``: one slip,
    however long."""

    text: str
    unless: re.Pattern[str] | None = None
    single: bool = False

    @property
    def most(self) -> int:
        return 2 if len(self.text) >= LONG and not self.single else 1

    def parts(self) -> Iterator[tuple[int, str]]:
        """Where each begins, and its characters."""
        count = self.most + 1
        bounds = [len(self.text) * index // count for index in range(count + 1)]
        for start, end in zip(bounds, bounds[1:], strict=False):
            yield start, self.text[start:end]


def _phrase(text: str, unless: str = "") -> Phrase:
    return Phrase(text, re.compile(unless) if unless else None)


YEARLY = "公开(?:工作)?的年度报告|工作年度报[表送]|公开工作报告|政府(?:信息|政务)公开工作年度报告"
PHRASES = (
    _phrase("习近平新时代中国特色社会主义思想"),
    _phrase("习近平总书记"),
    _phrase("习近平法治思想"),
    _phrase("中国特色社会主义"),
    _phrase("中国共产党第二十次全国代表大会", "第十[八九]次"),
    _phrase("党的二十届三中全会", "党的(?:二十|十九|十八)届[一二三四五六七]中全会"),
    _phrase("党的二十届四中全会", "党的(?:二十|十九|十八)届[一二三四五六七]中全会"),
    _phrase("增强四个意识"),
    _phrase("坚定四个自信"),
    _phrase("坚决做到两个维护"),
    _phrase("两个确立的决定性意义"),
    _phrase("统筹推进五位一体总体布局"),
    _phrase("协调推进四个全面战略布局"),
    replace(_phrase("以人民为中心的发展思想", "人民为中心发展理念"), single=True),
    _phrase("全过程人民民主"),
    _phrase("不忘初心牢记使命", "不忘初心(?:使命|方得)|不忘初心、?(?:践行|担当|勇担|继续)"),
    _phrase("构建人类命运共同体"),
    _phrase("以人民为中心", "以.民为中心|以人为中心"),
    _phrase("全心全意为人民服务", "全心全意为.民服务"),
    _phrase("铸牢中华民族共同体意识"),
    _phrase("中华人民共和国"),
    _phrase("中华人民共和国政府信息公开条例", "政府信息公开(?:工作|信息)"),
    _phrase(
        "政府信息公开条例",
        "公开(?:工作)?[案事比实范先惯体图]例|公开条[款目数件文]|政府信息公开(?:的|工作)条例",
    ),
    _phrase("中华人民共和国政府信息公开工作年度报告格式"),
    _phrase("国务院办公厅政府信息与政务公开办公室"),
    replace(_phrase("政府信息公开工作年度报告", YEARLY), single=True),
    _phrase("政府信息公开信息处理费管理办法"),
    _phrase("公开为常态不公开为例外", "公开[为是](?:常态|原则)(?:以|而)?不公开[为是]例外"),
)
# too short to be measured: the wrong forms themselves, and what is right
SLIPS = {
    "党二十大": "党的二十大",
    "党十九大": "党的十九大",
    "党的二十大大": "党的二十大",
    "党的20大": "党的二十大",
    "党的19大": "党的十九大",
    "党的二10大": "党的二十大",
    "两个拥护": "两个维护",
    "二个维护": "两个维护",
    "两个维户": "两个维护",
    "两个确定”": "两个确立”",
    "二个确立": "两个确立",
    "两个树立”": "两个确立”",
    "四个意见”": "四个意识”",
    "四个认识”": "四个意识”",
    "四个自言": "四个自信",
    "四个自性": "四个自信",
    "四个自身": "四个自信",
    "增强“四个自信”": "坚定“四个自信”",
    "坚定“四个意识”": "增强“四个意识”",
    "党中央国务院决策": "党中央、国务院决策",
    "放管扶": "放管服",
    "放服管": "放管服",
    "放管付": "放管服",
    "习总书记": "习近平总书记",
    "习近平主书记": "习近平总书记",
    "四个全局”战略": "四个全面”战略",
    "三个代表重要思像": "三个代表重要思想",
}
SLIP = re.compile("|".join(map(re.escape, SLIPS)) + "|(?<=[^入全]党)(?=二十大精神)")
# what is wrong with the name of a congress or of a meeting of its committee, and how to name it
MEETING = re.compile(
    "党的第?(?P<number>十[七八九]|二十)(?:(?:次|届|界|是|此)大(?:会)?(?!代表)|大会精神|此全国代表大会|界(?P<plenum>[一二三四五六七])中全[会委]|"
    "届(?P<third>[一二三四五六七])(?:次全会|种全会|中大会|中会议|中全委|中全绘)|大届)(?:精神)?|"
    "(?<=党的)第(?P<bare>十[七八九]|二十)大(?!会|代表)"
)
RULES = (
    Rule(
        "TXT-15",
        "固定提法、会议名称和法规全称写错了字。",
        Severity.WARN,
        "公开前的审校要求（三审三校）",
        Example(passages={"other": "本局深入学习习近平新时代中国特色社会注意思想。"}),
    ),
)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """What is off by a character or two, and the phrase as it should be."""
    for passage in passages(content):
        spots = sorted(_spots(passage.text), key=lambda spot: spot.start)
        says = "，请逐字核对固定提法和法规全称。"
        yield from passage.told("TXT-15", Severity.WARN, _apart(spots), says)


def _apart(spots: list[Spot]) -> list[Spot]:
    """Without those that lie inside another: 中国特色社会主义 inside the longer phrase is the same mistake."""
    kept: list[Spot] = []
    for spot in spots:
        if kept and spot.start < kept[-1].end:
            kept[-1] = max(kept[-1], spot, key=lambda one: len(one.right))
        else:
            kept.append(spot)
    return kept


def _spots(raw: str) -> Iterator[Spot]:
    for match in SLIP.finditer(raw):
        yield Spot(match.start(), match.end(), SLIPS[match[0]])
    for match in MEETING.finditer(raw):
        yield Spot(match.start(), match.end(), _meeting(match))
    text = MARKS.sub("", raw)
    places: list[int] | None = None
    titles = [match.span() for match in TITLE.finditer(raw) if misspelt(match[1])]
    for phrase, start, end in near(text, PHRASES):
        places = places or [match.start() for match in LEFT_OUT.finditer(raw)]
        if any(first < places[start] < last for first, last in titles):
            continue  # 《……条列》 is told of beside the other names of laws
        yield Spot(places[start], places[end - 1] + 1, phrase.text)


def _meeting(match: re.Match[str]) -> str:
    number, plenum = match["number"] or match["bare"], match["plenum"] or match["third"]
    name = f"{number}届{plenum}中全会" if plenum else f"{number}大"
    return f"党的{name}{'精神' if match[0].endswith('精神') else ''}" if match["number"] else name


def near(text: str, phrases: tuple[Phrase, ...]) -> Iterator[tuple[Phrase, int, int]]:
    """Each phrase that is in the text almost, and from where to where."""
    pattern, owners = _searched(phrases)
    told: set[tuple[Phrase, int]] = set()
    left = MEASURED
    for match in pattern.finditer(text):
        for phrase, offset in owners[match[1]]:
            first = max(0, match.start() - offset - phrase.most)
            window = text[first : match.start() - offset + len(phrase.text) + phrase.most]
            if not _worth(phrase, window, text, first):
                continue
            left -= 1
            if left < 0:
                return
            start, end, off = closest(phrase.text, window)
            if 0 < off <= phrase.most and (phrase, first + end) not in told:
                told.add((phrase, first + end))
                yield phrase, first + start, first + end


def _worth(phrase: Phrase, window: str, text: str, first: int) -> bool:
    """Whether the phrase may be here, not as it should be and not as something else that is right."""
    if len(set(phrase.text) - set(window)) > phrase.most:
        return False
    around = text[max(0, first - 2) : first + len(window) + 2]
    return phrase.text not in around and not (phrase.unless and phrase.unless.search(around))


@lru_cache(64)
def _searched(phrases: tuple[Phrase, ...]) -> tuple[re.Pattern[str], dict[str, list[tuple[Phrase, int]]]]:
    """One pattern for all parts; a part that begins with another stands for both."""
    parts = [(part, phrase, offset) for phrase in phrases for offset, part in phrase.parts()]
    longest = sorted({part for part, *_ in parts}, key=len, reverse=True)
    owners = {
        long: [(phrase, offset) for part, phrase, offset in parts if long.startswith(part)]
        for long in longest
    }
    return re.compile(f"(?=({'|'.join(map(re.escape, longest))}))"), owners


def closest(phrase: str, window: str) -> tuple[int, int, int]:
    """The stretch of the window nearest to the phrase, and how many characters are off (Levenshtein; Sellers
    1980)."""
    row = [(0, start) for start in range(len(window) + 1)]  # distance so far, where the stretch began
    for count, sign in enumerate(phrase, 1):
        above, row = row, [(count, 0)]
        for index, other in enumerate(window):
            off, start = above[index]
            best = (off + (sign != other), start)
            best = min(best, (above[index + 1][0] + 1, above[index + 1][1]), (row[-1][0] + 1, row[-1][1]))
            row.append(best)
    end = min(range(len(row)), key=lambda index: (row[index][0], abs(index - row[index][1] - len(phrase))))
    return row[end][1], end, row[end][0]
