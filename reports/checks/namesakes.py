"""Names that are almost the agency's own: another county's bureau of the same kind, a form of its name that is not its."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from reports.checks.scope import within


class Namesake(NamedTuple):
    """Somebody's name and where it stands; ``sure`` where it can hardly be meant."""

    name: str
    start: int
    sure: bool


HAN = "[\u4e00-\u9fff]"
# what the name of an agency ends with
SUFFIX = "(?:局|委员会|委|办公室|办|政府|厅|管委会|中心|街道办事处|街道|支队|大队|院|社)"
# 青杉市 | 政务服务和数据局; the last two characters of a place's name tell it from others
OWN = re.compile(f"(?P<core>{HAN}{{1,10}}?)(?P<kind>自治[县旗]|[县区旗市])(?P<rest>{HAN}{{2,20}})")
NEARER = re.compile(f"(?P<core>{HAN}{{2,3}}?)(?P<kind>[县区旗])(?P<rest>(?![域划级]){HAN}{{2,20}})")
COUNTIES = ("县", "区", "旗", "自治县", "自治旗")
# what has to do with others, so that their names may well stand there
WITH_OTHERS = re.compile(
    "联合|会同|协作|合作|协同|交流|(?<!深入)(?<!认真)学习(?!贯彻|宣传|领会|党)|考察|借鉴|调研|来访|来我|一行|对口|帮扶|支援|援建|结对|毗邻|相邻|跨|移送|转[送交办至]|移交|送达|抄送|"
    "转由|管辖|告知|原|更名|撤销|合并|划[转入归]|改制|前身|(?<!投)诉(?!求)|经验|做法|典型|先进|推广|等[县区市地]|、[^，。；]{0,6}[县区市](?!人民|政府)|比|排名|兄弟|邻|"
    "挂职|交叉|互查|共建|协调|发函|来函|函询|征求|咨询|接访|起诉|申请人|原告|第三人"
)
NO_PLACE = re.compile(
    "[各全我本该市区乡州省地多部有对邻外他兄弟周边下辖贫困穷强大小两三几数每某百十一二四五六七八九、：（）]"
)
GENERIC = re.compile(
    "开发|高新|度假|示范|[试实]验|产业|工业|保税|自贸|名胜|集聚|合作|物流|[园新林矿街社小校辖地片山牧灾城郊库湖景]$|"
    "[在及据和与由经向按照为以从到对被请让给于至同是并报达受过有他级体将就各了的下上内外并]$"
)
ACTS = (
    "(?=全面|顺利|如期|成功|持续|积极|认真|严格|坚持|深入|扎实|围绕|按照|共|累计|主动|依托|建成|实现|完成|脱贫|被|以|把|在|将|"
    "通过|公开|收到|荣获)"
)
REPORTED = re.compile(
    f"(?:现将|现就|兹将|特将|现对)(?!我|本|全|有关|各|20)(?P<name>{HAN}{{2,24}}?{SUFFIX})"
    "(?:20[0-9]{2}年度?)?(?:政府)?(?:信息公开)?(?:工作)?(?:的)?(?:有关|相关|主要|总体)?(?:情况|事项|内容)"
)
START = (
    "(?:^|[。；\n])[ \u3000]*(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五]是)?"
    "(?:20[0-9]{2}年度?[，,]?|(?:本年|全年|年内)[，,]?)?"
)
# behind a name that leads its sentence: it acts together with somebody, and its name is meant
TOGETHER = re.compile(
    "(?:[等、和与同及]|联合|会同|来|赴|派|向[我本]|到[我本]|给|对[我本]|转|移|抄|原|更名|并入|撤销|划|函|发来|诉|申请|不服|作为(?:被|第三人)|的?(?:经验|做法))"
)
LEADING = re.compile(
    "(?:^|[。；\n])[ \u3000]*(?:[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．]{1,2}|[一二三四五六七八九十]是)?"
    "(?:20[0-9]{2}年度?[，,]?|(?:本年度?|全年|年内|今年以来)[，,]?)?$"
)
SENTENCE = re.compile("[^。；\n]*")
ALIKE = 0.76
LONG = 6  # characters behind the place: of shorter names each has its like (水务局, 税务局)
MORE = 8  # characters that a form of the name may be longer
KNOWN = re.compile(
    "药品|金融|食品|质量|技术监督|安全生产|粮食|知识产权|人民武装|消防|森林|铁路|海关|气象|地震|烟草|税务|邮政"
)


def reported(text: str, own: str) -> Iterator[Namesake]:
    """“现将……情况报告如下”, of another agency."""
    for match in REPORTED.finditer(text):
        name = match["name"]
        if not (own in name or name in own or within(name, own) or within(own, name)):
            yield Namesake(name, match.start("name"), True)


