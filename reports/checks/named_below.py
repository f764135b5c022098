"""Numbers of single agencies in the prose of a 汇总, against those agencies' own reports: “县水务局收到申请12件”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from reports.checks.chinese import Sentence, number, sentences
from reports.checks.context import Below
from reports.checks.finding import Finding
from reports.checks.scope import ASIDE, OF_THE_YEAR, OTHER_TIME, PERIOD
from reports.checks.unit import Unit
from reports.content import Content
from reports.schema import Severity

NEW = "requests.new.total"
SPAN = "(?:共|全年|年内|当年|本年度?|20[0-9]{2}年度?|累计|也)*"
TAKEN_IN = "(?:新收到?|收到|受理|接到|接收|收办)(?:政府|信息|公开|依|的|共|了|各类)*(?:申请)?"
RECEIVED = f"{SPAN}(?P<received>{TAKEN_IN})(?:共|计)*"
# words for what is counted, and the rows of the agency's own report
DONE = "(?:依法|累计|共|新)*(?:作出|办理|办结|实施|制发|印发|制定|出台)?(?:了|各类|的)*"
SUED = "(?:被)?(?:申请|提起|发生|涉及|产生)(?:了|的)*(?:政府信息公开)?"
COUNTED = (
    (f"{DONE}行政许可(?:决定|事项)?", ("proactive.licences.decisions",), "行政许可"),
    (f"{DONE}行政处罚(?:决定|案件)?", ("proactive.penalties.decisions",), "行政处罚"),
    (f"{DONE}行政强制(?:决定|措施)?", ("proactive.coercive_measures.decisions",), "行政强制"),
    (f"{SUED}(?:行政)?复议(?:案件)?", ("remedies.reconsideration.total",), "行政复议"),
    (
        f"{SUED}行政诉讼(?:案件)?",
        ("remedies.litigation_direct.total", "remedies.litigation_after.total"),
        "行政诉讼",
    ),
)
ACTS = "|".join(f"(?P<act{index}>{words})" for index, (words, *_) in enumerate(COUNTED))
OF_REQUESTS = re.compile("申请|(?:承办|办理|受理|答复|责任)(?:主体|单位|部门|机关|情况)")
SEVERAL = re.compile("(?<!件)[、和及与]$")  # “水务局、教育局共收到12件” is of both
# where these lead up to it or follow, a number beside a name need not be of what was received
OF_SOMETHING_ELSE = re.compile(
    "办结|答复(?!主体|单位|部门)|结转|复议|诉讼|许可|处罚|建议|提案|热线|留言|诉求|条|不予|无法|公开[0-9]|上年|去年|同比|网上|信函|当面|自然人|企业"
)
SOME = re.compile("典型|案例|案卷|信息|文书|决定书")
OTHER_WAYS = re.compile("网上|信函|当面|自然人|企业|其中涉及")
STOP = re.compile("[，,、；）)]")
# how long names are put short, one part of the name at a time
SHORTER = (
    ("市场监督管理", ("市场监管", "市监")),
    ("自然资源和规划", ("自然资源", "自规", "资规", "自然资源规划")),
    ("住房和城乡建设", ("住建", "住房城乡建设", "城乡建设")),
    ("人力资源和社会保障", ("人社", "人力资源社会保障")),
    ("发展和改革", ("发改", "发展改革")),
    ("卫生健康", ("卫健",)),
    ("文化广电和旅游", ("文旅", "文广旅", "文化广电旅游")),
    ("文化和旅游", ("文旅", "文化旅游")),
    ("城市管理和综合行政执法", ("城管", "城管执法", "城市管理")),
    ("城市管理", ("城管",)),
    ("交通运输", ("交通",)),
    ("工业和信息化", ("工信",)),
    ("科学技术", ("科技",)),
    ("教育体育", ("教体",)),
    ("应急管理", ("应急",)),
    ("医疗保障", ("医保",)),
    ("退役军人事务", ("退役军人",)),
    ("国有资产监督管理", ("国资",)),
)


def named(content: Content, unit: Unit, below: Below) -> Iterator[Finding]:
    """AG-3, for every number that stands right behind the name of an agency that is added up."""
    figures = _by_short(unit, below)
    if not figures:
        return
    names = "|".join(re.escape(short) for short in sorted(figures, key=len, reverse=True))
    region, level = (re.escape(part) for part in (_region(unit.name), _region(unit.name)[-1:]))
    pattern = re.compile(
        f"(?:(?<![\u4e00-\u9fff])|(?<=[中是为由有如即括含以的自在年]))(?:{region}|{level})?(?P<name>{names})"
        f"(?:{RECEIVED}|(?:{SPAN})(?:{ACTS})(?:共|计)*)?(?P<number>[0-9]{{1,9}})件(?!次)"
    )
    for sentence in sentences(content):
        for match in pattern.finditer(sentence.text):
            if _is_meant(sentence, match, content.year):
                yield from _number(sentence, match, *figures[match["name"]])


def _by_short(unit: Unit, below: Below) -> dict[str, tuple[str, Mapping[str, Decimal]]]:
    """The agencies by every name a 汇总 gives them; a name that two of them may go by tells neither."""
    found: dict[str, list[str]] = {}
    for name in below.figures:
        for short in _shorts(_short(name, unit)):
            found.setdefault(short, []).append(name)
    return {
        short: (names[0], below.figures[names[0]])
        for short, names in found.items()
        if len(names) == 1 and len(short) > 1
    }


def _is_meant(sentence: Sentence, match: re.Match[str], year: int) -> bool:
    """Whether it is all of the agency's, of this year, and what the words say."""
    head, behind = (
        sentence.text[: match.start()],
        STOP.split(sentence.text[match.end() :], maxsplit=1)[0],
    )
    clause = sentence.text[sentence.clause(match.start()) : match.end()]
    if SEVERAL.search(head) or PERIOD.search(head) or OTHER_TIME.search(clause):
        return False
    if year and any(int(said) != year for said in OF_THE_YEAR.findall(clause)):
        return False
    if _act(match) is not None:
        return not SOME.match(behind)
    if match["received"] and "申请" in match["received"]:
        return not OF_SOMETHING_ELSE.search(behind) and not OTHER_WAYS.search(head)
    led_up = ASIDE.sub("", head)
    if not OF_REQUESTS.search(led_up):
        led_up = sentence.before.rstrip("。；").rpartition("。")[2] + led_up
    is_of_requests = OF_REQUESTS.search(sentence.text + sentence.before)
    return bool(is_of_requests) and not OF_SOMETHING_ELSE.search(f"{led_up}※{behind}")


