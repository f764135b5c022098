"""Whose report it is: the agency's own name in it, and names that belong to somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks import foreign, namesakes
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.namesakes import HAN, SUFFIX
from reports.checks.phrases import Phrase, near
from reports.checks.rule import Example, Rule
from reports.checks.scope import within
from reports.checks.spots import TITLE, Passage, Spot, around, passages, times
from reports.content import Content
from reports.schema import Severity

SELF = re.compile(
    f"(?:^|公布|公开|编制|发布|现将|年度|年)({HAN}{{3,30}}?{SUFFIX})(?:20[0-9]{{2}}年度?)?"
    "政府信息公开(?:工作)?(?:年度)?(?:工作)?(?:情况)?报告"
)
# what an agency calls itself, and by which names it may
OURS = re.compile(
    "[我本](局(?![部面势限域])|委(?![托员派任屈婉])|厅|办(?![法公理事结件学好案证])|院(?![校落])|"
    "镇|乡(?![村土])|街道|社(?![区会保])|署|队"
    "|中心(?!城|工作|任务|小学)|会(?![议计场上员展]))"
)
KINDS = {
    "局": "局",
    "委员会": "委会",
    "管委会": "委会办",
    "委": "委",
    "厅": "厅",
    "办公室": "办",
    "办公厅": "厅办",
    "办": "办",
    "院": "院",
    "镇人民政府": ("镇", "办"),
    "乡人民政府": ("乡", "办"),
    "镇政府": ("镇", "办"),
    "乡政府": ("乡", "办"),
    "街道办事处": ("街道", "办"),
    "政府": "办",
    "社": "社",
    "署": "署",
    "队": "队",
    "中心": ("中心",),
    "会": "会",
}
BODY = "(?:局|办(?![法公理事件学好案证结])|委员会|委|厅|镇人民政府|乡人民政府|镇政府|乡政府|街道办事处|[县市区]人民政府)"
WHEN = "(?:下一步|今后|20[0-9]{2}年度?(?:以来)?|本年度|全年|今年以来|今年|一年来|本?年内|报告年度)"
DOES = (
    "(?:(?:网站|门户)?(?:累计|共计|全年|依法|及时|共){0,3}(?:通过[^，。；]{2,16}?)?(?:累计|共计|共|主动){0,2}(?:主动公开(?!目录|栏|力度|范围)|"
    "公开(?:政府|政务)?信息|发布(?:政府|政务)?信息"
    "|(?:没有|未|从未|无)(?:收取|发生|产生|收到|出现)|收取(?:政府信息|信息|处理费)|成立(?:以来|[一二三四五六七八九十]年来)"
    "|收到(?:政府信息|信息|依申请|公开申请)|受理(?:政府信息|信息公开|依申请)|新收(?:政府信息|信息|到))"
    "|(?:高度重视|认真贯彻|认真落实|严格按照|严格执行|严格落实|深入贯彻|全面贯彻|坚决贯彻|持续推进|"
    "扎实推进|积极推进|稳步推进|不断加强|切实加强|进一步加强|始终坚持|始终把|坚持以|"
    "将(?:进一步|继续|切实|持续|不断|认真|着力|加大|加强))"
    "[^。；]{0,40}?(?:(?:信息|政务)公开|公开力度|公开工作))"
)
START = (
    "(?:(?<=^)|(?<=[。；\n]))(?:[ \u3000]*(?:[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．]|一是|"
    "二是|三是))?[ \u3000]*"
)
ACTOR = re.compile(
    f"{START}(?:(?:{WHEN})[，, ]?)?(?P<name>(?!各|全|我|本|该|由|在|经|为|按|对|向|与|从|通过|根据|"
    f"依据|按照){HAN}{{1,18}}?{BODY})"
    f"[，, ]?(?:{WHEN})?[，, ]?{DOES}"
)
PLACE_ACTS = re.compile(
    f"{START}(?:(?:{WHEN})[，, ]?)?(?P<name>(?!各|全|我|本|该|由|在|经|为|按|对|向|与|从|通过|根据|"
    f"依据|按照|城|乡|县|市|区){HAN}{{2,4}}?[县市区旗州])"
    f"[，, ]?(?:{WHEN})?[，, ]?{DOES}"
)
# bodies that stand over or inside every agency
OTHERS = re.compile(
    "党委$|[县市区省州]委$|分局$|^(?:县|市|区|省)?(?:人民)?政府|^(?:政务公开|办公|信息)|领导小组|"
    "分管|主要|局属|委属|所属|下属|班子"
    "|^(?:上级|国务院|财政部|自治区|省|市)|主管|监管局$"
)
# the committee of a zone governs, and tells of its bureaus
ZONE = re.compile("(?:管委会|管理委员会)$")
REGION = re.compile(f"({HAN}{{2,6}}?)([县市区旗州])")

RULES = (
    Rule(
        "E-36",
        "标题里的机关名称与正文里自称的名称应当一致；正文里以别的机关的名义叙述的，多半抄自别处。",
        Severity.WARN,
        "国办公开办函〔2021〕30号附件《中华人民共和国政府信息公开工作年度报告格式》：标题写本机关全称",
        Example(passages={"other": "现公布2024年度望溪县发展和改革局政府信息公开工作年度报告。无其他事项。"}),
    ),
    Rule(
        "TXT-13",
        "自称应与机关名称相符：局称“我局”，委员会称“我委”，全文只用一种；机关名称不得写错字。",
        Severity.WARN,
        "公开前的审校要求（三审三校）",
        Example(passages={"other": "我委没有其他需要报告的事项。"}),
    ),
)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """How the agency calls itself, section by section; without a name of its own only that it calls itself one
    thing."""
    used: set[str] = set()
    for passage in passages(content):
        yield from _named(content, passage)
        yield from _called(content, passage, used)
        if content.agency:
            told = [
                *_acting(content, context, passage),
                *_misspelt(content, context, passage),
                *_namesakes(content, context, passage),
            ]
            yield from told
            yield from foreign.spoken_of(content, context, passage, "".join(map(str, told)))


def _named(content: Content, passage: Passage) -> Iterator[Finding]:
    """E-36: the report calls itself another agency's, or its own by another name than in the title."""
    own = content.agency
    match = SELF.search(TITLE.sub("※", "".join(passage.text.split())))
    if not own or not match or own in match[1] or match[1] in own:
        return
    name = match[1]
    if within(own, name) or within(name, own):
        severity, advice = Severity.HINT, "请统一写机关全称。"
    else:
        severity, advice = Severity.WARN, "请核对是否抄自别的机关的报告，并统一写本机关全称。"
    message = f"标题和机关名称是“{own}”，{passage.place}里写的是“{name}”，两处不一致。{advice}"
    yield Finding("E-36", severity, passage.section.code, message, quote=name)


