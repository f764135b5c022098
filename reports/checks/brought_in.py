"""What is documented of the rules that only a document brought in can break; reports/intake judges them."""

from reports.checks.rule import Rule
from reports.schema import Severity

FORM = "国办公开办函〔2021〕30号、〔2019〕60号所附格式"
RULES = (
    Rule(
        "E-03",
        "各部分的标题用规定的文字。",
        Severity.WARN,
        FORM,
        "文件里写的是“四、政府信息公开行政法复议、行政诉讼情况”，比规定的标题多了一个“法”字。",
        floor=Severity.HINT,
    ),
    Rule(
        "E-05",
        "标题完整，机关和年度与要交的报告一致。",
        Severity.WARN,
        "条例第四十九条；各地主管部门的通知",
        "要交的是2024年度报告，文件标题却是“望溪县水务局2023年政府信息公开工作年度报告”。",
        floor=Severity.HINT,
    ),
    Rule(
        "E-07",
        "用本年度规定的表格：2021年度起用2021年格式，2019、2020年度用2019年格式。",
        Severity.BLOCK,
        "国办公开办函〔2021〕30号、〔2019〕60号",
        "2022年度的报告里，“（六）其他处理”还只有一行，没有分成三行。",
        statutory=True,
    ),
    Rule(
        "E-08",
        "表格的行名和栏目用规定的文字，不改、不断、不缺。",
        Severity.WARN,
        FORM,
        "表二的栏目印作“本年废止数量”，规定的是“本年废止件数”。",
        floor=Severity.HINT,
    ),
    Rule(
        "E-18",
        "表格每一行的格数与栏目一致，每一格读得出是哪个数字。",
        Severity.WARN,
        FORM,
        "表三有一行读出8个数字，表头只有7栏，多出的一个不知道属于哪一栏。",
        floor=Severity.WARN,
    ),
)