def _act(match: re.Match[str]) -> int | None:
    return next((index for index in range(len(COUNTED)) if match[f"act{index}"]), None)


def _number(
    sentence: Sentence, match: re.Match[str], name: str, of: Mapping[str, Decimal]
) -> Iterator[Finding]:
    act = _act(match)
    names, what = ((NEW,), "一、本年新收") if act is None else COUNTED[act][1:]
    known = [of.get(cell) for cell in names]
    values = [value for value in known if value is not None]
    if len(values) < len(known):
        return
    there = sum(values, Decimal())
    old = of.get("requests.carried_in.total", Decimal())
    others = (there + old, of.get("requests.handled.total", there)) if act is None else ()
    said = number(match["number"])
    if said in (there, *others):
        return
    quote = sentence.quote(*match.span())
    message = (
        f"“{sentence.section.heading}”写的是“{quote}”，{name}发布的报告里“{what}”总计是{there:f}件，"
        f"相差{abs(said - there):f}件。请核对是正文写错，还是该机关更正过数字。"
    )
    against = ((names[0], f"{there:f}"),)
    section = sentence.section.code
    yield Finding(
        "AG-3", Severity.WARN, section, message, left=Decimal(said), right=there, quote=quote, against=against
    )


def _region(name: str) -> str:
    return re.sub("人民政府.*$", "", name)


def _short(name: str, unit: Unit) -> str:
    """“水务局” for 望溪县水务局, “桥头镇” for 桥头镇人民政府: how a 汇总 calls the agencies below."""
    short = name.removeprefix(_region(unit.name))
    return re.sub("人民政府(?!办公)", "", short) or name


def _shorts(short: str) -> set[str]:
    """That and how else it is put: 住建局, 发改委, 政府办公室, 政府办, 桥头街道."""
    office = short.replace("人民政府办公", "政府办公")
    names = {short, office, short.replace("和", ""), short.removesuffix("办事处")}
    names |= {short.replace(full, less) for full, lesser in SHORTER if full in short for less in lesser}
    names |= {name.removesuffix("员会") for name in names if name.endswith("委员会")}
    if office.endswith(("政府办公室", "政府办公厅")):
        names.add(office[:-2])
    return names