def _namesakes(content: Content, context: Context, passage: Passage) -> Iterator[Finding]:
    """E-36 for the name of another place's agency, TXT-13 for the own in a form it does not have; each name once."""
    own, text = content.agency, passage.untitled
    others = [*namesakes.reported(text, own), *namesakes.elsewhere(text, own, context.neighbours)]
    for name, start, sure in {other.start: other for other in reversed(others)}.values():
        quote = around(passage.text, start, start + len(name))
        message = (
            f"{passage.place}中“{quote}”：本报告是“{own}”的，这里写的是“{name}”。"
            "请核对是否抄自别的机关的报告；确是对方机关的，请写明与本机关工作的关系。"
        )
        severity = Severity.WARN if sure else Severity.HINT
        yield Finding("E-36", severity, passage.section.code, message, quote=quote)
    spots = [
        Spot(start, start + len(name), own)
        for name, start, _ in namesakes.variants(text, own, context.neighbours)
    ]
    yield from passage.told("TXT-13", Severity.HINT, spots, "，与机关全称不一致，请核对。")


def kinds(name: str) -> tuple[str, ...]:
    """By which words an agency of this name may call itself; empty where the name does not say."""
    parts = [part for part in re.split("[（()）、]", name) if part]
    return tuple(kind for part in parts for kind in _kinds(part))


def _kinds(name: str) -> tuple[str, ...]:
    for end in sorted(KINDS, key=len, reverse=True):
        if name.endswith(end):
            return tuple(KINDS[end])
    return ()


