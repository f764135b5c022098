"""Numbers that lead through a passage."""

import pytest

from reports.checks import Finding, numbering, specimen
from reports.schema import Severity
from tests.contents import WRITTEN, report


def found(text: str, section: str = "problems", year: int = 2024) -> list[Finding]:
    return list(numbering.findings(report({}, year, WRITTEN | {section: text})))


def test_a_report_in_order_needs_no_word() -> None:
    assert list(numbering.findings(specimen.report())) == []


BROKEN = [
    ("一是公开较晚；三是解读不够。", "中间缺了“二是”"),
    ("一是公开较晚，二是解读不够，二是人手少。", "序号重复了"),
    ("一是公开较晚。二是人手少。三是解读少。二是更新慢。", "序号倒退了"),
    ("二是解读不够；三是人手少。", "前面没有“一是”"),
    ("第一，健全制度。第二，加强培训。第四，按月检查。", "中间缺了“第三”"),
    ("其一，公开较晚；其三，人手少。", "中间缺了“其二”"),
    ("（一）公开\n内容。\n（二）申请\n内容。\n（四）管理\n内容。", "中间缺了“（三）”"),
    ("1.公开较晚。\n2.人手少。\n2.解读不够。", "序号重复了"),
    ("1、公开较晚；2、人手少；4、解读不够。", "中间缺了“3.”"),
    ("（1）公开较晚。\n（3）人手少。", "中间缺了“（2）”"),
    ("①公开较晚②人手少④解读少", "中间缺了“③”"),
    ("一是公开较晚；一是人手少；二是解读不够。", "序号重复了"),
    ("（一）公开较晚。\n（一）人手少。\n（二）解读不够。", "序号重复了"),
    ("（十）公开。\n（十二）申请。", "前面没有“（一）”"),
]
IN_ORDER = [
    "一是公开较晚；二是人手少。\n措施：一是增加人员；二是按月核对；三是检查。",
    "首先，公开较晚；二是人手少。",
    "一是公开较晚，二要增加人手，三是按月核对。",
    "原因之一是人手少。此外，统一是要求。",
    "（一）问题\n1.公开较晚。\n2.人手少。\n（二）措施\n1.增加人手。\n2.按月核对。",
    "一是健全制度，具体为：一是登记；二是审查。\n二是加强培训。",
    "公开较晚（1）人手少。（2）解读不够。再看措施（1）培训。（2）检查。",
    "按照第二十条第（一）（五）（六）（八）项公布。",
    "一是公开较晚。措施一是按月核对。",
    "1.问题：公开较晚。\n措施如下：\n1.按月核对。\n2.增加人手。",
    "1.公开较晚。\n二、措施\n1.按月核对。",
    "一是公开较晚，问题二是解读少，三是人手少。",
    "把握三要素，坚持一要求。",
    "2024年1.5万条，比上年多3.2万条。",
]


@pytest.mark.parametrize(("text", "wrong"), BROKEN)
def test_numbers_that_jump_or_come_twice(text: str, wrong: str) -> None:
    (finding,) = found(text)
    assert (finding.code, finding.severity, finding.section) == ("E-06", Severity.WARN, "problems")
    assert wrong in finding.message


@pytest.mark.parametrize("text", IN_ORDER)
def test_numbers_in_order(text: str) -> None:
    assert found(text) == []


def test_a_text_of_nothing_but_numbers_is_read_to_a_point() -> None:
    assert found("①。" * 1000 + "③") == []


def test_beyond_twenty_a_number_is_called_by_its_digits() -> None:
    items = "".join(f"{number}.第{number}项。\n" for number in range(1, 22))
    assert "“22.”" in found(f"{items}23.最后一项。")[0].message
