from datetime import date, datetime, time, timedelta

import pytest

from reports.intake.readers import sheets, spreadsheetml, xlsx
from reports.intake.source import Unreadable
from tests.reports.intake.readers.building import rows, texts, unzipped, workbook, xls, zipped

XML = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles/><Worksheet ss:Name="表">{}</Worksheet></Workbook>'
)


def read(rows, merges=()):
    return texts(xlsx.read(workbook(rows, merges)))


@pytest.mark.parametrize(
    "value, text",
    [
        (5.0, "5"),
        (12.50, "12.5"),
        (0.1 + 0.2, "0.3"),
        (4166.241619, "4166.241619"),
        (1e15, "1000000000000000"),
    ]
    + [(-0.0, "0"), (7, "7"), (1e-7, "0.0000001"), (True, "TRUE"), (False, "FALSE"), ("a\r\nb", "a\nb")]
    + [(date(2022, 1, 3), "2022年1月3日"), (datetime(2022, 1, 3), "2022年1月3日"), (time(8, 30), "08:30")]
    + [(datetime(2022, 1, 3, 8, 30, 1), "2022年1月3日 08:30:01"), (timedelta(hours=30), "30小时")],
)
def test_values_are_as_a_sheet_shows_them(value, text):
    assert sheets.shown(value) == text


def test_a_table_comes_with_its_merged_cells_wherever_it_stands():
    rows = [[], [None, "果", "计", None], [None, None, 1, 2.5]]
    assert read(rows, ["B2:B3", "C2:D2"]) == [[[("果", 2, 1), ("计", 1, 2)], ["1", "2.5"]]]


def test_a_whole_report_on_one_sheet_is_parted():
    rows = [
        ["某局2022年政府信息公开工作年度报告"],
        ["一、总体情况"],
        ["本年无。"],
        ["二、主动公开政府信息情况"],
    ]
    rows += [
        ["第二十条第（一）项"],
        ["信息内容", "件数"],
        ["规章", 5],
        ["三、收到和处理政府信息公开申请情况"],
        ["新收", 1],
    ]
    found = read(rows, ["A1:B1"])
    assert found[:4] == [row[0] for row in rows[:4]]
    assert found[4:] == [
        [["第二十条第（一）项", ""], ["信息内容", "件数"], ["规章", "5"]],
        rows[7][0],
        [["新收", "1"]],
    ]


def test_places_name_sheet_and_row():
    source = xlsx.read(workbook([[], ["一、总体情况"], ["规章", 5]]))
    assert [block.where for block in source.blocks] == ["工作表“表”第2行", "工作表“表”第3行起"]


def test_hidden_sheets_are_read_and_noted_empty_ones_and_charts_are_not():
    def change(book):
        sheet = book.create_sheet("藏")
        sheet.append(["a", 1])
        sheet.sheet_state = "hidden"
        book.create_sheet("空")
        book.create_chartsheet("图")

    source = xlsx.read(workbook([["b", 2]], change=change))
    assert texts(source) == [[["b", "2"]], [["a", "1"]]]
    assert source.notes == ("工作表“藏”是隐藏的，也读了。",)


def test_formulas_without_a_result_and_errors_are_noted():
    source = xlsx.read(workbook([["a", "=SUM(1,2)", "#N/A"]]))
    assert source.notes == (xlsx.NO_VALUE, xlsx.ERRORS)


def test_a_long_sum_is_worked_out_whole_and_only_shown_short():
    ones = [1] * 21
    sum_ = "=" + "+".join(f"{chr(65 + n)}1" for n in range(21))
    source = xlsx.read(workbook([[*ones, sum_, "a"]]))
    assert source.blocks[0].cells[21].text == f"21（{sum_[:60]}…）"
    assert source.notes == (xlsx.WORKED_OUT,)


def test_a_sum_of_blanks_is_blank():
    source = xlsx.read(
        workbook([["规章", None, None, "=SUM(B1:C1)", "=D1+B1", "b"], ["a", 0, None, "=SUM(B2:C2)"]])
    )
    assert rows(source.blocks[0]) == [
        ["规章", "", "", "", "", "b"],
        ["a", "0", "", "0（=SUM(B2:C2)）", "", ""],
    ]


@pytest.mark.parametrize(
    "formula", ["=IF(A1>0,1,0)", "=SUM(A1:IV9)", "=A1:B1:C1", "=B1+A1", "=D1+A1", "=E1+A1", "=SUM(1,2)"]
)
def test_what_is_no_plain_sum_of_numbers_is_not_worked_out(formula):
    source = xlsx.read(workbook([[1, "文", formula, "=C1+A1", "=A1*2", "=A1+A1"]]))
    assert [cell.text for cell in source.blocks[0].cells][2] == formula
    assert source.notes == (xlsx.NO_VALUE, xlsx.WORKED_OUT)


def test_formulas_out_of_reach_and_on_other_sheets_are_said_to_be_missing():
    def change(book):
        book.active["A300"] = "=A1+A2"
        book.create_chartsheet("图")

    assert xlsx.NO_VALUE in xlsx.read(workbook([["规章", 1, "=B1+B1"]], change=change)).notes


