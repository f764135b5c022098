"""The indicators that are not one cell, what to mind of figures, and what of the editions may be compared. Data; pure.

Sources: 国办公开办函〔2019〕60号 and 〔2021〕30号 (where the form itself says it), the 条例 by its articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reports.editions import BY_CODE, EDITIONS
from reports.editions.y2019 import APPLICANTS
from reports.indicators import ENOUGH, Formula, Indicator
from reports.schema import Line

type_cells = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True)
class Crossing:
    """Cells of 2019 and of 2021 that mean the same, or must not be taken for the same.

    ``comparable`` False: they count different things, whatever their names say.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    comparable: bool
    note: str


DECISIONS = (
    "2019年格式的栏名是“处理决定数量”，2021年格式是“本年处理决定数量”，并写明包括已公开和依法未公开的全部决定，"
    "跨格式比较时注意口径。"
)
MADE = (
    "2019年格式数的是新制作、新公开和对外公开总数，2021年格式数的是制发、废止和现行有效，两者不能接续比较。"
)
FEES = "2019年格式填收费项目数（项），2021年格式填收费金额（万元），两者不能比较。"
OTHER = "2019年格式只有“（六）其他处理”一行，2021年格式分为三行；2021年格式三行之和相当于2019年格式的这一行。"
ITEMS = "2021年格式不再填报这一项。"
SPLIT = ("not_clarified", "fee_unpaid", "else")

CROSSINGS = (
    *(
        Crossing((cell,), (cell,), True, DECISIONS)
        for cell in (
            "proactive.licences.decisions",
            "proactive.penalties.decisions",
            "proactive.coercive_measures.decisions",
        )
    ),
    *(
        Crossing(
            (f"requests.other.{column.code}",),
            tuple(f"requests.other.{part}.{column.code}" for part in SPLIT),
            True,
            OTHER,
        )
        for column in APPLICANTS
    ),
    *(
        Crossing(
            tuple(f"proactive.{row}.{column}" for column in ("made", "newly_disclosed", "disclosed_total")),
            tuple(f"proactive.{row}.{column}" for column in ("issued", "repealed", "in_force")),
            False,
            MADE,
        )
        for row in ("regulations", "normative_documents")
    ),
    Crossing(
        ("proactive.fees.items_last_year", "proactive.fees.change"), ("proactive.fees.amount",), False, FEES
    ),
    *(
        Crossing((f"proactive.{row}.{column}",), (), False, ITEMS)
        for row, columns in {
            "licences": ("items_last_year", "change"),
            "penalties": ("items_last_year", "change"),
            "coercive_measures": ("items_last_year", "change"),
            "other_services": ("items_last_year", "change", "decisions"),
            "procurement": ("projects", "amount"),
        }.items()
        for column in columns
    ),
)

