"""Words that should not stand in a published report: left-overs of a template, an old basis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.checks import wording_rules
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Rule
from reports.checks.spots import around, several, times
from reports.content import Content
from reports.schema import Severity

TEMPLATE = "（文字描述"  # how a passage of the form begins: what is left of it is told of as such, here only
INSIDE = "[^（）()【】［］\\[\\]]{0,40}"  # of a pair of brackets

OPEN, CLOSE = r"\s*[〔\[［【（(]", r"[〕\]］】）)]"
FILL = "(?:填|写|插入|输入|录入|补充|待补)"
PLACEHOLDER = re.compile(
    rf"\{{\{{.{{0,40}}?\}}\}}|\{{%.{{0,40}}?%\}}|[（(]文字描述{INSIDE}[）)]"
    rf"|[（(【［\[](?:请?在此处?|此处|本处|这里)[请应需]?{FILL}{INSIDE}[）)】］\]]"
    rf"|[（(【［\[]请(?:填写|输入|录入|补充){INSIDE}[）)】］\]]|[（(【［〔\[]待(?:补充|填写|填)[）)】］〕\]]"
    r"|(?m:^[ \t\u3000]*待(?:补充|填写)[。.…]*[ \t\u3000]*$)"
)


@dataclass(frozen=True)
class Wording:
    """Words not to be there, for report years from ``since`` on, and what to do about them."""

    code: str
    severity: Severity
    pattern: re.Pattern[str]
    says: str
    since: int = 0
    unless: re.Pattern[str] | None = None  # what another wording tells of


WORDINGS = (
    Wording(
        "TXT-06",
        Severity.BLOCK,
        PLACEHOLDER,
        "是模板里的说明或空位，不是报告内容，请写上实际内容或删去。",
    ),
    Wording(
        "TXT-06",
        Severity.WARN,
        re.compile(rf"待补充|(?<![人者众民方])请填写(?![您你人者《“])|[（(](?:此处|填写){INSIDE}[）)]"),
        "像是模板里的说明或空位，请核对，写上实际内容或删去。",
        unless=PLACEHOLDER,
    ),
    Wording(
        "TXT-06",
        Severity.WARN,
        re.compile(
            r"(?<![A-Za-z])(?:[Xx]{2,}|[Nn]{2,}(?=[件条次份个年]))(?![A-Za-z])|[×✕]{2,}|＊{2,}|(?<!_)__+|＿{2,}|(?<![一二三四五六七八九〇零])[〇○◯]{2,}(?=[局委办县市区镇乡年月日件条次])"
            r"|(?<![A-Za-z])(?:TODO|TBD|FIXME|todo|tbd)(?![A-Za-z])|[（(【\[［〔](?:未填|无上年数|上年为0，无增幅|总数为0，无占比|待核|待(?:确认|核实|核对|完善|更新|统计)|数字|数量|略|单位名称|机关名称|部门名称)[）)】\]］〕]"
            r"|[Ll]orem ipsum|占位(?:符|文字)|示例(?:文字|文本|数据)"
            r"|[（(【〔\[][ \t\u3000_]*[）)】〕\]]|(?<![A-Za-z0-9])[XxNn](?=[件条次份个篇期场]|[年月日](?![A-Za-z]))"
            r"|(?<=[\u4e00-\u9fff])(?<![吗呢么])[?？](?=余?[件条次份篇期场](?![\u4e00-\u9fff]?[?？]))"
            r"|[【\[｛{](?:具体|实际|相关|此处)?(?:件|条|次|份|人|期|金额|日|时|名|数|单位|机关|部门)(?:数|量|字|期|间|称|次|名)?[】\]｝}]"
        ),
        "像是没有填的空位，请写上实际内容。",
    ),
    Wording(
        "TXT-06",
        Severity.WARN,
        re.compile(r"\*\*|(?m:^[ \t\u3000]*#{1,6}(?=\s))|```"),
        "是排版符号的残留，请删去。",
    ),
    Wording(
        "E-39",
        Severity.WARN,
        re.compile("含《条例》第五十条第四项规定的|本列数据的勾稽关系为|篇幅原则上不超过一千字"),
        "是通知或表格里的填写要求，不是报告内容，请删去。",
    ),
    Wording(
        "E-33",
        Severity.WARN,
        re.compile(
            r"国办公开办[函涵]\s*[〔\[［【（(]\s*2019\s*[〕\]］】）)]\s*(?:第)?60\s*号"
            "|公开办公室关于政府信息公开工作年度报告有关事项的通知|年度报告格式[（(]试行[）)]"
        ),
        "是试行格式的依据，2021年度起的报告依据国办公开办函〔2021〕30号，请改正。",
        since=2021,
    ),
    Wording(
        "E-33",
        Severity.WARN,
        re.compile(r"(?:国令|国务院令)\s*(?:第)?\s*492\s*号"),
        "是2019年修订以前的条例，现行条例是国令第711号，请改正。",
        since=2019,
    ),
    Wording(
        "E-33",
        Severity.WARN,
        re.compile(
            r"国办发\s*[〔\[［【（(]\s*2014\s*[〕\]］】）)]\s*(?:第)?32\s*号|政府信息公开情况统计报送工作的通知"
            "|条例》[^。；，]{0,12}2008年5月1日|条例》第三十[一二]条[^。；]{0,30}年度报告"
        ),
        "是2019年修订以前的依据，现行依据是2019年修订的条例第四十九条、第五十条和国办公开办函〔2021〕30号，请改正。",
        since=2019,
    ),
    Wording(
        "E-34",
        Severity.WARN,
        re.compile("国办公开办涵|国办发?公开办涵"),
        "的“涵”应为“函”，请改正。",
    ),
    Wording(
        "E-34",
        Severity.WARN,
        re.compile(
            "国公开办函(?=[〔\\[［【（(]20)|国办公(?:办|开)函(?=[〔\\[［【（(]20)|国办公开[办函](?=[〔\\[［【（(]20)|国办公开函办|国办开公办函|国办公开办[含韩寒函]函"
        ),
        "是写错的文号，应为“国办公开办函”，请改正。",
    ),
    Wording(
        "E-34",
        Severity.WARN,
        re.compile(
            rf"国办公开办函{OPEN}\s*(?!2021)20[0-9]{{2}}\s*{CLOSE}\s*第?\s*30\s*号|国办公开办函{OPEN}\s*2021\s*{CLOSE}\s*第?\s*"
            r"(?:3|03|300|330|130|20|80|31|13|38|39|50)\s*号"
        ),
        "的年份或者序号写错了，年度报告格式的文号是国办公开办函〔2021〕30号，请改正。",
    ),
    Wording(
        "E-34",
        Severity.WARN,
        re.compile(
            rf"国办公开办函{OPEN}\s*(?!2019)20[0-9]{{2}}\s*{CLOSE}\s*第?\s*60\s*号|国办公开办函{OPEN}\s*2019\s*{CLOSE}\s*第?\s*"
            r"(?:6|06|600|660|50|90|61|16)\s*号"
        ),
        "的年份或者序号写错了，请对照原文改正。",
    ),
    Wording(
        "E-34",
        Severity.WARN,
        re.compile(
            r"政府信息公开条例》?[（(,，]?[^。；，《》\n]{0,16}(?:国令|国务院令)[ （(]*第?\s*(?!711|492)[0-9]{2,4}\s*号"
            r"|(?:国令|国务院令)[ （(]*第?\s*(?:771|717|117|7111|71|11|721|712|731|701|710)\s*号"
        ),
        "的令号写错了，现行《中华人民共和国政府信息公开条例》是国令第711号，请改正。",
    ),
)

RULES: tuple[Rule, ...] = wording_rules.RULES


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """Each wording once a section, with how often it is there."""
    for section in content.edition.passages:
        passage = content.passages.get(section.code, "")
        for wording in WORDINGS:
            yield from _found(wording, passage, content.year, section.code, f"“{section.heading}”")


def outside(text: str, year: int, place: str) -> Iterator[Finding]:
    """The same in words of a report that are in none of its sections. What a table prints is left alone."""
    for wording in WORDINGS:
        if wording.code != "E-39":
            yield from _found(wording, text, year, "overview", place)


def _found(wording: Wording, text: str, year: int, section: str, place: str) -> Iterator[Finding]:
    if year and year < wording.since:
        return
    rest = wording.unless.sub(lambda told: " " * len(told[0]), text) if wording.unless else text
    if spots := list(wording.pattern.finditer(rest)):
        quote = around(text, *spots[0].span())
        words = several(f"“{spot[0].strip()}”" for spot in spots)
        message = f"{place}中“{quote}”{times(len(spots))}：{words}{wording.says}"
        yield Finding(wording.code, wording.severity, section, message, quote=quote)
