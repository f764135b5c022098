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
    _, _, three, torn, four = drawings(source)
    assert four.splitlines()[-1] == "10|1|0|0|0|0|0|0|0|0|5|0|0|0|0"
    typed = [row.split("|")[-7:] for row in f"{three}\n{torn}".splitlines()[3:]]
    assert len(typed) == 23
    assert " ".join(row[0] for row in typed) == "21 0 0 4 1 0 0 0 0 1 1 0 10 3 0 1 0 0 0 0 0 21 0"
    assert all(row == [row[0], "0", "0", "0", "0", "0", row[0]] for row in typed)


@needs_shared
def test_the_passages_of_a_report_from_wps_are_whole() -> None:
    found = texts(pdf.read((SHARED / "reports/real/hongze_district_2023.pdf").read_bytes()))
    assert len(found) == 17
    assert [text[:7] for text in found if text[1] == "、"] == [
        f"{mark}、{words}"
        for mark, words in zip(
            "一二三四五六",
            ("总体情况", "主动公开政", "收到和处理", "政府信息公", "存在的主要", "其他需要报"),
            strict=True,
        )
    ]
    assert all(text[-1] in "。况项告" for text in found) and "一律不准发布。" in found[7]


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


SENTENCE = "各部门把应当公开的事项逐条列明并在规定期限内向社会公开，让群众找得到、看得懂、用得上；"


def test_paragraphs_go_on_over_pages_without_numbers_and_running_heads() -> None:
    style = """@page { @top-center { content: "望溪县水务局文件" } @bottom-center { content: "- " counter(page) " -" } }"""
    long = SENTENCE * 30 + "共计2024条。"
    source = pdf.read(printed(f"<h1>年度报告</h1><p>{long}<p>{SENTENCE[:21]}<p>（一）{long}", style))
    assert texts(source) == ["年度报告", long, SENTENCE[:21], f"（一）{long}"]
    assert [block.heading for block in source.blocks if isinstance(block, Text)] == [
        True,
        False,
        False,
        False,
    ]
    bare = style.replace('"- " counter(page) " -"', "counter(page)")
    assert texts(pdf.read(printed(f"<p>{long}<p>12", bare))) == [long, "12"]


def test_pages_printed_on_both_sides_shift_their_type_area() -> None:
    style = "@page :left { margin: 30mm 36mm 30mm 16mm } body { text-align: left }"
    paragraphs = [SENTENCE * n + "公开信息。" for n in (3, 9, 14, 2, 20, 1, 8)]
    assert texts(pdf.read(printed("<p>".join(["", *paragraphs]), style))) == paragraphs


def test_paragraphs_without_indent_end_with_a_short_line_or_white() -> None:
    paragraphs = [
        SENTENCE + "完。",
        SENTENCE[:28],
        SENTENCE * 2 + "联系电话0591-23165250，网址www.example.gov.cn/open。",
    ]
    found = texts(pdf.read(printed("<p>".join(["", *paragraphs]), "p { text-indent: 0; margin: 20pt 0 }")))
    assert found == paragraphs


def test_western_words_keep_their_blanks_and_chinese_gains_none() -> None:
    spread = '<p style="text-align-last: justify; letter-spacing: 1pt">电话：0517，邮编：223100，'
    source = pdf.read(printed(f"{spread}<p>采用 open data portal 标准 2.0 版本，{SENTENCE}<p>短　句"))
    assert texts(source) == [
        "电话：0517，邮编：223100，",
        f"采用 open data portal 标准 2.0 版本，{SENTENCE}",
        "短 句",
    ]


def test_english_lines_are_joined_with_a_blank() -> None:
    words = "the report of the bureau on open government information " * 4
    assert texts(pdf.read(printed(f"<p>{words}</p>"))) == [words.strip()]


def test_radicals_become_the_characters_they_look_like() -> None:
    source = pdf.read(
        printed('<p style="font-family: Noto Serif CJK SC">⼀、⺠政⽂件共⼆⼗件，已全部公开完毕。')
    )
    assert texts(source) == ["一、民政文件共二十件，已全部公开完毕。"]


def test_a_title_of_two_lines_is_one_heading() -> None:
    title = '<h1 style="text-align: center; font-size: 22pt">洪水县人民政府<br>2024年度报告</h1>'
    source = pdf.read(
        printed(f"{title}<p>{SENTENCE * 3}<h2 style='font-size: 16pt; font-weight: bold'>一、总体</h2>")
    )
    assert texts(source) == ["洪水县人民政府2024年度报告", SENTENCE * 3, "一、总体"]