# two characters before 县 that are no place: “全面推进县水务局……”
NO_NAMES = """
推进 推动 根据 按照 加强 完善 组织 配合 协助 通过 围绕 结合 落实 贯彻 提升 提高 强化 优化 深化 规范 健全 建立 支持
指导 督促 监督 服务 依托 依据 参加 参与 举办 召开 公布 公开 发布 印发 转发 开展 实施 执行 履行 聚焦 紧扣 立足 反映
关于 涉及 包括 覆盖 延伸 整合 打通 对接 联系 报送 报请 提请 提交 成为 改为 属于 位于 对于 由于 至于 属地 上级 全体
以及 还有 共有 所有 其中 其他 现有 已有 安排 要求 邀请 委托 授权 代表 隶属 归属 同级 本级 下级 各级 全面 积极 主动
及时 统一 集中 分别 直接 共同 同时 首先 目前 当前 每年 年内 年度 今年 去年 上年 期间 会上 受到 收到 接到 得到 达到
做到 送到 送至 寄至 截至 直至 来自 均由 可由 应由 须由 统由 申请 请示 请求 提供 维护 管理 建设 运行 更新 改版 抽调
选派 会商 商请 登录 访问 关注 查阅 查询 浏览 下载 制定 修订 起草 审核 审查 审批 领取 前往 承接 承办 主办 协办 牵头
负责 经过 出席 参照 对照 学习 遵照 遵循 坚持 始终 认真 严格 切实 深入 持续 不断 进而 从而 并且 而且 尤其 特别 例如
诸如 即将 已将 均将 拟将 需将 应将 现将 特将 兹将 并将 可将 还将 曾将 能将 会将 将由 经由 并由 先由 再由 后由 又由
"""
WORDS = frozenset(NO_NAMES.split())
# a place's name begins behind a sign or one of these
BEGINS = f"(?:(?<!{HAN})|(?<=[由向在至以经与及和到于将现就是对从为把请送往受及给]))"


def place_of(own: str) -> re.Match[str] | None:
    """An agency's name as place and rest; of 清州市望溪县水务局 the place is the nearest, 望溪县."""
    parts = OWN.match(own)
    nearer = NEARER.match(parts["rest"]) if parts else None
    return nearer or parts


def elsewhere(text: str, own: str, neighbours: tuple[str, ...] = ()) -> Iterator[Namesake]:
    """The same agency of another place, another government of the same rank, and such a place that acts."""
    parts = place_of(own)
    if not parts:
        return
    core, kind, rest = parts.group("core", "kind", "rest")
    for match in re.finditer(
        f"{BEGINS}(?P<core>{HAN}{{2}})(?P<kind>自治县|[县区旗市])(?={re.escape(rest)})", text
    ):
        same = match["kind"] == kind or {match["kind"], kind} <= set(COUNTIES)
        known = kind == "市" and f"{match[0]}{rest}" in neighbours
        if (same or known) and _is_foreign(text, match, core, match.end() + len(rest)):
            yield Namesake(f"{match[0]}{rest}", match.start(), same and kind != "市")
    if kind in COUNTIES:
        government = f"{BEGINS}(?P<core>{HAN}{{2}}){kind}(?:人民政府|政府办公室)"
        acting = f"{START}(?P<place>(?P<core>{HAN}{{2}}){kind}){ACTS}"
        for match in (*re.finditer(government, text), *re.finditer(acting, text)):
            if _is_foreign(text, match, core, match.end()):
                yield Namesake(f"{match['core']}{kind}", match.start("core"), True)


def _is_foreign(text: str, match: re.Match[str], core: str, end: int) -> bool:
    """Whether the place is another one, and the sentence does not tell of what agencies do with each other."""
    named = match["core"]
    if (
        core.endswith(named[-len(core) :])
        or NO_PLACE.search(named)
        or GENERIC.search(named)
        or named in WORDS
    ):
        return False
    return leads(text, match.start("core"), end) or not _is_with_others(text, match.start("core"))


def leads(text: str, start: int, end: int) -> bool:
    """Whether the name leads its sentence, and not beside others: so begins what an agency tells of itself."""
    return bool(LEADING.search(text[max(0, start - 24) : start])) and not TOGETHER.match(text, end)


def _is_with_others(text: str, at: int) -> bool:
    """Whether the sentence tells of what agencies do with each other."""
    start = max(text.rfind(mark, 0, at) for mark in "。；\n") + 1
    sentence = SENTENCE.match(text, start)
    return bool(sentence and WITH_OTHERS.search(sentence[0][:200]))


def variants(text: str, own: str, neighbours: tuple[str, ...]) -> Iterator[Namesake]:
    """Names that begin with the own place and end as the own does, but are not quite the own; sure where it acts."""
    parts = place_of(own)
    if not parts or len(parts["rest"]) < LONG or "区管" in own:  # a zone has its like in every town
        return
    place = parts["core"] + parts["kind"]
    for match in list(re.finditer(re.escape(place), text))[:40]:
        name = _closest(text[match.start() : match.start() + len(own) + MORE], own)
        if not name or any(name.startswith(other) or other in name for other in neighbours if other != own):
            continue
        if KNOWN.search(name) and not KNOWN.search(own):
            continue
        alone = leads(text, match.start(), match.start() + len(name))
        if not alone and _is_with_others(text, match.start()):
            continue
        yield Namesake(name, match.start(), False)


def _closest(window: str, own: str) -> str:
    """The stretch from the beginning that is most like the own name, where it is like and not a part of it."""
    if window.startswith(own):
        return ""
    ends = [end for end in range(5, len(window) + 1) if window[end - 1] == own[-1]]
    names = [window[:end] for end in ends if re.fullmatch(HAN + "+", window[:end])]
    best = max(names, key=lambda name: SequenceMatcher(None, name, own).ratio(), default="")
    if not best or within(best, own) or SequenceMatcher(None, best, own).ratio() < ALIKE:
        return ""
    # one character wrong is looked at more closely elsewhere
    one = len(best) == len(own) and sum(a != b for a, b in zip(best, own, strict=True)) == 1
    return "" if one else best