ONCE = "每件申请只计在一行；区分处理、部分公开的只计在“（二）部分公开”。"
TRIAL = "2019年度是新格式第一年，允许参照执行，个别报告的口径可能不同。"
# by the beginning of the cell's name
PITFALLS = {
    "proactive.": ("各项数据核定时间点为报告年度12月31日。",),
    "proactive.regulations": ("只有国务院部门和省、设区的市、自治州人民政府可以制定规章，其他机关为0。",),
    "proactive.normative_documents.in_force": (
        "是年末存量，不是本年制发数；因清理、到期失效或统计范围变化，不一定等于上年存量加制发减废止。",
    ),
    "proactive.licences.decisions": ("包括已公开和依法未公开的全部处理决定，不是在网站公示的件数。",),
    "proactive.penalties.decisions": ("包括已公开和依法未公开的全部处理决定，不是在网站公示的件数。",),
    "proactive.coercive_measures.decisions": (
        "包括已公开和依法未公开的全部处理决定，不是在网站公示的件数。",
    ),
    "proactive.fees.amount": ("单位是万元；报告怎样写就怎样显示，小数位数各机关不同。",),
    "proactive.procurement.amount": ("表格没有规定单位，单位写在数字后面；图上一律折算为万元。",),
    "requests.new": ("是本年收到的件数，不含上年结转；办理结果按上年结转加本年新收计算。",),
    "requests.carried_in": ("应与上年报告的“结转下年度继续办理”相等，机构合并、新设的除外。",),
    "requests.carried_out": ("到12月31日还在办理期限内的申请也计在这里，不等于逾期。",),
    "requests.handled": (ONCE,),
    "requests.granted": (ONCE,),
    "requests.partly_granted": (ONCE,),
    "requests.refused": (ONCE, "表中没有不予公开的小计行，合计由八项相加。"),
    "requests.unavailable": (ONCE, "多数是本机关不掌握的信息，数量多不等于公开得少。"),
    "requests.unprocessed": (ONCE, "信访举报投诉类、重复申请等依照条例不作为信息公开申请办理。"),
    "requests.other": (ONCE, "申请人主动撤回的申请也计在“其他”。"),
    "remedies": (
        "复议机关作共同被告的案件只由原行为机关填报一次。",
        "尚未审结的案件会在以后年度的结果中再次出现，不能把各年总计相加当作案件总数。",
    ),
    "remedies.litigation": (
        "2024年起，对不予公开决定不服的应当先申请行政复议，直接起诉和复议后起诉的件数与以前各年不宜直接比较。",
    ),
}


def pitfalls(cell: str) -> tuple[str, ...]:
    """What to mind of a cell, the general before the particular."""
    trial = (TRIAL,) if cell in BY_CODE["2019"].by_name else ()
    return (*(text for start, texts in PITFALLS.items() if cell.startswith(start) for text in texts), *trial)


def rows(edition: str, start: str) -> tuple[str, ...]:
    """The row names of table 三 that begin so, in the order of the form."""
    table = next(table for table in BY_CODE[edition].tables if table.code == "requests")
    return tuple(name for name in table.rows() if f"{name}.".startswith(f"{start}."))


def total_of(*starts: str) -> type_cells:
    """The 总计 column of the rows that begin so."""
    return lambda edition: tuple(f"{row}.total" for start in starts for row in rows(edition, start))


def cells(*names: str) -> type_cells:
    return lambda edition: names


def outcome(*names: str, of: tuple[str, ...]) -> type_cells:
    """Outcomes of table 四, of the procedures ``of``."""
    return cells(*(f"remedies.{procedure}.{name}" for procedure in of for name in names))


def group_of(start: str) -> str:
    """What the newest form calls the rows of table 三 that begin so, without number and bracket: 不予公开."""
    edition = EDITIONS[-1]
    found = [edition.by_name[f"{name}.total"].row for name in rows(edition.code, start)]
    label = found[0].label if len(found) == 1 else found[0].under[-1]
    return label.partition("）")[2].partition("（")[0]


def _column(procedure: str, outcome: str) -> Line:
    return EDITIONS[-1].by_name[f"remedies.{procedure}.{outcome}"].column


GRANTED, PARTLY = "requests.granted", "requests.partly_granted"
RECEIVED = cells("requests.new.total", "requests.carried_in.total")
HANDLED = cells("requests.handled.total")
REVIEW, SUITS = ("reconsideration",), ("litigation_direct", "litigation_after")
JUDGED = ("upheld", "corrected", "other")
RESULTS = {
    code: (f"requests.{code}", group_of(f"requests.{code}"))
    for code in ("refused", "unavailable", "unprocessed", "other")
}
OUTCOMES = {code: _column(REVIEW[0], code).label for code in (*JUDGED, "pending")}
CASES = {
    code: (_column(of[0], "total").under[0], of)
    for code, of in (("reconsideration", REVIEW), ("litigation", SUITS))
}
SMALL = f"分母小于{ENOUGH}的不计算比率，只列件数；分母为0的记作“—”。"
LEVEL = "比率高低与申请的内容有关，不宜单独用来评价一个机关。"


