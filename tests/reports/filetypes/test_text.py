"""Plain text: what a person without any program reads."""

from functools import cache

from reports.filetypes import text
from reports.filetypes.layout import width
from tests.reports.filetypes import issues


@cache
def rows(name: str) -> list[str]:
    return text.write(issues.ALL[name]()).decode().split("\r\n")


def test_a_figure_stands_below_its_row_beside_its_column() -> None:
    at = rows("odd").index("一、本年新收政府信息公开申请数量")
    assert rows("odd")[at + 1].split() == ["申请人情况／自然人", "17"]
    assert "    申请人情况／自然人                        （空白）" in rows("odd")


def test_the_figures_of_a_table_stand_under_one_another() -> None:
    names = ["自然人", "商业企业", "总计"]
    found = [next(row for row in rows("ordinary") if f"／{name} " in row) for name in names]
    edges = {width(row) - width(row.split()[-1]) for row in found}
    assert len(edges) == 1


def test_the_text_stands_in_the_official_order_with_its_address() -> None:
    heads = [chapter.heading for chapter in issues.ordinary().document.chapters]
    assert [row for row in rows("ordinary") if row in heads] == heads
    assert rows("ordinary")[0] == issues.ordinary().document.title
    assert rows("ordinary")[-2] == f"核验地址：{issues.ordinary().verify_address}"
