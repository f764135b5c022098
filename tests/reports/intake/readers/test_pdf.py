"""PDF files as Word, WPS, browsers and this software print them come down to paragraphs and cells."""

from functools import cache

import pytest
from weasyprint import HTML

from reports.filetypes import pdf as writer
from reports.fonts import font_css
from reports.intake.readers import pdf
from reports.intake.source import Grid, Source, Text, Unreadable
from tests.reports.filetypes import samples
from tests.shared import SHARED, needs_shared

STYLE = f"""{font_css()} @page {{ size: A4; margin: 30mm 26mm }}
body {{ font: 16pt/28pt "GW Full Song", "Noto Serif CJK SC"; text-align: justify }}
p {{ margin: 0; text-indent: 2em }} table {{ border-collapse: collapse; font-size: 10pt; line-height: 14pt }}"""


def printed(body: str, style: str = "") -> bytes:
    made: bytes = HTML(string=f"<style>{STYLE}{style}</style>{body}").write_pdf()
    return made


def texts(source: Source) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Text)]


def drawings(source: Source) -> list[str]:
    """Each table as lines, cells parted by |, a merged cell once with its size."""
    return [drawing(block) for block in source.blocks if isinstance(block, Grid)]


def drawing(grid: Grid) -> str:
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        size = f"[{cell.rows}×{cell.columns}]" if cell.rows * cell.columns > 1 else ""
        rows.setdefault(cell.row, []).append(cell.text.replace("\n", "/") + size)
    return "\n".join("|".join(row) for row in rows.values())


@cache
def ours(name: str) -> Source:
    return pdf.read(writer.write(samples.ALL[name]()))


def test_our_own_passages_come_back_paragraph_by_paragraph() -> None:
    found = texts(ours("ordinary"))
    for passage in samples.PASSAGES.values():
        lines = passage.split("\n")
        start = found.index(lines[0])
        assert found[start : start + len(lines)] == lines


@pytest.mark.parametrize("name", samples.ALL)
def test_our_own_tables_come_back_whole(name: str) -> None:
    two, three, four = (block for block in ours(name).blocks if isinstance(block, Grid))
    trial = name in ("blank2019", "trial")
    assert (two.width, two.height) == ((4, 18) if trial else (4, 14))
    assert (three.width, three.height) == ((10, 26) if trial else (10, 28))
    assert (four.width, four.height) == (15, 4)


@needs_shared
def test_a_report_from_wps_is_read_cell_by_cell() -> None:
    source = pdf.read((SHARED / "reports/real/hongze_district_2023.pdf").read_bytes())
    assert source.title == "洪泽区人民政府2023年政府信息公开工作年度报告"
    assert drawings(source)[-1].splitlines()[-1] == "10|1|0|0|0|0|0|0|0|0|5|0|0|0|0"
    assert "（七）总计[1×2]|21|0|0|0|0|0|21" in drawings(source)[3]
    assert "严格执行“分级审核、先审后发”程序" in texts(source)[7]


def test_merged_cells_are_told_from_the_rules() -> None:
    source = pdf.read(
        printed(
            "<style>td { border: 1pt solid }</style><p>收到和处理政府信息公开申请的数量如下表所示。</p>"
            "<table><tr><td rowspan=2>信息<br>内容<td colspan=2>申请人情况<tr><td>自然人<td>总计"
            "<tr><td>本年<td><td>12</table>"
        )
    )
    assert drawings(source) == ["信息/内容[2×1]|申请人情况[1×2]\n自然人|总计\n本年||12"]
    assert source.blocks[1].where == "第1页表格1"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"PK\x03\x04", "一、总体情况".encode() * 20])
def test_what_is_no_pdf_gets_a_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable, match="打不开"):
        pdf.read(data)