def derived() -> Iterator[Indicator]:
    """Every derived indicator, in the order it is listed."""
    yield _made(
        "received",
        "收到的申请",
        "本年新收与上年结转之和，就是本年要办理的全部申请。",
        "本年新收＋上年结转",
        RECEIVED,
    )
    organisations = cells(*(f"requests.new.{column.code}" for column in APPLICANTS[1:-1]))
    yield _made(
        "new-organisations",
        "法人或其他组织的新收申请",
        "商业企业、科研机构、社会公益组织、法律服务机构和其他组织提出的新收申请，表中没有这一小计。",
        "五类组织之和",
        organisations,
    )
    for code, (start, label) in RESULTS.items():
        note = OTHER if code == "other" else ""
        says = f"“{label}”各项之和，表中没有这一小计。"
        yield _made(code, f"{label}合计", says, f"{label}各项之和", total_of(start), crossing=note)
    yield _rate(
        "disclosure-rate", "公开率", "（予以公开＋部分公开）÷办理结果总计", total_of(GRANTED, PARTLY), HANDLED
    )
    for code, (start, label) in RESULTS.items():
        note = OTHER if code == "other" else ""
        yield _rate(
            f"{code}-rate", f"{label}率", f"{label}合计÷办理结果总计", total_of(start), HANDLED, crossing=note
        )
    yield _rate("handled-rate", "年内办结率", "办理结果总计÷（本年新收＋上年结转）", HANDLED, RECEIVED, ENDS)
    person = cells("requests.new.person")
    yield _rate(
        "person-share", "自然人申请占比", "自然人新收申请÷新收申请总计", person, cells("requests.new.total")
    )
    yield _growth()
    for code, (label, of) in CASES.items():
        if code == "litigation":
            says = "未经复议直接起诉与复议后起诉两栏的总计之和。"
            yield _made("litigation", "行政诉讼合计", says, "直接起诉＋复议后起诉", outcome("total", of=of))
        corrected = outcome("corrected", of=of)
        yield _made(f"{code}-corrected", f"{label}结果纠正", "结果纠正的件数。", "结果纠正", corrected)
        words = "结果纠正÷（结果维持＋结果纠正＋其他结果）"
        yield _rate(
            f"{code}-correction-rate", f"{label}纠错率", words, corrected, outcome(*JUDGED, of=of), OPEN
        )


ENDS = "年末收到、还在办理期限内的申请自然结转，比率不是100%不等于逾期。"
OPEN = "尚未审结的不计入分母。"


def _made(
    code: str, label: str, says: str, words: str, numerator: type_cells, *, crossing: str = ""
) -> Indicator:
    formulas = {edition.code: Formula(numerator(edition.code)) for edition in EDITIONS}
    return Indicator(code, label, "合计", says, "件", formulas, words, _minded(formulas), crossing)


def _rate(
    code: str,
    label: str,
    words: str,
    over: type_cells,
    under: type_cells,
    *more: str,
    crossing: str = "",
) -> Indicator:
    formulas = {e.code: Formula(over(e.code), under(e.code)) for e in EDITIONS}
    says = f"{words}，以百分数表示。{SMALL}"
    return Indicator(code, label, "比率", says, "%", formulas, words, (*more, LEVEL, TRIAL), crossing)


def _growth() -> Indicator:
    formulas = {edition.code: Formula(("requests.new.total",), growth=True) for edition in EDITIONS}
    words = "（本年新收−上年新收）÷上年新收"
    says = f"{words}，以百分数表示；两年都要有报告。{SMALL}"
    return Indicator("new-growth", "新收申请比上年增减", "比率", says, "%", formulas, words, (TRIAL,))


def _minded(formulas: dict[str, Formula]) -> tuple[str, ...]:
    """The pitfalls of all its cells, each once."""
    found = (text for formula in formulas.values() for cell in formula.cells for text in pitfalls(cell))
    return tuple(dict.fromkeys(found))
