"""What an agency may do at all against what it counted: 规章, 规范性文件, decisions. Only where its kind is sure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.checks.unit import Unit
from reports.content import Content
from reports.schema import Severity

DECISIONS = ("licences", "penalties", "coercive_measures")
# ministries make 规章, and so do provinces and cities; a 县级市 is called a city too, so a city is left alone
NATIONAL = re.compile(
    "^(?:国家(?!税务总局.)|国务院|中华人民共和国|中国|全国)|^[\u4e00-\u9fff]{2,8}(?:部|总署|总局|总行)$"
)
BELOW = re.compile("(?:局|厅|委员会|街道办事处|管委会|中心|支队|大队|学校|医院)$")
# bodies that give services or belong to another agency: none of them may bind the public in its own name
NO_DOCUMENTS = re.compile(
    "(?:中心|大学|学院|学校|中学|小学|幼儿园|医院|卫生院|研究院|研究所|图书馆|博物馆|派出所|司法所|服务站|"
    "[市县区乡镇街道].{1,8}(?:支队|大队|中队)|(?:自然资源|生态环境|规划|住房|水利|林业|交通|城管|农业)[^公安税务]{0,12}分局)$"
)
ENFORCING = re.compile(
    "(?:公安局|公安分局|市场监督管理局|城市管理(?:和|与)?(?:综合)?(?:行政)?执法局|城市管理局|综合(?:行政)?执法局|"
    "行政审批(?:服务)?局|交通运输局)$"
)
NOT_ENFORCING = re.compile(
    "(?:信访局|机关事务(?:管理|服务)?(?:局|中心)|研究室|地方志[\u4e00-\u9fff]{0,6}|供销合作(?:总)?社|融媒体中心|招商[\u4e00-\u9fff]{0,4}|驻[\u4e00-\u9fff]{2,6}办事处)$"
)

RULES: tuple[Rule, ...] = (
    Rule(
        "T2-3",
        "不能制定规章的机关，表二“规章”一行各格为0。",
        Severity.EXPLAIN,
        "立法法第九十一条、第九十三条：国务院部门，省、设区的市、自治州人民政府可以制定规章",
        Example(
            {"proactive.regulations.in_force": "3"},
            context=Context(unit=Unit("望溪县水务局", False, "county", makes_regulations=False)),
        ),
        floor=Severity.WARN,
    ),
    Rule(
        "T2-4",
        "事业单位、派出机构等不能以自己名义制发行政规范性文件的，表二“行政规范性文件”一行为0。",
        Severity.HINT,
        "国办发〔2018〕37号：行政规范性文件由行政机关或者法律、法规授权的组织制发",
        Example({"proactive.normative_documents.in_force": "2"}, agency="望溪县政务服务中心"),
        ceiling=Severity.WARN,
        editions=("2021",),
    ),
    Rule(
        "T2-5a",
        "负责审批、执法的机关，许可、处罚、强制不会全部为0；没有执法职能的机关，这三项为0。",
        Severity.HINT,
        "条例第二十条第（五）（六）项，数量包括依法未公开的决定",
        Example(agency="望溪县公安局"),
        ceiling=Severity.WARN,
        editions=("2021",),
    ),
)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """T2-3 in both editions, the others in that of 2021, which says whose documents and decisions are counted."""
    unit = context.unit_of(content)
    yield from _regulations(content, unit)
    if content.edition.code == "2021" and not unit.is_summary:
        yield from _documents(content, unit)
        yield from _decisions(content, unit)


def _regulations(content: Content, unit: Unit) -> Iterator[Finding]:
    filled = _filled(content, "proactive.regulations.")
    if (
        not filled
        or unit.makes_regulations
        or not (sure := unit.makes_regulations is False)
        and not _cannot(unit)
    ):
        return
    message = (
        f"“规章”一行填了{_named(content, filled)}，但{unit.name or '本机关'}不在可以制定规章的机关之列"
        "（国务院部门，省、设区的市、自治州人民政府）。请核对是否应填在“行政规范性文件”一行；确有依据的请说明。"
    )
    yield Finding("T2-3", Severity.EXPLAIN if sure else Severity.WARN, "proactive", message, filled)


def _cannot(unit: Unit) -> bool:
    """Whether the name alone, or the level, says that it makes no 规章."""
    if NATIONAL.search(unit.name):
        return False
    return unit.level in ("county", "township") or (not unit.is_government and bool(BELOW.search(unit.name)))


def _documents(content: Content, unit: Unit) -> Iterator[Finding]:
    filled = _filled(content, "proactive.normative_documents.")
    if filled and NO_DOCUMENTS.search(unit.name):
        message = (
            f"“行政规范性文件”一行填了{_named(content, filled)}。{unit.name}一般不以自己的名义制发行政规范性文件，"
            "请核对是否把内部制度或者上级文件计算在内；确属本单位制发的不用修改。"
        )
        yield Finding("T2-4", Severity.HINT, "proactive", message, filled)


def _decisions(content: Content, unit: Unit) -> Iterator[Finding]:
    cells = tuple(f"proactive.{row}.decisions" for row in DECISIONS)
    values = [content.best(cell) for cell in cells]
    if values == [0, 0, 0] and ENFORCING.search(unit.name):
        message = (
            f"行政许可、行政处罚、行政强制全部是0。{unit.name}负责审批或者执法，这几项应包括本年作出的全部决定，"
            "依法未公开的也要计入。请核对。"
        )
        yield Finding("T2-5a", Severity.HINT, "proactive", message, cells)
    filled = tuple(cell for cell, value in zip(cells, values, strict=True) if value)
    if filled and NOT_ENFORCING.search(unit.name):
        message = (
            f"行政许可、处罚、强制中填了{_named(content, filled)}。{unit.name}一般没有审批和执法职能，"
            "请核对是否填错了位置；确有授权或者委托的不用修改。"
        )
        yield Finding("T2-5a", Severity.HINT, "proactive", message, filled)


def _filled(content: Content, start: str) -> tuple[str, ...]:
    return tuple(name for name in content.edition.by_name if name.startswith(start) and content.best(name))


def _named(content: Content, cells: tuple[str, ...]) -> str:
    """“现行有效件数3”, the row's name before it where cells are of several rows."""
    rows = {cell.rpartition(".")[0] for cell in cells}
    lines = [
        content.edition.by_name[cell].row
        if len(rows) > 1 or cell.endswith(".decisions")
        else content.edition.by_name[cell].column
        for cell in cells
    ]
    return "、".join(f"“{line.label}”{content.text(cell)}" for line, cell in zip(lines, cells, strict=True))
