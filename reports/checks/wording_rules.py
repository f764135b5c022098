"""What is documented of the words that wording looks for."""

from reports.checks.rule import Example, Rule
from reports.schema import Severity

RULES = (
    Rule(
        "TXT-06",
        "报告里没有模板的填写说明、没有填的空位和排版符号。",
        Severity.BLOCK,
        "公布的报告应是完成的公文",
        Example(added={"overview": "今年共举办培训（此处填写次数）次。"}),
        floor=Severity.WARN,
        ceiling=Severity.BLOCK,
    ),
    Rule(
        "E-39",
        "通知和表格里的填写要求不留在报告正文里。",
        Severity.WARN,
        "主管部门审核中屡见的问题",
        Example(added={"overview": "各级人民政府还要写明含《条例》第五十条第四项规定的内容。"}),
    ),
    Rule(
        "E-33",
        "引用的依据现行有效：2021年度起不用国办公开办函〔2019〕60号，条例是国令第711号。",
        Severity.WARN,
        "国办公开办函〔2021〕30号；国令第711号",
        Example(added={"overview": "本报告根据国务院令第492号公布的条例编制。"}),
        floor=Severity.HINT,
    ),
    Rule(
        "E-34",
        "文号写对：是“国办公开办函”，不是“国办公开办涵”。",
        Severity.WARN,
        "国办公开办函〔2021〕30号",
        Example(added={"overview": "本报告按照国办公开办涵〔2021〕30号的要求编制。"}),
    ),
)
