"""Prose taken over from last year's report or from another agency's (雷同), with the sentences that are repeated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reports.checks import specimen
from reports.checks.alike import Likeness, Prose, likeness, prose
from reports.checks.context import ALONE, Context, Sister, is_year_before
from reports.checks.finding import Finding, Repeated
from reports.checks.rule import Example, Rule
from reports.content import Content
from reports.schema import Severity

# honest reports share less than a tenth with another agency's and less than a fifth with their own of last year
DEGREES = ((0.8, Severity.EXPLAIN), (0.5, Severity.WARN), (0.3, Severity.HINT))
SECTION = 0.5
ENOUGH = 150  # 5-grams of a report, and of its section five, below which a share says nothing
ENOUGH_IN_SECTION = 40
PROBLEMS = "problems"
MOST_SHOWN = 60
LONGEST_SHOWN = 120
AS_EVER = "《条例》第四十九条；国办公开办函〔2021〕30号：不得出现敷衍了事甚至年年雷同"
UNCHANGED = "；工作确实没有变化的，请说明原因"

OVERVIEW = """\
全年围绕供水保障公开水厂运行、管网改造和停水安排，农村供水工程的进度按月贴到村务栏，并附施工单位和监督电话。\
汛期每天两次发布水情雨情，山洪预警同时送到广播和短信。河湖长名单更新以后，把巡河记录一并放在网上，群众可以按河段查看。\
申请多数询问征地补偿和取水许可，答复以前先同申请人通话，弄清要找的材料，能够当面提供的当面提供。\
对已经公布的文件逐件核对效力，失效的标明日期，重复的合并，链接打不开的当周修好。"""
OLD_PROBLEMS = """\
水质检测结果分散在几个栏目，用户要翻很多页才能找到自家水厂的数据，工程招标信息也没有同后来的变更放在一起。\
针对这些不足，把检测数据按水厂归集成一张表，每月固定日期更新；招标、合同、变更和验收按项目编号排在同一页。"""

RULES = (
    Rule(
        "E-37",
        "正文去掉数字、日期、名称和固定用语以后，与上年报告相同的超过30%的提示，超过50%的警告，超过80%的说明原因。",
        Severity.EXPLAIN,
        AS_EVER,
        Example(
            passages={"overview": OVERVIEW, PROBLEMS: OLD_PROBLEMS},
            context=Context(
                replace(specimen.report(year=2023), passages={"overview": OVERVIEW, PROBLEMS: OLD_PROBLEMS})
            ),
        ),
        floor=Severity.WARN,
    ),
    Rule(
        "TXT-20",
        "第五部分“存在的主要问题及改进情况”过半与上年报告相同。",
        Severity.WARN,
        AS_EVER,
        Example(
            passages={"overview": OVERVIEW, PROBLEMS: OLD_PROBLEMS},
            context=Context(replace(specimen.report(year=2023), passages={PROBLEMS: OLD_PROBLEMS})),
        ),
        floor=Severity.WARN,
    ),
    Rule(
        "E-38",
        "正文去掉数字、日期、名称和固定用语以后，与别的机关本年的报告相同的超过30%的提示，超过50%的警告；第五部分过半相同的警告。",
        Severity.WARN,
        "《条例》第四十七条、第四十九条；各地年度报告通知：不得照搬照抄",
        Example(
            passages={"overview": OVERVIEW, PROBLEMS: OLD_PROBLEMS},
            context=Context(
                sisters=(Sister("望溪县林业局", {"overview": OVERVIEW, PROBLEMS: OLD_PROBLEMS}),)
            ),
        ),
        ceiling=Severity.WARN,
    ),
)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """At most one about last year's report (TXT-20 where only section five repeats it), and one about a sister's."""
    last = context.last_year if is_year_before(context.last_year, content) else None
    if last is None and not context.sisters:
        return
    own = prose(content.passages, content.agency)
    if last is not None:
        yield from _last_year(content, own, last)
    yield from _sisters(content, own, context.sisters)


@dataclass(frozen=True)
class Copied:
    """How grave it is, how much is alike, and in which section: five where that alone is copied, else one."""

    degree: Severity
    found: Likeness
    section: str

    @property
    def rank(self) -> tuple[int, float]:
        return len(self.found.repeated), self.found.share

    def says(self, content: Content, other: str) -> str:
        """“五、…”有62%与…相同，重复的句子有4句"""
        heading = content.edition.section(self.section).heading
        part = f"“{heading}”" if self.section == PROBLEMS else "正文（不计数字、日期、名称和固定用语）"
        count = len(self.found.repeated)
        sentences = f"，重复的句子有{count}句" if count else ""
        return f"{part}有{int(self.found.share * 100)}%与{other}相同{sentences}"


def _copied(own: Prose, other: Prose) -> Copied | None:
    whole, five = likeness(own, other), own.section(PROBLEMS)
    part = likeness(five, other)
    degree = _degree(whole.share) if len(own.grams) >= ENOUGH else None
    if degree in (None, Severity.HINT) and len(five.grams) >= ENOUGH_IN_SECTION and part.share > SECTION:
        return Copied(Severity.WARN, part, PROBLEMS)
    return Copied(degree, whole, "overview") if degree else None


def _last_year(content: Content, own: Prose, last: Content) -> Iterator[Finding]:
    which = f"{last.year}年度报告" if last.year else "上年报告"
    copied = _copied(own, prose(last.passages, last.agency))
    if copied is None:
        return
    said = copied.says(content, f"本机关{which}")
    if copied.section == PROBLEMS:
        message = f"{said}，这一部分不能年年雷同。请写本年新的问题，以及上年所写措施的落实情况。"
        yield _finding(content, "TXT-20", copied, copied.degree, message, which)
        return
    unchanged = UNCHANGED if copied.degree is Severity.EXPLAIN else ""
    message = f"{said}。请按本年的实际工作改写{unchanged}。"
    yield _finding(content, "E-37", copied, copied.degree, message, which)


def _sisters(content: Content, own: Prose, sisters: tuple[Sister, ...]) -> Iterator[Finding]:
    """The report most alike, with the number of others. What it asks for is at most a look.

    Another agency may publish while this report is under review: that must not stop it.
    """
    measured = ((_copied(own, prose(sister.passages, sister.agency)), sister.agency) for sister in sisters)
    alike = sorted(((one, name) for one, name in measured if one), key=lambda pair: pair[0].rank)
    if not alike:
        return
    most, name = alike[-1]
    also = f"，另有{len(alike) - 1}个机关的报告也相近" if len(alike) > 1 else ""
    message = (
        f"{most.says(content, f'{name}本年的报告')}{also}。"
        "请核对是否照搬；共用一份底稿的，请改写成本机关自己的做法。"
    )
    degree = Severity.HINT if most.degree is Severity.HINT else Severity.WARN
    yield _finding(content, "E-38", most, degree, message, name)


def _degree(share: float) -> Severity | None:
    return next((severity for above, severity in DEGREES if share > above), None)


def _finding(
    content: Content, code: str, copied: Copied, severity: Severity, message: str, against: str
) -> Finding:
    """With the sentences. A reason given for it holds on to the longest of them and to whom it is compared with."""
    heading = {section.code: section.heading for section in content.edition.passages}
    sentences = copied.found.repeated
    repeated = tuple(
        Repeated(said.section, heading.get(said.section, ""), _short(said.text))
        for said in sentences[:MOST_SHOWN]
    )
    quote = max((said.text[:LONGEST_SHOWN] for said in sentences), key=len, default="")
    return Finding(
        code, severity, copied.section, message, quote=quote, against=((code, against),), repeated=repeated
    )


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST_SHOWN else sentence[:LONGEST_SHOWN] + "……"
