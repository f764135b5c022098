"""Every broken equation of the edition, in the order of the form."""

from collections.abc import Iterator

from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.content import Content
from reports.schema import Severity

NOTICES = "国办公开办函〔2021〕30号、〔2019〕60号"
LABEL = f"{NOTICES}所附表格的“总计”"
RULES: tuple[Rule, ...] = (
    Rule(
        "T3-1",
        "表三每一列都要勾稽：本年新收加上年结转，等于本年度办理结果（七）总计加结转下年度继续办理。",
        Severity.BLOCK,
        f"{NOTICES}所附表格印明的勾稽关系",
        Example({"requests.new.person": "3", "requests.granted.person": "2"}),
        statutory=True,
    ),
    Rule(
        "T3-2",
        "表三（七）总计等于（一）至（六）各行之和，每一列都要相等。",
        Severity.BLOCK,
        LABEL,
        Example(
            {
                "requests.new.person": "20",
                "requests.granted.person": "26",
                "requests.handled.person": "20",
                "requests.handled.total": "20",
            }
        ),
        statutory=True,
    ),
    Rule(
        "T3-3",
        "表三每一行的总计等于自然人、商业企业、科研机构、社会公益组织、法律服务机构和其他六列之和。",
        Severity.BLOCK,
        LABEL,
        Example({"requests.new.person": "5", "requests.granted.person": "5", "requests.granted.total": "0"}),
        statutory=True,
    ),
    Rule(
        "T4-1",
        "表四行政复议、未经复议直接起诉、复议后起诉三块，总计都等于四种结果之和。",
        Severity.BLOCK,
        LABEL,
        Example(
            {
                "remedies.reconsideration.upheld": "10",
                "remedies.reconsideration.corrected": "1",
                "remedies.reconsideration.total": "0",
            }
        ),
        statutory=True,
    ),
    Rule(
        "T2-2",
        "现行有效件数加本年废止件数不小于本年制发件数：本年制发的到年底或者有效，或者已经废止。",
        Severity.EXPLAIN,
        "国办公开办函〔2021〕30号表二各栏的含义；年内制发又自行失效的是例外",
        Example({"proactive.normative_documents.issued": "4", "proactive.normative_documents.in_force": "2"}),
        floor=Severity.WARN,
        editions=("2021",),
    ),
    Rule(
        "T2o-2",
        "上一年项目数量加本年增减数不小于0。",
        Severity.BLOCK,
        "国办公开办函〔2019〕60号表二各栏的含义",
        Example({"proactive.licences.items_last_year": "12", "proactive.licences.change": "-15"}, year=2020),
        statutory=True,
        editions=("2019",),
    ),
    Rule(
        "T2o-5",
        "本年新公开数量不大于对外公开总数量。",
        Severity.BLOCK,
        "国办公开办函〔2019〕60号表二各栏的含义",
        Example(
            {
                "proactive.normative_documents.newly_disclosed": "9",
                "proactive.normative_documents.disclosed_total": "7",
            },
            year=2020,
        ),
        statutory=True,
        editions=("2019",),
    ),
)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """One finding for each equation both of whose sides are known and disagree."""
    values = content.values
    for equation in content.edition.equations:
        if equation.holds(values):
            continue
        left, right = equation.sides(values) or (None, None)
        yield Finding(
            equation.rule,
            equation.severity,
            content.edition.section_of(equation.cells[0]).code,
            equation.message(values),
            equation.cells,
            left,
            right,
        )