def _called(content: Content, passage: Passage, used: set[str]) -> Iterator[Finding]:
    """TXT-13: “我委” in the report of a bureau; two kinds of “我…” where its name does not say which is
    right."""
    own, fits = content.agency, kinds(content.agency)
    text = passage.untitled
    found = [(match[1], Spot(*match.span())) for match in OURS.finditer(text)]
    used.update(kind for kind, _ in found)
    if fits:
        wrong = [spot for kind, spot in found if kind not in fits]
        says = f"与机关名称“{own}”不符，请核对是否抄自别的机关的报告。"
        yield from passage.told("TXT-13", Severity.WARN, wrong, says)
    elif len(used) > 1 and found:
        says = f"：全文先后自称{'、'.join(f'“我{kind}”' for kind in sorted(used))}，请统一。"
        yield from passage.told("TXT-13", Severity.HINT, [found[-1][1]], says)


def _acting(content: Content, context: Context, passage: Passage) -> Iterator[Finding]:
    """E-36: somebody else does what the report tells of its own agency. A government's tells of its
    departments too."""
    unit = context.unit_of(content)
    if unit.is_government or unit.is_summary or not kinds(content.agency) or ZONE.search(content.agency):
        return
    text = passage.untitled
    found = [(match["name"], match.start("name")) for match in ACTOR.finditer(text)]
    foreign = [(name, at) for name, at in found if _is_foreign(name, content.agency, context.neighbours)]
    found = [(match["name"], match.start("name")) for match in PLACE_ACTS.finditer(text)]
    foreign += [(name, at) for name, at in found if _is_elsewhere(name, content.agency)]
    for name in dict.fromkeys(name for name, _ in foreign):
        places = [at for other, at in foreign if other == name]
        quote = around(passage.text, places[0], places[0] + len(name))
        message = (
            f"{passage.place}中“{quote}”{times(len(places))}：本报告是“{content.agency}”的，这里却以“{name}”的名义"
            f"叙述。"
            "请核对是否抄自别的机关的报告。"
        )
        yield Finding("E-36", Severity.WARN, passage.section.code, message, quote=quote)


def _is_foreign(name: str, own: str, neighbours: tuple[str, ...]) -> bool:
    if name in neighbours or any(other.endswith(name) for other in neighbours if len(name) > 2):
        return not own.endswith(name)
    return not (OTHERS.search(name) or within(name, own) or within(own, name))


def _is_elsewhere(name: str, own: str) -> bool:
    """Whether a place of the same kind is another: 临川县 for an agency of 望溪县. What lies above is not known."""
    homes = [core for core, kind in REGION.findall(own) if kind == name[-1]]
    return bool(homes) and not any(home.endswith(name[:-1]) or name[:-1].endswith(home) for home in homes)


def _misspelt(content: Content, context: Context, passage: Passage) -> Iterator[Finding]:
    """TXT-13: the own name with one character wrong, unless that is the name of a neighbour."""
    own = content.agency
    if not len(own) >= 6 or not re.fullmatch(HAN + "+", own):
        return
    text = passage.text
    spots = []
    for _, start, end in near(text, (Phrase(own, single=True),)):
        name = text[start:end]
        alike = sum(a == b for a, b in zip(name, own, strict=False))
        if len(name) == len(own) and alike == len(own) - 1 and not _is_known(name, own, context.neighbours):
            spots.append(Spot(start, end, own))
    yield from passage.told("TXT-13", Severity.HINT, spots, "，机关名称请核对。")


STEMS = re.compile(
    "水务|税务|商务|民政|财政|邮政|教育|体育|统计|审计|农业|林业|渔业|工业|司法|执法|公安|国安|"
    "医保|环保|水利|畜牧|档案|信访|人防|文旅|交通|审批|卫健|[县市区镇乡]"
)


def _is_known(name: str, own: str, neighbours: tuple[str, ...]) -> bool:
    """Whether the other name is somebody's: 税务局 beside 水务局, another county's bureau of the same kind."""
    at = next(index for index, sign in enumerate(name) if sign != own[index])
    if at == len(own) - 1:  # 城市管理综合执法 goes on after 城市管理局 would end
        return True
    return name in neighbours or bool(STEMS.search(name[max(0, at - 1) : at + 2]))