def test_a_sum_of_sums_goes_only_so_deep():
    chain = [1, *(f"={chr(64 + n)}1" for n in range(1, 7))]
    source = xlsx.read(workbook([[*chain, "a"]]))
    assert [cell.text for cell in source.blocks[0].cells][4:7] == ["1（=D1）", "1（=E1）", "1（=F1）"]
    backwards = [*(f"={chr(65 + n)}1" for n in range(1, 7)), 1]
    assert xlsx.read(workbook([[*backwards, "a"]])).blocks[0].cells[0].text == "=B1"


def test_an_empty_workbook_is_refused():
    with pytest.raises(Unreadable, match="没有内容"):
        xlsx.read(workbook([]))


def test_a_long_sheet_is_cut_and_says_so():
    source = xlsx.read(workbook([[n, n] for n in range(sheets.MOST_ROWS + 10)]))
    assert source.notes == ("工作表“表”太大（2010行、2列），只读了前2000行、前2列。",)
    assert source.blocks[0].height == sheets.MOST_ROWS


def test_a_wide_sheet_is_cut_and_says_so():
    source = xlsx.read(workbook([["a"] * 300, ["b"]]))
    assert source.notes == ("工作表“表”太大（2行、300列），只读了前2行、前256列。",)


def test_a_sheet_spread_over_everything_is_refused():
    def change(book):
        book.active["XFD1048576"] = 1

    with pytest.raises(Unreadable, match="太大"):
        xlsx.read(workbook([["a"]], change=change))


def test_a_workbook_that_unpacks_to_too_much_is_refused():
    with pytest.raises(Unreadable, match="太大"):
        xlsx.read(zipped({f"xl/{n}.xml": bytes(2**24) for n in range(5)}))


def test_a_workbook_of_1997_is_read():
    source = xlsx.read(xls([["果", "计", ""], ["", 1.0, 2.5]], [(0, 1, 0, 0), (0, 0, 1, 2)]), "xls")
    assert (source.format, texts(source)) == ("xls", [[[("果", 2, 1), ("计", 1, 2)], ["1", "2.5"]]])


def test_what_is_no_workbook_is_refused():
    with pytest.raises(Unreadable, match="损坏"):
        xlsx.read(zipped({"xl/workbook.xml": "<a/>"}))


def test_a_sheet_that_cannot_be_read_is_noted():
    class Panic(BaseException):
        pass

    class Book:
        def get_sheet_by_name(self, name):
            raise Panic(name)

    Panic.__name__ = "PanicException"
    assert xlsx._sheet(Book(), "表") == ((), "工作表“表”打不开，没有读。", 0)


def test_an_interrupt_is_not_swallowed():
    class Book:
        def get_sheet_by_name(self, name):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        xlsx._sheet(Book(), "表")


def test_a_password_is_told_from_damage():
    assert "密码" in str(xlsx._refusal(ValueError("Workbook is password protected")))


def test_merged_cells_that_lie_over_others_do_not_count():
    over = [((0, 0), (1, 0)), ((0, 0), (0, 1)), ((5, 5), (6, 6))]
    found, _ = sheets.sheet("表", [["a", "b"], ["c", "d"]], over)
    assert found[0].cells[0].rows == 2 and len(found[0].cells) == 3


def test_more_merged_cells_than_cells_are_not_gone_through():
    found, _ = sheets.sheet("表", [["a", "b", "5"], ["c", "d", "6"]], [((0, 0), (1, 1))] * 100)
    assert len(found[0].cells) == 3


def test_excel_s_own_xml_is_read():
    rows = (
        '<Column/><Row><Cell ss:MergeDown="1"><Data ss:Type="String">果</Data></Cell><Cell ss:MergeAcross="1"><Data>计'
        '</Data></Cell></Row><Row><Cell ss:Index="2"><Data>1</Data></Cell><Cell/></Row><Row ss:Index="4"><Cell><Data>x'
        '</Data></Cell><Cell ss:Index="3"><Data>9</Data></Cell><Cell ss:Index="999"><Data>远</Data></Cell></Row>'
    )
    source = spreadsheetml.read(XML.format(f"<Table>{rows}</Table>").encode())
    assert texts(source) == [[[("果", 2, 1), ("计", 1, 2)], ["1", ""], ["", "", ""], ["x", "", "9"]]]


def test_excel_s_own_xml_is_cut_where_it_is_too_long():
    rows = '<Row><Cell><Data>a</Data></Cell><Cell><Data>1</Data></Cell></Row><Row ss:Index="9999"/>'
    assert "9999行" in spreadsheetml.read(XML.format(f"<Table>{rows}</Table>").encode()).notes[0]


@pytest.mark.parametrize("content", ["", "<Table/>", "<Table><Row><Cell/></Row></Table>"])
def test_excel_s_own_xml_without_text_is_refused(content):
    with pytest.raises(Unreadable, match="没有内容"):
        spreadsheetml.read(XML.format(content).encode())


def test_excel_s_own_xml_cut_short_is_refused():
    with pytest.raises(Unreadable, match="损坏"):
        spreadsheetml.read(XML.format("<Table>").encode())


def test_excel_s_own_xml_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(spreadsheetml, "MOST_XML", 3)
    with pytest.raises(Unreadable, match="太大"):
        spreadsheetml.read(XML.encode())


def test_a_workbook_whose_only_sheet_is_damaged_says_so():
    parts = dict(unzipped(workbook([["a"]])))
    parts["xl/worksheets/sheet1.xml"] = b"<worksheet><sheetData><row"
    with pytest.raises(Unreadable, match="损坏"):
        xlsx.read(zipped(parts))
